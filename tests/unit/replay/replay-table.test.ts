/** The table of a year under another plan's rules: invented people, exact to the cent. */
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../../electron/data/replay/count/program.ts';
import {
  compareByDecision,
  compareByService,
  type ReplayLine,
} from '../../../electron/data/replay/count/replay-line.ts';
import { measureOrderEffect, replayYear } from '../../../electron/data/replay/count/replay-year.ts';
import { YearRunner } from '../../../electron/data/replay/count/run-year.ts';
import type { PlanRules } from '../../../shared/model/replay/plan-rules.ts';
import { emptyPlan } from './empty-plan.ts';
import {
  deductible,
  fill,
  flatPlan,
  limit,
  line,
  planA,
  planB,
  planBAggregate,
  planC,
  planD,
  rangeOf,
  rule,
  sharesOf,
} from './plans.ts';

const stay = (cents: number, changes: Partial<ReplayLine> = {}) => line('hospital-stay', cents, changes);
const visit = (cents: number, changes: Partial<ReplayLine> = {}) => line('specialist-visit', cents, changes);
const of = (person: string) => ({ person });
/** The Summary of Benefits example of having a baby, before rounding. */
const peg = 12_686_85;
/** The same of a year of diabetes, and of a broken bone. */
const joe = 5_601_10;
const mia = 2_800_17;

const rows: [row: number, plan: PlanRules, lines: ReplayLine[], shares: string][] = [
  [
    50,
    planA,
    [line('preventive', 180_00), line('primary-visit', 140_00), line('lab', 60_00)],
    '0.00 30.00 60.00',
  ],
  [51, planA, [stay(12_000_00)], '3200.00'],
  [52, planA, [stay(30_000_00)], '5000.00'],
  [53, planA, [visit(45_00)], '45.00'],
  [
    54,
    planA,
    [line('professional-surgery', 950_00), line('therapy', 120_00), line('therapy', 120_00)],
    '950.00 90.00 40.00',
  ],
  [55, planA, [line('urgent-care', 200_00)], '200.00'],
  [
    56,
    planA,
    [fill(2, 210_00), fill(2, 630_00, 3), fill(4, 1_800_00), fill(1, 7_00)],
    '40.00 100.00 250.00 7.00',
  ],
  [57, planD, [fill(1, 15_00), fill(2, 210_00), fill(2, 210_00), stay(500_00)], '10.00 210.00 80.00 500.00'],
  [58, planB, [stay(3_000_00), fill(2, 600_00), visit(200_00)], '3000.00 510.00 20.00'],
  [59, planB, [stay(25_000_00), line('facility-surgery', 10_000_00)], '5650.00 350.00'],
  [
    60,
    planB,
    [stay(4_000_00), stay(2_000_00, of('Ben')), stay(3_000_00, of('Cleo')), line('lab', 100_00, of('Cleo'))],
    '3550.00 2000.00 1650.00 10.00',
  ],
  [
    61,
    planBAggregate,
    [stay(4_000_00), stay(2_000_00, of('Ben')), line('lab', 100_00)],
    '4000.00 1100.00 10.00',
  ],
  [
    62,
    flatPlan([deductible(null, 5_000_00, { style: 'aggregate' })], 2000, [limit(12_000_00, 20_000_00)]),
    [stay(60_000_00)],
    '12000.00',
  ],
  [63, planC, [stay(20_000_00, { days: 4 })], '1300.00'],
  [63, planC, [stay(20_000_00, { days: 9 })], '1950.00'],
  [63, planC, [stay(20_000_00, { days: 3 })], '975.00'],
  [64, planC, [6, 6, 6, 6].map((days) => stay(20_000_00, { days })), '1950.00 1950.00 1950.00 150.00'],
  [65, planA, [visit(250_00, { network: 'out' }), stay(5_000_00, { network: 'out' })], '250.00 3050.00'],
  [69, flatPlan([deductible(1_800_00, null)], 2000, [limit(null, null)]), [stay(peg)], '3977.37'],
  [
    71,
    flatPlan([deductible(null, 5_200_00, { style: 'aggregate' })], 2000, [limit(null, null)]),
    [stay(12_000_00)],
    '6560.00',
  ],
  [
    71,
    flatPlan([deductible(null, 3_000_00, { style: 'aggregate' })], 2000, [limit(null, null)]),
    [stay(12_000_00)],
    '4800.00',
  ],
  [
    82,
    planA,
    [
      stay(3_000_00),
      line('lab', 700_00, of('Ben')),
      line('lab', 400_00, of('Cleo')),
      line('lab', 100_00, of('Cleo')),
    ],
    '1400.00 700.00 320.00 20.00',
  ],
];

