/** A newer build with one more step opens records that this one made: all of them come along, whatever happens on the way. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listBackups } from '../../../electron/data/backups/backup-files.ts';
import { openUpdating } from '../../../electron/data/backups/open-updating.ts';
import { prepareRestore } from '../../../electron/data/backups/restore-backup.ts';
import type { Db } from '../../../electron/data/database/database.ts';
import { databasePath, updatingPath } from '../../../electron/data/database/files.ts';
import { schemaVersion, steps } from '../../../electron/data/database/schema.ts';
import { createOperations } from '../../../electron/data/worker/operations.ts';
import { eob, newConnection, storeAll } from '../../unit/archive/records.ts';
import type { KillPoint } from '../life/kills/kill-point.ts';
import { nextLine, runChild } from '../sync/killable-child.ts';

const key = 'c0ffee00'.repeat(8);
const at = '2026-04-02T12:00:00.000Z';
const child = path.join(import.meta.dirname, 'updating-child.ts');

/** The schema of the next release, as it might be. */
const nextSteps = [
  ...steps,
  "ALTER TABLE person ADD COLUMN called TEXT; UPDATE person SET called = 'the name'",
];
/** A step that goes on for much longer than it takes to kill it. */
const longStep = `CREATE TABLE much (a TEXT) STRICT;
INSERT INTO much WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
SELECT hex(randomblob(400)) FROM n`;

function storageIn(folder: string) {
  return { kind: 'file', folder, key, logKey: '1'.repeat(64) } as const;
}

/** A profile with claims, as this release keeps it. */
function makeProfile(): { folder: string; held: string } {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-updating-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  const folder = path.join(profile, 'records');
  const db = openUpdating(storageIn(folder), at);
  const store = createOperations(db, undefined, undefined, folder);
  const { connectionId } = store.connection.create(newConnection());
  storeAll(
    store,
    connectionId,
    Array.from({ length: 300 }, (_, index) => eob({ id: `e-${index}`, provider: 'Rainier Family Clinic' })),
  );
  const held = tell(db);
  db.close();
  return { folder, held };
}

/** A digest of every row of every table, without what the next release adds. */
function tell(db: Db): string {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'much' ORDER BY name",
    )
    .pluck()
    .all();
  const rows = tables.map((table) => {
    const all = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all();
    return [table, all.map(({ called: _, ...row }) => JSON.stringify(row)).toSorted()];
  });
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

function versionOf(db: Db): unknown {
  return db.pragma('user_version', { simple: true });
}

/** Kills the newer build where it has written more than a megabyte of its step. */
async function killHalfWay(folder: string, all: readonly string[]): Promise<void> {
  const { process } = runChild(child, [folder, key, JSON.stringify(all)]);
  const ended = once(process, 'exit');
  onTestFinished(() => void process.kill('SIGKILL'));
  const log = `${databasePath(folder)}-wal`;
  const isHalfWay = () => existsSync(updatingPath(folder)) && sizeOf(log) > 1_000_000;
  while (!isHalfWay() && process.exitCode === null) await sleep(5);
  process.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

async function killAt(folder: string, all: readonly string[], point: KillPoint): Promise<void> {
  const { process } = runChild(child, [folder, key, JSON.stringify(all)], point);
  expect(await once(process, 'exit')).toEqual([null, 'SIGKILL']);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function expectUpdated(folder: string, held: string, all = nextSteps): void {
  const db = openUpdating(storageIn(folder), at, all);
  expect(versionOf(db)).toBe(schemaVersion + all.length - steps.length);
  expect(tell(db)).toBe(held);
  expect(db.prepare('SELECT DISTINCT called FROM person').pluck().all()).toEqual(['the name']);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  expect(readdirSync(folder).filter((name) => name.includes('updating'))).toEqual([]);
}

describe('records of this release, opened by the next one', () => {
  it('come along whole; how they were is kept among the copies, encrypted', () => {
    const { folder, held } = makeProfile();
    expectUpdated(folder, held);
    const [copy, ...others] = listBackups(folder);
    expect([copy?.at, others]).toEqual([at, []]);
    const file = path.join(folder, 'records.backups', `${copy?.id}.db`);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes('Rainier')).toBe(false);
    // An update that has nothing to change makes none.
    openUpdating(storageIn(folder), '2026-05-02T12:00:00.000Z', nextSteps).close();
    expect(listBackups(folder)).toHaveLength(1);
  });

  it('killed half-way, the next start begins again, and nothing is lost', { timeout: 60_000 }, async () => {
    const { folder, held } = makeProfile();
    await killHalfWay(folder, [...steps, longStep]);
    expect(existsSync(updatingPath(folder))).toBe(true);
    expectUpdated(folder, held);
  });

  it('killed after the first of two steps, they go back before they go on', { timeout: 60_000 }, async () => {
    const { folder, held } = makeProfile();
    await killHalfWay(folder, [...steps, 'DELETE FROM resource', longStep]);
    expectUpdated(folder, held, [...nextSteps, 'CREATE TABLE much (a TEXT) STRICT']);
  });

  it.each([
    ['before the copy has its name', { call: 'rename', of: 'records.updating', when: 'before' }],
    ['before the first step', { call: 'rename', of: 'records.updating', when: 'after' }],
    ['before the copy is one of the others', { call: 'rename', of: '000Z.db', when: 'before' }],
    ['after the last thing', { call: 'rename', of: '000Z.db', when: 'after' }],
  ] as const)('killed %s, nothing is lost', async (_, point) => {
    const { folder, held } = makeProfile();
    await killAt(folder, nextSteps, point);
    expectUpdated(folder, held);
  });

  it('a step that fails leaves them as they were, for the version before', async () => {
    const { folder, held } = makeProfile();
    const broken = [...steps, 'DELETE FROM person', 'SELECT no_such_function()'];
    const failing = () => openUpdating(storageIn(folder), at, broken);
    expect(failing).toThrow(expect.objectContaining({ code: 'store/not-updated' }));
    const db = openUpdating(storageIn(folder), at);
    expect([versionOf(db), tell(db)]).toEqual([schemaVersion, held]);
    db.close();
    expect(listBackups(folder)).toEqual([]);
  });

  it('are refused by the version before in words, and a copy of before opens there', async () => {
    const { folder, held } = makeProfile();
    expectUpdated(folder, held);
    const { lines } = runChild(child, [folder, key, JSON.stringify(steps)]);
    expect(await nextLine(lines)).toBe('store/newer');
    expectUpdated(folder, held);
    const [copy] = listBackups(folder);
    prepareRestore(folder, key, copy?.id ?? '', null);
  });
});
