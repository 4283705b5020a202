import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, it } from 'vitest';
import { readingVersion } from '../../../electron/data/archive/reading-version.ts';
import { openDatabase } from '../../../electron/data/database/database.ts';
import { migrate, migrations } from '../../../electron/data/database/migrations.ts';
import { createOperations } from '../../../electron/data/worker/operations.ts';
import { approval, condition, medication, medicine, recordFilter } from '../archive/health-data.ts';
import { eob, filter, newConnection, seenAt, storeAll } from '../archive/records.ts';

const version = (db: ReturnType<typeof openDatabase>) => db.pragma('user_version', { simple: true });

describe('migrations', () => {
  it('bring a new database to the newest version, with strict tables', () => {
    const db = openDatabase({ kind: 'memory' });
    expect(version(db)).toBe(migrations.length);
    const loose = db
      .prepare<[], { name: string }>(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(loose).toEqual([]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it.each(migrations.map((_, index) => index + 1))('run step %i on what the steps before left', (count) => {
    const db = openDatabase({ kind: 'memory' });
    db.exec("INSERT INTO person (id, name) VALUES ('p', 'Rosa')");
    expect(version(db)).toBeGreaterThanOrEqual(count);
    const steps = [...migrations, 'ALTER TABLE person ADD COLUMN note TEXT'];
    migrate(db, steps);
    migrate(db, steps);
    expect(version(db)).toBe(steps.length);
    expect(db.prepare('SELECT id, name, note FROM person').all()).toEqual([
      { id: 'p', name: 'Rosa', note: null },
    ]);
  });

  it.each(migrations.slice(1).map((_, index) => index + 1))(
    'still make the schema of version %i, for a step that has shipped is never edited',
    (count) => {
      const schemaOf = (fill: (db: Database.Database) => unknown) => {
        const db = new Database(':memory:');
        fill(db);
        return db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
      };
      const fixture = new URL(`../../fixtures/schemas/${count}.sql`, import.meta.url);
      expect(schemaOf((db) => migrate(db, migrations.slice(0, count)))).toEqual(
        schemaOf((db) => db.exec(readFileSync(fixture, 'utf8'))),
      );
    },
  );

  it('mark what an earlier version had filed while another record of its id, of the same download, was kept aside', () => {
    const db = new Database(':memory:');
    migrate(db, migrations.slice(0, 13));
    db.exec("INSERT INTO person (id) VALUES ('p')");
    db.exec("INSERT INTO connection (id, person_id, record) VALUES ('k', 'p', '{}')");
    db.exec("INSERT INTO undecided (connection_id, cause) VALUES ('k', 'c')");
    const file = db.prepare(
      "INSERT INTO resource (connection_id, type, id, first_seen, seen_in, mapping) VALUES ('k', 'Claim', ?, '1', '1', 1)",
    );
    const keep = db.prepare(
      "INSERT INTO undecided_record (connection_id, cause, type, id, seen_in, json) VALUES ('k', 'c', 'Claim', ?, ?, '{}')",
    );
    for (const id of ['alone', 'beside', 'newer']) file.run(id);
    keep.run('beside', '1');
    keep.run('newer', '2');
    migrate(db);
    expect(db.prepare('SELECT id FROM resource WHERE has_namesake = 1').pluck().all()).toEqual(['beside']);
  });

  it('leave a database as it was when a step fails', () => {
    const db = openDatabase({ kind: 'memory' });
    const broken = [...migrations, 'CREATE TABLE half (a TEXT) STRICT; SELECT no_such_function()'];
    expect(() => migrate(db, broken)).toThrow('no_such_function');
    expect(version(db)).toBe(migrations.length);
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'").get()).toEqual({ n: 0 });
  });

  it('refuse records of a newer app', () => {
    const db = openDatabase({ kind: 'memory' });
    db.pragma(`user_version = ${migrations.length + 1}`);
    expect(() => migrate(db)).toThrow(expect.objectContaining({ code: 'store/newer' }));
  });
});

/** A database as the first version left it, with these resources in it. */
function firstVersion(resources: readonly { resourceType: string; id: string }[]) {
  const db = new Database(':memory:');
  migrate(db, migrations.slice(0, 1));
  const { personId: _, ...facts } = newConnection();
  db.exec("INSERT INTO person (id, name) VALUES ('p', 'Rosa')");
  db.prepare("INSERT INTO connection (id, person_id, record) VALUES ('k', 'p', ?)").run(
    JSON.stringify(facts),
  );
  db.exec("INSERT INTO setting (name, value) VALUES ('mapping', '1')");
  const insert = db.prepare(
    `INSERT INTO resource (connection_id, type, id, first_seen, seen_in, mapping) VALUES ('k', ?, ?, ?, ?, 1)`,
  );
  const insertJson = db.prepare('INSERT INTO resource_json (key, json) VALUES (?, ?)');
  for (const resource of resources) {
    const { lastInsertRowid } = insert.run(resource.resourceType, resource.id, seenAt, seenAt);
    insertJson.run(Number(lastInsertRowid), JSON.stringify(resource));
  }
  return db;
}

describe('records that the first version kept', () => {
  it('get their rows at the next start, without the plan', () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      condition(`many-${index}`, 'One of many', '2020-01-01'),
    );
    const resources = [
      { ...eob({ id: 'claim', date: '2023-01-01' }), resourceType: 'ExplanationOfBenefit', id: 'claim' },
      approval('pa'),
      condition('c', 'Invented ailment'),
      medication('Inventol 10 mg'),
      medicine('m'),
      ...many,
    ];
    const db = firstVersion(resources);
    migrate(db);
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
    const db = firstVersion([condition('a', 'A'), condition('b', 'B')]);
    migrate(db);
    db.exec("CREATE TRIGGER cut BEFORE INSERT ON record BEGIN SELECT RAISE(ABORT, 'cut off'); END");
    expect(() => createOperations(db)).toThrow('cut off');
    db.exec('DROP TRIGGER cut');
    expect(createOperations(db).health.list({ filter: recordFilter('p'), offset: 0, limit: 9 }).count).toBe(
      2,
    );
  });
});

describe('files that an earlier version put into a plan', () => {
  const lateEob = {
    ...eob({ id: 'forged', billed: 999 }),
    resourceType: 'ExplanationOfBenefit',
    id: 'forged',
  };
  const fileDay = '2026-03-25T00:00:00.000Z';

  /** As version 3 left it: a plan's claim, and one of a file in the same connection. */
  function thirdVersion() {
    const db = firstVersion([
      { ...eob({ id: 'plan' }), resourceType: 'ExplanationOfBenefit', id: 'plan' },
      { resourceType: 'Organization', id: 'org' },
    ]);
    migrate(db, migrations.slice(0, 3));
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO resource (connection_id, type, id, first_seen, seen_in, mapping)
         VALUES ('k', 'ExplanationOfBenefit', 'forged', ?, 'file', 7)`,
      )
      .run(fileDay);
    const key = Number(lastInsertRowid);
    db.prepare('INSERT INTO resource_json (key, json) VALUES (?, ?)').run(key, JSON.stringify(lateEob));
    db.exec("INSERT INTO unread_line (connection_id, digest, why, text) VALUES ('k', 'd', 'not-json', 'x')");
    db.exec("INSERT INTO sync_checkpoint VALUES ('k', 'ExplanationOfBenefit', '{}')");
    return db;
  }

  it('move to a connection of their own, and the plan is asked for everything again', () => {
    const db = thirdVersion();
    migrate(db);
    const store = createOperations(db);
    expect(store.connection.list()).toMatchObject([
      { id: 'k', origin: 'plan', claims: 1 },
      { origin: 'file', state: 'ended', connectedAt: fileDay, lastCheckedAt: fileDay, claims: 1 },
    ]);
    expect(db.prepare('SELECT count(*) AS n FROM sync_checkpoint').get()).toEqual({ n: 0 });
    expect(db.prepare("SELECT count(*) AS n FROM resource WHERE seen_in = 'file'").get()).toEqual({ n: 0 });
    expect(db.prepare("SELECT count(*) AS n FROM unread_line WHERE connection_id = 'k'").get()).toEqual({
      n: 0,
    });
    expect(
      db
        .prepare(
          "SELECT count(*) AS n FROM resource JOIN resource_json USING (key) WHERE type = 'Organization'",
        )
        .get(),
    ).toEqual({ n: 2 });
    expect(db.pragma('foreign_key_check')).toEqual([]);
    storePlan(store);
    const { rows } = store.claims.list({ filter: filter('p'), offset: 0, limit: 9 });
    expect(rows.map(({ billed, notCountedBecause }) => [billed?.cents, notCountedBecause]).sort()).toEqual([
      [20_000, null],
      [20_000, null],
      [99_900, 'from-file'],
    ]);
  });

  /** The plan sends what it has, the claim of the file among it. */
  function storePlan(store: ReturnType<typeof createOperations>) {
    storeAll(store, 'k', [eob({ id: 'plan' }), eob({ id: 'forged' })]);
    store.archive.endPass('k', seenAt);
  }

  it('leave a database without files as it was', () => {
    const db = firstVersion([{ ...eob({ id: 'plan' }), resourceType: 'ExplanationOfBenefit', id: 'plan' }]);
    migrate(db);
    expect(createOperations(db).connection.list()).toMatchObject([{ id: 'k', origin: 'plan' }]);
  });
});
