import type { Amounts } from '#shared/model/claim';

/** Differences of up to one dollar are taken for rounding. */
const toleranceCents = 100;

/** The cents of your share that its stated parts explain; `null` when no part is stated. */
export function sumStatedParts({ deductible, copay, coinsurance }: Amounts): number | null {
  const parts = [deductible, copay, coinsurance].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part.cents, 0);
}

/**
 * Who pays what is not covered: `ask` while the plan did not say, `yours` when your share includes it,
 * `null` when nothing is not covered.
 */
export function findWhoPaysNotCovered(amounts: Amounts): 'ask' | 'yours' | null {
  const notCovered = amounts.notCovered?.cents ?? 0;
  if (notCovered <= 0) return null;
  const parts = sumStatedParts(amounts);
  if (amounts.yourShare?.source !== 'plan' || parts === null) return 'ask';
  return amounts.yourShare.cents - parts >= notCovered - toleranceCents ? 'yours' : 'ask';
}
