import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase, prepareDatabase } from '../../../electron/data/database/database.ts';
import { toStoreError } from '../../../electron/data/database/faults.ts';
import { keyPath } from '../../../electron/data/database/files.ts';
import type { ReaderFaults } from '../../../electron/data/worker/messages.ts';
import { createOperations } from '../../../electron/data/worker/operations.ts';
import { type AppError, StoreError } from '../../../electron/errors.ts';
import { workerUrl } from '../../support/data-worker/worker-url.ts';
import { testOnUnix } from '../../support/needs.ts';
import {
  approval,
  condition,
  lab,
  medication,
  medicine,
  recordFilter,
} from '../../unit/archive/health-data.ts';
import {
  bundle,
  eob,
  filter,
  newConnection,
  seenAt,
  storeAll,
  storeAllIn,
} from '../../unit/archive/records.ts';
import { emptyFolder, filesWith, key, started } from './stored-files.ts';

const name = 'Rosalind Planted-Surname';
const records = () => [
  { resourceType: 'Patient', id: 'pat-1', name: [{ text: name }] },
  eob({ note: `For ${name}` }),
];
const inFile = (folder: string) => ({ kind: 'file', folder, logKey: '1'.repeat(64), key }) as const;
const corrupt = expect.objectContaining({ code: 'store/corrupt', retryable: false });

/** The fault that the worker would report. */
function faultOf(work: () => unknown): AppError | null {
  try {
    work();
    return null;
  } catch (error) {
    return toStoreError(error);
  }
}

async function withRecords(folder: string) {
  const data = await started(inFile(folder));
  const ids = await data.connection.create(newConnection());
  await storeAllIn(data, ids.connectionId, records());
  await data.archive.endPass(ids.connectionId, seenAt);
  return { data, ...ids };
}

describe('a new key', () => {
  it('counts although the records could not be opened with it at once: the next question opens them', async () => {
    const folder = emptyFolder();
    const { data } = await withRecords(folder);
    // A folder in the place of the key file: nothing can be moved there.
    const place = keyPath(folder);
    rmSync(place, { force: true });
    mkdirSync(join(place, 'held'), { recursive: true });
    const nextKey = '5e'.repeat(32);
    const next = { ...inFile(folder), key: nextKey };
    await data.changeKey({ key, nextKey, sealedKey: 'sealed', recovery: null }, next);
    rmSync(place, { recursive: true });
    expect(await data.connection.list()).toHaveLength(1);
    await data.close();
    const again = await started(next);
    expect(await again.connection.list()).toHaveLength(1);
  });
});

