/** Whether tables are still those that the schema makes: a column, index or trigger of somebody else's can hide rows. */
import Database from 'better-sqlite3-multiple-ciphers';
import type { Db } from './database.ts';
import { migrate } from './schema.ts';

/** The access log, and what may act on it from any other table. */
const select = `
SELECT type, name, tbl_name, sql FROM sqlite_schema
WHERE tbl_name = 'access_log' OR type IN ('trigger', 'view')
ORDER BY type, name`;

/** True when the access log's table is as the schema makes it, nothing acts on it, and its indexes hold what it holds. */
export function isSchemaOwn(db: Db): boolean {
  const made = new Database(':memory:');
  try {
    migrate(made);
    const isSame = JSON.stringify(db.prepare(select).all()) === JSON.stringify(made.prepare(select).all());
    return isSame && db.pragma("integrity_check('access_log')", { simple: true }) === 'ok';
  } finally {
    made.close();
  }
}
