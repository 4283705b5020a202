import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readingVersion } from '../../../electron/data/archive/reading-version.ts';
import { type Db, openDatabase } from '../../../electron/data/database/database.ts';
import { databasePath } from '../../../electron/data/database/files.ts';
import { packJson } from '../../../electron/data/database/packed-json.ts';
import { firstVersion, migrate, schemaVersion, steps } from '../../../electron/data/database/schema.ts';
import { createOperations } from '../../../electron/data/worker/operations.ts';
import { approval, condition, medication, medicine, recordFilter } from '../archive/health-data.ts';
import { eob, newConnection, seenAt } from '../archive/records.ts';

const version = (db: Db) => db.pragma('user_version', { simple: true });

describe('the schema', () => {
  it('of a new database is the newest, with strict tables', () => {
    const db = openDatabase({ kind: 'memory' });
    expect(version(db)).toBe(schemaVersion);
    const loose = db
      .prepare<[], { name: string }>(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(loose).toEqual([]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('takes one more step, once, on what is there', () => {
    const db = openDatabase({ kind: 'memory' });
    db.exec("INSERT INTO person (id, name) VALUES ('p', 'Rosa')");
    const more = [...steps, 'ALTER TABLE person ADD COLUMN note TEXT'];
    migrate(db, more);
    migrate(db, more);
    expect(version(db)).toBe(schemaVersion + 1);
    expect(db.prepare('SELECT id, name, note FROM person').all()).toEqual([
      { id: 'p', name: 'Rosa', note: null },
    ]);
  });

  it('is as it was when a step fails', () => {
    const db = openDatabase({ kind: 'memory' });
    const broken = [...steps, 'CREATE TABLE half (a TEXT) STRICT; SELECT no_such_function()'];
    expect(() => migrate(db, broken)).toThrow('no_such_function');
    expect(version(db)).toBe(schemaVersion);
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()).toEqual({ n: 0 });
  });
});

describe('records of a version that this one does not read', () => {
  const key = '7c'.repeat(32);

  it.each([
    ['the next one', schemaVersion + 1, 'store/newer'],
    ['a far one', 2_000_000_000, 'store/newer'],
    ['the last before the first release', firstVersion - 1, 'store/older'],
    ['the first of development', 1, 'store/older'],
    ['none, with tables', 0, 'store/older'],
    ['one below zero', -1, 'store/older'],
  ])('are refused and stay as they are, byte for byte: %s', (_, number, code) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-schema-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const storage = { kind: 'file', folder, key, logKey: '' } as const;
    const db = openDatabase(storage);
    db.exec("INSERT INTO person (id, name) VALUES ('p', 'Rosa')");
    db.pragma(`user_version = ${number}`);
    db.close();
    const before = readFileSync(databasePath(folder));
    expect(() => openDatabase(storage)).toThrow(expect.objectContaining({ code }));
    expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
  });
});

/** Today's tables, with these resources in them as an earlier reading left them: nothing is derived from them yet. */
function earlierReading(resources: readonly { resourceType: string; id: string }[]): Db {
  const db = openDatabase({ kind: 'memory' });
  const { personId: _, ...facts } = newConnection();
  db.exec("INSERT INTO person (id, name) VALUES ('p', 'Rosa')");
  db.prepare("INSERT INTO connection (id, person_id, record) VALUES ('k', 'p', ?)").run(
    JSON.stringify(facts),
  );
  db.exec("INSERT INTO setting (name, value) VALUES ('mapping', '1')");
  const insert = db.prepare(
    `INSERT INTO resource (connection_id, type, id, first_seen, seen_in, mapping) VALUES ('k', ?, ?, ?, ?, 1)`,
  );
  const insertJson = db.prepare('INSERT INTO packed_json (key, frame) VALUES (?, ?)');
  for (const resource of resources) {
    const { lastInsertRowid } = insert.run(resource.resourceType, resource.id, seenAt, seenAt);
    insertJson.run(Number(lastInsertRowid), packJson(JSON.stringify(resource)));
  }
  return db;
}

describe('records that an earlier reading kept', () => {
  it('get their rows at the next start, without the plan', () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      condition(`many-${index}`, 'One of many', '2020-01-01'),
    );
    const db = earlierReading([
      { ...eob({ id: 'claim', date: '2023-01-01' }), resourceType: 'ExplanationOfBenefit', id: 'claim' },
      approval('pa'),
      condition('c', 'Invented ailment'),
      medication('Inventol 10 mg'),
      medicine('m'),
      ...many,
    ]);
    const store = createOperations(db);
    const { items, count } = store.timeline.list({ filter: recordFilter('p'), offset: 0, limit: 4 });
    expect(count).toBe(604);
    expect(items.map(({ kind, title }) => [kind, title.text])).toEqual([
      ['approval', 'Invented imaging'],
      ['medicine', 'Inventol 10 mg'],
      ['condition', 'Invented ailment'],
      ['claim', 'Office visit, invented'],
    ]);
    const found = store.health.list({
      filter: recordFilter('p', { text: 'inventol' }),
      offset: 0,
      limit: 10,
    });
    expect(found.count).toBe(1);
    expect(store.archive.listMissingReferences('k')).toEqual(['Practitioner/doc-1']);
    expect(db.prepare("SELECT value FROM setting WHERE name = 'mapping'").get()).toEqual({
      value: String(readingVersion),
    });
  });

  it('get them in the end when a start was cut off in between', () => {
    const db = earlierReading([condition('a', 'A'), condition('b', 'B')]);
    db.exec("CREATE TRIGGER cut BEFORE INSERT ON record BEGIN SELECT RAISE(ABORT, 'cut off'); END");
    expect(() => createOperations(db)).toThrow('cut off');
    db.exec('DROP TRIGGER cut');
    expect(createOperations(db).health.list({ filter: recordFilter('p'), offset: 0, limit: 9 }).count).toBe(
      2,
    );
  });
});
