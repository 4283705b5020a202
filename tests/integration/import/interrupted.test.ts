/** What an import that ended in the middle leaves: no dollar counts twice, and nothing is lost. */
import { expect, it, onTestFinished } from 'vitest';
import { createOperations, type DataOperations } from '../../../electron/data/worker/operations.ts';
import { createImports, type ImportParts } from '../../../electron/import/import-files.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';
import { startTestApp } from '../../support/test-app.ts';
import { eob, memoryStore } from '../../unit/archive/records.ts';
import { at, everyone, filesWith, importAll, ndjson, offerOf } from './opened.ts';

const billed = (store: DataOperations) =>
  store.claims.overview({ personId: store.people.list()[0]?.id ?? '', year: 2026, today: '2026-03-20' })
    .totals[0]?.billed.cents;

/** The operations as main has them: each answers with a promise. */
function promiseAll<T extends DataOperations['files' | 'tables' | 'written']>(operations: T) {
  const all = Object.entries(operations as Record<string, (...args: unknown[]) => unknown>);
  return Object.fromEntries(
    all.map(([name, ask]) => [name, async (...args: unknown[]) => ask(...args)]),
  ) as unknown as {
    [N in keyof T]: T[N] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
  };
}

/** A claim and the one that replaces it, with so much between them that it takes several steps. */
function replacedClaim(): string {
  const related = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'CLM-eob-1' } }];
  const between = Array.from({ length: 2500 }, (_, index) => ({
    resourceType: 'Basic',
    id: `b-${index}`,
    subject: { reference: 'Patient/pat-1' },
  }));
  return ndjson([eob(), eob({ id: 'eob-2', billed: 250, related, created: '2026-02-10' }), ...between]);
}

it('an app that was killed in the middle settles what was stored at its next start', async () => {
  const { db, store } = memoryStore();
  const paths = filesWith({ 'x.ndjson': replacedClaim() });
  const offer = await offerOf(store, paths);
  store.files.begin(everyone(offer), at);
  await store.files.store(offer.importId);
  const next = createOperations(db);
  expect(next.connection.list()).toMatchObject([{ claims: 2 }]);
  expect(billed(next)).toBe(25_000);
  await importAll(next, paths);
  expect(billed(next)).toBe(25_000);
});

it('an import that fails in the middle settles what was stored before', async () => {
  const { db, store } = memoryStore();
  const offer = await offerOf(store, filesWith({ 'x.ndjson': replacedClaim() }));
  store.files.begin(everyone(offer), at);
  await store.files.store(offer.importId);
  db.exec("CREATE TRIGGER full BEFORE INSERT ON resource BEGIN SELECT RAISE(ABORT, 'full'); END");
  await expect(async () => {
    for (;;) if ((await store.files.store(offer.importId)).end) return;
  }).rejects.toThrow('full');
  await store.files.close();
  expect(billed(store)).toBe(25_000);
});

it('an import that ends before its first record is kept leaves nobody behind', async () => {
  const { db, store } = memoryStore();
  const paths = filesWith({ 'x.ndjson': ndjson([eob()]) });
  const offer = await offerOf(store, paths);
  store.files.begin(everyone(offer), at);
  db.exec("CREATE TRIGGER cut BEFORE INSERT ON resource BEGIN SELECT RAISE(ABORT, 'cut off'); END");
  await expect(store.files.store(offer.importId)).rejects.toThrow('cut off');
  db.exec('DROP TRIGGER cut');
  const next = createOperations(db);
  expect([next.people.list(), next.connection.list()]).toEqual([[], []]);
  await importAll(next, paths);
  expect(next.connection.list()).toMatchObject([{ claims: 1 }]);
});

it('an import that fails in the middle is in the access log with what it stored', async () => {
  const { db, store } = memoryStore();
  const accesses: AccessEntry[] = [];
  const files: ImportParts['data']['files'] = {
    ...promiseAll(store.files),
    async store(id) {
      const step = await store.files.store(id);
      db.exec(
        "CREATE TRIGGER IF NOT EXISTS full BEFORE INSERT ON resource BEGIN SELECT RAISE(ABORT, 'full'); END",
      );
      return step;
    },
  };
  const imports = createImports({
    data: { files, tables: promiseAll(store.tables), written: promiseAll(store.written) },
    examineScan: async () => 'refused',
    clock: { now: () => Date.parse(at) },
    log: { write: () => undefined, erase: () => undefined },
    emit: () => undefined,
    recordAccess: (entry) => accesses.push(entry),
  });
  const offer = await imports.look(filesWith({ 'x.ndjson': replacedClaim() }));
  await expect(imports.store(everyone(offer))).rejects.toThrow('full');
  expect(accesses).toMatchObject([{ what: 'open-file', personId: store.people.list()[0]?.id }]);
  expect(accesses[0]?.records).toBeGreaterThanOrEqual(2);
});

it('a person who is erased in the middle ends the import, and nothing of them comes back', async () => {
  const app = await startTestApp({ visit() {} });
  onTestFinished(() => app.close());
  const records = Array.from({ length: 12_000 }, (_, index) =>
    eob({ id: `e-${index}`, note: 'x'.repeat(900) }),
  );
  const offer = await app.ask('files.look', { paths: filesWith({ 'e.ndjson': ndjson(records) }) });
  const ending = app.send('files.import', everyone(offer));
  let connectionId: string | undefined;
  while (connectionId === undefined) connectionId = (await app.ask('connection.list', {}))[0]?.id;
  await app.ask('connection.disconnect', { connectionId, erase: true });
  expect(await ending).toMatchObject({ ok: false, failure: { code: 'store/not-found' } });
  expect(await app.ask('people.list', {})).toEqual([]);
});
