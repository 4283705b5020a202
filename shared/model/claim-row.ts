/** One claim as lists, charts and totals need it. */
import { z } from 'zod';
import { mapNames, rowAmountNames } from './amount-table.ts';
import { ClaimKind, ClaimState, FhirDateText, NetworkStatus, NotCountedReason } from './claim.ts';

/** An amount in a list row: enough to show, sum and say where it came from. */
export const RowAmount = z.strictObject({
  cents: z.int(),
  source: z.enum(['plan', 'computed', 'you']),
  partial: z.literal(true).optional(),
});
export type RowAmount = z.infer<typeof RowAmount>;

const attentionReasons = [
  'not-paid',
  'changed',
  'does-not-add-up',
  'overpaid',
  'not-covered',
  'same-visit',
] as const;
/** Why a claim stands under "need a look". */
export const AttentionReason = z.enum(attentionReasons);
export type AttentionReason = z.infer<typeof AttentionReason>;

/** One claim as a list, a chart or a total needs it. */
export const ClaimRow = z.strictObject({
  id: z.string(),
  connectionId: z.string(),
  personId: z.string(),
  claimNumber: z.string().nullable(),
  kind: ClaimKind,
  state: ClaimState,
  counted: z.boolean(),
  notCountedBecause: NotCountedReason.nullable(),
  serviceStart: FhirDateText.nullable(),
  serviceEnd: FhirDateText.nullable(),
  decidedOn: FhirDateText.nullable(),
  providerName: z.string().nullable(),
  providerNpi: z.string().nullable(),
  /** What for, beyond the kind: drug name, first service, or `null`. */
  what: z.string().nullable(),
  daysSupply: z.number().nullable(),
  /** The plan's name; of a claim from a file, what the file says. Named on screen and on paper together with `openedAt`. */
  planName: z.string().nullable(),
  /** ISO instant of when the file that says so was opened; `null`: the plan sent it. */
  openedAt: z.string().nullable(),
  network: NetworkStatus.nullable(),
  currency: z.string(),
  ...mapNames(rowAmountNames, () => RowAmount.nullable()),
  attention: AttentionReason.nullable(),
  /**
   * Only in rows that totals are made of, after the person said "same visit": the other plan's claim, which states
   * what is `null` here. Then `null` does not mean "not stated by your plan".
   */
  sameVisitAs: z.string().optional(),
});
export type ClaimRow = z.infer<typeof ClaimRow>;
