import type { Example } from '#shared/model/bills/example';
import { describeSpec } from '../../make/example/example-claim.ts';
import type { ExampleMember } from '../../make/example/example-texts.ts';
import { Calendar, writeAnyBill, writeBill } from '../../make/example/write-bill.ts';
import { parties } from '../../make/providers.ts';
import { planNewestClaim } from './max-claims.ts';

/** Two papers: Max is there to be measured. */
export function planMaxExample({ connectionId, today }: ExampleMember): Example {
  const calendar = new Calendar(today);
  const newest = describeSpec(planNewestClaim(today), connectionId);
  return {
    bills: [
      writeBill(newest, calendar.sent(newest, 2)),
      writeAnyBill({
        kind: 'estimate',
        biller: parties.summitImaging.name,
        statementDate: calendar.ago(2),
        dueCents: 640_00,
      }),
    ],
    payments: [],
    appeals: [],
    limits: [],
    taxEntries: [],
    comparedPlans: [],
  };
}
