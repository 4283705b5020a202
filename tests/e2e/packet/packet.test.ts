/** Packets and year books of the real app: as many pages in the file as on the screen, and nothing plain left behind. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../../scripts/runtime/sample-people.ts';
import { findTexts, readFiles } from '../../support/find-text.ts';
import { chooseOption, Profile } from '../support.ts';

/** What large print of a year says beside its size. */
const shortEdition = 'Short edition: it does not list each claim';

describe('papers that belong together', () => {
  const profile = new Profile();
  const saved = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-saved-'));
  const tmp = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-tmp-'));
  let app: AppWindow;
  let year: number;

  beforeAll(async () => {
    app = await profile.open({ TMPDIR: tmp, TEMP: tmp, TMP: tmp });
    const { personId } = await connectPerson(app, 'Rosa Medina', { withHealth: true });
    await connectPerson(app, 'Walter Osgood', { isMedicare: true });
    const { years } = await app.ask('claims.overview', { personId, year: null });
    year = years[0] ?? 0;
    await app.ask('examples.fill', { personId });
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
    for (const folder of [saved, tmp]) rmSync(folder, { recursive: true, force: true });
  });

  /** Pages as the screen says them, once they do not change any more. */
  async function countOnScreen(): Promise<number> {
    let before = '';
    for (;;) {
      await app.settle();
      const text = await app.page.getByText(/^\d+ pages?$/).innerText();
      if (text === before) return Number.parseInt(text, 10);
      before = text;
      await app.page.waitForTimeout(500);
    }
  }

  async function saveAndRead(name: string) {
    const file = path.join(saved, name);
    await app.saveTo(file);
    await app.page.getByRole('button', { name: 'Save PDF' }).click();
    await app.page.getByText(`Saved as ${name}`).waitFor({ timeout: 120_000 });
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
    const pages = await Promise.all(
      Array.from({ length: pdf.numPages }, async (_, index) => {
        const { items } = await (await pdf.getPage(index + 1)).getTextContent();
        return items.map((item) => ('str' in item ? item.str : '')).join(' ');
      }),
    );
    return pages;
  }

  const choose = async (name: string) => {
    const how = app.page.locator('details', { hasText: 'How?' }).first();
    if ((await how.getAttribute('open')) === null) await how.locator('summary').click();
    await chooseOption(app.page, 'radio', name);
  };

  it.each([
    ['packet', 'Regular (12 point)', 'English'],
    ['packet', 'Large print (18 point)', 'English and Spanish, one after the other'],
    ['doctor', 'Regular (12 point)', 'Español', 'A4 (210 × 297 mm)'],
    ['book', 'Regular (12 point)', 'English'],
    ['book', `Extra large print (20 point) ${shortEdition}`, 'Español'],
    ['year', `Large print (18 point) ${shortEdition}`, 'English'],
  ])(
    'a %s in %s, %s, has as many pages as the screen says',
    { timeout: 240_000 },
    async (purpose, size, language, paper = 'Letter (8.5 × 11 inches)') => {
      await app.goTo(`/print?purpose=%22${purpose}%22&year=${year}`);
      if (purpose === 'packet') await chooseOption(app.page, 'checkbox', 'Walter Osgood');
      await choose(size);
      await choose(language);
      await choose(paper);
      const counted = await countOnScreen();
      const pages = await saveAndRead(`${purpose}.pdf`);
      expect(pages.length, pages.map((text, index) => `${index + 1}: ${text.slice(0, 60)}`).join('\n')).toBe(
        counted,
      );
      expect(pages[0]).toMatch(new RegExp(`[12] (of|de) ${counted}`));
      if (purpose === 'packet')
        for (const text of pages.filter((one) => !/(?:Packet for|Carpeta de) Rosa/.test(one)))
          expect([/Rosa/, /Osgood/].filter((name) => name.test(text)).length, text).toBeLessThan(2);
    },
  );

  it('each claim of a year becomes a file of its own, and none is replaced without a yes', {
    timeout: 300_000,
  }, async () => {
    const folder = path.join(saved, 'sheets');
    mkdirSync(folder);
    const save = async () => {
      await app.pick([folder]);
      await app.page.getByRole('button', { name: 'Choose a folder…' }).click();
    };
    // Walter has half as many claims in a year.
    await app.choosePerson('Walter Osgood');
    await app.goTo(`/print?purpose=%22year%22&year=${year}`);
    await app.page.getByText('Save each claim as its own file').click();
    await save();
    await app.page.getByText(/^\d+ files were saved in sheets/).waitFor({ timeout: 280_000 });
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect(name).toMatch(/^claim-\d{4}-\d\d-\d\d-\d{3}\.pdf$/);
    await app.app.evaluate(() => {
      globalThis.demo.press = 1;
    });
    await save();
    await app.page.getByText(/^Nothing was saved\. sheets already has files/).waitFor();
    await app.choosePerson('Rosa Medina');
  });

  it('leaves nothing plain behind but what was saved: after print, save and cancel', async () => {
    await app.goTo('/print?purpose=%22packet%22');
    await app.page.getByRole('button', { name: 'Print', exact: true }).click();
    await app.page.getByText(/Sent to your printer|Nothing was printed/).waitFor({ timeout: 60_000 });
    await app.page.getByRole('button', { name: 'Save PDF' }).click();
    await app.page.getByText('Nothing was saved.').waitFor({ timeout: 60_000 });
    const texts = ['Northgate Surgery', 'Lakeside Orthopedics', 'Rosa Medina'];
    expect(readFiles(saved).filter(({ bytes }) => bytes.includes('%PDF-')).length).toBeGreaterThan(0);
    const left = [...profile.files(), ...readFiles(tmp)];
    expect(left.length).toBeGreaterThan(0);
    expect(findTexts(left, texts)).toEqual([]);
    expect(left.filter(({ bytes }) => bytes.includes('%PDF-')).map(({ name }) => name)).toEqual([]);
  });
});
