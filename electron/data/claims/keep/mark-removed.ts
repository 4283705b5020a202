import { isBelievable } from '../../archive/resource-table.ts';
import type { EndedPass } from '../../archive/subject.ts';
import type { Db } from '../../database/database.ts';
import type { Resource } from '../../fhir/resource.ts';

/** After a full pass: claims that the plan no longer sends are kept and marked. The number of them. */
export function markRemoved(db: Db, { connection, checkpoints, seenAt }: EndedPass): number {
  const pass = checkpoints.find(
    ({ resourceType, mode, done }) => resourceType === 'ExplanationOfBenefit' && mode === 'full' && done,
  );
  if (pass === undefined) return 0;
  const here = db
    .prepare<[string], number>(
      `SELECT count(*) FROM resource WHERE connection_id = ? AND type = 'ExplanationOfBenefit' AND removed_at IS NULL`,
    )
    .pluck()
    .get(connection.id) as number;
  const gone = findUnseen(db, connection.id, pass.startedAt);
  if (pass.shortSince === undefined && !isBelievable(gone.length, here)) return 0;
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

/** Ids that the plan gave to claims and requests for approval which a pass that began then has not brought. */
export function listUnseenClaims(db: Db, connectionId: string, startedAt: string): string[] {
  const find = db.prepare<[number], string>('SELECT json FROM resource_json WHERE key = ?').pluck();
  return findUnseen(db, connectionId, startedAt).flatMap(({ key, id }) => {
    const resource = JSON.parse(find.get(key) as unknown as string) as Resource;
    return resource.id === id ? [id] : [];
  });
}

function findUnseen(db: Db, connectionId: string, startedAt: string): { key: number; id: string }[] {
  return db
    .prepare<[string, string], { key: number; id: string }>(
      `SELECT key, id FROM resource WHERE connection_id = ? AND type = 'ExplanationOfBenefit'
         AND removed_at IS NULL AND seen_in <> ?`,
    )
    .all(connectionId, startedAt);
}
