/** What became of everything that plans sent, counted page by page, so that nothing is missing without a word. */
import type { Db } from '../../database/database.ts';

/**
 * `asked`: kept aside and asked about. `apart`: somebody else's, not kept; `reason` says `taken` (another person here) or
 * `not-mine` (an answer). `refused`, `too-large`: a list or a page of it, of which nobody knows how many records it has.
 */
export type Fate = 'filed' | 'asked' | 'apart' | 'unreadable' | 'refused' | 'too-deep' | 'too-large';

/** `type`: a FHIR resource type; empty where it could not be read. */
export type FateCount = { type: string; fate: Fate; reason: string; count: number };

/** `source`: what was asked for, the name of a checkpoint. `pass`: ISO instant of its beginning. */
type FatePlace = { connectionId: string; source: string; pass: string };

/** Forgets what was told of a source, and of what was read by id besides. */
export function forgetFates(db: Db, { connectionId, source }: Omit<FatePlace, 'pass'>): void {
  db.prepare('DELETE FROM fate WHERE connection_id = ? AND source IN (?, ?)').run(
    connectionId,
    source,
    byIdSource(source),
  );
}

/** Forgets what was told of one pass that begins anew. */
export function forgetPassFates(db: Db, { connectionId, source, pass }: FatePlace): void {
  db.prepare('DELETE FROM fate WHERE connection_id = ? AND source = ? AND pass = ?').run(
    connectionId,
    source,
    pass,
  );
}

/** The source of what is read one by one. */
export function byIdSource(source: string): string {
  return `${source}|by-id`;
}

/** Adds to what is counted. Call within the page's transaction. */
export function addFates(db: Db, place: FatePlace, counts: readonly FateCount[]): void {
  const add = db.prepare<[object]>(
    `INSERT INTO fate (connection_id, source, pass, type, fate, reason, count)
     VALUES (@connectionId, @source, @pass, @type, @fate, @reason, @count)
     ON CONFLICT (connection_id, source, pass, type, fate, reason) DO UPDATE SET count = count + @count`,
  );
  for (const summed of sumFates(counts)) if (summed.count > 0) add.run({ ...place, ...summed });
}

/** One count for each type, fate and reason. */
function sumFates(fates: readonly FateCount[]): FateCount[] {
  const sums = new Map<string, FateCount>();
  for (const one of fates) {
    const key = `${one.type}|${one.fate}|${one.reason}`;
    const known = sums.get(key);
    if (known) known.count += one.count;
    else sums.set(key, { ...one });
  }
  return [...sums.values()];
}

/**
 * What a connection's plan sent, added up. Many plans send everything again as what changed, so that of several passes
 * over one source the one with the most counts.
 */
export function listFates(db: Db, connectionId: string): FateCount[] {
  return db
    .prepare<[string], FateCount>(
      `SELECT type, fate, reason, sum(count) AS count FROM (
         SELECT type, fate, reason, max(count) AS count FROM fate WHERE connection_id = ?
         GROUP BY source, type, fate, reason
       ) GROUP BY type, fate, reason ORDER BY type, fate, reason`,
    )
    .all(connectionId);
}
