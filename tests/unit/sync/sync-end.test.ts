/** A sync that is stopped or fails on our side, and what the logs say of it. */
import { expect, test } from 'vitest';
import { startBench, token } from './bench.ts';
import { bendTimes, isPage } from './bend.ts';
import { patientId } from './small-plan.ts';

test('cancel keeps what arrived and the next sync goes on from there', async () => {
  await using bench = await startBench(10, 2);
  bench.plan.bend = async (asked) => {
    if (isPage(3)(asked)) void bench.sync.cancel('k1');
    return null;
  };
  const end = await bench.run();
  expect(end).toMatchObject({ outcome: 'cancelled', failure: null });
  expect(end.newClaims).toBeGreaterThanOrEqual(2);
  expect(bench.data.pending.size).toBe(0);
  expect(bench.data.record).toMatchObject({ state: 'connected', firstSyncDone: false });
  bench.plan.bend = () => null;
  bench.plan.takeTargets();
  expect(await bench.run()).toMatchObject({ outcome: 'done' });
  expect(bench.plan.takeTargets()[1]).toMatch(/^\?_getpages=/);
  expect(bench.data.claims).toHaveLength(10);
});

test('a page that has arrived when the sync is cancelled is stored, and no further one is asked for', async () => {
  await using bench = await startBench(10, 2);
  const read = bench.data.archive.readPage.bind(bench.data);
  bench.data.archive.readPage = async (input) => {
    const page = await read(input);
    if (page.next !== null) void bench.sync.cancel('k1');
    return page;
  };
  expect(await bench.run()).toMatchObject({ outcome: 'cancelled', newClaims: 2 });
  expect(bench.data.pending.size).toBe(0);
  expect(bench.plan.asked.filter(({ target }) => target.startsWith('?'))).toEqual([]);
});

test('dispose ends a long wait for the plan and keeps what arrived', async () => {
  await using bench = await startBench();
  bendTimes(bench, isPage(2), 100, { status: 503 });
  const waiting = new Promise<void>((begun) => {
    bench.pause = async (_ms, signal) => {
      begun();
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('woken')));
      });
    };
  });
  const running = bench.run();
  await waiting;
  expect(bench.sync.running('k1')).toMatchObject({ category: 'claims' });
  await bench.sync.dispose();
  expect(await running).toMatchObject({ outcome: 'cancelled', newClaims: 2 });
  expect(bench.sync.running('k1')).toBeNull();
});

test('a store that cannot write ends the sync with its reason', async () => {
  await using bench = await startBench();
  bench.data.onStore = async () => {
    const { StoreError } = await import('../../../electron/errors.ts');
    throw new StoreError('store/full', 'The disk is full.');
  };
  expect(await bench.run()).toMatchObject({ outcome: 'failed', failure: { code: 'store/full' } });
});

test('the access log has a row for every request, without queries, ids or the token', async () => {
  await using bench = await startBench();
  bendTimes(bench, isPage(2), 1, { status: 503 });
  await bench.run();
  expect(bench.access).toHaveLength(bench.plan.asked.length);
  const text = JSON.stringify(bench.access);
  expect(text).toContain('/fhir/Patient/…');
  for (const secret of [token, '_getpages', 'patient=', `Patient/${patientId}`])
    expect(text).not.toContain(secret);
  expect(bench.access.every(({ why, personId }) => why === 'first-sync' && personId === 'person-1')).toBe(
    true,
  );
  expect(bench.log.text()).not.toContain(bench.plan.base);
  await bench.run();
  expect(bench.access.at(-1)).toMatchObject({ what: 'coverage', why: 'check', records: 1, page: 1 });
});

test('a fault of our own ends the sync and leaves its kind and place in the log, never a value', async () => {
  await using bench = await startBench();
  bench.data.archive.listCheckpoints = () => Promise.reject(new TypeError('Ada Quill is not a function'));
  expect(await bench.run()).toMatchObject({ outcome: 'failed', failure: { code: 'internal' } });
  const facts = bench.log.lines.find(({ event }) => event === 'sync.ended')?.facts;
  expect(facts).toMatchObject({ code: 'internal', kind: 'TypeError', at: expect.any(String) });
  expect(JSON.stringify(bench.log.lines)).not.toContain('Ada');
});

test('a check that would begin while the app closes asks the plan nothing', async () => {
  await using bench = await startBench();
  await bench.sync.dispose();
  await expect(bench.run()).rejects.toMatchObject({ code: 'sync/cancelled' });
  expect(bench.plan.asked).toEqual([]);
});
