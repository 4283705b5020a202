/** A made-up person's example: filled in by one press, seen on each screen, on paper and in a file, taken away by one press. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../../scripts/runtime/sample-people.ts';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { tabTo } from '../keyboard/tab-to.ts';
import { Profile } from '../support.ts';

const profile = new Profile();
let app: AppWindow;
let page: Page;
let personId: string;

beforeAll(async () => {
  app = await profile.open();
  page = app.page;
  ({ personId } = await connectPerson(app, 'Rosa Medina'));
});
afterAll(async () => {
  await app.close();
  profile.remove();
});

const button = (name: string) => page.getByRole('button', { name });
const tags = () => page.getByText('Example', { exact: true });

it.each(['/bills', '/spending/limits', '/appeals', '/taxes'])(
  '%s offers it while it is empty',
  async (route) => {
    await app.goTo(route);
    await button('Add sample bills and payments').waitFor();
    expect(await button('Delete the example').count()).toBe(0);
  },
);

it('is filled in by one press of a key, on every screen', async () => {
  await app.goTo('/bills');
  await tabTo(page, /^Add sample bills and payments/);
  await page.keyboard.press('Enter');
  await button('Delete the example').waitFor();
  // The button that was pressed is gone.
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.getByText('Higher by $100.00').waitFor();
  await page
    .getByText('This claim was canceled, and we have no claim that replaced it.', { exact: false })
    .waitFor();
  await expect.poll(() => tags().count()).toBeGreaterThan(15);
  for (const route of ['/spending/limits', '/appeals', '/taxes']) {
    await app.goTo(route);
    await tags().first().waitFor();
    expect(await button('Add sample bills and payments').count()).toBe(0);
  }
});

it.each([
  { language: 'en', textScale: 1, most: 200 },
  { language: 'es', textScale: 1, most: 200 },
  { language: 'en', textScale: 2, most: 400 },
  { language: 'es', textScale: 2, most: 400 },
] as const)(
  'its mark leaves a month’s heading one line, and the first claim within $most px: $language, text × $textScale',
  async ({ most, ...look }) => {
    await app.changeSettings(look);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.reload();
    onTestFinished(async () => {
      await app.changeSettings({ language: 'en', textScale: 1 });
      await page.reload();
    });
    await app.goTo('/claims');
    const first = page.locator('tr[data-position="1"]');
    await expect.poll(async () => (await first.boundingBox())?.y).toBeLessThanOrEqual(most);
    // The month that has the mark is the first one or the one after it, by the day of the month.
    const heading = page.getByRole('row').filter({ has: page.getByRole('heading') });
    const marked = heading.filter({ hasText: /Example|Ejemplo/ }).first();
    await expect.poll(() => marked.count()).toBe(1);
    const lineHeight = await marked
      .getByRole('heading')
      .evaluate((title) => title.getBoundingClientRect().height);
    expect((await marked.boundingBox())?.height).toBeLessThan(lineHeight * 2);
  },
);

it('has a bill with its paper beside what the plan decided', async () => {
  await app.goTo('/bills');
  await page.getByRole('link', { name: 'Northgate Surgery Center', exact: true }).click();
  await page.getByRole('heading', { name: '$100.00 more than your plan says' }).waitFor();
  await page.getByText('northgate-bill.pdf', { exact: false }).first().waitFor();
  await page.getByText('They will send a corrected bill.').waitFor();
  const table = page.getByRole('table', { name: 'The bill and your plan’s decision, side by side' });
  expect(await table.innerText()).toMatch(/\$962\.10\s+\$862\.10/);
});

it('has a bill that can be changed, and a letter about it that was sent', async () => {
  await app.goTo('/bills');
  await page.getByRole('link', { name: 'Northgate Surgery Center', exact: true }).click();
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByRole('textbox', { name: 'Who sent it' }).fill('Northgate Surgery Center ');
  await button('Save').click();
  await page.getByRole('heading', { level: 1, name: 'Northgate Surgery Center', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Request for an itemized bill' }).click();
  await button('I sent this letter').click();
  await button('Mark as sent').click();
  await page.getByText(/^You marked it as sent/).waitFor();
  await page.goBack();
  await page.getByText('Sent: Request for an itemized bill').waitFor();
});

it('takes no second press of a double click where the first one closed a dialog', async () => {
  await app.goTo('/bills');
  await page.getByRole('tab', { name: /^Questioned/ }).click();
  await page.getByRole('link', { name: 'Northgate Surgery Center', exact: true }).click();
  await button('Add a call').click();
  await app.settle();
  const box = await page.getByRole('dialog').getByRole('button', { name: 'Save call' }).boundingBox();
  const [x, y] = [(box?.x ?? 0) + 10, (box?.y ?? 0) + 10];
  const isScreenMet = page.evaluate(meetsScreenAfterDialog, [x, y] as const);
  await page.mouse.click(x, y);
  expect(await isScreenMet).toBe(false);
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Change the bill' }).waitFor();
});

/** In the page: once the dialog is gone, whether a press at that place would meet the screen. */
function meetsScreenAfterDialog([x, y]: readonly [number, number]): Promise<boolean> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('[role="dialog"]')) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(Boolean(document.elementFromPoint(x, y)?.closest('main'))));
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

it.each([320, 1280])('no screen about it is wider than a window of %i px', async (width) => {
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width, height: 800 });
  const { rows } = await app.ask('bills.list', { personId });
  const [appeal] = (await app.ask('appeals.list', { personId })).refusals.filter(
    ({ isExample }) => isExample,
  );
  const routes = [
    ...['/bills', '/spending/limits', '/appeals', '/taxes', '/spending'],
    ...rows.map(({ bill }) => `/bills/${bill.id}`),
    `/appeals/${encodeURIComponent(appeal?.row.id ?? '')}`,
  ];
  const wide: string[] = [];
  for (const route of routes) {
    await app.goTo(route);
    const [has, shows] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    if ((has ?? 0) > (shows ?? 0)) wide.push(route);
  }
  await page.setViewportSize(size);
  expect(wide).toEqual([]);
});

it('says so on paper and in the file', async () => {
  await app.goTo('/bills/print');
  await page.getByText('Northgate Surgery Center (Example)').first().waitFor();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-example-'));
  const file = path.join(folder, 'paid.csv');
  await app.goTo('/taxes');
  await app.saveTo(file);
  await button('Save as spreadsheet (CSV)').click();
  await page.getByRole('status').getByText('Saved', { exact: false }).waitFor();
  const rows: Record<string, string>[] = parse(readFileSync(file), { bom: true, columns: true });
  rmSync(folder, { recursive: true });
  const sources = rows.map((row) => row['source']);
  expect(sources).not.toContain('you');
  expect(sources.filter((source) => source === 'example').length).toBeGreaterThan(8);
});

it('goes by one press, and leaves what the person typed', async () => {
  await app.ask('bills.save', { billId: null, facts: { ...printedBill, personId } });
  await app.goTo('/bills');
  await button('Delete the example').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete example' }).click();
  await page.getByRole('heading', { level: 1, name: /^1 unpaid bill/ }).waitFor();
  expect(await tags().count()).toBe(0);
  const { rows } = await app.ask('bills.list', { personId });
  expect(rows.map(({ bill }) => bill.biller)).toEqual([printedBill.biller]);
  expect((await app.ask('appeals.list', { personId })).refusals.every(({ facts }) => facts === null)).toBe(
    true,
  );
});