describe('a year under another plan', () => {
  it.each(rows)('row %i', (_, plan, lines, shares) => {
    expect(sharesOf(plan, lines).join(' ')).toBe(shares);
  });

  it('row 52: a limit cuts coinsurance first, then the copay, then the deductible', () => {
    const program = buildProgram(planA, [stay(30_000_00)]);
    const { deductible: first, coinsurance } = new YearRunner(program).run([]);
    expect([first[0], coinsurance[0]]).toEqual([1_000_00, 4_000_00]);
  });

  it('row 65: out of network, nothing counts toward the limits in network', () => {
    const lines = [
      visit(250_00, { network: 'out' }),
      stay(5_000_00, { network: 'out' }),
      line('lab', 1_000_00),
    ];
    expect(sharesOf(planA, lines)[2]).toBe('1000.00');
  });

  it('row 66: the order of claims changes a year', () => {
    const surgery = line('facility-surgery', 1_000_00, { day: '2026-03-01', decidedOn: '2026-05-01' });
    const chair = line('equipment', 400_00, { day: '2026-03-02', decidedOn: '2026-04-01' });
    const byService = [chair, surgery].toSorted(compareByService);
    const byDecision = [surgery, chair].toSorted(compareByDecision);
    expect(rangeOf(planA, byService)).toBe('1200.00');
    expect(rangeOf(planA, byDecision)).toBe('1080.00');
    expect(measureOrderEffect(planA, byService, byDecision)).toBe(120_00);
  });

  it('row 67: each line is rounded by itself, half up', () => {
    const lines = [line('lab', 13_37), line('lab', 13_38), line('equipment', 3_33)];
    const met = { deductibleCents: 1_000_00, limitCents: 1_000_00 };
    expect(sharesOf(planA, lines, met)).toEqual(['2.67', '2.68', '1.67']);
  });

  it('row 68: one copay a visit', () => {
    const at = (day: string) => ({ day, provider: 'Dr. Lim' });
    const lines = [
      visit(150_00, at('2026-03-01')),
      visit(50_00, at('2026-03-01')),
      visit(150_00, at('2026-03-02')),
      visit(45_00, at('2026-03-03')),
      visit(50_00, at('2026-03-03')),
    ];
    expect(sharesOf(planA, lines)).toEqual(['60.00', '0.00', '60.00', '45.00', '15.00']);
  });

  it('row 70: what is excluded is paid whole and counts toward nothing', () => {
    const plan: PlanRules = {
      ...flatPlan([deductible(7_500_00, null)], 5000, [limit(null, null)]),
      services: [rule('any', { rate: 5000, subject: 'yes' }), rule('other', { covered: 'no' })],
    };
    const lines = [stay(peg - 60_00), line('other', 60_00)];
    expect(sharesOf(plan, lines)).toEqual(['10063.43', '60.00']);
    const { coinsurance } = new YearRunner(buildProgram(plan, lines)).run([]);
    expect(coinsurance[0]).toBe(2_563_43);
    // Most plans print whole hundreds of dollars.
    expect(Math.round((coinsurance[0] ?? 0) / 100_00) * 100_00).toBe(2_600_00);
  });

  it.each([
    ['a baby', peg, 60_00, '3965.37'],
    ['diabetes', joe, 20_00, '2556.22'],
    ['a broken bone', mia, 0, '2000.03'],
  ])(
    'the example of %s: the deductible, a fifth of the rest, and what is excluded beside it',
    (_, total, excluded, share) => {
      const plan: PlanRules = {
        ...flatPlan([deductible(1_800_00, null)], 2000, [limit(null, null)]),
        services: [rule('any', { rate: 2000, subject: 'yes' }), rule('other', { covered: 'no' })],
      };
      // How its services are billed does not matter: cut into many, the year comes to the same, but for rounding.
      const many = Array.from({ length: 20 }, () => line('lab', Math.floor((total - excluded) / 20)));
      const rest = (total - excluded) % 20;
      expect(sharesOf(plan, [stay(total - excluded), line('other', excluded)])[0]).toBe(share);
      const cut = sharesOf(plan, [...many, line('lab', rest)]).reduce((sum, one) => sum + Number(one), 0);
      expect(Math.abs(cut - Number(share))).toBeLessThan(0.21);
    },
  );

  it('row 69: ten dollars is the step of some printed examples', () => {
    expect(Math.round(3_977_37 / 10_00) * 10_00).toBe(3_980_00);
  });

  it('row 72: a doctor whose specialty is not known is both', () => {
    const both = { classes: ['primary-visit', 'specialist-visit'] } as const;
    const lines = [1, 2, 3, 4].map(() => visit(150_00, both));
    expect(rangeOf(planA, lines)).toBe('120.00 - 240.00');
    expect(
      rangeOf(
        planA,
        lines.map((one) => ({ ...one, provider: 'Dr. Lim' })),
      ),
    ).toBe('120.00 - 240.00');
  });

  it('row 73: prices of another plan are a band', () => {
    expect(rangeOf(planA, [stay(12_000_00)], 15)).toBe('2840.00 - 3560.00');
  });

  it('row 78: care that is paid by the month costs nothing, or its copay', () => {
    expect(rangeOf(planA, [line('primary-visit', 0, { isPaidByMonth: true })])).toBe('0.00 - 30.00');
  });

  it('row 81: a provider that may be in network or not', () => {
    expect(rangeOf(planA, [stay(5_000_00, { network: null })])).toBe('1800.00 - 3200.00');
  });

  it('row 84: what is not covered counts toward nothing', () => {
    const plan: PlanRules = { ...planA, services: [...planA.services, rule('other', { covered: 'no' })] };
    expect(sharesOf(plan, [line('other', 500_00), line('lab', 1_000_00)])).toEqual(['500.00', '1000.00']);
  });

  it('row 85: an emergency room that became a stay', () => {
    const waived: PlanRules = {
      ...planA,
      services: planA.services.map((one) => ({ ...one, isWaivedIfAdmitted: true })),
    };
    const room = line('emergency-room', 900_00, { isAdmitted: true });
    expect(sharesOf(waived, [room])).toEqual(['0.00']);
    expect(sharesOf(planA, [room])).toEqual(['300.00']);
  });

  it('a family can pay less when a price rises, so the price that was paid is run, too', () => {
    const surgeryOf = (cents: number) => [
      line('facility-surgery', cents, { day: '2026-01-01' }),
      stay(4_000_00, of('Ben')),
      line('facility-surgery', 1_000_00, of('Cleo')),
      stay(40_000_00),
    ];
    expect(rangeOf(planB, surgeryOf(3_000_00))).toBe('10100.00');
    expect(rangeOf(planB, surgeryOf(3_500_00))).toBe('9650.00');
  });

  it('both orders of a copay where the papers do not say which', () => {
    const plan: PlanRules = {
      ...planA,
      services: [rule('urgent-care', { subject: 'yes', order: null, copayCents: 75_00 })],
    };
    const twice = [line('urgent-care', 1_040_00), line('urgent-care', 200_00)];
    expect(rangeOf(plan, twice)).toBe('1115.00 - 1150.00');
  });

  it('counts free visits and the last that is covered by visit, not by line', () => {
    const plan: PlanRules = {
      ...planA,
      services: [rule('therapy', { copayCents: 40_00, firstVisitsFree: 1, mostVisits: 2 })],
    };
    const on = (day: string) => line('therapy', 100_00, { day, provider: 'Gym' });
    const lines = ['2026-01-01', '2026-01-01', '2026-01-02', '2026-01-03'].map(on);
    expect(sharesOf(plan, lines)).toEqual(['0.00', '0.00', '40.00', '100.00']);
  });

  it('leaves a line out, and says why, where the plan does not say what it costs', () => {
    const left = (plan: PlanRules, one: ReplayLine) =>
      replayYear(plan, [one], { band: 0, firstMonth: '2026-01' }).left.map(({ why }) => why);
    expect(left(planA, line('hospice', 100_00))).toEqual(['no-rule']);
    expect(left({ ...planA, deductibles: [] }, line('lab', 100_00))).toEqual(['deductible-unknown']);
    expect(left({ ...planA, limits: [] }, line('primary-visit', 100_00))).toEqual(['limit-unknown']);
    expect(left({ ...emptyPlan, services: [rule('lab')] }, line('lab', 100_00))).toEqual(['no-rule']);
  });

  it('says when the limit is reached, and whether it surely is', () => {
    const reach = (cents: number) =>
      replayYear(planA, [stay(cents, { day: '2026-03-04' })], { band: 15, firstMonth: '2026-01' }).limit;
    const day = { earliest: '2026-03-04', latest: '2026-03-04' };
    expect(reach(12_000_00)).toBeNull();
    expect(reach(20_000_00)).toEqual({ ...day, isSure: false });
    expect(reach(40_000_00)).toEqual({ ...day, isSure: true });
  });

  it('adds months up, from the first month of the year', () => {
    const lines = [line('lab', 100_00, { day: '2026-07-02' }), line('lab', 50_00, { day: '2027-01-02' })];
    const { months } = replayYear(planA, lines, { band: 0, firstMonth: '2026-07' });
    expect(months.map(({ high }) => high / 100)).toEqual([
      100,
      100,
      100,
      100,
      100,
      100,
      ...Array(6).fill(150),
    ]);
  });

  it('takes the lowest and the highest answers where there are too many to combine', () => {
    const open = [...Array(12).keys()].map(() =>
      visit(150_00, { classes: ['primary-visit', 'specialist-visit'] }),
    );
    const { isWide, share } = replayYear(planA, open, { band: 0, firstMonth: '2026-01' });
    expect({ isWide, ...share }).toEqual({ isWide: true, low: 12 * 30_00, high: 12 * 60_00 });
  });
});