describe('records on disk', () => {
  it('are there at the next start', async () => {
    const folder = emptyFolder();
    const { data, personId } = await withRecords(folder);
    const before = await data.claims.list({ filter: filter(personId), offset: 0, limit: 10 });
    await data.close();
    const again = await started(inFile(folder));
    expect(await again.people.list()).toMatchObject([{ id: personId, name }]);
    expect(await again.claims.list({ filter: filter(personId), offset: 0, limit: 10 })).toEqual(before);
  });

  it('hold no name in plain text; the same records in a plain database do', async () => {
    const folder = emptyFolder();
    const { data } = await withRecords(folder);
    expect(readdirSync(folder)).toContain('records.db-wal');
    expect(filesWith(folder, 'Planted')).toEqual([]);
    await data.close();
    expect(filesWith(folder, 'Planted')).toEqual([]);

    const plain = emptyFolder();
    const db = prepareDatabase(new Database(join(plain, 'plain.db')));
    onTestFinished(() => void db.close());
    const store = createOperations(db);
    storeAll(store, store.connection.create(newConnection()).connectionId, records());
    expect(filesWith(plain, 'Planted')).toEqual(['plain.db-wal']);
    db.pragma('wal_checkpoint(TRUNCATE)');
    expect(filesWith(plain, 'Planted')).toEqual(['plain.db']);
  });

  testOnUnix('can be read by their owner only', async () => {
    const folder = emptyFolder();
    await withRecords(folder);
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(mode(folder)).toBe('700');
    const files = readdirSync(folder);
    expect(files.toSorted()).toEqual(['records.db', 'records.db-shm', 'records.db-wal', 'records.log-head']);
    expect(files.map((file) => mode(join(folder, file)))).toEqual(['600', '600', '600', '600']);
  });

  it('do not open with a wrong key, and stay as they are', async () => {
    const folder = emptyFolder();
    const { data } = await withRecords(folder);
    await data.close();
    const before = readFileSync(join(folder, 'records.db'));
    await expect(started({ ...inFile(folder), key: 'ab'.repeat(32) })).rejects.toEqual(corrupt);
    await expect(started({ ...inFile(folder), key: 'short' })).rejects.toBeInstanceOf(StoreError);
    expect(readFileSync(join(folder, 'records.db')).equals(before)).toBe(true);
    expect(await (await started(inFile(folder))).people.list()).toHaveLength(1);
  });

  it('that are damaged in one bit are refused with a clear fault, wherever the bit is', async () => {
    const folder = emptyFolder();
    const { data, personId, connectionId } = await withRecords(folder);
    await data.close();
    const path = join(folder, 'records.db');
    const whole = readFileSync(path);
    let refused = 0;
    for (let place = 100; place < whole.length; place += 4096) {
      const damaged = Buffer.from(whole);
      damaged[place] = (damaged[place] ?? 0) ^ 1;
      writeFileSync(path, damaged);
      try {
        const db = openDatabase(inFile(folder));
        onTestFinished(() => void db.close());
        const again = createOperations(db);
        again.claims.list({ filter: filter(personId, { text: 'office' }), offset: 0, limit: 10 });
        again.claims.get({ claimId: `${connectionId}/eob-1` });
        again.records.bundle(personId);
      } catch (error) {
        expect(toStoreError(error)).toEqual(corrupt);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(5);
  });

  it('leave nothing behind when they are erased, not even in the log', async () => {
    const folder = emptyFolder();
    const path = join(folder, 'plain.db');
    const db = prepareDatabase(new Database(path));
    onTestFinished(() => void db.close());
    const store = createOperations(db);
    const { connectionId } = store.connection.create(newConnection());
    storeAll(store, connectionId, records());
    store.archive.endPass(connectionId, seenAt);
    expect(filesWith(folder, 'Planted')).not.toEqual([]);
    store.connection.erase(connectionId);
    expect(filesWith(folder, 'Planted')).toEqual([]);
    expect(filesWith(folder, 'planted')).toEqual([]);
    expect(filesWith(folder, connectionId)).toEqual([]);
    expect(store.people.list()).toEqual([]);
  });

  it('of health and approvals leave nothing behind either', async () => {
    const folder = emptyFolder();
    const db = prepareDatabase(new Database(join(folder, 'plain.db')));
    onTestFinished(() => void db.close());
    const store = createOperations(db);
    const { connectionId } = store.connection.create(newConnection());
    const kept = store.connection.create(newConnection());
    storeAll(store, connectionId, [
      condition('c', 'Plantedailment'),
      approval('pa', { item: [{ sequence: 1, productOrService: { text: 'Plantedservice' } }] }),
      medicine('m'),
      medication('Planteddrug'),
      lab('l', 'Plantedresult', '2025-01-01'),
    ]);
    storeAll(store, kept.connectionId, [condition('k', 'Stays here')]);
    store.archive.endPass(connectionId, seenAt);
    expect(store.timeline.overview({ personId: store.people.list()[0]?.id ?? '' }).counts).toHaveLength(4);
    expect(filesWith(folder, 'Planted')).not.toEqual([]);
    expect(filesWith(folder, 'planted')).not.toEqual([]);
    store.connection.erase(connectionId);
    expect(filesWith(folder, 'Planted')).toEqual([]);
    expect(filesWith(folder, 'planted')).toEqual([]);
    expect(filesWith(folder, connectionId)).toEqual([]);
    const filter = recordFilter(kept.personId);
    expect(store.health.list({ filter, offset: 0, limit: 9 }).rows.map(({ title }) => title.text)).toEqual([
      'Stays here',
    ]);
  });

  it('of another plan stay when one plan is erased', async () => {
    const { data, connectionId, personId } = await withRecords(emptyFolder());
    const other = await data.connection.create(newConnection({ personId, planName: 'Second' }));
    await storeAllIn(data, other.connectionId, [eob({ id: 'kept' })]);
    await data.connection.erase(connectionId);
    const page = await data.claims.list({
      filter: filter(personId, { text: 'office' }),
      offset: 0,
      limit: 10,
    });
    expect(page.rows.map(({ planName }) => planName)).toEqual(['Second']);
    expect(await data.people.list()).toHaveLength(1);
  });

  it('of another plan count at once, also where erasing is cut off before the file is rewritten', () => {
    const db = prepareDatabase(new Database(join(emptyFolder(), 'plain.db')));
    onTestFinished(() => void db.close());
    const store = createOperations(db);
    const { connectionId, personId } = store.connection.create(newConnection());
    const second = store.connection.create(newConnection({ personId, planName: 'Second' }));
    for (const id of [connectionId, second.connectionId]) {
      storeAll(store, id, [eob({ id: 'same' })]);
      store.archive.endPass(id, seenAt);
    }
    const listSettled = () => db.prepare('SELECT settled FROM claim ORDER BY key').pluck().all();
    expect(listSettled()).toEqual([null, expect.stringContaining('in-other-plan')]);
    vi.spyOn(db, 'exec').mockImplementation(() => {
      throw new Error('killed');
    });
    expect(() => store.connection.erase(connectionId)).toThrow('killed');
    expect(listSettled()).toEqual([null]);
  });

  it('are deleted with their key when everything is erased, and the next key starts empty', async () => {
    const folder = emptyFolder();
    const { data } = await withRecords(folder);
    await data.close();
    writeFileSync(join(folder, 'records.key'), 'sealed');
    const nextKey = 'ab'.repeat(32);
    const again = await started(inFile(folder), {
      renewStorage: async () => {
        expect(readdirSync(folder)).toEqual([]);
        return { kind: 'file', folder, logKey: '1'.repeat(64), key: nextKey };
      },
    });
    await again.eraseAll();
    expect(await again.people.list()).toEqual([]);
    await again.connection.create(newConnection());
    await again.close();
    expect(
      await (await started({ kind: 'file', folder, logKey: '1'.repeat(64), key: nextKey })).people.list(),
    ).toHaveLength(1);
  });

  it('say so when their folder cannot be made or written to', async () => {
    const folder = emptyFolder();
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const readOnly = expect.objectContaining({ code: 'store/read-only' });
    await expect(started(inFile(file))).rejects.toEqual(readOnly);
    await expect(started(inFile(join(file, 'below')))).rejects.toEqual(readOnly);
    const db = new Database(join(folder, 'a.db'));
    db.exec('CREATE TABLE t (a)');
    db.close();
    const locked = new Database(join(folder, 'a.db'), { readonly: true });
    onTestFinished(() => void locked.close());
    const write = () => locked.exec('INSERT INTO t VALUES (1)');
    expect(faultOf(write)).toEqual(readOnly);
  });

  it('on a full disk are refused as such, and what was committed stays', async () => {
    const folder = emptyFolder();
    const db = prepareDatabase(new Database(join(folder, 'small.db')));
    onTestFinished(() => void db.close());
    const store = createOperations(db);
    const { connectionId, personId } = store.connection.create(newConnection());
    storeAll(store, connectionId, [eob({ id: 'first' })]);
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`);
    const many = Array.from({ length: 50 }, (_, index) => eob({ id: `e-${index}`, note: 'x'.repeat(2000) }));
    expect(faultOf(() => storeAll(store, connectionId, many))).toMatchObject({
      code: 'store/full',
      retryable: true,
    });
    expect(store.claims.list({ filter: filter(personId), offset: 0, limit: 10 }).count).toBe(1);
  });
});

describe('records in memory', () => {
  it('write no file', async () => {
    const folder = emptyFolder();
    const before = process.cwd();
    process.chdir(folder);
    onTestFinished(() => process.chdir(before));
    const data = await started({ kind: 'memory' });
    const { connectionId } = await data.connection.create(newConnection());
    await storeAllIn(data, connectionId, records());
    await data.connection.erase(connectionId);
    await data.eraseAll();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('erase records of an earlier start that could not be opened', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'records.db'), 'left over');
    writeFileSync(join(folder, 'settings.json'), '{}');
    const data = await started({ kind: 'memory', folder });
    await data.eraseAll();
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});

describe('the line to the worker', () => {
  it('hands bytes over instead of copying them', async () => {
    const data = await started({ kind: 'memory' });
    const { connectionId } = await data.connection.create(newConnection());
    const bytes = bundle([eob()]);
    const whole = new Uint8Array(bytes);
    await data.archive.readPage({ connectionId, resourceType: 'ExplanationOfBenefit', bytes: whole });
    expect(whole.byteLength).toBe(0);
    const part = Buffer.from(`x${Buffer.from(bytes).toString()}`).subarray(1);
    const read = await data.archive.readPage({
      connectionId,
      resourceType: 'ExplanationOfBenefit',
      bytes: part,
    });
    expect(read.sent).toBe(1);
    expect(part.byteLength).toBe(bytes.byteLength);
  });

  it('brings faults back as their own class, without what a plan sent', async () => {
    const data = await started({ kind: 'memory' });
    await expect(data.claims.get({ claimId: 'no/such' })).rejects.toBeInstanceOf(StoreError);
    await expect(data.claims.get({ claimId: 'no/such' })).rejects.toMatchObject({ code: 'store/not-found' });
    const wrong = { filter: null, offset: 0, limit: 1 } as unknown as Parameters<typeof data.claims.list>[0];
    await expect(data.claims.list(wrong)).rejects.toMatchObject({
      code: 'internal',
      message: 'Unexpected TypeError.',
    });
  });

  /** A worker that opens, answers `connection.list`, and does `work` for everything else. */
  const fakeWorker = (work: string) =>
    new URL(
      `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ id, operation }) => {
        if (['open', 'close', 'connection.list'].includes(operation)) parentPort.postMessage({ id, ok: true, value: [] });
        else { ${work} }
      });`)}`,
    );

  it('fails what was asked when the worker dies, and starts another for the next question', async () => {
    const onFault = vi.fn();
    const data = await started({ kind: 'memory' }, { workerUrl: fakeWorker('process.exit(3);'), onFault });
    const asked = [data.people.list(), data.people.list()];
    for (const answer of asked) await expect(answer).rejects.toMatchObject({ code: 'internal' });
    expect(onFault).toHaveBeenCalledTimes(1);
    const [first, second] = await Promise.all([data.connection.list(), data.connection.list()]);
    expect([first, second]).toEqual([[], []]);
  });

  it('calls an answer that is more than the worker can hold too large', async () => {
    const greedy = fakeWorker('const all = []; for (;;) all.push(new Array(1e5).fill(0));');
    const data = await started({ kind: 'memory' }, { workerUrl: greedy });
    const page = { connectionId: 'c', resourceType: 'Patient', bytes: new Uint8Array(1) };
    await expect(data.archive.readPage(page)).rejects.toMatchObject({ code: 'fhir/too-large' });
    expect(await data.connection.list()).toEqual([]);
  }, 60_000);

  it.each([
    ['objects', '{},', 'fhir/too-large'],
    ['lists in lists', '[', null],
  ])('outlives an answer of nothing but %s', { timeout: 60_000 }, async (_, piece, code) => {
    const data = await started({ kind: 'memory' });
    const { connectionId } = await data.connection.create(newConnection());
    const bytes = Buffer.from(`{"resourceType":"Bundle","entry":[${piece.repeat(48_000_000 / piece.length)}`);
    const reading = data.archive.readPage({ connectionId, resourceType: 'Patient', bytes });
    if (code === null) expect((await reading).unreadable).toBe(true);
    else await expect(reading).rejects.toMatchObject({ code, retryable: false });
    expect(await data.connection.list()).toHaveLength(1);
  });

  it('opens the same records again after the worker died', async () => {
    const folder = emptyFolder();
    const mortal = join(emptyFolder(), 'mortal.mjs');
    const onDrop = "({ operation }) => { if (operation === 'archive.dropPage') process.exit(3); }";
    writeFileSync(
      mortal,
      `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ${onDrop});
      await import('${workerUrl.href}');`,
    );
    const data = await started(inFile(folder), { workerUrl: mortal });
    const { connectionId, personId } = await data.connection.create(newConnection());
    await storeAllIn(data, connectionId, records());
    await expect(data.archive.dropPage(1)).rejects.toMatchObject({ code: 'internal' });
    const { count } = await data.claims.list({ filter: filter(personId), offset: 0, limit: 1 });
    expect(count).toBe(1);
  });

  it('is closed for good', async () => {
    const onFault = vi.fn();
    const data = await started({ kind: 'memory' }, { onFault });
    await data.close();
    await expect(data.people.list()).rejects.toMatchObject({ code: 'internal' });
    expect(onFault).not.toHaveBeenCalled();
  });
});

