import type { Db } from './database.ts';

/** Keeps a setting of the records in the place of an earlier one. */
export function saveSetting(db: Db, name: string, value: string): void {
  db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value);
}
