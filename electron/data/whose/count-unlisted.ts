/** Records that are kept as they came, and that no list shows: the plan's own mistakes, and what no reader here knows. */

import { isReferenceable } from '../archive/referenceable-types.ts';
import type { TypeCounts } from '../archive/whose/aside-table.ts';
import { impersonalTypes } from '../archive/whose/judge-owner.ts';
import type { Db } from '../database/database.ts';
import type { Resource } from '../fhir/resource.ts';
import { isEnteredInError } from '../health/read/doubts.ts';

/** Most records do not have the word anywhere, and need not be parsed. */
const marked = /entered.in.error/i;

/** Types that are no records of their own besides those that others refer to by name: what they say stands beside others. */
const besideOthers = new Set(['Provenance', 'Binary']);

/**
 * How many of each FHIR type a connection has that no list shows. `inError`: the plan itself marks them as sent by
 * mistake. `notListed`: of another kind or version than those that are listed; what broke a reader is told elsewhere.
 */
export type Unlisted = { inError: TypeCounts; notListed: TypeCounts };

export function countUnlisted(db: Db, connectionId: string): Unlisted {
  const rows = db
    .prepare<[string], { type: string; json: string }>(
      `SELECT type, json FROM resource JOIN resource_json USING (key)
       WHERE resource.connection_id = ?
         AND NOT EXISTS (SELECT 1 FROM record WHERE record.key = resource.key)
         AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.key = resource.key)
         AND NOT EXISTS (SELECT 1 FROM unreadable WHERE unreadable.key = resource.key)`,
    )
    .iterate(connectionId);
  const unlisted: Unlisted = { inError: {}, notListed: {} };
  for (const { type, json } of rows) {
    const isInError = marked.test(json) && isEnteredInError(JSON.parse(json) as Resource);
    if (!isInError && isBesideOthers(type)) continue;
    const counts = unlisted[isInError ? 'inError' : 'notListed'];
    counts[type] = (counts[type] ?? 0) + 1;
  }
  return unlisted;
}

function isBesideOthers(type: string): boolean {
  return isReferenceable(type) || impersonalTypes.has(type) || besideOthers.has(type);
}
