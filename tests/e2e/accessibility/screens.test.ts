/**
 * Every screen of the real app against axe's WCAG 2.2 AA rules, pixels included: both themes, 100 % and 200 % text,
 * English and Spanish, and forced colours.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { fillScreens, screens } from '../screens.ts';
import { Profile } from '../support.ts';
import { findProblems } from './find-problems.ts';

/** Each theme, text size, language and the person's own colours; not each with each, which would find the same again. */
const looks = [
  { appearance: 'light', textScale: 1, language: 'en', forcedColors: 'none' },
  { appearance: 'dark', textScale: 1, language: 'es', forcedColors: 'none' },
  { appearance: 'light', textScale: 2, language: 'es', forcedColors: 'none' },
  { appearance: 'dark', textScale: 2, language: 'en', forcedColors: 'none' },
  { appearance: 'dark', textScale: 1, language: 'en', forcedColors: 'active' },
] as const;

describe('accessibility of the real app', () => {
  const profile = new Profile();
  let app: AppWindow;
  let routeOf: (screen: string) => string;

  beforeAll(async () => {
    app = await profile.open();
    routeOf = await fillScreens(app);
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  const title =
    'no screen breaks a rule: $language, $appearance, text × $textScale, forced colours $forcedColors';
  it.each(looks)(title, async ({ forcedColors, ...look }) => {
    const { page } = app;
    await app.changeSettings(look);
    await page.emulateMedia({ forcedColors });
    await page.reload();
    const found: Record<string, string[]> = {};
    const titles = new Set<string>();
    for (const screen of screens) {
      await app.goTo(routeOf(screen));
      expect.soft(await page.getByRole('heading', { level: 1 }).count(), screen).toBe(1);
      expect.soft(await page.getByRole('main').count(), screen).toBe(1);
      if (!screen.startsWith('/print?')) titles.add(await page.title());
      const wrong = await findProblems(app, forcedColors === 'active');
      if (wrong.length > 0) found[screen] = wrong;
    }
    await page.emulateMedia({ forcedColors: 'none' });
    console.log(`axe: ${screens.length} screens, ${Object.values(found).flat().length} faults`);
    expect(found).toEqual({});
    expect(titles.size).toBe(screens.filter((screen) => !screen.startsWith('/print?')).length);
  });

  it('nothing is cut off at 400 % zoom', async () => {
    const { page } = app;
    await app.changeSettings({
      appearance: 'light',
      textScale: 1,
      language: 'en',
    });
    await page.reload();
    await page.setViewportSize({ width: 320, height: 640 });
    const found: Record<string, string[]> = {};
    for (const screen of screens) {
      await app.goTo(routeOf(screen));
      const wide = await page.evaluate(tooWide);
      if (wide.length > 0) found[screen] = wide;
      if (screen.startsWith('/health'))
        expect.soft(await page.locator('main [role="group"][tabindex]').count(), screen).toBe(0);
    }
    await page.setViewportSize({ width: 1366, height: 900 });
    expect(found).toEqual({});
  });

  it('no bill that is being written down, and none that is gone, breaks a rule', async () => {
    const { page } = app;
    await app.goTo('/bills/write');
    await page.getByText('More from the bill (optional)').click();
    await page.getByRole('button', { name: 'Add visits' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    expect.soft(await findProblems(app), 'unsaved').toEqual([]);
    await page.getByRole('link', { name: 'Claims', exact: true }).click();
    await page.getByRole('alertdialog').waitFor();
    expect.soft(await findProblems(app), 'left').toEqual([]);
    await page.getByRole('button', { name: 'Leave without saving' }).click();
    for (const gone of [
      '/bills/gone',
      '/bills/gone/letter/dispute',
      '/appeals/gone',
      '/claims/together/gone',
    ]) {
      await app.goTo(gone);
      await page.getByRole('alert').waitFor();
      expect.soft(await findProblems(app), gone).toEqual([]);
    }
  });

  it('what was pressed and is gone is not spoken of', async () => {
    const { page } = app;
    await app.goTo('/taxes');
    await page.getByRole('button', { name: 'Add an HSA' }).click();
    await page.getByRole('dialog').getByLabel('Day the account was opened').fill('2026-01-01');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('HSA since January 1, 2026', { exact: false }).first().waitFor();
    expect(await findProblems(app)).toEqual([]);
  });

  it('text grows with Ctrl and the plus key, whether or not that needs Shift', async () => {
    const { page } = app;
    await app.goTo('/help');
    const scale = async () => (await app.ask('settings.get', {})).textScale;
    const before = await scale();
    await page.keyboard.press('Control+=');
    await expect.poll(scale).toBeGreaterThan(before);
    await page.keyboard.press('Control+-');
    await expect.poll(scale).toBe(before);
  });

  it('no step of adding a plan breaks a rule, with and without errors', async () => {
    const { page } = app;
    await app.goTo('/plans/add');
    await page.getByRole('button', { name: 'My plan is not here' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.locator('[aria-invalid="true"]').waitFor();
    expect(await findProblems(app)).toEqual([]);
    await app.goTo('/plans/add?sample=true');
    await page.getByRole('button', { name: /Evergreen Health/ }).click();
    await page.getByText(/^Choose kinds: /).click();
    await page.getByRole('switch', { name: 'Medicines' }).waitFor();
    expect(await findProblems(app)).toEqual([]);
    await page.getByRole('button', { name: /^Continue to/ }).click();
    await page.getByRole('alert').waitFor();
    expect(await findProblems(app)).toEqual([]);
  });

  it('a dialog that scrolls shows what has focus above its buttons', async () => {
    const { page } = app;
    await app.changeSettings({
      appearance: 'light',
      textScale: 2,
      language: 'en',
    });
    await page.reload();
    await page.setViewportSize({ width: 1093, height: 614 });
    await app.goTo('/claims');
    await page.getByRole('button', { name: /^Filter/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Filter claims' });
    await dialog.waitFor();
    const hidden: string[] = [];
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press('Tab');
      hidden.push(...(await page.evaluate(underButtons)));
    }
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1366, height: 900 });
    expect(hidden).toEqual([]);
  });

  it('a long list keeps the row with focus in view, also without motion', async () => {
    const { page } = app;
    await app.changeSettings({
      appearance: 'light',
      textScale: 1,
      language: 'en',
    });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.reload();
    await app.goTo('/health?view=timeline');
    await page.locator('[data-position="0"] a').focus();
    const lost: string[] = [];
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press('Tab');
      await app.settle();
      lost.push(...(await page.evaluate(outOfView)));
    }
    await app.goTo('/claims');
    await page.locator('[data-position] a').first().focus();
    await page.keyboard.press('Tab');
    await app.settle();
    lost.push(...(await page.evaluate(outOfView)));
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(lost).toEqual([]);
  });

  it('marks are seen in the person’s own colours', async () => {
    const { page } = app;
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    await app.goTo('/find');
    const [drugs, doctors] = await page
      .getByRole('navigation', { name: 'What to look for' })
      .getByRole('link')
      .evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBlockEndColor));
    expect(drugs).not.toBe(doctors);
    await app.goTo('/approvals');
    const [known, unknown] = await Promise.all(
      ['true', 'false'].map((isStated) =>
        page
          .locator(`li[data-stated="${isStated}"]`)
          .first()
          .evaluate((step) => getComputedStyle(step, '::after').backgroundColor),
      ),
    );
    expect(known).not.toBe(unknown);
    const pill = page.getByText('Approved', { exact: true }).first();
    const colors = await pill.evaluate((element) => [
      getComputedStyle(element).color,
      getComputedStyle(element, '::before').backgroundColor,
    ]);
    await page.emulateMedia({ forcedColors: 'none' });
    expect(colors[1]).toBe(colors[0]);
  });
});

/** What reaches out of the window at its right, is seen, and is in no part that scrolls by itself. */
function tooWide(): string[] {
  const right = document.documentElement.clientWidth + 1;
  return [...document.querySelectorAll('main *')]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      const isSeen =
        box.width > 1 && !element.closest('thead, svg, select, .visually-hidden, [role="group"][tabindex]');
      return isSeen && box.right > right;
    })
    .map((element) => element.outerHTML.slice(0, 120));
}

/** The words of the field with focus, when the dialog's last buttons lie over it or it is out of their view. */
function underButtons(): string[] {
  const field = document.activeElement?.closest('label') ?? document.activeElement;
  const buttons = [...document.querySelectorAll('[role="dialog"] button')].at(-1);
  if (!field || !buttons) return ['no dialog'];
  const isButton = field.parentElement === buttons.parentElement;
  const isSeen = field.getBoundingClientRect().bottom <= buttons.getBoundingClientRect().top;
  return isButton || isSeen ? [] : [field.textContent ?? ''];
}

/** The words of what has focus, when it is not whole in the window. */
function outOfView(): string[] {
  const focused = document.activeElement;
  if (!focused) return ['nothing'];
  const { top, bottom } = focused.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight ? [] : [`${focused.textContent} at ${Math.round(top)}`];
}
