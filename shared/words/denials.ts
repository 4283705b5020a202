/**
 * What a claim was refused, and what helps: on screens and on paper. Nothing is promised: no odds, no date, and not
 * that an appeal stops a bill.
 */
import { type Claim, type ClaimLine, type ClaimReason, isService } from '../model/claims/claim.ts';
import type { Checklist, Denial } from '../model/claims/denial.ts';
import { type PlanKind, planKinds } from '../model/plans/plan-kind.ts';
import { findNotYours } from './not-yours.ts';
import { type LookUp, sayNotYours } from './protection.ts';
import { findChecklist, findMeaning } from './reason-meanings.ts';
import { isRefusal } from './refusals.ts';

type Refused = Pick<
  Claim,
  'state' | 'kind' | 'counted' | 'notCountedBecause' | 'lines' | 'reasons' | 'amounts' | 'network'
>;

/**
 * What the plan refused; `null` when nothing was, as where all went to the deductible, was written off by contract,
 * or is paid within another service.
 */
export function findDenial(claim: Refused): Denial | null {
  const refusals = claim.reasons.filter(isRefusal);
  const isUnprocessed = claim.notCountedBecause === 'processing-error' && refusals.length > 0;
  if (!claim.counted && !isUnprocessed) return null;
  const byLine = Map.groupBy(
    claim.reasons.filter(({ kind }) => kind !== 'note'),
    ({ lineNumber }) => lineNumber,
  );
  const lines = claim.lines
    .filter((line) => isService(line) && isRefusedLine(line, byLine.get(line.number) ?? []))
    .map(({ number }) => number);
  if (isUnprocessed || claim.state === 'plan-did-not-pay') {
    const checklists = listChecklists(refusals, claim.kind === 'pharmacy');
    const notYours = isUnprocessed ? null : findNotYours(claim);
    return { scope: 'whole', lines: [], checklists, ...(notYours && { notYours }) };
  }
  const isPart =
    claim.state === 'plan-paid-part' ||
    (claim.state === 'not-stated' && refusals.length > 0) ||
    (lines.length > 0 && claim.state !== 'taken-back');
  if (!isPart) return null;
  const refused = new Set<number | null>([null, ...lines]);
  const own = refusals.filter(({ lineNumber }) => refused.has(lineNumber));
  return { scope: 'part', lines, checklists: listChecklists(own, false) };
}

/** True for a line that the plan left unpaid and that its own reasons or its amounts call refused. */
function isRefusedLine({ amounts }: ClaimLine, own: readonly ClaimReason[]): boolean {
  const { billed, planPaid, notCovered, deductible } = amounts;
  if ((planPaid?.cents ?? 0) > 0 || (deductible?.cents ?? 0) > 0) return false;
  if (own.length > 0) return own.some(isRefusal);
  const cents = billed?.cents ?? 0;
  return cents > 0 && planPaid !== null && (notCovered?.cents ?? 0) >= cents;
}

function listChecklists(refusals: readonly ClaimReason[], isDrug: boolean): Checklist[] {
  const named = refusals.flatMap((reason) => {
    const meaning = findMeaning(reason);
    return (meaning && findChecklist(meaning)) ?? [];
  });
  return [...new Set([...named, ...(isDrug ? ['pharmacy' as const] : [])])];
}

/** Words under `denials:ask`: each checklist has this many at most. */
const mostAsks = 4;

/**
 * True where the plan paid nothing and yet counts a share: the first thing to know is that the person may not have to
 * pay it, for a refusal can be asked about.
 */
export function isRefusedShare({ kind, state, mayOwe }: RefusedShare): boolean {
  return kind !== 'pharmacy' && state === 'plan-did-not-pay' && (mayOwe?.cents ?? 0) > 0;
}

type RefusedShare = Pick<Claim, 'kind' | 'state'> & { mayOwe: { cents: number } | null };

/** What a refusal comes to, as the first advice: that it is not the person's to pay, where the plan says so. */
export function sayRefusal({ scope, notYours }: Denial, isDrug: boolean, t: LookUp): string {
  return notYours ? sayNotYours(notYours, t) : t(isDrug ? 'drug' : scope);
}

/** What helps with a refusal: keys of words under `denials`, some of which a shorter checklist does not have. */
export function listAsks({ checklists }: Denial): string[] {
  return checklists.flatMap((checklist) =>
    Array.from({ length: mostAsks }, (_, index) => `ask.${checklist}.${index + 1}`),
  );
}

/**
 * What to do besides; nobody sends a corrected claim or holds a bill for a drug, and nothing of it helps where it is too
 * late to appeal. Words under `denials:step`.
 */
export function listSteps(isDrug: boolean, isTooLate: boolean): ('corrected' | 'hold' | 'fast')[] {
  if (isTooLate) return [];
  return isDrug ? ['fast'] : ['corrected', 'hold', 'fast'];
}

/** A usual time to ask for an appeal, with words under `denials:window`. */
export type AppealWindow = Exclude<PlanKind, 'unknown'> | 'outside';

/** The rule that each usual time comes from. */
export const appealRules: { readonly [window in AppealWindow]: string } = {
  employer: '29 CFR 2560.503-1',
  marketplace: '45 CFR 147.136',
  'original-medicare': '42 CFR 405.942',
  'medicare-advantage': '42 CFR 422.582',
  'part-d': '42 CFR 423.566, 423.582',
  medicaid: '42 CFR 438.402, 431.221',
  chip: '42 CFR 457.1260',
  'federal-employees': '5 CFR 890.105',
  tricare: '32 CFR 199.10',
  outside: '45 CFR 147.136',
};

/** The usual times of this kind of plan, and those of all others. */
export function sortAppealWindows(kind: PlanKind): { yours: AppealWindow[]; others: AppealWindow[] } {
  const all: AppealWindow[] = [...planKinds.filter((one) => one !== 'unknown'), 'outside'];
  const hasReview = kind === 'employer' || kind === 'marketplace';
  const yours = all.filter((window) => window === kind || (hasReview && window === 'outside'));
  return { yours, others: all.filter((window) => !yours.includes(window)) };
}

/**
 * The cents that a provider outside the network billed above what the plan approved, and may ask the person for;
 * `null` when there are none, or nothing says that the provider is outside the network.
 */
export function findBalanceCents({
  kind,
  counted,
  checks,
}: Pick<Claim, 'kind' | 'counted' | 'checks'>): number | null {
  if (!counted || kind === 'pharmacy') return null;
  return checks.find(({ code }) => code === 'balance-billing-possible')?.differenceCents ?? null;
}
