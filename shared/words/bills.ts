/** What is said of how a bill stands, on screens and on paper. */
import {
  type Bill,
  type BillKind,
  type BillNote,
  type BillVerdict,
  hasNoDay,
  type Verdict,
} from '../model/bills/bill.ts';
import { type BillRow, isAskedSame } from '../model/bills/bill-lists.ts';
import type { ClaimRow } from '../model/claims/claim-row.ts';
import type { HandWay } from '../model/plans/plan-kind.ts';

/** `markedCents`: what was marked as paid of the share of its claims, where that is known. */
export type JudgedBill = Pick<
  BillRow,
  'bill' | 'verdict' | 'paidCents' | 'installments' | 'countedBillId' | 'otherBills'
> & {
  markedCents?: number | null;
};

export type BillSentences = {
  /** "Higher by $100.00" */
  pill: string;
  /** The same as a sentence: "$100.00 more than your plan says". */
  headline: string;
  /** One or two sentences: what the verdict means, and what to do. */
  says: string;
  /** A sentence for each further fact. */
  notes: { note: BillNote; text: string }[];
};

/** `t` looks texts of any namespace up. */
export type BillLookUp = {
  t(key: string, values?: Record<string, string | number>): string;
  money(cents: number, currency: string): string;
};

/** What “your plan” stands for where no plan sent any of the claims; `null` where one did, or there is none. */
export function findNotPlan(claims: readonly Pick<ClaimRow, 'openedAt' | 'way'>[]): HandWay | 'file' | null {
  const [first] = claims;
  if (first === undefined || claims.some(({ openedAt }) => openedAt === null)) return null;
  return first.way !== undefined && claims.every(({ way }) => way === first.way) ? first.way : 'file';
}

/** What it asks for or tells of; that no amount was entered is said, never 0. */
export function sayDue(
  { dueCents, currency }: Pick<Bill, 'dueCents' | 'currency'>,
  { t, money }: BillLookUp,
): string {
  return dueCents === null ? t('bills:row.noAmount') : money(dueCents, currency);
}

/** What a person reads about how a bill stands. */
export function sayBill(row: JudgedBill, { t, money }: BillLookUp): BillSentences {
  const { bill, verdict: judged } = row;
  const { differenceCents, leftShareCents, overpaidCents, claims, notes } = judged;
  const amount = (cents: number | null) => money(Math.abs(cents ?? 0), bill.currency);
  const slots = {
    count: claims.length,
    due: amount(bill.dueCents),
    still: amount(findStillAsked(row)),
    left: amount(leftShareCents),
    difference: amount(differenceCents),
    over: amount(overpaidCents),
    above: amount(findPaidAbove(row)),
    marked: amount(row.markedCents ?? null),
  };
  const printed: Partial<Record<BillNote, number | null>> = {
    'previous-balance': bill.previousBalanceCents,
    fee: bill.feeCents,
    'paid-more': overpaidCents,
    'paid-since': row.paidCents,
  };
  if (row.countedBillId !== null) {
    const pill = t('bills:counted.pill');
    const text = t('bills:counted.text');
    if (!isPaidElsewhere(row)) return { pill, headline: pill, says: text, notes: [] };
    // That nothing is left to pay comes before which bill is counted.
    const paid = t('bills:pill.paid-elsewhere');
    return {
      pill: paid,
      headline: paid,
      says: `${t(`bills:says.${chooseSentence(row)}`, slots)} ${text}`,
      notes: [],
    };
  }
  const pill = choosePill(row);
  return {
    pill: t(`bills:pill.${pill}`, slots),
    headline: isDifference(pill) ? t(`bills:headline.${pill}`, slots) : t(`bills:pill.${pill}`, slots),
    says: [
      t(`bills:says.${chooseSentence(row)}`, slots),
      ...(findPaidAbove(row) !== null && pill !== 'paid-above' ? [t('bills:says.paid-above', slots)] : []),
    ].join(' '),
    notes: notes
      .filter((note) => !isSaid(note, judged))
      .map((note) => ({
        note,
        text: t(`bills:note.${note}`, {
          amount: amount(printed[note] ?? null),
          what: (claims[0]?.conflicts ?? []).map((one) => t(`bills:conflict.${one}`)).join(', '),
        }),
      })),
  };
}

/**
 * What a bill that is too high still asks for after what was paid for it since it was printed: without that, its amount and
 * what is left of the share would not make the difference that is told. `null` where nothing was paid since.
 */
function findStillAsked({ bill, verdict: judged }: Pick<JudgedBill, 'bill' | 'verdict'>): number | null {
  const { verdict, openShareCents: open, leftShareCents: left } = judged;
  if (verdict !== 'higher' || open === null || left === null || bill.dueCents === null) return null;
  return left > 0 && open > left ? bill.dueCents - (open - left) : null;
}

/** True for a note whose words are in the sentence of the verdict. */
function isSaid(note: BillNote, judged: BillVerdict): boolean {
  const { verdict } = judged;
  if (note === findAskedFirst(judged)) return true;
  if (note === 'paid-more') return verdict === 'paid';
  return verdict === 'replaced' && (note === 'withdrawn' || note === 'was-replaced');
}

/** True where the visits of a bill cannot be added up: nothing is said of its amount. */
export function isUnchecked({ verdict, openShareCents }: BillVerdict): boolean {
  return verdict === 'several' && openShareCents === null;
}

/** True where the share was paid, and nothing for this bill. */
export function isPaidElsewhere({
  bill,
  verdict: { verdict },
  paidCents,
}: Pick<JudgedBill, 'bill' | 'verdict' | 'paidCents'>): boolean {
  return verdict === 'paid' && bill.kind !== 'receipt' && paidCents <= 0;
}

