import type { Db } from '../database/database.ts';
import type { SearchForm } from './search-form.ts';

/** Where the download of one resource type stands; committed in the same transaction as the page it belongs to. */
export type SyncCheckpoint = {
  connectionId: string;
  resourceType: string;
  /** `first`: everything; `changes`: since `since`; `full`: everything again, to find what the plan removed. */
  mode: 'first' | 'changes' | 'full';
  /** ISO instant when this pass began, by the plan's clock where known. */
  startedAt: string;
  since: string | null;
  /** How the plan is searched for the type; absent for what is read by id, and in checkpoints that have a `rung`. */
  search?: SearchForm;
  /** Earlier versions numbered the searches; `sync/checkpoints.ts` still reads that. */
  rung?: number;
  /** The next page to ask for; `null` when the pass has ended. */
  nextUrl: string | null;
  pages: number;
  /** Resources of the type in those pages that are about nobody else; absent is 0. */
  matches?: number;
  /** All resources of the type in those pages; absent is as many as `matches`. */
  sent?: number;
  done: boolean;
  /** When the last finished pass over everything began; absent before the first has ended. */
  fullAt?: string;
  /** How many resources that pass brought. */
  fullMatches?: number;
  /** Since when each pass over everything has brought less than half of that; absent when the last one did not. */
  shortSince?: string;
};

/** Where the connection's downloads stand. */
export function listCheckpoints(db: Db, connectionId: string): SyncCheckpoint[] {
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
    `INSERT INTO sync_checkpoint (connection_id, resource_type, checkpoint) VALUES (?, ?, ?)
     ON CONFLICT (connection_id, resource_type) DO UPDATE SET checkpoint = excluded.checkpoint`,
  ).run(checkpoint.connectionId, checkpoint.resourceType, JSON.stringify(checkpoint));
}
