/** A store in memory that is filled as by a plan. */
import type { SyncCheckpoint } from '../../electron/data/archive/checkpoints.ts';
import type { NewConnection } from '../../electron/data/people/connections.ts';
import type { DataOperations } from '../../electron/data/worker/operations.ts';

const now = '2026-03-01T00:00:00.000Z';

export const newSampleConnection: Omit<NewConnection, 'patientId'> = {
  personId: null,
  payerId: null,
  planName: 'Sample plan',
  host: 'plan.example',
  isSample: false,
  fhirBaseUrl: 'https://plan.example/fhir',
  accessEndsAt: null,
  keepsUpToDate: true,
  origin: 'plan',
  granted: ['patient', 'claims'],
  notGranted: [],
  connectedAt: now,
};

export function storeSamplePage(
  store: DataOperations,
  connectionId: string,
  resources: readonly unknown[],
): void {
  const entry = resources.map((resource) => ({ resource, search: { mode: 'match' } }));
  const bytes = new TextEncoder().encode(
    JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry }),
  );
  const { page } = store.archive.readPage({ connectionId, resourceType: 'ExplanationOfBenefit', bytes });
  const checkpoint: SyncCheckpoint = {
    ...{ connectionId, resourceType: 'ExplanationOfBenefit', mode: 'changes', startedAt: now },
    ...{ since: null, rung: 0, nextUrl: null, pages: 1, done: true },
  };
  store.archive.storePage(page, checkpoint, now);
}

export function finishPage(store: DataOperations, connectionId: string): void {
  store.archive.endPass(connectionId, now);
}
