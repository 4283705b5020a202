/** A scan bill as a PDF: dropped on the form, seen beside it, offered from, saved with the bill and drawn without a way out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { type AppWindow, openApp } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { findTexts } from '../support/find-text.ts';
import { surgeryBill } from '../support/scans/make-scan.ts';
import { Profile, root } from './support.ts';

const profile = new Profile();
let folder: string;
let app: AppWindow;
let page: Page;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-scans-'));
  writeFileSync(path.join(folder, 'bill-march.pdf'), surgeryBill);
  app = await openApp(root, profile.folder, { ELECTRON_STANDIN_DROP_DIR: folder });
  page = app.page;
  await connectPerson(app, 'Rosa Medina');
});
afterEach(async () => {
  await app.ask('data.eraseAll', {});
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => profile.remove());

/** Drops a file as the file manager does. */
async function drop(name: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path.join(folder, name)], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
  await session.detach();
}

/** How much of the picture is neither white nor transparent, in thousandths: text on a page is a few of them. */
const inkOf = `(async () => {
  const shown = document.querySelector('img[alt*="bill-march.pdf"]');
  await shown.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [shown.naturalWidth, shown.naturalHeight];
  const context = canvas.getContext('2d');
  context.drawImage(shown, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] < 128 && data[at + 3] > 0) dark++;
  return { width: canvas.width, height: canvas.height, ink: (dark * 4000) / data.length };
})()`;

it('is dropped, seen, kept with the bill, turned, enlarged and saved', async () => {
  await app.goTo('/bills/write');
  await drop('bill-march.pdf');
  await page.getByRole('img', { name: 'bill-march.pdf, page 1 of 2' }).waitFor();
  const drawn = await page.evaluate<{ width: number; height: number; ink: number }>(inkOf);
  expect(drawn).toMatchObject({ width: 1700, height: 2200 });
  expect(drawn.ink).toBeGreaterThan(1);
  await page.getByRole('textbox', { name: 'Who sent it' }).fill('Northgate Surgery Center');
  await page.getByRole('button', { name: 'Use 962.10 for “Amount due”' }).click();
  await page.getByRole('button', { name: 'Use A260774410 for “Account number”' }).press('Enter');
  expect(await page.getByRole('textbox', { name: 'Amount due' }).inputValue()).toBe('962.10');
  expect(await page.getByRole('textbox', { name: 'Account number' }).inputValue()).toBe('A260774410');
  expect(await page.getByLabel('Due date', { exact: true }).inputValue()).toBe('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Northgate Surgery Center' }).waitFor();
  const sheet = page.getByRole('region', { name: 'Photo or PDF' });
  await sheet.getByRole('img', { name: 'page 1 of 2' }).waitFor();
  await sheet.getByRole('button', { name: 'Next page' }).press('Enter');
  await sheet.getByRole('img', { name: 'page 2 of 2' }).waitFor();
  await sheet.getByRole('button', { name: 'Larger' }).press('Enter');
  await app.saveTo(path.join(folder, 'copy.pdf'));
  await sheet.getByRole('button', { name: 'Save photo or PDF' }).click();
  await sheet.getByText('Saved as copy.pdf').waitFor();
  expect(Buffer.compare(readFileSync(path.join(folder, 'copy.pdf')), surgeryBill)).toBe(0);
  expect(findTexts(profile.files(), ['bill-march', '/BaseFont /Helvetica', 'AMOUNT DUE'])).toEqual([]);
  await sheet.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Choose a file' }).waitFor();
});

it('that is dropped on the list of bills begins a bill, and is kept with it', async () => {
  await app.goTo('/bills');
  await page.getByText('Drop a PDF or photo of your bill here').waitFor();
  await drop('bill-march.pdf');
  await page.getByRole('heading', { level: 1, name: 'What does your bill say?' }).waitFor();
  await page.getByRole('img', { name: 'bill-march.pdf, page 1 of 2' }).waitFor();
  await page.getByRole('button', { name: /^Use all/ }).click();
  await page.getByRole('textbox', { name: 'Who sent it' }).fill('Northgate Surgery Center');
  await page.getByRole('textbox', { name: 'Amount due' }).fill('962.10');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('region', { name: 'Photo or PDF' }).getByRole('img').waitFor();
  await page.getByRole('region', { name: 'Read from the photo or PDF' }).waitFor();
});
