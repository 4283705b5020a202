/** Which approvals need a look, which hold, which are over; what the plan says of an item. */
import type { ApprovalItem, ApprovalView } from '../../model/plans/approval.ts';

export type ApprovalGroup = 'now' | 'current' | 'past';

const over = new Set<ApprovalView['approval']['decision']>(['not-approved', 'cancelled', 'not-needed']);

/** Where an approval stands on the screen. */
function groupOf({ validity, removed, approval }: ApprovalView): ApprovalGroup {
  if (removed || validity === 'ended' || approval.cancelled || over.has(approval.decision)) return 'past';
  return validity === 'soon' ? 'now' : 'current';
}

const yes = new Set<ApprovalView['approval']['decision']>([
  'approved',
  'approved-in-part',
  'approved-with-changes',
]);

/** True when some of it was approved, so that it has a first and a last day. */
export function canHold({ approval }: ApprovalView): boolean {
  return (
    !approval.cancelled &&
    [approval.decision, ...approval.items.map(({ decision }) => decision)].some((one) => yes.has(one))
  );
}

/** The last day on which any part of it holds; `null` when the plan did not say. */
export function findLastDay({ approval }: ApprovalView): string | null {
  const ends = [approval.validUntil, ...approval.items.map(({ validUntil }) => validUntil)];
  return (
    ends
      .filter((date) => date !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

/** The approvals of a group. Current ones are sorted by their last day; others keep their order. */
export function selectGroup(approvals: readonly ApprovalView[], group: ApprovalGroup): ApprovalView[] {
  const found = approvals.filter((view) => groupOf(view) === group);
  return group === 'now'
    ? found.toSorted((a, b) => (findLastDay(a) ?? '').localeCompare(findLastDay(b) ?? ''))
    : found;
}

/** True where the plan refused the request, or a part of it. */
export function isRefusedApproval({ removed, approval }: ApprovalView): boolean {
  const decisions = [approval.decision, ...approval.items.map(({ decision }) => decision)];
  return !removed && decisions.includes('not-approved');
}

/** How long a refusal is news, in days. */
const newsDays = 60;

export type ApprovalAnswer =
  | { what: 'urgent' | 'soon' | 'refused' | 'refusedPart' | 'call' | 'waiting'; count: number }
  | { what: 'nothing' };

/** What the person should know first. `today`: `YYYY-MM-DD`. */
export function findAnswer(approvals: readonly ApprovalView[], today: string): ApprovalAnswer {
  const here = approvals.filter(({ removed }) => !removed);
  const urgent = here.filter(
    ({ approval }) => approval.decision === 'pending' && approval.urgency === 'urgent' && !approval.cancelled,
  ).length;
  if (urgent > 0) return { what: 'urgent', count: urgent };
  const soon = here.filter((view) => groupOf(view) === 'now').length;
  if (soon > 0) return { what: 'soon', count: soon };
  const refused = here.filter((view) => isRefusedApproval(view) && isNews(view, today));
  const whole = refused.filter(({ approval }) => approval.decision === 'not-approved').length;
  if (whole > 0) return { what: 'refused', count: whole };
  if (refused.length > 0) return { what: 'refusedPart', count: refused.length };
  const call = here.filter(
    (view) => view.approval.decision === 'contact-plan' && groupOf(view) !== 'past',
  ).length;
  if (call > 0) return { what: 'call', count: call };
  const waiting = here.filter(({ approval }) => approval.decision === 'pending').length;
  return waiting > 0 ? { what: 'waiting', count: waiting } : { what: 'nothing' };
}

/** True where the plan decided not long ago, by the day of the request or of one of its items. */
function isNews({ approval }: ApprovalView, today: string): boolean {
  return [approval.decidedOn, ...approval.items.map(({ decidedOn }) => decidedOn)].some(
    (day) => day !== null && countDaysBetween(day, today) <= newsDays,
  );
}

type Formats = {
  t: (key: string, values?: Record<string, string | number>) => string;
  date(text: string | null): string | null;
  span(start: string | null, end: string | null, style: 'long' | 'short'): string | null;
};

/** What the plan made of an item: that it added it, the days of a stay, who may give the care, its refusal's number. */
export function sayItemFacts(item: ApprovalItem, { t, date, span }: Formats): string[] {
  const { stay } = item;
  const until = stay?.from === null && stay.until !== null ? date(stay.until) : null;
  const days =
    until === null
      ? span(stay?.from ?? null, stay?.until ?? null, 'long')
      : t('approvals:item.until', { date: until });
  const ends = date(stay?.discharge ?? null);
  return [
    item.isAdded && t('approvals:item.added'),
    days !== null && t('approvals:item.stayFrom', { days }),
    ends !== null && t('approvals:item.stayUntil', { date: ends }),
    ...item.providers.map(({ name }) => name !== null && t('approvals:item.authorized', { name })),
    item.refusalNumber !== null && t('approvals:item.refusal', { number: item.refusalNumber }),
  ].filter((text) => text !== false);
}

/** Whole days between two FHIR dates; `NaN` when either is not a full date. */
export function countDaysBetween(from: string, to: string): number {
  return from.length === 10 && to.length === 10
    ? (Date.parse(to) - Date.parse(from)) / 86_400_000
    : Number.NaN;
}
