/** One claim as lists, charts and totals need it. */
import { z } from 'zod';
import { handWays } from '../plans/plan-kind.ts';
import { mapNames, rowAmountNames } from './amount-table.ts';
import {
  AmountSource,
  ClaimKind,
  ClaimState,
  FhirDateText,
  NetworkStatus,
  NotCountedReason,
} from './claim.ts';

/** An amount in a list row: enough to show, sum and say where it came from. */
export const RowAmount = z.strictObject({
  cents: z.int(),
  source: AmountSource,
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

/** What one plan did with a visit that the person called one, in the visit's row. */
export const VisitPart = z.strictObject({
  id: z.string(),
  connectionId: z.string(),
  planName: z.string().nullable(),
  openedAt: z.string().nullable(),
  /** As in {@link ClaimRow}. */
  way: z.enum(handWays).optional(),
  claimNumber: z.string().nullable(),
  state: ClaimState,
  /** False while the plan is deciding: its amounts are in no sum. */
  counted: z.boolean(),
  planPaid: RowAmount.nullable(),
});
export type VisitPart = z.infer<typeof VisitPart>;

/** More claims than these are not one visit, whatever was answered. */
export const mostVisitParts = 50;

/** One claim as a list, a chart or a total needs it; of a visit that the person called one, all of its claims. */
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
  /** Only of a claim from a portal's table, or from paper. */
  way: z.enum(handWays).optional(),
  network: NetworkStatus.nullable(),
  currency: z.string(),
  ...mapNames(rowAmountNames, () => RowAmount.nullable()),
  attention: AttentionReason.nullable(),
  /**
   * Only of a visit that several plans looked at and the person called one: what each plan did, the last one's claim,
   * which this row is, among them. `planPaid` is what all of them paid; every other amount is the last plan's.
   */
  visit: z
    .strictObject({
      /** True where a claim says which plan came first; then `parts` are in that order. */
      isOrderKnown: z.boolean(),
      parts: z.array(VisitPart).max(mostVisitParts),
    })
    .optional(),
});
export type ClaimRow = z.infer<typeof ClaimRow>;

/** Of a visit, all of its claims. */
export function listClaimIds({ id, visit }: ClaimRow): string[] {
  return visit?.parts.map((part) => part.id) ?? [id];
}
