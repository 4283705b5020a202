/** Bills that ask for the same money again: a newer statement, a reminder, a collector's letter. */
import {
  type Bill,
  type BillKind,
  type BillVerdict,
  type BillWithDue,
  hasVisitLines,
  senderEvidence,
  statesDue,
  type Verdict,
} from '#shared/model/bills/bill';
import type { BillRow } from '#shared/model/bills/bill-lists';
import { computeRest } from '#shared/words/installments';
import { isSameBill } from '#shared/words/same-bill';
import { rateName } from '../match/compare-names.ts';
import { foldName, isSameAccount, readName } from '../match/fold-names.ts';
import { surePoints } from '../match/identify-claim.ts';

type VisitOf = (claimId: string) => string;
/** True where the person said which claim the bill is about. */
type IsConfirmed = (billId: string) => boolean;

/**
 * `visits`: the claims that it is surely about, in order; none where that is not sure. `isOfProvider`: its sender is the
 * provider of its claim, or known for it; or it is a collector's, who writes after the provider. `isPaidMonthly`: as the
 * person agreed, and not to the end yet.
 */
type Candidate = {
  bill: Bill;
  visits: readonly string[];
  isOfProvider: boolean;
  isPaidMonthly: boolean;
  /** True where a payment for it is marked. */
  isPaid: boolean;
  at: number;
};

/**
 * `counted`: by bill, the one that is counted for it. `chosen`: by bill that is counted, the one that the person chose of
 * those that ask for the same, where another would be counted without that; itself, or one that a later statement follows.
 */
type CountedBills = { counted: Map<string, string>; chosen: Map<string, string> };

/** Where it is not sure which claim is meant, or the amount is only a part of what is asked for. */
const unsure: ReadonlySet<Verdict> = new Set(['two', 'ask', 'no-claim', 'several', 'plan-part']);

/**
 * By bill, the bill that is counted for it, as it asks for the same: of the same sender about the same claims, or with the
 * same account and day, or one paper that is written down twice; of another sender about the same claims only where the
 * person said that they are one debt. One in whose place the person chose another is not, else one with a payment plan that
 * runs is counted, then a whole one before an installment, one of the claim's provider before a stranger's, of one printed
 * day one with a payment, else the newest. Installments are debts of their own, but for one that the person called the same
 * debt as a whole bill; bills that the person called two are none of these. One without a printed day stands before those
 * with one, but for a collector's letter. What the paper is changes nothing of what was answered.
 *
 * @param rows in the order of writing
 * @param visitOf the claim that stands for the visit of this one
 */
export function findCountedBills(
  rows: readonly Pick<BillRow, 'bill' | 'verdict' | 'installments' | 'paidCents'>[],
  visitOf: VisitOf,
  isConfirmed: IsConfirmed,
): CountedBills {
  const byAge = rows
    .filter(({ bill }) => isAsking(bill))
    .map(
      ({ bill, verdict, installments, paidCents }, at): Candidate => ({
        bill,
        isPaid: paidCents > 0,
        isPaidMonthly: installments !== null && computeRest(installments, paidCents) > 0,
        visits: listAskedVisits({ bill, verdict }, visitOf, isConfirmed),
        isOfProvider: bill.kind === 'collection' || isOfProvider(verdict),
        at,
      }),
    )
    .toSorted((a, b) => printedOn(a.bill).localeCompare(printedOn(b.bill)));
  const age = new Map(byAge.map((one, at) => [one, at]));
  const byVisit = Map.groupBy(
    byAge.flatMap((one) => one.visits.map((visit) => ({ visit, one }))),
    ({ visit }) => visit,
  );
  const byDay = Map.groupBy(byAge, ({ bill }) => bill.serviceStart);
  const byPrintedDay = Map.groupBy(byAge, ({ bill }) => bill.statementDate);
  const comesFirst = (one: Candidate, other: Candidate) =>
    one.bill.givesWay === other.bill.givesWay ? comesFirstByItself(one, other) : other.bill.givesWay === true;
  const comesFirstByItself = (one: Candidate, other: Candidate) => {
    if (one.isPaidMonthly !== other.isPaidMonthly) return one.isPaidMonthly;
    if (isPart(one.bill) !== isPart(other.bill)) return !isPart(one.bill);
    if (one.visits.length > 0 && other.visits.length > 0 && one.isOfProvider !== other.isOfProvider)
      return one.isOfProvider;
    // The same paper once more takes no payment away from the first.
    if (printedOn(one.bill) === printedOn(other.bill) && one.isPaid !== other.isPaid) return one.isPaid;
    return (age.get(one) ?? 0) > (age.get(other) ?? 0);
  };
  const debts = new Map<Candidate, Candidate[]>();
  const counted = new Map(
    byAge.flatMap((one) => {
      if (one.bill.isApart) return [];
      const { serviceStart: day, statementDate: printedDay } = one.bill;
      const near = [
        ...one.visits.flatMap((visit) => byVisit.get(visit) ?? []).map((same) => same.one),
        ...(day === null ? [] : (byDay.get(day) ?? [])),
        ...(printedDay === null ? [] : (byPrintedDay.get(printedDay) ?? [])),
      ];
      const [first] = near
        .filter(
          (other) => other !== one && !other.bill.isApart && comesFirst(other, one) && areOneDebt(other, one),
        )
        .toSorted((a, b) => (comesFirst(a, b) ? -1 : 1));
      if (!first) return [];
      debts.set(first, [...(debts.get(first) ?? []), one]);
      return [[one.bill.id, first.bill.id] as const];
    }),
  );
  const chosen = new Map(
    [...debts].flatMap(([first, others]) => {
      const { left = [], rest = [] } = Object.groupBy([first, ...others], ({ bill }) =>
        bill.givesWay ? 'left' : 'rest',
      );
      // All but the chosen one gave way: what does not and is not it was written down since.
      const [said] = rest.toSorted((a, b) => a.at - b.at);
      const isHeld = said && left.some((other) => comesFirstByItself(other, said));
      return isHeld ? [[first.bill.id, said.bill.id] as const] : [];
    }),
  );
  return { counted, chosen };
}

