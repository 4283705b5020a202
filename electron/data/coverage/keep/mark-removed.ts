import type { SyncCheckpoint } from '../../archive/checkpoints.ts';
import type { EndedPass } from '../../archive/subject.ts';
import type { Db } from '../../database/database.ts';

/**
 * Marks coverages that the plan no longer sends: neither a whole search for them nor a whole pass over claims, which
 * brings along what claims name, has brought them since. Plans without a search for coverages show no removal.
 */
export function markRemoved(db: Db, { connection, checkpoints, seenAt }: EndedPass): void {
  const begun = ['Coverage', 'ExplanationOfBenefit'].map((type) =>
    findWholePass(checkpoints.find(({ resourceType }) => resourceType === type)),
  );
  const [earliest] = begun.filter((at) => at !== undefined).sort();
  if (earliest === undefined || begun.includes(undefined)) return;
  db.prepare(
    `UPDATE resource SET removed_at = ? WHERE connection_id = ? AND type = 'Coverage'
       AND removed_at IS NULL AND seen_in < ?`,
  ).run(seenAt, connection.id, earliest);
}

/** When the last finished pass over everything began. A pass of no pages asked for nothing. */
function findWholePass(pass: SyncCheckpoint | undefined): string | undefined {
  if (pass === undefined || (pass.resourceType === 'Coverage' && pass.pages === 0)) return undefined;
  return pass.done && pass.mode !== 'changes' ? pass.startedAt : pass.fullAt;
}
