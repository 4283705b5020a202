/** A refused claim: the days of the plan's letter copied, the reminder seen, the letter in own words, and saved as PDF. */
import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../../scripts/runtime/sample-people.ts';
import { localDay } from '../../../shared/dates.ts';
import { Profile } from '../support.ts';
import { readPdfWords } from './pdf-words.ts';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const inDays = (days: number) => localDay(new Date(Date.now() + days * 86_400_000));

const profile = new Profile();
let app: AppWindow;
let page: Page;

beforeEach(async () => {
  app = await profile.open();
  page = app.page;
  await connectPerson(app, 'Rosa Medina');
});
afterEach(async () => {
  await app.close();
  profile.remove();
});

it('a refused claim, its letter, a reminder, and the answer to it in own words, saved as PDF', async () => {
  await app.goTo('/appeals');
  await page.getByRole('main').getByRole('listitem').first().getByRole('link').click();
  await page.getByRole('link', { name: 'Back to the claim' }).click();
  await page.getByRole('link', { name: 'See how to appeal' }).click();
  await heading(page, 'Ask your plan to review its decision').waitFor();
  await page.getByLabel('Date on the letter').fill(inDays(-3));
  await page.getByLabel('Day you got it').fill(inDays(0));
  await page.getByLabel('Deadline printed in the letter').fill(inDays(9));
  await page.getByLabel('Where to send it').fill('Evergreen Appeals, PO Box 12');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved on this computer.').waitFor();

  await app.goTo('/claims');
  await page.getByRole('button', { name: 'Claims to review' }).click();
  await page.getByText('in 9 days. You have not marked anything as sent.', { exact: false }).waitFor();
  await page.getByRole('link', { name: /^Open the appeal for/ }).click();

  await page.getByRole('link', { name: 'Open the letter' }).click();
  await page.getByRole('button', { name: 'Change every word' }).click();
  const letter = page.getByLabel('The letter', { exact: true });
  const text = await letter.inputValue();
  expect(text).toContain('Evergreen Appeals, PO Box 12');
  await letter.fill(`${text}\n\nMy doctor had the approval: number 4471.`);
  await page.getByRole('button', { name: 'Print or save as PDF' }).click();
  await heading(page, 'Print your letter').waitFor();
  const file = path.join(profile.folder, 'letter.pdf');
  await app.saveTo(file);
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await page.getByText('letter.pdf', { exact: false }).waitFor();
  const words = await readPdfWords(file);
  for (const said of [
    'Appealofyourdecision',
    'RosaMedina',
    'EvergreenAppeals,POBox12',
    'approval:number4471.',
  ])
    expect(words).toContain(said);
  expect(words).not.toMatch(/Claimfolio|NOTABILL/);

  await page.getByRole('link', { name: 'Request for appeal' }).click();
  await page.getByRole('link', { name: 'Ask your plan to review its decision' }).click();
  await page.getByLabel('Day you sent it').fill(inDays(0));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'Sent' }).waitFor();
  await app.goTo('/claims');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await app.settle();
  expect(await page.getByRole('link', { name: /^Open the appeal for/ }).count()).toBe(0);
});
