/** What must be in view without scrolling: the first screen, the whole menu, the answer of a search. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
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

  it.each(['en', 'es'] as const)('every entry of the menu of who has two plans, in %s', async (language) => {
    if ((await app.ask('connection.list', {})).length === 0) {
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
    }
    await speak(language);
    await app.goTo('/settings');
    for (const size of sizes) {
      await app.page.setViewportSize(size);
      await expect.poll(() => beyond('header'), { message: JSON.stringify(size) }).toBeLessThanOrEqual(0);
      expect(await app.page.locator('nav a[href*="appeals"]').count()).toBe(1);
    }
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
