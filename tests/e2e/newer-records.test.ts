/** Records of a newer Claimfolio, opened by this one: words in the window, nothing erased, and the copies stay. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { afterAll, expect, test } from 'vitest';
import { backupFolder, databasePath, keyPath } from '../../electron/data/database/files.ts';
import { schemaVersion } from '../../electron/data/database/schema.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { Profile } from './support.ts';

const profile = new Profile();
afterAll(() => profile.remove());

const records = path.join(profile.folder, 'records');
const copies = backupFolder(records);

/** The database and every copy of it, by name. */
function digestAll(): Record<string, string> {
  const files = [databasePath(records), ...readdirSync(copies).map((name) => path.join(copies, name))];
  return Object.fromEntries(
    files.map((file) => [path.basename(file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}

/** Makes the records those of a Claimfolio with that schema. */
function changeVersion(key: string, version: number): void {
  const db = new Database(databasePath(records));
  db.pragma("cipher='aegis'");
  db.pragma(`key='raw:${key}'`);
  db.pragma(`user_version = ${version}`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

test('records of a newer Claimfolio stay as they are, with their copies, and the window says what to do', async () => {
  const first = await profile.open();
  const { personId } = await connectPerson(first, 'Rosa Medina');
  await expect.poll(async () => (await first.ask('backups.get', {})).backups.length).toBeGreaterThan(0);
  const key = await first.app.evaluate(
    async ({ safeStorage }, sealed) =>
      (await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))).result,
    readFileSync(keyPath(records), 'utf8'),
  );
  await first.close();

  changeVersion(key, schemaVersion + 1);
  const before = digestAll();
  expect(Object.keys(before).length).toBeGreaterThan(1);
  const older = await profile.open();
  await older.page.getByText('A newer Claimfolio made these records. This one cannot read them.').waitFor();
  await older.page
    .getByText('Close Claimfolio, install the newest one, and open it.', { exact: false })
    .waitFor();
  expect(await older.page.getByRole('main').textContent()).not.toMatch(/erase/i);
  expect((await older.ask('app.info', {})).storage).toBe('newer');
  await older.page.getByRole('button', { name: 'Continue without them' }).click();
  await older.settle();
  await older.close();
  expect(digestAll()).toEqual(before);

  changeVersion(key, schemaVersion);
  const again = await profile.open();
  expect((await again.ask('people.list', {})).map(({ id }) => id)).toEqual([personId]);
  await again.close();
});
