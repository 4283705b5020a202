/** Medicare's drug money, row by row, to the cent. People and amounts are made up where no source is named. */
import { describe, expect, it } from 'vitest';
import { countTowardCap, type DrugEvent } from '../../../electron/data/drug-cap/count/count-toward-cap.ts';
import { judgeSpread, spreadCosts } from '../../../electron/data/drug-cap/pay/spread-costs.ts';
import { type Fill, type FillTerms, priceFill } from '../../../electron/data/drug-cap/price/price-fill.ts';
import { findPartDYear, type PartDYear } from '../../../electron/data/limits/count/part-d-years.ts';

function yearOf(year: number): PartDYear {
  const found = findPartDYear(year);
  if (found === null) throw new RangeError(`no amounts for ${year}`);
  return found;
}

type Plan = { year: number; join: number; counted?: number; costs: readonly number[] };

/** Costs are dollars by month from the month of joining; bills are dollars from that month on. */
function bill({ year, join, counted = 0, costs }: Plan) {
  const ownCents = Array.from({ length: 12 }, (_, index) => Math.round((costs[index + 1 - join] ?? 0) * 100));
  const { capCents } = yearOf(year);
  const spread = spreadCosts({
    capCents,
    joinMonth: join,
    countedCents: Math.round(counted * 100),
    ownCents,
  });
  const { months } = spread;
  return {
    firstCap: spread.firstCapCents / 100,
    bills: months.map(({ planCents }) => planCents / 100),
    sum: months.reduce((sum, { planCents }) => sum + planCents, 0) / 100,
    owed: months.map(({ owedCents }) => owedCents / 100),
    ...judgeSpread(spread, join),
  };
}

const even = (count: number, amount: number) => Array.from({ length: count }, () => amount);

/** Bills within one cent of those that were published, which round in ways of their own. */
function expectBills(bills: readonly number[], published: readonly number[]) {
  expect(bills).toHaveLength(published.length);
  for (const [index, one] of published.entries())
    expect(
      Math.abs(Math.round((bills[index] ?? 0) * 100) - Math.round(one * 100)),
      `bill ${index + 1}`,
    ).toBeLessThan(2);
}

