/** What the screens about bills show. */
import { z } from 'zod';
import { CalendarDay, RecordId } from '../../bounds.ts';
import { AskAgain } from '../claims/ask-again.ts';
import { ClaimRow } from '../claims/claim-row.ts';
import { Bill, BillVerdict, type Verdict } from './bill.ts';
import { Call } from './call.ts';
import { InstallmentPlan } from './installments.ts';
import { SentLetter } from './letter.ts';
import { Payment } from './payment.ts';
import { ScanFacts } from './scan.ts';

/** More would not help to tell which are meant. */
export const mostNamedClaims = 3;

/**
 * Another bill that is surely about a claim of this one, and asks for itself. `answer`: `asked` while it is not said whether
 * both are one debt, `two` where they are not; `null` where it is not sure that this bill is about that claim.
 * `saidOf`: the bill of which the answer is kept. `isLater`: it was written down after this one. `claims`: those of it that this
 * one is about, or may be.
 */
export const OtherBill = z.strictObject({
  billId: z.string(),
  biller: z.string(),
  dueCents: z.int(),
  currency: z.string(),
  answer: z.enum(['asked', 'two']).nullable(),
  saidOf: z.string(),
  isLater: z.boolean(),
  claims: z
    .array(z.strictObject({ provider: z.string().nullable(), day: z.string().nullable() }))
    .max(mostNamedClaims),
});
export type OtherBill = z.infer<typeof OtherBill>;

/** More would not help to answer. */
export const mostOtherBills = 10;
/** Payments, receipts or calls about one bill or one claim. */
export const mostOfBill = 1_000;

/**
 * `paidCents`: what was paid for this bill and the provider keeps, `paidElsewhere` with it. `openCents`: the amount due without it, and without
 * the share of a claim that was paid elsewhere; 0 where the bill asks for nothing, and where another bill asks for the
 * same and is counted (`countedBillId`): each dollar is added up once.
 */
export const BillRow = z.strictObject({
  bill: Bill,
  verdict: BillVerdict,
  paidCents: z.int(),
  /**
   * Ids of the payments that were written down elsewhere and are paid for this bill, since they were made after it was
   * printed: for a bill that it is counted for, or for its claim alone.
   */
  paidElsewhere: z.array(z.string()).max(mostOfBill),
  openCents: z.int(),
  /** What the person agreed to pay month by month; then `openCents` is what is left of the whole. */
  installments: InstallmentPlan.nullable(),
  hasScan: z.boolean(),
  /** The day on which the last letter that asks about it was sent; `null` where none was marked as sent. */
  questionedOn: CalendarDay.nullable(),
  countedBillId: z.string().nullable(),
  /**
   * Of a bill that is counted where several ask for the same: the one that the person chose of them, itself or an earlier
   * one, which a later statement took the place of; `null` where nothing was chosen, or the choice changes nothing now.
   */
  chosenBillId: z.string().nullable(),
  /** In the order of writing; none where another bill is counted for this one. */
  otherBills: z.array(OtherBill).max(mostOtherBills),
});
export type BillRow = z.infer<typeof BillRow>;

const unsure: ReadonlySet<Verdict> = new Set(['two', 'ask', 'collection']);

/** Whether the claims of the verdict are those that the bill is about, not only those that could be meant. */
export function isSureOfClaims({ bill, verdict }: Pick<BillRow, 'bill' | 'verdict'>): boolean {
  return bill.kind !== 'receipt' && !unsure.has(verdict.verdict);
}

/** Verdicts by which the bill asks for no more than the plan says. */
export const agreedVerdicts: ReadonlySet<Verdict> = new Set([
  'match',
  'match-calc',
  'several',
  'plan-part',
  'plan-bill',
]);

/**
 * Whether all that is open of the bill agrees with a share that is known, of care that took place as far as the person
 * says: the rest is to be asked about.
 */
export function isAgreed({ verdict: { verdict, openShareCents, notes } }: Pick<BillRow, 'verdict'>): boolean {
  const isKnown = openShareCents !== null || verdict === 'plan-bill';
  return agreedVerdicts.has(verdict) && isKnown && !notes.includes('not-happened');
}

/** In cents. */
const OpenSum = z.strictObject({ cents: z.int(), bills: z.int() });

/** `aboveCents`: as far as that is known, what of it is more than the plan says; the rest of those bills may be owed. */
const ToAskSum = z.strictObject({ ...OpenSum.shape, aboveCents: z.int() });

/**
 * What is open on bills of one currency: what agrees with the plan ({@link isAgreed}), and what is to be asked about first.
 * `twiceCents`: what of the whole may be one debt with another bill of it, while that is not answered.
 */
export const OpenBills = z.strictObject({
  currency: z.string(),
  ...OpenSum.shape,
  match: OpenSum,
  toAsk: ToAskSum,
  twiceCents: z.int(),
});
export type OpenBills = z.infer<typeof OpenBills>;

/** True where only a part of what is to be asked about is in question: then that is said beside the whole. */
export function isPartlyAbove({ cents, aboveCents }: OpenBills['toAsk']): boolean {
  return aboveCents > 0 && aboveCents < cents;
}

/** Whether the person waits for an answer about what the bill asks for: it is unpaid, and they wrote about it. */
export function isQuestioned({
  openCents,
  questionedOn,
}: Pick<BillRow, 'openCents' | 'questionedOn'>): boolean {
  return openCents > 0 && questionedOn !== null;
}

