import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/data/store/database.ts';
import { migrate, migrations } from '../../../electron/data/store/migrations.ts';

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
    expect(() => migrate(db)).toThrow(expect.objectContaining({ code: 'store/corrupt' }));
  });
});
