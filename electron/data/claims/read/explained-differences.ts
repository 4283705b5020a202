/**
 * What explains that a claim's amounts do not come to each other, by the plan's own lines and codes: refused services,
 * interest, a fixed monthly fee, a cut by law. None of it is a fault to ask about.
 */
import type { ClaimReason } from '#shared/model/claim';
import { findDifferenceNumber, isRefusal, isUnderFixedFee } from '#shared/words/refusals';
import { codesOf } from '../../fhir/codes.ts';
import { objectOf } from '../../fhir/resource.ts';
import type { Adjudications } from './adjudications.ts';
import type { ListedLine } from './listed-claim.ts';

export type Explained = {
  /** Differences of these cents have a reason. */
  readonly cents: readonly number[];
  /** What was paid for no charge. */
  readonly interestCents: number;
  /** True where a fixed fee pays: no amount paid is to be expected. */
  readonly isFixedFee: boolean;
};

/** `places`: where reasons stand with amounts beside them. */
export function findExplained(
  lines: readonly ListedLine[],
  reasons: readonly ClaimReason[],
  places: readonly Adjudications[],
): Explained {
  const refused = lines.filter((line) => isRefusedLine(line, reasons));
  const interest = lines.filter(isInterest);
  const codes = new Set(reasons.flatMap((reason) => findDifferenceNumber(reason) ?? []));
  const besides = places.flatMap(({ marks }) =>
    marks.flatMap(({ adjudication }) => {
      const isNamed = codesOf(objectOf(adjudication['reason'])).some((code) => codes.has(code));
      const value = objectOf(adjudication['amount'])?.['value'];
      return isNamed && typeof value === 'number' ? [Math.round(Math.abs(value) * 100)] : [];
    }),
  );
  const interestCents = addCents(interest.map(({ amounts }) => amounts.planPaid?.cents));
  const cents = [
    addCents(refused.map(({ amounts }) => amounts.billed?.cents)),
    addCents(refused.map(({ amounts }) => amounts.allowed?.cents)),
    interestCents,
    addCents(besides),
  ];
  return {
    cents: cents.filter((each) => each > 0),
    interestCents,
    isFixedFee: reasons.some(isUnderFixedFee),
  };
}

function addCents(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** True for a service that was charged, not paid, and refused by a reason of its own or by what is not covered. */
function isRefusedLine({ number, amounts }: ListedLine, reasons: readonly ClaimReason[]): boolean {
  const billed = amounts.billed?.cents ?? 0;
  if (billed <= 0 || (amounts.planPaid?.cents ?? 0) !== 0) return false;
  if ((amounts.notCovered?.cents ?? 0) >= billed) return true;
  return reasons.some((reason) => reason.lineNumber === number && isRefusal(reason));
}

/** True for a line of the plan that pays for no charge. */
function isInterest({ amounts }: ListedLine): boolean {
  const { billed, allowed, planPaid } = amounts;
  return (planPaid?.cents ?? 0) > 0 && (billed?.cents ?? 0) === 0 && (allowed?.cents ?? 0) === 0;
}