/** What is open, by currency: the one sum of what bills ask for, wherever it is told. */
export function sumOpenBills(rows: readonly BillRow[]): OpenBills[] {
  const open = rows.filter(({ openCents }) => openCents > 0);
  return [...Map.groupBy(open, ({ bill }) => bill.currency)].map(([currency, all]) => ({
    currency,
    ...sumOpen(all),
    match: sumOpen(all.filter(isAgreed)),
    toAsk: sumToAsk(all.filter((row) => !isAgreed(row))),
    twiceCents: sumAskedTwice(all),
  }));
}

/** True while the person is asked whether another bill asks for the same debt. */
export function isAskedSame({ otherBills }: Pick<BillRow, 'otherBills'>): boolean {
  return otherBills.some(({ answer }) => answer === 'asked');
}

/** Of each bill, what another one that was written down before may ask for too. */
function sumAskedTwice(rows: readonly BillRow[]): number {
  const openOf = new Map(rows.map(({ bill, openCents }) => [bill.id, openCents]));
  const twice = rows.map(({ openCents, otherBills }) => {
    const before = otherBills.filter(({ answer, isLater }) => answer === 'asked' && !isLater);
    return Math.min(openCents, Math.max(0, ...before.map(({ billId }) => openOf.get(billId) ?? 0)));
  });
  return twice.reduce((sum, cents) => sum + cents, 0);
}

function sumToAsk(rows: readonly BillRow[]): z.infer<typeof ToAskSum> {
  const above = rows.map(({ openCents, verdict: { differenceCents } }) =>
    Math.max(0, Math.min(differenceCents ?? 0, openCents)),
  );
  return { ...sumOpen(rows), aboveCents: above.reduce((sum, cents) => sum + cents, 0) };
}

function sumOpen(rows: readonly BillRow[]): z.infer<typeof OpenSum> {
  return { cents: rows.reduce((sum, { openCents }) => sum + openCents, 0), bills: rows.length };
}

/** The claim that alone is asked about: "Is this the claim?"; `null` without such a question. */
export function findAskedClaim({ verdict: { verdict, claims } }: Pick<BillRow, 'verdict'>): string | null {
  return verdict === 'ask' && claims.length === 1 ? (claims[0]?.claimId ?? null) : null;
}

/** Nobody types more; a list that is longer ends there. */
export const mostBills = 2_000;
export const mostCurrencies = 20;

/** Bills with something open first, by due date; then the others, newest first. */
export const BillList = z.strictObject({
  rows: z.array(BillRow).max(mostBills),
  /** The claims that alone are asked about, each once. */
  asked: z.array(ClaimRow).max(mostBills),
  /** Sums of what is open, by currency. */
  open: z.array(OpenBills).max(mostCurrencies),
});
export type BillList = z.infer<typeof BillList>;

/** No bill is answered about more claims. */
const mostAnswers = 1_000;

/** What the person said of the claims of a bill; `isForAll`: `null` where nothing was said. */
export const BillAnswers = z.strictObject({
  answers: z.array(z.strictObject({ claimId: RecordId, isMeant: z.boolean() })).max(mostAnswers),
  isForAll: z.boolean().nullable(),
});
export type BillAnswers = z.infer<typeof BillAnswers>;

/** A claim to choose, and what of it is as on the bill. */
export const ClaimChoice = z.strictObject({
  row: ClaimRow,
  isSameDay: z.boolean(),
  isSameAmount: z.boolean(),
});
export type ClaimChoice = z.infer<typeof ClaimChoice>;

export const mostChoices = 30;
/** Of those that are neither near nor searched for, as many as a person reads. */
export const mostFarChoices = 8;
const Choices = z.array(ClaimChoice).max(mostChoices);
/** Claims to choose from: within a week of the bill, the nearest first; of the same sender; all others, the newest first. */
export const ClaimChoices = z.strictObject({
  week: Choices,
  sender: Choices,
  others: Choices,
  /** How many more there are, to be searched for. */
  leftOut: z.int(),
  /** Listed under Claims too, and no choice: earlier versions, and what is there twice. */
  replaced: z.int(),
});
export type ClaimChoices = z.infer<typeof ClaimChoices>;

export const mostCanceled = 5;

export const BillView = z.strictObject({
  ...BillRow.shape,
  said: BillAnswers,
  scan: ScanFacts.nullable(),
  payments: z.array(Payment).max(mostOfBill),
  receipts: z.array(z.strictObject({ paymentId: z.string(), facts: ScanFacts })).max(mostOfBill),
  calls: z.array(Call).max(mostOfBill),
  sentLetters: z.array(SentLetter).max(mostOfBill),
  /** The claims that the verdict names, as they stand. */
  claims: z.array(ClaimRow).max(100),
  /** Claims of the same provider on the bill's days that were canceled or taken back: the bill may still ask for them. */
  canceledClaims: z.array(ClaimRow).max(mostCanceled),
  /** What there is to ask about the first of them of which there is something, where the bill is surely about it. */
  askAgain: AskAgain.nullable(),
});
export type BillView = z.infer<typeof BillView>;

/** A payment for a claim with its receipt; `biller`: who sent the bill that it was for, `null` without one. */
export const ClaimPayment = z.strictObject({
  payment: Payment,
  biller: z.string().nullable(),
  receipt: ScanFacts.nullable(),
});
export type ClaimPayment = z.infer<typeof ClaimPayment>;
