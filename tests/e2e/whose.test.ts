/** Records that do not say clearly whose they are: told on Claims, hidden by discreet mode, answered by keyboard, undone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { claimOf } from '../support/sensitive/sensitive-records.ts';
import { findProblems } from './accessibility/find-problems.ts';
import { Profile } from './support.ts';

const records = [
  { resourceType: 'Patient', id: 'pat-1', name: [{ text: 'Rosa Medina' }], birthDate: '1984-05-09' },
  claimOf('own', 'J06.9', 'Everyday'),
  claimOf('other', 'J06.9', 'Planted', { patient: { display: 'Zoe Planted' } }),
];
const profile = new Profile();
const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-whose-'));
let app: AppWindow;

beforeAll(async () => {
  const file = path.join(folder, 'records.ndjson');
  writeFileSync(file, records.map((one) => JSON.stringify(one)).join('\n'));
  app = await profile.open();
  await app.pick([file]);
  const offer = await app.ask('files.choose', {});
  await app.ask('files.import', {
    importId: offer?.importId ?? '',
    people: (offer?.patients ?? []).map(({ key }) => ({ key, personId: null })),
  });
});
afterAll(async () => {
  await app.close();
  profile.remove();
  rmSync(folder, { recursive: true, force: true });
});

const seen = () => app.page.evaluate(() => document.body.innerText);

it('Claims says how much waits, and leads to the question, which fits a narrow window and large text', async () => {
  const { page } = app;
  await app.goTo('/claims');
  await page.getByRole('heading', { level: 1, name: '1 thing to review' }).waitFor();
  await page.getByRole('button', { name: 'Claims to review' }).click();
  await page.getByText('1 claim is set aside until you say whose it is.').waitFor();
  expect(await seen()).not.toContain('Planted');
  await page.getByRole('link', { name: 'Whose are they?' }).click();
  await page
    .getByRole('heading', { level: 1, name: /has 1 claim for “Zoe Planted”\. Is that you\?$/ })
    .waitFor();
  expect(await seen()).toContain('Visit Planted other');
  expect(await seen()).not.toContain('$');
  const { language, textScale } = await app.ask('settings.get', {});
  for (const look of [
    { language: 'en', textScale: 2 },
    { language: 'es', textScale: 1 },
  ] as const) {
    await app.changeSettings(look);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /Zoe Planted/ }).waitFor();
    await app.settle();
    expect(await findProblems(app)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1366, height: 768 });
  }
  await app.changeSettings({ language, textScale });
  await page.reload();
});

it('discreet mode hides who it is and what came, until it is shown', async () => {
  const { page } = app;
  await page.getByRole('heading', { level: 1, name: /Zoe Planted/ }).waitFor();
  await page.keyboard.press('Control+d');
  await page.getByRole('heading', { level: 1, name: /for “•.*”\. Is that you\?$/ }).waitFor();
  await app.settle();
  expect(await seen()).not.toContain('Planted');
  await page.getByRole('button', { name: 'Show on this screen' }).click();
  await page.getByRole('heading', { level: 1, name: /Zoe Planted/ }).waitFor();
  await page.keyboard.press('Control+d');
  await page.getByText(/^Amounts and details of care are hidden/).waitFor({ state: 'hidden' });
});

it('is answered and undone by keyboard', async () => {
  const { page } = app;
  const count = async () => (await app.ask('connection.list', {}))[0]?.claims;
  expect(await count()).toBe(1);
  await page.getByRole('radio', { name: /^Yes, that is me/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Continue' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'No questions to answer right now' }).waitFor();
  expect(await count()).toBe(2);
  await page.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Zoe Planted/ }).waitFor();
  expect(await count()).toBe(1);
});