describe('the payment plan', () => {
  it('row 20: $500 in each of four months, from January', () => {
    const { bills, sum } = bill({ year: 2025, join: 1, costs: even(4, 500) });
    expect(bills.slice(0, 3)).toEqual([166.67, 75.76, 125.76]);
    expectBills(bills, [166.67, 75.76, 125.76, ...even(9, 181.31)]);
    expect(sum).toBe(2000);
  });

  it('row 21: even costs make the largest month larger', () => {
    const { bills, sum, verdict } = bill({ year: 2025, join: 1, costs: even(12, 80) });
    expect(bills).toEqual([
      80, 7.27, 15.27, 24.16, 34.16, 45.59, 58.93, 74.92, 94.93, 121.59, 161.59, 241.59,
    ]);
    expect(sum).toBe(960);
    expect(verdict).toBe('larger-month');
  });

  it('row 22: joins in April after $12 counted', () => {
    const { bills, sum, firstCap } = bill({
      year: 2025,
      join: 4,
      counted: 12,
      costs: [617, 4, 4, 124, 4, 4, 124, 4, 4],
    });
    expect(firstCap).toBe(220.89);
    expect(bills).toEqual([220.89, 50.01, 50.59, 71.25, 72.05, 73.05, 114.39, 116.39, 120.38]);
    expect(sum).toBe(889);
  });

  it('row 23: nearly all in February', () => {
    const { bills, sum } = bill({ year: 2025, join: 1, costs: [4, 1996] });
    expectBills(bills, [4, ...even(11, 181.45)]);
    expect(sum).toBe(2000);
  });

  it('row 24: three months of costs', () => {
    const { bills, sum } = bill({ year: 2025, join: 1, costs: [200, 200, 192.5] });
    expect(bills.slice(0, 3)).toEqual([166.67, 21.21, 40.46]);
    expectBills(bills, [166.67, 21.21, ...even(10, 40.46)]);
    expect(sum).toBe(592.5);
  });

  it('row 25: the first month is the twelfth of the cap, not of the cost', () => {
    const { bills, sum } = bill({ year: 2025, join: 1, costs: [1200] });
    expect(bills).toEqual([
      166.67, 93.94, 93.94, 93.94, 93.94, 93.94, 93.94, 93.94, 93.94, 93.94, 93.94, 93.93,
    ]);
    expect(sum).toBe(1200);
  });

  it.each([
    [26, 2026, 2100, 175],
    [27, 2027, 2400, 200],
  ])('row %d: the whole cap in January', (_row, year, cost, each) => {
    const { bills, verdict } = bill({ year, join: 1, costs: [cost] });
    expect(bills).toEqual(even(12, each));
    expect(verdict).toBe('spreads');
  });

  it('row 28: joins in September with the rest of the cap', () => {
    const { bills, verdict } = bill({ year: 2026, join: 9, counted: 1500, costs: [600] });
    expect(bills).toEqual(even(4, 150));
    expect(verdict).toBe('spreads');
  });

  it('row 29: joins in December', () => {
    const { bills, firstCap, verdict } = bill({ year: 2026, join: 12, counted: 900, costs: [300] });
    expect({ bills, firstCap, verdict }).toEqual({ bills: [300], firstCap: 1200, verdict: 'changes-little' });
  });

  it('row 30: with Extra Help nearly all of what counted was paid by others', () => {
    const { bills, firstCap } = bill({ year: 2026, join: 6, counted: 1900, costs: [12.65] });
    expect(firstCap).toBe(28.57);
    expect(bills[0]).toBe(12.65);
  });

  it('row 31: a first month without costs', () => {
    const { bills } = bill({ year: 2026, join: 1, costs: [0, 600] });
    expect(bills.slice(0, 2)).toEqual([0, 54.55]);
  });

  it('row 32: what a program of the state paid counts toward the cap and is never billed', () => {
    const { bills, sum } = bill({ year: 2026, join: 1, costs: [500, 200] });
    expect(bills.slice(0, 2)).toEqual([175, 47.73]);
    expect(sum).toBe(700);
    const fills = [
      event('2026-01-05', { ownCents: 500_00 }),
      event('2026-02-05', { ownCents: 200_00, otherCents: 300_00 }),
    ];
    const { lowCents, ownCents } = countTowardCap(fills, yearOf(2026));
    expect([lowCents, ownCents]).toEqual([1000_00, 700_00]);
  });

  it('row 33: joins in May 2027', () => {
    const { bills, firstCap } = bill({ year: 2027, join: 5, counted: 500, costs: [900, 200] });
    expect(firstCap).toBe(237.5);
    expect(bills.slice(0, 2)).toEqual([237.5, 123.21]);
  });

  it('row 37: one drug of $1,200 every month meets the cap in June', () => {
    const year = yearOf(2026);
    let countedCents = 0;
    let deductiblePaidCents = 0;
    const costs = Array.from({ length: 12 }, () => {
      const cost = priceFill(year, { countedCents, deductiblePaidCents }, drug(1200));
      countedCents += cost?.countedLowCents ?? 0;
      deductiblePaidCents += cost?.deductibleCents ?? 0;
      return (cost?.ownCents ?? 0) / 100;
    });
    expect(costs).toEqual([761.25, 300, 300, 300, 300, 138.75, 0, 0, 0, 0, 0, 0]);
    const { bills, sum, verdict, largestCounterCents, largestPlanCents } = bill({
      year: 2026,
      join: 1,
      costs,
    });
    expect(bills.slice(0, 6)).toEqual([175, 80.57, 110.57, 143.9, 181.4, 201.22]);
    expectBills(bills.slice(6), even(6, 201.23));
    expect(sum).toBe(2100);
    expect([verdict, largestCounterCents, largestPlanCents]).toEqual(['spreads', 761_25, 201_23]);
  });

  it('row 47: a new plan in July starts a first month of its own, and the old plan keeps what is owed', () => {
    const old = bill({ year: 2026, join: 6, counted: 500, costs: [528.57] });
    expect(old.owed[0]).toBe(300);
    const { firstCap, bills } = bill({ year: 2026, join: 7, counted: 800, costs: [1300] });
    expect(firstCap).toBe(216.67);
    expect(bills[0]).toBe(216.67);
    const fills = [event('2026-03-01', { contract: 'S1 001' }), event('2026-07-04', { contract: 'S2 004' })];
    expect(countTowardCap(fills, yearOf(2026))).toMatchObject({ newPlanSince: 7, doubleMonths: [] });
  });

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'who joins in month %d sees that month first, and pays the same sum both ways',
    (joinMonth) => {
      const ownCents = [412_07, 0, 33_33, 151_01, 9_99, 0, 277_77, 18_18, 64_05, 0, 101_10, 56_21];
      const { months } = spreadCosts({ capCents: 2_100_00, joinMonth, countedCents: 0, ownCents });
      expect(months.map(({ month }) => month)).toEqual(
        Array.from({ length: 13 - joinMonth }, (_, index) => joinMonth + index),
      );
      expect(months.map(({ counterCents }) => counterCents)).toEqual(ownCents.slice(joinMonth - 1));
      const add = (name: 'counterCents' | 'planCents') => months.reduce((sum, one) => sum + one[name], 0);
      expect(add('planCents')).toBe(add('counterCents'));
      expect(months.at(-1)?.owedCents).toBe(0);
    },
  );

  it('spreads only where the largest month falls by 40 percent, in September or earlier', () => {
    const judge = (joinMonth: number, counterCents: number, planCents: number) =>
      judgeSpread(
        { firstCapCents: 0, months: [{ month: joinMonth, counterCents, planCents, owedCents: 0 }] },
        joinMonth,
      ).verdict;
    expect(judge(9, 100_00, 60_00)).toBe('spreads');
    expect(judge(9, 100_00, 60_01)).toBe('changes-little');
    expect(judge(10, 100_00, 10_00)).toBe('changes-little');
    expect(judge(1, 100_00, 100_00)).toBe('changes-little');
    expect(judge(1, 100_00, 100_01)).toBe('larger-month');
    expect(judge(1, 0, 0)).toBe('changes-little');
  });

  it('bills what was paid at the counter, whatever the year looks like', () => {
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let run = 0; run < 10_000; run += 1) {
      const ownCents = Array.from({ length: 12 }, () => (next(3) === 0 ? 0 : next(90_000)));
      const joinMonth = next(12) + 1;
      const { months } = spreadCosts({
        capCents: 2_100_00,
        joinMonth,
        countedCents: next(220_000),
        ownCents,
      });
      const total = (way: 'counterCents' | 'planCents') => months.reduce((sum, one) => sum + one[way], 0);
      expect(total('planCents')).toBe(total('counterCents'));
      expect(months.every(({ planCents, owedCents }) => planCents >= 0 && owedCents >= 0)).toBe(true);
      expect(months.at(-1)?.owedCents).toBe(0);
    }
  });
});

