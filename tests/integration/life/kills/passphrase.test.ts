/**
 * Killed at any step of a changed passphrase, the records open with one key: that of the passphrase before, or of the
 * next one. The recovery code opens them either way, the app's copies too, and nothing of another key is left.
 */
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3-multiple-ciphers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBackups, makeBackup } from '../../../../electron/data/backups/backup-files.ts';
import { openEncrypted } from '../../../../electron/data/database/database.ts';
import { databasePath, keyPath, recoveryPath } from '../../../../electron/data/database/files.ts';
import { unlockKey } from '../../../../electron/data/worker/lock-wrap.ts';
import { readRecoveryCode, unwrapKey } from '../../../../electron/data/worker/recovery-code.ts';
import { MemorySecretBox } from '../../../support/memory-ports.ts';
import { eob } from '../../../unit/archive/records.ts';
import { nextLine, runChild } from '../../sync/killable-child.ts';
import type { KillPoint } from './kill-point.ts';

const childScript = path.join(import.meta.dirname, 'passphrase-child.ts');
const home = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-passphrase-'));
const before = 'quiet river under a green hill';
const after = 'loud sea below a white rock';
/** Profiles to begin with: without a passphrase, and with one. */
const [open, locked] = [path.join(home, 'open'), path.join(home, 'locked')];
let code = '';
let runs = 0;

const recordsOf = (profile: string) => path.join(profile, 'records');

async function readKey(profile: string, passphrases: readonly string[]): Promise<string> {
  const sealed = readFileSync(keyPath(recordsOf(profile)), 'utf8');
  const { text } = await new MemorySecretBox().open(sealed);
  if (!text.startsWith('lock1:')) return text;
  for (const passphrase of passphrases) {
    const key = await unlockKey(text, passphrase);
    if (key !== null) return key;
  }
  throw new Error('No passphrase opens the key.');
}

function run(profile: string, args: string[], point?: KillPoint) {
  return runChild(childScript, [profile, ...args], point);
}

async function finish<T>(profile: string, args: string[]): Promise<T> {
  const { process, lines } = run(profile, args);
  let last: unknown = null;
  for (let line = await lines.next(); !line.done; line = await lines.next()) last = JSON.parse(line.value);
  if (process.exitCode === null) await once(process, 'exit');
  expect(process.exitCode).toBe(0);
  return last as T;
}

beforeAll(async () => {
  const file = path.join(home, 'claims.ndjson');
  const claims = Array.from({ length: 40 }, (_, at) => JSON.stringify(eob({ id: `c-${at}` })));
  writeFileSync(file, claims.join('\n'));
  ({ code } = await finish<{ code: string }>(open, ['make', '', '', file]));
  const db = openEncrypted(new Database(databasePath(recordsOf(open))), await readKey(open, []));
  makeBackup(db, recordsOf(open), new Date().toISOString());
  db.close();
  cpSync(open, locked, { recursive: true });
  await finish(locked, ['set', '', before]);
}, 120_000);
afterAll(() => rmSync(home, { recursive: true }));

/** A copy of the profile to kill. */
function copyOf(profile: string): string {
  runs += 1;
  const copy = path.join(home, `copy-${runs}`);
  cpSync(profile, copy, { recursive: true });
  return copy;
}

/** The next start, and that all files are of one key. Which passphrase opens the records; empty for none. */
async function expectOneKey(profile: string, [from, to]: [string, string]): Promise<string> {
  const found = await finish<{ opensWith: string }>(profile, ['look', from, to]);
  expect(found).toMatchObject({ storage: 'encrypted', claims: 40 });
  const records = recordsOf(profile);
  const key = await readKey(profile, [from, to]);
  expect(unwrapKey(readFileSync(recoveryPath(records), 'utf8'), readRecoveryCode(code) ?? '')).toBe(key);
  const copies = listBackups(records).map(({ id }) => path.join(records, 'records.backups', `${id}.db`));
  expect(copies).toHaveLength(1);
  for (const file of [databasePath(records), ...copies]) {
    const db = openEncrypted(new Database(file), key);
    expect(
      db.prepare("SELECT count(*) FROM resource WHERE type = 'ExplanationOfBenefit'").pluck().get(),
    ).toBe(40);
    db.close();
  }
  expect(readdirSync(records).filter((name) => /next|part|-wal|\.new/.test(name))).toEqual([]);
  return found.opensWith;
}

