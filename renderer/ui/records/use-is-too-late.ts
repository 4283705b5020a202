import type { ClaimView } from '#shared/model/claims/claims-view';
import { isTooLate } from '#shared/words/appeals';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';

/** Whether it is probably too late to appeal a refused claim, by what was written down of it and its usual deadline. */
export function useIsTooLate({ claim, denial }: ClaimView): boolean {
  const today = useToday();
  const { data } = useRequest('appeals.get', { claimId: claim.id }, { enabled: denial !== null });
  return denial !== null && isTooLate(data?.facts ?? null, claim, today);
}
