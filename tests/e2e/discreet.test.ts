/** Discreet mode: on, through every screen and a restart, and a paper that leaves sensitive care out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import nextYear from '../../resources/locales/en/next-year.json' with { type: 'json' };
import together from '../../resources/locales/en/together.json' with { type: 'json' };
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import type { BodyPart, EpisodeKind } from '../../shared/model/episodes/episode.ts';
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
/** Screens of our own examples, which are nobody's. */
const explaining = ['/help', '/help/guide'];
/** Hints that say how to type a cost: examples of ours, too. */
const hints = new Set([nextYear.form.servicesHint, nextYear.form.drugsHint]);

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
    await app.page.getByText(/^Amounts and details of care are hidden/).waitFor();
    const found: Record<string, string[]> = {};
    const own = screens.filter((screen) => !explaining.includes(screen));
    for (const screen of [...own, `/claims/${encodeURIComponent(claimId)}`, '/health?kind=condition']) {
      await app.goTo(routeOf(screen));
      const lines = (await seen(app.page)).split('\n');
      const told = lines.filter((line) => !hints.has(line) && (amount.test(line) || line.includes(mark)));
      if (told.length > 0) found[screen] = told;
    }
    expect(found).toEqual({});
  });

  it('our own example under Help stays readable', async () => {
    await app.goTo('/help');
    expect(await seen(app.page)).toContain('$310.00');
  });

  it('plans stay named above health records', async () => {
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
    await app.page.getByText(/^Amounts and details of care are hidden/).waitFor();
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
    await app.page.getByText(/^Amounts and details of care are hidden/).waitFor({ state: 'hidden' });
    await app.goTo('/claims');
    expect(await seen(app.page)).toMatch(amount);
  });
});

describe.each(['Rosa Medina', 'Walter Osgood'])('of the care of %s', (name) => {
  const profile = new Profile();
  let app: AppWindow;
  let routeOf: (screen: string) => string;
  let care: { names: string[]; doctors: string[] };

  beforeAll(async () => {
    app = await profile.open();
    routeOf = await fillScreens(app, name);
    if (name === 'Walter Osgood')
      await connectPerson(app, name, { isMedicare: true, personId: routeOf(':person'), withHealth: true });
    care = await listCare(app, routeOf(':person'));
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  it('no service, medicine, condition, test, approval number, kind of treatment or amount stands on any screen while it is on; doctors of claims do', async () => {
    const { names, doctors } = care;
    expect(names.length).toBeGreaterThan(20);
    await app.goTo('/claims');
    const open = await seen(app.page);
    expect(names.some((one) => open.includes(one))).toBe(true);
    await app.page.keyboard.press('Control+d');
    await app.page.getByText(/^Amounts and details of care are hidden/).waitFor();
    const found: Record<string, string[]> = {};
    // Whoever has no bill, test, or card has no page of one.
    const shown = screens.filter((one) => !explaining.includes(one) && !/\/(?:\/|$)/.test(routeOf(one)));
    expect(shown.length).toBeGreaterThan(50);
    for (const screen of shown) {
      await app.goTo(routeOf(screen));
      const told = listTold(await seen(app.page), names);
      if (told.length > 0) found[screen] = told;
    }
    expect(found).toEqual({});
    await app.goTo('/claims');
    const text = await seen(app.page);
    expect(doctors.some((doctor) => text.includes(doctor))).toBe(true);
  });

  it('a question about a medicine or a service is not answered with its name', async () => {
    const drug = name === 'Rosa Medina' ? 'presolin' : 'metformin';
    await app.goTo(`/claims?q=${drug}`);
    const others = care.names.filter((one) => one.toLowerCase() !== drug);
    expect(listTold(await seen(app.page), others)).toEqual([]);
  });
});

/** Lines in which one of the names, or an amount, stands. */
function listTold(text: string, names: readonly string[]): string[] {
  const lines = text.split('\n').filter((line) => !hints.has(line));
  return lines.filter((line) => amount.test(line) || names.some((one) => line.includes(one)));
}

/** What care somebody had, in the words of their plans, and who gave it. */
async function listCare(app: AppWindow, personId: string): Promise<{ names: string[]; doctors: string[] }> {
  await app.ask('discreet.show', { isShown: true });
  const page = { offset: 0, limit: 200 };
  const { rows } = await app.ask('claims.list', { filter: everyClaim(personId), ...page });
  const views = await Promise.all(rows.map(({ id }) => app.ask('claims.get', { claimId: id })));
  const { approvals } = await app.ask('approvals.list', { personId });
  const health = await app.ask('health.list', {
    filter: { personId, kinds: [], connectionId: null, text: '' },
    ...page,
  });
  await app.ask('discreet.show', { isShown: false });
  const { episodes } = await app.ask('episodes.list', { personId });
  const names = [
    ...approvals.flatMap(({ approval: { numbers, otherNumbers, items } }) => [
      ...numbers,
      ...otherNumbers.map(({ value }) => value),
      ...items.flatMap((item) => [item.approvalNumber, item.refusalNumber, item.traceNumber]),
    ]),
    ...episodes.flatMap(({ name: { kind, part } }) => nameTreatment(kind, part)),
    ...rows.map(({ what }) => what),
    ...views.flatMap(({ claim: { lines, diagnoses, procedures, drug } }) => [
      ...lines.map(({ service }) => service?.text),
      ...[...diagnoses, ...procedures].map(({ code }) => code.text),
      drug?.name?.text,
    ]),
    ...approvals.flatMap(({ approval: { items, diagnoses } }) => [
      ...items.flatMap(({ services }) => services.map(({ text }) => text)),
      ...diagnoses.map(({ code }) => code.text),
    ]),
    ...health.rows.map(({ title }) => title.text),
  ];
  return { names: listWords(names), doctors: listWords(rows.map(({ providerName }) => providerName)) };
}

/** What a group of claims is called by what was done. */
function nameTreatment(kind: EpisodeKind, part: BodyPart | null): string[] {
  const { name, part: parts, surgeryOf, careOf } = together;
  if (part !== null) return [(kind === 'surgery' ? surgeryOf : careOf).replace('{{part}}', parts[part])];
  return kind === 'visit' || kind === 'visits' ? [] : [name[kind]];
}

/** Each once, without words of our own screens: a size of paper, and a type of claim. */
function listWords(words: readonly (string | null | undefined)[]): string[] {
  const own = ['Letter', 'Hospital stay'];
  return [...new Set(words)].filter((word): word is string => Boolean(word) && !own.includes(word ?? ''));
}
