/** The store of the data worker in this process, filled page by page. */
import { openDatabase } from '../../electron/data/database/database.ts';
import type { SyncCheckpoint } from '../../electron/data/worker/operations.ts';
import { createStore, type Store } from '../../electron/data/worker/store.ts';
import { timeWork } from './timing.ts';

const now = '2026-03-01T00:00:00.000Z';

/** The store in a folder, where `child-sync.ts` may have filled it. */
export function openBenchStore(folder: string): Store {
  return createStore(openDatabase({ kind: 'file', folder, key: 'ab'.repeat(32) }));
}

/** A new person's connection to a plan. */
export function addBenchConnection(store: Store, patientId: string) {
  return store.createConnection({
    personId: null,
    payerId: null,
    planName: 'Bench',
    host: 'plan.example',
    isSample: true,
    fhirBaseUrl: 'https://plan.example/fhir',
    patientId,
    accessEndsAt: null,
    keepsUpToDate: true,
    origin: 'plan',
    granted: ['claims'],
    notGranted: [],
    connectedAt: now,
  });
}

/** Milliseconds for storing one page of claims; reading is in them, parsing is not. */
export function storeBenchPage(store: Store, connectionId: string, bytes: Uint8Array): number {
  const { page } = store.readPage({ connectionId, resourceType: 'ExplanationOfBenefit', bytes });
  const checkpoint: SyncCheckpoint = {
    connectionId,
    resourceType: 'ExplanationOfBenefit',
    mode: 'first',
    startedAt: now,
    since: null,
    rung: 0,
    nextUrl: null,
    pages: 1,
    done: false,
  };
  return timeWork(() => store.storePage(page, checkpoint, now));
}

/** Milliseconds for ending a pass. */
export function finishBenchSync(store: Store, connectionId: string): number {
  return timeWork(() => store.finishSync(connectionId, now));
}