const rename = { call: 'rename' } as const;

describe('a passphrase that is changed, killed', () => {
  it.each<[string, KillPoint, 'before' | 'after']>([
    ['between the copies and the records', { call: 'sql', of: 'rekey=', when: 'before', nth: 2 }, 'before'],
    ['after the records got the new key', { call: 'sql', of: 'rekey=', when: 'after', nth: 2 }, 'before'],
    ['before the new key is written', { ...rename, of: 'records.key', when: 'before' }, 'before'],
    ['before all of it counts', { ...rename, of: 'records.next', when: 'before' }, 'before'],
    ['when all of it counts', { ...rename, of: 'records.next', when: 'after' }, 'after'],
    ['when the old copies are gone', { call: 'remove', of: 'records.backups', when: 'after' }, 'after'],
    ['when the new copies are in place', { ...rename, of: 'records.backups', when: 'after' }, 'after'],
    ['when the code is in place', { ...rename, of: 'records.recovery', when: 'after', nth: 2 }, 'after'],
    ['when the key is in place', { ...rename, of: 'records.key', when: 'after', nth: 2 }, 'after'],
    ['when the records are in place', { ...rename, of: 'records.db', when: 'after' }, 'after'],
    ['before the empty folder goes', { call: 'remove', of: 'records.next', when: 'before' }, 'after'],
  ])(
    '%s',
    async (_step, point, which) => {
      const profile = copyOf(locked);
      const { process } = run(profile, ['set', before, after], point);
      expect(await once(process, 'exit')).toEqual([null, 'SIGKILL']);
      expect(await expectOneKey(profile, [before, after])).toBe(which === 'before' ? before : after);
    },
    60_000,
  );
});

describe('a passphrase that is set or taken away, killed', () => {
  it.each<[string, [string, string], KillPoint['when'], string]>([
    ['set, before it counts', ['', after], 'before', ''],
    ['set, when it counts', ['', after], 'after', after],
    ['taken away, before it counts', [before, ''], 'before', before],
    ['taken away, when it counts', [before, ''], 'after', ''],
  ])(
    '%s',
    async (_step, [from, to], when, opensWith) => {
      const profile = copyOf(from === '' ? open : locked);
      const { process } = run(profile, ['set', from, to], { ...rename, of: 'records.next', when });
      expect(await once(process, 'exit')).toEqual([null, 'SIGKILL']);
      expect(await expectOneKey(profile, [from, to])).toBe(opensWith);
    },
    60_000,
  );
});

it('gives the records a key that the one before does not open, and leaves no copy under the old one', async () => {
  const profile = copyOf(locked);
  const old = await readKey(profile, [before]);
  await finish(profile, ['set', before, after]);
  expect(await expectOneKey(profile, [before, after])).toBe(after);
  const records = recordsOf(profile);
  const [copy] = listBackups(records);
  for (const file of [databasePath(records), path.join(records, 'records.backups', `${copy?.id}.db`)])
    expect(() => openEncrypted(new Database(file), old)).toThrow();
}, 60_000);

/** A tenth of all kills of `npm run kills`: each of these makes two keys of a passphrase, which takes seconds. */
const rounds = Math.ceil(Number(process.env['CLAIMFOLIO_KILLS'] ?? 30) / 10);

it(
  `killed ${rounds} times at random moments`,
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const profile = copyOf(locked);
      const { process: child, lines } = run(profile, ['set', before, after]);
      await nextLine(lines);
      // The clock is the point here: making the key takes half a second, the files some more.
      await wait(Math.random() * 1500);
      const exit = child.exitCode === null ? once(child, 'exit') : null;
      child.kill('SIGKILL');
      await exit;
      expect([before, after]).toContain(await expectOneKey(profile, [before, after]));
      rmSync(profile, { recursive: true });
    }
  },
  60_000 + rounds * 20_000,
);
