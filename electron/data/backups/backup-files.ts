/**
 * Copies of the whole database, made by the app itself in a folder beside it: encrypted with its key, so that they open
 * where it opens. `VACUUM INTO` writes one as it stands at one moment, and nothing of what was deleted.
 */
import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Backup, BackupId, keptBackups } from '#shared/model/files/backups';
import {
  copyPatientlyNow,
  removeAllPatientlyNow,
  removePatientlyNow,
  renamePatientlyNow,
} from '../../files/patient-files.ts';
import type { Db } from '../database/database.ts';
import { flushNow, syncFolderNow } from '../database/durable-file.ts';
import { backupFolder, restoringPath } from '../database/files.ts';

const ending = '.db';
const beforeMark = '-before';

export function listBackups(folder: string): Backup[] {
  const place = backupFolder(folder);
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(place)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .filter((id) => BackupId.safeParse(id).success)
    .sort()
    .reverse()
    .map((id) => ({
      id,
      at: readInstant(id),
      bytes: statSync(backupPath(folder, id)).size,
      isBefore: id.endsWith(beforeMark),
    }));
}

/** Where the copy of this id is, whether it is there or not. */
export function backupPath(folder: string, id: string): string {
  return join(backupFolder(folder), BackupId.parse(id) + ending);
}

/** Copies one to another place, for its owner only. */
export function copyBackup(folder: string, id: string, to: string): void {
  copyPatientlyNow(backupPath(folder, id), to);
  chmodSync(to, 0o600);
}

/**
 * Makes a copy that is there whole or not at all, then deletes the oldest that are too many. `at`: ISO instant.
 * `isBefore`: kept apart, one of them.
 *
 * @throws what the database and the disk throw; then there is nothing new
 */
export function makeBackup(db: Db, folder: string, at: string, isBefore = false): void {
  const place = makeBackupFolder(folder);
  const file = backupPath(folder, nameInstant(at) + (isBefore ? beforeMark : ''));
  writeCopy(db, join(place, 'new.part'), file);
  // What is dated later than now was made while the clock was wrong: it must not push out what is made now.
  const isLater = (one: Backup) => Number(one.at > new Date(at).toISOString());
  const all = listBackups(folder).toSorted((a, b) => isLater(a) - isLater(b));
  const old = [
    ...all.filter((one) => !one.isBefore).slice(keptBackups),
    ...all.filter((one) => one.isBefore).slice(1),
  ];
  for (const { id } of old) removeOld(backupPath(folder, id));
}

/** Makes a whole copy of another kind one of these. */
export function keepAsBackup(file: string, folder: string, at: string): void {
  const place = makeBackupFolder(folder);
  renamePatientlyNow(file, backupPath(folder, nameInstant(at)));
  syncFolderNow(place);
}

/** Writes the database anew into `part`, and gives it its name once it is whole. Throws as `makeBackup`. */
export function writeCopy(db: Db, part: string, file: string): void {
  removePatientlyNow(part);
  try {
    db.prepare('VACUUM INTO ?').run(part);
    chmodSync(part, 0o600);
    flushNow(part);
    renamePatientlyNow(part, file);
    syncFolderNow(dirname(file));
  } catch (error) {
    removePatientlyNow(part);
    throw error;
  }
}

function makeBackupFolder(folder: string): string {
  const place = backupFolder(folder);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  return place;
}

/** One that another program holds goes another time: the new copy is made all the same. */
function removeOld(file: string): void {
  try {
    removePatientlyNow(file);
  } catch {
    // Nothing is worse than one copy too many.
  }
}

/** Deletes all of them, and one that was on its way into the place of the records: what is erased must not come back from a copy. */
export function deleteBackups(folder: string): void {
  removeAllPatientlyNow(backupFolder(folder));
  for (const end of ['', '-wal', '-shm']) removePatientlyNow(restoringPath(folder) + end);
}

/** `20260302T100000000Z` of an ISO instant. */
function nameInstant(at: string): string {
  return new Date(at).toISOString().replace(/[-:.]/g, '');
}

function readInstant(id: string): string {
  return id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z.*$/, '$1-$2-$3T$4:$5:$6.$7Z');
}
