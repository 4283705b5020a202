/** What only an amount, or two swapped digits, lead to: questions, never matches. */
import { describe, expect, it } from 'vitest';
import type { ClaimFacts } from '../../../electron/data/bills/match/claim-facts.ts';
import { hasDigitsSwapped } from '../../../electron/data/bills/match/fold-names.ts';
import type { Bill } from '../../../shared/model/bills/bill.ts';
import { billLine, billOf, claimOf, judge } from './bill-and-claim.ts';
import { judgeEach } from './judge-each.ts';

/** A sender that no claim names, without a number. */
const unknown = { biller: 'Medibill Partners LLC', accounts: [] };
const visit = (id: string, start: string, shareCents: number | null): Partial<ClaimFacts> => ({
  id,
  start,
  end: start,
  lines: [],
  shareCents,
});
const other = { id: 'c2', providers: ['ELM DENTAL'], npis: ['1999999984'], accounts: ['E-1'] };
const march = { serviceStart: '2026-03-01', serviceEnd: '2026-03-31' };
const threeVisits = [
  visit('c1', '2026-03-04', 40_00),
  visit('c2', '2026-03-11', 40_00),
  visit('c3', '2026-03-18', 45_00),
];
const fourDays = ['2026-03-04', '2026-03-11', '2026-03-18', '2026-03-25'].map((serviceStart) =>
  billLine({ serviceStart }),
);

describe('a bill without a date', () => {
  const undated = { serviceStart: null, serviceEnd: null, accounts: [], lines: [] };
  judgeEach([
    [
      'is asked about where sender and open share fit one claim',
      undated,
      [{ npis: [] }],
      ['ask', null, 'no-date'],
    ],
    [
      'is for one of several that fit',
      undated,
      [{}, { id: 'c2', start: '2026-03-11', end: '2026-03-11' }],
      ['two'],
    ],
    ['is no question by the amount alone', { ...undated, ...unknown }, [{}], ['no-claim', null, 'no-date']],
    [
      'is no list of every visit of its sender',
      { ...undated, npi: '1234567893', dueCents: 77_00 },
      threeVisits.map((one) => ({ ...one, npis: ['1234567893'] })),
      ['no-claim', null, 'no-date'],
    ],
    [
      'is asked about, by its sender’s number, where one visit has as much open',
      { ...undated, npi: '1234567893', dueCents: 45_00 },
      threeVisits.map((one) => ({ ...one, npis: ['1234567893'] })),
      ['ask', null, 'no-date'],
    ],
    ['is no question for a cent more', { ...undated, dueCents: 120_01 }, [{}], ['no-claim', null, 'no-date']],
    [
      'is no question for care after it was printed',
      { ...undated, statementDate: '2026-03-01' },
      [{}],
      ['no-claim', null, 'no-date'],
    ],
  ]);
});

describe('a claim of the bill’s day with what the bill asks for', () => {
  judgeEach([
    ['is asked about, whoever sent the bill', unknown, [{}], ['ask', null, 'same-amount']],
    [
      'is asked about where it names no provider: no name is said to differ',
      unknown,
      [{ providers: [], doctors: [], npis: [] }],
      ['ask', null, 'same-amount-unnamed'],
    ],
    [
      'is asked about where no share is stated, but its parts',
      unknown,
      [{ isShareComputed: true }],
      ['ask', null, 'same-amount'],
    ],
    [
      'is asked about where a program bars the bill: then that is said',
      unknown,
      [{ isBillingBarred: true }],
      ['ask', null, 'same-amount'],
    ],
    [
      'is asked about for what is open of the share',
      { ...unknown, dueCents: 70_00 },
      [{}],
      ['ask', null, 'same-amount'],
      { payments: [{ claimId: 'c1', billId: null, cents: 50_00, paidOn: '2026-04-01' }] },
    ],
    [
      'is no question for a cent more',
      { ...unknown, dueCents: 120_01 },
      [{}],
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'is no question on another day',
      { ...unknown, serviceStart: '2026-03-05' },
      [{}],
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'is no question for another person',
      { ...unknown, personId: 'ben' },
      [{}],
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'is no question where it was canceled',
      unknown,
      [{ state: 'canceled' }],
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'is no question in another currency',
      { ...unknown, currency: 'CAD' },
      [{}],
      ['no-claim', null, 'ask-if-billed'],
    ],
    ['is one of two where two fit', unknown, [{}, other], ['two', null]],
    [
      'is one question where two plans tell of one visit',
      unknown,
      [{}, { ...other, visitId: 'c1' }],
      ['ask', null, 'same-amount'],
    ],
    [
      'is no question after a no, and the provider can be asked',
      unknown,
      [{}],
      ['no-claim', null, 'ask-if-billed'],
      { ruledOut: ['c1'] },
    ],
    [
      'is no question after three noes, but nobody is sent to ask whether it was billed',
      unknown,
      [{}],
      ['no-claim', null, 'day-and-amount'],
      { ruledOut: ['a', 'b', 'c'] },
    ],
    ['is no question where the claim is sure', {}, [{}, other], ['match', 0]],
  ]);

  it('stands beside what was found with doubts', () => {
    // The account is that of another day's visit.
    const earlier = claimOf({ ...visit('c2', '2026-02-04', 80_00) });
    const { verdict, claims, notes } = judge(billOf({ biller: 'Medibill' }), [
      claimOf({ accounts: [], providers: ['Elm Dental'] }),
      earlier,
    ]);
    expect(verdict).toBe('ask');
    expect(notes).toEqual(['conflict']);
    expect(claims.map(({ claimId }) => claimId)).toEqual(['c2', 'c1']);
    expect(claims[1]?.evidence).toContain('open-share');
  });

  it('of those that could be meant, is told apart, and not chosen', () => {
    const doctor = claimOf({ accounts: [] });
    const facility = claimOf({ ...other, providers: ['HARBOR VALLEY ORTHOPEDICS'], shareCents: 80_00 });
    const { verdict, claims } = judge(billOf({ accounts: [] }), [doctor, facility]);
    expect(verdict).toBe('two');
    expect(claims.filter(({ evidence }) => evidence.includes('open-share'))).toMatchObject([
      { claimId: 'c1' },
    ]);
  });
});

