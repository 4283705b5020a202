import { claimSource, readyEvergreen, readyMedicare, readyResource } from '../make/claims/claim-source.ts';
import type { ClaimSpec } from '../make/claims/claim-spec.ts';
import type { ClaimOwner } from '../make/claims/evergreen-claim.ts';
import { coverageResource, evergreenClasses } from '../make/coverage.ts';
import { places } from '../make/health/places.ts';
import { relatedPerson } from '../make/patient.ts';
import { directory } from '../make/providers.ts';
import type { ClaimSource, FhirResource, Membership, PlanData, SamplePerson } from '../model.ts';
import { manyClaims } from './max/max-claims.ts';
import { patientResource, people } from './people.ts';
import { rosaRecords } from './rosa/health/rosa-records.ts';
import { storyYear } from './rosa/knee-story.ts';
import { rosaApprovals } from './rosa/rosa-approvals.ts';
import { rosaClaims, rosaLater } from './rosa/rosa-claims.ts';
import { rosaCoverages } from './rosa/rosa-coverages.ts';
import { theoClaims } from './theo/theo-claims.ts';
import { theoRecords, walterRecords } from './theo/theo-records.ts';
import { medicareApproval } from './walter/medicare-approval.ts';
import { medicareCard, medicareCoverages } from './walter/medicare-card.ts';
import { supplementClaims } from './walter/supplement-claims.ts';
import { medicareVisits } from './walter/walter-visits.ts';

/** When the data is made for: today, and a later day for what the plan decides next. Both `YYYY-MM-DD`. */
export type DataDates = { now: string; later: string };

/** The two sample plans; with `claims`, one person with that many instead. The same dates give the same data. */
export function samplePlanData(dates: DataDates, claims?: number): PlanData[] {
  const updated = `${dates.now.slice(0, 4)}-01-02T06:00:00.000Z`;
  const shared = [...directory(updated, '2020-02-01T00:00:00.000Z'), ...places(updated)];
  const evergreen =
    claims === undefined ? evergreenMembers(dates, updated) : [manyMember(claims, dates.now, updated)];
  return [
    { id: 'evergreen', name: 'Evergreen Health (sample)', members: evergreen, directory: shared },
    {
      id: 'medicare',
      name: 'Sample Medicare',
      members: [walterAtMedicare(dates.now, updated)],
      directory: [],
    },
  ];
}

function evergreenMembers(dates: DataDates, updated: string): Membership[] {
  return [
    rosa(dates, updated),
    theo(dates.now, updated),
    walter(dates.now, updated),
    ines(dates.now, updated),
  ];
}

function member(
  person: SamplePerson,
  own: readonly FhirResource[],
  claims: ClaimSource,
  later = claims,
): Membership {
  return { person, fhirUser: `Patient/${person.id}`, own, claims, laterClaims: later };
}

function ownerOf(person: SamplePerson): ClaimOwner {
  const payee = person.id === people.theo.id ? 'RelatedPerson/theo-parent' : `Patient/${person.id}`;
  return { patientId: person.id, coverageId: `${person.id}-coverage`, payee };
}

function sourceOf(
  specs: readonly ClaimSpec[],
  person: SamplePerson,
  others: readonly FhirResource[] = [],
): ClaimSource {
  const owner = ownerOf(person);
  return claimSource([...specs.map((spec) => readyEvergreen(spec, owner)), ...others.map(readyResource)]);
}

function evergreenCoverage(
  person: SamplePerson,
  start: string,
  updated: string,
  child = false,
): FhirResource {
  const relationship = child ? 'child' : 'self';
  const id = ownerOf(person).coverageId;
  const classes = evergreenClasses('Evergreen Health PPO');
  const spec = { id, classes, payor: 'evergreen', start, relationship } as const;
  return coverageResource(spec, person, updated);
}

function rosa({ now, later }: DataDates, updated: string): Membership {
  const person = people.rosa;
  const story = storyYear(now);
  const specs = rosaClaims(now);
  const approvals = rosaApprovals(story, now, person.id, ownerOf(person).coverageId);
  const own = [
    patientResource(person, 'female', updated),
    ...rosaCoverages(story, updated),
    relatedPerson('rosa-spouse', 'Daniel Medina', 'SPS', person.id, updated),
    ...rosaRecords(person, now),
  ];
  const after = rosaLater(specs, now, later);
  return member(person, own, sourceOf(specs, person, approvals), sourceOf(after, person, approvals));
}

function theo(now: string, updated: string): Membership {
  const person = people.theo;
  const own = [
    patientResource(person, 'male', updated),
    evergreenCoverage(person, '2016-09-01', updated, true),
    relatedPerson('theo-parent', people.rosa.name, 'PRN', person.id, updated),
    ...theoRecords(person, now),
  ];
  return { ...member(person, own, sourceOf(theoClaims(now), person)), fhirUser: 'RelatedPerson/theo-parent' };
}

function walter(now: string, updated: string): Membership {
  const person = people.walter;
  const id = ownerOf(person).coverageId;
  const coverage = coverageResource(
    {
      id,
      classes: evergreenClasses('Evergreen Supplement', 'SUP-10'),
      payor: 'evergreen',
      start: '2017-01-01',
      relationship: 'self',
      order: 2,
    },
    person,
    updated,
  );
  const own = [patientResource(person, 'male', updated), coverage, ...walterRecords(person, now)];
  return member(person, own, sourceOf(supplementClaims(medicareVisits(now), now), person));
}

function ines(now: string, updated: string): Membership {
  const person = people.ines;
  const own = [
    patientResource(person, 'female', updated),
    evergreenCoverage(person, `${now.slice(0, 7)}-01`, updated),
  ];
  return member(person, own, claimSource([]));
}

function walterAtMedicare(now: string, updated: string): Membership {
  const person = people.walterMedicare;
  const own = [patientResource(person, 'male', updated), ...medicareCoverages(person, updated)];
  const claims = claimSource([
    ...medicareVisits(now).map((visit) => readyMedicare(visit, person.id)),
    readyResource(medicareApproval(person.id, now)),
  ]);
  return { ...member(person, own, claims), insuranceCard: medicareCard(person, own, now) };
}

function manyMember(claims: number, now: string, updated: string): Membership {
  const person = people.many;
  const own = [patientResource(person, 'male', updated), evergreenCoverage(person, '2000-01-01', updated)];
  return member(person, own, manyClaims(claims, ownerOf(person), now));
}
