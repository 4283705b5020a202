/** What of a bill is as on a claim, in words. */
import { type Bill, type ClaimCandidate, type Evidence, senderEvidence } from '../model/bills/bill.ts';
import type { ClaimRow } from '../model/claims/claim-row.ts';

/** Evidence that is only alike. */
const alike: ReadonlySet<Evidence | 'creditor'> = new Set<Evidence | 'creditor'>([
  'creditor',
  'shared-account',
  'swapped-account',
  'part-of-name',
  'common-name',
  'stay',
  'dates-overlap',
  'near-date',
]);

export type Compared = {
  candidate: ClaimCandidate;
  bill: Bill;
  row: ClaimRow;
  /** Whether the amounts are equal; `null` where that is said elsewhere. */
  isSame: boolean | null;
};

/** ✓: as on the claim; ≈: only alike; ≠: not. `t`: looks up texts of `bills`. */
export type Likeness = { mark: '✓' | '≈' | '≠'; words: string };

export function listLikeness(
  { candidate, bill, row, isSame }: Compared,
  t: (key: string) => string,
): Likeness[] {
  // The name that was compared may be spelled otherwise on the claim, or be another one of its names.
  const isSameName = row.providerName?.toLowerCase() === bill.biller.toLowerCase();
  const isOfCreditor = bill.billerFor !== null && !beginAlike(row.providerName, bill.biller);
  const evidence = candidate.evidence
    .filter((one) => one !== 'open-share')
    .map((one) => (one === 'name' && !isSameName ? 'part-of-name' : one))
    .map((one) => ((one === 'part-of-name' || one === 'known-sender') && isOfCreditor ? 'creditor' : one));
  const isOtherName = row.providerName !== null && !candidate.evidence.some((one) => senderEvidence.has(one));
  const all = (mark: Likeness['mark'], ...keys: string[]) => keys.map((key) => ({ mark, words: t(key) }));
  return [
    ...(isSame ? all('✓', 'bills:agrees.open-share') : []),
    ...evidence.filter((one) => !alike.has(one)).flatMap((one) => all('✓', `bills:agrees.${one}`)),
    ...evidence.filter((one) => alike.has(one)).flatMap((one) => all('≈', `bills:agrees.${one}`)),
    ...(isSame === false && row.yourShare ? all('≠', 'bills:differs.amount') : []),
    ...(isOtherName ? all('≠', 'bills:differs.name') : []),
    ...candidate.conflicts.flatMap((one) => all('≠', `bills:differs.${one}`)),
  ];
}

/** True where both names have their first word in common: else it is whom the sender collects for that has the name. */
function beginAlike(one: string | null, other: string): boolean {
  const [first, same] = [one ?? '', other].map((name) => name.trim().toLowerCase().split(/\s+/)[0]);
  return first === same;
}

/**
 * Whether the bill asks for the share of the claim, or for what is left of it; `null` of two currencies, which cannot be
 * compared.
 */
export function hasSameAmount(
  candidate: ClaimCandidate | undefined,
  { dueCents, currency }: Pick<Bill, 'dueCents' | 'currency'>,
  row: ClaimRow,
): boolean | null {
  if (row.currency !== currency) return null;
  return candidate?.evidence.includes('open-share') === true || row.yourShare?.cents === dueCents;
}