describe('visits of one provider that add up to the bill', () => {
  judgeEach([
    [
      'are asked about at once',
      { ...unknown, ...march, dueCents: 125_00 },
      threeVisits,
      ['ask', null, 'sum-of-visits'],
    ],
    [
      'are asked about where the sender is theirs',
      { ...march, accounts: [], dueCents: 125_00 },
      threeVisits,
      ['ask', null, 'sum-of-visits'],
    ],
    [
      'are asked about where the bill lists their days',
      { ...unknown, serviceStart: null, lines: fourDays.slice(0, 3), dueCents: 125_00 },
      threeVisits,
      ['ask', null, 'sum-of-visits'],
    ],
    [
      'are asked about over as long as a year',
      { ...march, serviceEnd: '2027-03-02', accounts: [], dueCents: 165_00 },
      [...threeVisits, visit('c4', '2027-03-02', 40_00)],
      ['ask', null, 'sum-of-visits'],
    ],
    [
      'are no question where another one of the year is not in the sum',
      { ...march, serviceEnd: '2027-03-02', accounts: [], dueCents: 125_00 },
      [...threeVisits, visit('c4', '2027-03-02', 40_00)],
      ['two', null],
    ],
    [
      'are no question over more than a year, of which not all are found',
      { ...march, serviceEnd: '2027-03-03', accounts: [], dueCents: 125_00 },
      threeVisits,
      ['two', null],
    ],
    [
      'of one day, doctor and facility of an unknown sender',
      { ...unknown, dueCents: 200_00 },
      [{}, { id: 'c2', kind: 'outpatient', shareCents: 80_00 }],
      ['ask', null, 'sum-of-visits'],
    ],
    [
      'are no question for a cent more',
      { ...unknown, ...march, dueCents: 125_01 },
      threeVisits,
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'are no question where only some of them add up',
      { ...unknown, ...march, dueCents: 85_00 },
      threeVisits,
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'are no question where one is beyond the bill’s days',
      { ...unknown, ...march, serviceEnd: '2026-03-17', dueCents: 125_00 },
      threeVisits,
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'are no question where one is undecided',
      { ...unknown, ...march, dueCents: 80_00 },
      [...threeVisits.slice(0, 2), { ...threeVisits[2], state: 'open' }],
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'are no question where two providers’ add up',
      { ...unknown, ...march, dueCents: 80_00 },
      [visit('c1', '2026-03-04', 40_00), { ...other, ...visit('c2', '2026-03-11', 40_00) }],
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'of two providers alike are no question',
      { ...unknown, ...march, dueCents: 125_00 },
      [...threeVisits, ...threeVisits.map((one) => ({ ...other, ...one, id: `${one.id}-b` }))],
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'are no question after a no',
      { ...unknown, ...march, dueCents: 125_00, isForAll: false },
      threeVisits,
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'are what the bill covers after a yes',
      { ...unknown, ...march, dueCents: 125_00, isForAll: true },
      threeVisits,
      ['several', 0],
      { confirmedId: 'c2' },
    ],
    [
      'with one that came later, after a yes',
      { ...unknown, ...march, dueCents: 125_00, isForAll: true },
      [...threeVisits, visit('c4', '2026-03-25', 10_00)],
      ['lower', -10_00],
      { confirmedId: 'c2' },
    ],
  ]);

  it('name each of them, in the order of their days', () => {
    const bill = billOf({ ...unknown, ...march, dueCents: 125_00 });
    const { claims } = judge(bill, threeVisits.toReversed().map(claimOf));
    expect(claims.map(({ claimId }) => claimId)).toEqual(['c1', 'c2', 'c3']);
  });
});

