/** The paper of a bill, or the receipt of a payment: a PDF or a picture that the person chose, kept as it came. */
import { z } from 'zod';
import { OwnId } from '../../bounds.ts';
import { BillKind } from './bill.ts';

/** In bytes. */
export const largestPaper = 20 * 1024 * 1024;
export const mostPaperPages = 50;

export const PaperType = z.enum(['application/pdf', 'image/jpeg', 'image/png']);
export type PaperType = z.infer<typeof PaperType>;

/** `name`: of the file, without its folder. `bytes`: how long it is. `pages`: `null` where the paper names no number of them. */
export const PaperFacts = z.strictObject({
  name: z.string().max(200),
  mediaType: PaperType,
  bytes: z.int(),
  pages: z.int().min(1).max(mostPaperPages).nullable(),
});
export type PaperFacts = z.infer<typeof PaperFacts>;

/** What a paper belongs to: a bill, or a payment that it is the receipt of. */
export const PaperPlace = z.strictObject({ of: z.enum(['bill', 'payment']), id: OwnId });
export type PaperPlace = z.infer<typeof PaperPlace>;

/** A paper that is kept, or `held`: chosen, in memory only, until it is kept or another one is chosen. */
export const PaperRef = z.strictObject({ of: z.enum(['held', 'bill', 'payment']), id: OwnId });
export type PaperRef = z.infer<typeof PaperRef>;

export const HeldPaper = z.strictObject({ ref: PaperRef, facts: PaperFacts });
export type HeldPaper = z.infer<typeof HeldPaper>;

/** One page, as a picture that the page may show. */
export const largestPicture = 12_000_000;
export const PaperPicture = z.strictObject({ dataUrl: z.string().max(largestPicture) });
export type PaperPicture = z.infer<typeof PaperPicture>;

/** Fields of the form about a bill that a paper may offer something for. */
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
export const OfferedField = z.enum(offeredFields);
export type OfferedField = z.infer<typeof OfferedField>;

/**
 * Something printed that may belong into a field. `value`: as the form takes it, a day as `YYYY-MM-DD`. `line`: where
 * it was read, as printed. Nothing of it counts before the person says so.
 */
export const PaperOffer = z.strictObject({
  field: OfferedField,
  value: z.string().max(200),
  line: z.string().max(200),
  page: z.int().min(1).max(mostPaperPages),
});
export type PaperOffer = z.infer<typeof PaperOffer>;

const mostOffers = 60;

/**
 * What the text of a paper says. `text`: `none` where there is none, as on a picture; `unreadable` where most of it is
 * no letters and digits. Then nothing is offered. `kind`: what the paper seems to be; `null` where it does not say.
 */
export const PaperReading = z.strictObject({
  text: z.enum(['read', 'none', 'unreadable']),
  kind: BillKind.nullable(),
  offers: z.array(PaperOffer).max(mostOffers),
});
export type PaperReading = z.infer<typeof PaperReading>;
