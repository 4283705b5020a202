/** The page keeps its own Content Security Policy: no screen, no dialog and no paper asks for what that forbids. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { fillScreens, screens } from './screens.ts';
import { Profile } from './support.ts';

/** Hears of every violation, those since the page was loaded included. */
const listen = `{
  globalThis.violations = [];
  new ReportingObserver(
    (reports) => {
      for (const { body } of reports) violations.push([body.effectiveDirective, body.blockedURL, body.sample].join(' '));
    },
    { types: ['csp-violation'], buffered: true },
  ).observe();
}`;

describe('the content security policy', () => {
  const profile = new Profile();
  let app: AppWindow;
  let routeOf: (screen: string) => string;

  beforeAll(async () => {
    app = await profile.open();
    await app.page.evaluate(listen);
    routeOf = await fillScreens(app);
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  const violations = async () => {
    // Reports come a moment later.
    await app.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    return app.page.evaluate<string[]>('violations.splice(0)');
  };

  it('is not broken by any screen', async () => {
    const found: Record<string, string[]> = {};
    for (const screen of screens) {
      await app.goTo(routeOf(screen));
      const broken = await violations();
      if (broken.length > 0) found[screen] = broken;
    }
    expect(found).toEqual({});
  });

  it('is not broken by a page that is loaded anew, in either look', async () => {
    for (const appearance of ['dark', 'light'] as const) {
      await app.changeSettings({
        appearance,
        textScale: 1,
        language: 'es',
      });
      await app.page.reload();
      await app.page.evaluate(listen);
      await app.settle();
      expect(await violations()).toEqual([]);
    }
    await app.changeSettings({
      appearance: 'light',
      textScale: 1,
      language: 'en',
    });
    await app.page.reload();
    await app.page.evaluate(listen);
  });

  it('is not broken by dialogs, or by the recovery code and its paper', async () => {
    const { page } = app;
    await app.goTo('/claims');
    await page.getByRole('button', { name: /^Filter/ }).click();
    await page.getByRole('dialog', { name: 'Filter claims' }).waitFor();
    await page.keyboard.press('Escape');
    await app.goTo('/plans');
    await page.getByRole('button', { name: 'Details', exact: true }).first().click();
    await page.getByRole('button', { name: 'Disconnect…' }).click();
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Escape');
    await app.goTo('/settings');
    await page.getByRole('button', { name: 'Make a recovery code' }).click();
    const code = (await page.locator('output').textContent()) ?? '';
    expect(code).toMatch(/^(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
    const { printed } = await app.ask('recovery.print', {});
    expect(printed).toBe(true);
    await page.getByRole('button', { name: 'I have it on paper' }).click();
    await page.getByText('Done. This code now opens your records.').waitFor();
    expect(await violations()).toEqual([]);
    await page.evaluate("location.hash = '/recovery-paper'");
    await page.locator('html[data-paper]').waitFor();
    expect(await violations()).toEqual([]);
  });

  it('would be heard to be broken', async () => {
    await app.page.evaluate("{ new Image().src = 'https://elsewhere.example/x.png'; }");
    await expect.poll(violations).toEqual(['img-src https://elsewhere.example/x.png ']);
  });
});