/** A collector writes after the provider. */
function printedOn({ kind, statementDate }: Bill): string {
  return statementDate ?? (kind === 'collection' ? '9999' : '');
}

function isOfProvider({ claims }: Pick<BillVerdict, 'claims'>): boolean {
  return claims.some(({ evidence }) => evidence.some((one) => senderEvidence.has(one)));
}

/** True for bills that could ask for the same, told without judging them. */
export function mayBeOneDebt(one: Bill, other: Bill): boolean {
  const areOfSeveral = isOfSeveral(one) && isOfSeveral(other);
  return (
    areOfSeveral ||
    isOnePaper(one, other) ||
    haveOneAccount(one, other) ||
    haveOneDay(one, other) ||
    haveOneNumber(one, other)
  );
}

const asking: ReadonlySet<BillKind> = new Set(['bill', 'collection', 'plan-bill']);

/** True for a paper that asks for money by itself. */
export function isAsking(bill: Bill): bill is BillWithDue {
  return asking.has(bill.kind) && statesDue(bill) && bill.dueCents > 0;
}

export function isOfSeveral(bill: Bill): boolean {
  return (bill.lines.length > 1 && hasVisitLines(bill)) || bill.isForAll === true;
}

function areOneDebt(one: Candidate, other: Candidate): boolean {
  if (one.bill.currency !== other.bill.currency || one.bill.personId !== other.bill.personId) return false;
  const parts = [one.bill, other.bill].filter(isPart).length;
  if (parts === 2) return false;
  if (one.visits.length > 0 && other.visits.length > 0) {
    const later = one.at > other.at ? one : other;
    const isSaid = later.bill.isApart === false && haveOneVisit(one.visits, other.visits);
    if (isSaid || parts > 0) return isSaid;
    return haveSameVisits(one.visits, other.visits) && isOfOneSender(one.bill, other.bill);
  }
  if (parts > 0) return false;
  if (isOfSeveral(one.bill) || isOfSeveral(other.bill)) return false;
  if (isOnePaper(one.bill, other.bill)) return true;
  const areOneSender = foldName(one.bill.biller).join(' ') === foldName(other.bill.biller).join(' ');
  return areOneSender && haveOneAccount(one.bill, other.bill) && haveOneDay(one.bill, other.bill);
}

/** True for bills of one printed day that say the same. */
function isOnePaper(one: Bill, other: Bill): boolean {
  return one.statementDate !== null && one.statementDate === other.statementDate && isSameBill(one, other);
}

/** True for bills of one name or account, or where one asks in the name of the other: for it, or as a collector. */
export function isOfOneSender(one: Bill, other: Bill): boolean {
  if (one.kind === 'collection' || other.kind === 'collection' || haveOneAccount(one, other)) return true;
  const names = ({ biller, billerFor }: Bill) =>
    [biller, billerFor].filter((name) => name !== null).map(readName);
  return names(one).some((name) =>
    names(other).some((same) => {
      const rating = rateName(name, same);
      return rating === 'name' || rating === 'part-of-name' || name.words.join(' ') === same.words.join(' ');
    }),
  );
}

function haveOneVisit(visits: readonly string[], others: readonly string[]): boolean {
  return visits.some((one) => others.includes(one));
}

function haveSameVisits(visits: readonly string[], others: readonly string[]): boolean {
  return visits.length === others.length && visits.every((one, at) => one === others[at]);
}

/** True for one of several installments. */
function isPart({ installmentsOfCents }: Bill): boolean {
  return installmentsOfCents !== null;
}

/** As {@link listSureVisits}, of an installment too; each once, in order. */
export function listAskedVisits(
  { bill, verdict }: Pick<BillRow, 'bill' | 'verdict'>,
  visitOf: VisitOf,
  isConfirmed: IsConfirmed,
): string[] {
  const sure = verdict.verdict === 'plan-part' ? { ...verdict, verdict: 'match' as const } : verdict;
  return [...new Set(listSureVisits(sure, visitOf, isConfirmed(bill.id)))].toSorted();
}

/**
 * The claim that it is surely about, or those of all its visits; of several plans' claims of one visit, the one that stands
 * for all. A collector's letter has one verdict whatever is found: there the person's word or the evidence tells.
 */
function listSureVisits(
  { verdict, claims, parts }: BillRow['verdict'],
  visitOf: VisitOf,
  isConfirmed: boolean,
): string[] {
  if (parts.length > 1) return parts.map(({ claimId }) => visitOf(claimId));
  const [claim, ...others] = claims;
  if (!claim || others.length > 0 || unsure.has(verdict)) return [];
  const isFound =
    verdict !== 'collection' || isConfirmed || (claim.points >= surePoints && claim.conflicts.length === 0);
  return isFound ? [visitOf(claim.claimId)] : [];
}

function haveOneAccount(one: Bill, other: Bill): boolean {
  return one.accounts.some((account) => other.accounts.some((same) => isSameAccount(account, same)));
}

function haveOneDay(one: Bill, other: Bill): boolean {
  return one.serviceStart !== null && one.serviceStart === other.serviceStart;
}

function haveOneNumber(one: Bill, other: Bill): boolean {
  return one.claimNumber !== null && one.claimNumber === other.claimNumber;
}
