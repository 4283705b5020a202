/** Where each verdict on a bill begins and ends: the last that still counts, and the first that no longer does. */
import { describe, expect, it } from 'vitest';
import type { BillLine } from '../../../shared/model/bills/bill.ts';
import { billLine, billOf, claimOf, judge } from './bill-and-claim.ts';
import { judgeEach } from './judge-each.ts';

const outside = { network: 'out' as const, planPaidCents: 150_00, shareCents: 150_00 };
const tooMuch = { dueCents: 250_00 };
const medicare = { shareCents: 57_80 };
const paid = (dollars: number, paidOn = '2026-04-02', billId: string | null = null) => [
  { claimId: 'c1', billId, cents: dollars * 100, paidOn },
];
const paidForIt = (dollars: number, paidOn: string) => paid(dollars, paidOn, billOf().id);

describe('the amount', () => {
  judgeEach([
    ['two cents off', { dueCents: 120_02 }, [{}], ['match', 2, 'cents-off']],
    ['two cents below', { dueCents: 119_98 }, [{}], ['match', -2, 'cents-off']],
    ['three cents below', { dueCents: 119_97 }, [{}], ['lower', -3]],
    [
      'above what is left, and not the share',
      { dueCents: 150_00 },
      [{}],
      ['higher', 80_00],
      { payments: paid(50) },
    ],
    [
      'a printed credit from before',
      { dueCents: 100_00, previousBalanceCents: -20_00 },
      [{}],
      ['lower', -20_00],
    ],
    [
      'a printed credit that another amount leaves',
      { dueCents: 100_00, feeCents: -20_00 },
      [{}],
      ['lower', -20_00],
    ],
    [
      'a printed balance that is not the rest',
      { dueCents: 165_00, previousBalanceCents: 40_00 },
      [{}],
      ['higher', 45_00],
    ],
    [
      'a balance and a fee of which one alone is the rest',
      { dueCents: 165_00, previousBalanceCents: 45_00, feeCents: 9_00 },
      [{}],
      ['match', 45_00, 'previous-balance'],
    ],
    [
      'an installment of another amount',
      { dueCents: 30_00, installmentsOfCents: 500_00 },
      [{}],
      ['lower', -90_00],
    ],
    [
      'an installment of two cents less',
      { dueCents: 30_00, installmentsOfCents: 119_98 },
      [{}],
      ['plan-part', -90_00],
    ],
    [
      'next to nothing, of which one cent is open',
      { dueCents: 30_00 },
      [{ shareCents: 1 }],
      ['higher', 29_99],
    ],
    [
      'the whole charge, printed on the day of the decision',
      { dueCents: 400_00, statementDate: '2026-03-25' },
      [{}],
      ['gross', 280_00],
    ],
    [
      'the whole charge, printed the day before',
      { dueCents: 400_00, statementDate: '2026-03-24' },
      [{}],
      ['gross', 280_00, 'older-than-decision'],
    ],
    [
      'the whole charge, without a printed day',
      { dueCents: 400_00, statementDate: null },
      [{}],
      ['gross', 280_00],
    ],
    ['the whole charge, decided on no day', { dueCents: 400_00 }, [{ decidedOn: null }], ['gross', 280_00]],
    [
      'less, decided on the day of print',
      { dueCents: 95_00, statementDate: '2026-03-25' },
      [{}],
      ['lower', -25_00],
    ],
    [
      'less, decided the day after',
      { dueCents: 95_00, statementDate: '2026-03-24' },
      [{}],
      ['lower', -25_00, 'changed-since'],
    ],
    ['less, without a printed day', { dueCents: 95_00, statementDate: null }, [{}], ['lower', -25_00]],
    ['less, decided on no day', { dueCents: 95_00 }, [{ decidedOn: null }], ['lower', -25_00]],
    ['a share and a part that is not covered, of nothing', {}, [{ notCoveredCents: 0 }], ['match', 0]],
    [
      'a share that is worked out, beside what is not covered',
      {},
      [{ isShareComputed: true, notCoveredCents: 5_00 }],
      ['match-calc', 0],
    ],
    [
      'less, with a part that is not covered',
      { dueCents: 95_00 },
      [{ notCoveredCents: 5_00, notCoveredInShareCents: 5_00 }],
      ['lower', -25_00],
    ],
    [
      'a copay where the plan counted something',
      { dueCents: 25_00 },
      [{ allowedCents: 20_00, planPaidCents: 0, shareCents: 0 }],
      ['higher', 25_00],
    ],
    [
      'a copay where the plan paid something',
      { dueCents: 25_00 },
      [{ allowedCents: 0, planPaidCents: 20_00, shareCents: 0 }],
      ['higher', 25_00],
    ],
    [
      'a copay where the plan states a share',
      { dueCents: 25_00 },
      [{ allowedCents: 0, planPaidCents: 0, shareCents: 5_00 }],
      ['higher', 20_00],
    ],
  ]);
});

