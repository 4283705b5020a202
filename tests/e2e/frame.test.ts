/** What must be in view without scrolling: the first screen, the whole menu, the first claim, the answer of a search. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import type { ClaimState } from '../../shared/model/claims/claim.ts';
import { Profile } from './support.ts';

const sizes = [
  { width: 1366, height: 768 },
  { width: 1024, height: 640 },
];

describe('what is in view', () => {
  const profile = new Profile();
  let app: AppWindow;

  beforeAll(async () => {
    app = await profile.open();
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  const speak = async (language: 'en' | 'es') => {
    await app.changeSettings({ language });
    await app.page.reload();
    await app.page.getByRole('heading', { level: 1 }).waitFor();
  };
  const beyond = (selector: string) =>
    app.page.evaluate<number>(
      `(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('${selector}'))`,
    );

  it.each(['en', 'es'] as const)('the first screen as a whole, in %s', async (language) => {
    await speak(language);
    for (const size of sizes) {
      await app.page.setViewportSize(size);
      await expect.poll(() => beyond('html'), { message: JSON.stringify(size) }).toBeLessThanOrEqual(0);
    }
  });

  /** Two people, one of them with two plans of which one needs a new sign-in. */
  const fill = async () => {
    if ((await app.ask('connection.list', {})).length > 0) return;
    const { personId } = await connectPerson(app, 'Walter Osgood');
    const medicare = await connectPerson(app, 'Walter Osgood', { isMedicare: true, personId });
    // A plan that needs the person stands under the name.
    await app.ask('samplePlan.setFault', { fault: 'revoked' });
    await app.ask('sync.start', { connectionId: medicare.connectionId });
    await app.page
      .getByText(/: sign in again|: inicie sesión/i)
      .first()
      .waitFor();
    await app.ask('samplePlan.setFault', { fault: null });
    await connectPerson(app, 'Rosa Medina');
  };

  it.each(['en', 'es'] as const)('every entry of the menu of who has two plans, in %s', async (language) => {
    await fill();
    await speak(language);
    await app.goTo('/settings');
    for (const size of sizes) {
      await app.page.setViewportSize(size);
      await expect.poll(() => beyond('header'), { message: JSON.stringify(size) }).toBeLessThanOrEqual(0);
      expect(await app.page.locator('nav a[href*="appeals"]').count()).toBe(1);
    }
  });

  it.each([
    { language: 'en', textScale: 1, most: 200 },
    { language: 'es', textScale: 1, most: 200 },
    { language: 'en', textScale: 2, most: 400 },
    { language: 'es', textScale: 2, most: 400 },
  ] as const)('the first claim of everyone, in $language at text × $textScale', async ({ most, ...look }) => {
    await fill();
    await app.page.setViewportSize({ width: 1366, height: 768 });
    await app.changeSettings(look);
    await app.page.reload();
    for (const name of ['Walter Osgood', 'Rosa Medina']) {
      await app.goTo('/claims');
      const menu = app.page.locator('header button[aria-controls="main-menu"]');
      if (await menu.isVisible()) await menu.click();
      await app.choosePerson(name);
      await app.goTo('/settings');
      await app.goTo('/claims');
      const row = app.page.locator('tr[data-position]:has(a[href*="claims/"])').first();
      expect.soft((await row.boundingBox())?.y, name).toBeLessThanOrEqual(most);
    }
    await app.changeSettings({ textScale: 1 });
  });

  it.each(['en', 'es'] as const)(
    'the page of a claim is at most two screens long, in %s',
    async (language) => {
      await fill();
      await app.page.setViewportSize({ width: 1366, height: 768 });
      await speak(language);
      const states: ClaimState[] = [
        'plan-paid',
        'plan-paid-part',
        'plan-did-not-pay',
        'canceled',
        'replaced',
      ];
      for (const { id: personId } of await app.ask('people.list', {}))
        for (const state of states) {
          const filter = { ...everyClaim(personId), states: [state] };
          const { rows } = await app.ask('claims.list', { filter, offset: 0, limit: 12 });
          for (const { id, providerName } of rows) {
            await app.goTo(`/claims/${encodeURIComponent(id)}`);
            const height = await app.page.evaluate(() => document.documentElement.scrollHeight);
            expect.soft(height, `${state}: ${providerName}`).toBeLessThanOrEqual(1600);
          }
        }
    },
  );

  it.each([
    { textScale: 1, width: 1024 },
    { textScale: 2, width: 1366 },
    { textScale: 1, width: 390 },
  ])(
    'everyone at once, in the width of the window: $width at text × $textScale',
    async ({ textScale, width }) => {
      await fill();
      await app.changeSettings({ language: 'es', textScale });
      await app.page.setViewportSize({ width, height: 768 });
      await app.page.reload();
      await app.goTo('/people');
      await app.page.getByRole('table').waitFor();
      const wider = await app.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider).toBeLessThanOrEqual(0);
      await app.changeSettings({ textScale: 1 });
    },
  );

  it.each([1, 2])('a menu at the right edge, as wide as its words, at text × %d', async (textScale) => {
    await fill();
    await app.changeSettings({ language: 'es', textScale });
    await app.page.setViewportSize({ width: 1366, height: 768 });
    await app.page.reload();
    await app.goTo('/claims');
    await app.page.getByRole('button', { name: 'Más', exact: true }).click();
    const entry = app.page.getByRole('menuitem', { name: 'Denegaciones y apelaciones' });
    const lines = await entry.evaluate((one) => {
      const text = document.createRange();
      text.selectNodeContents(one);
      return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size;
    });
    expect(lines).toBe(1);
    const { x, width } = (await app.page.getByRole('menu').boundingBox()) ?? { x: 0, width: 0 };
    const room = await app.page.evaluate(() => document.documentElement.clientWidth);
    expect(x + width).toBeLessThanOrEqual(room);
    await app.page.keyboard.press('Escape');
    await app.changeSettings({ textScale: 1 });
  });

  it('the first doctor that a search found, by a patient’s word', async () => {
    await speak('en');
    for (const size of sizes) {
      await app.page.setViewportSize(size);
      await app.goTo('/find?tab=doctors');
      await app.page.getByRole('textbox', { name: 'Specialty' }).fill('bone');
      await app.page.getByRole('button', { name: 'Search the directory' }).click();
      await app.page.getByText('Orthopedics, from “bone”').waitFor();
      const { y } = (await app.page.getByRole('article').first().boundingBox()) ?? { y: size.height };
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThan(size.height - 150);
    }
  });

  it.each([1, 2])('a long name beside its picture, under Everyone, at text × %s', async (textScale) => {
    await fill();
    const { page } = app;
    const [person] = await app.ask('people.list', {});
    const name = 'Maximiliana Guadalupe Fernández-Montenegro de la Cruz y Villanueva';
    await app.ask('people.rename', { personId: person?.id ?? '', name });
    await app.changeSettings({ language: 'en', textScale });
    await page.reload();
    for (const size of [...sizes, { width: 390, height: 800 }]) {
      await page.setViewportSize(size);
      await app.goTo('/people');
      const heading = page.getByRole('heading', { level: 2, name });
      await heading.waitFor();
      const place = await heading.evaluate((words) => {
        const [own, picture] = [words, words.parentElement?.previousElementSibling].map((one) =>
          one?.getBoundingClientRect(),
        );
        return { isBeside: own && picture && own.left >= picture.right && own.top < picture.bottom };
      });
      expect(place, JSON.stringify(size)).toEqual({ isBeside: true });
    }
    await app.ask('people.rename', { personId: person?.id ?? '', name: person?.name ?? null });
    await app.changeSettings({ textScale: 1 });
  });

  it('the names of all steps of a sign-in, none cut, in Spanish and at 200 %', async () => {
    for (const [language, textScale, width] of [
      ['en', 1, 1024],
      ['es', 1, 1024],
      ['es', 2, 1024],
      ['es', 1, 390],
    ] as const) {
      await app.changeSettings({ language, textScale });
      await app.page.setViewportSize({ width, height: 800 });
      await app.page.reload();
      await app.goTo('/plans/add');
      const steps = app.page.locator('main ol').first().locator('li');
      await expect.poll(() => steps.count()).toBe(4);
      for (const step of await steps.all()) {
        const isCut = await step.evaluate(
          (one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1,
        );
        expect(isCut).toBe(false);
        expect(await step.isVisible()).toBe(true);
      }
    }
  });
});
