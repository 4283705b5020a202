import { createClaimSource, prepareApproval, prepareEvergreenClaim } from '../../make/claims/claim-source.ts';
import type { ClaimSpec } from '../../make/claims/claim-spec.ts';
import { makeOwner } from '../../make/claims/evergreen-claim.ts';
import { makePatient, makeRelatedPerson } from '../../make/patient.ts';
import type { ClaimSource, DataDates, Membership } from '../../model.ts';
import { people } from '../people.ts';
import { makeRosaRecords } from './health/rosa-records.ts';
import { findStoryYear } from './knee-story.ts';
import { makeRosaApprovals } from './rosa-approvals.ts';
import { planLaterClaims, planRosaClaims } from './rosa-claims.ts';
import { makeRosaCoverages } from './rosa-coverages.ts';

/** Rosa at Evergreen: a working adult with ten years of claims, a knee surgery in the story year, and every kind of record. */
export function enrollRosa({ now, later }: DataDates, updated: string): Membership {
  const person = people.rosa;
  const owner = makeOwner(person);
  const story = findStoryYear(now);
  const approvals = makeRosaApprovals(story, now, owner).map(prepareApproval);
  const createSource = (specs: readonly ClaimSpec[]): ClaimSource =>
    createClaimSource([...specs.map((spec) => prepareEvergreenClaim(spec, owner)), ...approvals]);
  const specs = planRosaClaims(now);
  return {
    person,
    fhirUser: `Patient/${person.id}`,
    own: [
      makePatient(person, updated),
      ...makeRosaCoverages(story, updated),
      makeRelatedPerson(
        { id: 'rosa-spouse', name: 'Daniel Medina', relationship: 'SPS' },
        person.id,
        updated,
      ),
      ...makeRosaRecords(person, now),
    ],
    claims: createSource(specs),
    laterClaims: createSource(planLaterClaims(specs, now, later)),
  };
}
