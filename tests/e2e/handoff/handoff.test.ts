/**
 * One person goes to another profile by a file, and is erased here: the file says nothing without its passphrase, the
 * other profile has everything, and nothing of them is left in any file of this one.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupPath, makeBackup } from '../../../electron/data/backups/backup-files.ts';
import { openDatabase } from '../../../electron/data/database/database.ts';
import { backupFolder } from '../../../electron/data/database/files.ts';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { decryptRecords } from '../../support/decrypt-records.ts';
import { findTexts, readFiles } from '../../support/find-text.ts';
import { eob } from '../../unit/archive/records.ts';
import { Profile } from '../support.ts';

const passphrase = 'quiet river under a green hill';
const rosa = { id: 'pat-1', name: 'Rosa Canaryfield', birthDate: '1984-05-09' };
const theo = { id: 'pat-2', name: 'Theo Otherson', birthDate: '2015-01-02' };
/** What only Rosa has. */
const canaries = [rosa.name, 'Practice of the canary', 'CLM-canary-1', 'what the canary typed'];

describe('handing one person over', () => {
  const here = new Profile();
  const there = new Profile();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-handoff-'));
  const copy = path.join(folder, 'rosa.claimfolio');
  let app: AppWindow;
  let other: AppWindow;

  beforeAll(async () => {
    [app, other] = [await here.open(), await there.open()];
    for (const [who, claim] of [
      [theo, eob({ id: 't-1', patient: 'Patient/pat-2', provider: 'Dr. Ada Example' })],
      [rosa, eob({ id: 'canary-1', provider: 'Practice of the canary' })],
    ] as const)
      await openFile(who, claim);
    const personId = await findPerson(app, rosa.name);
    const { rows } = await app.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 9 });
    await app.ask('letters.save', {
      about: { claimId: rows[0]?.id ?? '' },
      template: 'appeal',
      language: 'en',
      text: 'what the canary typed',
    });
  });

  afterAll(async () => {
    await Promise.all([app.close(), other.close()]);
    for (const profile of [here, there]) profile.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openFile(who: typeof rosa, claim: object): Promise<void> {
    const patient = {
      resourceType: 'Patient',
      id: who.id,
      name: [{ text: who.name }],
      birthDate: who.birthDate,
    };
    const file = path.join(folder, `${who.id}.json`);
    const entry = [patient, claim].map((resource) => ({ resource }));
    writeFileSync(file, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
    await app.pick([file]);
    const offer = await app.ask('files.choose', {});
    await app.ask('files.import', {
      importId: offer?.importId ?? '',
      people: (offer?.patients ?? []).map(({ key }) => ({ key, personId: null })),
    });
  }

  async function findPerson({ ask }: AppWindow, name: string): Promise<string> {
    return (await ask('people.list', {})).find((one) => one.name === name)?.id ?? '';
  }

  async function unseal(sealed: string): Promise<string> {
    return app.app.evaluate(
      async ({ safeStorage }, text) =>
        (await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'))).result,
      sealed,
    );
  }

  it('makes a copy of that person only, which says nothing to who has no passphrase', async () => {
    const { page } = app;
    await app.goTo('/settings/copy');
    await page.getByText(`Only ${rosa.name}`).click();
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByLabel('Type the same passphrase again').fill(passphrase);
    await app.saveTo(copy);
    await page.getByRole('button', { name: 'Save backup…' }).click();
    await page.getByRole('heading', { level: 1, name: 'The backup is saved' }).waitFor();
    expect(findTexts([{ name: 'copy', bytes: readFileSync(copy) }], [...canaries, theo.name])).toEqual([]);
  });

  it('opens it in another profile, after a wrong passphrase, with all that was written', async () => {
    const { page } = other;
    await page.getByRole('link', { name: 'Open a file, or a backup from another computer' }).click();
    await page.getByRole('link', { name: 'Open a backup from another computer' }).click();
    await other.pick([copy]);
    await page.getByRole('button', { name: 'Choose the backup…' }).click();
    const field = page.getByLabel('Passphrase for this backup');
    await field.fill('not this one');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByText(/^This passphrase does not open the backup/).waitFor();
    await field.fill(passphrase);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '1 person is in this backup' }).waitFor();
    await page.getByRole('button', { name: 'Add to Claimfolio' }).click();
    await page.getByRole('button', { name: 'Go to your claims' }).click();
    await page.getByText('Practice of the canary').first().waitFor();
    expect((await other.ask('people.list', {})).map(({ name }) => name)).toEqual([rosa.name]);
    const personId = await findPerson(other, rosa.name);
    const { rows } = await other.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 9 });
    const about = { claimId: rows[0]?.id ?? '' };
    expect(await other.ask('letters.get', { about, template: 'appeal' })).toMatchObject({
      en: 'what the canary typed',
    });
  });

  it('is then erased here with nothing left, in the copies of the app neither', async () => {
    const records = path.join(here.folder, 'records');
    const key = await unseal(readFileSync(path.join(records, 'records.key'), 'utf8'));
    const db = openDatabase({ kind: 'file', folder: records, key, logKey: '1'.repeat(64) });
    makeBackup(db, records, '2026-03-02T10:00:00.000Z');
    db.close();
    expect(readFileSync(backupPath(records, '20260302T100000000Z')).length).toBeGreaterThan(0);
    const opened = async () => [{ name: 'records', bytes: await decryptRecords(here.folder, unseal) }];
    expect(findTexts(await opened(), canaries)).toHaveLength(canaries.length);
    const personId = await findPerson(app, rosa.name);
    const own = (await app.ask('connection.list', {})).filter((one) => one.personId === personId);
    for (const { id } of own) await app.ask('connection.disconnect', { connectionId: id, erase: true });
    const left = [...canaries, personId, ...own.map(({ id }) => id)];
    expect(findTexts(await opened(), left)).toEqual([]);
    expect(findTexts(readFiles(here.folder), left)).toEqual([]);
    expect(readFiles(here.folder).some(({ name }) => name.includes(path.basename(backupFolder(''))))).toBe(
      false,
    );
    expect((await app.ask('people.list', {})).map(({ name }) => name)).toEqual([theo.name]);
  });
});
