/** All bills of a person, held against the claims as they stand now. */
import { type Bill, statesDue } from '#shared/model/bills/bill';
import type { BillRow } from '#shared/model/bills/bill-lists';
import { isWithProvider, type Payment } from '#shared/model/bills/payment';
import { computeRest } from '#shared/words/installments';
import type { BillAnswer, BillTable, KeptBill } from '../keep/bill-table.ts';
import type { ClaimFacts, RecordedPayment } from '../match/claim-facts.ts';
import type { ClaimIndex } from '../match/claim-index.ts';
import { sumCents } from '../match/compare-money.ts';
import { foldName } from '../match/fold-names.ts';
import { type BillMemory, identifyClaim } from '../match/identify-claim.ts';
import { findVisits, hasOtherVisit, judgeBill } from '../match/judge-bill.ts';
import {
  findCountedBills,
  isAsking,
  isOfSeveral,
  listAskedVisits,
  mayBeOneDebt,
} from './find-counted-bills.ts';
import { findOtherBills } from './find-other-bills.ts';
import type { PersonClaims } from './person-claims.ts';

export type JudgeParts = { bills: BillTable; claims: PersonClaims };

/** @param billId the only bill to judge; all when absent. @param today `YYYY-MM-DD` */
export function judgeBills(
  parts: JudgeParts,
  question: { personId: string; today: string; billId?: string },
): BillRow[] {
  return judgePaidBills(parts, question).rows;
}

/** The bills as {@link judgeBills} judges them, and all that the person paid. */
export function judgePaidBills(
  parts: JudgeParts,
  { personId, today, billId }: { personId: string; today: string; billId?: string },
): { rows: BillRow[]; assigned: AssignedPayment[] } {
  const { kept, memories, assigned } = readPaidBills(parts, personId);
  if (kept.length === 0) return { rows: [], assigned };
  const claimsOf = (id: string) => parts.claims.of(id);
  const otherPeople = new Set(
    kept.flatMap(({ bill }) => bill.lines.map((line) => line.personId ?? personId)),
  );
  otherPeople.delete(personId);
  const ofOthers = [...otherPeople].flatMap((id) => assignPayments(parts, id));
  const paid = groupByCurrency([...assigned, ...ofOthers]);
  const recordsStart = claimsOf(personId).firstDay;
  const asked = kept.find(({ bill }) => bill.id === billId);
  const visitOf = (id: string) => findPaidClaim(id, claimsOf(personId));
  const judge = (
    { bill, hasScan, installments, questionedOn }: KeptBill,
    payments = paid.get(bill.currency) ?? [],
  ): Omit<BillRow, 'countedBillId' | 'chosenBillId' | 'otherBills' | 'paidElsewhere'> => {
    const memory = memories.get(bill.id) as BillMemory;
    const ofBill = payments.filter((payment) => payment.billId === bill.id);
    const paidCents = sumCents(ofBill);
    const rest = installments === null ? 0 : computeRest(installments, paidCents);
    // A printed installment that was paid is not all that the bill asks for.
    const counted =
      rest > 0 && bill.installmentsOfCents !== null
        ? payments.filter((payment) => payment.billId !== bill.id)
        : payments;
    const context = { claimsOf, memory, recordsStart, today };
    const verdict = judgeBill(bill, { ...context, payments: counted });
    const { leftShareCents } = counted === payments ? verdict : judgeBill(bill, { ...context, payments });
    const asksNothing =
      ['not-a-bill', 'nothing-due', 'credit'].includes(verdict.verdict) || bill.kind === 'receipt';
    // Of a share that was paid, with another bill too, nothing is open.
    const isPaid = verdict.verdict === 'paid';
    const [claim] = isPaid || bill.kind === 'plan-bill' ? verdict.claims : [];
    const paidClaim = claim && claimsOf(personId).get(claim.claimId);
    const settledCents = paidClaim
      ? Math.max(
          paidCents,
          sumCents(payments.filter((payment) => payment.claimId === paidClaim.visitId)),
          (isPaid ? paidClaim.shareCents : null) ?? 0,
        )
      : paidCents;
    return {
      bill,
      hasScan,
      questionedOn,
      verdict: { ...verdict, leftShareCents },
      paidCents,
      installments,
      openCents:
        asksNothing || !statesDue(bill)
          ? 0
          : installments === null
            ? Math.max(0, bill.dueCents - settledCents)
            : rest,
    };
  };
  const findVisit = (bill: Bill) => {
    const sure = findSureClaim(bill, claimsOf, memories.get(bill.id));
    return sure === null ? null : visitOf(sure);
  };
  const judged = asked ? listRelated(asked, kept, (one) => judge(one), findVisit, visitOf) : kept;
  const first = judged.map((one) => judge(one));
  const isConfirmed = (id: string) => (memories.get(id)?.confirmedId ?? null) !== null;
  const { counted, chosen } = findCountedBills(first, visitOf, isConfirmed);
  const since = findPaidSince(first, assigned, counted, (row) => listAskedVisits(row, visitOf, isConfirmed));
  const elsewhere = Map.groupBy(since.keys(), (paymentId) => since.get(paymentId) ?? '');
  const moved = groupByCurrency(
    [...assigned, ...ofOthers].map(({ claimId, payment }) => ({
      claimId,
      payment: { ...payment, billId: since.get(payment.id) ?? payment.billId },
    })),
  );
  const rows = judged.map((one, at) =>
    elsewhere.has(one.bill.id)
      ? judge(one, moved.get(one.bill.currency) ?? [])
      : (first[at] as (typeof first)[number]),
  );
  const others = findOtherBills(rows, counted, visitOf, isConfirmed, (id) => claimsOf(personId).get(id));
  const settled = rows
    .filter(({ bill }) => billId === undefined || bill.id === billId)
    .map((row): BillRow => {
      const countedBillId = counted.get(row.bill.id) ?? null;
      const { otherBills, isSecond } = others.get(row.bill.id) ?? { otherBills: [], isSecond: false };
      const verdict = isSecond ? { ...row.verdict, verdict: 'second-bill' as const } : row.verdict;
      return {
        ...row,
        verdict,
        countedBillId,
        chosenBillId: chosen.get(row.bill.id) ?? null,
        paidElsewhere: elsewhere.get(row.bill.id) ?? [],
        otherBills,
        openCents: countedBillId === null ? row.openCents : 0,
      };
    });
  return { rows: settled, assigned };
}

