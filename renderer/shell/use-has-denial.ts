import { useState } from 'react';
import { isRefusedApproval } from '#shared/words/papers/approvals';
import { useRequest } from '../api/use-request.ts';

/**
 * True once a plan did not pay a claim of the person, or not all of it, or did not approve a request. While another person's
 * is asked, as before.
 */
export function useHasDenial(personId: string | null): boolean {
  const input = { personId: personId ?? '' };
  const options = { enabled: personId !== null };
  const denials = useRequest('appeals.list', input, options).data;
  const approvals = useRequest('approvals.list', input, options).data;
  const [last, setLast] = useState(false);
  const isKnown = denials !== undefined && approvals !== undefined;
  const has = isKnown
    ? denials.refusals.length > 0 || approvals.approvals.some(isRefusedApproval)
    : personId !== null && last;
  if (has !== last) setLast(has);
  return has;
}
