/** What happened to claims and bills since the person last looked. */
import { z } from 'zod';
import { Day } from '../../bounds.ts';
import { Verdict } from '../bills/bill.ts';
import { BillRow } from '../bills/bill-lists.ts';
import { ClaimState } from '../claims/claim.ts';
import { ClaimRow } from '../claims/claim-row.ts';

/** What is told of a claim, the weightiest first. `withdrawn`: the plan does not send it any more. */
export const newsKinds = [
  'refused',
  'replaced',
  'changed',
  'decided',
  'canceled',
  'withdrawn',
  'new',
] as const;
const NewsKind = z.enum(newsKinds);
export type NewsKind = z.infer<typeof NewsKind>;

export const newsAmounts = ['billed', 'planPaid', 'yourShare'] as const;

/** An amount that is not what it was, in cents; `null` is not stated. */
export const AmountChange = z.strictObject({
  name: z.enum(newsAmounts),
  before: z.int().nullable(),
  after: z.int().nullable(),
});
export type AmountChange = z.infer<typeof AmountChange>;

export const ClaimNews = z.strictObject({
  kind: NewsKind,
  /** The claim as it stands; of a replaced one, the claim that stands in its place. */
  row: ClaimRow,
  /** What the plan said before; `null` where that is the same, or where the claim is new. */
  stateBefore: ClaimState.nullable(),
  amounts: z.array(AmountChange).max(newsAmounts.length),
});
export type ClaimNews = z.infer<typeof ClaimNews>;

/** How a bill stood when its verdict was last told. */
const EarlierVerdict = z.strictObject({
  verdict: Verdict,
  differenceCents: z.int().nullable(),
  claims: z.int(),
});
export type EarlierVerdict = z.infer<typeof EarlierVerdict>;

export const BillNews = z.strictObject({ row: BillRow, before: EarlierVerdict });
export type BillNews = z.infer<typeof BillNews>;

/** More is counted, and not listed: the list of claims has it. */
export const mostNews = 200;

export const News = z.strictObject({
  /** The day before today on which the person last looked; `null` where there is none. */
  since: Day.nullable(),
  /** How much there is of each kind. */
  counts: z.array(z.strictObject({ kind: NewsKind, count: z.int() })).max(newsKinds.length),
  claims: z.array(ClaimNews).max(mostNews),
  /** How many claims of the counts are not in the list. */
  leftOut: z.int(),
  bills: z.array(BillNews).max(mostNews),
});
export type News = z.infer<typeof News>;
