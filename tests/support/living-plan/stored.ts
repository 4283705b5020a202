/** Looks at the records of a profile from outside: its own key, its own connection, its own questions. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { databasePath, keyPath } from '../../../electron/data/database/files.ts';
import { addJsonView } from '../../../electron/data/database/packed-json.ts';
import { schemaVersion } from '../../../electron/data/database/schema.ts';
import { MemorySecretBox } from '../memory-ports.ts';

export type StoredRow = { type: string; id: string; json: string; isGone: boolean; isFromFile: boolean };

/** Opens the database of a profile to look at; the app may have it open, too. */
export async function lookInto<T>(profile: string, look: (db: Database.Database) => T): Promise<T> {
  const records = path.join(profile, 'records');
  const { text } = await new MemorySecretBox().open(readFileSync(keyPath(records), 'utf8'));
  const db = new Database(databasePath(records));
  try {
    db.pragma("cipher='aegis'");
    db.pragma(`key='raw:${text}'`);
    addJsonView(db);
    return look(db);
  } finally {
    db.close();
  }
}

/** What is wrong with the database as a whole: damage, and rows without what they belong to. */
export function findDamage(db: Database.Database): string[] {
  const count = (sql: string) => db.prepare<[], number>(`SELECT count(*) FROM ${sql}`).pluck().get() ?? 0;
  const integrity = db.pragma('integrity_check', { simple: true });
  // New records that were cut off on the way to today's tables hold nothing yet.
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version < schemaVersion) {
    const isEmpty = version === 0 ? count('sqlite_schema') === 0 : count('resource') === 0;
    return integrity === 'ok' && isEmpty ? [] : [`version ${version}: ${integrity}, empty: ${isEmpty}`];
  }
  const orphans: Record<string, number> = {
    'foreign keys': (db.pragma('foreign_key_check') as unknown[]).length,
    'resources without JSON': count('resource WHERE key NOT IN (SELECT key FROM resource_json)'),
    'JSON without resource': count('resource_json WHERE key NOT IN (SELECT key FROM resource)'),
    'claims without resource': count('claim WHERE key NOT IN (SELECT key FROM resource)'),
    'records without resource': count('record WHERE key NOT IN (SELECT key FROM resource)'),
    'resources that nothing was read of': count(
      `resource WHERE type IN ('ExplanationOfBenefit', 'Condition')
        AND key NOT IN (SELECT key FROM claim UNION ALL SELECT key FROM record UNION ALL SELECT key FROM unreadable)`,
    ),
    'words without claim': count('claim_text WHERE rowid NOT IN (SELECT key FROM claim)'),
    'connections without person': count('connection WHERE person_id NOT IN (SELECT id FROM person)'),
    'people without connection': count('person WHERE id NOT IN (SELECT person_id FROM connection)'),
    'a claim number twice': count(
      `(SELECT 1 FROM resource JOIN resource_json USING (key) WHERE type = 'ExplanationOfBenefit'
        AND seen_in <> 'file' GROUP BY connection_id, id HAVING count(*) > 1)`,
    ),
  };
  const found = Object.entries(orphans).filter(([, number]) => number > 0);
  return [
    ...(integrity === 'ok' ? [] : [String(integrity)]),
    ...found.map(([what, number]) => `${what}: ${number}`),
  ];
}

/** What is stored of one plan, by the host of its connection. */
export function listStored(db: Database.Database, host: string): StoredRow[] {
  return db
    .prepare<[string], Record<'type' | 'id' | 'json', string> & Record<'isGone' | 'isFromFile', number>>(
      `SELECT type, id, json, removed_at IS NOT NULL AS isGone, seen_in = 'file' AS isFromFile
       FROM resource JOIN resource_json USING (key)
       WHERE connection_id IN (SELECT id FROM connection WHERE record ->> 'host' = ? AND record ->> 'origin' = 'plan')
       ORDER BY type, id`,
    )
    .all(host)
    .map((row) => ({ ...row, isGone: row.isGone === 1, isFromFile: row.isFromFile === 1 }));
}
