/** What of each payment counts, for what, and why the rest does not. */
import { describe, expect, it } from 'vitest';
import { findMileageRate } from '../../../shared/mileage.ts';
import type { TaxEntry, TaxEntryFacts } from '../../../shared/model/bills/tax-entry.ts';
import { leftOutReasons, type WorksheetRow } from '../../../shared/model/bills/worksheet.ts';
import { count, entryOf, expenseOf, type Given, unmarkedOf } from './worksheet-parts.ts';

const hsa = (start = '2026-01-01') => entryOf({ kind: 'hsa', start });
const fsa = (start = '2026-01-01', end = '2026-12-31') => entryOf({ kind: 'fsa', start, end, fileBy: null });
const premium = (changes: Partial<Extract<TaxEntryFacts, { kind: 'premium' }>> = {}) =>
  entryOf({
    kind: 'premium',
    premium: 'medical',
    day: '2026-05-01',
    cents: 300_00,
    way: 'online',
    isPreTax: false,
    note: '',
    ...changes,
  });
const miles = (changes: Partial<Extract<TaxEntryFacts, { kind: 'miles' }>> = {}) =>
  entryOf({
    kind: 'miles',
    day: '2026-05-01',
    mileTenths: 124_0,
    rateTenths: null,
    tollCents: 0,
    note: '',
    ...changes,
  });

/** `own`: what counts in all. `rows`: what it says of each, in order: what it counts for, and why not. */
type Case = [title: string, given: Given, own: number, rows: string[], others?: string[]];

