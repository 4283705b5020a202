/** What holds in every year, made up at random: 18,000 of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../../electron/data/replay/count/program.ts';
import type { ReplayLine } from '../../../electron/data/replay/count/replay-line.ts';
import { replayYear } from '../../../electron/data/replay/count/replay-year.ts';
import { YearRunner } from '../../../electron/data/replay/count/run-year.ts';
import type { PlanRules, ServiceRule } from '../../../shared/model/replay/plan-rules.ts';
import { emptyPlan } from './empty-plan.ts';
import { deductible, limit, line, rule } from './plans.ts';

const classes = ['lab', 'primary-visit', 'therapy', 'hospital-stay'] as const;
const cents = (max: number) => fc.integer({ min: 0, max });

const anyRule = (serviceClass: (typeof classes)[number]): fc.Arbitrary<ServiceRule> =>
  fc
    .record({
      subject: fc.constantFrom('yes', 'no'),
      order: fc.constantFrom('after', 'before'),
      copayCents: fc.option(cents(50_000)),
      rate: cents(10_000),
      rateMostCents: fc.option(cents(50_000)),
    })
    .map((changes) => rule(serviceClass, changes));

const anyPlan: fc.Arbitrary<PlanRules> = fc
  .record({
    deductibleCents: cents(800_000),
    limitCents: cents(1_500_000),
    services: fc.tuple(...classes.map(anyRule)),
  })
  .map(({ deductibleCents, limitCents, services }) => ({
    ...emptyPlan,
    covers: 'person',
    deductibles: [deductible(deductibleCents, null)],
    limits: [limit(limitCents, null)],
    services,
  }));

const anyYear = fc.array(
  fc
    .record({ serviceClass: fc.constantFrom(...classes), allowedCents: cents(2_000_000) })
    .map(({ serviceClass, allowedCents }) => line(serviceClass, allowedCents)),
  { maxLength: 12 },
);

const numRuns = 6_000;

const runYear = (plan: PlanRules, lines: readonly ReplayLine[], percent = 100) =>
  new YearRunner(buildProgram(plan, lines)).run([], percent);

describe('any year of one person', () => {
  it('costs no less where prices are higher', () => {
    fc.assert(
      fc.property(anyPlan, anyYear, fc.integer({ min: 100, max: 300 }), (plan, lines, percent) => {
        // One cent a line for what is rounded.
        const least = runYear(plan, lines).total - lines.length;
        expect(runYear(plan, lines, percent).total).toBeGreaterThanOrEqual(least);
      }),
      { numRuns },
    );
  });

  it('costs no less where the deductible is higher', () => {
    fc.assert(
      fc.property(anyPlan, anyYear, cents(500_000), (plan, lines, more) => {
        const [first] = plan.deductibles;
        const higher: PlanRules = {
          ...plan,
          deductibles: [deductible((first?.personCents ?? 0) + more, null)],
        };
        const least = runYear(plan, lines).total - lines.length;
        expect(runYear(higher, lines).total).toBeGreaterThanOrEqual(least);
      }),
      { numRuns },
    );
  });

  it('is the sum of its parts, none below 0, none above its limit or its price', () => {
    fc.assert(
      fc.property(anyPlan, anyYear, (plan, lines) => {
        const run = runYear(plan, lines);
        const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, one) => all + one, 0);
        const parts = [run.deductible, run.copay, run.coinsurance, run.notCovered];
        expect(sum(parts.map(sum))).toBe(run.total);
        expect(sum(run.share)).toBe(run.total);
        expect(run.total).toBeLessThanOrEqual(plan.limits[0]?.personCents ?? 0);
        expect(sum(run.deductible)).toBeLessThanOrEqual(plan.deductibles[0]?.personCents ?? 0);
        for (const part of parts) expect(Math.min(0, ...part)).toBe(0);
        for (const [index, { allowedCents }] of lines.entries())
          expect(run.share[index]).toBeLessThanOrEqual(allowedCents);
      }),
      { numRuns },
    );
  });
});

it('runs 1,000 claims of four plans 1,024 times each in a few seconds', () => {
  const lines = Array.from({ length: 1000 }, (_, index) =>
    line(classes[index % classes.length] ?? 'lab', 10_000 + index, {
      classes: index < 20 ? ['primary-visit', 'therapy'] : [classes[index % classes.length] ?? 'lab'],
      provider: `npi ${index % 10}`,
    }),
  );
  const plan: PlanRules = {
    ...emptyPlan,
    deductibles: [deductible(100_000, null)],
    limits: [limit(5_000_000, null)],
    services: classes.map((one) => rule(one, { copayCents: 1_000, rate: 1_000, subject: 'yes' })),
  };
  const start = performance.now();
  for (let plans = 0; plans < 4; plans++)
    expect(replayYear(plan, lines, { band: 0, firstMonth: '2026-01' }).runs).toBe(1024);
  const seconds = (performance.now() - start) / 1000;
  console.info(`4 plans × 1,000 claims × 1,024 runs: ${seconds.toFixed(2)} s`);
  expect(seconds).toBeLessThan(10);
});
