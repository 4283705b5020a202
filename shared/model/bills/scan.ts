/** The scan of a bill, or the receipt of a payment: a PDF or a picture that the person chose, kept as it came. */
import { z } from 'zod';
import { CalendarDay, OwnId, TypedCents } from '../../bounds.ts';
import { paperAmounts } from '../files/paper-amounts.ts';
import { BillKind, mostLines } from './bill.ts';

/** In bytes. */
export const largestScan = 20 * 1024 * 1024;
export const mostScanPages = 50;

export const ScanType = z.enum(['application/pdf', 'image/jpeg', 'image/png']);
export type ScanType = z.infer<typeof ScanType>;

/** `name`: of the file, without its folder. `bytes`: how long it is. `pages`: `null` where the scan names no number of them. */
export const ScanFacts = z.strictObject({
  name: z.string().max(200),
  mediaType: ScanType,
  bytes: z.int(),
  pages: z.int().min(1).max(mostScanPages).nullable(),
});
export type ScanFacts = z.infer<typeof ScanFacts>;

/** What a scan belongs to: a bill, or a payment that it is the receipt of. */
export const ScanPlace = z.strictObject({ of: z.enum(['bill', 'payment']), id: OwnId });
export type ScanPlace = z.infer<typeof ScanPlace>;

/**
 * A scan that is kept, or `held`: chosen, in memory only, until it is kept or another one is chosen. `claim`: the paper of
 * a claim that was typed from it, by the claim's id.
 */
export const ScanRef = z.strictObject({ of: z.enum(['held', 'bill', 'payment', 'claim']), id: OwnId });
export type ScanRef = z.infer<typeof ScanRef>;

export const HeldScan = z.strictObject({ ref: ScanRef, facts: ScanFacts });
export type HeldScan = z.infer<typeof HeldScan>;

/** One page, as a picture that the page may show. */
export const largestPicture = 12_000_000;
export const ScanPicture = z.strictObject({ dataUrl: z.string().max(largestPicture) });
export type ScanPicture = z.infer<typeof ScanPicture>;

/** Fields of the form about a bill that a scan may offer something for. */
export const offeredFields = [
  'biller',
  'due',
  'account',
  'serviceStart',
  'serviceEnd',
  'dueDate',
  'statementDate',
  'totalCharges',
  'previousBalance',
  'fee',
  'claimNumber',
  'prescriptionNumber',
  'npi',
] as const;
/** The patient is a question of its own: whose the bill is. */
export const OfferedField = z.enum([...offeredFields, 'patientName']);
export type OfferedField = z.infer<typeof OfferedField>;

/**
 * Something printed that may belong into a field. `value`: as the form takes it, a day as `YYYY-MM-DD`. `line`: where
 * it was read, as printed. `isGuess`: no label says that it belongs there, only where it stands: it is taken with others
 * only where nothing else may belong there. Nothing of it counts before the person says so.
 */
export const ScanOffer = z.strictObject({
  field: OfferedField,
  value: z.string().max(200),
  line: z.string().max(200),
  page: z.int().min(1).max(mostScanPages),
  isGuess: z.literal(true).optional(),
});
export type ScanOffer = z.infer<typeof ScanOffer>;

/** Fields of a claim from paper that an explanation of benefits may offer something for. */
export const explainedFields = [
  'planName',
  'patientName',
  'provider',
  'serviceStart',
  'serviceEnd',
  'claimNumber',
  ...paperAmounts,
] as const;
export type ExplainedField = (typeof explainedFields)[number];

/** Of a notice of a whole quarter, the rest are left out. */
export const mostNoticedClaims = 40;

/** As {@link ScanOffer}, of what the plan decided. `claim`: which one it is of, where the paper lists several, from 0. */
export const ExplainedOffer = ScanOffer.extend({
  field: z.enum(explainedFields),
  claim: z.int().min(0).max(mostNoticedClaims).optional(),
});
export type ExplainedOffer = z.infer<typeof ExplainedOffer>;

/**
 * A charge that an itemized bill lists, as printed: its day, the code of the service or what the bill calls it, or
 * both, and what is charged for it. It is a line of the bill only once the person says so.
 */
export const ScanCharge = z.strictObject({
  serviceStart: CalendarDay,
  code: z.string().max(20).nullable(),
  printed: z.string().max(100).optional(),
  chargeCents: TypedCents,
  line: z.string().max(200),
  page: z.int().min(1).max(mostScanPages),
});
export type ScanCharge = z.infer<typeof ScanCharge>;

/** As many as a bill has lines. */
export const mostCharges = mostLines;

const mostOffers = 60;

/**
 * What the text of a scan says. `text`: `none` where there is none, as on a picture; `unreadable` where most of it is
 * no letters and digits. Then nothing is offered. `kind`: what the scan seems to be; `null` where it does not say.
 */
export const ScanReading = z.strictObject({
  text: z.enum(['read', 'none', 'unreadable']),
  kind: BillKind.nullable(),
  offers: z.array(ScanOffer).max(mostOffers),
  charges: z.array(ScanCharge).max(mostCharges),
  /** Only of an explanation of benefits. */
  explained: z
    .array(ExplainedOffer)
    .max(mostOffers + mostNoticedClaims * explainedFields.length)
    .optional(),
});
export type ScanReading = z.infer<typeof ScanReading>;
