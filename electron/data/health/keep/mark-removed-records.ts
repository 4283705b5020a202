import { healthTypes } from '#shared/model/health-kinds';
import { listCheckpoints, type SyncCheckpoint } from '../../archive/checkpoints.ts';
import { filePass } from '../../archive/resource-table.ts';
import type { Db } from '../../database/database.ts';
import { codingsOf, listAt, type Resource, textAt } from '../../fhir/resource.ts';

/**
 * After a pass over everything of a type: records that the plan no longer sends are kept and marked. A type that is
 * downloaded category by category is complete when each category has ended once; what is older than all of them is
 * gone. The plan was not asked for records of other categories, or refused them, so nothing is known of those.
 */
export function markRecordsRemoved(db: Db, connectionId: string, seenAt: string): void {
  const checkpoints = listCheckpoints(db, connectionId);
  const mark = db.prepare('UPDATE resource SET removed_at = ? WHERE key = ?');
  for (const type of healthTypes) {
    const passes = checkpoints.filter(
      ({ resourceType, pages }) => resourceType.split('|')[0] === type && pages > 0,
    );
    const isNews = passes.some((pass) => isWhole(pass) && pass.fullAt !== pass.startedAt);
    const begun = passes.map((pass) => (isWhole(pass) ? pass.startedAt : pass.fullAt));
    const known = begun.filter((at) => at !== undefined).sort();
    const earliest = known.length === begun.length ? known[0] : undefined;
    if (!isNews || earliest === undefined) continue;
    const parts = passes.flatMap(({ resourceType }) => resourceType.split('|')[1] ?? []);
    const isAsked = parts.length < passes.length ? () => true : isOfPart(new Set(parts));
    const gone = unseenSince(db, connectionId, type, earliest).filter(({ json }) => isAsked(json));
    if (!isBelievable(gone.length, gone.length + seenSince(db, connectionId, type, earliest))) continue;
    for (const { key } of gone) mark.run(seenAt, key);
  }
}

function unseenSince(db: Db, connectionId: string, type: string, at: string) {
  return db
    .prepare<[string, string, string], { key: number; json: string }>(
      `SELECT key, json FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND type = ? AND removed_at IS NULL AND seen_in < ?`,
    )
    .all(connectionId, type, at);
}

function seenSince(db: Db, connectionId: string, type: string, at: string): number {
  return db
    .prepare<[string, string, string]>(
      `SELECT count(*) FROM resource WHERE connection_id = ? AND type = ? AND removed_at IS NULL
         AND seen_in >= ? AND seen_in <> '${filePass}'`,
    )
    .pluck()
    .get(connectionId, type, at) as number;
}

/**
 * A plan that has lost more than half of what it sent before is ill rather than tidy: some count right, and send the
 * same few records on each page.
 */
export function isBelievable(gone: number, before: number): boolean {
  return gone * 2 <= before;
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