/** True where all was paid, and more than the plan leaves to the person. */
export function isPaidTooMuch({ verdict, overpaidCents }: BillVerdict): boolean {
  return verdict === 'paid' && overpaidCents !== null;
}

/** What was paid of all that the bill asks for, of a payment plan the whole; more than that where more was marked. */
function sumPaid({ bill, paidCents, installments }: Pick<BillRow, 'bill' | 'paidCents' | 'installments'>): {
  paidCents: number;
  ofCents: number | null;
} {
  if (installments === null) return { paidCents, ofCents: bill.dueCents };
  const { ofCents, paidBeforeCents } = installments;
  return { paidCents: Math.max(0, paidCents - paidBeforeCents), ofCents };
}

/** How much was paid, beside what the bill asks for where it asks for something. */
export function sayPaid(
  row: Pick<BillRow, 'bill' | 'paidCents' | 'installments'>,
  { t, money }: BillLookUp,
): string {
  const { paidCents, ofCents } = sumPaid(row);
  const paid = money(paidCents, row.bill.currency);
  if (ofCents === null || ofCents <= 0) return t('bills:row.paidOnly', { paid });
  return t(`bills:row.${paidCents > ofCents ? 'paidAbove' : 'paid'}`, {
    paid,
    due: money(ofCents, row.bill.currency),
  });
}

/** Papers that ask for money, so that more than that can have been paid. */
const asking: ReadonlySet<BillKind> = new Set(['bill', 'collection', 'plan-bill']);

/** In cents, what was marked as paid above what the bill asks for, where the plan's share says nothing of it; else `null`. */
export function findPaidAbove(
  row: Pick<BillRow, 'bill' | 'verdict' | 'paidCents' | 'installments' | 'countedBillId'>,
): number | null {
  const { bill, verdict, countedBillId } = row;
  const { paidCents, ofCents } = sumPaid(row);
  if (bill.dueCents === null || ofCents === null) return null;
  const isAsked = asking.has(bill.kind) && bill.dueCents > 0 && countedBillId === null;
  return isAsked && verdict.overpaidCents === null && paidCents > ofCents ? paidCents - ofCents : null;
}

/** Pills of which the headline says more. */
function isDifference(pill: string): pill is 'higher' | 'lower' | 'oon' {
  return pill === 'higher' || pill === 'lower' || pill === 'oon';
}

function choosePill(row: JudgedBill) {
  const { verdict: judged } = row;
  if (isPaidTooMuch(judged)) return 'overpaid';
  if (judged.verdict === 'paid' && findPaidAbove(row) !== null) return 'paid-above';
  if (isUnchecked(judged)) return 'several-open';
  if (isPaidElsewhere(row)) return 'paid-elsewhere';
  if (isAskedFirst(judged)) return 'protect';
  return isAskedTogether(judged) ? 'ask-together' : judged.verdict;
}

/** What is to be asked before a bill is paid that agrees with the plan, the first of them in its sentence. */
const askedFirst = {
  'not-happened': 'match-not-happened',
  'ask-law': 'match-law',
  'possible-duplicate': 'match-alike',
  'ask-refused': 'match-refused',
} as const;
type AskedFirst = keyof typeof askedFirst;
const asksFirst = Object.keys(askedFirst) as AskedFirst[];
const shareVerdicts: ReadonlySet<Verdict> = new Set(['match', 'match-calc', 'several']);

/** True for a bill that agrees with the plan, and of which something is to be asked before it is paid. */
export function isAskedFirst(judged: BillVerdict): boolean {
  return findAskedFirst(judged) !== null;
}

function findAskedFirst(judged: BillVerdict): AskedFirst | null {
  const { verdict, notes } = judged;
  if (!shareVerdicts.has(verdict) || isUnchecked(judged)) return null;
  return asksFirst.find((note) => notes.includes(note)) ?? null;
}

/** True where the question is about all the visits at once. */
export function isAskedTogether({ notes }: BillVerdict): boolean {
  return notes.includes('sum-of-visits');
}

function choosePaidElsewhere({ bill, verdict, markedCents = null }: Omit<JudgedBill, 'countedBillId'>) {
  if (bill.kind === 'collection') return 'paid-elsewhere-collector';
  return markedCents !== null && markedCents > 0 && verdict.leftShareCents !== null
    ? 'paid-elsewhere-of'
    : 'paid-elsewhere';
}

/** Verdicts that have another sentence in some cases. */
function chooseSentence(row: JudgedBill) {
  const { bill, verdict: judged } = row;
  const { verdict, notes } = judged;
  if (verdict === 'not-a-bill') return bill.kind === 'estimate' ? 'estimate' : 'explanation';
  if (isPaidTooMuch(judged)) return 'overpaid';
  if (verdict === 'paid' && findPaidAbove(row) !== null) return 'paid-above';
  if (isPaidElsewhere(row)) return choosePaidElsewhere(row);
  if (isUnchecked(judged)) return 'several-open';
  if (isAskedTogether(judged)) return hasNoDay(bill) ? 'ask-together-undated' : 'ask-together';
  const first = findAskedFirst(judged);
  if (first !== null) return askedFirst[first];
  // Nobody is told to pay two bills that may be one debt.
  if (isAskedSame(row) && (verdict === 'match' || verdict === 'match-calc' || verdict === 'several'))
    return 'match-same';
  if (verdict === 'other-payer' && notes.includes('other-plan-paid')) return 'other-paid';
  if (verdict === 'other-payer' && notes.includes('visit-asked')) return 'visit-asked';
  if (findStillAsked(row) !== null) return 'higher-paid';
  if (verdict === 'paid' && bill.kind === 'receipt') return 'receipt';
  if (verdict === 'replaced' && notes.includes('withdrawn')) return 'withdrawn';
  return verdict;
}
