/**
 * A paper bill of $962.10 for a share of $862.10, the whole way: written down, the difference seen, a call, a payment in
 * part, the answer to a refusal printed, the year's worksheet saved, what is still open printed. By mouse, by keyboard
 * alone, and in Spanish with text twice as large.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { pdfText } from '../support/pdf-text.ts';
import { tabTo } from './keyboard/tab-to.ts';
import { Profile } from './support.ts';

const words = {
  en: {
    menu: 'Menu',
    bills: 'Bills',
    claims: 'Claims',
    add: 'Add a bill',
    sender: 'Who sent it',
    due: 'Amount due',
    account: 'Account number',
    day: 'Date of service',
    save: 'Save',
    higher: '$100.00 more than your plan says',
    share: '$862.10 of your share is left',
    call: 'Add a call',
    said: 'What was said',
    saveCall: 'Save call',
    savePayment: 'Save payment',
    pay: 'Mark as paid',
    amount: 'Amount',
    otherAmount: 'Another amount',
    paid: 'Paid $400.00: Card',
    partPaid: '$400.00 of $962.10 paid',
    more: 'More',
    refusals: 'Denials and appeals',
    openLetter: 'Open the letter',
    printLetter: 'Print or save as PDF',
    savePdf: 'Save PDF',
    taxes: 'Payments by year (taxes, HSA, FSA)',
    saveCsv: 'Save as spreadsheet (CSV)',
    printOpen: 'Print unpaid bills',
    letterSays: 'Appeal of your decision',
    openSays: ['Unpaid bills', 'Higher by $100.00'],
  },
  es: {
    menu: 'Menú',
    bills: 'Facturas',
    claims: 'Reclamaciones',
    add: 'Agregar una factura',
    sender: 'Quién la envió',
    due: 'Cantidad por pagar',
    account: 'Número de cuenta',
    day: 'Fecha de servicio',
    save: 'Guardar',
    higher: '$100.00 más de lo que indica su plan',
    share: 'le falta pagar $862.10',
    call: 'Anotar una llamada',
    said: 'Qué se dijo',
    saveCall: 'Guardar la llamada',
    savePayment: 'Guardar el pago',
    pay: 'Marcar como pagada',
    amount: 'Cantidad',
    otherAmount: 'Otra cantidad',
    paid: 'Pagó $400.00: Tarjeta',
    partPaid: '$400.00 de $962.10',
    more: 'Más',
    refusals: 'Denegaciones y apelaciones',
    openLetter: 'Abrir la carta',
    printLetter: 'Imprimir o guardar como PDF',
    savePdf: 'Guardar PDF',
    taxes: 'Pagos por año (impuestos, HSA, FSA)',
    saveCsv: 'Guardar como hoja de cálculo (CSV)',
    printOpen: 'Imprimir facturas por pagar',
    letterSays: 'Solicitud de apelación',
    openSays: ['Facturas por pagar', '$100.00 más'],
  },
};
type Words = (typeof words)['en'];

/** How a person fills a field and follows a button or link. */
type Hands = {
  write(label: string, text: string): Promise<void>;
  writeDay(label: string, day: string): Promise<void>;
  press(name: string, within?: Locator): Promise<void>;
  /** From the menu of what is rare. */
  pick(more: string, name: string): Promise<void>;
  /** One of a few choices of which none is chosen. */
  choose(option: string): Promise<void>;
};

function useMouse(page: Page): Hands {
  const control = (name: string, within: Page | Locator) =>
    within.getByRole('button', { name, exact: true }).or(within.getByRole('link', { name, exact: true }));
  const write = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  return {
    write,
    writeDay: write,
    press: (name, within = page.locator('body')) => control(name, within).last().click(),
    async pick(more, name) {
      await page.getByRole('main').getByRole('button', { name: more, exact: true }).click();
      await page.getByRole('menuitem', { name, exact: true }).click();
    },
    choose: (option) => page.getByText(option, { exact: true }).click(),
  };
}

