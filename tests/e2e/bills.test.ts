/** A paper bill of $962.10 for a share of $862.10: written down, asked about, paid in part; by mouse, keys, in Spanish. */
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { Profile } from './support.ts';
import { tabTo } from './tab-to.ts';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

describe('a paper bill', () => {
  const profile = new Profile();
  let app: AppWindow;
  let page: Page;

  beforeEach(async () => {
    app = await profile.open();
    page = app.page;
    await connectPerson(app, 'Rosa Medina');
  });
  afterEach(async () => {
    await app.ask('data.eraseAll', {});
    await app.close();
  });

  it('by mouse', async () => {
    await app.goTo('/bills');
    await page.getByRole('link', { name: 'Add a bill' }).click();
    await page.getByLabel('Who sent it').fill('Northgate Surgery Center');
    await page.getByLabel('Amount due').fill('962.10');
    await page.getByLabel('Account number').fill('A26 077 4410');
    await page.getByLabel('Date of service', { exact: true }).fill('2026-03-12');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Higher by $100.00' }).waitFor();
    await page.getByRole('button', { name: 'Write down a call' }).click();
    await page.getByLabel('What was said').fill('A corrected bill will come.');
    await page.getByRole('button', { name: 'Write it down' }).click();
    await page.getByText('A corrected bill will come.').waitFor();
    await page.getByRole('button', { name: 'Mark as paid' }).click();
    await page.getByLabel('Amount', { exact: true }).fill('400');
    await page.getByRole('button', { name: 'Write it down' }).click();
    await page.getByText('Paid $400.00: Card').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Bills' }).click();
    await page.getByText('$400.00 of $962.10 paid').waitFor();
    expect(await heading(page, '1 bill is open').count()).toBe(1);
  });

  it('by keyboard alone', async () => {
    const write = async (name: RegExp, text: string) => {
      await tabTo(page, name);
      await page.keyboard.type(text);
    };
    const press = async (name: RegExp) => {
      await tabTo(page, name);
      await page.keyboard.press('Enter');
    };
    await app.goTo('/bills');
    await press(/^Add a bill/);
    await heading(page, 'What does the bill say?').waitFor();
    await write(/^Who sent it/, 'Northgate Surgery Center');
    await write(/^Amount due/, '962.10');
    await write(/^Account number/, 'A260774410');
    await write(/^Date of service$/, '03122026');
    await press(/^Save$/);
    await page.getByRole('heading', { name: 'Higher by $100.00' }).waitFor();
    await press(/^Mark as paid/);
    await page.getByRole('dialog').waitFor();
    await press(/^Write it down/);
    await page.getByText('Paid $962.10: Card').waitFor();
    expect(await page.getByRole('heading', { name: 'Paid' }).count()).toBe(1);
  });

  it('in Spanish, with text twice as large', async () => {
    await app.ask('settings.set', { ...(await app.ask('settings.get', {})), language: 'es', textScale: 2 });
    await page.reload();
    await app.goTo('/bills/write');
    await page.getByLabel('Quién la envió').fill('Northgate Surgery Center');
    await page.getByLabel('Monto a pagar').fill('962.10');
    await page.getByLabel('Número de cuenta').fill('A260774410');
    await page.getByLabel('Fecha de servicio', { exact: true }).fill('2026-03-12');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByRole('heading', { name: '$100.00 más' }).waitFor();
    await page.getByText('Según su plan, quedan $862.10 de su parte.', { exact: false }).waitFor();
    const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(width[0]).toBeLessThanOrEqual(width[1] ?? 0);
  });
});
