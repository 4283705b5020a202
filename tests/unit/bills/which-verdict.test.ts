/** How a bill stands to its claim: each row is one piece of paper, and what a person is told about it. */
import { describe } from 'vitest';
import { billOf } from './bill-and-claim.ts';
import { judgeEach } from './judge-each.ts';

const medicare = { shareCents: 57_80 };
const refused = { state: 'refused' as const, planPaidCents: 0, shareCents: 400_00 };
const outOfNetwork = { network: 'out' as const, planPaidCents: 150_00, shareCents: 150_00 };
const paid = (dollars: number, paidOn = '2026-04-02', claimId = 'c1', billId: string | null = null) => [
  { claimId, billId, cents: dollars * 100, paidOn },
];
/** What was paid for the bill itself, a week after it was printed. */
const paidForIt = (dollars: number, paidOn = '2026-04-27') => paid(dollars, paidOn, 'c1', billOf().id);

describe('the amount of a bill', () => {
  judgeEach([
    // Right and wrong amounts
    ['the share to the cent', {}, [{}], ['match', 0]],
    [
      'more than the share',
      { dueCents: 962_10 },
      [{ shareCents: 862_10, billedCents: 1400_00, allowedCents: 1100_00, planPaidCents: 237_90 }],
      ['higher', 100_00],
    ],
    ['less than the share', { dueCents: 95_00 }, [{}], ['lower', -25_00]],
    ['the whole charge', { dueCents: 400_00 }, [{}], ['gross', 280_00]],
    ['the discount not taken off', { dueCents: 220_00 }, [{}], ['higher', 100_00, 'discount']],
    [
      'the plan’s payment not taken off',
      { dueCents: 300_00 },
      [{}],
      ['higher', 180_00, 'plan-payment-not-taken-off'],
    ],
    ['one cent off', { dueCents: 120_01 }, [{}], ['match', 1, 'cents-off']],
    ['three cents off', { dueCents: 120_03 }, [{}], ['higher', 3]],
    [
      'all of it went to the deductible',
      { dueCents: 300_00 },
      [{ planPaidCents: 0, shareCents: 300_00 }],
      ['match', 0],
    ],
    [
      'no discount, all of it the share',
      {},
      [{ billedCents: 120_00, allowedCents: 120_00, planPaidCents: 0 }],
      ['match', 0],
    ],
    ['a share of nothing', {}, [{ shareCents: 0, planPaidCents: 300_00 }], ['higher', 120_00]],
    [
      'a copay under a flat fee',
      { dueCents: 25_00 },
      [{ allowedCents: 0, planPaidCents: 0, shareCents: 0 }],
      ['higher', 25_00, 'copay-possible'],
    ],
    [
      'a share with a part that is not covered',
      {},
      [{ notCoveredCents: 100_00, notCoveredInShareCents: 100_00 }],
      ['match', 0, 'not-covered-part'],
    ],
    ['a share beside what is not covered', {}, [{ notCoveredCents: 100_00 }], ['match', 0]],
    ['another currency', { currency: 'CAD' }, [{}], ['ask', null, 'currency']],

    // Parts of the amount
    [
      'a printed balance from before',
      { dueCents: 165_00, previousBalanceCents: 45_00 },
      [{}],
      ['match', 45_00, 'previous-balance'],
    ],
    ['45 more than the share, unprinted', { dueCents: 165_00 }, [{}], ['higher', 45_00]],
    ['a printed late fee', { dueCents: 135_00, feeCents: 15_00 }, [{}], ['match', 15_00, 'fee']],
    [
      'a balance and a fee',
      { dueCents: 180_00, feeCents: 15_00, previousBalanceCents: 45_00 },
      [{}],
      ['match', 60_00, 'previous-balance', 'fee'],
    ],
    [
      'the plan sent its money to the person',
      { dueCents: 300_00 },
      [{ network: 'out', paidToPatientCents: 180_00 }],
      ['match', 180_00, 'sent-to-you'],
    ],
    [
      'an installment of the share',
      { dueCents: 30_00, installmentsOfCents: 120_00 },
      [{}],
      ['plan-part', -90_00],
    ],
    ['30 without a printed plan', { dueCents: 30_00 }, [{}], ['lower', -90_00]],

    // Payments
    ['the rest after a payment', { dueCents: 70_00 }, [{}], ['match', 0], { payments: paid(50) }],
    ['all of it paid', {}, [{}], ['paid', null], { payments: paid(120) }],
    ['a payment that is not on the bill', {}, [{}], ['higher', 50_00, 'not-posted'], { payments: paid(50) }],
    ['a part of it paid since', {}, [{}], ['match', 0, 'paid-since'], { payments: paidForIt(50) }],
    [
      'a part paid since, of too much',
      { dueCents: 220_50 },
      [{}],
      ['higher', 100_50, 'paid-since'],
      { payments: paidForIt(100) },
    ],
    [
      'the share paid since, of too much',
      { dueCents: 220_50 },
      [{}],
      ['higher', 100_50, 'paid-since'],
      { payments: paidForIt(120) },
    ],
    [
      'all of too much paid since',
      { dueCents: 220_50 },
      [{}],
      ['paid', null, 'paid-more'],
      { payments: paidForIt(220.5) },
    ],
    [
      'a part paid at the visit, which the bill leaves out of its count',
      {},
      [{}],
      ['higher', 50_00, 'not-posted'],
      { payments: paidForIt(50, '2026-03-04') },
    ],
    [
      'a part paid after the visit, of a bill without a date',
      { statementDate: null },
      [{}],
      ['match', 0, 'paid-since'],
      { payments: paidForIt(50, '2026-03-20') },
    ],
    [
      'a part paid at the visit, of a bill without a date',
      { statementDate: null, dueCents: 70_00 },
      [{}],
      ['match', 0],
      { payments: paidForIt(50, '2026-03-04') },
    ],
    ['a payment for another claim', {}, [{}], ['match', 0], { payments: paid(50, '2026-04-02', 'c9') }],
    [
      'paid at the visit, as the plan says',
      { dueCents: 90_00 },
      [{ paidByPatientCents: 30_00 }],
      ['match', 0],
    ],
    [
      'paid at the visit, not on the bill',
      {},
      [{ paidByPatientCents: 30_00 }],
      ['higher', 30_00, 'not-posted'],
    ],
    [
      'paid at the visit, written down too',
      { dueCents: 90_00 },
      [{ paidByPatientCents: 30_00 }],
      ['match', 0],
      { payments: paid(30, '2026-03-04') },
    ],
    [
      'paid at the visit, written down in two parts',
      { dueCents: 90_00 },
      [{ paidByPatientCents: 30_00 }],
      ['match', 0],
      { payments: [...paid(20, '2026-03-04'), ...paid(10, '2026-03-05')] },
    ],
    [
      'paid at the visit, and as much again later',
      { dueCents: 60_00 },
      [{ paidByPatientCents: 30_00 }],
      ['match', 0],
      { payments: paid(30, '2026-04-02') },
    ],
    ['nothing due', { dueCents: 0 }, [{}], ['nothing-due', null]],
    ['a credit', { dueCents: -25_00 }, [{}], ['credit', null]],

    // What the plan did
    ['no share stated', {}, [{ shareCents: null }], ['no-share', null]],
    ['a share that is worked out', {}, [{ isShareComputed: true }], ['match-calc', 0]],
    ['still being decided', {}, [{ state: 'open' }], ['pending', null]],
    [
      'refused, filed too late',
      {},
      [{ state: 'refused', shareCents: 0, isFiledLate: true }],
      ['refused', null, 'filed-late'],
    ],
    ['refused', {}, [{ state: 'refused', shareCents: 120_00 }], ['refused', null]],
    [
      'replaced by a claim with another share',
      {},
      [{ successorId: 'c2' }, { id: 'c2', shareCents: 60_00 }],
      ['replaced', 60_00, 'was-replaced'],
    ],
    [
      'replaced by a claim with the share of the bill',
      {},
      [{ successorId: 'c2', shareCents: 60_00, state: 'canceled' }, { id: 'c2' }],
      ['match', 0, 'was-replaced'],
    ],
    [
      'replaced, and more than either share',
      { dueCents: 130_00 },
      [{ successorId: 'c2' }, { id: 'c2', shareCents: 60_00 }],
      ['higher', 70_00, 'was-replaced'],
    ],
    [
      'replaced by a claim with the same share, and more than it',
      { dueCents: 150_00 },
      [{ successorId: 'c2' }, { id: 'c2' }],
      ['higher', 30_00, 'was-replaced'],
    ],
    ['canceled', {}, [{ state: 'canceled', shareCents: 0 }], ['replaced', null, 'withdrawn']],
    [
      'the plan took money back after the bill was printed',
      {},
      [{ shareCents: 300_00, decidedOn: '2026-04-25' }],
      ['lower', -180_00, 'changed-since'],
    ],
    [
      'printed before the decision',
      { dueCents: 400_00, statementDate: '2026-03-10' },
      [{}],
      ['gross', 280_00, 'older-than-decision'],
    ],

    // Outside the network
    [
      'above what the plan counts, outside the network',
      { dueCents: 250_00 },
      [outOfNetwork],
      ['oon', 100_00],
    ],
    ['the share, outside the network', { dueCents: 150_00 }, [outOfNetwork], ['match', 0]],
    // Two plans
    [
      'the supplement paid the rest',
      { dueCents: 57_80 },
      [{ ...medicare, nextPlan: { state: 'final', openShareCents: 0 } }],
      ['other-payer', 57_80, 'other-plan-paid'],
    ],
    [
      'the supplement has no claim yet',
      { dueCents: 57_80 },
      [{ ...medicare, nextPlan: { state: 'no-claim' } }],
      ['other-payer', null, 'other-plan-silent'],
    ],
    [
      'the supplement has had half a year without a word',
      { dueCents: 57_80 },
      [{ ...medicare, decidedOn: '2025-11-01', nextPlan: { state: 'no-claim' } }],
      ['match', 0],
    ],
    [
      'a claim of the supplement that may be the same visit',
      { dueCents: 57_80 },
      [{ ...medicare, nextPlan: { state: 'asked' } }],
      ['other-payer', null, 'visit-asked'],
    ],
    [
      'the supplement is deciding',
      { dueCents: 57_80 },
      [{ ...medicare, nextPlan: { state: 'deciding' } }],
      ['other-payer', null, 'other-plan-open'],
    ],
    [
      'the supplement paid part',
      { dueCents: 20_00 },
      [{ ...medicare, nextPlan: { state: 'final', openShareCents: 20_00 } }],
      ['match', 0],
    ],
    [
      'the supplement paid part, and the bill asks for all that Medicare left',
      { dueCents: 57_80 },
      [{ ...medicare, nextPlan: { state: 'final', openShareCents: 20_00 } }],
      ['higher', 37_80, 'before-other-plan'],
    ],
    [
      'the supplement paid part, the person some, and the bill asks for all that Medicare left',
      { dueCents: 57_80 },
      [{ ...medicare, nextPlan: { state: 'final', openShareCents: 20_00 } }],
      ['higher', 42_80, 'before-other-plan', 'not-posted'],
      { payments: paid(5) },
    ],
    [
      'the supplement left as much, the person paid some, and the bill asks for all',
      { dueCents: 57_80 },
      [{ ...medicare, nextPlan: { state: 'final', openShareCents: 57_80 } }],
      ['higher', 5_00, 'not-posted'],
      { payments: paid(5) },
    ],
    [
      'the supplement paid part, and the person the rest',
      { dueCents: 20_00 },
      [{ ...medicare, nextPlan: { state: 'final', openShareCents: 20_00 } }],
      ['paid'],
      { payments: paid(20) },
    ],
    [
      'the supplement says not what it left',
      { dueCents: 20_00 },
      [{ ...medicare, nextPlan: { state: 'final', openShareCents: null } }],
      ['no-share'],
    ],
    [
      'no share stated, and the supplement says what it left',
      { dueCents: 20_00 },
      [{ ...medicare, shareCents: null, nextPlan: { state: 'final', openShareCents: 20_00 } }],
      ['match', 0],
    ],
    [
      'no share stated, and the supplement left nothing',
      { dueCents: 20_00 },
      [{ ...medicare, shareCents: null, nextPlan: { state: 'final', openShareCents: 0 } }],
      ['other-payer', 20_00, 'other-plan-paid'],
    ],
    [
      'refused, and the second plan paid all',
      {},
      [{ ...refused, nextPlan: { state: 'final', openShareCents: 0 } }],
      ['other-payer', 120_00, 'other-plan-paid'],
    ],
    [
      'refused, and the second plan paid part',
      { dueCents: 20_00 },
      [{ ...refused, nextPlan: { state: 'final', openShareCents: 20_00 } }],
      ['match', 0],
    ],
    [
      'refused, and the second plan says not what it left',
      {},
      [{ ...refused, nextPlan: { state: 'final', openShareCents: null } }],
      ['refused'],
    ],
    [
      'refused, and the second plan is deciding',
      {},
      [{ ...refused, nextPlan: { state: 'deciding' } }],
      ['other-payer', null, 'other-plan-open'],
    ],
    [
      'refused, and a claim of the second plan may be the same visit',
      {},
      [{ ...refused, nextPlan: { state: 'asked' } }],
      ['other-payer', null, 'visit-asked'],
    ],
    [
      'refused, and the supplement has no claim',
      {},
      [{ ...refused, nextPlan: { state: 'no-claim' } }],
      ['refused'],
    ],
    [
      'a program under which nobody may bill',
      { dueCents: 57_80 },
      [{ ...medicare, isBillingBarred: true }],
      ['protect', null, 'protected-program'],
    ],

    // Other paper
    [
      'a collector',
      {
        kind: 'collection',
        biller: 'Northgate Recovery',
        billerFor: 'Harbor Valley Orthopedics',
        accounts: ['NR-1'],
      },
      [{}],
      ['collection', null],
    ],
    ['an estimate', { kind: 'estimate', dueCents: 500_00 }, [{}], ['not-a-bill', null]],
    ['an explanation of benefits', { kind: 'explanation' }, [{}], ['not-a-bill', null]],
    ['a bill of a drug plan', { kind: 'plan-bill', dueCents: 38_00 }, [{}], ['plan-bill', null]],
    [
      'a receipt of a pharmacy',
      {
        kind: 'receipt',
        dueCents: 14_20,
        biller: 'Corner Pharmacy',
        accounts: [],
        prescriptionNumber: '7741203',
      },
      [{ kind: 'pharmacy', accounts: ['7741203'], shareCents: 14_20, paidByPatientCents: 14_20 }],
      ['paid', null],
    ],
  ]);
});
