/** A year of many claims, compared in parts: others are answered between them, and it may be stopped. */
import { expect, it } from 'vitest';
import { comparePlans, type YearClaim } from '../../../electron/data/replay/ask/compare-plans.ts';
import { advance, finish } from '../../../electron/data/replay/count/in-parts.ts';
import { buildProgram } from '../../../electron/data/replay/count/program.ts';
import { compareByService } from '../../../electron/data/replay/count/replay-line.ts';
import { YearRunner } from '../../../electron/data/replay/count/run-year.ts';
import { chooseLines } from '../../../electron/data/replay/read/choose-lines.ts';
import { compareInParts } from '../../../electron/ipc/compare-in-parts.ts';
import type { NextYear } from '../../../shared/model/replay/next-year.ts';
import type { PlanRules, ServiceClass } from '../../../shared/model/replay/plan-rules.ts';
import { eob, later, openConnectedStore, storeAll } from '../archive/records.ts';
import { deductible, limit, planA, rule } from './plans.ts';

const kinds = ['lab', 'therapy', 'hospital-stay', 'urgent-care', 'equipment'] as const;

/** Of seven doctors nobody says whether they are specialists. */
function makeClaim(index: number): YearClaim {
  const isOpen = index % 50 === 0;
  const classes: readonly [ServiceClass, ...ServiceClass[]] = isOpen
    ? ['primary-visit', 'specialist-visit']
    : [kinds[index % kinds.length] ?? 'lab'];
  const day = new Date(Date.UTC(2026, 0, 1 + (index % 365))).toISOString().slice(0, 10);
  const provider = isOpen ? `open ${(index / 50) % 7}` : `npi ${index % 700}`;
  return {
    row: {
      ...{ id: `c${index}`, claimNumber: `N${index}`, personId: 'ana', connectionId: 'plan' },
      ...{ decidedOn: null, state: 'plan-paid', currency: 'USD', otherInsurerPaid: null },
      ...{ attention: null, yourShare: null, providerName: provider, what: null, serviceStart: day },
      ...{
        kind: 'professional' as const,
        alreadyPaid: null,
        deductible: null,
        copay: null,
        coinsurance: null,
      },
    },
    facts: {
      ...{ kind: 'professional', allowedCents: 50_00 + index, stay: null, drug: null },
      services: [
        {
          ...{ classes, day, allowedCents: 50_00 + index, provider, network: 'in' },
          ...{ statedCents: 5_00, statedDeductibleCents: null, basis: [{ by: 'code', code: '99213' }] },
        },
      ],
    },
  };
}

const claims = Array.from({ length: 10_000 }, (_, index) => makeClaim(index));
const openPlan = (name: string, cents: number): PlanRules => ({
  ...planA,
  name,
  covers: 'person',
  deductibles: [deductible(cents, null)],
  limits: [limit(9_000_000_00, null)],
});
const alone = { personIds: ['ana'], gone: 0 };
const plans = [
  { ...alone, id: 'own', rules: { ...openPlan('Own', 1_000_00), isOwn: true } },
  ...[2, 3, 4].map((at) => ({ ...alone, id: `p${at}`, rules: openPlan(`Plan ${at}`, at * 1_000_00) })),
];

it('10,000 claims of four plans come in parts to what they come to at once, and to what each run gives', () => {
  const work = comparePlans(claims, plans, { personId: 'ana', year: 2026 });
  const shares: number[] = [];
  let longestMs = 0;
  let made: ReturnType<typeof finish<unknown>> | null = null;
  while (made === null) {
    const began = performance.now();
    const part = advance(work);
    longestMs = Math.max(longestMs, performance.now() - began);
    if ('share' in part) shares.push(part.share);
    else made = part.result;
  }
  console.info(`${shares.length + 1} parts, the longest ${Math.round(longestMs)} ms`);
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
  expect(longestMs).toBeLessThan(1000);
  expect(made).toEqual(finish(comparePlans(claims, plans, { personId: 'ana', year: 2026 })));
  // Every answer at every price, one run after the other, with nothing of what puts them together.
  const lines = chooseLines(claims).lines.toSorted(compareByService);
  const totals = plans.map(({ rules }) => {
    const program = buildProgram(rules, lines);
    const runner = new YearRunner(program);
    const runs: number[] = [];
    for (let number = 0; number < 2 ** program.unknowns.length; number++)
      for (const percent of rules.isOwn ? [100] : [85, 100, 115])
        runs.push(
          runner.run(
            program.unknowns.map((_, place) => (number >> place) & 1),
            percent,
          ).total,
        );
    return { lowCents: Math.min(...runs), highCents: Math.max(...runs) };
  });
  expect((made as NextYear).plans.map(({ share }) => share)).toEqual(totals);
  expect(totals[1]?.highCents).toBeGreaterThan(totals[1]?.lowCents ?? Number.NaN);
}, 120_000);

const today = '2026-11-20';

/** Years of nine open questions at three prices: each plan takes many parts' worth of work. */
function openStore() {
  const { store, connectionId, personId } = openConnectedStore();
  const many = Array.from({ length: 240 }, (_, index) => {
    const one = eob({ id: `c-${index}`, number: `N${index}`, date: '2026-03-04', share: 40 });
    const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'eligible' }];
    (one['total'] as unknown[]).push({ category: { coding }, amount: { value: 150, currency: 'USD' } });
    return one;
  });
  storeAll(store, connectionId, many);
  store.archive.endPass(connectionId, later);
  const open = { subject: 'unknown', copayCents: 10_00, order: null } as const;
  const rules: PlanRules = {
    ...planA,
    covers: 'person',
    services: [rule('any', open), ...kinds.map((one) => rule(one, open))],
  };
  for (const name of ['A', 'B', 'C'])
    store.nextYear.save({ personId, planId: null, rules: { ...rules, name } });
  const question = { personId, year: 2026, today };
  return { store, question };
}

type Store = ReturnType<typeof openStore>['store'];
const clientOf = ({ nextYear }: Store, calls: string[]) => ({
  nextYear: Object.fromEntries(
    (['begin', 'go', 'drop'] as const).map((name) => [
      name,
      async (asked: never) => {
        calls.push(name);
        return nextYear[name](asked);
      },
    ]),
  ) as never,
});

it('is asked for part by part, tells how far it is, and comes to the same', async () => {
  const { store, question } = openStore();
  const whole = store.nextYear.get(question);
  const shares: number[] = [];
  const view = await compareInParts(clientOf(store, []), question, { onPart: (share) => shares.push(share) });
  expect(view).toEqual(whole);
  for (const share of shares) expect(share).toBeLessThanOrEqual(1);
});

it('a stop ends it, and nothing of it is left', async () => {
  const { store, question } = openStore();
  const calls: string[] = [];
  const stop = new AbortController();
  const parts = { id: 'run', share: 0.1, view: null };
  const nextYear = {
    begin: async () => parts,
    go: async () => {
      calls.push('go');
      if (calls.length === 2) stop.abort();
      return parts;
    },
    drop: async () => void calls.push('drop'),
  };
  await expect(compareInParts({ nextYear } as never, question, { signal: stop.signal })).rejects.toThrow(
    'stopped',
  );
  expect(calls).toEqual(['go', 'go', 'drop']);
  const begun = store.nextYear.begin(question);
  store.nextYear.drop({ id: begun.id });
  expect(() => store.nextYear.go({ id: begun.id })).toThrow('comparison');
});
