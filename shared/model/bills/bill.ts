/**
 * A bill as the person wrote it down from paper, and what comes out when it is held against the plan's claims. Three
 * things that are never written into one another: a claim says what the plan decided, a bill what a provider asks for,
 * a payment what happened.
 */
import { z } from 'zod';
import { CalendarDay, TypedCents } from '../../bounds.ts';
import { ExampleMark } from './example-mark.ts';

/**
 * What the paper is. A `receipt` tells of money already paid; an `estimate` and an `explanation` (of benefits) ask for
 * none; a `plan-bill` comes from a drug plan for what was not paid at the counter; a `collection` from a third party.
 */
export const billKinds = ['bill', 'receipt', 'estimate', 'explanation', 'plan-bill', 'collection'] as const;
export const BillKind = z.enum(billKinds);
export type BillKind = z.infer<typeof BillKind>;

export const mostLines = 100;

/** Rounding on the way to paper: as much counts as equal, and is named. */
export const roundingCents = 2;

/** One visit on a bill that covers several, or one charge of those that it lists. `personId`: whose it is where the bill covers several people. */
export const BillLine = z.strictObject({
  serviceStart: CalendarDay.nullable(),
  serviceEnd: CalendarDay.nullable(),
  account: z.string().max(60).nullable(),
  code: z.string().max(20).nullable(),
  /** What the bill calls the service, as it was read from its PDF. */
  printed: z.string().max(100).optional(),
  chargeCents: TypedCents.nullable(),
  dueCents: TypedCents.nullable(),
  personId: z.string().max(100).nullable(),
});
export type BillLine = z.infer<typeof BillLine>;

/** What the person read on the paper; `null` is what the paper does not say, never 0. Money is in cents of `currency`. */
export const BillFacts = z.strictObject({
  kind: BillKind,
  personId: z.string().max(100),
  /** The name of the patient on the paper, where it is not that of the person. */
  patientName: z.string().max(200).nullable(),
  biller: z.string().max(200),
  /** Whom a collector or a billing company asks for. */
  billerFor: z.string().max(200).nullable(),
  npi: z
    .string()
    .regex(/^[12]\d{9}$/)
    .nullable(),
  accounts: z.array(z.string().max(60)).max(10),
  /** The plan's claim number, where the bill prints it. */
  claimNumber: z.string().max(60).nullable(),
  prescriptionNumber: z.string().max(40).nullable(),
  serviceStart: CalendarDay.nullable(),
  serviceEnd: CalendarDay.nullable(),
  statementDate: CalendarDay.nullable(),
  dueDate: CalendarDay.nullable(),
  dueCents: TypedCents.nullable(),
  currency: z.string().length(3),
  totalChargesCents: TypedCents.nullable(),
  /** Parts of the amount due that belong to an earlier bill, or are a fee for being late. */
  previousBalanceCents: TypedCents.nullable(),
  feeCents: TypedCents.nullable(),
  /** The whole that is paid in installments, where the amount due is one of them. */
  installmentsOfCents: TypedCents.nullable(),
  lines: z.array(BillLine).max(mostLines),
  /** Whether it asks for something else than another bill about its claim, where the person said so. */
  isApart: z.boolean().optional(),
  /** The person chose another bill, which was here then, to be counted in its place. */
  givesWay: z.literal(true).optional(),
  /** Whether it is for all visits of one provider within its days, where the person said so. */
  isForAll: z.boolean().optional(),
});
export type BillFacts = z.infer<typeof BillFacts>;

/** True for a bill that says of no care on which day it was. */
export function hasNoDay({ serviceStart, lines }: Pick<BillFacts, 'serviceStart' | 'lines'>): boolean {
  return serviceStart === null && lines.every((line) => line.serviceStart === null);
}

/** True for a bill that lists its services, each with its day, its code or its words for it, and its charge. */
export function isItemized({ lines }: Pick<BillFacts, 'lines'>): boolean {
  return (
    lines.length > 0 &&
    lines.every(
      ({ serviceStart, code, printed, chargeCents }) =>
        serviceStart !== null && (code !== null || printed !== undefined) && chargeCents !== null,
    )
  );
}

/**
 * True for lines that are visits, which the bill asks for together: by hand a visit has no code or charge. Itemized lines
 * of one person and account, without amounts due, are only the charges that the bill lists.
 */
export function hasVisitLines({ lines, personId }: Pick<BillFacts, 'lines' | 'personId'>): boolean {
  if (lines.length === 0) return false;
  const isOfOne = lines.every(
    (line) => (line.personId ?? personId) === personId && line.account === lines[0]?.account,
  );
  return !isItemized({ lines }) || !isOfOne || lines.some(({ dueCents }) => dueCents !== null);
}

