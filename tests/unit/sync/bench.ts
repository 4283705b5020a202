/** A sync over a small plan and a recorder, where waits take no time but move the clock. */
import type { AccessEntry } from '#shared/model/access-log';
import type { SyncEnd, SyncProgress } from '#shared/model/plans/connection';
import type { ConnectionRecord } from '../../../electron/data/people/connections.ts';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import type { HttpRequest, HttpResponse } from '../../../electron/ports.ts';
import { usualBudget } from '../../../electron/sync/budget.ts';
import { createSync, type Sync } from '../../../electron/sync/sync-connection.ts';
import { authorized } from '../../support/access/access-rows.ts';
import { Changes } from '../../support/changes.ts';
import { MemoryClock, MemoryLog } from '../../support/memory-ports.ts';
import { Recorder } from './recorder.ts';
import { patientId, type SmallPlan, startSmallPlan } from './small-plan.ts';

export const token = 'secret-token-of-the-test';

/** Puts the token on every request, wherever it goes: what stays inside the plan is then the sync's own doing. */
const carelessFetch: Bench['fetch'] = (_connectionId, request) =>
  nodeFetch({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });

export type Bench = {
  plan: SmallPlan;
  data: Recorder;
  sync: Sync;
  clock: MemoryClock;
  log: MemoryLog;
  waits: number[];
  access: AccessEntry[];
  progress: SyncProgress[];
  /** Tells when the page gets progress. */
  told: Changes;
  ends: SyncEnd[];
  fetch(connectionId: string, request: HttpRequest): Promise<HttpResponse>;
  /** What a wait really does, beside moving the clock. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** What the person says when a check has brought all that it may. */
  goesOn: () => Promise<boolean>;
  run(full?: boolean): Promise<SyncEnd>;
  [Symbol.asyncDispose](): Promise<void>;
};

function connectionTo(base: string): ConnectionRecord {
  return {
    id: 'k1',
    personId: 'person-1',
    planName: 'A plan',
    planPhone: null,
    host: new URL(base).host,
    isSample: false,
    state: 'connected',
    accessEndsAt: null,
    keepsUpToDate: true,
    origin: 'plan',
    fedBy: null,
    isQuiet: false,
    waitsUntil: null,
    saidKind: 'unknown',
    table: null,
    asksForAll: false,
    granted: ['patient', 'claims', 'coverage', 'providers'],
    notGranted: [],
    connectedAt: '2026-01-15T12:00:00.000Z',
    lastCheckedAt: null,
    firstSyncDone: false,
    claims: 0,
    records: 0,
    cards: 0,
    lastEnd: null,
    said: null,
    otherPerson: null,
    payerId: null,
    fhirBaseUrl: base,
    patientId,
  };
}

export async function startBench(
  claims = 5,
  pageSize = 2,
  { makesCard = false, budget = usualBudget } = {},
): Promise<Bench> {
  const plan = await startSmallPlan(claims, pageSize);
  const data = new Recorder(connectionTo(plan.base));
  const clock = Object.assign(new MemoryClock(Date.parse('2026-06-01T08:00:00Z')), {
    async wait(ms: number, signal: AbortSignal) {
      signal.throwIfAborted();
      bench.waits.push(ms);
      await bench.pause(ms, signal);
      clock.advance(ms);
    },
  });
  const log = new MemoryLog();
  const bench: Omit<Bench, 'sync' | 'run'> = {
    plan,
    data,
    clock,
    log,
    waits: [],
    access: [],
    progress: [],
    told: new Changes(),
    ends: [],
    fetch: carelessFetch,
    pause: async () => {},
    goesOn: async () => false,
    [Symbol.asyncDispose]: () => plan.close(),
  };
  const sync = createSync({
    authorizedFetch: authorized((id, request) => bench.fetch(id, request), bench.access, clock),
    data,
    clock,
    log,
    emit(event, payload) {
      if (event === 'sync.progress') bench.progress.push(payload as SyncProgress);
      bench.told.tell();
      if (event === 'sync.ended') bench.ends.push(payload as SyncEnd);
    },
    random: () => 1,
    makesCard: () => makesCard,
    budget,
    askToGoOn: () => bench.goesOn(),
  });
  return Object.assign(bench, {
    sync,
    run: (full = false) => sync.start('k1', { full }),
  });
}
