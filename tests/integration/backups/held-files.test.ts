/** Windows, where another program holds each file for a moment after it was written: copies, going back and erasing all the same. */
import fs, { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { copyBackup, listBackups, makeBackup } from '../../../electron/data/backups/backup-files.ts';
import { openUpdating } from '../../../electron/data/backups/open-updating.ts';
import { finishRestore, prepareRestore } from '../../../electron/data/backups/restore-backup.ts';
import { replaceDurably, replaceDurablyNow } from '../../../electron/data/database/durable-file.ts';
import { createFileCabinet } from '../../../electron/shell/cabinet-files.ts';
import { writeWholeFile } from '../../../electron/shell/write-whole-file.ts';

const key = 'c0ffee00'.repeat(8);
const at = '2026-04-02T12:00:00.000Z';
const { platform } = process;
const { renameSync, rmSync, copyFileSync, openSync } = fs;
const { rename, rm, copyFile } = fsPromises;
const real = { renameSync, rmSync, copyFileSync, openSync };
const realPromises = { rename, rm, copyFile };
type Call = (...given: unknown[]) => unknown;
/** Which calls were refused, and how often in all. */
const refused = new Map<string, number>();
let profile: string;
let folder: string;

/** Each call on each file is refused three times, as by Defender or the search index (isaacs/node-graceful-fs#100). */
function hold<Given extends unknown[], Answer>(name: string, work: (...given: Given) => Answer) {
  const left = new Map<string, number>();
  return (...given: Given): Answer => {
    const file = String(given[0]);
    const tries = left.get(file) ?? 3;
    const isReading = /^open/.test(name) && !/^(?:w|r\+)$/.test(String(given[1]));
    if (!file.startsWith(profile) || isReading || tries === 0) {
      left.delete(file);
      return work(...given);
    }
    left.set(file, tries - 1);
    refused.set(name, (refused.get(name) ?? 0) + 1);
    throw Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM' });
  };
}

// The driver looks for the library of the system that it is told of.
beforeAll(() => void new Database(':memory:').close());
beforeEach(() => {
  profile = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-held-'));
  folder = path.join(profile, 'records');
  refused.clear();
  Object.defineProperty(process, 'platform', { value: 'win32' });
  for (const [name, work] of Object.entries(real)) Object.assign(fs, { [name]: hold(name, work as Call) });
  for (const [name, work] of Object.entries(realPromises)) {
    const held = hold(name, work as Call);
    Object.assign(fsPromises, { [name]: async (...given: unknown[]) => held(...given) });
  }
  syncBuiltinESMExports();
});
afterEach(() => {
  Object.assign(fs, real);
  Object.assign(fsPromises, realPromises);
  syncBuiltinESMExports();
  Object.defineProperty(process, 'platform', { value: platform });
  rmSync(profile, { recursive: true, force: true });
});

it('a copy is made, saved elsewhere, and goes back into its place', () => {
  const db = openUpdating({ kind: 'file', folder, key, logKey: '1'.repeat(64) }, at);
  makeBackup(db, folder, at);
  const [copy] = listBackups(folder);
  const elsewhere = path.join(profile, 'elsewhere.db');
  copyBackup(folder, copy?.id ?? '', elsewhere);
  expect(existsSync(elsewhere)).toBe(true);
  prepareRestore(folder, key, copy?.id ?? '', db);
  db.close();
  finishRestore(folder, true);
  openUpdating({ kind: 'file', folder, key, logKey: '1'.repeat(64) }, at).close();
  expect([...refused.keys()]).toEqual(
    expect.arrayContaining(['renameSync', 'rmSync', 'copyFileSync', 'openSync']),
  );
});

it('keys and counts are written anew, a file is saved over another, and what is erased is gone', async () => {
  const file = path.join(profile, 'records.key');
  for (const text of ['one', 'two']) {
    await replaceDurably(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
  replaceDurablyNow(file, 'three');
  expect(readFileSync(file, 'utf8')).toBe('three');
  const saved = path.join(profile, 'claims.csv');
  for (const text of ['a', 'b']) await writeWholeFile(saved, Buffer.from(text));
  expect(readFileSync(saved, 'utf8')).toBe('b');
  const vault = path.join(profile, 'vault.json');
  for (const end of ['.tmp-1', '.tmp-2']) fs.writeFileSync(vault + end, 'sealed');
  createFileCabinet({ store: {}, get() {}, set() {}, delete() {}, clear() {} }, vault).erase();
  expect(readdirSync(profile).toSorted()).toEqual(['claims.csv', 'records.key']);
  expect([...refused.keys()]).toEqual(expect.arrayContaining(['rename', 'rm', 'renameSync', 'rmSync']));
});
