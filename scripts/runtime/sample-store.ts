/** The sample people, and a store in memory that is filled as by a plan. */
import type { SyncCheckpoint } from '../../electron/data/archive/checkpoints.ts';
import { openDatabase } from '../../electron/data/database/database.ts';
import type { NewConnection } from '../../electron/data/people/connections.ts';
import { createOperations, type DataOperations } from '../../electron/data/worker/operations.ts';
import { makeSamplePlans } from '../../electron/sample-plan/people/plans.ts';

const now = '2026-03-01T00:00:00.000Z';

const newSampleConnection: Omit<NewConnection, 'patientId'> = {
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

function storeSamplePage(store: DataOperations, connectionId: string, resources: readonly unknown[]): void {
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

function finishPage(store: DataOperations, connectionId: string): void {
  store.archive.endPass(connectionId, now);
}

export type SampleResource = { resourceType: string; id: string; created?: string; [name: string]: unknown };

export type SamplePatient = { person: string; patientId: string; resources: SampleResource[] };

/** What plans of several people sent, until `today`; of each person at most so many claims. */
export function listSamplePatients(today: string, mostClaims = Number.POSITIVE_INFINITY): SamplePatient[] {
  return makeSamplePlans({ now: today, later: today }).flatMap(({ id, directory, members }) =>
    members.map(({ person, own, claims }) => ({
      person: `${id} ${person.id}`,
      patientId: person.id,
      resources: JSON.parse(
        JSON.stringify([
          ...directory,
          ...own,
          ...Array.from({ length: Math.min(claims.count, mostClaims) }, (_, at) => claims.claim(at)),
        ]),
      ) as SampleResource[],
    })),
  );
}

export type OpenedPatient = { store: DataOperations; connectionId: string; personId: string };

/** A store of its own for one person, with what their plan sent. */
export function openSamplePatient(patientId: string, resources: readonly SampleResource[]): OpenedPatient {
  const store = createOperations(openDatabase({ kind: 'memory' }));
  const opened = { store, ...store.connection.create({ ...newSampleConnection, patientId }) };
  addSampleResources(opened, resources);
  return opened;
}

/** What the plan sends in one more download. */
export function addSampleResources(
  { store, connectionId }: OpenedPatient,
  resources: readonly SampleResource[],
): void {
  storeSamplePage(store, connectionId, resources);
  finishPage(store, connectionId);
}
