/** What a person wrote here themselves, saved as a file and brought back from it. */
import { z } from 'zod';
import { OwnId } from '../../bounds.ts';

/** Tables of what the person wrote, in the order in which a file brings them back: what others name comes first. */
export const writtenKinds = [
  'bill',
  'bill_answer',
  'bill_scan',
  'payment',
  'payment_scan',
  'tax_entry',
  'plan_limits',
  'compared_plan',
  'call',
  'letter',
  'appeal',
  'episode_claim',
  'alike_put_away',
  'visit',
  'visit_check',
  'looked_at',
  'service_kind',
] as const;
export const WrittenKind = z.enum(writtenKinds);
export type WrittenKind = z.infer<typeof WrittenKind>;

const perKind = writtenKinds.length;

/** Plans of a file that are named, where none of a person's plans is that one. */
export const mostPlansNamed = 20;

/**
 * What a file holds, before anything is added. `broken`: entries that are left out, because they are not what this app
 * writes. `missing`: entries that the file says it has and that are not in it.
 */
export const WrittenOffer = z.strictObject({
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  /** ISO instant. */
  savedAt: z.string(),
  counts: z.array(z.strictObject({ kind: WrittenKind, count: z.int() })).max(perKind),
  broken: z.int(),
  missing: z.int(),
  /** The one person here who seems to be the same. */
  suggestedPersonId: z.string().nullable(),
});
export type WrittenOffer = z.infer<typeof WrittenOffer>;

export const WrittenRequest = z.strictObject({ importId: OwnId, personId: OwnId });
export type WrittenRequest = z.infer<typeof WrittenRequest>;

/**
 * What becomes of each kind, where there is any. `here`: there already, and left as it is. `waiting`: about claims or
 * plans that are not here, so it was not added and a later opening of the file may add it.
 */
export const WrittenOutcome = z.strictObject({
  counts: z
    .array(z.strictObject({ kind: WrittenKind, added: z.int(), here: z.int(), waiting: z.int() }))
    .max(perKind),
  /** Plans that what is waiting is about. */
  plans: z.array(z.string()).max(mostPlansNamed),
  /** Lines of bills and plans of a family that name somebody who is not here; that name is not kept. */
  othersNotHere: z.int(),
  /** Entries that do not fit what they belong to, or that there are too many of. */
  broken: z.int(),
});
export type WrittenOutcome = z.infer<typeof WrittenOutcome>;

export const WrittenEnd = z.strictObject({
  personId: z.string(),
  ...WrittenOutcome.shape,
  /** Papers and receipts that are no PDF or picture that can be kept. */
  scansLeftOut: z.int(),
});
export type WrittenEnd = z.infer<typeof WrittenEnd>;
