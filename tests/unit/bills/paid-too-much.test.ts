/** What was paid above the plan's share is told, and nothing that a provider may ask for besides. */
import { describe, expect, it } from 'vitest';
import type { ClaimFacts } from '../../../electron/data/bills/match/claim-facts.ts';
import type { Bill } from '../../../shared/model/bills/bill.ts';
import { billLine, billOf, claimOf, judge } from './bill-and-claim.ts';

type Case = { bill?: Partial<Bill>; claim?: Partial<ClaimFacts>; paid?: number; paidOn?: string };

/** A bill of $220.00 for a share of $120.00, all of it paid the day after it came. */
function judgePaid({ bill = {}, claim = {}, paid = 220, paidOn = '2026-04-16' }: Case) {
  const payments = [{ claimId: 'c1', billId: 'bill-1', cents: paid * 100, paidOn }];
  return judge(billOf({ dueCents: 220_00, statementDate: '2026-04-14', ...bill }), [claimOf(claim)], {
    payments,
  });
}

describe('more was paid than the plan says', () => {
  it.each<[string, Case, string, number]>([
    ['the whole bill', {}, 'paid', 100_00],
    ['a part of the bill', { paid: 150 }, 'higher', 30_00],
    ['before the bill was printed', { paidOn: '2026-03-20' }, 'paid', 100_00],
    ['a bill that agrees, twice', { bill: { dueCents: 120_00 }, paid: 240 }, 'paid', 120_00],
    ['a share of zero', { claim: { shareCents: 0 } }, 'paid', 220_00],
    ['beyond a printed balance', { bill: { previousBalanceCents: 40_00 } }, 'paid', 60_00],
    ['the plan lists what was paid at the visit', { claim: { paidByPatientCents: 20_00 } }, 'paid', 120_00],
    ['what is not covered is outside of the share', { claim: { notCoveredCents: 100_00 } }, 'paid', 100_00],
    [
      'what is not covered is in the share',
      { claim: { notCoveredCents: 50_00, notCoveredInShareCents: 50_00 } },
      'paid',
      100_00,
    ],
  ])('%s', (_, given, verdict, cents) => {
    const judged = judgePaid(given);
    expect(judged).toMatchObject({ verdict, overpaidCents: cents });
    expect(judged.notes).toContain('paid-more');
  });

  it('for all visits of one bill', () => {
    const lines = [
      billLine({ serviceStart: '2026-03-04', dueCents: 150_00 }),
      billLine({ serviceStart: '2026-03-11', dueCents: 50_00 }),
    ];
    const other = { id: 'c2', start: '2026-03-11', end: '2026-03-11', lines: [], shareCents: 35_00 };
    const paidForBoth = [{ claimId: null, billId: 'bill-1', cents: 200_00, paidOn: '2026-04-16' }];
    const bill = billOf({ dueCents: 200_00, statementDate: '2026-04-14', lines });
    const judgeBoth = (more: Partial<ClaimFacts>) =>
      judge(bill, [claimOf(), claimOf({ ...other, ...more })], { payments: paidForBoth });
    expect(judgeBoth({})).toMatchObject({ verdict: 'paid', notes: ['paid-more'], overpaidCents: 45_00 });
    expect(judgeBoth({ isShareComputed: true })).toMatchObject({ verdict: 'paid', overpaidCents: null });
  });
});

describe('nothing is said to be too much', () => {
  it.each<[string, Case]>([
    ['the share was paid', { paid: 120 }],
    ['two cents more', { paid: 120.02 }],
    ['out of network the provider may ask for more', { claim: { network: 'out' } }],
    ['the share is our calculation', { claim: { isShareComputed: true } }],
    ['a printed balance from before is in it', { bill: { previousBalanceCents: 100_00 } }],
    ['a printed fee is in it', { bill: { feeCents: 100_00 } }],
    ['the plan sent money to pass on', { claim: { paidToPatientCents: 100_00 } }],
    ['the plan did not give the share', { claim: { shareCents: null } }],
    ['the plan is deciding', { claim: { state: 'open' } }],
  ])('%s', (_, given) => {
    const judged = judgePaid(given);
    expect(judged.overpaidCents).toBeNull();
    expect(judged.notes).not.toContain('paid-more');
  });
});
