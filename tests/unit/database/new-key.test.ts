import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { listBackups, makeBackup } from '../../../electron/data/backups/backup-files.ts';
import { openDatabase } from '../../../electron/data/database/database.ts';
import { toStoreError } from '../../../electron/data/database/faults.ts';
import { backupFolder, damagedPath, keyPath, recoveryPath } from '../../../electron/data/database/files.ts';
import { isKeyInUse, makeNewKey, settleNewKey } from '../../../electron/data/worker/new-key.ts';

const [key, nextKey] = ['1a'.repeat(32), '2b'.repeat(32)];
const { renameSync: rename } = fs;
afterEach(() => {
  Object.assign(fs, { renameSync: rename });
  syncBuiltinESMExports();
});

function start() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-new-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const open = (withKey: string) => openDatabase({ kind: 'file', folder, key: withKey, logKey: key });
  const db = open(key);
  db.exec("INSERT INTO setting (name, value) VALUES ('word', 'kept')");
  writeFileSync(keyPath(folder), 'old');
  writeFileSync(recoveryPath(folder), 'old code');
  makeBackup(db, folder, '2026-03-01T00:00:00.000Z');
  const next = { key, nextKey, sealedKey: 'new', recovery: 'new code' };
  const word = (withKey: string) => {
    const opened = open(withKey);
    try {
      return opened.prepare("SELECT value FROM setting WHERE name = 'word'").pluck().get();
    } finally {
      opened.close();
    }
  };
  return { folder, db, next, word };
}

function fail(name: 'renameSync', end: string, code: string): void {
  const work = fs[name] as (...given: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...given: unknown[]) => {
      if (given.some((one) => String(one).endsWith(end))) throw Object.assign(new Error(code), { code });
      return work(...given);
    },
  });
  syncBuiltinESMExports();
}

describe('records under a new key', () => {
  it('open with it alone, with their copies', () => {
    const { folder, db, next, word } = start();
    makeNewKey(db, folder, next);
    db.close();
    settleNewKey(folder);
    expect(word(nextKey)).toBe('kept');
    expect(() => word(key)).toThrow();
    expect([keyPath, recoveryPath].map((place) => readFileSync(place(folder), 'utf8'))).toEqual([
      'new',
      'new code',
    ]);
    expect(listBackups(folder)).toHaveLength(1);
  });

  it('keep among their copies what a restore kept of damaged ones, also where the move is stopped halfway', () => {
    const { folder, db, next, word } = start();
    writeFileSync(damagedPath(folder), 'damaged');
    makeNewKey(db, folder, next);
    db.close();
    fail('renameSync', 'records.key', 'EBUSY');
    expect(() => settleNewKey(folder)).toThrow();
    expect(isKeyInUse(folder, 'new')).toBe(true);
    Object.assign(fs, { renameSync: rename });
    syncBuiltinESMExports();
    settleNewKey(folder);
    expect(word(nextKey)).toBe('kept');
    expect(readFileSync(damagedPath(folder), 'utf8')).toBe('damaged');
    expect(listBackups(folder)).toHaveLength(1);
  });

  it('count once their key is in its place or on the way there, and not before', () => {
    const { folder, db, next } = start();
    expect(isKeyInUse(folder, 'new')).toBe(false);
    makeNewKey(db, folder, next);
    expect(isKeyInUse(folder, 'new')).toBe(true);
    db.close();
    settleNewKey(folder);
    expect([isKeyInUse(folder, 'new'), isKeyInUse(folder, 'other')]).toEqual([true, false]);
  });

  it.each<[string, 'renameSync', string, string, string]>([
    ['the disk is full', 'renameSync', 'records.key', 'ENOSPC', 'store/full'],
    ['the folder can only be read', 'renameSync', 'records.next', 'EROFS', 'store/read-only'],
  ])('are as they were where %s', (_what, call, end, fault, code) => {
    const { folder, db, next, word } = start();
    fail(call, end, fault);
    try {
      makeNewKey(db, folder, next);
      expect.fail();
    } catch (error) {
      expect(toStoreError(error).code).toBe(code);
    }
    db.close();
    settleNewKey(folder);
    expect(word(key)).toBe('kept');
    expect([keyPath, recoveryPath].map((place) => readFileSync(place(folder), 'utf8'))).toEqual([
      'old',
      'old code',
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith('records.next'))).toEqual([]);
  });

  it('that a failing disk keeps from their place get there at the next start', () => {
    const { folder, db, next, word } = start();
    makeNewKey(db, folder, next);
    db.close();
    fail('renameSync', 'records.db', 'EBUSY');
    expect(() => settleNewKey(folder)).toThrow();
    Object.assign(fs, { renameSync: rename });
    syncBuiltinESMExports();
    settleNewKey(folder);
    expect(word(nextKey)).toBe('kept');
  });

  it('leave out a copy that does not open', () => {
    const { folder, db, next } = start();
    writeFileSync(path.join(backupFolder(folder), '20260201T000000000Z.db'), 'no database at all');
    makeNewKey(db, folder, next);
    db.close();
    settleNewKey(folder);
    expect(listBackups(folder).map(({ at }) => at)).toEqual(['2026-03-01T00:00:00.000Z']);
  });
});