function useKeys(page: Page): Hands {
  const exactly = (name: string) => new RegExp(`^${name.replace(/[.$?*()]/g, '\\$&')}`);
  const write = async (label: string, text: string) => {
    await tabTo(page, exactly(label), 90);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  };
  return {
    write,
    async writeDay(label, day) {
      const [year = '', month = '', date = ''] = day.split('-');
      await tabTo(page, exactly(label), 90);
      await page.keyboard.type(`${month}${date}${year}`);
    },
    async press(name) {
      await tabTo(page, exactly(name), 90);
      await page.keyboard.press('Enter');
    },
    async pick(more, name) {
      await tabTo(page, exactly(more), 90);
      await page.keyboard.press('Enter');
      const item = page.getByRole('menuitem', { name, exact: true });
      await item.waitFor();
      for (let press = 0; press < 5; press++) {
        if (await item.evaluate((element) => element === document.activeElement)) break;
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
    },
    async choose(option) {
      await tabTo(page, /^(Your share|Su parte): /, 90);
      // From the first to the last.
      await page.keyboard.press('ArrowUp');
      await tabTo(page, exactly(option), 1);
    },
  };
}

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

it('a paper that was looked at before a payment says what is open since', async () => {
  const { press, write, pick } = useMouse(page);
  await app.goTo('/bills');
  await writeBill(words.en, useMouse(page));
  const openBills = () => page.getByRole('navigation').getByRole('link', { name: 'Bills' }).click();
  await openBills();
  await pick(words.en.more, words.en.printOpen);
  await page.getByRole('main').getByText('$962.10').first().waitFor();
  await openBills();
  await press('Northgate Surgery Center');
  await press(words.en.pay);
  await page.getByText(words.en.otherAmount).click();
  await write(words.en.amount, '50');
  await press(words.en.savePayment);
  await page.getByText('Paid $50.00').first().waitFor();
  await openBills();
  await pick(words.en.more, words.en.printOpen);
  await page.getByRole('main').getByText('$912.10').first().waitFor();
});

describe('a paper bill, from the envelope to the folder', () => {
  it('by mouse', () => walk(words.en, useMouse(page)));
  it('by keyboard alone', () => walk(words.en, useKeys(page)));
  it('in Spanish, with text twice as large', async () => {
    await app.changeSettings({ language: 'es', textScale: 2 });
    await page.reload();
    await walk(words.es, useMouse(page));
  });
});

async function walk(say: Words, hands: Hands): Promise<void> {
  await app.goTo('/bills');
  await writeBill(say, hands);
  await actOnBill(say, hands);
  const letter = await saveFile('letter.pdf', () => printLetter(say, hands));
  expect(await pdfText(readFileSync(letter))).toContain(say.letterSays);
  await openFromSideBar(say.bills);
  await page.getByText(say.partPaid, { exact: false }).first().waitFor();
  await hands.pick(say.more, say.taxes);
  const sheet = await saveFile('paid.csv', () => hands.press(say.saveCsv));
  expect(readFileSync(sheet, 'utf8')).toMatch(/Northgate Surgery Center.*400\.00/);
  await openFromSideBar(say.bills);
  await hands.pick(say.more, say.printOpen);
  const open = await saveFile('open.pdf', () => hands.press(say.savePdf));
  const text = await pdfText(readFileSync(open));
  for (const part of [...say.openSays, 'Northgate Surgery Center', '$562.10']) expect(text).toContain(part);

  /** The side bar is a menu of its own in a narrow window. */
  async function openFromSideBar(name: string): Promise<void> {
    await app.settle();
    const menu = page.getByRole('button', { name: say.menu, exact: true });
    if (await menu.isVisible()) await hands.press(say.menu);
    await hands.press(name, page.getByRole('navigation'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await app.settle();
  }

  async function printLetter({ refusals, openLetter, printLetter: print, savePdf }: Words, { press }: Hands) {
    await openFromSideBar(say.claims);
    await press(say.more);
    await page.getByRole('menuitem', { name: refusals }).click();
    await app.settle();
    const [first = ''] = await page.getByRole('main').getByRole('listitem').getByRole('link').allInnerTexts();
    await press(first);
    await press(openLetter);
    await press(print);
    await press(savePdf);
  }
}

async function writeBill(say: Words, { write, writeDay, press }: Hands): Promise<void> {
  await press(say.add);
  await write(say.sender, 'Northgate Surgery Center');
  await write(say.due, '962.10');
  await write(say.account, 'A26 077 4410');
  await writeDay(say.day, '2026-03-12');
  await press(say.save);
  await page.getByRole('heading', { name: say.higher }).waitFor();
  await page.getByText(say.share, { exact: false }).first().waitFor();
  await expectNoSideways();
}

async function actOnBill(say: Words, { write, press, choose }: Hands): Promise<void> {
  await press(say.call);
  await write(say.said, 'A corrected bill will come.');
  await press(say.saveCall);
  await page.getByText('A corrected bill will come.').waitFor();
  await press(say.pay);
  await page.getByRole('dialog').waitFor();
  await choose(say.otherAmount);
  await write(say.amount, '400');
  await press(say.savePayment);
  await page.getByText(say.paid).waitFor();
  await page.getByRole('heading', { name: say.higher }).waitFor();
  await expectNoSideways();
}

/** Where the file lies that the person saved. */
async function saveFile(name: string, save: () => Promise<void>): Promise<string> {
  const file = path.join(profile.folder, name);
  await app.saveTo(file);
  await save();
  await page.getByText(name, { exact: false }).first().waitFor();
  expect(existsSync(file)).toBe(true);
  return file;
}

async function expectNoSideways(): Promise<void> {
  const [width, shown] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(width).toBeLessThanOrEqual(shown ?? 0);
}
