import { type BillKind, type BillNote, hasNoDay } from '../model/bills/bill.ts';
import {
  agreedVerdicts,
  type BillRow,
  findAskedClaim,
  isAgreed,
  isAskedSame,
} from '../model/bills/bill-lists.ts';
import { findPaidAbove, isAskedTogether, isPaidElsewhere, isUnchecked } from './bills.ts';

/**
 * What is to be done next about a bill, the one green button of its page. `answer`: the question about one claim, about
 * several visits at once, or whether another bill asks for the same debt: that comes before either is paid. `date`: write down the day of care, by which claims are found. `choose`: the claim, by hand. `paper`: add what the plan explains as a claim. `counted`: look at the bill that is counted for this one.
 */
export type NextStep =
  | 'counted'
  | 'answer'
  | 'date'
  | 'choose'
  | 'ask-back'
  | 'proof'
  | 'appeal'
  | 'pay'
  | 'call'
  | 'paper';

/** Papers that can be about a claim. */
const ofClaims: ReadonlySet<BillKind> = new Set(['bill', 'receipt', 'collection']);

export function canChooseClaim({ kind }: { kind: BillKind }): boolean {
  return ofClaims.has(kind);
}

type StandingBill = Pick<
  BillRow,
  'bill' | 'verdict' | 'openCents' | 'countedBillId' | 'otherBills' | 'paidCents' | 'installments'
>;

/** `null` where nothing is to be done: all was paid, or the paper asks for nothing. */
export function findNextStep(row: StandingBill): NextStep | null {
  const { bill, verdict: judged, openCents, countedBillId } = row;
  if (countedBillId !== null) return 'counted';
  if (bill.kind === 'explanation') return 'paper';
  const { verdict, overpaidCents } = judged;
  if (verdict === 'ask' || verdict === 'two')
    return findAskedClaim({ verdict: judged }) !== null || isAskedTogether(judged) ? 'answer' : 'choose';
  if (verdict === 'second-bill' && isAskedSame(row)) return 'answer';
  if (overpaidCents !== null) return 'ask-back';
  if (verdict === 'collection') return 'proof';
  if (verdict === 'credit') return 'call';
  if (findPaidAbove(row) !== null) return 'call';
  // A collector who writes about what was paid has to prove it all the same.
  if (verdict === 'paid') return !isPaidElsewhere(row) ? null : bill.kind === 'collection' ? 'proof' : 'call';
  if (openCents <= 0) return null;
  if (verdict === 'no-claim' && canChooseClaim(bill)) return hasNoDay(bill) ? 'date' : 'choose';
  if (verdict === 'no-claim') return 'call';
  if (judged.notes.includes('not-happened')) return 'call';
  if (verdict === 'refused') return 'appeal';
  const isKnown = !judged.notes.includes('other-name') && !judged.notes.includes('possible-duplicate');
  if (!agreedVerdicts.has(verdict) || isUnchecked(judged) || !isKnown) return 'call';
  if (judged.notes.includes('ask-law')) return 'call';
  if (judged.notes.includes('ask-refused')) return judged.claims.length === 1 ? 'appeal' : 'call';
  return isAskedSame(row) ? 'answer' : 'pay';
}

/** What makes it doubtful that the bill is about its claim, or asks for it alone. */
const doubts: ReadonlySet<BillNote> = new Set([
  'same-amount',
  'same-amount-unnamed',
  'other-name',
  'patient',
  'conflict',
  'currency',
  'swapped-account',
  'possible-duplicate',
  'not-happened',
  'ask-law',
  'ask-refused',
]);

/** True for a bill whose next step is to pay it, and about which nothing is to be asked: only such are ever ticked for the person. */
export function isSureToPay(row: StandingBill): boolean {
  return isAgreed(row) && findNextStep(row) === 'pay' && !row.verdict.notes.some((note) => doubts.has(note));
}
