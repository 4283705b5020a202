/** How many things need a look. Said by the Claims screen, and of each person where everyone is told at once. */
import type { Refusal } from '../model/appeals/appeal.ts';
import { findQuestionKind, type OpenVisits, type Overview } from '../model/claims/claims-view.ts';

export type LookFacts = {
  overview: Pick<Overview, 'attention' | 'leftOut'>;
  /** Refusals whose last day to appeal is near. */
  reminders: readonly Refusal[];
  visits: OpenVisits;
};

/** A claim counts once, whatever there is to look at of it. */
export function countToLook({ overview, reminders, visits }: LookFacts): number {
  const claims = new Set([...overview.attention, ...reminders].map(({ row }) => row.id));
  return claims.size + overview.leftOut + countQuestions(visits);
}

/** Those that ask the same and are answered together are one thing to look at. */
function countQuestions({ questions, leftOut }: OpenVisits): number {
  const sure = questions.filter(({ isSure }) => isSure);
  return questions.length - sure.length + new Set(sure.map(findQuestionKind)).size + leftOut;
}
