/** A newer file of a plan: what it adds and changes stands on the first screen, is printed, and is called seen. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { eob } from '../unit/archive/records.ts';
import { printedBill } from '../unit/bills/printed-bill.ts';
import { Profile } from './support.ts';

const base = 'https://plan.example/fhir';
const patient = {
  resourceType: 'Patient',
  id: 'pat-1',
  name: [{ text: 'Rosa Example' }],
  birthDate: '1984-05-09',
};
const profile = new Profile();
const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-news-'));
let app: AppWindow;

beforeAll(async () => {
  app = await profile.open();
});
afterAll(async () => {
  await app.close();
  profile.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function openFile(name: string, ...claims: Record<string, unknown>[]): Promise<void> {
  const file = path.join(folder, name);
  const entry = [patient, ...claims].map((resource: Record<string, unknown>) => ({
    fullUrl: `${base}/${resource['resourceType']}/${resource['id']}`,
    resource,
  }));
  writeFileSync(file, JSON.stringify({ resourceType: 'Bundle', entry }));
  await app.goTo('/files');
  await app.pick([file]);
  const choose = app.page.getByRole('button', { name: 'Choose files…' });
  // What the last file brought can be taken back until another one is opened.
  const more = app.page.getByRole('button', { name: 'Open more files' });
  await choose.or(more).waitFor();
  if (await more.isVisible()) await more.click();
  await choose.click();
  await app.page.getByRole('button', { name: 'Add these records' }).click();
  await app.page.getByRole('button', { name: 'Go to my claims' }).click();
  await app.page.getByRole('heading', { level: 1 }).waitFor();
}

it('is told once, with the way to each claim and to paper', async () => {
  const { page } = app;
  await openFile('march.json', eob({ id: 'e-1' }), eob({ id: 'e-2', provider: 'Summit Imaging' }));
  await page
    .getByText(/Your share so far in/)
    .first()
    .waitFor();
  expect(await page.getByText('new or changed').count()).toBe(0);
  await openFile(
    'april.json',
    eob({ id: 'e-1', share: 12 }),
    eob({ id: 'e-3', provider: 'Lakeside Orthopedics' }),
  );
  await page.getByRole('link', { name: /1 changed, 1 new claim$/ }).click();
  await page.getByRole('heading', { level: 1, name: 'What changed' }).waitFor();
  await page.getByText('Your share: $30.00, now $12.00').waitFor();
  await page.getByRole('link', { name: 'Print what changed' }).click();
  await page.getByRole('heading', { level: 1, name: 'Print what changed' }).waitFor();
  await page.getByText('Your share: $30.00, now $12.00').first().waitFor();
  await page.getByRole('link', { name: 'What changed' }).click();
  await page.getByRole('link', { name: 'Lakeside Orthopedics' }).click();
  await page.getByRole('heading', { level: 1, name: 'Lakeside Orthopedics' }).waitFor();
  await app.goTo('/news');
  await page.getByRole('button', { name: 'Mark as seen' }).press('Enter');
  await page.getByRole('heading', { name: 'Nothing has changed' }).waitFor();
  await app.goTo('/claims');
  await page
    .getByText(/Your share so far in/)
    .first()
    .waitFor();
  expect(await page.getByText('new or changed').count()).toBe(0);
});

it('open bills are printed from Bills, and saved as a PDF', async () => {
  const { page } = app;
  const [person] = await app.ask('people.list', {});
  const personId = person?.id ?? '';
  await app.ask('bills.save', {
    billId: null,
    facts: { ...printedBill, personId, biller: 'Northgate Surgery Center', dueCents: 962_10 },
  });
  // Main was asked past the page, which has to ask anew.
  await page.reload();
  await app.goTo('/bills');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Print unpaid bills' }).click();
  await page.getByRole('heading', { level: 1, name: 'Print unpaid bills' }).waitFor();
  await page.getByText('Northgate Surgery Center').first().waitFor();
  const file = path.join(folder, 'open-bills.pdf');
  await app.saveTo(file);
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await page.getByText(/open-bills\.pdf/).waitFor();
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
});
