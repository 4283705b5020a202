/** What is typed into the form about an entry by hand, as texts, and the entry that it makes. */
import type { PaymentWay } from '#shared/model/bills/payment';
import type { PremiumKind, TaxEntryFacts } from '#shared/model/bills/tax-entry';
import { parseTypedCents } from '#shared/money';

export type EntryAnswers = {
  day: string;
  end: string;
  fileBy: string;
  miles: string;
  rate: string;
  tolls: string;
  amount: string;
  premium: PremiumKind;
  way: PaymentWay;
  isPreTax: boolean;
  note: string;
};

export type EntryProblems = Partial<Record<keyof EntryAnswers, 'day' | 'miles' | 'rate' | 'amount' | 'end'>>;

/** Tenths of a number with at most one decimal, above 0; `null` for anything else. */
function parseTenths(text: string): number | null {
  const match = /^(\d{1,5})(?:[.,](\d))?$/.exec(text.trim());
  if (!match) return null;
  return Number(match[1]) * 10 + Number(match[2] ?? 0) || null;
}

/** What must be mended before the entry can be kept. `isRateKnown`: a rate is published for that day. */
export function findEntryProblems(
  kind: TaxEntryFacts['kind'],
  answers: EntryAnswers,
  isRateKnown: boolean,
): EntryProblems {
  const problems: EntryProblems = {};
  if (answers.day === '') problems.day = 'day';
  if (kind === 'fsa' && answers.end === '') problems.end = 'day';
  else if (kind === 'fsa' && answers.end < answers.day) problems.end = 'end';
  if (kind === 'miles') {
    if (parseTenths(answers.miles) === null) problems.miles = 'miles';
    const rate = parseTenths(answers.rate);
    const isTyped = answers.rate.trim() !== '';
    if (isTyped ? rate === null || rate > 10_000 : !isRateKnown) problems.rate = 'rate';
    if (answers.tolls.trim() !== '' && (parseTypedCents(answers.tolls) ?? -1) < 0) problems.tolls = 'amount';
  }
  if (kind === 'premium' && (parseTypedCents(answers.amount) ?? 0) <= 0) problems.amount = 'amount';
  return problems;
}

/** The entry of answers without problems. */
export function readEntryAnswers(kind: TaxEntryFacts['kind'], answers: EntryAnswers): TaxEntryFacts {
  const { day, end, premium, way, isPreTax } = answers;
  const note = answers.note.trim().slice(0, 500);
  if (kind === 'hsa') return { kind, start: day };
  if (kind === 'fsa') return { kind, start: day, end, fileBy: answers.fileBy || null };
  if (kind === 'premium')
    return { kind, premium, day, cents: parseTypedCents(answers.amount) ?? 0, way, isPreTax, note };
  return {
    kind,
    day,
    mileTenths: parseTenths(answers.miles) ?? 0,
    rateTenths: parseTenths(answers.rate),
    tollCents: parseTypedCents(answers.tolls) ?? 0,
    note,
  };
}
