import type { Bill, BillLine } from '#shared/model/bills/bill';
import type { ClaimFacts } from './claim-facts.ts';

/**
 * The first lines of the bill that are equal in day, code and charge, more of them than its claims have; none where there are
 * no such.
 *
 * @see Medicare Claims Processing Manual (CMS Pub. 100-04), chapter 1, section 120
 */
export function findEqualLines({ lines }: Pick<Bill, 'lines'>, claims: readonly ClaimFacts[]): BillLine[] {
  const stated = lines.filter(
    ({ serviceStart, code, chargeCents }) => serviceStart !== null && code !== null && (chargeCents ?? 0) > 0,
  );
  const groups = Map.groupBy(stated, ({ serviceStart, serviceEnd, code, chargeCents, account, personId }) =>
    JSON.stringify([serviceStart, serviceEnd, code?.toUpperCase(), chargeCents, account, personId]),
  );
  return [...groups.values()].find((equal) => equal.length > 1 && !isExplained(equal, claims)) ?? [];
}

/** The claim has as many of them, or one for all of their money. */
function isExplained(lines: readonly BillLine[], claims: readonly ClaimFacts[]): boolean {
  const [first] = lines;
  const same = claims
    .flatMap((claim) => claim.lines)
    .filter(
      ({ date, code }) => date === first?.serviceStart && code?.toUpperCase() === first?.code?.toUpperCase(),
    );
  const sum = lines.reduce((cents, { chargeCents }) => cents + (chargeCents ?? 0), 0);
  return same.length >= lines.length || same.some(({ chargeCents }) => chargeCents === sum);
}
