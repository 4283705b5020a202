/** Back from a claim, the list stands as it was left: the row that was opened is where it was. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { Profile } from './support.ts';

/** Of what a row measured when it was left, in px. */
const tolerance = 8;

describe('the claims list', () => {
  const profile = new Profile();
  let app: AppWindow;
  beforeAll(async () => {
    app = await profile.open();
    await connectPerson(app, 'Walter Osgood');
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  const topOf = (position: number) =>
    app.page.evaluate(
      (at) => document.querySelector(`tr[data-position="${at}"]`)?.getBoundingClientRect().top ?? null,
      position,
    );

  it.each([
    ['with the claim at hand beside it', 1366, 500],
    ['with the claim at hand beside it, far down', 1366, 1700],
    ['by itself', 1024, 1700],
  ])('%s', async (_, width, y) => {
    const { page } = app;
    await page.setViewportSize({ width, height: 768 });
    await app.goTo('/settings');
    await app.goTo('/claims');
    await page.locator('tr[data-position] a').first().waitFor();
    await page.mouse.move(width / 2, 450);
    for (let part = 0; part < 10; part++) await page.mouse.wheel(0, y / 10);
    await page.waitForTimeout(500);
    const position = await page.evaluate(() => {
      const rows = [...document.querySelectorAll('tr[data-position]:has(td a)')];
      const near = rows.find((row) => row.getBoundingClientRect().top > 300);
      return Number(near?.getAttribute('data-position'));
    });
    const before = await topOf(position);
    await page.locator(`tr[data-position="${position}"] a`).first().click();
    await page.getByRole('link', { name: 'Claims', exact: true }).last().click();
    await page.locator(`tr[data-position="${position}"]:focus`).waitFor();
    await page.waitForTimeout(500);
    expect(Math.abs(((await topOf(position)) ?? 0) - (before ?? 0))).toBeLessThan(tolerance);
  });
});
