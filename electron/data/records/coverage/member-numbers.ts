/** Member numbers: what of them may stand on a card before the person asks for the whole. */
import type { CoverageNumbers } from '#shared/model/coverage';
import type { CoverageFacts } from './read-coverage.ts';

/** The last four characters; less of a number so short that four would give it away. `null` stays `null`. */
export function endingOf(number: string | null): string | null {
  return number === null ? null : number.slice(-Math.min(4, Math.ceil(number.length / 2)));
}

/** The facts with every member number in free text or among other numbers cut to its ending. */
export function masked(facts: CoverageFacts, numbers: CoverageNumbers): CoverageFacts {
  const secret = [numbers.memberId, numbers.subscriberId, ...numbers.others, ...numbers.classes]
    .filter((number): number is string => number !== null && number.length > 3)
    .toSorted((a, b) => b.length - a.length);
  const mask = (text: string) =>
    secret.reduce((masking, number) => masking.replaceAll(number, `•••• ${endingOf(number)}`), text);
  return {
    ...facts,
    notes: facts.notes.map(mask),
    otherNumbers: facts.otherNumbers.map(({ label, value }) => ({ label, value: mask(value) })),
    unread: facts.unread.map(({ path, text }) => ({ path, text: mask(text) })),
  };
}
