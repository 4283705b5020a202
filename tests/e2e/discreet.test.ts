/** Discreet mode: on, through every screen and a restart, and a paper that leaves sensitive care out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { pdfText } from '../support/pdf-text.ts';
import { clinic, everyday, mark, sensitive } from '../support/sensitive/sensitive-records.ts';
import { fillScreens, screens } from './screens.ts';
import { Profile } from './support.ts';

const patient = {
  resourceType: 'Patient',
  id: 'pat-1',
  name: [{ text: 'Rosa Medina' }],
  birthDate: '1984-05-09',
};
const amount = /\$ ?\d/;

/** What is seen and what screen readers say: texts of what is laid out, names and descriptions. */
function seen(page: Page): Promise<string> {
  return page.evaluate(() => {
    const names = [...document.querySelectorAll('[aria-label], [title], [alt]')].flatMap((element) =>
      ['aria-label', 'title', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    );
    const drawn = [...document.querySelectorAll('svg text')].map(({ textContent }) => textContent ?? '');
    return [document.title, document.body.innerText, ...names, ...drawn].join('\n');
  });
}

describe('discreet mode', () => {
  const profile = new Profile();
  let folder: string;
  let app: AppWindow;
  let routeOf: (screen: string) => string;
  let claimId: string;
  let personId: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-e2e-discreet-'));
    const file = path.join(folder, 'records.ndjson');
    writeFileSync(
      file,
      [patient, ...everyday, ...sensitive, clinic].map((one) => JSON.stringify(one)).join('\n'),
    );
    app = await profile.open();
    routeOf = await fillScreens(app);
    personId = routeOf(':person');
    await app.pick([file]);
    const offer = await app.ask('files.choose', {});
    await app.ask('files.import', {
      importId: offer?.importId ?? '',
      people: (offer?.patients ?? []).map(({ key }) => ({ key, personId })),
    });
    const all = (await app.ask('connection.list', {})).find(({ origin }) => origin === 'file');
    claimId = `${all?.id}/mind`;
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows amounts and sensitive care until it is on', async () => {
    await app.goTo('/claims');
    expect(await seen(app.page)).toMatch(amount);
    await app.goTo(`/claims/${encodeURIComponent(claimId)}`);
    expect(await seen(app.page)).toContain(mark);
  });

  it('the keys hide every amount and every text of sensitive care on every screen', async () => {
    await app.page.keyboard.press('Control+d');
    await app.page.getByText(/^Amounts, health records, and details of sensitive care are hidden/).waitFor();
    const found: Record<string, string[]> = {};
    const own = screens.filter((screen) => screen !== '/help/guide');
    for (const screen of [...own, `/claims/${encodeURIComponent(claimId)}`, '/health?kind=condition']) {
      await app.goTo(routeOf(screen));
      const lines = (await seen(app.page)).split('\n');
      const told = lines.filter((line) => amount.test(line) || line.includes(mark));
      if (told.length > 0) found[screen] = told;
    }
    expect(found).toEqual({});
  });

  it('no name of a condition, a medicine, a test or a doctor stands on a screen of health records', async () => {
    const list = { filter: { personId, kinds: [], connectionId: null, text: '' }, offset: 0, limit: 200 };
    await app.ask('discreet.show', { isShown: true });
    const { rows } = await app.ask('health.list', list);
    await app.ask('discreet.show', { isShown: false });
    // "Letter" is a size of paper, too.
    const names = [...new Set(rows.map(({ title }) => title.text ?? ''))].filter(
      (name) => name !== '' && name !== 'Letter',
    );
    expect(names.length).toBeGreaterThan(20);
    const found: Record<string, string[]> = {};
    for (const screen of screens.filter((one) => one.startsWith('/health'))) {
      await app.goTo(routeOf(screen));
      const text = await seen(app.page);
      const told = names.filter((name) => text.includes(name));
      if (told.length > 0) found[screen] = told;
    }
    expect(found).toEqual({});
    await app.goTo('/health');
    expect(await seen(app.page)).toMatch(/^From .*Evergreen Health/m);
  });

  it('is on after a restart, shows one screen when asked, and ends at the button', async () => {
    await app.close();
    app = await profile.open();
    await app.goTo('/claims');
    expect(await seen(app.page)).not.toMatch(amount);
    await app.page.getByRole('button', { name: 'Show on this screen' }).first().click();
    await app.page.getByText(/^Shown until/).waitFor();
    await app.settle();
    expect(await seen(app.page)).toMatch(amount);
    await app.page.getByRole('link', { name: 'Costs and deductible', exact: true }).click();
    await app.page.getByText(/^Amounts, health records, and details of sensitive care are hidden/).waitFor();
    await app.settle();
    expect(await seen(app.page)).not.toMatch(amount);
  });

  it('a PDF made while it is on has the amounts and no text of sensitive care', async () => {
    await app.goTo('/print');
    const choice = app.page.getByRole('checkbox', { name: 'Leave out sensitive care' });
    expect(await choice.isChecked()).toBe(true);
    await app.page.getByText('Full-year report').click();
    const saved = path.join(folder, 'book.pdf');
    await app.saveTo(saved);
    await app.page.getByRole('button', { name: 'Save PDF' }).click();
    await app.page.getByText(/book\.pdf/).waitFor({ timeout: 100_000 });
    const text = await pdfText(readFileSync(saved));
    expect(text).toMatch(amount);
    expect(text).not.toContain(mark);
    expect(text).toContain('[left out by choice]');
    await app.page.getByRole('button', { name: 'Hide private details' }).click();
    await app.page
      .getByText(/^Amounts, health records, and details of sensitive care are hidden/)
      .waitFor({ state: 'hidden' });
    await app.goTo('/claims');
    expect(await seen(app.page)).toMatch(amount);
  });
});
