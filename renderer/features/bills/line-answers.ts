/** What is typed of the visits on one bill, as texts, and the lines that it makes. */
import type { BillLine } from '#shared/model/bills/bill';
import { parseTypedCents } from '#shared/money';

/** `kept`: what the form does not ask about, of a line that is changed. */
export type LineAnswers = { serviceStart: string; due: string; personId: string; kept: BillLine | null };

export type LineProblems = { serviceStart?: 'missing' | 'to-come'; due?: true };

export function lineAnswersFrom(lines: readonly BillLine[], personId: string): LineAnswers[] {
  return lines.map((kept) => ({
    serviceStart: kept.serviceStart ?? '',
    due: kept.dueCents === null ? '' : (kept.dueCents / 100).toFixed(2),
    personId: kept.personId ?? personId,
    kept,
  }));
}

/**
 * A visit needs its day: by that it is looked for. Its amount may be missing, where the bill has one for all.
 * @param lastDay the last day that care may be of; `null` where any may
 */
export function findLineProblems(lines: readonly LineAnswers[], lastDay: string | null): LineProblems[] {
  return lines.map(({ serviceStart, due }) => ({
    ...(serviceStart === '' && { serviceStart: 'missing' as const }),
    ...(lastDay !== null && serviceStart > lastDay && { serviceStart: 'to-come' as const }),
    ...(due.trim() !== '' && parseTypedCents(due) === null && { due: true as const }),
  }));
}

export function readLines(lines: readonly LineAnswers[], personId: string): BillLine[] {
  return lines.map(({ serviceStart, due, personId: of, kept }) => ({
    serviceEnd: null,
    account: null,
    code: null,
    chargeCents: null,
    ...kept,
    serviceStart,
    dueCents: parseTypedCents(due),
    personId: of === personId ? null : of,
  }));
}

/** What the visits add up to; `null` where an amount is missing. */
export function sumLines(lines: readonly LineAnswers[]): number | null {
  return lines.reduce<number | null>((sum, { due }) => {
    const cents = parseTypedCents(due);
    return sum === null || cents === null ? null : sum + cents;
  }, 0);
}
