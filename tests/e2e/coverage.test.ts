/** Insurance cards of the real app: hidden numbers, the plan's own card, and a card to cut out, read back from paper. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import type { CardRequest } from '../../shared/model/papers/statement.ts';
import type { CoverageCard } from '../../shared/model/plans/coverage.ts';
import { pdfText } from '../support/pdf-text.ts';
import { Profile } from './support.ts';

describe('insurance cards', () => {
  const profile = new Profile();
  let app: AppWindow;
  let rosas: CoverageCard[];
  let medical: CoverageCard;
  let memberId: string;

  beforeAll(async () => {
    app = await profile.open();
    await connectPerson(app, 'Rosa Medina');
    await connectPerson(app, 'Walter Osgood', { isMedicare: true });
    rosas = await cardsOf('Rosa Medina');
    const found = rosas.find(({ kind, state }) => kind === 'medical' && state === 'current');
    if (!found) throw new Error('Rosa has no medical card');
    medical = found;
    memberId = (await app.ask('coverage.numbers', { coverageId: medical.id })).memberId ?? '';
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  async function cardsOf(name: string): Promise<CoverageCard[]> {
    const person = (await app.ask('people.list', {})).find((one) => one.name === name);
    if (!person) throw new Error(`no ${name}`);
    return app.ask('coverage.list', { personId: person.id });
  }

  const mainText = async () => (await app.page.getByRole('main').innerText()).replace(/\s+/g, ' ');
  const cardRoute = () => `/plans/card/${encodeURIComponent(medical.id)}`;

  it('stand in My plans, and no number with them', async () => {
    await app.goTo('/plans');
    await app.choosePerson('Rosa Medina');
    await app.goTo('/plans');
    await app.page.getByRole('region', { name: 'Rosa Medina’s cards' }).waitFor();
    const text = await mainText();
    expect(text).toContain(medical.coverageName);
    expect(text).toContain(`•••• ${medical.memberIdEnding}`);
    expect(text).not.toContain(memberId);
    expect(JSON.stringify(rosas)).not.toContain(memberId);
  });

  it('show a number only when asked, and hide it when the screen is left', async () => {
    expect(memberId.length).toBeGreaterThan(6);
    await app.goTo(cardRoute());
    expect(await mainText()).not.toContain(memberId);
    await app.page.getByRole('button', { name: 'Show numbers' }).click();
    await app.page.getByText(memberId).first().waitFor();
    await app.page.getByRole('button', { name: 'Hide numbers' }).click();
    expect(await mainText()).not.toContain(memberId);
    await app.page.getByRole('button', { name: 'Show numbers' }).click();
    await app.goTo('/plans');
    await app.goTo(cardRoute());
    expect(await mainText()).not.toContain(memberId);
    expect(await mainText()).toContain('Your plan’s own card is the official one.');
  });

  it('of Medicare are the ones that the plan makes on request, each part once', async () => {
    const walters = await cardsOf('Walter Osgood');
    const parts = walters.filter(({ kind }) => kind.startsWith('medicare-part'));
    expect(parts.map(({ kind, source }) => `${kind} ${source}`)).toEqual([
      'medicare-part-a card',
      'medicare-part-b card',
      'medicare-part-d card',
    ]);
    const { rows } = await app.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 });
    const asked = rows.filter(({ what }) => what === 'insurance-card');
    expect(asked.map(({ result, path: at }) => [result, at?.split('/').at(-1)])).toEqual([
      ['ok', '$generate-insurance-card'],
    ]);
  });

  async function saved(options: CardRequest['options'], coverageIds = [medical.id]): Promise<Buffer> {
    const file = path.join(profile.folder, 'card.pdf');
    await app.saveTo(file);
    await app.ask('statement.savePdf', { kind: 'card', coverageIds, options });
    return readFileSync(file);
  }

  it('on paper to cut out are as large as a card, with the end of the number unless all of it is wanted', async () => {
    const options = { size: 'wallet', showMemberId: false, paper: 'letter', language: 'en' } as const;
    const masked = await saved(options);
    const text = await pdfText(masked);
    expect(text).toContain(`ends in ${medical.memberIdEnding}`);
    expect(text).not.toContain(memberId);
    expect(text).toContain('Not the official card');
    expect(await pdfText(await saved({ ...options, showMemberId: true }))).toContain(memberId);
    const pdf = await getDocument({ data: new Uint8Array(masked), verbosity: 0 }).promise;
    const page = await pdf.getPage(1);
    expect(pdf.numPages).toBe(1);
    expect(page.view.slice(2)).toEqual([612, 792]);
    expect(await page.getStructTree()).toBeTruthy();
  });

  it('in large print on A4 in Spanish say what is missing', async () => {
    const dental = rosas.find(({ kind }) => kind === 'dental');
    if (!dental) throw new Error('no dental card');
    const bytes = await saved({ size: 'large', showMemberId: false, paper: 'a4', language: 'es' }, [
      dental.id,
    ]);
    const text = await pdfText(bytes);
    expect(text).toContain('Su tarjeta del seguro');
    expect(text).toContain('La tarjeta oficial es la de su plan.');
    const page = await (await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise).getPage(1);
    expect(Math.round(page.view[2] ?? 0)).toBe(595);
  });

  it('to cut out measure 3.375 by 2.125 inches, and nothing sticks out', async () => {
    const sizes = await measured();
    expect(sizes).toHaveLength(rosas.filter(({ state }) => state !== 'past').length * 2);
    for (const { width, height, over } of sizes) {
      expect(width).toBeCloseTo(3.375, 2);
      expect(height).toBeCloseTo(2.125, 2);
      expect(over).toBeLessThanOrEqual(0);
    }
  });

  /** Each side of every current card as the paper route lays it out, in inches. */
  async function measured() {
    const coverageIds = rosas.filter(({ state }) => state !== 'past').map(({ id }) => id);
    const options = { size: 'wallet', showMemberId: true, paper: 'letter', language: 'es' };
    const request = encodeURIComponent(JSON.stringify({ kind: 'card', coverageIds, options }));
    await app.page.evaluate((at) => {
      location.hash = at;
    }, `/paper?request=${request}`);
    await app.page.locator('section[data-back]').first().waitFor();
    return app.page.locator('section[data-back]').evaluateAll((sides) =>
      sides.map((side) => {
        const { width, height } = side.getBoundingClientRect();
        return { width: width / 96, height: height / 96, over: side.scrollHeight - side.clientHeight };
      }),
    );
  }
});
