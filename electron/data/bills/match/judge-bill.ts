/** Holds one bill against the claims: which claim, how it was decided, and whether the money agrees. */
import { countDays } from '#shared/dates';
import {
  type Bill,
  type BillLine,
  type BillNote,
  type BillVerdict,
  type BillWithDue,
  type ClaimCandidate,
  hasVisitLines,
  roundingCents,
  senderEvidence,
  statesDue,
  type Verdict,
} from '#shared/model/bills/bill';
import { agreedVerdicts, isSureOfClaims } from '#shared/model/bills/bill-lists';
import { isForBill } from '#shared/model/bills/payment';
import { askFurther, listVisitsWith } from './ask-further.ts';
import type { ClaimFacts } from './claim-facts.ts';
import type { ClaimIndex } from './claim-index.ts';
import { type MoneyAnswer, sumCents } from './compare-money.ts';
import { findEqualLines } from './equal-lines.ts';
import { type Identity, identifyClaim, rateClaim, surePoints } from './identify-claim.ts';
import { type BillContext, judgeClaim, mayOweMore } from './judge-claim.ts';

const nothing = {
  notes: [],
  differenceCents: null,
  openShareCents: null,
  leftShareCents: null,
  overpaidCents: null,
  claims: [],
  parts: [],
};

/**
 * The verdict on a bill. Doubt about anything leads to a question, never to a match; one that lists equal charges, more of them
 * than its claims have, notes it, as what its claims say to ask before one pays.
 */
export function judgeBill(bill: Bill, context: BillContext): BillVerdict {
  const judged = judgeMoney(bill, context);
  const isToPay = bill.kind === 'bill' && judged.verdict !== 'paid';
  if (!isToPay || !isSureOfClaims({ bill, verdict: judged })) return judged;
  const indexes = new Set([bill.personId, ...bill.lines.flatMap(({ personId }) => personId ?? [])]);
  const all = judged.claims.flatMap(
    ({ claimId }) => [...indexes].map((id) => context.claimsOf(id).get(claimId)).find((one) => one) ?? [],
  );
  const claims = all.filter(({ personId }) => personId === bill.personId);
  const isEqual = claims.length > 0 && findEqualLines(bill, claims).length > 0;
  const notes: BillNote[] = [
    ...(isEqual ? (['possible-duplicate'] as const) : []),
    ...noteAskFirst(judged, all),
  ];
  return notes.length === 0 ? judged : { ...judged, notes: [...notes, ...judged.notes] };
}

/** Of a bill that asks for no more than the plan says, what its claims say to ask first; of any, that the care did not happen. */
function noteAskFirst({ verdict }: BillVerdict, claims: readonly ClaimFacts[]): BillNote[] {
  const says = (what: ClaimFacts['askFirst']) =>
    agreedVerdicts.has(verdict) && claims.some(({ askFirst }) => askFirst === what);
  return [
    ...(claims.some((one) => one.isUnknownCare && one.state !== 'canceled')
      ? (['not-happened'] as const)
      : []),
    ...(says('law') ? (['ask-law'] as const) : []),
    ...(says('refused') ? (['ask-refused'] as const) : []),
    ...(says('refused-apart') ? (['refused-apart'] as const) : []),
  ];
}

function judgeMoney(bill: Bill, context: BillContext): BillVerdict {
  const without = (verdict: Verdict, more: Partial<BillVerdict> = {}) => ({ ...nothing, verdict, ...more });
  if (bill.kind === 'estimate' || bill.kind === 'explanation') return without('not-a-bill');
  if (bill.kind === 'plan-bill') return without('plan-bill', { claims: listConfirmed(bill, context) });
  if (!statesDue(bill)) return without('not-a-bill');
  if (bill.dueCents === 0) return without('nothing-due');
  if (bill.dueCents < 0) return without('credit');
  const visits = bill.kind === 'bill' ? findVisits(bill, context) : null;
  if (visits) return judgeVisits(bill, visits, context);
  const index = context.claimsOf(bill.personId);
  const found = identifyClaim(bill, index, context.memory);
  const identity = bill.kind === 'receipt' ? found : askFurther(bill, found, index, context);
  const claims =
    identity.kind === 'none' ? [] : identity.kind === 'sure' ? [identity.claim] : identity.claims;
  if (bill.kind === 'receipt') return without('paid', { claims });
  if (bill.kind === 'collection') return judgeLetter(bill, identity, claims, context);
  if (identity.kind === 'none')
    return without('no-claim', { notes: [identity.note ?? noteWaiting(bill, context)] });
  // What it asks for a visit that was not found is nothing to hold against this claim.
  if (identity.kind === 'sure' && hasOtherVisit(bill, index.get(identity.claim.claimId)))
    return without('several', { claims });
  if (identity.kind === 'sure') {
    const answer = judgeClaim(bill, identity.claim, index, context);
    const notes = [...noteOtherName(identity.claim, index, context.memory), ...answer.notes];
    return { ...answer, notes, claims, parts: [] };
  }
  const doubts: BillNote[] =
    identity.kind === 'ask'
      ? noteDoubts(bill, claims)
      : areAlike(claims, index)
        ? ['possible-duplicate']
        : [];
  return without(identity.kind, { claims, notes: identity.note ? [identity.note] : doubts });
}