function drug(dollars: number): Fill {
  return { kind: 'drug', priceCents: Math.round(dollars * 100) };
}

const start = { countedCents: 0, deductiblePaidCents: 0 };
const afterDeductible = { countedCents: 615_00, deductiblePaidCents: 615_00 };

/** Own dollars of a fill. */
function own(year: number, fill: Fill, { state = start, terms = {} as FillTerms } = {}) {
  const cost = priceFill(yearOf(year), state, fill, terms);
  return cost === null ? null : cost.ownCents / 100;
}

describe('what a fill costs', () => {
  it('rows 34 and 35: the first fill of a standard plan', () => {
    expect(own(2026, drug(700))).toBe(636.25);
    expect(own(2027, drug(1000))).toBe(775);
  });

  it('row 36: the fill that meets the cap, and the one after it', () => {
    const state = { countedCents: 2_050_00, deductiblePaidCents: 615_00 };
    expect(own(2026, drug(400), { state })).toBe(50);
    expect(own(2026, drug(400), { state: { ...state, countedCents: 2_100_00 } })).toBe(0);
  });

  it('rows 38 and 39: insulin has no deductible and costs at most $35 a month', () => {
    const insulin = (dollars: number, months: number): Fill => ({
      kind: 'insulin',
      priceCents: dollars * 100,
      months,
    });
    expect(own(2026, insulin(120, 1))).toBe(30);
    expect(own(2026, insulin(200, 1))).toBe(35);
    expect(own(2026, insulin(360, 3))).toBe(90);
    expect(own(2026, insulin(200, 1), { state: { ...start, countedCents: 2_100_00 } })).toBe(0);
    const negotiated: Fill = { kind: 'insulin', priceCents: 200_00, months: 1, negotiatedCents: 119_00 };
    expect(own(2026, negotiated)).toBe(29.75);
    expect(own(2025, negotiated)).toBe(35);
  });

  it('row 41: a recommended vaccine costs nothing and counts nothing', () => {
    expect(priceFill(yearOf(2026), start, { kind: 'vaccine', priceCents: 220_00 })).toMatchObject({
      ownCents: 0,
      countedHighCents: 0,
    });
  });

  it('row 42: a drug that is not on the list is paid in full and counts nothing', () => {
    expect(priceFill(yearOf(2026), start, { kind: 'off-list', priceCents: 300_00 })).toMatchObject({
      ownCents: 300_00,
      countedHighCents: 0,
    });
    const { lowCents, highCents, gaps } = countTowardCap(
      [event('2026-02-01', { ownCents: 300_00, isCovered: false })],
      yearOf(2026),
    );
    expect([lowCents, highCents, gaps.notCovered]).toEqual([0, 0, 1]);
  });

  it('row 44: what the manufacturer pays changes neither the share nor the count', () => {
    expect(priceFill(yearOf(2026), afterDeductible, drug(1000))).toMatchObject({
      ownCents: 250_00,
      countedLowCents: 250_00,
      countedHighCents: 250_00,
    });
  });

  it('row 45: a copay below the standard share counts as paid, and perhaps as the share', () => {
    const state = { countedCents: 700_00, deductiblePaidCents: 615_00 };
    expect(priceFill(yearOf(2026), state, drug(400), { copayCents: 47_00 })).toMatchObject({
      ownCents: 47_00,
      countedLowCents: 47_00,
      countedHighCents: 100_00,
    });
  });

  it('rows 30 and 46: with Extra Help one pays the lower of both copays, and all of the share counts', () => {
    expect(priceFill(yearOf(2026), start, drug(632.65), { extraHelp: 'other' })).toMatchObject({
      ownCents: 12_65,
      countedLowCents: 619_41,
    });
    expect(own(2026, drug(8), { state: afterDeductible, terms: { extraHelp: 'generic' } })).toBe(2);
    expect(own(2027, drug(100), { terms: { extraHelp: 'other' } })).toBeNull();
  });

  it("takes the plan's own deductible", () => {
    expect(own(2026, drug(700), { terms: { deductibleCents: 0 } })).toBe(175);
  });
});

