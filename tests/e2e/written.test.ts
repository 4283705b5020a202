/** What a person wrote leaves and comes back, as people do it: saved from the settings, everything erased, opened again. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { keepPaper } from '../support/papers/keep-paper.ts';
import { Profile } from './support.ts';
import { tabTo } from './tab-to.ts';

const profile = new Profile();
let folder: string;
let app: AppWindow;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-written-'));
  app = await profile.open();
});
afterAll(async () => {
  await app.close();
  profile.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** The headings of the bill that is open, its verdict among them. */
async function readHeadings(): Promise<string[]> {
  await app.page.getByText('Paid $400.00: Card').waitFor();
  return app.page.getByRole('main').getByRole('heading').allTextContents();
}

async function writeBill(): Promise<string> {
  const { page } = app;
  await app.goTo('/bills');
  await page.getByRole('link', { name: 'Add a bill' }).click();
  await page.getByLabel('Who sent it').fill('Northgate Surgery Center');
  await page.getByLabel('Amount due').fill('962.10');
  await page.getByLabel('Account number').fill('A26 077 4410');
  await page.getByLabel('Date of service', { exact: true }).fill('2026-03-12');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Higher by $100.00' }).waitFor();
  await page.getByRole('button', { name: 'Mark as paid' }).click();
  await page.getByLabel('Amount', { exact: true }).fill('400');
  await page.getByRole('button', { name: 'Write it down' }).click();
  const [person] = await app.ask('people.list', {});
  const { rows } = await app.ask('bills.list', { personId: person?.id ?? '' });
  return rows[0]?.bill.id ?? '';
}

it('a bill with its paper and its payment is saved, erased with everything, and seen again', async () => {
  const { page } = app;
  await connectPerson(app, 'Rosa Medina');
  const billId = await writeBill();
  await keepPaper(app, billId);
  await app.goTo(`/bills/${billId}`);
  const before = await readHeadings();
  await app.goTo('/settings');
  await page.getByText(/anyone who has the file can read it/).waitFor();
  const file = path.join(folder, 'mine.jsonl');
  await app.saveTo(file);
  await page.getByRole('button', { name: 'Save what I wrote…' }).click();
  await page.getByText('Saved as mine.jsonl').waitFor();
  expect(readFileSync(file, 'utf8')).toContain('Northgate Surgery Center');

  await app.ask('data.eraseAll', {});
  await connectPerson(app, 'Rosa Medina');
  await app.goTo('/bills');
  expect(await page.getByText('Northgate Surgery Center').count()).toBe(0);

  await app.goTo('/files');
  await app.pick([file]);
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await page.getByRole('heading', { level: 1, name: 'What Rosa Medina wrote' }).waitFor();
  await page.getByText('3 parts are new here.').waitFor();
  await tabTo(page, /^Add all of it/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '3 parts are new here' }).waitFor();
  await page.getByRole('button', { name: 'Go to my bills' }).click();
  await page.getByText('$400.00 of $962.10 paid').waitFor();
  await page
    .getByRole('link', { name: /Northgate Surgery Center/ })
    .first()
    .click();
  expect(await readHeadings()).toEqual(before);
  await page
    .getByText(/bill-march\.pdf/)
    .first()
    .waitFor();
});
