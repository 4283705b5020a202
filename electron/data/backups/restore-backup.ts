/** Puts a copy in the place of the records. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { StoreError } from '../../errors.ts';
import { copyPatientlyNow, removePatientlyNow, renamePatientlyNow } from '../../files/patient-files.ts';
import { type Db, openEncrypted } from '../database/database.ts';
import { syncFolderNow } from '../database/durable-file.ts';
import { toStoreError } from '../database/faults.ts';
import { damagedPath, databasePath, restoringPath } from '../database/files.ts';
import { backupPath, listBackups } from './backup-files.ts';

type LogRow = { id: number; salt: string | null; entry: string | null; digest: string; chain: string };

/**
 * Makes a copy ready beside the records: opened with their key, looked at whole, brought to today's schema, and with
 * the access log as it stands now, which nobody can turn back. `present` is `null` where the records do not open.
 *
 * @throws {StoreError} store/copy-unusable for a copy that is cut off, changed or of another key, store/newer and
 * store/older for one of a version that this one does not read, store/not-found; what the database and the disk throw. Nothing is changed then.
 */
export function prepareRestore(folder: string, key: string, id: string, present: Db | null): void {
  if (!listBackups(folder).some((one) => one.id === id))
    throw new StoreError('store/not-found', 'There is no such copy.');
  dropRestore(folder);
  try {
    copyPatientlyNow(backupPath(folder, id), restoringPath(folder));
    const db = openEncrypted(new Database(restoringPath(folder)), key);
    try {
      if (db.pragma('quick_check', { simple: true }) !== 'ok')
        throw new StoreError('store/corrupt', 'The copy is damaged.');
      if (present !== null) carryLog(present, db);
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  } catch (error) {
    dropRestore(folder);
    const fault = toStoreError(error);
    // It is the copy that is damaged, not the records.
    throw fault.code === 'store/corrupt'
      ? new StoreError('store/copy-unusable', 'The copy does not open.', { cause: error })
      : fault;
  }
}

/** Takes away what was made ready, and what a stop left of it. */
export function dropRestore(folder: string): void {
  for (const end of ['', '-wal', '-shm']) removePatientlyNow(restoringPath(folder) + end);
}

/**
 * Puts what was made ready in the place of the records, which must be closed. `isDamaged`: they do not open, and are kept
 * among the copies, for somebody who may know a way. Until the last step, which the disk does whole or not at all, they
 * stay in their place.
 */
export function finishRestore(folder: string, isDamaged: boolean): void {
  const place = databasePath(folder);
  if (isDamaged && existsSync(place)) copyPatientlyNow(place, damagedPath(folder));
  for (const file of [`${place}-wal`, `${place}-shm`]) removePatientlyNow(file);
  renamePatientlyNow(restoringPath(folder), place);
  syncFolderNow(folder);
}

function carryLog(from: Db, to: Db): void {
  const rows = from
    .prepare<[], LogRow>('SELECT id, salt, entry, digest, chain FROM access_log ORDER BY id')
    .all();
  const add = to.prepare(
    'INSERT INTO access_log (id, salt, entry, digest, chain) VALUES (@id, @salt, @entry, @digest, @chain)',
  );
  to.transaction(() => {
    to.exec('DELETE FROM access_log');
    for (const row of rows) add.run(row);
  })();
}