function event(date: string | null, stated: Partial<DrugEvent> = {}): DrugEvent {
  return {
    date,
    currency: 'USD',
    ownCents: 0,
    extraHelpCents: 0,
    otherCents: 0,
    otherInsuranceCents: 0,
    enhancedCents: 0,
    aboveCapCents: 0,
    isCovered: true,
    contract: null,
    ...stated,
  };
}

describe('what counts toward the cap', () => {
  it('row 40: a fill beyond the cap proves that it was passed, whatever the own payments are', () => {
    const fills = [
      event('2026-03-02', { ownCents: 1_700_00 }),
      event('2026-08-14', { aboveCapCents: 212_00 }),
    ];
    const { lowCents, passed } = countTowardCap(fills, yearOf(2026));
    expect({ lowCents, passed }).toEqual({ lowCents: 1_700_00, passed: { day: '2026-08-14', by: 'stated' } });
  });

  it('tells the fill that brings the count there', () => {
    const fills = [
      event('2026-05-02', { ownCents: 2_000_00 }),
      event('2026-06-01', { extraHelpCents: 100_00 }),
    ];
    expect(countTowardCap(fills, yearOf(2026)).passed).toEqual({ day: '2026-06-01', by: 'counted' });
    expect(countTowardCap(fills.slice(0, 1), yearOf(2026)).passed).toBeNull();
  });

  it('row 45: what other insurance and an enhanced plan paid widens the range', () => {
    const fill = event('2026-02-01', { ownCents: 47_00, enhancedCents: 53_00, otherInsuranceCents: 5_00 });
    expect(countTowardCap([fill], yearOf(2026))).toMatchObject({ lowCents: 47_00, highCents: 105_00 });
  });

  it('row 46: Extra Help counts beside the own payment', () => {
    const fill = event('2026-02-01', { ownCents: 12_65, extraHelpCents: 620_00 });
    const { lowCents, ownCents, months } = countTowardCap([fill], yearOf(2026));
    expect([lowCents, ownCents]).toEqual([632_65, 12_65]);
    expect(months).toEqual([{ month: 2, ownCents: 12_65, lowCents: 632_65, highCents: 632_65 }]);
  });

  it('says what it could not count', () => {
    const fills = [
      event('2026-02-01', { ownCents: null, extraHelpCents: 20_00 }),
      event('2026-02-03', { ownCents: 10_00, extraHelpCents: null, otherCents: null }),
      event('2026', { ownCents: 10_00 }),
      event(null, { ownCents: 10_00 }),
      event('2026-02-04', { ownCents: 10_00, currency: 'EUR' }),
      event('2025-12-31', { ownCents: 99_00 }),
    ];
    expect(countTowardCap(fills, yearOf(2026))).toMatchObject({
      lowCents: 10_00,
      fills: 1,
      gaps: { withoutOwn: 1, ownOnly: 1, notCovered: 0, undated: 2, otherCurrency: 1 },
    });
  });

  it('row 48: a year without amounts is refused', () => {
    expect([2024, 2028].map(findPartDYear)).toEqual([null, null]);
  });

  it('row 49: two plans in one month are asked about', () => {
    const fills = [event('2026-03-01', { contract: 'S1 001' }), event('2026-03-09', { contract: 'S2 004' })];
    expect(countTowardCap(fills, yearOf(2026)).doubleMonths).toEqual([3]);
  });
});