describe('visits one after the other that add up to a bill without a date', () => {
  const undated = { ...{ serviceStart: null, serviceEnd: null, accounts: [], lines: [] }, dueCents: 85_00 };
  const lastTwo = ['ask', null, 'sum-of-visits'] as const;
  const none = ['no-claim', null, 'no-date'] as const;
  const first = visit('c0', '2026-02-25', 40_00);
  judgeEach([
    ['are asked about', undated, threeVisits, [...lastTwo]],
    ['are asked about, whatever is owed before them', undated, [first, ...threeVisits], [...lastTwo]],
    [
      'are asked about where one between them leaves nothing',
      undated,
      [...threeVisits, visit('c9', '2026-03-15', 0)],
      [...lastTwo],
    ],
    ['are no question for a cent more', { ...undated, dueCents: 85_01 }, threeVisits, [...none]],
    ['are no question where the sender is another', { ...undated, ...unknown }, threeVisits, [...none]],
    [
      'are no question where they are not next to each other',
      undated,
      [visit('c1', '2026-03-04', 40_00), visit('c2', '2026-03-11', 30_00), visit('c3', '2026-03-18', 45_00)],
      [...none],
    ],
    [
      'are no question where two pairs add up',
      { ...undated, dueCents: 80_00 },
      [first, ...threeVisits],
      [...none],
    ],
    [
      'are no question where the bill was printed before',
      { ...undated, statementDate: '2026-03-12' },
      threeVisits,
      [...none],
    ],
    [
      'are no question where one is undecided',
      undated,
      [...threeVisits.slice(0, 2), { ...threeVisits[2], state: 'open' }],
      [...none],
    ],
    [
      'are no question where one is paid',
      undated,
      threeVisits,
      [...none],
      { payments: [{ claimId: 'c3', billId: null, cents: 45_00, paidOn: '2026-04-01' }] },
    ],
    ['are no question after a no', { ...undated, isForAll: false }, threeVisits, [...none]],
    [
      'are what the bill covers after a yes',
      { ...undated, isForAll: true },
      threeVisits,
      ['several', 0],
      { confirmedId: 'c2' },
    ],
    [
      'are that also once they are paid',
      { ...undated, isForAll: true },
      threeVisits,
      ['paid'],
      {
        confirmedId: 'c2',
        payments: [{ claimId: null, billId: 'bill-1', cents: 85_00, paidOn: '2026-04-30' }],
      },
    ],
  ]);
});

describe('an account number with two digits swapped', () => {
  judgeEach([
    ['is asked about, and said', { accounts: ['HV-20471'] }, [{}], ['ask', null, 'swapped-account']],
    [
      'is asked about where the sender is unknown, too',
      { ...unknown, accounts: ['HV-02417'], dueCents: 99_00 },
      [{}],
      ['ask', null, 'swapped-account'],
    ],
    [
      'is no question where the number itself is on another claim',
      { accounts: ['HV-20471'] },
      [{}, { id: 'c2', accounts: ['HV20471'] }],
      ['match', 0],
    ],
    ['is another number with one other digit', { accounts: ['HV-20418'] }, [{}], ['ask', null, 'conflict']],
  ]);

  it.each([
    ['20417', '20471', true],
    ['HV-20417', 'hv 24017', true],
    ['20417', '20417', false],
    ['20417', '20418', false],
    ['20417', '70412', false],
    ['20417', '204171', false],
    ['417', '471', false],
  ])('%s and %s: %s', (one, two, expected) => {
    expect(hasDigitsSwapped(one, two)).toBe(expected);
  });
});

describe('no question', () => {
  const stay: Partial<Bill> = { serviceStart: '2026-03-04', serviceEnd: '2026-03-07' };
  judgeEach([
    [
      'where one claim bears the account number and the day agrees, whatever is shortened in the name',
      { biller: 'HARBOR VLY ORTHO ASSOC' },
      [{}],
      ['match', 0],
    ],
    [
      'where all claims with the account number are of the bill’s days',
      { ...stay, biller: 'Harbor Vly Ortho' },
      [
        { end: '2026-03-07' },
        { id: 'c2', start: '2026-03-06', end: '2026-03-06', lines: [], providers: ['ELM DENTAL'] },
      ],
      ['match', 0],
    ],
    [
      'where the sender is known and the plan’s claim number agrees',
      { biller: 'Medibill', accounts: [], claimNumber: 'PC-88120', serviceStart: null },
      [{}],
      ['match', 0],
      { senders: { Medibill: ['1234567893'] } },
    ],
  ]);

  it('is the amount’s to answer: whatever fits to the cent, an unknown sender never matches', () => {
    const claims = [
      claimOf(),
      claimOf({ ...other, ...visit('c2', '2026-03-04', 120_00) }),
      ...threeVisits.map(claimOf),
    ];
    for (const dueCents of [40_00, 45_00, 80_00, 120_00, 125_00, 240_00])
      expect(['ask', 'two', 'no-claim']).toContain(
        judge(billOf({ ...unknown, ...march, dueCents }), claims).verdict,
      );
  });
});
