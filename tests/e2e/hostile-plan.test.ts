/** A plan that sends markup, endless words, absurd amounts and dates: nothing runs, nothing widens the page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import { type HostilePlan, startHostilePlan } from '../support/hostile-plan/hostile-plan.ts';
import { planted } from '../support/hostile-plan/texts.ts';
import { publicClient } from '../support/public/public-client.ts';
import { signInByForms } from '../support/sign-in-by-forms.ts';
import { Profile } from './support.ts';

describe('a hostile plan', () => {
  const profile = new Profile();
  const complaints: string[] = [];
  let plan: HostilePlan;
  let app: AppWindow;
  let routes: string[];

  beforeAll(async () => {
    plan = await startHostilePlan();
    app = await profile.open();
    app.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    app.page.on('pageerror', ({ message }) => complaints.push(message));
    const connecting = app.ask('connection.connect', {
      plan: { address: plan.fhirBaseUrl },
      personId: null,
      connectionId: null,
      categories: ['patient', 'claims', 'coverage', 'results'],
      keepUpToDate: true,
      client: publicClient('me'),
    });
    await signInByForms(await app.nextBrowserAddress(), { userName: '', password: '', follow: true });
    const { connectionId, personId } = await connecting;
    await app.waitForSync(connectionId);
    const { rows } = await app.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 100 });
    expect(rows.length).toBe(17);
    const small = rows.filter(({ id }) => !id.endsWith('hostile-16'));
    const claims = small.slice(0, 7).map(({ id }) => `/claims/${encodeURIComponent(id)}`);
    const [card] = await app.ask('coverage.list', { personId });
    routes = [
      ...['/claims', '/spending', '/plans', '/print', '/settings/access-log', '/health'],
      `/plans/card/${encodeURIComponent(card?.id ?? '')}`,
      ...claims,
    ];
  });
  afterAll(async () => {
    await app.close();
    await plan.close();
    profile.remove();
  });

  it.each([1366, 320])('every screen stays within a window %i px wide', async (width) => {
    const { page } = app;
    await page.setViewportSize({ width, height: 800 });
    for (const route of routes) {
      await app.goTo(route);
      const content = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(content, route).toBeLessThanOrEqual(width);
    }
    // The measure finds a word without an end.
    const wide = await page.evaluate(() => {
      const pre = document.querySelector('main')?.appendChild(document.createElement('pre'));
      pre?.append('W'.repeat(500));
      const found = document.documentElement.scrollWidth;
      pre?.remove();
      return found;
    });
    expect(wide).toBeGreaterThan(width);
  });

  it('no claim keeps the window busy', async () => {
    const { page } = app;
    await page.setViewportSize({ width: 1366, height: 800 });
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Performance.enable');
    const measureLayout = async () => {
      const { metrics } = await devTools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'LayoutDuration')?.value ?? Number.NaN;
    };
    for (const route of routes.filter((one) => one.startsWith('/claims/'))) {
      await app.goTo('/plans');
      const before = await measureLayout();
      await app.goTo(route);
      expect((await measureLayout()) - before, `seconds of layout of ${route}`).toBeLessThan(1);
    }
  });

  it('none of its scripts ran, and the page reported no error', async () => {
    expect(await app.page.evaluate((name) => name in globalThis, planted)).toBe(false);
    expect(await app.page.locator('main img, main script, a[href^="javascript:"]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
