/** Health records of the sample plan's Rosa: what came, the trend of a lab value, a document, and the timeline. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { pdfText } from '../support/pdf-text.ts';
import { Profile } from './support.ts';

describe('health records', () => {
  const profile = new Profile();
  let app: AppWindow;
  let personId: string;

  beforeAll(async () => {
    app = await profile.open();
    ({ personId } = await connectPerson(app, 'Rosa Medina', { withHealth: true }));
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  it('are shown by kind, the answer first', async () => {
    const { page } = app;
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Health records' })
      .click();
    const { counts } = await app.ask('timeline.overview', { personId });
    const count = (kind: string) => counts.find((each) => each.kind === kind)?.count ?? 0;
    expect(count('lab')).toBeGreaterThan(10);
    await page.getByRole('heading', { level: 1, name: `${count('lab')} test results` }).waitFor();
    for (const name of [
      'Allergies',
      'Health problems',
      'Medicines',
      'Test results',
      'Vital signs',
      'Vaccines',
    ])
      await page.getByRole('region', { name, exact: true }).getByRole('listitem').first().waitFor();
    expect(await page.getByRole('main').textContent()).toContain('It does not mean you take it.');
  });

  it('draw a lab value over time and say the newest one', async () => {
    const { page } = app;
    const { trends } = await app.ask('timeline.overview', { personId });
    const sugar = trends.find(({ title }) => title.text?.includes('A1c'));
    if (!sugar) throw new Error('no trend of A1c');
    await app.goTo('/health');
    await page.getByRole('link', { name: new RegExp(`A1c.*: ${sugar.points} values over time`) }).click();
    await page
      .getByRole('heading', { level: 2, name: new RegExp(`^Latest: ${sugar.latest.digits}% on `) })
      .waitFor();
    expect(sugar.latest.digits).toBe('6.4');
    const rows = page.getByRole('table', { name: 'All values' }).getByRole('row');
    expect(await rows.count()).toBe(sugar.points + 1);
    expect(await rows.nth(1).textContent()).toContain('6.4%');
    expect(await rows.nth(1).textContent()).toContain('Marked high');
    expect(
      await page
        .getByRole('group', { name: /^Latest/ })
        .getByRole('link')
        .count(),
    ).toBe(sugar.points);
  });

  it('open a document that came with the record, as text without its scripts', async () => {
    const { page } = app;
    await openRecord('After your knee surgery');
    await page.getByRole('button', { name: /^Open/ }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Ice the knee for 20 minutes.').waitFor();
    expect(await dialog.textContent()).not.toContain('document.title');
    expect(await page.title()).toMatch(/Claimfolio$/);
    await page.keyboard.press('Escape');
  });

  it('fetch a document from the plan only when it is opened, and save it', async () => {
    const { page } = app;
    await openRecord('What was done');
    await page.getByText(/^It is still at /).waitFor();
    await page.getByRole('button', { name: /^Open/ }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).waitFor();
    const file = path.join(profile.folder, '..', `claimfolio-e2e-note-${process.pid}.txt`);
    await app.saveTo(file);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^Saved as/).waitFor();
    expect(existsSync(file) && readFileSync(file).length).toBeGreaterThan(20);
    rmSync(file);
  });

  it('never fetch from another server', async () => {
    await openRecord('Letter to your family doctor');
    await app.page.getByText('This app does not fetch from other servers.', { exact: false }).waitFor();
    expect(await app.page.getByRole('button', { name: /^Open/ }).count()).toBe(0);
  });

  it('stand in one line with claims and approvals, narrowed by kind and words', async () => {
    const { page } = app;
    await app.goTo('/health');
    await page.getByRole('radio', { name: 'Timeline' }).click();
    const list = page.getByRole('list', { name: 'Timeline' });
    await list.getByRole('listitem').first().waitFor();
    const toggles = page.getByRole('toolbar', { name: 'Show only' });
    await toggles.getByRole('button', { name: /^Vaccines/ }).click();
    const { counts } = await app.ask('timeline.overview', { personId });
    const vaccines = counts.find(({ kind }) => kind === 'immunization')?.count ?? 0;
    await page.getByText(`${vaccines} records match.`).waitFor();
    expect(await list.getByRole('link').count()).toBe(vaccines);
    await toggles.getByRole('button', { name: /^Vaccines/ }).click();
    await toggles.getByRole('button', { name: /^Claims/ }).click();
    await list.locator('a[href*="/claims/"]').first().click();
    await page.getByText('This is not a bill.').first().waitFor();
  });

  it('on paper: the chosen ones, in the words of the screen, tagged, and without the name in the file’s data', async () => {
    const { page } = app;
    await app.goTo('/health');
    await page.getByRole('main').getByRole('link', { name: 'Print', exact: true }).click();
    await page.getByRole('region', { name: 'How it will look' }).getByText('Peanuts').waitFor();
    const file = path.join(profile.folder, 'health-records.pdf');
    await app.saveTo(file);
    await page.getByRole('checkbox', { name: /^Vaccines/ }).press('Space');
    await page.getByText(/^\d+ pages$/).waitFor();
    await page.getByRole('button', { name: 'Save PDF' }).click();
    await page.getByText('Saved as health-records.pdf').waitFor();
    const bytes = readFileSync(file);
    const text = await pdfText(bytes);
    for (const words of [
      'Rosa Medina · born',
      'Peanuts',
      'Medicines: Listed as active by your plan',
      'Usual range: 4 to 5.6',
    ])
      expect(text).toContain(words);
    expect(text).toContain('Ask your doctor before you change anything.');
    expect(text).not.toContain('Flu vaccine');
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    expect(JSON.stringify(await pdf.getMetadata())).not.toContain('Rosa');
    expect(await (await pdf.getPage(1)).getStructTree()).toBeTruthy();
    const { rows } = await app.ask('accessLog.list', { personId, offset: 0, limit: 5 });
    expect(rows[0]).toMatchObject({ what: 'save-pdf', personId });
  });

  it('in large print, with what is over and in Spanish', async () => {
    const file = path.join(profile.folder, 'large.pdf');
    await app.saveTo(file);
    const options = { size: 'large', paper: 'a4', language: 'es', past: true } as const;
    await app.ask('statement.savePdf', { kind: 'health', personId, kinds: ['lab', 'condition'], options });
    const text = await pdfText(readFileSync(file));
    const { trends } = await app.ask('timeline.overview', { personId });
    const sugar = trends.find(({ title }) => title.text?.includes('A1c'));
    // The common tests have names of the app's own in Spanish.
    expect(text.split('(A1c)').length - 1).toBe(sugar?.points);
    expect(text).toContain('Pregunte a su médico');
    expect(text).toContain('Problemas de salud: Anteriores');
  });

  /** The record of the document whose file has this title. */
  async function openRecord(title: string): Promise<void> {
    const filter = { personId, kinds: ['document' as const], connectionId: null, text: '' };
    const { rows } = await app.ask('health.list', { filter, offset: 0, limit: 100 });
    for (const { id } of rows) {
      const { attachments } = await app.ask('health.get', { recordId: id });
      if (!attachments.some((attachment) => attachment.title === title)) continue;
      await app.goTo(`/health/record/${encodeURIComponent(id)}`);
      await app.page.getByText(title).first().waitFor();
      return;
    }
    throw new Error(`no document ${title}`);
  }
});
