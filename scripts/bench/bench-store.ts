/** The store of the data worker in this process, filled page by page. */

import type { SyncCheckpoint } from '../../electron/data/archive/checkpoints.ts';
import { openDatabase } from '../../electron/data/database/database.ts';
import { createOperations, type DataOperations } from '../../electron/data/worker/operations.ts';
import { makeBenchConnection } from './bench-connection.ts';
import { timeWork } from './timing.ts';

const now = '2026-03-01T00:00:00.000Z';

export type BenchStore = DataOperations & { close(): void };

/** The store in a folder, where `child-sync.ts` may have filled it. */
export function openBenchStore(folder: string): BenchStore {
  const db = openDatabase({ kind: 'file', folder, logKey: '1'.repeat(64), key: 'ab'.repeat(32) });
  return { ...createOperations(db), close: () => void db.close() };
}

/** A new person's connection to a plan. */
export function addBenchConnection(store: DataOperations, patientId: string) {
  return store.connection.create(makeBenchConnection('https://plan.example/fhir', patientId, now));
}

/** Milliseconds for storing one page of claims; parsing and reading them is in it. */
export function storeBenchPage(store: DataOperations, connectionId: string, bytes: Uint8Array): number {
  const { page } = store.archive.readPage({ connectionId, resourceType: 'ExplanationOfBenefit', bytes });
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
  return timeWork(() => store.archive.storePage(page, checkpoint, now));
}

/** Milliseconds for ending a pass. */
export function finishBenchSync(store: DataOperations, connectionId: string): number {
  return timeWork(() => store.archive.endPass(connectionId, now));
}
