/** Requests about insurance cards and plan approvals. Part of the contract. */
import { z } from 'zod';
import { RecordId } from '../../bounds.ts';
import { ApprovalList } from '../../model/plans/approval.ts';
import { CoverageCard, CoverageNumbers } from '../../model/plans/coverage.ts';
import { OfPerson } from '../shapes.ts';

export const coverageRequests = {
  /** Current cards first, in the order in which they pay. */
  'coverage.list': { input: OfPerson, output: z.array(CoverageCard) },
  /** The full numbers of one card, when the person asks to see them. */
  'coverage.numbers': { input: z.strictObject({ coverageId: RecordId }), output: CoverageNumbers },
  'approvals.list': { input: OfPerson, output: ApprovalList },
} as const;