/** The claim that the person said a paper is about of which no claim is looked for. */
function listConfirmed(bill: Bill, { claimsOf, memory }: BillContext): ClaimCandidate[] {
  if (memory.confirmedId === null) return [];
  const found = identifyClaim(bill, claimsOf(bill.personId), memory);
  return found.kind === 'sure' ? [found.claim] : [];
}

/** A collector's letter: to be proven, until it or the share of its claim was paid. */
function judgeLetter(
  bill: BillWithDue,
  { kind }: Identity,
  claims: ClaimCandidate[],
  context: BillContext,
): BillVerdict {
  const [claim] = claims;
  const index = context.claimsOf(bill.personId);
  const answer = kind === 'sure' && claim ? judgeClaim(bill, claim, index, context) : null;
  if (answer?.verdict === 'paid') return { ...answer, claims, parts: [] };
  const since = context.payments.filter((one) => one.billId === bill.id && isForBill(one, bill));
  const isPaid = since.length > 0 && sumCents(since) >= bill.dueCents;
  if (isPaid)
    return { ...nothing, verdict: 'paid', claims: kind === 'sure' ? claims : [], openShareCents: 0 };
  return { ...nothing, verdict: 'collection', claims };
}

type Visit = { lines: BillLine[]; index: ClaimIndex; candidate: ClaimCandidate };

/** The visits of a bill that is for several, by its lines or by the person's word; `null` when they are not several sure claims. */
export function findVisits(
  bill: Bill,
  { claimsOf, memory }: Pick<BillContext, 'claimsOf' | 'memory'>,
): Visit[] | null {
  const confirmed = memory.confirmedId;
  if (bill.isForAll && confirmed !== null) {
    const index = claimsOf(bill.personId);
    const all = listVisitsWith(confirmed, bill, index);
    return all.length < 2
      ? null
      : all.map((claim) => ({ lines: [], index, candidate: rateClaim(bill, claim, index, memory) }));
  }
  if (bill.lines.length < 2 || !hasVisitLines(bill)) return null;
  const byClaim = new Map<string, Visit>();
  for (const line of bill.lines) {
    const personId = line.personId ?? bill.personId;
    const index = claimsOf(personId);
    const claim = confirmed === null ? undefined : index.get(confirmed);
    // The person said yes to one claim: that is the word on its visit, and on no other.
    const own = claim && isOfDays(line, claim) ? memory : { ...memory, confirmedId: null };
    const identity = identifyClaim(traceLine(bill, line, personId), index, own);
    if (identity.kind !== 'sure') return null;
    const known = byClaim.get(identity.claim.claimId);
    if (known) known.lines.push(line);
    else byClaim.set(identity.claim.claimId, { lines: [line], index, candidate: identity.claim });
  }
  return byClaim.size < 2 ? null : [...byClaim.values()];
}

/** True for a bill that also asks for a visit of another person or of days that the claim is not about. */
export function hasOtherVisit(bill: Bill, claim: ClaimFacts | undefined): boolean {
  if (bill.lines.length < 2 || !hasVisitLines(bill) || !claim) return false;
  return bill.lines.some(
    (line) => (line.personId ?? bill.personId) !== claim.personId || !isOfDays(line, claim),
  );
}

/** A line without a day may be of any. */
function isOfDays(
  { serviceStart, serviceEnd }: BillLine,
  { start, end, lines, isDateLoose }: ClaimFacts,
): boolean {
  if (serviceStart === null || start === null || isDateLoose) return true;
  const last = serviceEnd ?? serviceStart;
  return (serviceStart <= (end ?? start) && last >= start) || lines.some(({ date }) => date === serviceStart);
}

