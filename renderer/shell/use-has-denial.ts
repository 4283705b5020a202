import { isRefusedApproval } from '#shared/words/papers/approvals';
import { useRequest } from '../api/use-request.ts';

/**
 * True once a plan did not pay a claim of the person, or not all of it, or did not approve a request. While another person's
 * is asked, as before.
 */
export function useHasDenial(personId: string | null): boolean {
  const input = { personId: personId ?? '' };
  const options = { enabled: personId !== null, keepPrevious: true };
  const denials = useRequest('appeals.list', input, options).data?.refusals ?? [];
  const approvals = useRequest('approvals.list', input, options).data?.approvals ?? [];
  return personId !== null && (denials.length > 0 || approvals.some(isRefusedApproval));
}
