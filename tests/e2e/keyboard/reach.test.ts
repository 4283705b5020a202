/**
 * Every screen by keyboard alone: Tab reaches each control that is seen, shows where it is, is never caught, and each
 * control is large enough to be hit (WCAG 2.2: 2.1.1, 2.1.2, 2.4.7, 2.5.8).
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { fillScreens, screens } from '../screens.ts';
import { Profile } from '../support.ts';

/** Within these, arrow keys move; Tab reaches one of each. */
const groups = '[role="radiogroup"], [role="tablist"], [role="toolbar"]';

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

it('Tab reaches every control of every screen, shows where it is, and goes on from there', {
  timeout: 600_000,
}, async () => {
  const { page } = app;
  const found: Record<string, string[]> = {};
  let reached = 0;
  for (const screen of screens) {
    await app.goTo(routeOf(screen));
    await page.evaluate(markControls, groups);
    const wrong = new Set<string>();
    const presses = await page.evaluate(() => document.querySelectorAll('[data-wanted]').length);
    // Rows that come into view bring controls of their own; twice as many presses leave room for them.
    for (let press = 0; press < presses * 2 + 20; press++) {
      await page.keyboard.press('Tab');
      const { unseen, left } = await page.evaluate(noteFocus, groups);
      if (unseen) wrong.add(`no mark of focus: ${unseen}`);
      if (left === 0) break;
    }
    for (const name of await page.evaluate(listUnreached)) wrong.add(`never reached: ${name}`);
    reached += presses;
    if (wrong.size > 0) found[screen] = [...wrong];
  }
  console.log(`keyboard: ${screens.length} screens, ${reached} controls`);
  expect(found).toEqual({});
});

it('every control of every screen is at least 24 pixels wide and high, or stands clear of others', {
  timeout: 300_000,
}, async () => {
  const { page } = app;
  const found: Record<string, string[]> = {};
  for (const screen of screens) {
    await app.goTo(routeOf(screen));
    const small = await page.evaluate(listSmallTargets);
    if (small.length > 0) found[screen] = small;
  }
  expect(found).toEqual({});
});

/** Marks what Tab must reach: each control that is seen; of a group that arrow keys move in, the group as one. */
function markControls(groups: string): void {
  const controls = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  for (const control of document.querySelectorAll<HTMLInputElement>(controls)) {
    const box = (control.closest('label') ?? control).getBoundingClientRect();
    const isSeen = box.width > 1 && box.height > 1 && control.checkVisibility({ visibilityProperty: true });
    const isOfGroup = control.tabIndex < 0 || control.type === 'radio' || control.closest(groups) !== null;
    if (isSeen && !control.disabled && !isOfGroup && !control.closest('[inert], [aria-hidden="true"]'))
      control.dataset['wanted'] = '';
  }
  for (const group of document.querySelectorAll(groups)) {
    const choices = [...group.querySelectorAll<HTMLInputElement>('input, button')];
    if (group.checkVisibility() && choices.some(({ disabled }) => !disabled))
      (group as HTMLElement).dataset['wanted'] = '';
  }
  // Tab begins at the top, and not where the last screen left it.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
}

/** Takes the mark from what has focus. `unseen`: its words where nothing shows that it has focus. */
function noteFocus(groups: string): { unseen: string | null; left: number } {
  const focused = document.activeElement as HTMLElement | null;
  const left = () => document.querySelectorAll('[data-wanted]').length;
  if (!focused || focused === document.body) return { unseen: null, left: left() };
  if (focused instanceof SVGElement && focused.getAttribute('tabindex') !== '0')
    return { unseen: `not even a control: ${focused.outerHTML.slice(0, 80)}`, left: left() };
  delete focused.dataset['wanted'];
  const group = focused.closest<HTMLElement>(groups);
  if (group) delete group.dataset['wanted'];
  const around = [focused, focused.closest('label'), focused.parentElement, ...focused.querySelectorAll('*')];
  const isShown = around.some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(element);
    const isDrawn =
      element.matches('circle, rect') && stroke !== 'none' && Number.parseFloat(strokeWidth) >= 3;
    return isDrawn || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2);
  });
  return { unseen: isShown ? null : focused.outerHTML.slice(0, 120), left: left() };
}

function listUnreached(): string[] {
  return [...document.querySelectorAll('[data-wanted]')].map((control) => control.outerHTML.slice(0, 160));
}

/** Targets under 24 pixels whose circle of 24 pixels meets another target; links within a sentence are excepted. */
function listSmallTargets(): string[] {
  const targets = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
  ]
    .filter(
      (target) =>
        target.checkVisibility({ visibilityProperty: true }) && !target.closest('[aria-hidden="true"]'),
    )
    .map((target) => ({ target, box: (target.closest('label') ?? target).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1 && box.height > 1);
  const isInSentence = (target: HTMLElement) =>
    getComputedStyle(target).display === 'inline' && target.parentElement?.textContent !== target.textContent;
  const centerOf = (box: DOMRect) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const small = targets.filter(
    ({ target, box }) => Math.min(box.width, box.height) < 24 && !isInSentence(target),
  );
  return small
    .filter(({ target, box }) =>
      targets.some((other) => {
        if (other.target === target || other.target.contains(target) || target.contains(other.target))
          return false;
        const { x, y } = centerOf(box);
        const gapX = Math.max(other.box.left - x, x - other.box.right, 0);
        const gapY = Math.max(other.box.top - y, y - other.box.bottom, 0);
        return Math.hypot(gapX, gapY) < 12;
      }),
    )
    .map(
      ({ target, box }) =>
        `${Math.round(box.width)} × ${Math.round(box.height)}: ${target.outerHTML.slice(0, 140)}`,
    );
}
