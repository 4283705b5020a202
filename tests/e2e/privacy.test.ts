/** What lies on disk after a person has used the app: nothing that names them, and no token. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import { holds, Profile } from './support.ts';

const names = ['Medina', 'Northgate Surgery', '1984-05-09'];

describe('the profile folder', () => {
  const profile = new Profile();
  let app: AppWindow;
  let key: string;

  beforeAll(async () => {
    app = await profile.open();
    const { personId } = await connectPerson(app, 'Rosa Medina');
    const { rows } = await app.ask('claims.list', {
      filter: { ...everyClaim(personId), text: 'Northgate' },
      offset: 0,
      limit: 10,
    });
    for (const route of [
      '/claims',
      `/claims/${encodeURIComponent(rows[0]?.id ?? '')}`,
      '/spending',
      '/print',
    ]) {
      await app.page.evaluate(`location.hash = ${JSON.stringify(route)}`);
      await app.page.getByText('Medina').first().waitFor();
    }
    const sealed = readFileSync(path.join(profile.folder, 'records/records.key'), 'utf8');
    key = await app.app.evaluate(
      async ({ safeStorage }, text) =>
        (await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'))).result,
      sealed,
    );
    await app.close();
  });

  afterAll(() => profile.remove());

  it('holds the name nowhere, the browser engine’s files included', () => {
    const files = profile.files();
    expect(files.length).toBeGreaterThan(5);
    for (const name of names)
      expect(files.filter(({ bytes }) => holds(bytes, name)).map((file) => file.name)).toEqual([]);
  });

  it('holds it in a copy of the store opened without encryption, so the search can find it', () => {
    const copy = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-copy-'));
    try {
      cpSync(path.join(profile.folder, 'records'), copy, { recursive: true });
      const file = path.join(copy, 'records.db');
      const db = new Database(file);
      db.pragma("cipher='aegis'");
      db.pragma(`key='raw:${key}'`);
      db.pragma('journal_mode = DELETE');
      db.pragma("rekey=''");
      db.close();
      const bytes = readFileSync(file);
      for (const name of names) expect(holds(bytes, name)).toBe(true);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });

  it('opens again with everything there', async () => {
    const again = await profile.open();
    try {
      const people = await again.ask('people.list', {});
      expect(people.map(({ name }) => name)).toEqual(['Rosa Medina']);
      expect((await again.ask('connection.list', {}))[0]?.claims).toBeGreaterThan(400);
    } finally {
      await again.close();
    }
  });
});
