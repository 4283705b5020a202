import type { Bill, BillLine } from '#shared/model/bills/bill';
import type { ClaimFacts } from './claim-facts.ts';

/**
 * The first lines of the bill that are equal in day, service and amount, more of them than its claims have; none where there
 * are no such. The service is its code, else what the bill calls it; of visits that were typed only the day and the amount
 * due are known.
 *
 * @see Medicare Claims Processing Manual (CMS Pub. 100-04), chapter 1, section 120
 */
export function findEqualLines({ lines }: Pick<Bill, 'lines'>, claims: readonly ClaimFacts[]): BillLine[] {
  const stated = lines.filter((line) => line.serviceStart !== null && (amountOf(line) ?? 0) > 0);
  const groups = Map.groupBy(stated, (line) => {
    const { serviceStart, serviceEnd, code, printed, chargeCents, dueCents, account, personId } = line;
    const service = code ?? printed?.replaceAll(/\s+/g, ' ').trim() ?? '';
    const amounts = [chargeCents, chargeCents === null ? dueCents : null];
    return JSON.stringify([serviceStart, serviceEnd, service.toUpperCase(), amounts, account, personId]);
  });
  return [...groups.values()].find((equal) => equal.length > 1 && !isExplained(equal, lines, claims)) ?? [];
}

/** What is charged for it, else what is asked for it. */
export function amountOf({ chargeCents, dueCents }: BillLine): number | null {
  return chargeCents ?? dueCents;
}

/** The claims have as many of them, or one for all of their money. */
function isExplained(
  lines: readonly BillLine[],
  all: readonly BillLine[],
  claims: readonly ClaimFacts[],
): boolean {
  const [first] = lines;
  const ofDay = claims.flatMap((claim) => claim.lines).filter(({ date }) => date === first?.serviceStart);
  if (first?.chargeCents === null) {
    // What is asked for a visit is no charge: the claims have as many visits, as many equal lines, or all of the money as shares.
    const visits = claims.filter(({ start }) => start === first.serviceStart);
    const equal = Map.groupBy(ofDay, ({ code, chargeCents }) => `${code} ${chargeCents}`);
    const due = all.reduce((cents, line) => cents + (amountOf(line) ?? 0), 0);
    const share = claims.reduce((cents, { shareCents }) => cents + (shareCents ?? 0), 0);
    return due === share || [visits, ...equal.values()].some((same) => same.length >= lines.length);
  }
  const code = first?.code?.toUpperCase();
  const sum = lines.reduce((cents, { chargeCents }) => cents + (chargeCents ?? 0), 0);
  // Without a code it is the amount that tells which lines of the claim are meant.
  const same = ofDay.filter((line) =>
    code === undefined ? line.chargeCents === first?.chargeCents : line.code?.toUpperCase() === code,
  );
  const isOneForAll = ofDay.some(
    (line) => line.chargeCents === sum && (code === undefined || line.code?.toUpperCase() === code),
  );
  return same.length >= lines.length || isOneForAll;
}
