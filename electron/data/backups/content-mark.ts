/** Tells whether anything changed that a copy is made for. */
import { createHash } from 'node:crypto';
import type { Db } from '../database/database.ts';

/** What is made of other tables, and what the app notes of its own work: alone they are no reason for a copy. */
const leftOut = new Set([
  'access_log',
  'bill_verdict',
  'claim',
  'claim_digest',
  'claim_facts',
  'last_look',
  'provenance_target',
  'record',
  'setting',
  'sync_checkpoint',
  'unreadable',
  'waiting',
]);

/** When a plan was last asked, and for which download a record came, changes with every check. */
const columns: Record<string, string> = {
  connection: "id, person_id, record ->> '$.state', record ->> '$.planName', record -> '$.granted'",
  resource: 'key, connection_id, type, id, removed_at',
  undecided_record: 'connection_id, cause, type, id, json, copied_at',
};

/** A digest of all that plans and files sent and people wrote; the same as long as none of it changes. */
export function markContent(db: Db): string {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'claim_text%' ORDER BY name",
    )
    .pluck()
    .all()
    .filter((name) => !leftOut.has(name));
  const hash = createHash('sha256');
  for (const table of tables) {
    hash.update(`\n${table}\n`);
    const rows = db.prepare<[], Record<string, unknown>>(`SELECT ${columns[table] ?? '*'} FROM "${table}"`);
    for (const row of rows.iterate())
      for (const value of Object.values(row)) {
        hash.update(value instanceof Uint8Array ? value : String(value));
        hash.update('\0');
      }
  }
  return hash.digest('hex');
}
