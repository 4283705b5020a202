/** What a second look at a bill asks, beside what it asks about the bill's claims. */
import { describe, expect, it } from 'vitest';
import type { ClaimFacts } from '../../../electron/data/bills/match/claim-facts.ts';
import { lookAtBill } from '../../../electron/data/second-look/rules/look-at-bill.ts';
import type { Bill, BillLine } from '../../../shared/model/bills/bill.ts';
import type { SecondLookRule } from '../../../shared/model/claims/second-look.ts';
import { billLine, billOf, claimOf, judge, type Situation } from '../bills/bill-and-claim.ts';

type Case = {
  bill?: Partial<Bill>;
  claim?: Partial<ClaimFacts> | null;
  /** Days on which some claim of the person is. */
  claimDays?: string[];
  situation?: Situation;
};

/** The default bill asks for the share, $120, of a visit that was billed $400 and approved $300. */
function look({
  bill: changes = {},
  claim = {},
  claimDays = ['2026-03-04'],
  situation,
}: Case): SecondLookRule[] {
  const bill = billOf(changes);
  const claims = claim === null ? [] : [claimOf(claim)];
  const verdict = judge(bill, claims, situation);
  const sure = ['two', 'ask', 'no-claim'].includes(verdict.verdict) ? [] : claims;
  return lookAtBill({ bill, verdict }, sure, (_person, day) => claimDays.includes(day)).map(
    ({ rule }) => rule,
  );
}

const line = (over: Partial<BillLine> = {}) =>
  billLine({ serviceStart: '2026-03-04', code: 'X1000', chargeCents: 100_00, ...over });
const twice = (over: Partial<BillLine> = {}) => [line(over), line(over)];
/** A bill of $120 with the visit and another day's charge. */
const withLater = (day: string, over: Partial<BillLine> = {}) => ({
  lines: [line({ chargeCents: 400_00 }), line({ serviceStart: day, code: 'X2', ...over })],
});

const found: [SecondLookRule, string, Case][] = [
  ['above-approved', 'the share and the discount', { bill: { dueCents: 220_00 } }],
  [
    'above-approved',
    'what the plan did not pay of the billed amount',
    {
      bill: { dueCents: 200_00 },
      claim: { planPaidCents: 200_00, shareCents: 50_00 },
    },
  ],
  [
    'above-approved',
    'the discount alone, where nothing else is open',
    {
      bill: { dueCents: 100_00 },
      claim: { shareCents: 0, planPaidCents: 300_00 },
    },
  ],
  [
    'above-approved',
    'the discount, where a small share is open',
    {
      bill: { dueCents: 100_00 },
      claim: { shareCents: 20_00, planPaidCents: 280_00 },
    },
  ],
  ['above-approved', 'with a late fee besides', { bill: { dueCents: 235_00, feeCents: 15_00 } }],
  [
    'above-approved',
    'with an earlier balance besides',
    { bill: { dueCents: 265_00, previousBalanceCents: 45_00 } },
  ],
  [
    'above-approved',
    'after a payment',
    {
      bill: { dueCents: 170_00 },
      situation: { payments: [{ claimId: 'c1', billId: null, cents: 50_00, paidOn: '2026-03-04' }] },
    },
  ],
  ['equal-charges', 'two equal lines, and no claim', { bill: { lines: twice() }, claim: null }],
  [
    'equal-charges',
    'two equal lines, and one of them on the claim',
    {
      bill: { lines: twice() },
      claim: { lines: [{ date: '2026-03-04', code: 'X1000', chargeCents: 100_00 }] },
    },
  ],
  [
    'equal-charges',
    'three equal lines, and two of them on the claim',
    {
      bill: { lines: [...twice(), line()] },
      claim: {
        lines: [
          { date: '2026-03-04', code: 'X1000', chargeCents: 100_00 },
          { date: '2026-03-04', code: 'X1000', chargeCents: 100_00 },
        ],
      },
    },
  ],
  [
    'equal-charges',
    'three equal lines of which one is taken back',
    { bill: { lines: [...twice(), line(), line({ chargeCents: -100_00 })] }, claim: null },
  ],
  [
    'equal-charges',
    'two equal lines and a payment of as much',
    {
      bill: {
        lines: [
          ...twice({ code: null, printed: 'Office visit' }),
          line({ code: null, printed: 'Insurance payment', chargeCents: -100_00 }),
        ],
      },
      claim: null,
    },
  ],
  ['equal-charges', 'of one account', { bill: { lines: twice({ account: 'HV-1' }) }, claim: null }],
  ['equal-charges', 'among others', { bill: { lines: [line(), line({ code: 'X2' }), line()] }, claim: null }],
  [
    'equal-charges',
    'the code in small letters',
    { bill: { lines: [line(), line({ code: 'x1000' })] }, claim: null },
  ],
  [
    'equal-charges',
    'two lines without codes, by the words of the bill',
    {
      bill: {
        lines: [line({ code: null, printed: 'Knee  brace' }), line({ code: null, printed: 'knee brace' })],
      },
      claim: { lines: [{ date: '2026-03-04', code: 'X1000', chargeCents: 100_00 }] },
    },
  ],
  [
    'equal-charges',
    'two lines without codes and words',
    { bill: { lines: twice({ code: null }) }, claim: null },
  ],
  [
    'equal-charges',
    'two typed visits of one day and amount, and one on the claim',
    {
      bill: { lines: twice({ code: null, chargeCents: null, dueCents: 120_00 }), dueCents: 240_00 },
      claim: { lines: [{ date: '2026-03-04', code: 'X1000', chargeCents: 400_00 }] },
    },
  ],
  ['after-decision', 'a charge of the day after', { bill: withLater('2026-03-26') }],
  ['after-decision', 'a charge of a month after', { bill: withLater('2026-04-10') }],
  [
    'after-decision',
    'only the amount due is printed',
    {
      bill: withLater('2026-04-10', { chargeCents: null, dueCents: 30_00 }),
    },
  ],
  ['after-decision', 'without a code', { bill: withLater('2026-04-10', { code: null }) }],
  [
    'after-decision',
    'of the claim that the person chose',
    {
      bill: withLater('2026-04-10'),
      situation: { confirmedId: 'c1' },
    },
  ],
  [
    'after-decision',
    'two such charges, asked once',
    {
      bill: { lines: [...withLater('2026-04-10').lines, line({ serviceStart: '2026-04-11' })] },
    },
  ],
];

