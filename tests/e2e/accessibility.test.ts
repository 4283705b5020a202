/** Every screen of the real app against axe's WCAG 2.2 AA rules, pixels included: both themes, 100 % and 200 % text. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { fillScreens, screens } from './screens.ts';
import { Profile } from './support.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const run = `axe.run(document, {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
})`;

const looks = [
  { appearance: 'light', textScale: 1 },
  { appearance: 'dark', textScale: 1 },
  { appearance: 'light', textScale: 2 },
  { appearance: 'dark', textScale: 2 },
] as const;

/** What axe finds wrong on the screen as it stands, one line for each element. */
async function problems({ page }: AppWindow): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(run)) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

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

  it.each(looks)('no screen breaks a rule: $appearance, text × $textScale', async (look) => {
    const { page } = app;
    await app.ask('settings.set', { ...look, language: 'en', shortcuts: true });
    await page.reload();
    const found: Record<string, string[]> = {};
    const titles = new Set<string>();
    for (const screen of screens) {
      await app.goTo(routeOf(screen));
      expect.soft(await page.getByRole('heading', { level: 1 }).count(), screen).toBe(1);
      expect.soft(await page.getByRole('main').count(), screen).toBe(1);
      titles.add(await page.title());
      const wrong = await problems(app);
      if (wrong.length > 0) found[screen] = wrong;
    }
    expect(found).toEqual({});
    expect(titles.size).toBe(screens.length);
  });

  it('nothing is cut off at 400 % zoom', async () => {
    const { page } = app;
    await app.ask('settings.set', { appearance: 'light', textScale: 1, language: 'en', shortcuts: true });
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

  it('no dialog breaks a rule', async () => {
    const { page } = app;
    await app.goTo('/claims');
    await page.getByRole('button', { name: /^Filter/ }).click();
    await page.getByRole('dialog', { name: 'Filter claims' }).waitFor();
    expect(await problems(app)).toEqual([]);
    await page.keyboard.press('Escape');
    await app.goTo('/plans');
    await page.getByRole('button', { name: 'Disconnect…' }).first().click();
    await page.getByRole('alertdialog').waitFor();
    expect(await problems(app)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('nothing to write a bill down with, and no bill that is gone, breaks a rule', async () => {
    const { page } = app;
    const bill = routeOf('/bills/:bill');
    for (const name of ['Mark as paid', 'Write down a call', 'Change', 'Delete this bill']) {
      await app.goTo(bill);
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole(/^Delete/.test(name) ? 'alertdialog' : 'dialog').waitFor();
      expect.soft(await problems(app), name).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await app.goTo('/bills/write');
    await page.getByText('More from the paper').click();
    await page.getByRole('button', { name: 'Add the visits' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    expect.soft(await problems(app), 'unsaved').toEqual([]);
    await page.getByRole('link', { name: 'Claims', exact: true }).click();
    await page.getByRole('alertdialog').waitFor();
    expect.soft(await problems(app), 'left').toEqual([]);
    await page.getByRole('button', { name: 'Leave' }).click();
    for (const gone of [
      '/bills/gone',
      '/bills/gone/letter/dispute',
      '/appeals/gone',
      '/claims/together/gone',
    ]) {
      await app.goTo(gone);
      await page.getByRole('alert').waitFor();
      expect.soft(await problems(app), gone).toEqual([]);
    }
  });

  it('what was pressed and is gone is not spoken of', async () => {
    const { page } = app;
    await app.goTo('/taxes');
    await page.getByRole('button', { name: 'Add an HSA' }).click();
    await page.getByRole('dialog').getByLabel('Day the account was established').fill('2026-01-01');
    await page.getByRole('button', { name: 'Write it down' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('HSA since January 1, 2026', { exact: false }).first().waitFor();
    expect(await problems(app)).toEqual([]);
  });

  it('no step of adding a plan breaks a rule, with and without errors', async () => {
    const { page } = app;
    await app.goTo('/plans/add');
    await page.getByRole('button', { name: 'My plan is not here' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.locator('[aria-invalid="true"]').waitFor();
    expect(await problems(app)).toEqual([]);
    await app.goTo('/plans/add?sample=true');
    await page.getByRole('button', { name: /Evergreen Health/ }).click();
    await page.getByRole('switch', { name: 'Medicines' }).waitFor();
    expect(await problems(app)).toEqual([]);
    await page.getByRole('button', { name: /^Continue to/ }).click();
    await page.getByRole('alert').waitFor();
    expect(await problems(app)).toEqual([]);
  });

  it('a dialog that scrolls shows what has focus above its buttons', async () => {
    const { page } = app;
    await app.ask('settings.set', { appearance: 'light', textScale: 2, language: 'en', shortcuts: true });
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
    await app.ask('settings.set', { appearance: 'light', textScale: 1, language: 'en', shortcuts: true });
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
