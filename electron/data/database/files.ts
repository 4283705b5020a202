import { rmSync } from 'node:fs';
import { join } from 'node:path';

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

/** Deletes the database, its log, its index and its sealed key. Without the key, remains of the file say nothing. */
export function deleteRecordFiles(folder: string): void {
  const database = databasePath(folder);
  for (const path of [keyPath(folder), database, `${database}-wal`, `${database}-shm`, `${database}-journal`])
    rmSync(path, { force: true });
}
