import type { ConnectionSummary } from '#shared/model/connection';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';

/** The plans of the person on screen; `undefined` while it is not known. */
export function usePersonPlans(): ConnectionSummary[] | undefined {
  const { person } = usePerson();
  const { data } = useRequest('connection.list', {});
  return data?.filter(({ personId }) => personId === person?.id);
}
