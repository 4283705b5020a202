/** Invented records for store tests, and a store in memory to put them in. */

import Database from 'better-sqlite3-multiple-ciphers';
import type { SyncCheckpoint } from '../../../electron/data/archive/checkpoints.ts';
import { type Db, openDatabase, prepareDatabase } from '../../../electron/data/database/database.ts';
import type { NewConnection } from '../../../electron/data/people/connections.ts';
import type { DataClient } from '../../../electron/data/worker/data-client.ts';
import { createOperations, type DataOperations } from '../../../electron/data/worker/operations.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import type { ClaimFilter } from '../../../shared/model/claims/claims-view.ts';

export const base = 'https://plan.example/fhir';
export const seenAt = '2026-03-20T08:04:00.000Z';
export const later = '2026-03-21T08:04:00.000Z';

export function memoryStore(): { db: Db; store: DataOperations } {
  const db = openDatabase({ kind: 'memory' });
  return { db, store: createOperations(db) };
}

/** The same records in a database of their own, as at a new start. */
export function copyMemory(db: Db): Db {
  // The package takes the bytes of a database, too; its types know neither end.
  const bytes = (db as unknown as { serialize(): Buffer }).serialize();
  return prepareDatabase(new Database(bytes as unknown as string));
}

export function newConnection(over: Partial<NewConnection> = {}): NewConnection {
  return {
    personId: null,
    payerId: null,
    planName: 'Evergreen Test Plan',
    host: 'plan.example',
    isSample: false,
    fhirBaseUrl: base,
    patientId: 'pat-1',
    accessEndsAt: null,
    keepsUpToDate: true,
    origin: 'plan',
    granted: ['patient', 'claims'],
    notGranted: [],
    connectedAt: seenAt,
    ...over,
  };
}

/** A store in memory with one connected plan. */
export function openConnectedStore(over: Partial<NewConnection> = {}): {
  db: Db;
  store: DataOperations;
  connectionId: string;
  personId: string;
} {
  const { db, store } = memoryStore();
  return { db, store, ...store.connection.create(newConnection(over)) };
}

export function checkpoint(connectionId: string, over: Partial<SyncCheckpoint> = {}): SyncCheckpoint {
  return {
    connectionId,
    resourceType: 'ExplanationOfBenefit',
    mode: 'first',
    startedAt: seenAt,
    since: null,
    rung: 0,
    nextUrl: null,
    pages: 1,
    done: true,
    ...over,
  };
}

export type EobFacts = {
  id?: string | null;
  patient?: string;
  number?: string;
  date?: string | null;
  provider?: string | Record<string, unknown>;
  service?: string;
  billed?: number | null;
  paid?: number | null;
  share?: number | null;
  status?: string;
  created?: string;
  pharmacy?: boolean;
  otherPaid?: number;
  versionId?: string;
  lastUpdated?: string;
  related?: unknown[];
  note?: string;
};

const adjudicationSystem = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication';

export function eob(facts: EobFacts = {}): Record<string, unknown> {
  const {
    id = 'eob-1',
    patient = 'Patient/pat-1',
    date = '2026-01-15',
    provider = 'Dr. Ada Example',
    billed = 200,
    paid = 120,
    share = 30,
  } = facts;
  const total = (code: string, system: string, value: number | null | undefined) =>
    value === null || value === undefined
      ? []
      : [{ category: { coding: [{ system, code }] }, amount: { value, currency: 'USD' } }];
  return {
    resourceType: 'ExplanationOfBenefit',
    ...(id === null ? {} : { id }),
    meta: { versionId: facts.versionId ?? '1', lastUpdated: facts.lastUpdated ?? '2026-02-01T00:00:00Z' },
    identifier: [
      {
        type: { coding: [{ code: 'uc' }] },
        system: 'https://plan.example/claims',
        value: facts.number ?? `CLM-${id ?? 'none'}`,
      },
    ],
    status: facts.status ?? 'active',
    type: { coding: [{ code: facts.pharmacy ? 'pharmacy' : 'professional' }] },
    use: 'claim',
    outcome: 'complete',
    patient: { reference: patient },
    ...(date === null ? {} : { billablePeriod: { start: date, end: date } }),
    created: facts.created ?? '2026-02-01',
    insurer: { display: 'Evergreen Test Plan' },
    provider: typeof provider === 'string' ? { display: provider } : provider,
    related: facts.related ?? [],
    processNote: facts.note ? [{ number: 1, text: facts.note }] : [],
    item: [
      {
        sequence: 1,
        productOrService: { text: facts.service ?? 'Office visit, invented' },
        servicedDate: date ?? undefined,
      },
    ],
    total: [
      ...total('submitted', 'http://terminology.hl7.org/CodeSystem/adjudication', billed),
      ...total('benefit', 'http://terminology.hl7.org/CodeSystem/adjudication', paid),
      ...total('memberliability', adjudicationSystem, share),
      ...total('priorpayerpaid', adjudicationSystem, facts.otherPaid),
    ],
  };
}

export function bundle(resources: unknown[], over: Record<string, unknown> = {}): Uint8Array {
  const entry = resources.map((resource) => ({ resource, search: { mode: 'match' } }));
  return bytesOf({ resourceType: 'Bundle', type: 'searchset', entry, ...over });
}

export function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Reads and stores one page of resources. `at`: when it was seen, an ISO instant. */
export function storeAll(
  store: DataOperations,
  connectionId: string,
  resources: unknown[],
  { at = seenAt, ...over }: Partial<SyncCheckpoint> & { at?: string } = {},
) {
  const { page } = store.archive.readPage({
    connectionId,
    resourceType: 'ExplanationOfBenefit',
    bytes: bundle(resources),
  });
  return store.archive.storePage(page, checkpoint(connectionId, over), at);
}

/** The same over the worker. */
export async function storeAllIn(
  data: DataClient,
  connectionId: string,
  resources: unknown[],
  over: Partial<SyncCheckpoint> = {},
) {
  const { page } = await data.archive.readPage({
    connectionId,
    resourceType: 'ExplanationOfBenefit',
    bytes: bundle(resources),
  });
  return data.archive.storePage(page, checkpoint(connectionId, over), seenAt);
}

export function filter(personId: string, over: Partial<ClaimFilter> = {}): ClaimFilter {
  return { ...everyClaim(personId), ...over };
}
