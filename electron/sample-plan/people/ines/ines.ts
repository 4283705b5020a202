import { createClaimSource } from '../../make/claims/claim-source.ts';
import { makePpoCoverage } from '../../make/coverage.ts';
import { makePatient } from '../../make/patient.ts';
import type { Membership } from '../../model.ts';
import { people } from '../people.ts';

/** Ines at Evergreen: a member since the first of this month, without a claim or a record yet. */
export function enrollInes(now: string, updated: string): Membership {
  const person = people.ines;
  return {
    person,
    fhirUser: `Patient/${person.id}`,
    own: [makePatient(person, updated), makePpoCoverage(person, `${now.slice(0, 7)}-01`, updated)],
    claims: createClaimSource([]),
  };
}