/**
 * By payment, the bill of its debt that it was paid for after that was printed, where it is written down elsewhere: for
 * another bill that it is counted for, or for its claim alone, of which no other bill is. Nothing of a bill without a printed
 * day, which may have it taken off already, and of one that is paid.
 */
function findPaidSince(
  rows: readonly Pick<BillRow, 'bill' | 'verdict'>[],
  assigned: readonly AssignedPayment[],
  counted: ReadonlyMap<string, string>,
  listVisits: (row: Pick<BillRow, 'bill' | 'verdict'>) => readonly string[],
): Map<string, string> {
  if (assigned.length === 0) return new Map();
  const asking = rows.filter(({ bill }) => isAsking(bill) && !counted.has(bill.id));
  const open = new Map(
    asking.filter(({ verdict }) => verdict.verdict !== 'paid').map(({ bill }) => [bill.id, bill]),
  );
  const byVisit = Map.groupBy(
    asking.flatMap((row) => {
      const visits = listVisits(row);
      return visits.map((visit) => ({ visit, billId: row.bill.id, isOnly: visits.length === 1 }));
    }),
    ({ visit }) => visit,
  );
  const findAlone = (claimId: string | null) => {
    const [one, ...more] = byVisit.get(claimId ?? '') ?? [];
    return one?.isOnly && more.length === 0 ? one.billId : undefined;
  };
  return new Map(
    assigned.flatMap(({ claimId, payment }) => {
      const id = payment.billId === null ? findAlone(claimId) : counted.get(payment.billId);
      const bill = open.get(id ?? '');
      const isSince =
        bill?.currency === payment.currency &&
        bill.statementDate !== null &&
        payment.paidOn >= bill.statementDate;
      return isSince ? [[payment.id, bill.id] as const] : [];
    }),
  );
}

