import type { Bill, BillLine } from '#shared/model/bills/bill';
import type { ClaimFacts } from './claim-facts.ts';

/**
 * The first lines of the bill that are equal in day, service and amount, more of them than its claims have, without those that
 * the bill takes back; none where there are no such. The service is its code, else what the bill calls it; of visits that were
 * typed only the day and the amount due are known.
 *
 * @see Medicare Claims Processing Manual (CMS Pub. 100-04), chapter 1, section 120
 */
export function findEqualLines({ lines }: Pick<Bill, 'lines'>, claims: readonly ClaimFacts[]): BillLine[] {
  const stated = lines.filter((line) => line.serviceStart !== null && (amountOf(line) ?? 0) > 0);
  const groups = Map.groupBy(stated, (line) => {
    const { serviceStart, serviceEnd, chargeCents, dueCents, account, personId } = line;
    const amounts = [chargeCents, chargeCents === null ? dueCents : null];
    return JSON.stringify([serviceStart, serviceEnd, nameService(line), amounts, account, personId]);
  });
  const standing = [...groups.values()].map((equal) => equal.slice(countTakenBack(equal, lines)));
  return standing.find((equal) => equal.length > 1 && !isExplained(equal, lines, claims)) ?? [];
}

/** How many of these equal lines the bill takes back itself: the same service and amount, with a minus. */
function countTakenBack([first]: readonly BillLine[], all: readonly BillLine[]): number {
  if (!first) return 0;
  const { serviceStart, account, personId } = first;
  const service = nameService(first);
  return all.filter(
    (line) =>
      (amountOf(line) ?? 0) + (amountOf(first) ?? 0) === 0 &&
      (line.serviceStart ?? serviceStart) === serviceStart &&
      takesBack(nameService(line), service) &&
      (line.account ?? account) === account &&
      line.personId === personId,
  ).length;
}

/** "REVERSAL: OFFICE VISIT" takes back "OFFICE VISIT". */
function takesBack(name: string, service: string): boolean {
  return name === service || (service !== '' && name.endsWith(` ${service}`));
}

/** Its code, else what the bill calls it; empty where it says neither. */
function nameService({ code, printed }: BillLine): string {
  return (code ?? printed?.replaceAll(/\s+/g, ' ').trim() ?? '').toUpperCase();
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
