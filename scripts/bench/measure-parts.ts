/** Single parts measured in this process: reading, storing, asking. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { readListedClaim } from '../../electron/data/claims/read/read-claim.ts';
import { readBundle } from '../../electron/data/fhir/read-bundle.ts';
import { ReferenceIndex } from '../../electron/data/fhir/references.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import type { ClaimFilter } from '../../shared/model/claims/claims-view.ts';
import { addBenchConnection, finishBenchSync, openBenchStore, storeBenchPage } from './bench-store.ts';
import { claimPages } from './claim-pages.ts';
import { compareWork, medianOf, type Round, timeWork } from './timing.ts';

type Source = ReturnType<typeof claimPages>;
const decoder = new TextDecoder();

/** Parsing pages and reading them into claims, against `JSON.parse` of the pages. */
export function measureReading(claims: number): Promise<Round[]> {
  const source = claimPages(claims, String);
  const pages = Array.from({ length: source.pages }, (_, page) => source.page(page));
  return compareWork({
    yardstick: () => {
      for (const bytes of pages) JSON.parse(decoder.decode(bytes));
    },
    ours: () => {
      for (const bytes of pages) {
        const page = readBundle(JSON.parse(decoder.decode(bytes)));
        const index = new ReferenceIndex();
        for (const { resource } of page.matches)
          readListedClaim(resource, { id: 'x', resolve: index.resolve });
      }
    },
  });
}

/**
 * Milliseconds of a plain insert, and of storing the same resources encrypted, indexed and searchable. Parsing and reading
 * claims has a budget of its own, so `readMs` per claim is subtracted.
 */
export function measureStoring(claims: number, readMs: number): { plain: number; store: number } {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-bench-'));
  try {
    const source = claimPages(claims, String);
    const plain = plainInsert(source, path.join(folder, 'plain.db'));
    const store = openBenchStore(folder);
    const { connectionId } = addBenchConnection(store, source.patientId);
    let ms = 0;
    for (let page = 0; page < source.pages; page++)
      ms += storeBenchPage(store, connectionId, source.page(page));
    ms += finishBenchSync(store, connectionId);
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
    ms += timeWork(() => db.transaction(() => rows.forEach((row) => void insert.run(...row)))());
  }
  db.close();
  return ms;
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

export type Asked = { question: string; ms: number; least: number; most: number };

/**
 * Milliseconds of the slowest of several questions to the list, each the median of nine rounds, with the least and the
 * most. Each round asks something new, so that no answer is a remembered one.
 */
export function measureAsking(folder: string): Asked {
  const store = openBenchStore(folder);
  const personId = store.people.list()[0]?.id ?? '';
  const asked = questions.map((question): Asked => {
    const times = Array.from({ length: 9 }, (_, round) =>
      timeWork(() =>
        store.claims.list({
          filter: { ...everyClaim(personId), maxBilledCents: 1e9 + round, ...question },
          offset: 0,
          limit: 100,
        }),
      ),
    ).toSorted((a, b) => a - b);
    const [least = 0] = times;
    return { question: JSON.stringify(question), ms: medianOf(times), least, most: times.at(-1) ?? 0 };
  });
  store.close();
  return asked.reduce((slowest, one) => (one.ms > slowest.ms ? one : slowest));
}

/** Cost per claim of storing ten times as many claims, divided by that of the first tenth; and the slowest question then. */
export function measureGrowth(claims: number): { cost: number; asking: Asked } {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-bench-'));
  try {
    const source = claimPages(claims * 10, String);
    const store = openBenchStore(folder);
    const { connectionId } = addBenchConnection(store, source.patientId);
    let early = 0;
    let all = 0;
    for (let page = 0; page < source.pages; page++) {
      const ms = storeBenchPage(store, connectionId, source.page(page));
      all += ms;
      if (page < source.pages / 10) early += ms;
    }
    finishBenchSync(store, connectionId);
    store.close();
    return { cost: all / 10 / early, asking: measureAsking(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