/** What was paid for the bill itself is for all its visits, and is held against their sum alone. */
function judgeVisits(bill: BillWithDue, visits: readonly Visit[], context: BillContext): BillVerdict {
  const own = context.payments.filter(({ billId }) => billId === bill.id);
  const others = context.payments.filter(({ billId }) => billId !== bill.id);
  const judged = visits.map(({ lines, index, candidate }) => {
    const due = lines.length === 0 ? null : sumStated(lines.map(({ dueCents }) => dueCents));
    const one = { ...bill, lines: [], dueCents: due ?? 0, previousBalanceCents: null, feeCents: null };
    const verdict = judgeClaim(one, candidate, index, { ...context, payments: others });
    // Where the bill has one amount for all, only the sum can be held against the claims.
    return { candidate, verdict, isStated: due !== null };
  });
  const claims = judged.map(({ candidate }) => candidate);
  const since = own.filter((one) => isForBill(one, bill));
  const opens = judged.map(({ verdict }) => verdict.openShareCents);
  const left = opens.includes(null) ? null : sumStated(opens);
  const leftShareCents = left === null ? null : Math.max(0, left - sumCents(own));
  const isLeftOpen = visits.some(({ index, candidate: { claimId } }) => {
    const claim = index.get(claimId);
    return claim === undefined || mayOweMore(claim);
  });
  const over =
    left === null || isLeftOpen
      ? 0
      : sumCents(own) - left - (bill.previousBalanceCents ?? 0) - (bill.feeCents ?? 0);
  const overpaidCents = over > roundingCents ? over : null;
  if (since.length > 0 && sumCents(since) >= bill.dueCents)
    return {
      ...nothing,
      verdict: 'paid',
      notes: overpaidCents === null ? [] : ['paid-more'],
      openShareCents: 0,
      leftShareCents,
      overpaidCents,
      claims,
      parts: claims.map(({ claimId }) => ({ claimId, verdict: 'paid' })),
    };
  const before = Math.max(0, sumCents(own) - sumCents(since));
  const open = left === null ? null : Math.max(0, left - before);
  const isWhole = judged.every(({ isStated }) => isStated);
  const difference =
    open === null ? null : bill.dueCents - open - (bill.previousBalanceCents ?? 0) - (bill.feeCents ?? 0);
  const isOff = difference !== null && Math.abs(difference) > roundingCents;
  const agrees = ({ verdict }: MoneyAnswer) => verdict === 'match' || verdict === 'match-calc';
  const isRestOpen = isOff || judged.some(({ verdict, isStated }) => isStated && !agrees(verdict));
  return {
    ...nothing,
    verdict: isOff ? (difference > 0 ? 'higher' : 'lower') : open === null && !isWhole ? 'ask' : 'several',
    notes: [
      ...(difference !== null && difference !== 0 && !isOff ? (['cents-off'] as const) : []),
      ...(isOff && before > 0 && difference === before ? (['not-posted'] as const) : []),
      ...(sumCents(since) > 0 ? (['paid-since'] as const) : []),
      ...(overpaidCents === null ? [] : (['paid-more'] as const)),
    ],
    differenceCents: difference,
    openShareCents: open,
    leftShareCents,
    overpaidCents,
    claims,
    parts: judged.map(({ candidate, verdict, isStated }) => ({
      claimId: candidate.claimId,
      verdict: isStated || verdict.openShareCents === null ? verdict.verdict : isRestOpen ? 'ask' : 'match',
    })),
  };
}

function sumStated(values: readonly (number | null)[]): number | null {
  return values.some((one) => one === null) ? null : values.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

function traceLine(bill: Bill, line: BillLine, personId: string): Bill {
  return {
    ...bill,
    personId,
    accounts: line.account === null ? bill.accounts : [line.account],
    serviceStart: line.serviceStart,
    serviceEnd: line.serviceEnd,
    totalChargesCents: line.chargeCents,
    lines: [],
  };
}

const waitDays = 45;
const askDays = 180;

/** What to do about a bill without a claim. Whoever has the claim is not told to ask for it: then this is not asked. */
function noteWaiting(bill: Bill, { recordsStart: start, today }: BillContext): BillNote {
  const day =
    bill.serviceStart ?? bill.lines.find(({ serviceStart }) => serviceStart !== null)?.serviceStart ?? null;
  if (day === null) return 'no-date';
  if (start !== null && day < start) return 'before-records';
  const days = countDays(day, today);
  return days < waitDays ? 'wait' : days <= askDays ? 'ask-if-billed' : 'filing-limit';
}

function noteDoubts(bill: Bill, [first]: ClaimCandidate[]): BillNote[] {
  if (first?.conflicts.includes('patient')) return ['patient'];
  if (first?.evidence.includes('swapped-account')) return ['swapped-account'];
  if (first && first.conflicts.length > 0) return ['conflict'];
  return bill.serviceStart === null && bill.lines.length === 0 ? ['no-date'] : [];
}

/** That nothing but the person's yes ties the sender to the claim. */
function noteOtherName(
  { claimId, points, evidence }: ClaimCandidate,
  index: ClaimIndex,
  { confirmedId }: BillContext['memory'],
): BillNote[] {
  const claim = index.get(claimId);
  const hasName = claim !== undefined && index.namesOf(claim).providers.length > 0;
  const isDoubtful = confirmedId !== null && points < surePoints;
  return hasName && isDoubtful && !evidence.some((one) => senderEvidence.has(one)) ? ['other-name'] : [];
}

/** Two claims with the same day, codes and charges: perhaps one visit that was billed twice. */
function areAlike(candidates: readonly ClaimCandidate[], index: ClaimIndex): boolean {
  const [first, ...others] = candidates.map(({ claimId }) => index.get(claimId));
  const print = (claim: ClaimFacts | undefined) => JSON.stringify([claim?.start, claim?.npis, claim?.lines]);
  const hasCodes = first?.lines.some(({ code }) => code !== null) ?? false;
  return hasCodes && others.some((one) => print(one) === print(first));
}