describe('outside the network', () => {
  judgeEach([
    ['all that the plan left of the charge', tooMuch, [outside], ['oon', 100_00]],
    ['more than that', { dueCents: 250_01 }, [outside], ['higher', 100_01]],
    ['where the plan states no payment', tooMuch, [{ ...outside, planPaidCents: null }], ['higher', 100_00]],
    ['where the plan states no charge', tooMuch, [{ ...outside, billedCents: null }], ['higher', 100_00]],
    ['less than the share', { dueCents: 95_00 }, [outside], ['lower', -55_00]],
    ['the same in the network', { dueCents: 249_00 }, [{ ...outside, network: 'in' }], ['higher', 99_00]],
  ]);
});

describe('what was paid', () => {
  const byPlan = { paidByPatientCents: 30_00 };
  judgeEach([
    [
      'fourteen days after the visit, as the plan says',
      { dueCents: 90_00 },
      [byPlan],
      ['match', 0],
      { payments: paid(30, '2026-03-18') },
    ],
    [
      'fifteen days after it: as much again',
      { dueCents: 60_00 },
      [byPlan],
      ['match', 0],
      { payments: paid(30, '2026-03-19') },
    ],
    [
      'fourteen days before the visit, as the plan says',
      { dueCents: 90_00 },
      [byPlan],
      ['match', 0],
      { payments: paid(30, '2026-02-18') },
    ],
    [
      'at the visit, with more than the plan says',
      { dueCents: 80_00 },
      [byPlan],
      ['match', 0],
      { payments: [...paid(30, '2026-03-04'), ...paid(10, '2026-03-05')] },
    ],
    [
      'at the visit, another amount than the plan says',
      { dueCents: 65_00 },
      [byPlan],
      ['match', 0],
      { payments: paid(25, '2026-03-04') },
    ],
    [
      'all of it as the plan says, and nothing as the person says',
      {},
      [{ paidByPatientCents: 120_00 }],
      ['higher', 120_00, 'not-posted'],
    ],
    ['all but a dollar', { dueCents: 1_00 }, [{}], ['match', 0], { payments: paid(119) }],
    [
      'on the day that the bill was printed',
      {},
      [{}],
      ['match', 0, 'paid-since'],
      { payments: paidForIt(50, '2026-04-20') },
    ],
    [
      'on the day before that',
      {},
      [{}],
      ['higher', 50_00, 'not-posted'],
      { payments: paidForIt(50, '2026-04-19') },
    ],
    [
      'for a bill without any day',
      { statementDate: null, serviceStart: null, claimNumber: 'PC88120' },
      [{}],
      ['match', 0, 'paid-since'],
      { payments: paidForIt(50, '2026-03-01') },
    ],
    [
      'on the last day of a stay, of a bill without a printed day',
      { statementDate: null, serviceEnd: '2026-03-07', dueCents: 70_00 },
      [{ end: '2026-03-07', lines: [] }],
      ['match', 0],
      { payments: paidForIt(50, '2026-03-07') },
    ],
    [
      'on the day after a stay',
      { statementDate: null, serviceEnd: '2026-03-07' },
      [{ end: '2026-03-07', lines: [] }],
      ['match', 0, 'paid-since'],
      { payments: paidForIt(50, '2026-03-08') },
    ],
    [
      'since, all that the bill asks for and less than the share',
      { dueCents: 95_00 },
      [{}],
      ['paid', null],
      { payments: paidForIt(95, '2026-04-27') },
    ],
    [
      'since, and given back',
      {},
      [{}],
      ['match', 0],
      { payments: [...paidForIt(50, '2026-04-27'), ...paidForIt(-50, '2026-04-28')] },
    ],
    [
      'where the next plan left nothing',
      { dueCents: 57_80 },
      [{ ...medicare, nextPlan: { state: 'final', openShareCents: 0 } }],
      ['other-payer', 57_80, 'other-plan-paid'],
      { payments: paid(20) },
    ],
    [
      'a part of what the next plan left',
      { dueCents: 15_00 },
      [{ ...medicare, nextPlan: { state: 'final', openShareCents: 20_00 } }],
      ['match', 0],
      { payments: paid(5) },
    ],
    [
      'and came back, of what the next plan left',
      { dueCents: 20_00 },
      [{ ...medicare, nextPlan: { state: 'final', openShareCents: 20_00 } }],
      ['match', 0],
      { payments: paid(-5) },
    ],
  ]);
});

