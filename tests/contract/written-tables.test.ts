/** No table is forgotten: each is in the file of what a person wrote, or says why it is not. */
import { expect, it } from 'vitest';
import { openDatabase } from '../../electron/data/database/database.ts';
import { personsOwn } from '../../electron/data/database/persons-own.ts';
import { notSaved, writtenTables } from '../../electron/data/written/registry.ts';

function listTables(): string[] {
  const db = openDatabase({ kind: 'memory' });
  try {
    const names = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .pluck()
      .all();
    // Full-text search keeps its words in tables of its own.
    return names.filter((name) => !/^claim_text_/.test(name));
  } finally {
    db.close();
  }
}

it('every table of the database is in the file, or has a reason why it is not, and none is in both', () => {
  const saved = writtenTables.map(({ kind }) => kind as string);
  const told = [...saved, ...Object.keys(notSaved)];
  expect(told.toSorted()).toEqual([...new Set(told)].toSorted());
  expect(told.toSorted()).toEqual(listTables().toSorted());
});

it('of the tables that hold what people wrote, only what the app told is not in the file', () => {
  const own = [...personsOwn.matchAll(/CREATE TABLE (\w+)/g)].map(([, name = '']) => name);
  const saved = new Set<string>(writtenTables.map(({ kind }) => kind));
  expect(own.filter((name) => !saved.has(name))).toEqual(['last_look', 'bill_verdict']);
});
