import { healthTypes } from '#shared/model/health/health-kinds';
import type { SyncCheckpoint } from '../../archive/checkpoints.ts';
import { isBelievable } from '../../archive/resource-table.ts';
import type { EndedPass } from '../../archive/subject.ts';
import type { Db } from '../../database/database.ts';
import { codingsOf, listAt, type Resource, textAt } from '../../fhir/resource.ts';

/**
 * After a pass over everything of a type: records that the plan no longer sends are kept and marked. A type that is
 * downloaded category by category is complete when each category has ended once; what is older than all of them is
 * gone. The plan was not asked for records of other categories, or refused them, so nothing is known of those.
 */
export function markRemoved(db: Db, { connection, checkpoints, seenAt }: EndedPass): void {
  const connectionId = connection.id;
  const mark = db.prepare('UPDATE resource SET removed_at = ? WHERE key = ?');
  for (const type of healthTypes) {
    const asked = checkpoints.filter(
      ({ resourceType, pages }) => resourceType.split('|')[0] === type && pages > 0,
    );
    // Where the whole type is searched again, its categories are no longer.
    const whole = asked.find(({ resourceType }) => resourceType === type);
    const passes = whole === undefined ? asked : [whole];
    const isNews = passes.some((pass) => isWhole(pass) && pass.fullAt !== pass.startedAt);
    const begun = passes.map((pass) => (isWhole(pass) ? pass.startedAt : pass.fullAt));
    const known = begun.filter((at) => at !== undefined).sort();
    const earliest = known.length === begun.length ? known[0] : undefined;
    if (!isNews || earliest === undefined) continue;
    const parts = passes.flatMap(({ resourceType }) => resourceType.split('|')[1] ?? []);
    const isAsked = whole !== undefined ? () => true : isOfPart(new Set(parts));
    const gone = listUnseen(db, connectionId, type, earliest).filter(({ json }) => isAsked(json));
    const before = gone.length + countSeen(db, connectionId, type, earliest);
    const isSure = passes.some(({ shortSince }) => shortSince !== undefined);
    if (!isSure && !isBelievable(gone.length, before)) continue;
    for (const { key } of gone) mark.run(seenAt, key);
  }
}

function listUnseen(db: Db, connectionId: string, type: string, at: string) {
  return db
    .prepare<[string, string, string], { key: number; json: string }>(
      `SELECT key, json FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND type = ? AND removed_at IS NULL AND seen_in < ?`,
    )
    .all(connectionId, type, at);
}

function countSeen(db: Db, connectionId: string, type: string, at: string): number {
  return db
    .prepare<[string, string, string]>(
      `SELECT count(*) FROM resource WHERE connection_id = ? AND type = ? AND removed_at IS NULL
         AND seen_in >= ?`,
    )
    .pluck()
    .get(connectionId, type, at) as number;
}

function isOfPart(parts: ReadonlySet<string>): (json: string) => boolean {
  return (json) =>
    listAt(JSON.parse(json) as Resource, 'category').some((category) =>
      codingsOf(category).some((coding) => parts.has(textAt(coding, 'code') ?? '')),
    );
}

function isWhole({ mode, done }: SyncCheckpoint): boolean {
  return mode === 'full' && done;
}