describe('the plan that pays next', () => {
  const silent = { ...medicare, nextPlan: { state: 'no-claim' as const } };
  judgeEach([
    [
      'is waited for up to 180 days',
      { dueCents: 57_80 },
      [{ ...silent, decidedOn: '2025-11-02' }],
      ['other-payer', null, 'other-plan-silent'],
    ],
    [
      'is not waited for where the first decided on no day',
      { dueCents: 57_80 },
      [{ ...silent, decidedOn: null }],
      ['match', 0],
    ],
  ]);
});

describe('versions of a claim', () => {
  const renamed = { successorId: 'c2', isRenamed: true };
  judgeEach([
    ['sent under another id, with the same share', {}, [renamed, { id: 'c2' }], ['match', 0]],
    [
      'sent under another id, with another share',
      {},
      [{ ...renamed, shareCents: 60_00 }, { id: 'c2' }],
      ['match', 0, 'was-replaced'],
    ],
    [
      'of three, one of which had the share of the bill',
      {},
      [
        { successorId: 'c3' },
        { id: 'c2', successorId: 'c3', shareCents: 90_00 },
        { id: 'c3', shareCents: 60_00 },
      ],
      ['replaced', 60_00, 'was-replaced'],
    ],
  ]);
});

describe('a bill without a claim', () => {
  const elsewhere = { accounts: ['Q1'], biller: 'Elm Dental' };
  const on = (serviceStart: string) => ({ ...elsewhere, serviceStart });
  judgeEach([
    ['44 days after the visit', on('2026-03-18'), [], ['no-claim', null, 'wait']],
    ['45 days after it', on('2026-03-17'), [], ['no-claim', null, 'ask-if-billed']],
    ['180 days after it', on('2025-11-02'), [], ['no-claim', null, 'ask-if-billed']],
    ['181 days after it', on('2025-11-01'), [], ['no-claim', null, 'filing-limit']],
    [
      'of the first day of the records',
      on('2025-11-02'),
      [],
      ['no-claim', null, 'ask-if-billed'],
      { recordsStart: '2025-11-02' },
    ],
    [
      'of the day before',
      on('2025-11-01'),
      [],
      ['no-claim', null, 'before-records'],
      { recordsStart: '2025-11-02' },
    ],
    [
      'where there are no records',
      on('2025-11-01'),
      [],
      ['no-claim', null, 'filing-limit'],
      { recordsStart: null },
    ],
    ['without a day', { ...elsewhere, serviceStart: null }, [], ['no-claim', null, 'no-date']],
    [
      'of which one line tells the day',
      { ...elsewhere, serviceStart: null, lines: [billLine({}), billLine({ serviceStart: '2026-03-18' })] },
      [],
      ['no-claim', null, 'wait'],
    ],
    [
      'of which the first day counts, not that of a line',
      { ...on('2026-03-18'), lines: [billLine({ serviceStart: '2025-11-01' })] },
      [],
      ['no-claim', null, 'wait'],
    ],
  ]);
});

describe('a bill that is asked about', () => {
  const doubtful = { accounts: [] as string[] };
  const line = { date: '2026-03-04', code: null, chargeCents: 400_00 };
  judgeEach([
    ['for a day', doubtful, [{}], ['ask', null]],
    [
      'for the day of a line',
      { ...doubtful, serviceStart: null, lines: [billLine({ serviceStart: '2026-03-04' })] },
      [{}],
      ['ask', null],
    ],
    [
      'of a patient of another name, with another account',
      { accounts: ['Q1'], patientName: 'Baby Girl Ruiz' },
      [{}],
      ['ask', null, 'patient'],
    ],
    ['two claims that state no codes', {}, [{ lines: [line] }, { id: 'c2', lines: [line] }], ['two', null]],
    [
      'two claims that state a code on one of two lines',
      {},
      [{ lines: [line, { ...line, code: 'X1' }] }, { id: 'c2', lines: [line, { ...line, code: 'X1' }] }],
      ['two', null, 'possible-duplicate'],
    ],
    [
      'three claims of which two are alike',
      {},
      [{}, { id: 'c2', lines: [line] }, { id: 'c3' }],
      ['two', null, 'possible-duplicate'],
    ],
    ['two claims of two providers', {}, [{}, { id: 'c2', npis: ['1999999984'] }], ['two', null]],
  ]);
});

