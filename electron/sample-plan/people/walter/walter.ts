import {
  createClaimSource,
  prepareApproval,
  prepareEvergreenClaim,
  prepareMedicareClaim,
} from '../../make/claims/claim-source.ts';
import { makeOwner } from '../../make/claims/evergreen-claim.ts';
import { formatCoverageId, listEvergreenClasses, makeCoverage } from '../../make/coverage.ts';
import { makePatient } from '../../make/patient.ts';
import type { Membership } from '../../model.ts';
import { people } from '../people.ts';
import { makeMedicareApproval } from './medicare-approval.ts';
import { makeMedicareCard, makeMedicareCoverages } from './medicare-card.ts';
import { planSupplementClaims } from './supplement-claims.ts';
import { makeWalterRecords } from './walter-records.ts';
import { planWalterVisits } from './walter-visits.ts';

/** Walter at Evergreen: the second plan, which pays after Medicare, and holds his health records. */
export function enrollWalter(now: string, updated: string): Membership {
  const person = people.walter;
  const owner = makeOwner(person);
  const supplement = {
    id: formatCoverageId(person),
    classes: listEvergreenClasses('Evergreen Supplement', 'SUP-10'),
    payor: 'evergreen',
    start: '2017-01-01',
    relationship: 'self',
    order: 2,
  } as const;
  const claims = planSupplementClaims(planWalterVisits(now), now);
  return {
    person,
    fhirUser: `Patient/${person.id}`,
    own: [
      makePatient(person, updated),
      makeCoverage(supplement, person, updated),
      ...makeWalterRecords(person, now),
    ],
    claims: createClaimSource(claims.map((spec) => prepareEvergreenClaim(spec, owner))),
  };
}

/** Walter at Medicare: the same visits, decided first, with a card that an operation makes. */
export function enrollWalterAtMedicare(now: string, updated: string): Membership {
  const person = people.walterMedicare;
  const patient = makePatient(person, updated);
  const coverages = makeMedicareCoverages(person, updated);
  return {
    person,
    fhirUser: `Patient/${person.id}`,
    own: [patient, ...coverages],
    claims: createClaimSource([
      ...planWalterVisits(now).map((visit) => prepareMedicareClaim(visit, person.id)),
      prepareApproval(makeMedicareApproval(person.id, now)),
    ]),
    insuranceCard: makeMedicareCard(person, { patient, coverages }, now),
  };
}
