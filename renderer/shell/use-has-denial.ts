import { useRequest } from '../api/use-request.ts';

/** True once the plan did not pay a claim of the person, or not all of it. While another person's is asked, as before. */
export function useHasDenial(personId: string | null): boolean {
  const denials = useRequest(
    'appeals.list',
    { personId: personId ?? '' },
    { enabled: personId !== null, keepPrevious: true },
  );
  return personId !== null && (denials.data?.refusals.length ?? 0) > 0;
}