describe('a bill that lists equal charges', () => {
  const charge = billLine({ serviceStart: '2026-03-04', code: 'X1000', chargeCents: 100_00 });
  const twice = { lines: [charge, charge] };
  const onClaim = { date: '2026-03-04', code: 'X1000', chargeCents: 100_00 };
  judgeEach([
    ['of which the claim has one', twice, [{ lines: [onClaim] }], ['match', 0, 'possible-duplicate']],
    ['of which the claim has as many', twice, [{ lines: [onClaim, onClaim] }], ['match', 0]],
    [
      'of which the claim has one for all of their money',
      twice,
      [{ lines: [{ ...onClaim, chargeCents: 200_00 }] }],
      ['match', 0],
    ],
    ['once', { lines: [charge] }, [{ lines: [onClaim] }], ['match', 0]],
    [
      'and asks for more than the share',
      { ...twice, dueCents: 220_00 },
      [{ lines: [onClaim] }],
      ['higher', 100_00, 'possible-duplicate', 'discount'],
    ],
  ]);
});

describe('a bill for several visits', () => {
  const at = (serviceStart: string, dueCents: number | null, more: Partial<BillLine> = {}) =>
    billLine({ serviceStart, dueCents, ...more });
  const lines = [at('2026-03-04', 60_00), at('2026-03-11', 40_00)];
  const claims = [
    { shareCents: 60_00 },
    { id: 'c2', start: '2026-03-11', end: '2026-03-11', lines: [], shareCents: 40_00 },
  ];
  const whole = { lines, serviceStart: null, dueCents: 100_00 };
  const charge = billLine({ serviceStart: '2026-03-04', code: 'X1', chargeCents: 60_00 });
  const noAmounts = lines.map((line) => ({ ...line, dueCents: null }));
  judgeEach([
    ['to the cent', whole, claims, ['several', 0]],
    ['two cents off', { ...whole, dueCents: 100_02 }, claims, ['several', 2, 'cents-off']],
    ['three cents off', { ...whole, dueCents: 100_03 }, claims, ['higher', 3]],
    ['less', { ...whole, dueCents: 90_00 }, claims, ['lower', -10_00]],
    [
      'with a printed balance',
      { ...whole, dueCents: 115_00, previousBalanceCents: 15_00 },
      claims,
      ['several', 0],
    ],
    ['with a printed fee', { ...whole, dueCents: 115_00, feeCents: 15_00 }, claims, ['several', 0]],
    [
      'with a balance and a fee',
      { ...whole, dueCents: 120_00, previousBalanceCents: 15_00, feeCents: 5_00 },
      claims,
      ['several', 0],
    ],
    ['without an amount for each', { ...whole, lines: noAmounts }, claims, ['several', 0]],
    [
      'without an amount for each, where one claim states no share',
      { ...whole, lines: noAmounts },
      [claims[0] ?? {}, { ...claims[1], shareCents: null }],
      ['ask', null],
    ],
    [
      'with an amount for one, where the claim of the other states no share',
      { ...whole, lines: [...lines.slice(0, 1), ...noAmounts.slice(1)] },
      [claims[0] ?? {}, { ...claims[1], shareCents: null }],
      ['ask', null],
    ],
    [
      'with an amount for each, where one claim states no share',
      whole,
      [claims[0] ?? {}, { ...claims[1], shareCents: null }],
      ['several', null],
    ],
    [
      'paid since in part',
      whole,
      claims,
      ['several', 0, 'paid-since'],
      { payments: paidForIt(50, '2026-04-27') },
    ],
    ['paid since in whole', whole, claims, ['paid', null], { payments: paidForIt(100, '2026-04-27') }],
    [
      'paid before in part',
      whole,
      claims,
      ['higher', 50_00, 'not-posted'],
      { payments: paidForIt(50, '2026-04-02') },
    ],
    [
      'paid before in part, and more than the rest',
      { ...whole, dueCents: 110_00 },
      claims,
      ['higher', 60_00],
      { payments: paidForIt(50, '2026-04-02') },
    ],
    [
      'paid before in part, and taken off',
      { ...whole, dueCents: 50_00 },
      claims,
      ['several', 0],
      { payments: paidForIt(50, '2026-04-02') },
    ],
    ['given back before', whole, claims, ['several', 0], { payments: paidForIt(-50, '2026-04-02') }],
    [
      'of one visit in two lines',
      { ...whole, lines: [at('2026-03-04', 60_00), at('2026-03-04', 60_00)], dueCents: 120_00 },
      [{}],
      ['match', 0],
    ],
    [
      'of one visit and a line that says no day',
      { lines: [at('2026-03-04', 60_00), billLine({ dueCents: 60_00 })] },
      [{}],
      ['match', 0],
    ],
    [
      'of one visit and a line of the next day',
      { lines: [at('2026-03-04', 60_00), at('2026-03-05', 60_00)] },
      [{}],
      ['several', null],
    ],
    [
      'of one visit and a line of the day before',
      { lines: [at('2026-03-04', 60_00), at('2026-03-03', 60_00)] },
      [{}],
      ['several', null],
    ],
    [
      'of one visit and a line that ends on its day',
      { lines: [at('2026-03-04', 60_00), at('2026-03-01', 60_00, { serviceEnd: '2026-03-04' })] },
      [{}],
      ['match', 0],
    ],
    [
      'of a stay, on its first and on its last day',
      { lines: [at('2026-03-04', 60_00), at('2026-03-08', 60_00)], serviceEnd: '2026-03-08' },
      [{ end: '2026-03-08', lines: [] }],
      ['match', 0],
    ],
    [
      'of a claim that tells a line of another day',
      { lines: [at('2026-03-04', 60_00), at('2026-03-20', 60_00)] },
      [{ lines: [{ date: '2026-03-20', code: null, chargeCents: null }] }],
      ['match', 0],
    ],
    [
      'of a lab, some days apart',
      { lines: [at('2026-03-04', 60_00), at('2026-03-20', 60_00)] },
      [{ isDateLoose: true }],
      ['match', 0],
    ],
    [
      'that lists its charges, one of another day',
      { lines: [charge, { ...charge, serviceStart: '2026-03-06' }] },
      [{}],
      ['match', 0],
    ],
    [
      'that lists charges with amounts due, one of another day',
      { lines: [charge, { ...charge, serviceStart: '2026-03-06', dueCents: 60_00 }] },
      [{}],
      ['several', null],
    ],
    [
      'that lists charges of two accounts, one of another day',
      { lines: [charge, { ...charge, serviceStart: '2026-03-06', account: 'HV20418' }] },
      [{}],
      ['several', null],
    ],
    [
      'that lists charges of two people',
      { lines: [charge, { ...charge, personId: 'ben' }] },
      [{}],
      ['several', null],
    ],
    [
      'of somebody else, on the same day',
      { lines: [at('2026-03-04', 60_00), at('2026-03-04', 60_00, { personId: 'ben' })] },
      [{}],
      ['several', null],
    ],
  ]);

  it.each<[string, (number | null)[], number, string[]]>([
    ['as the bill says', [60_00, 40_00], 100_00, ['match', 'match']],
    ['one too much', [70_00, 40_00], 110_00, ['higher', 'match']],
    ['one too much, and none for the other', [70_00, null], 100_00, ['higher', 'ask']],
    ['one right, and none for the other', [60_00, null], 100_00, ['match', 'match']],
    ['one right, none for the other, and more in all', [60_00, null], 120_00, ['match', 'ask']],
  ])('says of each visit how it stands: %s', (_, [first = null, second = null], dueCents, verdicts) => {
    const bill = billOf({ ...whole, dueCents, lines: [at('2026-03-04', first), at('2026-03-11', second)] });
    expect(judge(bill, claims.map(claimOf)).parts.map(({ verdict }) => verdict)).toEqual(verdicts);
  });

  it('is about the claims that are sure, each with its own account', () => {
    const two = [
      { accounts: ['A1'], shareCents: 60_00 },
      { ...claims[1], accounts: ['A2'] },
    ].map(claimOf);
    const withAccounts = lines.map((line, index) => ({ ...line, account: `A${index + 1}` }));
    expect(judge(billOf({ ...whole, accounts: [], lines: withAccounts }), two).verdict).toBe('several');
  });
});
