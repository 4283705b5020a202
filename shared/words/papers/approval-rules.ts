/**
 * What plans owe people about approvals, by the kind of plan and the day: to share them with apps, and to decide in time.
 *
 * @see 42 CFR 422.119, 431.60, 457.730 and 45 CFR 156.221 (sharing, from January 1, 2027); 42 CFR 422.568, 422.572,
 *   438.210, 440.230, 457.495 (time to decide, from January 1, 2026)
 */
import { addDays, countDays } from '../../dates.ts';
import type { ApprovalView } from '../../model/approval.ts';
import type { PlanKind } from '../../model/plan-kind.ts';

/** `must`, `will`, `need-not`: the plan's duty; `some-must`, `some-will`: of a plan whose kind is not known. */
export type SharingDuty = 'must' | 'will' | 'need-not' | 'some-must' | 'some-will';

const sharingFrom = '2027-01-01';
const sharing: ReadonlySet<PlanKind> = new Set(['medicare-advantage', 'medicaid', 'chip', 'marketplace']);

/** Whether a plan of this kind must share approvals on a day (`YYYY-MM-DD`). */
export function findSharingDuty(kind: PlanKind, today: string): SharingDuty {
  const hasBegun = today >= sharingFrom;
  if (kind === 'unknown') return hasBegun ? 'some-must' : 'some-will';
  if (!sharing.has(kind)) return 'need-not';
  return hasBegun ? 'must' : 'will';
}

const decidingFrom = '2026-01-01';
const deciding: ReadonlySet<PlanKind> = new Set(['medicare-advantage', 'medicaid', 'chip', 'unknown']);

/** By when a plan under the rule decides. `isLate`: that day has passed. */
export type DecisionClock = { urgency: 'urgent' | 'standard'; by: string; isLate: boolean };

/**
 * The last day of a decision in calendar days: 72 hours of an urgent request, 7 days of any other. `null` for what is
 * decided, for drugs, for plans outside the rule, and where the day of the request is not known.
 */
export function findDecisionClock(
  { approval, planKind, removed }: ApprovalView,
  today: string,
): DecisionClock | null {
  const { askedOn, decision, cancelled } = approval;
  const isOpen = decision === 'pending' && approval.use === 'preauthorization' && !cancelled && !removed;
  if (!isOpen || askedOn?.length !== 10 || askedOn < decidingFrom) return null;
  if (!deciding.has(planKind) || isForDrugs(approval)) return null;
  const urgency = approval.urgency ?? 'standard';
  const by = addDays(askedOn, urgency === 'urgent' ? 3 : 7);
  return { urgency, by, isLate: countDays(by, today) > 0 };
}

function isForDrugs({ kind, items }: ApprovalView['approval']): boolean {
  return (
    kind?.code === 'pharmacy' ||
    items.some(({ services }) => services.some(({ system }) => system === 'NDC' || system === 'RxNorm'))
  );
}