it('faults of a reader are told once for each answer, counted by place, with no word of the record', async () => {
  const told: ReaderFaults[][] = [];
  const data = await started(
    { kind: 'memory' },
    {
      workerUrl: new URL('./breaking-reader-child.ts', import.meta.url),
      onReaderFaults: (faults) => told.push(faults),
    },
  );
  const { connectionId } = await data.connection.create(newConnection());
  expect(told).toEqual([]);
  const claims = ['here-1', 'there', 'here-2', 'here-3'].map((id) => eob({ id, note: 'Canary' }));
  await storeAllIn(data, connectionId, claims);
  const at = (line: number) => `electron/data/worker/subjects.ts:${line}`;
  const resourceType = 'ExplanationOfBenefit';
  expect(told).toEqual([
    [
      { resourceType, kind: 'TypeError', at: at(2), count: 3 },
      { resourceType, kind: 'RangeError', at: at(3), count: 1 },
    ],
  ]);
  await data.people.list();
  expect(told).toHaveLength(1);
  await storeAllIn(data, connectionId, [eob({ id: 'here-4' })]);
  expect(told[1]).toEqual([{ resourceType, kind: 'TypeError', at: at(2), count: 1 }]);
});

it('a question that wants many claims that are not read yet lets others pass, and is answered the same', async () => {
  const data = await started({ kind: 'memory' });
  const { connectionId, personId } = await data.connection.create(newConnection());
  await storeAllIn(
    data,
    connectionId,
    Array.from({ length: 400 }, (_, at) => eob({ id: `claim-${at}`, number: `N${at}`, share: 100 + at })),
  );
  await data.archive.endPass(connectionId, seenAt);
  const answered: string[] = [];
  const listEpisodes = () => data.episodes.list({ personId, today: '2026-04-01' });
  const wanting = listEpisodes().then((list) => {
    answered.push('episodes');
    return list;
  });
  const others = [1, 2, 3].map(async (turn) => {
    await data.claims.list({ filter: filter(personId), offset: 0, limit: turn });
    answered.push('claims');
  });
  const [first] = await Promise.all([wanting, ...others]);
  expect(answered).toEqual(['claims', 'claims', 'claims', 'episodes']);
  expect(await listEpisodes()).toEqual(first);
});

it('a question that waits for its claims to be read is not answered from what was opened since', async () => {
  const data = await started({ kind: 'memory' });
  const { connectionId, personId } = await data.connection.create(newConnection());
  await storeAllIn(
    data,
    connectionId,
    Array.from({ length: 400 }, (_, at) => eob({ id: `claim-${at}`, number: `N${at}` })),
  );
  await data.archive.endPass(connectionId, seenAt);
  const wanting = data.episodes.list({ personId, today: '2026-04-01' });
  await Promise.all([expect(wanting).rejects.toMatchObject({ code: 'internal' }), data.eraseAll()]);
});