const cases: Case[] = [
  [
    'the fee of direct primary care, while an HSA stands',
    { entries: [premium({ premium: 'direct-primary-care' }), hsa()] },
    300_00,
    ['tax hsa'],
  ],
  [
    'that fee from before the HSA',
    { entries: [premium({ premium: 'direct-primary-care' }), hsa('2026-06-01')] },
    300_00,
    ['tax'],
  ],
  [
    'that fee from before 2026',
    {
      entries: [premium({ premium: 'direct-primary-care', day: '2025-12-31' }), hsa('2025-01-01')],
      year: 2025,
    },
    300_00,
    ['tax'],
  ],
  ['a premium while an HSA stands', { entries: [premium(), hsa()] }, 300_00, ['tax']],
  [
    'a payment of which some was not owed',
    { expenses: [expenseOf([{}], { overpaidCents: 30_00 })] },
    70_00,
    ['tax'],
  ],
  [
    'several, of which the last was not owed',
    { expenses: [expenseOf([{}, { paidOn: '2026-05-02' }], { overpaidCents: 100_00 })] },
    100_00,
    ['tax', 'none: not-owed'],
  ],
  ['a payment by card', { expenses: [expenseOf([{}])] }, 100_00, ['tax']],
  ['by check', { expenses: [expenseOf([{ way: 'check' }])] }, 100_00, ['tax']],
  ['without a day of service', { expenses: [expenseOf([{}], { serviceStart: null })] }, 100_00, ['tax']],
  [
    'care of another year, paid in this one',
    { expenses: [expenseOf([{}], { serviceStart: '2025-11-30' })] },
    100_00,
    ['tax'],
  ],
  ['two parts', { expenses: [expenseOf([{ cents: 60_00 }, { cents: 40_00 }])] }, 100_00, ['tax', 'tax']],

  ['paid last year', { expenses: [expenseOf([{ paidOn: '2025-12-31' }])] }, 0, []],
  ['paid next year', { expenses: [expenseOf([{ paidOn: '2027-01-01' }])], year: 2026 }, 0, []],
  [
    'marked for a day that has not come',
    { expenses: [expenseOf([{ paidOn: '2026-12-16' }])] },
    0,
    [],
    ['not-paid'],
  ],
  ['a bill that is open', { unmarked: [unmarkedOf('not-paid')] }, 0, [], ['not-paid']],
  ['an open bill of another year', { unmarked: [unmarkedOf('not-paid', { day: '2025-05-05' })] }, 0, []],
  ['a receipt without the day', { unmarked: [unmarkedOf('no-date-paid')] }, 0, [], ['no-date-paid']],
  ['what only the plan tells of', { unmarked: [unmarkedOf('not-marked')] }, 0, [], ['not-marked']],

  ['from the HSA', { expenses: [expenseOf([{ way: 'hsa' }])] }, 0, ['none: from-account']],
  ['from the FSA', { expenses: [expenseOf([{ way: 'fsa' }])] }, 0, ['none: from-account']],
  ['from the HRA', { expenses: [expenseOf([{ way: 'hra' }])] }, 0, ['none: from-account']],
  ['by the plan', { expenses: [expenseOf([{ way: 'plan' }])] }, 0, ['none: plan-money']],
  [
    'given back whole',
    { expenses: [expenseOf([{}, { cents: -100_00, way: 'provider' }])] },
    0,
    ['none: repaid'],
  ],
  ['given back onto the card', { expenses: [expenseOf([{}, { cents: -100_00 }])] }, 0, ['none: repaid']],
  ['given back in part', { expenses: [expenseOf([{}, { cents: -30_00, way: 'provider' }])] }, 70_00, ['tax']],
  [
    'repaid by the plan',
    { expenses: [expenseOf([{}, { cents: -100_00, way: 'plan' }])] },
    0,
    ['none: plan-money'],
  ],
  [
    'repaid out of the HSA',
    { expenses: [expenseOf([{}, { cents: -100_00, way: 'hsa' }])] },
    0,
    ['none: from-account'],
  ],
  [
    'repaid out of the HSA two years later',
    { expenses: [expenseOf([{ paidOn: '2024-04-02' }, { cents: -100_00, way: 'hsa' }])], year: 2024 },
    0,
    ['none: from-account'],
  ],
  [
    'repaid in part by the plan, the rest out of the FSA',
    { expenses: [expenseOf([{}, { cents: -40_00, way: 'plan' }, { cents: -60_00, way: 'fsa' }])] },
    0,
    ['none: from-account plan-money'],
  ],
  [
    'the plan’s money, by the plan’s records',
    { expenses: [expenseOf([{}], { planSentCents: 100_00 })] },
    0,
    ['none: plan-money'],
  ],
  [
    'the plan’s money, by the plan and by the person',
    { expenses: [expenseOf([{}, { cents: -60_00, way: 'plan' }], { planSentCents: 60_00 })] },
    40_00,
    ['tax'],
  ],
  [
    'a part from the HSA, given back by the provider: the own part first',
    {
      expenses: [
        expenseOf([{ cents: 50_00, way: 'hsa' }, { cents: 50_00 }, { cents: -50_00, way: 'provider' }]),
      ],
    },
    0,
    ['none: from-account', 'none: repaid'],
  ],
  [
    'a refund for which nothing was paid',
    { expenses: [expenseOf([{ cents: -25_00, way: 'provider' }])] },
    0,
    [],
    ['refund-without-payment'],
  ],
  [
    'more given back than was paid',
    { expenses: [expenseOf([{}, { cents: -120_00, way: 'provider' }])] },
    0,
    ['none: repaid'],
    ['refund-without-payment'],
  ],
  [
    'from the FSA, and out of the HSA once more',
    { expenses: [expenseOf([{ way: 'fsa' }, { cents: -100_00, way: 'hsa' }])] },
    0,
    ['none: from-account'],
    ['refund-without-payment'],
  ],
  ['in another currency', { expenses: [expenseOf([{ currency: 'CAD' }])] }, 0, ['none: other-currency']],

  [
    'with an HSA from before the visit',
    { expenses: [expenseOf([{}])], entries: [hsa()] },
    100_00,
    ['tax hsa'],
  ],
  [
    'on the day the HSA began',
    { expenses: [expenseOf([{}])], entries: [hsa('2026-03-04')] },
    100_00,
    ['tax hsa'],
  ],
  [
    'the visit a day before the HSA',
    { expenses: [expenseOf([{}])], entries: [hsa('2026-03-05')] },
    100_00,
    ['tax: before-hsa'],
  ],
  [
    'with an HSA, the day of the visit not known',
    { expenses: [expenseOf([{}], { serviceStart: null })], entries: [hsa()] },
    100_00,
    ['tax: no-service-date'],
  ],
  [
    'with another person’s HSA',
    { expenses: [expenseOf([{}])], entries: [entryOf({ kind: 'hsa', start: '2026-01-01' }, 'theo')] },
    100_00,
    ['tax'],
  ],
  ['care in the FSA’s year', { expenses: [expenseOf([{}])], entries: [fsa()] }, 100_00, ['tax fsa']],
  [
    'care before the FSA’s year, paid in it',
    { expenses: [expenseOf([{}], { serviceStart: '2025-12-30' })], entries: [fsa()] },
    100_00,
    ['tax: not-in-fsa-year'],
  ],
  [
    'care after the FSA’s year',
    { expenses: [expenseOf([{}])], entries: [fsa('2025-04-01', '2026-03-03')] },
    100_00,
    ['tax: not-in-fsa-year'],
  ],
  [
    'from the HSA, with an HSA',
    { expenses: [expenseOf([{ way: 'hsa' }])], entries: [hsa()] },
    0,
    ['none: from-account'],
  ],

  ['a premium', { entries: [premium()] }, 300_00, ['tax']],
  ['a premium with an HSA', { entries: [premium(), hsa()] }, 300_00, ['tax']],
  ['a premium before taxes', { entries: [premium({ isPreTax: true })] }, 0, ['none: pre-tax']],
  ['a premium from the HSA', { entries: [premium({ way: 'hsa' })] }, 0, ['none: from-account']],
  ['a premium of another year', { entries: [premium({ day: '2025-05-01' })] }, 0, []],
  ['a premium that is not due yet', { entries: [premium({ day: '2026-12-31' })] }, 0, [], ['not-paid']],
  ['124 miles in 2026', { entries: [miles()] }, 25_42, ['tax']],
  ['124 miles in 2025', { entries: [miles({ day: '2025-05-01' })], year: 2025 }, 26_04, ['tax']],
  ['miles and parking', { entries: [miles({ tollCents: 4_00 })] }, 29_42, ['tax']],
  ['miles at a rate that was typed', { entries: [miles({ rateTenths: 220 })] }, 27_28, ['tax']],
  [
    'miles of a year whose rate is not known',
    { entries: [miles({ day: '2024-05-01' })], year: 2024 },
    0,
    ['none: no-rate'],
  ],
  [
    'miles of such a year at a rate that was typed',
    { entries: [miles({ day: '2024-05-01', rateTenths: 210 })], year: 2024 },
    26_04,
    ['tax'],
  ],
];

