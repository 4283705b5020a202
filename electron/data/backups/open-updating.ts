/**
 * Opens the records, and brings those of an older version to today's schema behind a copy. While `records.updating` lies
 * beside them, an update is under way: whatever ends it, the records come back as they were, and the next start begins
 * again. Once it is done, the copy is one of those that the app makes by itself.
 */
import { existsSync } from 'node:fs';
import { AppError, StoreError } from '../../errors.ts';
import { removePatientlyNow, renamePatientlyNow } from '../../files/patient-files.ts';
import { type Db, openDatabase, type Storage } from '../database/database.ts';
import { syncFolderNow } from '../database/durable-file.ts';
import { databasePath, updatingPath } from '../database/files.ts';
import { steps } from '../database/schema.ts';
import { keepAsBackup, writeCopy } from './backup-files.ts';

/** Thrown ahead of the first step: an earlier start was cut off among these. */
class CutOff extends Error {}

/**
 * As `openDatabase`. `at`: ISO instant of now.
 *
 * @throws {StoreError} store/not-updated where a step cannot be taken: the records are as they were
 */
export function openUpdating(storage: Storage, at: string, all: readonly string[] = steps): Db {
  if (storage.kind === 'memory') return openDatabase(storage);
  const { folder } = storage;
  const copy = updatingPath(folder);
  const part = `${copy}.part`;
  const wasUpdating = existsSync(copy);
  let isUpdating = false;
  const before = (found: Db) => {
    if (wasUpdating) throw new CutOff();
    writeCopy(found, part, copy);
    isUpdating = true;
  };
  removePatientlyNow(part);
  let db: Db;
  try {
    db = openDatabase(storage, { all, before });
  } catch (error) {
    if (isUpdating) {
      putBack(folder);
      throw isOfStep(error) ? new StoreError('store/not-updated', 'A step failed.', { cause: error }) : error;
    }
    if (!wasUpdating || !isLeftover(error)) throw error;
    putBack(folder);
    return openUpdating(storage, at, all);
  }
  if (wasUpdating || isUpdating) keepCopy(db, folder, at);
  return db;
}

/** The database must be closed. What its log holds belongs to what goes. */
function putBack(folder: string): void {
  const place = databasePath(folder);
  for (const end of ['-wal', '-shm']) removePatientlyNow(place + end);
  renamePatientlyNow(updatingPath(folder), place);
  syncFolderNow(folder);
}

/** It must not stay as what an update left: by then the records are newer than it. */
function keepCopy(db: Db, folder: string, at: string): void {
  try {
    try {
      keepAsBackup(updatingPath(folder), folder, at);
    } catch {
      removePatientlyNow(updatingPath(folder));
    }
    syncFolderNow(folder);
  } catch (error) {
    db.close();
    throw error;
  }
}

function isLeftover(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  return error.cause instanceof CutOff || error.code === 'store/corrupt';
}

/** Neither the disk nor damage that was there before. */
function isOfStep(error: unknown): boolean {
  if (!(error instanceof AppError)) return true;
  return error.code === 'internal' || (error.code === 'store/write-failed' && !error.retryable);
}
