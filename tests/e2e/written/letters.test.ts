/** A bill that is higher: the letter that fits it, in own words, saved as PDF, and written down as sent. */
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../../scripts/runtime/sample-people.ts';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { Profile } from '../support.ts';
import { readPdfWords } from './pdf-words.ts';

const profile = new Profile();
let app: AppWindow;

beforeEach(async () => {
  app = await profile.open();
});
afterEach(async () => {
  await app.close();
  profile.remove();
});

it('a dispute goes from the bill to a PDF and into the log', async () => {
  const { page } = app;
  const { personId } = await connectPerson(app, 'Rosa Medina');
  const { billId } = await app.ask('bills.save', {
    billId: null,
    facts: {
      ...printedBill,
      personId,
      biller: 'Northgate Surgery Center',
      accounts: ['A260774410'],
      serviceStart: '2026-03-12',
      dueCents: 962_10,
    },
  });
  await app.goTo(`/bills/${billId}`);
  await page.getByRole('link', { name: 'Bill dispute letter' }).click();
  await page.getByLabel('Where to send it').fill('4 Mill Road');
  await page.getByRole('region', { name: 'Your letter' }).getByText('4 Mill Road').waitFor();
  await page.getByRole('button', { name: 'Print or save as PDF' }).click();
  await page.getByRole('heading', { level: 1, name: 'Print your letter' }).waitFor();
  const file = path.join(profile.folder, 'letter.pdf');
  await app.saveTo(file);
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await page.getByText('letter.pdf', { exact: false }).waitFor();
  const words = await readPdfWords(file);
  for (const said of [
    'Re:Pleasecheckthisbill',
    '4MillRoad',
    'Myshare:$862.10',
    '$962.10(printedonyourbill',
    'RosaMedina',
  ])
    expect(words).toContain(said);
  expect(words).not.toMatch(/Claimfolio|NOTABILL/);
  await page.getByRole('link', { name: 'Bill dispute letter' }).click();
  await page.getByRole('button', { name: 'I sent this letter' }).click();
  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await page.getByText('You marked it as sent on', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'Northgate Surgery Center', exact: true }).click();
  await page.getByText('Sent: Bill dispute letter').waitFor();
});
