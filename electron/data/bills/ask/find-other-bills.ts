/** Other bills about a claim: the share of the claim exists once, whoever asks for it. */
import type { Bill, BillWithDue } from '#shared/model/bills/bill';
import {
  agreedVerdicts,
  type BillRow,
  mostNamedClaims,
  mostOtherBills,
  type OtherBill,
} from '#shared/model/bills/bill-lists';
import type { ClaimFacts } from '../match/claim-facts.ts';
import { isAsking, isOfOneSender, listAskedVisits } from './find-counted-bills.ts';

type JudgedBill = Pick<BillRow, 'bill' | 'verdict'>;

/** `isSecond`: the share is held against another bill, or it is not said yet that both are not one debt. */
export type Others = { otherBills: OtherBill[]; isSecond: boolean };

/**
 * By bill, the other bills that are surely about a claim of it; of a question, about a claim that could be meant. Of bills that
 * agree with one share, the one that more speaks for holds it, then the one written down first. Installments of one
 * sender follow one another.
 *
 * @param rows in the order of writing
 * @param counted those that another one is counted for
 * @param visitOf the claim that stands for the visit of this one
 */
export function findOtherBills(
  rows: readonly JudgedBill[],
  counted: ReadonlyMap<string, string>,
  visitOf: (claimId: string) => string,
  isConfirmed: (billId: string) => boolean,
  find: (claimId: string) => ClaimFacts | undefined,
): Map<string, Others> {
  const asking = rows
    .map((row, at) => ({ ...row, at, sure: listAskedVisits(row, visitOf, isConfirmed) }))
    .flatMap(({ bill, ...row }) => (isAsking(bill) && !counted.has(bill.id) ? [{ bill, ...row }] : []));
  const byVisit = new Map<string, Set<Placed>>();
  for (const one of asking)
    for (const visit of one.sure) byVisit.set(visit, (byVisit.get(visit) ?? new Set()).add(one));
  return new Map(
    asking.flatMap((own) => {
      const isSure = own.sure.length > 0;
      const visits = isSure ? own.sure : own.verdict.claims.map(({ claimId }) => visitOf(claimId));
      const near = new Set(visits.flatMap((visit) => [...(byVisit.get(visit) ?? [])]));
      const others = [...near]
        .filter(
          (one) =>
            one !== own && one.bill.personId === own.bill.personId && !areInstallments(one.bill, own.bill),
        )
        .toSorted((a, b) => a.at - b.at)
        .map((one) => {
          const told = findTold(one, own);
          const answer: OtherBill['answer'] = !isSure ? null : told.isApart === true ? 'two' : 'asked';
          const shared = new Set(visits.filter((visit) => one.sure.includes(visit)));
          return { one, answer, saidOf: told.id, claims: nameClaims([...shared], find) };
        });
      if (others.length === 0) return [];
      const isSecond =
        agreedVerdicts.has(own.verdict.verdict) &&
        hasShare(own) &&
        others.some(
          ({ one, answer }) =>
            hasShare(one) &&
            comesBefore(one, own, byVisit, visitOf) &&
            (answer === 'asked' || agreedVerdicts.has(one.verdict.verdict)),
        );
      const otherBills = others
        .slice(0, mostOtherBills)
        .map(({ one: { bill, at }, answer, saidOf, claims }) => ({
          billId: bill.id,
          biller: bill.biller,
          dueCents: bill.dueCents,
          currency: bill.currency,
          answer,
          saidOf,
          isLater: at > own.at,
          claims,
        }));
      return [[own.bill.id, { otherBills, isSecond }] as const];
    }),
  );
}

function nameClaims(
  visits: readonly string[],
  find: (claimId: string) => ClaimFacts | undefined,
): OtherBill['claims'] {
  const named = visits.slice(0, mostNamedClaims).map((visit) => find(visit));
  return named.map((claim) => ({ provider: claim?.providers[0] ?? null, day: claim?.start ?? null }));
}

type Placed = Pick<BillRow, 'verdict'> & { bill: BillWithDue; at: number; sure: readonly string[] };

function areInstallments(one: Bill, other: Bill): boolean {
  const areParts = one.installmentsOfCents !== null && other.installmentsOfCents !== null;
  return areParts && isOfOneSender(one, other);
}

/** The bill of which the answer is kept: of two senders, and before it is given, the one that was written later. */
function findTold(one: Placed, other: Placed): Bill {
  const [older, later] = one.at < other.at ? [one.bill, other.bill] : [other.bill, one.bill];
  return older.isApart === true && isOfOneSender(older, later) ? older : later;
}

/** True where a share is held against the bill: of visits that cannot be added up, nothing is. */
function hasShare({ verdict: { openShareCents } }: JudgedBill): boolean {
  return openShareCents !== null;
}

/**
 * True where more speaks for it being about a visit of both, or as much and it was written down before. Of a bill that the
 * person called one for all its visits the days alone tell little: there the one that was written down first holds them. All
 * bills about such a visit stand in that order, and so do those about a visit that two bills for several have: in two orders at
 * once each could come after another one, and none would hold the share.
 */
function comesBefore(
  one: Placed,
  other: Placed,
  byVisit: ReadonlyMap<string, ReadonlySet<Placed>>,
  visitOf: (claimId: string) => string,
): boolean {
  const visitsOf = ({ verdict }: Placed) => verdict.claims.map(({ claimId }) => visitOf(claimId));
  const shared = visitsOf(one).find((visit) => visitsOf(other).includes(visit));
  const all = [one, other, ...(byVisit.get(shared ?? '') ?? [])];
  const ofSeveral = new Set(all.filter(({ sure }) => sure.length > 1));
  if (ofSeveral.size > 1 || all.some(({ bill }) => bill.isForAll)) return one.at < other.at;
  const points = ({ verdict }: Placed) =>
    verdict.claims.find(({ claimId }) => visitOf(claimId) === shared)?.points ?? 0;
  return points(one) === points(other) ? one.at < other.at : points(one) > points(other);
}
