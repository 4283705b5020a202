import type { Db } from '../database/database.ts';
import type { SyncCheckpoint } from '../worker/operations.ts';

/** Where the connection's downloads stand. */
export function checkpointsOf(db: Db, connectionId: string): SyncCheckpoint[] {
  return db
    .prepare<[string], { checkpoint: string }>(
      'SELECT checkpoint FROM sync_checkpoint WHERE connection_id = ? ORDER BY resource_type',
    )
    .all(connectionId)
    .map(({ checkpoint }) => JSON.parse(checkpoint) as SyncCheckpoint);
}

/** Keeps where the download of one type stands. */
export function saveCheckpoint(db: Db, checkpoint: SyncCheckpoint): void {
  db.prepare(
    'INSERT OR REPLACE INTO sync_checkpoint (connection_id, resource_type, checkpoint) VALUES (?, ?, ?)',
  ).run(checkpoint.connectionId, checkpoint.resourceType, JSON.stringify(checkpoint));
}