/** The bills that the verdict on one may depend on: about claims that it may be about, and what may be one debt with those. */
function listRelated(
  asked: KeptBill,
  kept: readonly KeptBill[],
  judge: (bill: KeptBill) => Pick<BillRow, 'verdict'>,
  findVisit: (bill: Bill) => string | null,
  visitOf: (claimId: string) => string,
): KeptBill[] {
  if (kept.length === 1) return [...kept];
  const visits = new Set(judge(asked).verdict.claims.map(({ claimId }) => visitOf(claimId)));
  const near = kept.filter(
    ({ bill }) =>
      bill.id === asked.bill.id ||
      isOfSeveral(bill) ||
      mayBeOneDebt(bill, asked.bill) ||
      visits.has(findVisit(bill) ?? ''),
  );
  return kept.filter((one) => near.includes(one) || near.some(({ bill }) => mayBeOneDebt(bill, one.bill)));
}

/** What providers keep of it. */
function groupByCurrency(assigned: readonly AssignedPayment[]): Map<string, RecordedPayment[]> {
  const kept = assigned.filter(({ payment }) => isWithProvider(payment));
  return new Map(
    [...Map.groupBy(kept, ({ payment }) => payment.currency)].map(([currency, all]) => [
      currency,
      all.map(({ claimId, payment: { billId, cents, paidOn } }) => ({ claimId, billId, cents, paidOn })),
    ]),
  );
}

/**
 * `claimId`: of the claim that the payment counts for, the newest version, and of those of one visit the one that stands
 * for all; `null` where none is sure.
 */
export type AssignedPayment = { payment: Payment; claimId: string | null };

/** All that the person paid, each payment with the claim that it counts for. */
export function assignPayments(parts: JudgeParts, personId: string): AssignedPayment[] {
  return readPaidBills(parts, personId).assigned;
}

/** `said`: all that it knows, as text. */
type SaidMemory = BillMemory & { said: string };

type PaidBills = {
  kept: KeptBill[];
  memories: ReadonlyMap<string, SaidMemory>;
  assigned: AssignedPayment[];
};

function readPaidBills({ bills, claims }: JudgeParts, personId: string): PaidBills {
  const kept = bills.list(personId);
  const payments = bills.payments(personId);
  if (kept.length === 0 && payments.length === 0) return { kept, memories: new Map(), assigned: [] };
  const claimsOf = (id: string) => claims.of(id);
  const memories = rememberAnswers(kept, bills.answers(personId), claimsOf(personId));
  return { kept, memories, assigned: findPaidClaims({ personId, kept, payments, claimsOf, memories }) };
}

/**
 * What the person said of the bills, which holds for the claim that stands for the one they said it of: each yes also says,
 * to other bills of that sender, for which provider it bills. A bill that has a yes itself hears it of those written before.
 */
function rememberAnswers(
  kept: readonly KeptBill[],
  answers: ReadonlyMap<string, readonly BillAnswer[]>,
  index: ClaimIndex,
): Map<string, SaidMemory> {
  const confirmed: { at: number; sender: string; providers: string[] }[] = [];
  for (const [at, { bill }] of kept.entries())
    for (const { claimId, isMeant } of answers.get(bill.id) ?? []) {
      const claim = isMeant ? index.get(index.standInOf(claimId)) : undefined;
      if (!claim) continue;
      const sender = foldName(bill.biller).join(' ');
      confirmed.push({ at, sender, providers: listProviders(claim) });
    }
  const bySender = Map.groupBy(confirmed, ({ sender }) => sender);
  const ofOthers = confirmed.length === 0 ? '' : JSON.stringify(confirmed);
  return new Map(
    kept.map(({ bill }, place) => {
      const own = (answers.get(bill.id) ?? []).map(({ claimId, isMeant }) => ({
        claimId: index.standInOf(claimId),
        isMeant,
      }));
      const isConfirmed = own.some(({ isMeant }) => isMeant);
      const memory: SaidMemory = {
        said: JSON.stringify([own, ofOthers, ofOthers && place]),
        isKnownSender(sender, claim) {
          const ofClaim = listProviders(claim);
          return (bySender.get(sender) ?? []).some(
            ({ at, providers }) =>
              (isConfirmed ? at < place : at !== place) && ofClaim.some((one) => providers.includes(one)),
          );
        },
        isRuledOut: (claimId) => own.some((one) => one.claimId === index.standInOf(claimId) && !one.isMeant),
        noes: own.filter(({ isMeant }) => !isMeant).length,
        confirmedId: own.find(({ isMeant }) => isMeant)?.claimId ?? null,
      };
      return [bill.id, memory];
    }),
  );
}

