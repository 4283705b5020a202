import { createClaimSource, prepareEvergreenClaim } from '../../make/claims/claim-source.ts';
import { makeOwner } from '../../make/claims/evergreen-claim.ts';
import { makeDentalAndVision, makePpoCoverage } from '../../make/coverage.ts';
import { makePatient, makeRelatedPerson } from '../../make/patient.ts';
import type { Membership } from '../../model.ts';
import { people } from '../people.ts';
import { planTheoClaims } from './theo-claims.ts';
import { makeTheoRecords } from './theo-records.ts';

/** Theo at Evergreen: a child with dental and vision care. His mother Rosa signs in for him and is paid back. */
export function enrollTheo(now: string, updated: string): Membership {
  const person = people.theo;
  const parent = { id: 'theo-parent', name: people.rosa.name, relationship: 'PRN' } as const;
  const fhirUser = `RelatedPerson/${parent.id}`;
  const owner = makeOwner(person, fhirUser);
  return {
    person,
    fhirUser,
    own: [
      makePatient(person, updated),
      makePpoCoverage(person, '2016-09-01', updated, 'child'),
      ...makeDentalAndVision(person, '2016-09-01', updated, 'child'),
      makeRelatedPerson(parent, person.id, updated),
      ...makeTheoRecords(person, now),
    ],
    claims: createClaimSource(planTheoClaims(now).map((spec) => prepareEvergreenClaim(spec, owner))),
  };
}
