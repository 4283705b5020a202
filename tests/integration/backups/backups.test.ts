/** The copies that the app makes by itself, over real encrypted databases on a real disk. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBackupKeeper } from '../../../electron/backups/keep-backups.ts';
import { backupPath, listBackups, makeBackup } from '../../../electron/data/backups/backup-files.ts';
import { prepareRestore } from '../../../electron/data/backups/restore-backup.ts';
import { type Db, openDatabase } from '../../../electron/data/database/database.ts';
import { toStoreError } from '../../../electron/data/database/faults.ts';
import { backupFolder } from '../../../electron/data/database/files.ts';
import { firstVersion, schemaVersion } from '../../../electron/data/database/schema.ts';
import type { DataClient } from '../../../electron/data/worker/data-client.ts';
import { createOperations } from '../../../electron/data/worker/operations.ts';
import { StoreError } from '../../../electron/errors.ts';
import { MemoryCabinet, MemoryLog, MemorySecretBox, systemClock } from '../../support/memory-ports.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { eob, filter, newConnection, storeAll } from '../../unit/archive/records.ts';
import { everyone, filesWith } from '../import/opened.ts';

const key = 'c0ffee00'.repeat(8);
const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T12:00:00.000Z`;

function makeProfile(): { folder: string; db: Db } {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-backups-'));
  const folder = path.join(profile, 'records');
  const db = openDatabase({ kind: 'file', folder, key, logKey: '1'.repeat(64) });
  onTestFinished(() => {
    db.close();
    rmSync(profile, { recursive: true, force: true });
  });
  return { folder, db };
}

function keptDays(folder: string): string[] {
  return listBackups(folder).map(({ at }) => at.slice(8, 10));
}

describe('making copies', () => {
  it('keeps the last three days on which something changed, and no plain text', () => {
    const { folder, db } = makeProfile();
    const store = createOperations(db, undefined, undefined, folder);
    expect(store.backups.keep(day(1))).toBe(false);
    const { connectionId } = store.connection.create(newConnection());
    for (const number of [2, 3, 4, 5]) {
      storeAll(store, connectionId, [eob({ id: `e-${number}`, provider: 'Rainier Family Clinic' })]);
      expect(store.backups.keep(day(number))).toBe(true);
      expect(store.backups.keep(day(number))).toBe(false);
    }
    // A check that brought nothing is no reason for another one.
    store.connection.update(connectionId, { lastCheckedAt: day(6) });
    store.accessLog.add({ ...logRow, at: day(6) });
    expect(store.backups.keep(day(6))).toBe(false);
    expect(keptDays(folder)).toEqual(['05', '04', '03']);
    const [newest] = listBackups(folder);
    const bytes = readFileSync(backupPath(folder, newest?.id ?? ''));
    expect(bytes.includes('Rainier Family Clinic')).toBe(false);
    expect(bytes.length).toBe(newest?.bytes);
  });

  it('does not take a check that brought the same open records again for a change', () => {
    const { folder, db } = makeProfile();
    const store = createOperations(db, undefined, undefined, folder);
    const { connectionId } = store.connection.create(newConnection());
    db.prepare("INSERT INTO undecided (connection_id, cause) VALUES (?, '[]')").run(connectionId);
    const bring = (seenIn: string, id: string) =>
      db
        .prepare(
          `INSERT OR REPLACE INTO undecided_record (connection_id, cause, type, id, seen_in, json)
           VALUES (?, '[]', 'Condition', ?, ?, '{}')`,
        )
        .run(connectionId, id, seenIn);
    bring(day(1), 'a');
    expect(store.backups.keep(day(1))).toBe(true);
    bring(day(2), 'a');
    expect(store.backups.keep(day(2))).toBe(false);
    bring(day(3), 'b');
    expect(store.backups.keep(day(3))).toBe(true);
  });

  it('leaves nothing half where the disk takes nothing, and says why', () => {
    const { folder, db } = makeProfile();
    const store = createOperations(db, undefined, undefined, folder);
    store.connection.create(newConnection());
    writeFileSync(backupFolder(folder), 'a file in the place of the folder');
    const keep = () => {
      try {
        return store.backups.keep(day(1));
      } catch (error) {
        return toStoreError(error).code;
      }
    };
    expect(keep()).toBe('store/read-only');
    rmSync(backupFolder(folder));
    expect(keep()).toBe(true);
  });

  it('is told once when the disk is full, and once when there is room again', async () => {
    const told: string[] = [];
    const answers: (() => Promise<boolean>)[] = [];
    const keeper = createBackupKeeper({
      data: { backups: { keep: () => (answers.shift() ?? (async () => true))() } } as unknown as DataClient,
      clock: systemClock,
      log: new MemoryLog(),
      emit: (channel) => told.push(`${channel} ${keeper.problem()}`),
    });
    onTestFinished(() => keeper.close());
    const full = () => Promise.reject(new StoreError('store/full', 'There is no room left on the disk.'));
    answers.push(full, full, async () => false);
    await keeper.keep();
    await keeper.keep();
    await keeper.keep();
    expect(told).toEqual(['data.changed full', 'data.changed null']);
  });

  it('are all gone when a plan is erased, or records that were left out', () => {
    const { folder, db } = makeProfile();
    const store = createOperations(db, undefined, undefined, folder);
    const { connectionId } = store.connection.create(newConnection());
    store.connection.create(newConnection({ patientId: 'pat-2' }));
    store.backups.keep(day(1));
    expect(keptDays(folder)).toEqual(['01']);
    store.connection.erase(connectionId);
    expect(existsSync(backupFolder(folder))).toBe(false);
  });
});

const logRow = {
  at: day(1),
  personId: null,
  connectionId: null,
  host: null,
  what: 'save-csv' as const,
  category: null,
  page: null,
  why: 'you-asked' as const,
  result: 'ok' as const,
  status: null,
  records: null,
  bytes: null,
  method: null,
  path: null,
};

describe('a copy that is no good', () => {
  it.each([
    ['is cut off', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 200_000))],
    [
      'has one bit that flipped, far from its beginning',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.writeUInt8(bytes.readUInt8(bytes.length - 9_000) ^ 1, bytes.length - 9_000);
        writeFileSync(file, bytes);
      },
    ],
    [
      'is of another key',
      (file: string) => {
        const other = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-other-'));
        openDatabase({ kind: 'file', folder: other, key: 'ab'.repeat(32), logKey: '1'.repeat(64) }).close();
        copyFileSync(path.join(other, 'records.db'), file);
        rmSync(other, { recursive: true });
      },
    ],
    ['is no database', (file: string) => writeFileSync(file, 'hello')],
  ])('is refused when it %s, and nothing changes', (_, damage) => {
    const { folder, db } = makeProfile();
    const store = createOperations(db, undefined, undefined, folder);
    store.connection.create(newConnection());
    store.backups.keep(day(1));
    const [{ id } = { id: '' }] = listBackups(folder);
    damage(backupPath(folder, id));
    expect(() => prepareRestore(folder, key, id, db)).toThrow();
    expect(readdirSync(folder).filter((name) => name.startsWith('records.restoring'))).toEqual([]);
    expect(store.people.list()).toHaveLength(1);
  });
});

it.each([
  ['a newer Claimfolio', schemaVersion + 1, 'store/newer'],
  ['a Claimfolio from before the first release', firstVersion - 1, 'store/older'],
])('a copy of %s is refused in words, stays as it is, and nothing else changes', (_, version, code) => {
  const { folder, db } = makeProfile();
  createOperations(db, undefined, undefined, folder).connection.create(newConnection());
  makeBackup(db, folder, day(1));
  const [{ id } = { id: '' }] = listBackups(folder);
  const copy = new Database(backupPath(folder, id));
  copy.pragma("cipher='aegis'");
  copy.pragma(`key='raw:${key}'`);
  copy.pragma(`user_version = ${version}`);
  copy.close();
  const before = readFileSync(backupPath(folder, id));
  expect(() => prepareRestore(folder, key, id, db)).toThrow(expect.objectContaining({ code }));
  expect(readFileSync(backupPath(folder, id)).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('records.restoring'))).toEqual([]);
  expect(db.prepare('SELECT count(*) FROM connection').pluck().get()).toBe(1);
});

describe('through the app', () => {
  const secrets = new MemorySecretBox();

  async function startWithClaim(): Promise<{ test: TestApp; folder: string; start(): Promise<TestApp> }> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-app-'));
    const ports = { secrets, vault: new MemoryCabinet(), settings: new MemoryCabinet() };
    const open: TestApp[] = [];
    const start = async () => {
      const test = await startTestApp({ visit() {}, folder, ports });
      open.push(test);
      return test;
    };
    onTestFinished(async () => {
      for (const test of open) await test.app.dispose().catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    });
    const test = await start();
    await openFile(test, 'a');
    return { test, folder: path.join(folder, 'records'), start };
  }
  async function openFile(test: TestApp, id: string): Promise<void> {
    const offer = await test.ask('files.look', { paths: filesWith({ [`${id}.json`]: eob({ id }) }) });
    await test.ask('files.import', everyone(offer));
  }
  async function countClaims(test: TestApp): Promise<number> {
    const people = await test.ask('people.list', {});
    const counts = await Promise.all(
      people.map(
        async ({ id }) => (await test.ask('claims.list', { filter: filter(id), offset: 0, limit: 10 })).count,
      ),
    );
    return counts.reduce((sum, one) => sum + one, 0);
  }
  /** Has a copy made as one is after a check. */
  async function copyNow(folder: string): Promise<void> {
    const { text } = await secrets.open(readFileSync(path.join(folder, 'records.key'), 'utf8'));
    const db = openDatabase({ kind: 'file', folder, key: text, logKey: '1'.repeat(64) });
    makeBackup(db, folder, new Date().toISOString());
    db.close();
  }

  it('goes back to a copy, keeps how it was, and the access log goes on whole', async () => {
    const { test, folder } = await startWithClaim();
    await copyNow(folder);
    await openFile(test, 'b');
    expect(await countClaims(test)).toBe(2);
    const { backups, folder: told } = await test.ask('backups.get', {});
    expect(told).toBe(backupFolder(folder));
    expect(await test.ask('backups.restore', { id: backups[0]?.id ?? '' })).toEqual({ restored: true });
    expect(test.questions.at(-1)?.message).toMatch(/^Restore the backup from /);
    expect(await countClaims(test)).toBe(1);
    const { rows, complete } = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 10 });
    expect(complete).toBe(true);
    expect(rows.filter(({ what }) => what === 'open-file')).toHaveLength(2);
    const after = (await test.ask('backups.get', {})).backups;
    const before = after.find(({ isBefore }) => isBefore);
    await test.ask('backups.restore', { id: before?.id ?? '' });
    expect(await countClaims(test)).toBe(2);
  });

  it('goes back to a copy when the records are damaged', async () => {
    const { test, folder, start } = await startWithClaim();
    await copyNow(folder);
    await test.app.dispose();
    writeFileSync(path.join(folder, 'records.db'), Buffer.alloc(40_000, 7));
    const next = await start();
    expect((await next.ask('app.info', {})).storage).toBe('unreadable');
    const { backups } = await next.ask('backups.get', {});
    await next.ask('backups.restore', { id: backups[0]?.id ?? '' });
    expect((await next.ask('app.info', {})).storage).toBe('encrypted');
    expect(await countClaims(next)).toBe(1);
    expect(readFileSync(path.join(backupFolder(folder), 'damaged'))[0]).toBe(7);
  });

  it('has none left after everything was erased', async () => {
    const { test, folder } = await startWithClaim();
    await copyNow(folder);
    expect(listBackups(folder)).toHaveLength(1);
    await test.ask('data.eraseAll', {});
    expect(existsSync(backupFolder(folder))).toBe(false);
    expect(test.questions.at(-1)?.detail).toContain('Automatic backups');
  });
});
