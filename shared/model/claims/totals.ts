/**
 * Sums over claims. One rule, one place (`electron/data/claims/compare/totals.ts`): the list, Spending, statements and the
 * inspector all show these numbers. Each dollar is counted once; claims that are not counted are named.
 */
import { z } from 'zod';
import { mapNames, summedAmountNames } from './amount-table.ts';
import { ClaimKind, NotCountedReason } from './claim.ts';

/** A sum and how far it can be trusted: stated or worked out here, and by how many claims. */
export const Sum = z.strictObject({
  /** `null` when no claim states this amount, or claims state too much to add up ({@link isTooLarge}). */
  cents: z.int().nullable(),
  /** What plans state and, in claims that only files have, files (`Totals.fromFiles`). */
  statedCents: z.int().nullable(),
  computedCents: z.int().nullable(),
  statedBy: z.int(),
  notStatedBy: z.int(),
  /** How many of `statedBy` state only a part of it, so that the sum may be more. */
  partlyBy: z.int(),
});
export type Sum = z.infer<typeof Sum>;

export const Totals = z.strictObject({
  currency: z.string(),
  /** Claims in the selection, counted or not. */
  claims: z.int(),
  counted: z.int(),
  /** Counted claims that only files state; their amounts are in the sums. */
  fromFiles: z.int(),
  notCounted: z.array(z.strictObject({ reason: NotCountedReason, claims: z.int() })),
  /**
   * "Your share": what the plan says is the person's part, over counted claims that are not pharmacy claims.
   * Money already paid is not taken off.
   */
  yourShare: Sum,
  /** Why counted claims are missing from `yourShare`. Pharmacy claims that state a share are `atPharmacy`. */
  shareMissing: z.strictObject({
    beingDecided: z.int(),
    notPaidNoShare: z.int(),
    atPharmacy: z.int(),
    notStated: z.int(),
    /** In sums of one plan: visits that another plan looked at after it, whose share stands. */
    laterPlan: z.int(),
  }),
  /**
   * Share of pharmacy claims, usually paid at the counter, else what the plan says was paid there; never part of
   * `yourShare`.
   */
  atPharmacy: Sum,
  planPaid: Sum,
  ...mapNames(summedAmountNames, () => Sum),
});
export type Totals = z.infer<typeof Totals>;

/** What every bar of a chart shows. */
const shares = { claims: z.int(), planPaid: Sum, yourShare: Sum, atPharmacy: Sum };

/** Of counted claims in one currency. */
export const ShareTotals = z.strictObject({ currency: z.string(), ...shares });
export type ShareTotals = z.infer<typeof ShareTotals>;

export const MonthTotals = z.strictObject({
  /** 1 to 12; `null` for claims whose date is only a year. */
  month: z.int().nullable(),
  ...shares,
});
export type MonthTotals = z.infer<typeof MonthTotals>;

export const KindTotals = z.strictObject({ kind: ClaimKind, ...shares });
export type KindTotals = z.infer<typeof KindTotals>;

/** `isSensitive`: one of the claims behind it is about sensitive care; looked for in discreet mode only. */
export const ProviderTotals = z.strictObject({
  name: z.string().nullable(),
  isSensitive: z.boolean(),
  ...shares,
});
export type ProviderTotals = z.infer<typeof ProviderTotals>;

/** True where pharmacy claims alone are behind the sums, so that no share is missing: their amount stands in its place. */
export function isOnlyAtPharmacy({
  yourShare,
  atPharmacy,
}: Pick<ShareTotals, 'yourShare' | 'atPharmacy'>): boolean {
  return yourShare.statedBy + yourShare.notStatedBy === 0 && atPharmacy.statedBy > 0;
}

/** True where no claim behind the sums lacks its share: there is none, or what is usually paid at the pharmacy stands in its place. */
export function hasNoShare({
  yourShare,
  atPharmacy,
}: Pick<ShareTotals, 'yourShare' | 'atPharmacy'>): boolean {
  const isMissing = atPharmacy.notStatedBy > 0 && atPharmacy.statedBy === 0;
  return yourShare.statedBy + yourShare.notStatedBy === 0 && !isMissing;
}

/**
 * How many claims the share is of: those that state one, and those of which it is missing. Claims at the pharmacy have a sum
 * of their own, where one of them states it.
 */
export function countShareClaims({
  yourShare,
  atPharmacy,
  shareMissing,
}: Pick<Totals, 'yourShare' | 'atPharmacy' | 'shareMissing'>): number {
  const { atPharmacy: ofPharmacy, ...others } = shareMissing;
  const missing = Object.values(others).reduce((sum, one) => sum + one, 0);
  return yourShare.statedBy + missing + (atPharmacy.statedBy > 0 ? 0 : ofPharmacy);
}

/** True where claims at the pharmacy are not among those that the share is of, for they have a sum of their own. */
export function isOutsidePharmacy({
  atPharmacy,
  shareMissing,
}: Pick<Totals, 'atPharmacy' | 'shareMissing'>): boolean {
  return atPharmacy.statedBy > 0 && shareMissing.atPharmacy > 0;
}

/** True where claims state the amount, and more of it than can be added up. */
export function isTooLarge({ cents, statedBy }: Sum): boolean {
  return cents === null && statedBy > 0;
}

/**
 * True where sums stand plan by plan: a visit may be counted twice, or a sum of all is too large to add up, which must not
 * hide what another plan's claims come to.
 */
export function areSumsPerPlan({
  openVisits,
  totals,
  byPlan,
}: {
  openVisits: number;
  totals: readonly Totals[];
  byPlan: readonly { totals: readonly Totals[] }[];
}): boolean {
  const plans = byPlan.filter((plan) => plan.totals.length > 0).length;
  return openVisits > 0 || (plans > 1 && hasTooLarge(totals));
}

/** True where one of the sums is too large to add up. */
export function hasTooLarge(totals: readonly Totals[]): boolean {
  return totals.some((sums) => shownSumNames.some((name) => isTooLarge(sums[name])));
}

/** The sums that stand on screens and paper. */
const shownSumNames = ['yourShare', 'planPaid', 'atPharmacy', 'billed'] as const;

/**
 * Who stands behind a sum: plans and files that state it, this app, or both; `null` where there is no sum. A
 * worked-out $0.00 adds nothing to the stated figures, so it does not make the sum one of both.
 */
export function sumSource({ cents, statedCents, computedCents }: Sum): 'stated' | 'computed' | 'both' | null {
  if (cents === null) return null;
  if (statedCents === null) return computedCents === null ? null : 'computed';
  return computedCents === null || computedCents === 0 ? 'stated' : 'both';
}
