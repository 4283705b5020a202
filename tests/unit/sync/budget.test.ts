/** A plan that sends without end is stopped by the budget of a check; a person may go on. */
import { expect, test } from 'vitest';
import { SyncBudget } from '../../../electron/sync/budget.ts';
import { startBench } from './bench.ts';
import { claim, searchset } from './small-plan.ts';

/** Answers each search of claims with one more page, which is never the last. */
async function startEndless(budget: { bytes: number; records: number }, perPage = 1) {
  const bench = await startBench(0, 2, { budget });
  let pages = 0;
  bench.plan.bend = ({ target }) => {
    if (!target.startsWith('ExplanationOfBenefit') && !target.includes('endless')) return null;
    const first = pages * perPage;
    pages += 1;
    const claims = Array.from({ length: perPage }, (_, index) => claim(`c${first + index}`));
    return { json: searchset(claims, { next: `ExplanationOfBenefit?endless=${pages}` }) };
  };
  return bench;
}

test('a plan that sends more bytes than a check may bring is stopped; what came is kept, and a person goes on', async () => {
  const bench = await startEndless({ bytes: 20_000, records: 1_000_000 });
  await using _ = bench;
  const end = await bench.run();
  expect(end).toMatchObject({ outcome: 'failed', failure: { code: 'sync/too-much', retryable: false } });
  const came = bench.data.claims.length;
  expect(came).toBeGreaterThan(10);
  const bytes = bench.access.reduce((sum, row) => sum + (row.bytes ?? 0), 0);
  expect(bytes).toBeLessThan(22_000);
  // The connection is as it was, and the next check begins where this one stopped.
  expect((await bench.data.connection.list())[0]).toMatchObject({ state: 'connected' });
  const asked = bench.plan.takeTargets().filter((target) => target.includes('endless'));
  await bench.run();
  const next = bench.plan.takeTargets().filter((target) => target.includes('endless'));
  expect(bench.data.claims.length).toBeGreaterThan(came + 10);
  expect(asked).not.toContain(next.at(-1));
});

test('records are counted too: many small ones cost more than their bytes', async () => {
  const bench = await startEndless({ bytes: 1e12, records: 500 }, 100);
  await using _ = bench;
  const end = await bench.run();
  expect(end.failure?.code).toBe('sync/too-much');
  expect(bench.data.claims.length).toBeGreaterThanOrEqual(500);
  expect(bench.data.claims.length).toBeLessThanOrEqual(700);
});

test('refusals count: a plan cannot send without end by refusing', async () => {
  const bench = await startBench(3, 2, { budget: { bytes: 5000, records: 1000 } });
  await using _ = bench;
  bench.plan.bend = () => ({ status: 503, text: 'x'.repeat(3000) });
  const end = await bench.run();
  expect(end.failure?.code).toBe('sync/too-much');
});

test.each(['bytes', 'records'] as const)(
  'all that a check may bring of %s may come, and nothing more',
  (what) => {
    const budget = new SyncBudget({ bytes: 100, records: 100 });
    budget.spend({ [what]: 100 });
    expect(() => budget.throwIfSpent()).not.toThrow();
    budget.spend({ [what]: 1 });
    expect(() => budget.throwIfSpent()).toThrow(expect.objectContaining({ code: 'sync/too-much' }));
  },
);