const quiet: [string, Case][] = [
  ['the share', {}],
  ['out of the network', { bill: { dueCents: 220_00 }, claim: { network: 'out' } }],
  ['network not known', { bill: { dueCents: 220_00 }, claim: { network: null } }],
  ['no approved amount', { bill: { dueCents: 220_00 }, claim: { allowedCents: null, planPaidCents: null } }],
  ['a cent less than the discount', { bill: { dueCents: 219_96 } }],
  ['a part is not covered', { bill: { dueCents: 220_00 }, claim: { notCoveredCents: 40_00 } }],
  [
    'nothing was taken off',
    { bill: { dueCents: 220_00 }, claim: { allowedCents: 400_00, planPaidCents: 280_00 } },
  ],
  [
    'the share, which is as much as the discount',
    { bill: { dueCents: 100_00 }, claim: { shareCents: 100_00, planPaidCents: 200_00 } },
  ],
  [
    'approved more than billed, as for a whole stay',
    {
      bill: { dueCents: 300_00 },
      claim: { allowedCents: 500_00, planPaidCents: 100_00, shareCents: 200_00 },
    },
  ],
  ...[line({ chargeCents: -100_00 }), line({ chargeCents: -100_00, serviceStart: null })].map(
    (back): [string, Case] => [
      `equal lines of which one is taken back, on ${back.serviceStart ?? 'no day'}`,
      { bill: { lines: [...twice(), back] }, claim: null },
    ],
  ),
  [
    'equal lines by name of which one is taken back',
    {
      bill: {
        lines: [
          ...twice({ code: null, printed: 'Office visit' }),
          line({ code: null, printed: 'Reversal: OFFICE  VISIT', chargeCents: -100_00 }),
        ],
      },
      claim: null,
    },
  ],
  ['an estimate with equal lines', { bill: { kind: 'estimate', lines: twice() }, claim: null }],
  ['an explanation with equal lines', { bill: { kind: 'explanation', lines: twice() }, claim: null }],
  ['the whole charge, before the plan', { bill: { dueCents: 400_00 } }],
  ['an estimate', { bill: { dueCents: 220_00, kind: 'estimate' } }],
  ['a receipt', { bill: { dueCents: 220_00, kind: 'receipt' } }],
  ['another currency', { bill: { dueCents: 220_00, currency: 'CAD' } }],
  ['a claim that is not sure', { bill: { dueCents: 220_00, accounts: [], biller: 'Somebody Else' } }],
  ['no claim', { bill: { dueCents: 220_00 }, claim: null }],
  [
    'two lines on the claim, too',
    {
      bill: { lines: twice() },
      claim: {
        lines: [
          { date: '2026-03-04', code: 'X1000', chargeCents: 100_00 },
          { date: '2026-03-04', code: 'X1000', chargeCents: 100_00 },
        ],
      },
    },
  ],
  [
    'one line of two units on the claim',
    {
      bill: { lines: twice() },
      claim: { lines: [{ date: '2026-03-04', code: 'X1000', chargeCents: 200_00 }] },
    },
  ],
  ['lines of two days', { bill: { lines: [line(), line({ serviceStart: '2026-03-05' })] }, claim: null }],
  ['lines of two codes', { bill: { lines: [line(), line({ code: 'X2' })] }, claim: null }],
  ['lines of two amounts', { bill: { lines: [line(), line({ chargeCents: 100_01 })] }, claim: null }],
  [
    'lines of two accounts',
    { bill: { lines: [line({ account: 'A' }), line({ account: 'B' })] }, claim: null },
  ],
  ['lines of two people', { bill: { lines: [line(), line({ personId: 'ben' })] }, claim: null }],
  [
    'lines without codes that the bill calls something else',
    {
      bill: { lines: [line({ code: null, printed: 'Brace' }), line({ code: null, printed: 'Sling' })] },
      claim: null,
    },
  ],
  [
    'two lines without codes, and two of that charge on the claim',
    {
      bill: { lines: twice({ code: null, printed: 'Brace' }) },
      claim: {
        lines: [
          { date: '2026-03-04', code: 'X1000', chargeCents: 100_00 },
          { date: '2026-03-04', code: 'X1000', chargeCents: 100_00 },
        ],
      },
    },
  ],
  [
    'two typed visits of one day that together ask for the share',
    { bill: { lines: twice({ code: null, chargeCents: null, dueCents: 60_00 }) } },
  ],
  ['lines without charges', { bill: { lines: twice({ chargeCents: null }) }, claim: null }],
  ['lines without days', { bill: { lines: twice({ serviceStart: null }) }, claim: null }],
  [
    'a later charge that has its own claim',
    {
      bill: withLater('2026-04-10'),
      claimDays: ['2026-03-04', '2026-04-10'],
    },
  ],
  ['a charge of the day of the decision', { bill: withLater('2026-03-25') }],
  ['a charge of before', { bill: withLater('2026-03-10') }],
  ['no day of the decision', { bill: withLater('2026-04-10'), claim: { decidedOn: null } }],
  ['a later charge of nothing', { bill: withLater('2026-04-10', { chargeCents: 0 }) }],
  ['a later charge, and no claim', { bill: withLater('2026-04-10'), claim: null }],
];

describe('found on a bill', () => {
  it.each(found)('%s: %s', (rule, _title, one) => {
    expect(look(one)).toEqual([rule]);
  });
});

describe('quiet on a bill', () => {
  it.each(quiet)('%s', (_title, one) => {
    expect(look(one)).toEqual([]);
  });
});

it('of a bill for two claims, no discount of one of them is held against the whole', () => {
  const bill = billOf({ dueCents: 220_00 });
  const claims = [claimOf(), claimOf({ id: 'c2' })];
  expect(lookAtBill({ bill, verdict: judge(bill, [claimOf()]) }, claims, () => true)).toEqual([]);
});

it('says how much is asked above the approved amount, of which claim', () => {
  const bill = billOf({ dueCents: 220_00 });
  const claims = [claimOf()];
  expect(lookAtBill({ bill, verdict: judge(bill, claims) }, claims, () => true)).toEqual([
    expect.objectContaining({
      rule: 'above-approved',
      cents: 100_00,
      claimIds: ['c1'],
      provider: bill.biller,
    }),
  ]);
});
