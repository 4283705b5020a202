/**
 * What plans owe people about approvals, by the kind of plan and the day: to share them with apps, and to decide in time.
 *
 * @see CMS-0057-F; 42 CFR 422.119(b)(1)(iv), 431.60(b)(5), 438.242, 457.730(b)(5), 457.1233, 45 CFR 156.221(b)(1)(iv)
 *   (sharing); 42 CFR 422.568(b)(1), 422.572, 438.210(d), 440.230(e), 457.495(d), 457.1230(d) (time to decide)
 */
import { addDays, countDays } from '../../dates.ts';
import type { ApprovalView } from '../../model/plans/approval.ts';
import type { PlanKind } from '../../model/plans/plan-kind.ts';

/**
 * Whom the rule binds: Medicare Advantage from the first day on; Medicaid and CHIP, whose plans may begin with their
 * own year; plans of HealthCare.gov, not those of a state's own marketplace; `some`: of a kind that is not known.
 */
type SharingGroup = 'advantage' | 'state' | 'healthcare-gov' | 'some';
export type SharingDuty = 'need-not' | `${'will' | 'must'}.${SharingGroup}`;

const sharingFrom = '2027-01-01';
const sharing: { readonly [kind in PlanKind]?: SharingGroup } = {
  'medicare-advantage': 'advantage',
  medicaid: 'state',
  chip: 'state',
  marketplace: 'healthcare-gov',
  unknown: 'some',
};

/** Whether a plan of this kind must share approvals on a day (`YYYY-MM-DD`). */
export function findSharingDuty(kind: PlanKind, today: string): SharingDuty {
  const group = sharing[kind];
  if (group === undefined) return 'need-not';
  return `${today >= sharingFrom ? 'must' : 'will'}.${group}`;
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

/** Drugs of a pharmacy and of a clinic: those of a clinic have HCPCS codes that begin with J, Q or C. */
function isForDrugs({ kind, items }: ApprovalView['approval']): boolean {
  return (
    kind?.code === 'pharmacy' ||
    items.some(({ services }) =>
      services.some(
        ({ system, code }) =>
          system === 'NDC' || system === 'RxNorm' || (system === 'HCPCS' && /^[JQC]\d{4}$/i.test(code ?? '')),
      ),
    )
  );
}
