/** What the plan said before the care, held against what it decided after. Both stand in one plan's own records. */
import { countDays, toWholeDay } from '#shared/dates';
import type { SecondLookQuestion } from '#shared/model/claims/second-look';
import type { Approval, ApprovalItem } from '#shared/model/plans/approval';
import type { LookedClaim, LookedLine } from '../read/looked-claim.ts';
import { askAbout, nameService } from './question.ts';

/** `removed`: the plan took it back. */
export type LookedApproval = { connectionId: string; removed: boolean; approval: Approval };

type Item = { approval: Approval; item: ApprovalItem };

/**
 * An approval of the service that holds on its day, beside a refusal for want of an approval or of medical need; else a
 * refusal before the care, and one after it. A refusal for too much of a service says nothing against an approval.
 *
 * @see 42 CFR 422.138(c) for Medicare Advantage; the times and ways to appeal by kind of plan:
 *   `appealRules` in `shared/words/denials.ts`
 */
export function askApprovals(claim: LookedClaim, approvals: readonly LookedApproval[]): SecondLookQuestion[] {
  const items = approvals
    .filter(({ connectionId, removed }) => connectionId === claim.connectionId && !removed)
    .flatMap(({ approval }) => (isDecision(approval) ? listItems(approval) : []));
  const refused = claim.lines.filter(({ refusals }) => refusals !== null);
  for (const line of refused) {
    const approved = items.find((one) => one.item.decision === 'approved' && holdsFor(one, line, claim));
    if (approved && isContradicted(line)) return [ask(claim, 'approval-on-file', line, approved)];
    if (approved) continue;
    const before = items.find((one) => wasRefusedBefore(one, line, claim));
    if (before) return [ask(claim, 'refused-twice', line, before)];
  }
  return [];
}

function isDecision({ use, isError, cancelled }: Approval): boolean {
  return use === 'preauthorization' && !isError && !cancelled;
}

function listItems(approval: Approval): Item[] {
  return approval.items.map((item) => ({ approval, item }));
}

const isServiceCode = /^(?:[A-Z]?\d{4}[A-Z]?|\d{5}|\d{9,11})$/;

/** Codes of services and drugs alone say that it is the same; a kind of service does not. */
function isSameService({ item }: Item, line: LookedLine): boolean {
  if (line.code === null || !isServiceCode.test(line.code)) return false;
  const isNamed = item.services.some(({ code }) => code?.toUpperCase() === line.code);
  const modifiers = item.modifiers.flatMap(({ code }) => code?.toUpperCase() ?? []);
  return isNamed && modifiers.every((modifier) => line.modifiers.includes(modifier));
}

function holdsFor(one: Item, line: LookedLine, claim: LookedClaim): boolean {
  if (!isSameService(one, line) || line.day === null) return false;
  const { approval, item } = one;
  const from = toWholeDay(item.validFrom) ?? toWholeDay(approval.validFrom) ?? toWholeDay(item.serviceStart);
  const until =
    toWholeDay(item.validUntil) ??
    toWholeDay(approval.validUntil) ??
    toWholeDay(item.serviceEnd) ??
    toWholeDay(item.serviceStart);
  if (until === null || line.day > until || (from !== null && line.day < from)) return false;
  if (from === null && !isAfterDecision(one, line.day)) return false;
  return isForProvider(one, line, claim) && isWithinUnits(item, line);
}

/** An approval that does not say from when it holds, holds from its decision on. */
function isAfterDecision(one: Item, day: string): boolean {
  const decided = decidedOn(one);
  return decided !== null && day >= decided;
}

/** An approval that names who gives the care is for them. */
function isForProvider({ approval, item }: Item, line: LookedLine, claim: LookedClaim): boolean {
  const named = [...item.providers, ...approval.providers];
  const npis = named.flatMap(({ npi }) => npi ?? []);
  if (named.length > 0 && npis.length === 0) return false;
  const own = [claim.npi, ...line.doctors.map(({ npi }) => npi)];
  return npis.length === 0 || own.some((npi) => npi !== null && npis.includes(npi));
}

function isWithinUnits({ unitsAllowed }: ApprovalItem, { units }: LookedLine): boolean {
  return unitsAllowed === null || (units !== null && units <= unitsAllowed);
}

/** Too much of it, too often, or at too high a level (by number): the approval may say nothing of that. */
const isTooMuch = /(?:^|-)(?:119|150|151|198)$/;

function isContradicted({ refusals }: LookedLine): boolean {
  if (refusals === null || refusals.length === 0) return false;
  return refusals.every(
    ({ meaning, code }) =>
      (meaning === 'no-approval' || meaning === 'not-necessary') && !isTooMuch.test(code ?? ''),
  );
}

/** A refusal is remembered for half a year. */
const mostDays = 183;

function wasRefusedBefore(one: Item, line: LookedLine, { decidedOn: claimDecidedOn }: LookedClaim): boolean {
  const day = decidedOn(one);
  if (one.item.decision !== 'not-approved' || !isSameService(one, line)) return false;
  if (day === null || line.day === null || claimDecidedOn === null || day > claimDecidedOn) return false;
  return Math.abs(countDays(day, line.day)) <= mostDays;
}

function decidedOn({ approval, item }: Item): string | null {
  return toWholeDay(item.decidedOn) ?? toWholeDay(approval.decidedOn);
}

function ask(
  claim: LookedClaim,
  rule: 'approval-on-file' | 'refused-twice',
  line: LookedLine,
  one: Item,
): SecondLookQuestion {
  const { item, approval } = one;
  const number = rule === 'approval-on-file' ? item.approvalNumber : item.refusalNumber;
  return askAbout(claim, rule, {
    service: nameService(line),
    day: line.day,
    otherDay: decidedOn(one),
    approvalNumber: number ?? approval.numbers[0] ?? null,
  });
}
