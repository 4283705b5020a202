import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useRequest } from './use-request.ts';

/** The plans of a person; `undefined` while loading. */
export function usePersonPlans(personId: string | undefined): ConnectionSummary[] | undefined {
  const { data } = useRequest('connection.list', {});
  return data?.filter((plan) => plan.personId === personId);
}