describe('what is not known is never one sharp number', () => {
  const unknownDrug = line('drug', 210_00, { drug: { name: 'not looked up', months: 1 } });
  const whyLeft = (plan: PlanRules, one: ReplayLine) => buildProgram(plan, [one]).left.map(({ why }) => why);
  const withTiers = (...wanted: number[]): PlanRules => ({
    ...planA,
    drugs: planA.drugs.filter((one) => wanted.includes(one.tier)),
  });

  it('a drug whose tier nobody looked up is left out where a tier has no price', () => {
    expect(whyLeft(withTiers(1), unknownDrug)).toEqual(['tier-unknown']);
    expect(whyLeft(withTiers(1, 2), unknownDrug)).toEqual(['tier-unknown']);
    expect(rangeOf(withTiers(1, 2, 3), [unknownDrug])).toBe('10.00 - 80.00');
  });

  it('a drug on a tier without a price is not counted as anything else', () => {
    const plan = { ...withTiers(1), services: [...planA.services, rule('any', { rate: 2000 })] };
    expect(whyLeft(plan, fill(3, 210_00))).toEqual(['no-rule']);
  });

  it('a service without a code is left out where rules hang on its kind', () => {
    const unnamed = line('other', 200_00, { isNamed: false });
    const plan = { ...planA, services: [...planA.services, rule('other', { copayCents: 10_00 })] };
    expect(whyLeft(plan, unnamed)).toEqual(['kind-unknown']);
    expect(whyLeft(planB, unnamed)).toEqual([]);
  });
});
