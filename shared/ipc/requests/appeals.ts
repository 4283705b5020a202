/** Requests about appeals and notes on visits. Part of the contract. */
import { z } from 'zod';
import { RecordId } from '../../bounds.ts';
import { AppealFacts, AppealView, mostRefusals, Refusal, RefusalList } from '../../model/appeals/appeal.ts';
import { VisitCheckFacts, VisitCheckList, VisitCheckView } from '../../model/visits/visit-check.ts';
import { Nothing, OfClaim, OfPerson } from '../shapes.ts';

export const appealsRequests = {
  'appeals.list': { input: OfPerson, output: RefusalList },
  'appeals.get': { input: OfClaim, output: AppealView },
  'appeals.save': { input: z.strictObject({ claimId: RecordId, facts: AppealFacts }), output: Nothing },
  /** Notes that the letter of appeal was printed or saved today. */
  'appeals.noteLetter': { input: OfClaim, output: Nothing },
  /** Refusals of which the deadline is near, or a printed one has passed, with nothing sent; the most urgent first. */
  'appeals.reminders': { input: OfPerson, output: z.array(Refusal).max(mostRefusals) },
  'visitChecks.list': { input: OfPerson, output: VisitCheckList },
  'visitChecks.get': { input: OfClaim, output: VisitCheckView },
  /** `null` takes back what was noted. */
  'visitChecks.save': {
    input: z.strictObject({ claimId: RecordId, facts: VisitCheckFacts.nullable() }),
    output: Nothing,
  },
} as const;
