import type { ConnectionSummary, SyncEnd } from '#shared/model/plans/connection';
import { useRequest } from './use-request.ts';

/**
 * How the last check of a plan ended. The name and birth date are not missing where both are here all the same: a check
 * that brought everything else is done.
 */
export function useCheckEnd({ lastEnd, personId }: ConnectionSummary): SyncEnd | null {
  const people = useRequest('people.list', {}).data ?? [];
  const person = people.find(({ id }) => id === personId);
  if (lastEnd?.outcome !== 'partial' || !person?.name || !person.birthDate) return lastEnd;
  const missing = lastEnd.missing.filter(({ category }) => category !== 'patient');
  return { ...lastEnd, missing, outcome: missing.length === 0 ? 'done' : 'partial' };
}
