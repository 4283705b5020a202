import { everyClaim } from '#shared/every-claim';
import { useRequest } from '../api/use-request.ts';

/** True once the plan did not pay a claim of the person, or not all of it. While another person's is asked, as before. */
export function useHasDenial(personId: string | null): boolean {
  const denied = useRequest(
    'claims.list',
    {
      filter: {
        ...everyClaim(personId ?? ''),
        states: ['plan-did-not-pay', 'plan-paid-part'],
        counted: 'counted',
      },
      offset: 0,
      limit: 1,
    },
    { enabled: personId !== null, keepPrevious: true },
  );
  return personId !== null && (denied.data?.count ?? 0) > 0;
}
