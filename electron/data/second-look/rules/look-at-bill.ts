/** Questions about a bill by itself, beside those about its claims. */
import { statesDue } from '#shared/model/bills/bill';
import { type BillRow, isSureOfClaims } from '#shared/model/bills/bill-lists';
import { mostAsked, type SecondLookQuestion } from '#shared/model/claims/second-look';
import type { ClaimFacts } from '../../bills/match/claim-facts.ts';
import { amountOf, findEqualLines } from '../../bills/match/equal-lines.ts';
import { askAbout } from './question.ts';

type JudgedBill = Pick<BillRow, 'bill' | 'verdict'>;

/**
 * `claims`: those that the bill is surely about. `hasClaimOn`: whether a claim of that person, of any plan, is about that
 * day.
 */
export function lookAtBill(
  row: JudgedBill,
  claims: readonly ClaimFacts[],
  hasClaimOn: (personId: string, day: string) => boolean,
): SecondLookQuestion[] {
  if (row.bill.kind !== 'bill' && row.bill.kind !== 'collection') return [];
  return [
    ...askAboveApproved(row, claims),
    ...askEqualLines(row, claims),
    ...askLateLines(row, claims, hasClaimOn),
  ];
}

function askOf(
  { bill }: JudgedBill,
  claims: readonly ClaimFacts[],
  ...[rule, more]: [SecondLookQuestion['rule'], Partial<SecondLookQuestion>]
): SecondLookQuestion {
  const whose = { id: '', planKind: 'unknown' as const, provider: bill.biller, currency: bill.currency };
  const claimIds = claims.map(({ id }) => id).slice(0, mostAsked);
  return { ...askAbout(whose, rule, more), claimIds };
}

/**
 * The bill asks for what lies between the billed and the approved amount of a provider in the network, to the cent:
 * alone, or with the share. Where a part is not covered, the difference may be the person's.
 *
 * @see Uniform Glossary (45 CFR 147.200) and HealthCare.gov: balance billing
 */
function askAboveApproved(row: JudgedBill, claims: readonly ClaimFacts[]): SecondLookQuestion[] {
  const { bill, verdict } = row;
  const [claim] = claims;
  if (claim === undefined || claims.length > 1 || verdict.verdict !== 'higher' || !statesDue(bill)) return [];
  const { network, billedCents: billed, allowedCents: allowed, planPaidCents: paid } = claim;
  if (network !== 'in' || billed === null || allowed === null) return [];
  const above = billed - allowed;
  if (above <= 0 || allowed <= 0 || (claim.notCoveredCents ?? 0) > 0) return [];
  const own = bill.dueCents - (bill.previousBalanceCents ?? 0) - (bill.feeCents ?? 0);
  const { openShareCents: open } = verdict;
  const isAbove =
    own === above || (open !== null && own - open === above) || (paid !== null && own === billed - paid);
  return isAbove ? [askOf(row, claims, 'above-approved', { day: claim.start, cents: above })] : [];
}

/**
 * Lines of the bill that are equal in day, service and amount, more of them than the claim has.
 *
 * @see Medicare Claims Processing Manual (CMS Pub. 100-04), chapter 1, section 120
 */
function askEqualLines(row: JudgedBill, claims: readonly ClaimFacts[]): SecondLookQuestion[] {
  const asked = findEqualLines(row.bill, claims);
  const [first] = asked;
  if (!first) return [];
  return [
    askOf(row, claims, 'equal-charges', {
      service: first.code,
      printed: first.printed ?? null,
      day: first.serviceStart,
      cents: amountOf(first),
      count: asked.length,
    }),
  ];
}

/**
 * A charge for a day after the plan decided on the bill's claims, of which no claim is here: the decision cannot be about
 * it.
 *
 * @see X12 claim adjustment reason code 110, by number
 */
function askLateLines(
  row: JudgedBill,
  claims: readonly ClaimFacts[],
  hasClaimOn: (personId: string, day: string) => boolean,
): SecondLookQuestion[] {
  const { bill } = row;
  const days = claims.map(({ decidedOn }) => decidedOn);
  if (days.length === 0 || days.includes(null)) return [];
  const decidedOn =
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? '';
  const late = bill.lines.find(
    (line) =>
      line.serviceStart !== null &&
      line.serviceStart > decidedOn &&
      (amountOf(line) ?? 0) > 0 &&
      !hasClaimOn(line.personId ?? bill.personId, line.serviceStart),
  );
  if (!late) return [];
  return [
    askOf(row, claims, 'after-decision', {
      service: late.code,
      printed: late.printed ?? null,
      day: late.serviceStart,
      otherDay: decidedOn,
      cents: amountOf(late),
    }),
  ];
}

/** Of a bill whose claims are not sure, nothing is held against them. */
export function listSureClaims(
  row: BillRow,
  find: (claimId: string) => ClaimFacts | undefined,
): ClaimFacts[] {
  return isSureOfClaims(row) ? row.verdict.claims.flatMap(({ claimId }) => find(claimId) ?? []) : [];
}
