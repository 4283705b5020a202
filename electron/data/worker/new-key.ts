/**
 * The records under a new key: database, copies, sealed key and recovery file are made whole in a folder beside those
 * that are there. One rename makes them count; what follows is moved into place, by the next start if need be. So at any
 * moment one key opens the records, and no copy under the old key stays.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { StoreError } from '../../errors.ts';
import { removeAllPatientlyNow, removePatientlyNow, renamePatientlyNow } from '../../files/patient-files.ts';
import { backupPath, copyBackup, listBackups } from '../backups/backup-files.ts';
import type { Db } from '../database/database.ts';
import { flushNow, replaceDurablyNow, syncFolderNow } from '../database/durable-file.ts';
import { toStoreError } from '../database/faults.ts';
import {
  backupFolder,
  damagedPath,
  databasePath,
  keyPath,
  nextFolder,
  recoveryPath,
} from '../database/files.ts';

/** `key` and `nextKey`: 64 hexadecimal digits. */
export type NewKey = {
  key: string;
  nextKey: string;
  /** The new key as the key store sealed it. */
  sealedKey: string;
  /** The new key under the recovery code; `null` where there is no code that opens the records. */
  recovery: string | null;
};

const partFolder = (folder: string) => `${nextFolder(folder)}.part`;

/**
 * Makes the records under the new key, which count from then on; `settleNewKey` moves them into place once the database
 * is closed.
 *
 * @throws {StoreError} store/full and the like; then nothing has changed
 */
export function makeNewKey(db: Db, folder: string, next: NewKey): void {
  const part = partFolder(folder);
  const place = (file: string) => path.join(part, path.basename(file));
  try {
    removeAllPatientlyNow(part);
    mkdirSync(part, { mode: 0o700 });
    const copies = listBackups(folder);
    if (copies.length > 0) mkdirSync(place(backupFolder(folder)), { mode: 0o700 });
    for (const { id } of copies)
      copyUnderKey(
        folder,
        id,
        path.join(place(backupFolder(folder)), path.basename(backupPath(folder, id))),
        next,
      );
    const file = place(databasePath(folder));
    db.prepare('VACUUM INTO ?').run(file);
    giveKey(file, next);
    replaceDurablyNow(place(keyPath(folder)), next.sealedKey);
    if (next.recovery !== null) replaceDurablyNow(place(recoveryPath(folder)), next.recovery);
    // A code that does not open the records now opens nothing.
    else removePatientlyNow(recoveryPath(folder));
    syncFolderNow(part);
    renamePatientlyNow(part, nextFolder(folder));
    syncFolderNow(folder);
  } catch (error) {
    // What counts already counts, whatever the disk says after it: nothing more may be written under the old key.
    if (existsSync(nextFolder(folder))) return;
    removeAllPatientlyNow(part);
    throw error;
  }
}

/** True once the key that was sealed so opens the records, in their place or on the way there. */
export function isKeyInUse(folder: string, sealedKey: string): boolean {
  const file = keyPath(folder);
  return existsSync(nextFolder(folder)) || (existsSync(file) && readFileSync(file, 'utf8') === sealedKey);
}

/**
 * Moves records under a new key into place, or takes away what was never whole. Before any file of the records is read,
 * and while the database is closed.
 *
 * @throws {StoreError} store/full, store/read-only and the like; then the next call goes on
 */
export function settleNewKey(folder: string): void {
  try {
    removeAllPatientlyNow(partFolder(folder));
    const next = nextFolder(folder);
    if (!existsSync(next)) return;
    const isIn = (file: string) => existsSync(path.join(next, path.basename(file)));
    const database = databasePath(folder);
    // The database goes last: while it is not in its place, all before it is done again.
    if (isIn(database)) {
      moveBackups(folder, next);
      for (const file of [recoveryPath(folder), keyPath(folder)])
        if (isIn(file)) renamePatientlyNow(path.join(next, path.basename(file)), file);
      for (const end of ['-wal', '-shm']) removePatientlyNow(database + end);
      syncFolderNow(folder);
      renamePatientlyNow(path.join(next, path.basename(database)), database);
    }
    syncFolderNow(folder);
    removeAllPatientlyNow(next);
  } catch (error) {
    throw toStoreError(error);
  }
}

/**
 * Copies under the old key go; those that are made anew come into their place. Damaged records that a restore kept stay:
 * they go along before the others are deleted.
 */
function moveBackups(folder: string, next: string): void {
  const [from, to] = [path.join(next, path.basename(backupFolder(folder))), backupFolder(folder)];
  if (!existsSync(from)) return;
  const damaged = path.basename(damagedPath(folder));
  if (existsSync(damagedPath(folder))) renamePatientlyNow(damagedPath(folder), path.join(from, damaged));
  removeAllPatientlyNow(to);
  renamePatientlyNow(from, to);
}

/** A copy that does not open is no good, with the new key neither: it is left out. */
function copyUnderKey(folder: string, id: string, copy: string, next: NewKey): void {
  copyBackup(folder, id, copy);
  try {
    giveKey(copy, next);
  } catch (error) {
    if (toStoreError(error).code !== 'store/corrupt') throw error;
    removePatientlyNow(copy);
  }
}

/** Writes every page anew, and looks at the whole of it. A file that nobody uses needs no way back. */
function giveKey(file: string, { key, nextKey }: NewKey): void {
  chmodSync(file, 0o600);
  const db = new Database(file);
  try {
    db.pragma("cipher='aegis'");
    db.pragma(`key='raw:${key}'`);
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    db.pragma('journal_mode = DELETE');
    db.pragma(`rekey='raw:${nextKey}'`);
    if (db.pragma('quick_check', { simple: true }) !== 'ok')
      throw new StoreError('store/corrupt', 'A copy under the new key is damaged.');
  } finally {
    db.close();
  }
  flushNow(file);
}
