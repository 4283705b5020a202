/** A share that the plan states beside parts of it that come to more: its numbers disagree, and none is the answer. */
import { sharePartNames } from '../model/claims/amount-table.ts';
import type { Claim, OtherAmount } from '../model/claims/claim.ts';
import { sumStatedParts } from '../model/claims/not-covered.ts';

/** One of the numbers that disagree; its words stand under `part`. */
type DisputedPart = {
  name: 'yourShare' | (typeof sharePartNames)[number];
  cents: number;
  currency: string;
};

/** What disagrees: the share as stated, then its parts that are not zero; `null` where no share was taken out. */
export function findDisputedShare({
  amounts,
  checks,
}: Pick<Claim, 'amounts' | 'checks'>): DisputedPart[] | null {
  const failed = checks.find(({ code, ok }) => code === 'share-adds-up' && !ok);
  const known = sumStatedParts(amounts);
  if (amounts.yourShare !== null || !failed || known === null) return null;
  const parts = sharePartNames.flatMap((name) => {
    const part = amounts[name];
    return part === null || part.cents === 0 ? [] : [{ name, cents: part.cents, currency: part.currency }];
  });
  const cents = known + (failed.differenceCents ?? 0);
  return [{ name: 'yourShare' as const, cents, currency: parts[0]?.currency ?? 'USD' }, ...parts];
}

/** The name of an amount without a place of its own: the plan's, or `statedShare` for a share that was taken out. */
export function nameOtherAmount(
  { code, label }: Pick<OtherAmount, 'code' | 'label'>,
  statedShare: string,
): string {
  return code === 'memberliability' ? statedShare : label;
}
