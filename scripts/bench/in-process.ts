/** Measures of single parts, in one process: reading, storing, asking. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { readClaim } from '../../electron/data/claims/read/read-claim.ts';
import { openDatabase } from '../../electron/data/database/database.ts';
import { readBundle } from '../../electron/data/fhir/read-bundle.ts';
import { ReferenceIndex } from '../../electron/data/fhir/references.ts';
import type { SyncCheckpoint } from '../../electron/data/worker/operations.ts';
import { createStore, type Store } from '../../electron/data/worker/store.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import type { ClaimFilter } from '../../shared/model/claims-view.ts';
import { claimPages } from './claim-pages.ts';

type Source = ReturnType<typeof claimPages>;
const decoder = new TextDecoder();
const now = '2026-03-01T00:00:00.000Z';

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function middle(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** `JSON.parse` of the pages, and reading them into claims besides; milliseconds, middle of three rounds each. */
export function measureReading(claims: number): { parse: number; read: number } {
  const source = claimPages(claims, String);
  const pages = Array.from({ length: source.pages }, (_, page) => source.page(page));
  const parse = () => {
    for (const bytes of pages) JSON.parse(decoder.decode(bytes));
  };
  const read = () => {
    for (const bytes of pages) {
      const page = readBundle(JSON.parse(decoder.decode(bytes)));
      const index = new ReferenceIndex();
      for (const { resource } of page.matches) readClaim(resource, { id: 'x', resolve: index.resolve });
    }
  };
  parse();
  read();
  const rounds = [0, 1, 2].map(() => ({ parse: timed(parse), read: timed(read) }));
  return {
    parse: middle(rounds.map((round) => round.parse)),
    read: middle(rounds.map((round) => round.read)),
  };
}

/**
 * A plain insert of the same resources, and storing them encrypted, indexed and searchable. The time for reading
 * claims, which has a budget of its own, is taken off: `readMs` per claim.
 */
export function measureStoring(claims: number, readMs: number): { plain: number; store: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-bench-'));
  try {
    const source = claimPages(claims, String);
    const plain = plainInsert(source, path.join(folder, 'plain.db'));
    const { store, ids } = emptyStore(folder, source.patientId);
    let ms = 0;
    for (let page = 0; page < source.pages; page++)
      ms += storePage(store, ids.connectionId, source.page(page));
    ms += timed(() => store.finishSync(ids.connectionId, now));
    store.close();
    return { plain, store: ms - readMs * claims };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function plainInsert(source: Source, file: string): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE resource (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO resource VALUES (?, ?)');
  let ms = 0;
  for (let page = 0; page < source.pages; page++) {
    const bundle = JSON.parse(decoder.decode(source.page(page))) as {
      entry: { resource: { id: string }; search: { mode: string } }[];
    };
    const rows = bundle.entry
      .filter(({ search }) => search.mode === 'match')
      .map(({ resource }) => [resource.id, JSON.stringify(resource)]);
    ms += timed(() => db.transaction(() => rows.forEach((row) => void insert.run(...row)))());
  }
  db.close();
  return ms;
}

function emptyStore(folder: string, patientId: string) {
  const store = createStore(openDatabase({ kind: 'file', folder, key: 'ab'.repeat(32) }));
  const ids = store.createConnection({
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
  return { store, ids };
}

/** Milliseconds for storing one page; parsing is not in it, reading is. */
function storePage(store: Store, connectionId: string, bytes: Uint8Array): number {
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
  return timed(() => store.storePage(page, checkpoint, now));
}

const questions: Partial<ClaimFilter>[] = [
  {},
  { year: 2024 },
  { text: 'service' },
  { text: '9' },
  { text: 'maple clinic' },
  { text: 'service 992', kinds: ['professional'] },
  { kinds: ['pharmacy'], states: ['plan-paid'], counted: 'counted' },
  { minBilledCents: 10_000, from: '2020-01-01', to: '2025-12-31' },
];

/** Each round asks something new, so that no answer is remembered. The slowest of several kinds of questions to the list, middle of nine rounds each, in milliseconds. */
export function measureAsking(folder: string): number {
  const store = createStore(openDatabase({ kind: 'file', folder, key: 'ab'.repeat(32) }));
  const personId = store.people()[0]?.id ?? '';
  const times = questions.map((question) =>
    middle(
      Array.from({ length: 9 }, (_, round) =>
        timed(() =>
          store.claims({
            filter: { ...everyClaim(personId), maxBilledCents: 1e9 + round, ...question },
            offset: 0,
            limit: 100,
          }),
        ),
      ),
    ),
  );
  store.close();
  return Math.max(...times);
}

/** Cost per claim of storing `claims` and ten times as many: the last tenth of the pages against the first. */
export function measureGrowth(claims: number): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-bench-'));
  try {
    const source = claimPages(claims * 10, String);
    const { store, ids } = emptyStore(folder, source.patientId);
    let early = 0;
    let all = 0;
    for (let page = 0; page < source.pages; page++) {
      const ms = storePage(store, ids.connectionId, source.page(page));
      all += ms;
      if (page < source.pages / 10) early += ms;
    }
    store.close();
    return all / 10 / early;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
