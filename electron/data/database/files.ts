import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeAllPatientlyNow, removePatientlyNow } from '../../files/patient-files.ts';

const databaseName = 'records.db';
const keyName = 'records.key';

/** Where the database of a data folder is. */
export function databasePath(folder: string): string {
  return join(folder, databaseName);
}

/** Where the sealed key of a data folder is. */
export function keyPath(folder: string): string {
  return join(folder, keyName);
}

/** Where the key lies that is wrapped with the recovery code. */
export function recoveryPath(folder: string): string {
  return join(folder, 'records.recovery');
}

/** Lies there while nobody knows yet whether the key store outlasts the start that made the records. */
export function firstStartPath(folder: string): string {
  return join(folder, 'records.first-start');
}

/** Where the entries of the access log are counted. */
export function logHeadPath(folder: string): string {
  return join(folder, 'records.log-head');
}

/** Where the copies lie that the app makes by itself. */
export function backupFolder(folder: string): string {
  return join(folder, 'records.backups');
}

/** Where a restore keeps records that were damaged. */
export function damagedPath(folder: string): string {
  return join(backupFolder(folder), 'damaged');
}

/** Records under a new key, on their way into place. */
export function nextFolder(folder: string): string {
  return join(folder, 'records.next');
}

/** A copy on its way into the place of the records. */
export function restoringPath(folder: string): string {
  return join(folder, 'records.restoring');
}

/** The records as they were, while an update changes them. */
export function updatingPath(folder: string): string {
  return join(folder, 'records.updating');
}

/**
 * Deletes everything of the records: database, its copies, log, index, keys, and what a crash left of them. The keys go first:
 * without them, remains of the database say nothing.
 */
export function deleteRecordFiles(folder: string): void {
  if (!existsSync(folder)) return;
  for (const path of [keyPath(folder), recoveryPath(folder)]) removePatientlyNow(path);
  const last = firstStartPath(folder);
  const files = readdirSync(folder)
    .filter((name) => name.startsWith('records.'))
    .map((name) => join(folder, name));
  // Cut off in the middle, it is begun again while the mark of a first start is there.
  for (const file of [...files.filter((one) => one !== last), last]) removeAllPatientlyNow(file);
}
