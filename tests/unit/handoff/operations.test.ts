/** One copy is written or opened at a time, and what goes wrong has words of its own. */
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Archive } from '../../../electron/data/archive/archive.ts';
import { handoffOperations } from '../../../electron/data/handoff/operations.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import { toFailure } from '../../../electron/errors.ts';
import { mostPlans } from '../../../shared/model/files/handoff.ts';
import { eob, memoryStore, newConnection, storeAll } from '../archive/records.ts';
import {
  bringIn,
  craft,
  headOf,
  lookAt,
  madeAt,
  makeFolder,
  passphrase,
  person,
  plan,
  record,
} from './hand-over.ts';

const orderTo = (file: string, personIds: string[] = []) => ({ file, personIds, passphrase, madeAt });
const newFile = () => path.join(makeFolder(), 'a.claimfolio');
const failing = (code: string) => expect.objectContaining({ code });

function openHere() {
  const { db, store } = memoryStore();
  const here = store.connection.create(newConnection());
  storeAll(store, here.connectionId, [eob({ id: 'a' }), eob({ id: 'b' })]);
  return { db, store, ...here };
}

describe('writing a copy', () => {
  it('tells how far it is, and leaves the whole file under its name', async () => {
    const { store } = openHere();
    const file = newFile();
    writeFileSync(file, 'an earlier copy');
    await store.handoff.begin(orderTo(file));
    expect(readFileSync(file, 'utf8')).toBe('an earlier copy');
    const written = await store.handoff.write();
    expect(written).toEqual({ done: 2, total: 2, bytes: readFileSync(file).length, isEnded: true });
    await store.handoff.drop();
    expect(readdirSync(path.dirname(file))).toEqual(['a.claimfolio']);
    expect((await bringIn(memoryStore().store, file)).people).toMatchObject([{ plans: 1, records: 2 }]);
  });

  it('comes in steps of about two megabytes', async () => {
    const { store, connectionId } = openHere();
    const long = Array.from({ length: 300 }, (_, at) => eob({ id: `l-${at}`, note: 'x'.repeat(12_000) }));
    storeAll(store, connectionId, long);
    await store.handoff.begin(orderTo(newFile()));
    const first = await store.handoff.write();
    expect(first).toMatchObject({ total: 302, isEnded: false });
    expect(first.done).toBeLessThan(302);
    expect(first.bytes).toBeLessThan(4_000_000);
    expect(await store.handoff.write()).toMatchObject({ done: 302, total: 302, isEnded: true });
    await store.handoff.drop();
  });

  it('counts records that came meanwhile', async () => {
    const { store, connectionId } = openHere();
    await store.handoff.begin(orderTo(newFile()));
    storeAll(store, connectionId, [eob({ id: 'c' })]);
    expect(await store.handoff.write()).toMatchObject({ done: 3, total: 3 });
    await store.handoff.drop();
  });

  it('holds no more plans than one that is opened may name, and leaves no file otherwise', async () => {
    const { store, personId } = openHere();
    const add = (count: number, facts = {}) => {
      for (let at = 0; at < count; at++) store.connection.create(newConnection({ origin: 'file', ...facts }));
    };
    const file = newFile();
    add(mostPlans - 1, { personId });
    await store.handoff.begin(orderTo(file));
    await store.handoff.drop();
    add(1);
    await expect(store.handoff.begin(orderTo(file))).rejects.toThrow(failing('import/copy-of-too-many'));
    expect(readdirSync(path.dirname(file))).toEqual([]);
    await store.handoff.begin(orderTo(file, [personId]));
    await store.handoff.drop();
  });

  it('needs somebody who is here, and each of them', async () => {
    const { store, personId } = openHere();
    const file = newFile();
    await expect(store.handoff.begin(orderTo(file, ['nobody']))).rejects.toThrow(failing('store/not-found'));
    const one = orderTo(file, [personId, 'nobody']);
    await expect(store.handoff.begin(one)).rejects.toThrow(failing('store/not-found'));
    await expect(memoryStore().store.handoff.begin(orderTo(file))).rejects.toThrow(
      failing('store/not-found'),
    );
    await expect(store.handoff.write()).rejects.toThrow(failing('store/not-found'));
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it('is of those who were asked for', async () => {
    const { store, personId } = openHere();
    store.connection.create(newConnection({ patientId: 'pat-2' }));
    const file = newFile();
    await store.handoff.begin(orderTo(file, [personId]));
    while (!(await store.handoff.write()).isEnded);
    expect(await lookAt(memoryStore().store, file)).toMatchObject({ people: [{ records: 2 }] });
  });

  it('says that the folder is gone, and leaves none', async () => {
    const { store } = openHere();
    const gone = path.join(makeFolder(), 'gone', 'a.claimfolio');
    const failed = await store.handoff.begin(orderTo(gone)).catch(toFailure);
    expect(failed).toMatchObject({ code: 'statement/write-failed' });
    expect(existsSync(path.dirname(gone))).toBe(false);
  });

  const ofDisk = (code: string) => Object.assign(new Error(code), { code, syscall: 'write' });
  it.each<[string, Error, string]>([
    ['a full disk', ofDisk('ENOSPC'), 'store/full'],
    ['a disk that fails', ofDisk('EIO'), 'statement/write-failed'],
    ['a fault of ours', new TypeError('x is not a function'), 'internal'],
  ])('says what stopped it: %s; the file goes', async (_, fault, code) => {
    const { db } = openHere();
    const connections = new Connections(db);
    const saveWritten = () => {
      throw fault;
    };
    const archive = new Archive({ db, connections, subjects: [], onReaderFault: () => undefined });
    const handoff = handoffOperations({ db, connections, archive, saveWritten } as never);
    const file = newFile();
    await handoff.begin(orderTo(file));
    await expect(handoff.write()).rejects.toThrow(failing(code));
    expect(readdirSync(path.dirname(file))).toEqual([]);
    await expect(handoff.write()).rejects.toThrow(failing('store/not-found'));
  });
});

describe('opening a copy', () => {
  it('has nothing to look at before, and nothing after a problem', async () => {
    const { store } = memoryStore();
    await expect(store.handoff.look()).rejects.toThrow(failing('store/not-found'));
    expect(await store.handoff.open(path.join(makeFolder(), 'gone'), passphrase)).toBe('not-found');
    await expect(store.handoff.look()).rejects.toThrow(failing('store/not-found'));
    expect(await lookAt(store, await craft([record({ resourceType: 'Basic' })]))).toBe('damaged');
    await expect(store.handoff.look()).rejects.toThrow(failing('store/not-found'));
    expect(await lookAt(store, await craft([plan]))).toMatchObject({ people: [{ records: 0 }] });
  });

  it('says that a file changed between looking and bringing in', async () => {
    const { store } = memoryStore();
    const file = await craft([plan, record({ resourceType: 'Basic', id: 'a', note: 'x'.repeat(200_000) })]);
    await lookAt(store, file);
    store.handoff.bringIn({ people: [{ place: 0, personId: null }] }, madeAt);
    truncateSync(file, 100_000);
    await expect(store.handoff.store()).rejects.toThrow(failing('import/copy-unreadable'));
    await store.handoff.close();
    expect(store.people.list()).toEqual([]);
  });

  it('says of the database what it says of itself', async () => {
    const { db, store } = memoryStore();
    await lookAt(store, await craft([plan], headOf([person])));
    store.handoff.bringIn({ people: [{ place: 0, personId: null }] }, madeAt);
    db.exec(
      `CREATE TEMP TRIGGER none BEFORE INSERT ON main.connection BEGIN SELECT RAISE(ABORT, 'no more'); END`,
    );
    await expect(store.handoff.store()).rejects.toThrow('no more');
    await store.handoff.close();
    expect(store.people.list()).toEqual([]);
  });
});
