import { makeOwner } from '../../make/claims/evergreen-claim.ts';
import { makeDentalAndVision, makePpoCoverage } from '../../make/coverage.ts';
import { makePatient } from '../../make/patient.ts';
import type { Membership } from '../../model.ts';
import { people } from '../people.ts';
import { createManyClaims } from './max-claims.ts';

/** Max at Evergreen: for measurements, one person with as many claims as asked for. */
export function enrollMax(claims: number, now: string, updated: string): Membership {
  const person = people.max;
  return {
    person,
    fhirUser: `Patient/${person.id}`,
    own: [
      makePatient(person, updated),
      makePpoCoverage(person, '2000-01-01', updated),
      ...makeDentalAndVision(person, '2000-01-01', updated),
    ],
    claims: createManyClaims(claims, makeOwner(person), now),
  };
}
