/** What a made-up person may have written down: all that the screens about bills can show. It never crosses to the page. */
import { z } from 'zod';
import { RecordId } from '../../bounds.ts';
import { AppealFacts } from '../appeals/appeal.ts';
import { mostComparedPlans, PlanRules } from '../replay/plan-rules.ts';
import { BillFacts } from './bill.ts';
import { CallFacts } from './call.ts';
import { LetterAnswers, LetterLanguage, LetterText } from './letter.ts';
import { LimitFacts } from './limits.ts';
import { PaymentEntry } from './payment.ts';
import { ScanFacts } from './scan.ts';
import { TaxEntryFacts } from './tax-entry.ts';

const most = 100;

const ExampleBill = z.strictObject({
  /** The claims that it is about; without one of them the bill would say something else and is left out. */
  about: z.array(RecordId).max(most),
  facts: BillFacts.omit({ personId: true }),
  payments: z.array(PaymentEntry).max(most),
  calls: z.array(CallFacts).max(most),
  scan: z.strictObject({ facts: ScanFacts, bytes: z.instanceof(Uint8Array) }).nullable(),
});
export type ExampleBill = z.infer<typeof ExampleBill>;

/** `letters`: the letter of the appeal as it was begun, by language. */
const ExampleAppeal = z.strictObject({
  claimId: RecordId,
  facts: AppealFacts,
  calls: z.array(CallFacts).max(most),
  letters: z
    .array(z.strictObject({ language: LetterLanguage, text: LetterText, answers: LetterAnswers }))
    .max(2),
});

export const Example = z.strictObject({
  bills: z.array(ExampleBill).max(most),
  /** Payments for claims without a bill. */
  payments: z.array(z.strictObject({ claimId: RecordId, facts: PaymentEntry })).max(most),
  appeals: z.array(ExampleAppeal).max(most),
  limits: z.array(z.strictObject({ planId: RecordId, year: z.int(), facts: LimitFacts })).max(most),
  taxEntries: z.array(TaxEntryFacts).max(most),
  comparedPlans: z.array(PlanRules).max(mostComparedPlans),
});
export type Example = z.infer<typeof Example>;
