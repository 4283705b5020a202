/** Whose a record is that came before: filed by more than the sign-in's id, or kept aside. */
import type { Resource } from '../../fhir/resource.ts';
import type { KeptRow } from './aside-table.ts';
import { judgeOwner, judgePatient, type Ownership, type WhoseFacts } from './judge-owner.ts';
import { readCause } from './list-causes.ts';

/**
 * As a record that came before is judged now. What it names by an address within the answer that brought it is not to
 * be found any more: then whom it named stands; `null` where that was nobody with an id.
 */
export function judgeStored({ cause, full_url, json }: KeptRow, facts: WhoseFacts): Ownership | null {
  const owner = judgeOwner(JSON.parse(json) as Resource, full_url, facts);
  if (cause === null || owner.doubt?.kind !== 'unknown') return owner;
  const { kind, name } = readCause(cause);
  if (kind === 'unknown') return owner;
  return kind === 'identity' && name !== null ? judgePatient(name, facts) : null;
}
