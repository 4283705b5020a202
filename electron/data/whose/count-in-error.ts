/** Records that the plan itself marks as sent by mistake: they are kept as they came, and no list shows them. */

import type { TypeCounts } from '../archive/whose/aside-table.ts';
import type { Db } from '../database/database.ts';
import type { Resource } from '../fhir/resource.ts';
import { isEnteredInError } from '../health/read/doubts.ts';

/** Most records do not have the word anywhere, and need not be parsed. */
const marked = /entered.in.error/i;

/** How many of each FHIR type a connection has. */
export function countInError(db: Db, connectionId: string): TypeCounts {
  const rows = db
    .prepare<[string], { type: string; json: string }>(
      `SELECT type, json FROM resource JOIN resource_json USING (key)
       WHERE resource.connection_id = ?
         AND NOT EXISTS (SELECT 1 FROM record WHERE record.key = resource.key)
         AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.key = resource.key)`,
    )
    .iterate(connectionId);
  const counts: TypeCounts = {};
  for (const { type, json } of rows)
    if (marked.test(json) && isEnteredInError(JSON.parse(json) as Resource))
      counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
