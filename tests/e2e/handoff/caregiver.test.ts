/**
 * A caregiver, in Spanish with text half as large again: two people, three plans, a bill that matches, a packet in large
 * print for both, one of the two handed to another computer by a file and erased here with nothing left.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../../scripts/runtime/sample-people.ts';
import { decryptRecords } from '../../support/decrypt-records.ts';
import { findTexts, readFiles } from '../../support/find-text.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { chooseOption, Profile } from '../support.ts';

const here = new Profile();
const there = new Profile();
const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-caregiver-'));
const passphrase = 'rio tranquilo bajo la colina verde';
let app: AppWindow;
let other: AppWindow;
let page: Page;

beforeAll(async () => {
  [app, other] = [await here.open(), await there.open()];
  page = app.page;
  for (const window of [app, other]) await window.changeSettings({ language: 'es', textScale: 1.5 });
  await Promise.all([page.reload(), other.page.reload()]);
});
afterAll(async () => {
  await Promise.all([app.close(), other.close()]);
  for (const profile of [here, there]) profile.remove();
  rmSync(folder, { recursive: true, force: true });
});

const press = (name: string | RegExp) =>
  page
    .getByRole('main')
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('main').getByRole('link', { name, exact: true }))
    .first()
    .click();

it('two people and three plans are here', async () => {
  const walter = await connectPerson(app, 'Walter Osgood', { isMedicare: true });
  await connectPerson(app, 'Walter Osgood', { personId: walter.personId });
  await connectPerson(app, 'Rosa Medina', { withHealth: true });
  await app.goTo('/plans');
  for (const name of ['Walter Osgood', 'Rosa Medina'])
    await page.getByRole('main').getByRole('heading', { name }).first().waitFor();
  expect(await app.ask('connection.list', {})).toHaveLength(3);
});

it('a bill of Rosa’s matches', async () => {
  const menu = page.getByRole('button', { name: 'Menú', exact: true });
  if (await menu.isVisible()) await menu.click();
  await page
    .getByRole('button', { name: /Walter Osgood/ })
    .first()
    .click();
  await page.getByRole('menuitemradio', { name: 'Rosa Medina' }).click();
  await app.goTo('/bills/write');
  await page.getByLabel('Quién la envió', { exact: true }).fill('Northgate Surgery Center');
  await page.getByLabel('Cantidad por pagar', { exact: true }).fill('862.10');
  await page.getByLabel('Número de cuenta', { exact: true }).fill('A26 077 4410');
  await page.getByLabel('Fecha de servicio', { exact: true }).fill('2026-03-12');
  await press('Guardar');
  await page.getByText('Esta factura coincide con su plan', { exact: false }).first().waitFor();
});

it('both are in one packet, in Spanish and in large print', { timeout: 240_000 }, async () => {
  await app.goTo('/print?purpose=%22packet%22');
  for (const name of ['Walter Osgood', 'Rosa Medina']) await chooseOption(page, 'checkbox', name);
  // Text of 150 % has chosen large print already.
  await page.getByText('Letra grande (18 puntos)', { exact: false }).first().waitFor();
  const file = path.join(folder, 'carpeta.pdf');
  await app.saveTo(file);
  await app.settle();
  await press('Guardar PDF');
  await page.getByText('Guardado como carpeta.pdf').waitFor({ timeout: 180_000 });
  const text = await pdfText(readFileSync(file));
  for (const said of [
    'Carpeta de',
    'Walter Osgood',
    'Rosa Medina',
    'Northgate Surgery Center',
    'Hoja de llamadas',
  ])
    expect(text).toContain(said);
});

it('Rosa goes to another computer by a file', { timeout: 240_000 }, async () => {
  const copy = path.join(folder, 'rosa.claimfolio');
  await app.goTo('/settings/copy');
  await page.getByText('Solo Rosa Medina').click();
  await page.getByLabel('Frase de contraseña', { exact: true }).fill(passphrase);
  await page.getByLabel('La misma frase otra vez').fill(passphrase);
  await app.saveTo(copy);
  await press('Guardar la copia de seguridad…');
  await page
    .getByRole('heading', { level: 1, name: 'La copia de seguridad está guardada' })
    .waitFor({ timeout: 120_000 });
  await other.page
    .getByRole('link', { name: 'Abrir un archivo o una copia de seguridad de otra computadora' })
    .click();
  await other.page
    .getByRole('link', { name: 'Abrir una copia de seguridad de otra computadora', exact: true })
    .click();
  await other.pick([copy]);
  await other.page.getByRole('button', { name: 'Elegir la copia de seguridad…' }).click();
  await other.page.getByLabel('Frase de contraseña de esta copia').fill(passphrase);
  await other.page.getByRole('button', { name: 'Abrir', exact: true }).click();
  await other.page.getByRole('button', { name: 'Agregar', exact: true }).click({ timeout: 120_000 });
  await other.page
    .getByRole('heading', { level: 1, name: 'Se agregó 1 persona' })
    .waitFor({ timeout: 120_000 });
  const [rosa] = await other.ask('people.list', {});
  expect(rosa?.name).toBe('Rosa Medina');
  const { rows } = await other.ask('bills.list', { personId: rosa?.id ?? '' });
  expect(rows.map(({ verdict }) => verdict.verdict)).toEqual(['match']);
});

it('and is erased here with nothing left', { timeout: 240_000 }, async () => {
  const rosa = (await app.ask('people.list', {})).find(({ name }) => name === 'Rosa Medina');
  const own = (await app.ask('connection.list', {})).filter(({ personId }) => personId === rosa?.id);
  for (const { id } of own) await app.ask('connection.disconnect', { connectionId: id, erase: true });
  expect((await app.ask('people.list', {})).map(({ name }) => name)).toEqual(['Walter Osgood']);
  const unseal = (sealed: string) =>
    app.app.evaluate(
      async ({ safeStorage }, text) =>
        (await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'))).result,
      sealed,
    );
  const left = ['Rosa Medina', 'A26 077 4410', rosa?.id ?? 'nobody'];
  const records = [{ name: 'records', bytes: await decryptRecords(here.folder, unseal) }];
  expect(findTexts(records, left)).toEqual([]);
  expect(findTexts(readFiles(here.folder), left)).toEqual([]);
});
