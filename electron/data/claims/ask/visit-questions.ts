/** Visits that two plans of one person may both have decided: the questions that the person is asked. */
import type { ClaimRow } from '#shared/model/claims/claim-row';
import {
  type ClaimView,
  isTableQuestion,
  isWithheld,
  mostOpenVisits,
  type OpenVisits,
  type VisitQuestion,
} from '#shared/model/claims/claims-view';
import { boundRows } from '../../archive/bound-view.ts';
import { isStandingOrOpen, tellVisit } from '../compare/visit-story.ts';
import { haveSameCharge, nameCharge } from '../keep/likely-visits.ts';
import { readYearOfRow } from './filter-claims.ts';
import type { ClaimRows, PersonRows } from './person-rows.ts';

/** Both claims of every visit that was asked about and still can be. */
function listVisitQuestions(person: PersonRows): VisitQuestion[] {
  const questions = person.visits.flatMap<VisitQuestion>(({ firstKey, secondKey, same }) => {
    const first = person.get(firstKey);
    const second = person.get(secondKey);
    if (!first || !second) return [];
    if (same !== null) return [{ first, second, same }];
    const isAnswered = person.visitOf(firstKey)?.keys.includes(secondKey) === true;
    return !isAnswered && mayBeAsked(first, second) ? [{ first, second, same }] : [];
  });
  const bySide = Map.groupBy(questions.filter(isTableQuestion), ({ first, second }) =>
    isWithheld(first) ? second.id : first.id,
  );
  const together = [...bySide.values()].filter(({ length }) => length > 1);
  const counts = new Map(together.flatMap((some) => some.map((one) => [one, some.length] as const)));
  return questions.map((question) => {
    const count = counts.get(question);
    return count === undefined ? question : { ...question, together: count };
  });
}

/** A claim of a table that waits for the answer is asked about even where the other one no longer counts. */
function mayBeAsked(first: ClaimRow, second: ClaimRow): boolean {
  return isTableQuestion({ first, second }) || (isStandingOrOpen(first) && isStandingOrOpen(second));
}

/** Questions that keep sums apart. */
export function listOpenQuestions(person: PersonRows): VisitQuestion[] {
  return listVisitQuestions(person).filter(keepsSumsApart);
}

/** True where nobody answered, and both claims count. */
function keepsSumsApart({ first, second, same }: VisitQuestion): boolean {
  return same === null && first.counted && second.counted;
}

/** Questions that keep the sums of a year apart. */
export function listOpenVisitsOfYear(person: PersonRows, year: number | null): VisitQuestion[] {
  return listOpenQuestions(person).filter(
    ({ first, second }) => readYearOfRow(first) === year || readYearOfRow(second) === year,
  );
}

/** Questions of all years that keep sums apart, or a claim of a table out of them, newest service first. */
export function listOpenVisits(
  { rows }: { rows: ClaimRows },
  { personId }: { personId: string },
): OpenVisits {
  const person = rows.of(personId);
  const questions = listVisitQuestions(person);
  const isOneOfItsKind = findLoneCharges(questions);
  const withheld = questions.filter((question) => question.same === null && isTableQuestion(question));
  const all = [...questions.filter(keepsSumsApart), ...withheld]
    .map((question) => {
      const { first, second } = question;
      const isSure = haveSameCharge(first, second) && isOneOfItsKind(first) && isOneOfItsKind(second);
      return { ...question, isSure };
    })
    .toSorted((a, b) => (b.first.serviceStart ?? '').localeCompare(a.first.serviceStart ?? ''));
  return {
    questions: boundRows(all.slice(0, mostOpenVisits)),
    leftOut: Math.max(0, all.length - mostOpenVisits),
  };
}

/** Tells claims of whose day and billed amount their plan has no other in these questions. */
function findLoneCharges(questions: readonly VisitQuestion[]): (row: ClaimRow) => boolean {
  const nameIn = (row: ClaimRow) => `${row.connectionId}|${nameCharge(row)}`;
  const byCharge = new Map<string, Set<string>>();
  for (const row of questions.flatMap(({ first, second }) => [first, second]))
    byCharge.set(nameIn(row), (byCharge.get(nameIn(row)) ?? new Set()).add(row.id));
  return (row) => byCharge.get(nameIn(row))?.size === 1;
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
