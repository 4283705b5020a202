import { isBelievable } from '../../archive/resource-table.ts';
import type { EndedPass } from '../../archive/subject.ts';
import type { Db } from '../../database/database.ts';

/** After a full pass: claims that the plan no longer sends are kept and marked. The number of them. */
export function markRemoved(db: Db, { connection, checkpoints, seenAt }: EndedPass): number {
  const pass = checkpoints.find(
    ({ resourceType, mode, done }) => resourceType === 'ExplanationOfBenefit' && mode === 'full' && done,
  );
  if (pass === undefined) return 0;
  const here = db
    .prepare<[string], { key: number; seenIn: string }>(
      `SELECT key, seen_in AS seenIn FROM resource WHERE connection_id = ? AND type = 'ExplanationOfBenefit'
         AND removed_at IS NULL`,
    )
    .all(connection.id);
  const gone = here.filter(({ seenIn }) => seenIn !== pass.startedAt);
  if (pass.shortSince === undefined && !isBelievable(gone.length, here.length)) return 0;
  const mark = db.prepare('UPDATE resource SET removed_at = ? WHERE key = ?');
  const tell = db.prepare(
    "INSERT INTO claim_history (key, seen_at, what, changes) VALUES (?, ?, 'removed-by-plan', '[]')",
  );
  for (const { key } of gone) {
    mark.run(seenAt, key);
    tell.run(key, seenAt);
  }
  return gone.length;
}
