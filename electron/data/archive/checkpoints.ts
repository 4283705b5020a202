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

/** What decides how a list has ended, as far as whoever downloads it knows. */
export type ListEnd = {
  /** How many of its records were here before. */
  known: number;
  /** How many the plan says there are. */
  total: number | null;
  /** The plan said that something went wrong while it made the list. */
  isFaulty: boolean;
  /** Lists that brought less than half of what is here have been coming for so long that the plan is believed. */
  isShortForLong: boolean;
};

/** What a page of a list brought: see {@link SyncCheckpoint}. */
export type PageCount = { matches: number; sent: number };

/**
 * The checkpoint with what the page brought. `end`: of the last page. Only a `full` pass shows what the plan removed, but
 * a failing plan may answer with an empty or truncated list. A pass that brought less than half of what is stored is
 * therefore saved as `changes`, so that the next sync asks for everything again, until the plan has said the same for a
 * month. One that brought less than the plan's own total is saved as `first`. A pass over everything in which the plan
 * says that something went wrong is saved as `changes`, too: what it left out is asked for by the next check.
 */
export function countPage(before: SyncCheckpoint, page: PageCount, end: ListEnd | null): SyncCheckpoint {
  const matches = (before.matches ?? 0) + page.matches;
  const sent = (before.sent ?? before.matches ?? 0) + page.sent;
  const counted = { ...before, matches, sent };
  if (end === null) return counted;
  if (end.isFaulty && counted.mode !== 'changes') {
    const { fullAt: _, ...pass } = counted;
    return { ...pass, mode: 'changes' };
  }
  if (counted.mode !== 'full') return counted;
  const { fullAt, shortSince = counted.startedAt, ...pass } = counted;
  const isShort = matches * 2 < end.known;
  if (isShort && !end.isShortForLong) return { ...pass, mode: 'changes', shortSince };
  const last = fullAt === undefined ? pass : { ...pass, fullAt };
  if (sent < (end.total ?? 0)) return { ...last, mode: 'first' };
  return isShort ? { ...last, shortSince } : last;
}
