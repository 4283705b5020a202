import type { SyncCheckpoint } from '../operations.ts';
import { healthRecordTypes } from '../records/health/read-health-record.ts';
import { checkpointsOf } from './checkpoints.ts';
import type { Db } from './database.ts';

/**
 * After a pass over everything of a type: records that the plan no longer sends are kept and marked. A type that is
 * downloaded in several parts is complete when each part has ended once; what is older than all of them is gone.
 */
export function markRecordsRemoved(db: Db, connectionId: string, seenAt: string): void {
  const checkpoints = checkpointsOf(db, connectionId);
  for (const type of healthRecordTypes) {
    const passes = checkpoints.filter(
      ({ resourceType, pages }) => resourceType.split('|')[0] === type && pages > 0,
    );
    const isNews = passes.some((pass) => isWhole(pass) && pass.fullAt !== pass.startedAt);
    const begun = passes.map((pass) => (isWhole(pass) ? pass.startedAt : pass.fullAt));
    const known = begun.filter((at) => at !== undefined).sort();
    const earliest = known.length === begun.length ? known[0] : undefined;
    if (!isNews || earliest === undefined) continue;
    db.prepare(
      `UPDATE resource SET removed_at = ? WHERE connection_id = ? AND type = ?
         AND removed_at IS NULL AND seen_in < ?`,
    ).run(seenAt, connectionId, type, earliest);
  }
}

function isWhole({ mode, done }: SyncCheckpoint): boolean {
  return mode === 'full' && done;
}
