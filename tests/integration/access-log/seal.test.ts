/** The access log in a folder: what someone with the database, and without the key of the log, can do unnoticed. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileSeal, createMemorySeal } from '../../../electron/data/access-log/log-seal.ts';
import { openDatabase } from '../../../electron/data/database/database.ts';
import { logHeadPath } from '../../../electron/data/database/files.ts';
import { migrate, migrations } from '../../../electron/data/database/migrations.ts';
import { createOperations } from '../../../electron/data/worker/operations.ts';

const sent = { at: '2026-03-20T08:04:00.000Z', host: 'plan.example', method: 'GET', path: '/fhir' } as const;
const reason = { what: 'claims', why: 'check' } as const;

describe('the sealed access log', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const key = '7'.repeat(64);
  function open(logKey = '8'.repeat(64)) {
    const db = openDatabase({ kind: 'file', folder, key, logKey });
    const { accessLog } = createOperations(db, () => {}, createFileSeal(folder, logKey));
    const complete = () => accessLog.list({ personId: null, offset: 0, limit: 10 }).complete;
    return { db, accessLog, complete };
  }
  function written(rows: number) {
    const { db, accessLog } = open();
    for (let row = 0; row < rows; row += 1) accessLog.begin({ ...sent, ...reason });
    accessLog.count();
    db.close();
  }

  it('is complete after a crash between the rows and their count', () => {
    written(3);
    const { db, accessLog } = open();
    accessLog.begin({ ...sent, ...reason });
    db.close();
    const again = open();
    expect(again.complete()).toBe(true);
    expect(again.accessLog.list({ personId: null, offset: 0, limit: 1 }).rows).toMatchObject([
      { result: 'unknown' },
    ]);
    again.db.close();
  });

  it('notices a tail that was cut at the last count or before, also after further rows', () => {
    written(5);
    const { db, accessLog, complete } = open();
    expect(complete()).toBe(true);
    db.exec('DELETE FROM access_log WHERE id = 5');
    expect(complete()).toBe(false);
    for (let row = 0; row < 4; row += 1) accessLog.begin({ ...sent, ...reason });
    accessLog.count();
    expect(complete()).toBe(false);
    db.close();
  });

  it('notices a chain that was written anew without the key', () => {
    written(3);
    const { db, complete } = open();
    expect(complete()).toBe(true);
    db.exec('DELETE FROM access_log');
    const { accessLog: forger } = createOperations(db);
    for (let row = 0; row < 3; row += 1) forger.begin({ ...sent, ...reason });
    expect(complete()).toBe(false);
    db.close();
  });

  it('notices a count that is gone', () => {
    written(1);
    const again = open();
    expect(again.complete()).toBe(true);
    rmSync(logHeadPath(folder));
    expect(again.complete()).toBe(false);
    again.db.close();
  });

  it('notices a row that was emptied by hand, and a log whose key is another', () => {
    written(2);
    const other = open('9'.repeat(64));
    expect(other.complete()).toBe(false);
    other.db.close();
    const { db, complete } = open();
    expect(complete()).toBe(true);
    db.exec('UPDATE access_log SET salt = NULL, entry = NULL WHERE id = 1');
    expect(complete()).toBe(false);
    db.close();
  });

  it.each([
    ['whole', '', true],
    ['not whole', "UPDATE access_log SET entry = replace(entry, 'plan', 'plum')", false],
  ])('carries the rows of a log without a key on, which was %s, once', (_, tamper, whole) => {
    const db = new Database(':memory:');
    migrate(db, migrations.slice(0, 3));
    db.exec(firstLog);
    db.exec(tamper);
    migrate(db);
    const seal = createMemorySeal();
    const list = () =>
      createOperations(db, () => {}, seal).accessLog.list({ personId: null, offset: 0, limit: 10 });
    const read = list();
    expect(read).toMatchObject({ count: 1, complete: whole, rows: [{ what: 'claims', records: 50 }] });
    expect(list()).toEqual(read);
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'first_access_log'").all()).toEqual([]);
  });
});

/** One row as the first log wrote it. */
const firstLog = `
INSERT INTO access_log (id, host, salt, entry, digest, chain) VALUES (1, 'plan.example', 'ab', '{"at":"2026-03-20T08:04:00.000Z","personId":null,"connectionId":null,"host":"plan.example","what":"claims","category":"claims","page":1,"why":"first-sync","result":"ok","status":200,"records":50,"bytes":1000,"method":"GET","path":"/fhir/ExplanationOfBenefit"}', 'fb19bd3de7f982260efbd258552341fb02ffdd1883ad7215a3c1888b16353434', '9100248ebdbf43a8d8a19b6e8681d57785600a7ed84e48b9a31c090b3782647c');
INSERT INTO setting (name, value) VALUES ('access-log-head', '{"count":1,"chain":"9100248ebdbf43a8d8a19b6e8681d57785600a7ed84e48b9a31c090b3782647c"}');
`;
