/** The access log in a folder: what someone with the database, and without the key of the log, can do unnoticed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createFileSeal } from '../../../electron/data/access-log/log-seal.ts';
import { openDatabase } from '../../../electron/data/database/database.ts';
import { logHeadPath } from '../../../electron/data/database/files.ts';
import { createOperations } from '../../../electron/data/worker/operations.ts';
import { FileCabinet } from '../../support/file-cabinet.ts';
import { MemorySecretBox } from '../../support/memory-ports.ts';
import { startTestApp } from '../../support/test-app.ts';

const sent = { at: '2026-03-20T08:04:00.000Z', host: 'plan.example', method: 'GET', path: '/fhir' } as const;
const reason = { what: 'claims', why: 'check' } as const;

const ownKind = "(entry ->> '$.kind')";
const hidingKind = "(CASE WHEN id = 1 THEN NULL ELSE entry ->> '$.kind' END)";

/** Gives the column `kind` another meaning. */
function rewriteKind(from: string, to: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  return `PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = replace(sql, ${quoted(from)}, ${quoted(to)}) WHERE name = 'access_log';
    PRAGMA writable_schema = RESET;`;
}

describe('the sealed access log', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const key = '7'.repeat(64);
  function open(logKey = '8'.repeat(64), known: number | null = null) {
    const db = openDatabase({ kind: 'file', folder, key, logKey });
    const { accessLog } = createOperations(db, () => {}, createFileSeal(folder, logKey, known));
    const complete = () => accessLog.list({ personId: null, offset: 0, limit: 10 }).complete;
    return { db, accessLog, complete };
  }
  /** What somebody does who can open the database, and not the vault. */
  function tamper(sql: string) {
    const db = openDatabase({ kind: 'file', folder, key, logKey: '' });
    (db as unknown as { unsafeMode(on: boolean): void }).unsafeMode(true);
    db.exec(sql);
    db.close();
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

  it('notices that all is gone, the count too, once the vault knows of a log', () => {
    written(3);
    tamper('DELETE FROM access_log');
    rmSync(logHeadPath(folder));
    const { db, accessLog, complete } = open(undefined, 0);
    expect(complete()).toBe(false);
    accessLog.begin({ ...sent, ...reason });
    accessLog.count();
    expect(complete()).toBe(false);
    db.close();
  });

  it('notices an older count with the tail cut off to it, also after further rows', () => {
    written(3);
    const older = readFileSync(logHeadPath(folder));
    written(5);
    tamper('DELETE FROM access_log WHERE id > 3');
    writeFileSync(logHeadPath(folder), older);
    const { db, accessLog, complete } = open(undefined, 8);
    expect(complete()).toBe(false);
    for (let row = 0; row < 9; row += 1) accessLog.begin({ ...sent, ...reason });
    accessLog.count();
    expect(complete()).toBe(false);
    db.close();
  });

  it.each([
    ['ignores the row', 'BEFORE INSERT ON access_log BEGIN SELECT RAISE(IGNORE); END'],
    ['deletes the row', 'AFTER INSERT ON access_log BEGIN DELETE FROM access_log WHERE id = new.id; END'],
  ])('lets no request go whose row is not kept: a trigger %s', (_, trigger) => {
    written(1);
    tamper(`CREATE TRIGGER hidden ${trigger}`);
    const { db, accessLog, complete } = open();
    expect(() => accessLog.begin({ ...sent, ...reason })).toThrow('The access log does not take an entry.');
    expect(complete()).toBe(false);
    db.close();
  });

  it.each([
    ['left so', ''],
    ['changed back, with what its index holds', rewriteKind(hidingKind, ownKind)],
  ])('notices a column that hides a row, %s', (_, after) => {
    written(2);
    tamper(`${rewriteKind(ownKind, hidingKind)} REINDEX;`);
    if (after !== '') tamper(after);
    const { db, complete, accessLog } = open();
    expect(accessLog.list({ personId: null, offset: 0, limit: 10 }).rows.length).toBeLessThan(2);
    expect(complete()).toBe(false);
    db.close();
  });
});

it('the vault knows at each close how long the log is, so that an older count put back shows at the next start', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const start = async () => {
    const ports = { vault: new FileCabinet(folder, 'vault'), settings: new FileCabinet(folder, 'settings') };
    const fetch = async () => ({ status: 404, headers: {}, body: new Uint8Array() });
    const test = await startTestApp({ visit() {}, folder, ports, fetch });
    const list = () => test.ask('accessLog.list', { personId: null, offset: 0, limit: 10 });
    const ask = () => test.send('plans.offer', { plan: { address: 'https://plan.example.com/fhir' } });
    return { ask, list, end: () => test.app.dispose() };
  };
  const records = path.join(folder, 'records');
  const first = await start();
  await first.ask();
  await first.end();
  const older = readFileSync(logHeadPath(records));
  const { count } = JSON.parse(older.toString()) as { count: number };
  const second = await start();
  await second.ask();
  expect(await second.list()).toMatchObject({ complete: true });
  await second.end();
  const { text } = await new MemorySecretBox().open(readFileSync(path.join(records, 'records.key'), 'utf8'));
  const db = openDatabase({ kind: 'file', folder: records, key: text, logKey: '' });
  db.prepare('DELETE FROM access_log WHERE id > ?').run(count);
  db.close();
  writeFileSync(logHeadPath(records), older);
  const third = await start();
  expect(await third.list()).toMatchObject({ complete: false });
  await third.end();
});