/** By what a provider is known on claims: its NPIs, else its names; never by who treated there. */
function listProviders({ providerNpis, providers }: ClaimFacts): string[] {
  return providerNpis.length > 0 ? [...providerNpis] : providers.map((name) => foldName(name).join(' '));
}

/** What was paid for a bill counts for the claim that the bill is surely about. */
function findPaidClaims({
  personId,
  kept,
  payments,
  claimsOf,
  memories,
}: Omit<PaidBills, 'assigned'> & {
  personId: string;
  payments: readonly Payment[];
  claimsOf: (personId: string) => ClaimIndex;
}): AssignedPayment[] {
  const byBill = new Map<string, string>();
  const paidBills = new Set(payments.map(({ billId }) => billId));
  for (const { bill } of kept) {
    const claimId = paidBills.has(bill.id) ? findSureClaim(bill, claimsOf, memories.get(bill.id)) : null;
    if (claimId !== null) byBill.set(bill.id, claimId);
  }
  return payments.map((payment) => {
    const { claimId, billId } = payment;
    const of = claimId ?? (billId === null ? undefined : byBill.get(billId));
    return { payment, claimId: of === undefined ? null : findPaidClaim(of, claimsOf(personId)) };
  });
}

/** The claim that stands for the visit of this one: payments count for it. */
export function findPaidClaim(claimId: string, claims: ClaimIndex): string {
  const standing = claims.standInOf(claimId);
  return claims.get(standing)?.visitId ?? standing;
}

/** By bill, the one claim that all of it is surely about, of receipts and collectors' letters too. */
export function findSureClaims(parts: JudgeParts, personId: string): Map<string, string> {
  const { kept, memories } = readPaidBills(parts, personId);
  const claimsOf = (id: string) => parts.claims.of(id);
  return new Map(
    kept.flatMap(({ bill }) => {
      const claimId = findSureClaim(bill, claimsOf, memories.get(bill.id));
      return claimId === null ? [] : [[bill.id, claimId] as const];
    }),
  );
}

type Sure = { asked: string; claimId: string | null };
/** What was found for bills among claims as they stand, by bill: among five hundred bills it takes long to find. */
const sureOf = new WeakMap<ClaimIndex, Map<string, Sure>>();

/** The one claim that all of a bill is surely about; `null` without one, as for a bill for several visits. */
function findSureClaim(
  bill: Bill,
  claimsOf: (personId: string) => ClaimIndex,
  memory: SaidMemory | undefined,
): string | null {
  if (!memory) return null;
  const isOfOne = bill.lines.every(({ personId }) => (personId ?? bill.personId) === bill.personId);
  if (!isOfOne) return lookForSureClaim(bill, claimsOf, memory);
  const index = claimsOf(bill.personId);
  const known = sureOf.get(index) ?? new Map<string, Sure>();
  sureOf.set(index, known);
  const asked = JSON.stringify([bill, memory.said]);
  const before = known.get(bill.id);
  if (before?.asked === asked) return before.claimId;
  const claimId = lookForSureClaim(bill, claimsOf, memory);
  known.set(bill.id, { asked, claimId });
  return claimId;
}

function lookForSureClaim(
  bill: Bill,
  claimsOf: (personId: string) => ClaimIndex,
  memory: BillMemory,
): string | null {
  const index = claimsOf(bill.personId);
  const identity = identifyClaim(bill, index, memory);
  if (identity.kind !== 'sure') return null;
  const { claimId } = identity.claim;
  const isSeveral =
    hasOtherVisit(bill, index.get(claimId)) || findVisits(bill, { claimsOf, memory }) !== null;
  return isSeveral ? null : claimId;
}
