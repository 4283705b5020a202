/** Visits that two plans of one person may both have decided: the questions, and the person's answers. */
import type { ClaimView, VisitQuestion } from '#shared/model/claims-view';
import { notFoundError } from '../../database/faults.ts';
import { isStandingOrOpen, tellVisit } from '../compare/visit-story.ts';
import { saveAnswer } from '../keep/visits.ts';
import { readYearOfRow } from './filter-claims.ts';
import { findClaim } from './find-claim.ts';
import type { ClaimParts } from './list-claims.ts';
import type { PersonRows } from './person-rows.ts';

/** Both claims of every visit that was asked about and still can be. */
function listVisitQuestions(person: PersonRows): VisitQuestion[] {
  return person.visits.flatMap(({ firstKey, secondKey, same }) => {
    const first = person.get(firstKey);
    const second = person.get(secondKey);
    return first && second && (same !== null || (isStandingOrOpen(first) && isStandingOrOpen(second)))
      ? [{ first, second, same }]
      : [];
  });
}

/** Questions that keep the sums of a year apart: not answered, and both claims count. */
export function listOpenVisits(person: PersonRows, year: number | null): VisitQuestion[] {
  return listVisitQuestions(person).filter(
    ({ first, second, same }) =>
      same === null &&
      first.counted &&
      second.counted &&
      (readYearOfRow(first) === year || readYearOfRow(second) === year),
  );
}

/** More than these would hide the claim that they are about. */
const mostOfClaim = 5;

/** The visits of one claim, those called the same first, each with its story. */
export function listVisitsOfClaim(person: PersonRows, claimId: string): ClaimView['visits'] {
  const all = listVisitQuestions(person);
  const rank = { true: 0, null: 1, false: 2 };
  const sameAs = (id: string) =>
    all.filter(({ first, second, same }) => same && (first.id === id || second.id === id)).length;
  return all
    .filter(({ first, second }) => first.id === claimId || second.id === claimId)
    .toSorted((a, b) => rank[`${a.same}`] - rank[`${b.same}`])
    .slice(0, mostOfClaim)
    .map((visit) => {
      const { first, second, same } = visit;
      const isOnlyPair = sameAs(first.id) === 1 && sameAs(second.id) === 1;
      const isOfTwoPlans = same === true && !person.isOneClaimTwice(first, second);
      return { ...visit, story: isOfTwoPlans ? tellVisit(first, second, isOnlyPair) : null };
    });
}

/** Keeps the person's answer; `same: null` asks again. @throws {StoreError} store/not-found */
export function answerVisit(
  { db, connections, rows }: ClaimParts,
  input: { firstId: string; secondId: string; same: boolean | null },
): void {
  const first = findClaim(db, input.firstId);
  const second = findClaim(db, input.secondId);
  const person = rows.of(connections.get(first.connectionId).personId);
  const pair = [first, second].flatMap(({ key }) => {
    const row = person.get(key);
    return row === null ? [] : { key, row };
  });
  if (!saveAnswer(db, pair, input.same)) throw notFoundError('visit');
}