const say = ({ countsFor, leftOut }: WorksheetRow) =>
  [countsFor.join(' ') || 'none', leftOut.join(' ')].filter((part) => part !== '').join(': ');

describe('the worksheet', () => {
  it.each(cases)('%s', (_, given, own, rows, others = []) => {
    const sheet = count(given);
    expect(sheet.rows.map(say)).toEqual(rows);
    expect(sheet.others.flatMap(({ leftOut }) => leftOut)).toEqual(others);
    expect(sheet.own.cents).toBe(own);
    expect(sheet.sums.reduce((sum, { cents }) => sum + cents, 0)).toBe(own);
    for (const row of sheet.rows.filter(({ cents }) => cents !== null))
      expect(sumParts(row)).toBe(allOf(row));
  });

  it('has a case for every reason', () => {
    const seen = cases.flatMap(([, given]) => {
      const { rows, others } = count(given);
      return [...rows, ...others].flatMap(({ leftOut }) => leftOut);
    });
    expect([...new Set(seen)].sort()).toEqual([...leftOutReasons].sort());
  });
});

/** Own, account, plan, given back and not owed. */
function sumParts({
  ownCents,
  accountCents: { hsa: a, fsa: b, hra: c },
  planCents,
  givenBackCents,
  overpaidCents,
}: WorksheetRow) {
  return ownCents + a + b + c + planCents + givenBackCents + overpaidCents;
}

/** What was paid; of a premium that does not count, nothing is told apart. */
function allOf({ cents, leftOut }: WorksheetRow) {
  return leftOut.includes('pre-tax') || leftOut.includes('no-rate') ? 0 : cents;
}

describe('one cent has one use', () => {
  it('whatever was paid, repaid and given back in whatever order', () => {
    const ways = ['card', 'hsa', 'fsa', 'hra', 'plan', 'provider', 'other'] as const;
    let seed = 7;
    const pick = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 300; round++) {
      const payments = Array.from({ length: 1 + pick(6) }, () => ({
        cents: (pick(3) === 0 ? -1 : 1) * (1 + pick(20_000)),
        way: ways[pick(ways.length)] ?? 'card',
        billId: ['b1', 'b2', null][pick(3)] ?? null,
        paidOn: `2026-0${1 + pick(9)}-10`,
      }));
      const { rows, others } = count({
        expenses: [
          expenseOf(payments, {
            planSentCents: pick(2) * pick(10_000),
            overpaidCents: pick(2) * pick(10_000),
          }),
        ],
        entries: [hsa(), fsa()],
      });
      for (const row of rows) {
        expect(sumParts(row)).toBe(row.cents);
        expect(row.ownCents).toBeGreaterThanOrEqual(0);
        if (row.ownCents === 0) expect(row.countsFor).toEqual([]);
      }
      const isGone = ({ way }: { way: string | null }) => !['hsa', 'fsa', 'hra'].includes(way ?? '');
      const paid = payments.reduce((sum, { cents }) => sum + Math.max(0, cents), 0);
      const cameBack = payments.filter(isGone).reduce((sum, { cents }) => sum - Math.min(0, cents), 0);
      const unmatched = others.filter(isGone).reduce((sum, { cents }) => sum - (cents ?? 0), 0);
      const own = rows.reduce((sum, { ownCents }) => sum + ownCents, 0);
      expect(own).toBeLessThanOrEqual(paid - (cameBack - unmatched));
    }
  });
});

