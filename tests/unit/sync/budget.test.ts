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

const attended = { isAttended: true };
const searchesOf = (targets: readonly string[]) =>
  targets.filter((target) => target.startsWith('ExplanationOfBenefit') || target.includes('endless'));

test('with a yes the same check goes on where it is, and asks again after as much', async () => {
  const bench = await startEndless({ bytes: 1e12, records: 50 }, 10);
  await using _ = bench;
  let asked = 0;
  bench.goesOn = async () => ++asked < 3;
  const end = await bench.sync.start('k1', attended);
  expect(asked).toBe(3);
  expect(end.failure?.code).toBe('sync/too-much');
  expect(bench.data.claims.length).toBeGreaterThan(150);
  const searches = searchesOf(bench.plan.takeTargets());
  expect(new Set(searches).size).toBe(searches.length);
});

test('while the question is open, all that came is stored and nothing is sent', async () => {
  const bench = await startEndless({ bytes: 1e12, records: 50 }, 10);
  await using _ = bench;
  const question = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<boolean>();
  bench.goesOn = () => {
    question.resolve();
    return answer.promise;
  };
  const ended = bench.sync.start('k1', attended);
  await question.promise;
  const sent = searchesOf(bench.plan.takeTargets()).length;
  await expect.poll(() => bench.data.claims.length).toBe(sent * 10);
  expect(bench.plan.takeTargets()).toEqual([]);
  answer.resolve(false);
  expect((await ended).failure?.code).toBe('sync/too-much');
});

test('a check that is cancelled while the question is open ends at once', async () => {
  const bench = await startEndless({ bytes: 1e12, records: 50 }, 10);
  await using _ = bench;
  const question = Promise.withResolvers<void>();
  bench.goesOn = () => {
    question.resolve();
    return new Promise(() => {});
  };
  const ended = bench.sync.start('k1', attended);
  await question.promise;
  await bench.sync.cancel('k1');
  expect((await ended).outcome).toBe('cancelled');
});

test('a check in the background asks nobody, and says that it ended', async () => {
  const bench = await startEndless({ bytes: 1e12, records: 50 }, 10);
  await using _ = bench;
  bench.goesOn = async () => {
    throw new Error('Nobody is there.');
  };
  const end = await bench.sync.start('k1');
  expect(end).toMatchObject({ outcome: 'failed', failure: { code: 'sync/too-much' } });
  expect(bench.data.record.lastEnd?.failure?.code).toBe('sync/too-much');
});

test.each(['bytes', 'records'] as const)(
  'all that a check may bring of %s may come unasked',
  async (what) => {
    let asked = 0;
    const askPerson = async () => {
      asked += 1;
      return false;
    };
    const budget = new SyncBudget({ bytes: 100, records: 100 }, askPerson, new AbortController().signal);
    budget.spend({ [what]: 100 });
    await budget.allowMore();
    expect(asked).toBe(0);
    budget.spend({ [what]: 1 });
    // A no holds for all that waits.
    for (const request of [budget.allowMore(), budget.allowMore()])
      await expect(request).rejects.toMatchObject({ code: 'sync/too-much' });
    await expect(budget.allowMore()).rejects.toMatchObject({ code: 'sync/too-much' });
    expect(asked).toBe(1);
  },
);
