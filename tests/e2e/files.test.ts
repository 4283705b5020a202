/** A file of a plan, opened as people do it: by the dialog and by dropping it on the window. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AppWindow, openApp } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { medicareTexts } from '../support/medicare-texts.ts';
import { keepScan } from '../support/scans/keep-scan.ts';
import { tablePath } from '../support/tables.ts';
import { eob } from '../unit/archive/records.ts';
import { tabTo } from './keyboard/tab-to.ts';
import { Profile, root } from './support.ts';

const base = 'https://plan.example/fhir';
const patient = {
  resourceType: 'Patient',
  id: 'pat-1',
  name: [{ text: 'Rosa Example' }],
  birthDate: '1984-05-09',
};

/** A year of claims that nobody's clock moves. */
const claims = Array.from({ length: 30 }, (_, index) =>
  eob({
    id: `eob-${index}`,
    date: `2026-${String((index % 9) + 1).padStart(2, '0')}-15`,
    billed: 100,
    share: 10,
  }),
);

describe('opening a file', () => {
  const profile = new Profile();
  let folder: string;
  let app: AppWindow;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-files-'));
    writeFileSync(
      path.join(folder, 'claims.json'),
      JSON.stringify({
        resourceType: 'Bundle',
        entry: [patient, ...claims].map((resource) => ({
          fullUrl: `${base}/${resource['resourceType']}/${resource['id']}`,
          resource,
        })),
      }),
    );
    writeFileSync(path.join(folder, 'more.ndjson'), `${JSON.stringify(eob({ id: 'eob-0' }))}\nno record\n`);
    writeFileSync(path.join(folder, 'letter.pdf'), '%PDF-1.7');
    writeFileSync(path.join(folder, 'MyMedicare.txt'), medicareTexts.nora);
    copyFileSync(tablePath('05'), path.join(folder, 'family.csv'));
    app = await openApp(root, profile.folder, { ELECTRON_STANDIN_DROP_DIR: folder });
  });
  afterEach(async () => {
    await app.ask('data.eraseAll', {});
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterAll(() => profile.remove());

  /** Drops files as the file manager does: the browser itself makes the File objects. */
  async function drop(...names: string[]): Promise<void> {
    const session = await app.page.context().newCDPSession(app.page);
    const files = names.map((name) => path.join(folder, name));
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
    await session.detach();
  }

  it('by the dialog: claims and totals appear, and the file asks for no sign-in', async () => {
    const { page } = app;
    await page.getByRole('link', { name: 'Open a file, or a backup from another computer' }).click();
    await app.pick(['claims.json', 'letter.pdf'].map((name) => path.join(folder, name)));
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByRole('heading', { level: 1, name: 'Whose records are these?' }).waitFor();
    await page.getByText('30 claims and prior approvals').waitFor();
    await page.getByText(/This is a PDF/).waitFor();
    await page.getByRole('button', { name: 'Add these records' }).click();
    await page.getByRole('heading', { level: 1, name: '31 records were added' }).waitFor();
    await page.getByRole('button', { name: 'Go to my claims' }).click();
    await page
      .getByText(/Your share so far in/)
      .first()
      .waitFor();
    await page.getByText('$300.00').first().waitFor();
    await page.getByText(/from a file from/).waitFor();
    expect(await page.getByRole('button', { name: 'Check for new claims' }).count()).toBe(0);
    await page.getByRole('navigation').getByRole('link', { name: 'My plans and cards' }).click();
    await page
      .getByText(/^Opened on /)
      .first()
      .waitFor();
    const log = await app.ask('accessLog.list', { personId: null, offset: 0, limit: 10 });
    expect(log.rows.map(({ what }) => what)).toContain('open-file');
    expect(log.hosts).toEqual([]);
  });

  it('that is Medicare’s own text: its claims are there, each with where it came from', async () => {
    const { page } = app;
    await app.goTo('/settings');
    await drop('MyMedicare.txt');
    await page.getByText(/Medicare’s text file/).waitFor();
    await page.getByRole('heading', { name: 'NORA FIELDSTONE' }).waitFor();
    await page.getByRole('button', { name: 'Add these records' }).click();
    await page.getByRole('heading', { level: 1, name: '9 records were added' }).waitFor();
    await page.getByText('1 part of the files is not in your lists').click();
    await page.getByText(/This app does not show this section/).waitFor();
    await page.getByRole('button', { name: 'Go to my claims' }).click();
    await page.getByText('RIVER CLINIC').first().waitFor();
    await page.getByText('INVENTAPINE').first().waitFor();
    const [person] = await app.ask('people.list', {});
    const { totals } = await app.ask('claims.overview', { personId: person?.id ?? '', year: 2024 });
    expect(totals.map(({ planPaid, yourShare }) => [planPaid.cents, yourShare.cents])).toEqual([
      [201_51, 57_64],
    ]);
    await page.getByText('RIVER CLINIC').first().click();
    await page.getByText('$18.80').first().waitFor();
    await page
      .getByText(/from a file/i)
      .first()
      .waitFor();
  });

  it('a table of a family: columns are shown, one person is chosen, claims appear, and all of it goes again', async () => {
    const { page } = app;
    await drop('family.csv');
    await page.getByRole('heading', { level: 1, name: 'This is a table' }).waitFor();
    await page.getByRole('button', { name: 'Meaning of “Your Cost”' }).waitFor();
    // It says that nothing can be taken yet; a press leads to the question.
    await page.getByRole('button', { name: 'Add claims' }).press('Enter');
    await page.getByText('Choose one person. Open the table again for the others.').waitFor();
    await page.getByText('MEDINA, ROSA (2 rows)').click();
    await page.getByText(/^2 claims, /).waitFor();
    await page.getByRole('textbox', { name: 'Which plan is the table from?' }).fill('Cedar Valley');
    await page.getByRole('button', { name: 'Add 2 claims' }).click();
    await page.getByRole('button', { name: 'Go to my claims' }).waitFor();
    const [person] = await app.ask('people.list', {});
    expect(person?.name).toBe('ROSA MEDINA');
    const { totals } = await app.ask('claims.overview', { personId: person?.id ?? '', year: 2026 });
    expect(totals.map(({ billed, yourShare }) => [billed.cents, yourShare.cents])).toEqual([
      [975_00, 135_00],
    ]);
    await page.getByRole('button', { name: 'Undo: remove these claims' }).click();
    await page.getByText(/Everything this table added is gone/).waitFor();
    expect(await app.ask('people.list', {})).toEqual([]);
  });

  it('a paper before any plan: typed, a bill is held against it, changed and taken back', async () => {
    const { page } = app;
    await page.getByRole('link', { name: 'Open a file, or a backup from another computer' }).click();
    await page.getByRole('link', { name: 'Add from paper' }).click();
    await page.getByLabel('Which plan sent it?').fill('Cedar Valley');
    await page.getByLabel('Patient’s name').fill('Rosa Example');
    await page.getByLabel('Provider').fill('Hill Clinic');
    await page.getByLabel('Day of service').fill('2026-03-04');
    await page.getByLabel('Amount billed').fill('200.00');
    await page.getByLabel('Plan paid').fill('120.00');
    await page.getByLabel('Your share').fill('30.00');
    await page.getByRole('button', { name: 'Add this claim' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hill Clinic' }).waitFor();
    await page.getByText('From paper, added by you.').waitFor();
    const [person] = await app.ask('people.list', {});
    expect(person?.name).toBe('Rosa Example');
    await page.getByRole('link', { name: 'Compare with a bill' }).click();
    await page.getByLabel('Amount due').fill('45.00');
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .getByText(/\$15\.00/)
      .first()
      .waitFor();
    await page.goBack();
    await page.goBack();
    await page.getByRole('link', { name: 'Change or remove' }).click();
    await page.getByRole('button', { name: 'Remove this claim' }).click();
    await page.getByRole('heading', { level: 1, name: 'The claim was removed' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('It is back as it was.').waitFor();
    const { totals } = await app.ask('claims.overview', { personId: person?.id ?? '', year: 2026 });
    expect(totals.map(({ yourShare }) => yourShare.cents)).toEqual([30_00]);
  });

  it('by dropping it on the window: earlier records stay, and what is no record is reported', async () => {
    const { page } = app;
    await app.goTo('/settings');
    await drop('claims.json');
    await page.getByRole('button', { name: 'Add these records' }).click();
    await page.getByRole('heading', { level: 1, name: '31 records were added' }).waitFor();
    await drop('more.ndjson');
    await page
      .getByRole('radio', { name: 'Rosa Example (seems to be the same person)' })
      .waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Add these records' }).click();
    await page.getByRole('heading', { level: 1, name: /record/ }).waitFor();
    await page.getByText('1 part of the files is not in your lists').click();
    await page.getByText('no record', { exact: true }).waitFor();
    const people = await app.ask('people.list', {});
    expect(people).toHaveLength(1);
    // The second file names no server, so it stands apart; its claim is one that the first has, and counts once.
    expect(await app.ask('connection.list', {})).toMatchObject([
      { origin: 'file', claims: 30 },
      { origin: 'file' },
    ]);
    const { totals } = await app.ask('claims.overview', { personId: people[0]?.id ?? '', year: 2026 });
    expect(totals.map(({ yourShare }) => yourShare.cents)).toEqual([300_00]);
  });
});

/** What a person wrote leaves and comes back: saved from the settings, everything erased, opened again. */
describe('a file of what a person wrote', () => {
  const profile = new Profile();
  let folder: string;
  let app: AppWindow;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-written-'));
    app = await profile.open();
  });
  afterEach(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterAll(() => profile.remove());

  /** The headings of the bill that is open, its verdict among them. */
  async function readHeadings(): Promise<string[]> {
    await app.page.getByText('Paid $400.00: Card').waitFor();
    await app.page.getByRole('heading', { name: 'Read from the photo or PDF' }).waitFor();
    return app.page.getByRole('main').getByRole('heading').allTextContents();
  }

  async function writeBill(): Promise<string> {
    const { page } = app;
    await app.goTo('/bills');
    await page.getByRole('link', { name: 'Add a bill' }).click();
    await page.getByRole('textbox', { name: 'Who sent it' }).fill('Northgate Surgery Center');
    await page.getByLabel('Amount due').fill('962.10');
    await page.getByLabel('Account number').fill('A26 077 4410');
    await page.getByLabel('Date of service', { exact: true }).fill('2026-03-12');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: '$100.00 more than your plan says' }).waitFor();
    await page.getByRole('button', { name: 'Mark as paid' }).click();
    await page.getByText('Another amount').click();
    await page.getByLabel('Amount', { exact: true }).fill('400');
    await page.getByRole('button', { name: 'Save payment' }).click();
    const [person] = await app.ask('people.list', {});
    const { rows } = await app.ask('bills.list', { personId: person?.id ?? '' });
    return rows[0]?.bill.id ?? '';
  }

  it('a bill with its paper and its payment is saved, erased with everything, and seen again', async () => {
    const { page } = app;
    await connectPerson(app, 'Rosa Medina');
    const billId = await writeBill();
    await keepScan(app, { of: 'bill', id: billId });
    await page.reload();
    await app.goTo(`/bills/${billId}`);
    const before = await readHeadings();
    await app.goTo('/settings');
    const file = path.join(folder, 'mine.jsonl');
    await app.saveTo(file);
    await page.getByRole('heading', { name: 'Save what you added' }).click();
    await page
      .getByText(/It is not locked, so keep it somewhere private/)
      .last()
      .waitFor();
    await page.getByRole('button', { name: 'Save what I added…' }).click();
    await page.getByText('Saved as mine.jsonl').waitFor();
    expect(readFileSync(file, 'utf8')).toContain('Northgate Surgery Center');

    await app.ask('data.eraseAll', {});
    await connectPerson(app, 'Rosa Medina');
    await app.goTo('/bills');
    expect(await page.getByText('Northgate Surgery Center').count()).toBe(0);

    await app.goTo('/files');
    await app.pick([file]);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByRole('heading', { level: 1, name: 'What Rosa Medina added' }).waitFor();
    await page.getByText('3 parts are new.').waitFor();
    await tabTo(page, /^Add everything/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '3 parts were added' }).waitFor();
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
});