describe('beside the rows', () => {
  it('the HSA is asked for money of all years since it began, without what was taken out', () => {
    const expenses = [
      expenseOf([{ paidOn: '2025-04-02' }], { serviceStart: '2025-04-01' }),
      expenseOf([{ cents: 80_00 }, { cents: -30_00, way: 'hsa' }]),
      expenseOf([{ cents: 70_00, way: 'hsa' }]),
      expenseOf([{ cents: 500_00 }], { serviceStart: '2024-12-31' }),
    ];
    const { hsa: open } = count({ expenses, entries: [hsa('2025-01-01'), premium()] });
    expect(open).toEqual({ openCents: 150_00, since: '2025-01-01' });
    expect(count({ expenses }).hsa).toBeNull();
  });

  it('another person’s payments are counted, and not shown', () => {
    const expenses = [expenseOf([{}]), expenseOf([{ cents: 60_00 }], { personId: 'theo' })];
    const sheet = count({ expenses, personId: 'ana' });
    expect(sheet).toMatchObject({ notChosen: 1, own: { cents: 100_00, entries: 1 } });
    expect(JSON.stringify(sheet)).not.toContain('theo');
    expect(count({ expenses })).toMatchObject({ notChosen: 0, own: { cents: 160_00, entries: 2 } });
  });

  it('says by person and kind what counts', () => {
    const expenses = [
      expenseOf([{}, { cents: 20_00 }]),
      expenseOf([{ cents: 10_00 }], { kind: 'pharmacy' }),
      expenseOf([{ cents: 5_00 }], { personId: 'theo' }),
    ];
    expect(count({ expenses, entries: [miles()] }).sums).toEqual([
      { personId: 'ana', kind: 'professional', cents: 120_00 },
      { personId: 'ana', kind: 'pharmacy', cents: 10_00 },
      { personId: 'theo', kind: 'professional', cents: 5_00 },
      { personId: 'ana', kind: 'miles', cents: 25_42 },
    ]);
  });

  it('notes what came back in a later year, what was written twice, and money from the plan', () => {
    const later = expenseOf([{ paidOn: '2025-04-02' }, { cents: -30_00, way: 'provider' }]);
    expect(count({ expenses: [later], year: 2025 }).rows[0]).toMatchObject({
      notes: ['repaid-later'],
      ownCents: 70_00,
    });
    const twice = expenseOf([{}, { billId: 'b1' }]);
    expect(count({ expenses: [twice] }).rows.map(({ notes }) => notes)).toEqual([
      ['written-twice'],
      ['written-twice'],
    ]);
    const parts = expenseOf([{}, {}]);
    expect(count({ expenses: [parts] }).rows.flatMap(({ notes }) => notes)).toEqual([]);
    const sent = expenseOf([{}], { planSentCents: 1 });
    expect(count({ expenses: [sent] }).rows[0]).toMatchObject({ notes: ['plan-sent-money'], repaidOn: null });
  });

  it('notes the limit of the fee of direct primary care only where an HSA may pay it', () => {
    const notes = (entries: TaxEntry[], year = 2026) => count({ entries, year }).rows.map((row) => row.notes);
    const fee = (day = '2026-03-01') => premium({ premium: 'direct-primary-care', day });
    expect(notes([fee(), hsa()])).toEqual([['limit-by-fee']]);
    expect(notes([fee()])).toEqual([[]]);
    expect(notes([fee(), hsa('2026-06-01')])).toEqual([[]]);
    expect(notes([fee('2025-12-31'), hsa('2025-01-01')], 2025)).toEqual([[]]);
    expect(notes([premium({ premium: 'long-term-care' })])).toEqual([['limit-by-age']]);
  });

  it('knows the rates of 2025 and 2026 only', () => {
    const days = ['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'];
    expect(days.map(findMileageRate)).toEqual([null, 210, 210, 205, 205, null]);
  });
});
