/**
 * What people do with the app, by keyboard alone: no click anywhere. The way from the first screen to a PDF, a bill
 * with its letter and worksheet, files, related claims and the example are in the tests of those.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../../scripts/runtime/sample-people.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { Profile } from '../support.ts';
import { tabTo } from './tab-to.ts';

const profile = new Profile();
const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-keyboard-'));
const passphrase = 'quiet river under a green hill';
let app: AppWindow;
let page: Page;

beforeAll(async () => {
  app = await profile.open();
  page = app.page;
  const { personId } = await connectPerson(app, 'Walter Osgood', { isMedicare: true });
  await connectPerson(app, 'Walter Osgood', { personId });
  await connectPerson(app, 'Rosa Medina', { withHealth: true });
  await app.choosePerson('Walter Osgood');
});
afterAll(async () => {
  await app.close();
  profile.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function press(name: RegExp, key = 'Enter', most = 90): Promise<void> {
  await tabTo(page, name, most);
  await page.keyboard.press(key);
}

async function write(name: RegExp, text: string): Promise<void> {
  await tabTo(page, name, 90);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const says = (words: string | RegExp) => page.getByText(words).first().waitFor();

it('two plans that looked at one visit: yes to all, taken back, and yes again', async () => {
  await press(/^Claims$/);
  await press(/^Claims to review/);
  await press(/^Yes to all/);
  await says(/You said yes to \d+ visits\./);
  await press(/^Undo/);
  await says(/Two plans sent claims that look like \d+ visits\. Is each pair the same visit\?/);
  await press(/^Yes to all/);
  await says(/You said yes to \d+ visits\./);
});

it('a claim is found and opened', async () => {
  await press(/^Claims$/);
  await app.settle();
  await page.keyboard.press('/');
  await page.keyboard.type('lab');
  await app.settle();
  const isInList = () => page.evaluate(() => document.activeElement?.closest('[role="grid"]') !== null);
  for (let key = 0; key < 60 && !(await isInList()); key++) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => page.evaluate('location.hash')).toMatch(/^#\/claims\/[^?]+$/);
});

it('in a narrow window a month that is jumped to has the focus, and Tab goes on from there', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await app.goTo('/claims');
  await app.settle();
  await press(/^Jump to a month$/);
  await tabTo(page, /^Jan.*claim/);
  await page.keyboard.press('Enter');
  const monthOfFocus = () =>
    page.evaluate(() => {
      let row = document.activeElement?.closest('tr[data-position]') ?? null;
      while (row && !row.querySelector('h2')) row = row.previousElementSibling;
      return row?.querySelector('h2')?.textContent ?? null;
    });
  await expect.poll(monthOfFocus).toMatch(/^January/);
  const isInView = () =>
    page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight;
    });
  expect(await isInView()).toBe(true);
  await page.keyboard.press('ArrowDown');
  expect(await isInView()).toBe(true);
  await page.setViewportSize({ width: 1366, height: 900 });
});

it('a person is named anew, and goes by the plan’s name again', async () => {
  await press(/^My plans and cards$/);
  await press(/^Edit a name or move a plan/);
  await title('Walter Osgood');
  await write(/^Name to use/, 'Dad');
  await page.keyboard.press('Enter');
  await title('Dad');
  await press(/^Use the plan’s name again/);
  await title('Walter Osgood');
});

it('a packet for two people is chosen and saved', { timeout: 240_000 }, async () => {
  const file = path.join(folder, 'packet.pdf');
  await press(/^Print$/);
  await title('Print');
  await tabTo(page, /^One claim|^A year|packet/i);
  for (let key = 0; key < 8; key++) {
    if (await page.getByRole('radio', { name: /^Packet for a doctor/ }).isChecked()) break;
    await page.keyboard.press('ArrowDown');
  }
  await press(/^Rosa Medina/, 'Space');
  await app.settle();
  await app.saveTo(file);
  await press(/^Save PDF/);
  await says('Saved as packet.pdf');
  const text = await pdfText(readFileSync(file));
  for (const name of ['Walter Osgood', 'Rosa Medina']) expect(text).toContain(name);
});

it('a copy of one person is saved', { timeout: 240_000 }, async () => {
  const file = path.join(folder, 'rosa.claimfolio');
  await press(/^Settings and privacy$/);
  await press(/^Make a backup$/);
  await title('Make a backup');
  await tabTo(page, /^Everyone/);
  await page.keyboard.press('ArrowDown');
  await write(/^Passphrase/, passphrase);
  await write(/^Type the same passphrase again/, passphrase);
  await app.saveTo(file);
  await press(/^Save backup/);
  await title('The backup is saved');
  expect(existsSync(file)).toBe(true);
});

it('a passphrase is set, locks, opens, and is taken away', { timeout: 240_000 }, async () => {
  await press(/^Settings and privacy$/);
  await press(/^Make a recovery code$/);
  await press(/^I have it on paper$/);
  await press(/^Set a passphrase/);
  await write(/^Passphrase/, passphrase);
  await write(/^Type the same passphrase again/, passphrase);
  await press(/^Set passphrase$/);
  await says('The passphrase is set. Claimfolio asks for it each time it starts.');
  await press(/^Lock now$/);
  await title('Claimfolio is locked');
  await write(/^Passphrase/, 'not this one at all');
  await page.keyboard.press('Enter');
  await says(/^That passphrase is not right\./);
  await write(/^Passphrase/, passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 });
});

it('the language changes, and everything is erased', async () => {
  await press(/^Settings and privacy$/);
  await tabTo(page, /^English$/);
  await page.keyboard.press('ArrowDown');
  await title('Configuración y privacidad');
  // The question is the desktop's own, and answered there.
  await press(/^Borrar todo/);
  await expect.poll(() => app.ask('people.list', {}), { timeout: 30_000 }).toEqual([]);
});
