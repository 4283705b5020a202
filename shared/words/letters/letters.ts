/** Letters from our templates: facts where they are known, and a visible blank everywhere else. */
import type { BillNote, Verdict } from '../../model/bills/bill.ts';
import { type BillRow, isSureOfClaims } from '../../model/bills/bill-lists.ts';
import type { BillLetter, ClaimLetter, LetterTemplate } from '../../model/bills/letter.ts';
import type { ClaimKind } from '../../model/claims/claim.ts';
import type { Denial } from '../../model/claims/denial.ts';
import type { LetterFacts } from './letter-facts.ts';

/** A line to write on: on paper it is drawn as one. */
export const blank = '______________________________';
/** So many underscores in a row are a blank, here and on paper. */
const blanks = /_{4,}/g;

/** The template in words. `t`: looks texts of `letters` up in the letter's language. */
export function draftLetter(
  template: LetterTemplate,
  facts: LetterFacts,
  t: (key: string, values: Record<string, string>) => string,
): string {
  const known = Object.entries(facts).map(([name, fact]) => [name, fact?.trim() || blank]);
  return t(`${template}.text`, { ...Object.fromEntries(known), blank });
}

/** How many blanks are still to be filled by hand. */
export function countBlanks(text: string): number {
  return text.match(blanks)?.length ?? 0;
}

/** Letters that fit a verdict, the one to begin with first. */
const lettersByVerdict: Record<Verdict, readonly BillLetter[]> = {
  match: [],
  'match-calc': [],
  several: [],
  'plan-part': [],
  lower: [],
  higher: ['itemized', 'dispute'],
  gross: ['itemized', 'dispute'],
  oon: ['hold', 'dispute', 'itemized'],
  protect: ['hold'],
  pending: ['hold'],
  refused: ['hold'],
  replaced: ['hold'],
  paid: ['proof-of-payment'],
  collection: ['proof-of-debt'],
  'other-payer': ['coordination', 'hold'],
  'no-share': ['itemized'],
  'no-claim': [],
  two: [],
  ask: [],
  'not-a-bill': [],
  'nothing-due': [],
  credit: [],
  'plan-bill': [],
};

const lettersByNote: { readonly [note in BillNote]?: BillLetter } = {
  'paid-more': 'refund',
  'not-posted': 'proof-of-payment',
  'ask-if-billed': 'itemized',
  'filing-limit': 'itemized',
};

/** Hospitals and other institutions: many of them have to offer financial help. */
const institutional: ReadonlySet<ClaimKind> = new Set(['inpatient', 'outpatient', 'facility']);

/**
 * The letters that fit how a bill stands, the one to begin with first. `kinds`: of the claims that it is about.
 *
 * @see 26 CFR 1.501(r)-4 for financial help
 */
export function offerLetters(row: BillRow, kinds: readonly ClaimKind[]): BillLetter[] {
  const { bill, verdict, openCents } = row;
  // A question to the person comes before any letter.
  if (bill.kind === 'receipt' || verdict.notes.includes('visit-asked')) return [];
  const byNotes = verdict.notes.flatMap((note) => lettersByNote[note] ?? []);
  const mayAskForHelp = openCents > 0 && isSureOfClaims(row) && kinds.some((kind) => institutional.has(kind));
  return [
    ...new Set([
      ...byNotes,
      ...lettersByVerdict[verdict.verdict],
      ...(mayAskForHelp ? (['financial-help'] as const) : []),
    ]),
  ];
}

/** Letters beside an appeal. At a pharmacy nothing is billed later, so there is no account to hold. */
export function offerClaimLetters(denial: Denial, kind: ClaimKind): ClaimLetter[] {
  return [
    ...(denial.checklists.includes('other-plan-first') ? (['coordination'] as const) : []),
    ...(kind === 'pharmacy' ? [] : (['hold'] as const)),
  ];
}
