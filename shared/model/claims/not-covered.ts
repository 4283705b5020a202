/**
 * Who pays what a plan did not cover, as far as its own numbers tell. A stated share is all that the plan leaves to the
 * person: deductible, copay and percent, and what is not covered only so far as it is theirs.
 *
 * @see CARIN IG C4BBAdjudication#memberliability; billed = discount + not covered + parts + plan paid + other insurance
 */
import { sumCents } from '../../money.ts';
import { otherPaymentNames, sharePartNames } from './amount-table.ts';
import type { Amounts } from './claim.ts';

/** Differences of up to one dollar are taken for rounding. */
export const toleranceCents = 100;

/** The cents of your share that its stated parts explain; `null` when no part is stated. */
export function sumStatedParts(amounts: Amounts): number | null {
  return sumCents(sharePartNames.map((name) => amounts[name]?.cents));
}

/** Who pays what is not covered. */
export type NotCoveredPayer =
  /** The plan did not say. */
  | 'ask'
  /** Your share includes it. */
  | 'yours'
  /** Your share includes some of it. */
  | 'partly-yours'
  /** The plan states your share without it. */
  | 'not-yours'
  /** Your share is stated, and nothing tells how much of it this is. */
  | 'in-share';

/** Who pays what is not covered, and how much of it is in your share; `null` when nothing is not covered. */
export function findWhoPaysNotCovered(amounts: Amounts): { who: NotCoveredPayer; cents: number } | null {
  const { notCovered, yourShare } = amounts;
  if (notCovered === null || notCovered.cents <= 0) return null;
  if (yourShare === null || yourShare.source === 'computed') return { who: 'ask', cents: 0 };
  const parts = sumStatedParts(amounts) ?? workOutParts(amounts);
  if (yourShare.cents === 0) return { who: 'not-yours', cents: 0 };
  if (parts === null) return { who: 'in-share', cents: 0 };
  const included = yourShare.cents - parts;
  if (included >= notCovered.cents - toleranceCents) return { who: 'yours', cents: notCovered.cents };
  return included > toleranceCents
    ? { who: 'partly-yours', cents: included }
    : { who: 'not-yours', cents: 0 };
}

/** What deductible, copay and percent come to by the plan's other numbers; `null` where these tell nothing or disagree. */
function workOutParts(amounts: Amounts): number | null {
  const { allowed, billed, discount, notCovered, planPaid } = amounts;
  if (planPaid === null) return null;
  const paid = sumCents([planPaid.cents, ...otherPaymentNames.map((name) => amounts[name]?.cents)]);
  if (paid === null) return null;
  const known: number[] = [];
  if (allowed) known.push(allowed.cents - paid);
  if (billed && notCovered && (discount || !allowed))
    known.push(billed.cents - (discount?.cents ?? 0) - notCovered.cents - paid);
  const [first, other] = known;
  if (first === undefined || first < -toleranceCents) return null;
  // Without a stated discount the charge tells only that nothing else can be left.
  if (allowed === null && discount === null && first > toleranceCents) return null;
  return other !== undefined && Math.abs(first - other) > toleranceCents ? null : Math.max(0, first);
}
