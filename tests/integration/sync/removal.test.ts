import { expect, test } from 'vitest';
import { startDataWorker } from '../../../electron/data/worker/data-client.ts';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import { createSync } from '../../../electron/sync/sync-connection.ts';
import { authorized } from '../../support/access/access-rows.ts';
import { readerUrl, workerUrl } from '../../support/data-worker/worker-url.ts';
import { MemoryClock, MemoryLog } from '../../support/memory-ports.ts';
import { claimsPage, patientId, startSmallPlan } from '../../unit/sync/small-plan.ts';

test('a pass over everything finds what the plan removed; a check for changes, an empty answer and a cut one do not', async () => {
  const plan = await startSmallPlan(6, 2);
  const data = await startDataWorker({
    workerUrl,
    readerUrl,
    storage: { kind: 'memory' },
  });
  const clock = new MemoryClock(Date.parse('2026-06-01T08:00:00Z'));
  const log = new MemoryLog();
  const sync = createSync({
    authorizedFetch: authorized((_id, request) => nodeFetch(request)),
    data,
    clock,
    log,
    emit: () => {},
  });
  const { connectionId } = await data.connection.create({
    personId: null,
    payerId: null,
    planName: 'A plan',
    host: new URL(plan.base).host,
    isSample: false,
    fhirBaseUrl: plan.base,
    patientId,
    accessEndsAt: null,
    keepsUpToDate: true,
    origin: 'plan',
    granted: ['patient', 'claims', 'coverage', 'providers'],
    notGranted: [],
    connectedAt: '2026-06-01T08:00:00.000Z',
  });
  const usual = ({ path, query, target }: { path: string; query: string; target: string }) =>
    target.startsWith('Exp') || target.startsWith('?')
      ? {
          headers: { date: new Date(clock.now()).toUTCString() },
          json: claimsPage(plan, new URL(`${path}${query}`, plan.origin)),
        }
      : null;
  const removed = async (full: boolean) => {
    clock.advance(60_000);
    const before = log.lines.length;
    expect((await sync.start(connectionId, { full })).failure).toBeNull();
    const settled = log.lines.slice(before).filter(({ event }) => event === 'sync.settled');
    return settled.map(({ facts }) => facts['removed']);
  };

  plan.bend = usual;
  expect(await removed(false)).toEqual([0]);
  plan.claims = ['c1', 'c2', 'c3', 'c5', 'c6'];
  expect(await removed(false)).toEqual([0]);
  plan.claims = [];
  expect(await removed(true)).toEqual([0]);
  plan.claims = ['c1', 'c2', 'c3', 'c5', 'c6'];
  const atPage3 = Promise.withResolvers<void>();
  plan.bend = (asked) => {
    if (asked.target !== '?_getpages=3') return usual(asked);
    atPage3.resolve();
    return { status: 500 };
  };
  const ended = sync.start(connectionId, { full: true });
  await atPage3.promise;
  await sync.cancel(connectionId);
  expect((await ended).outcome).toBe('cancelled');
  plan.bend = usual;
  expect(await removed(false)).toEqual([1]);
  expect(await removed(true)).toEqual([0]);
  plan.claims = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
  await removed(false);
  expect((await data.connection.list())[0]).toMatchObject({ claims: 6, state: 'connected' });
  await data.close();
  await plan.close();
});
