import type { Claim } from '#shared/model/claim';
import type { ResolveReference } from '../../fhir/references.ts';
import type { Resource } from '../../fhir/resource.ts';
import { readClaim } from '../read/read-claim.ts';

/** The claim of a stored ExplanationOfBenefit by itself, before other claims are looked at; `null` when it is none. */
export function readStoredClaim(json: string, id: string, resolve: ResolveReference): Claim | null {
  const read = readClaim(JSON.parse(json) as Resource, { id, resolve });
  return read.kind === 'claim' ? read.claim : null;
}
