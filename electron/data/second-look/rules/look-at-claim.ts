/** Every question about one claim, the weightiest first. Pure: nothing fires where the plan did not state what it needs. */
import { mostQuestions, type SecondLookQuestion } from '#shared/model/claims/second-look';
import type { FoundAlike } from '../../episodes/alike/find-alike.ts';
import type { LookedClaim } from '../read/looked-claim.ts';
import { askAfterDecision } from './after-decision.ts';
import { askApprovals, type LookedApproval } from './approvals.ts';
import { askEqualCharges } from './equal-charges.ts';
import { askLongDay } from './long-day.ts';
import { askPreventive } from './preventive.ts';
import { askRoomDays } from './room-days.ts';
import { askTwoVisits } from './two-visits.ts';
import { askWholeAndPart } from './whole-and-part.ts';

export type Around = {
  /** Other claims whose days overlap. */
  near: readonly LookedClaim[];
  approvals: readonly LookedApproval[];
  isPutAway?: (found: FoundAlike) => boolean;
};

/**
 * A claim that was canceled or replaced, or is being decided, asks nothing, and nothing is asked because of one; nor
 * because of another plan's claim or another patient's.
 */
export function lookAtClaim(claim: LookedClaim, around: Around): SecondLookQuestion[] {
  const { approvals, isPutAway = () => false } = around;
  if (!claim.isCounted) return [];
  const near = around.near.filter(
    ({ isCounted, id, connectionId, patient }) =>
      isCounted && id !== claim.id && connectionId === claim.connectionId && patient === claim.patient,
  );
  return [
    ...askApprovals(claim, approvals),
    ...askPreventive(claim),
    ...askEqualCharges(claim, near, isPutAway),
    ...askTwoVisits(claim, near),
    ...askWholeAndPart(claim, near),
    ...askLongDay(claim, near),
    ...askRoomDays(claim),
    ...askAfterDecision(claim),
  ].slice(0, mostQuestions);
}
