import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../person.tsx';
import { usePersonNames } from '../use-person-names.ts';

/** Who else has a plan of their own at the same server, by name; `null` where that is nobody, or several. */
export function useOtherOfPlan(): (plan: Pick<ConnectionSummary, 'personId' | 'host'>) => string | null {
  const { people } = usePerson();
  const nameOf = usePersonNames();
  const connections = useRequest('connection.list', {}).data ?? [];
  return ({ personId, host }) => {
    const [other, ...more] = people.filter(
      ({ id }) =>
        id !== personId &&
        connections.some((one) => one.personId === id && one.host === host && one.fedBy === null),
    );
    return other === undefined || more.length > 0 ? null : nameOf(other);
  };
}
