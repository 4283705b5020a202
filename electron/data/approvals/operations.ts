/** What main may ask about prior authorizations. */
import { type ApprovalParts, listApprovals } from './ask/list-approvals.ts';

export function approvalOperations(parts: ApprovalParts) {
  return { list: (input: { personId: string; today: string }) => listApprovals(parts, input) };
}
