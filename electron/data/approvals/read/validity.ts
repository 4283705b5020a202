import type { Approval, ApprovalView } from '#shared/model/plans/approval';

/** Days before its end from which on an approval is said to end soon. */
const soonDays = 30;

/**
 * How an approval stands on a day (`YYYY-MM-DD`). An end that has passed wins over everything the plan calls it; one
 * that was not approved has no validity. Items may have dates of their own: the last end counts.
 */
export function approvalValidity(approval: Approval, today: string): ApprovalView['validity'] {
  if (!canHold(approval)) return 'not-stated';
  const until = [approval.validUntil, ...approval.items.map((item) => item.validUntil)].filter(
    (date) => date !== null,
  );
  const from = [approval.validFrom, ...approval.items.map((item) => item.validFrom)].filter(
    (date) => date !== null,
  );
  const end = until.toSorted().at(-1);
  const start = from.toSorted()[0];
  if (end !== undefined && end < today.slice(0, end.length)) return 'ended';
  if (start !== undefined && start > today.slice(0, start.length)) return 'not-started';
  if (end === undefined) return start === undefined ? 'not-stated' : 'current';
  return end.length === 10 && daysBetween(today, end) <= soonDays ? 'soon' : 'current';
}

function canHold({ decision, cancelled }: Approval): boolean {
  return !cancelled && decision !== 'not-approved' && decision !== 'pending' && decision !== 'cancelled';
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