export const Bill = z.strictObject({
  id: z.string().max(100),
  ...BillFacts.shape,
  ...ExampleMark.shape,
});
export type Bill = z.infer<typeof Bill>;

/** Papers that may tell of no amount due. */
const withoutDue: ReadonlySet<BillKind> = new Set(['estimate', 'explanation']);

/** Whether nothing is missing where the paper states no amount due. */
export function mayLackDue({ kind }: Pick<BillFacts, 'kind'>): boolean {
  return withoutDue.has(kind);
}

/** A paper that says how much it asks for, or tells of. */
export type BillWithDue = Bill & { dueCents: number };

export function statesDue(bill: Bill): bill is BillWithDue {
  return bill.dueCents !== null;
}

/** What speaks for a claim being the one that a bill is about, one of each family at most; `open-share` only in a question. */
const evidenceKinds = [
  'claim-number',
  'account',
  'shared-account',
  'swapped-account',
  'npi',
  'known-sender',
  'name',
  'part-of-name',
  'doctor',
  'common-name',
  'date',
  'stay',
  'dates-overlap',
  'near-date',
  'lines',
  'charges',
  'codes',
  'open-share',
] as const;
export const Evidence = z.enum(evidenceKinds);
export type Evidence = z.infer<typeof Evidence>;

/** What speaks for the sender being the provider of the claim. */
export const senderEvidence: ReadonlySet<Evidence> = new Set([
  'npi',
  'known-sender',
  'name',
  'part-of-name',
  'doctor',
  'common-name',
]);

/** What speaks against it. */
export const Conflict = z.enum(['account', 'date', 'patient']);
export type Conflict = z.infer<typeof Conflict>;

/** A claim that a bill may be about. */
export const ClaimCandidate = z.strictObject({
  claimId: z.string(),
  points: z.int(),
  evidence: z.array(Evidence).max(evidenceKinds.length),
  conflicts: z.array(Conflict).max(3),
});
export type ClaimCandidate = z.infer<typeof ClaimCandidate>;

const verdicts = [
  'match',
  'match-calc',
  'higher',
  'lower',
  'several',
  'second-bill',
  'plan-part',
  'gross',
  'no-claim',
  'pending',
  'refused',
  'replaced',
  'paid',
  'two',
  'ask',
  'oon',
  'other-payer',
  'collection',
  'no-share',
  'not-a-bill',
  'nothing-due',
  'credit',
  'plan-bill',
  'protect',
] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

/** What is said beside the verdict, each with its own sentence. */
const billNotes = [
  'cents-off',
  'previous-balance',
  'fee',
  'sent-to-you',
  'not-posted',
  'before-other-plan',
  'paid-since',
  'paid-more',
  'discount',
  'plan-payment-not-taken-off',
  'copay-possible',
  'not-covered-part',
  'was-replaced',
  'changed-since',
  'older-than-decision',
  'withdrawn',
  'wait',
  'ask-if-billed',
  'filing-limit',
  'before-records',
  'filed-late',
  'other-plan-paid',
  'other-plan-open',
  'other-plan-silent',
  'visit-asked',
  'currency',
  'patient',
  'conflict',
  'swapped-account',
  'other-name',
  'same-amount',
  'same-amount-unnamed',
  'sum-of-visits',
  'day-and-amount',
  'no-date',
  'possible-duplicate',
  'protected-program',
  'not-happened',
  'ask-law',
  'ask-refused',
  'refused-apart',
] as const;
export const BillNote = z.enum(billNotes);
export type BillNote = z.infer<typeof BillNote>;

/**
 * How one bill stands against the claims. `differenceCents`: the amount due minus what was open of the share when it
 * came: what was paid for the bill itself changes neither. `second-bill`: the amount agrees, and another bill was there
 * first to ask for that share.
 */
export const BillVerdict = z.strictObject({
  verdict: Verdict,
  notes: z.array(BillNote).max(billNotes.length),
  differenceCents: z.int().nullable(),
  /** What was open of the share when the bill came, by the plan and by what was paid; `null` where it cannot be told. */
  openShareCents: z.int().nullable(),
  /** What is left of the share today, without all that was paid for the visit; `null` where it cannot be told. */
  leftShareCents: z.int().nullable(),
  /** How much more the person paid than the plan says is theirs; `null` where nothing shows that. */
  overpaidCents: z.int().nullable(),
  /** The claims it is about; of a question, those that could be meant. */
  claims: z.array(ClaimCandidate).max(mostLines),
  /** Of a bill for several claims: how each of them stands. */
  parts: z.array(z.strictObject({ claimId: z.string(), verdict: Verdict })).max(mostLines),
});
export type BillVerdict = z.infer<typeof BillVerdict>;
