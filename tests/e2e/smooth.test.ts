/**
 * A list that is scrolled and searched while a first download brings some thousand claims stays at hand. Milliseconds are
 * of the page's own processor time, so that a busy machine does not make them more; the limits leave room beside that.
 * `CLAIMFOLIO_SMOOTH_CLAIMS` is how many claims come: with 100,000 the person is asked whether the check goes on.
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../electron/sample-plan/sample-plan.ts';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { type PageTrace, tracePage } from '../../scripts/runtime/trace-page.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import { usualOptions } from '../../shared/paper/document.ts';
import { publicClient } from '../support/public/public-client.ts';
import { signInByForms } from '../support/sign-in-by-forms.ts';
import { Profile } from './support.ts';

const claims = Number(process.env['CLAIMFOLIO_SMOOTH_CLAIMS'] ?? 3000);
/** Of the first download, on a machine that does other work, too. */
const mostMs = 60_000 + claims * 20;

describe('the page during a first download', () => {
  const profile = new Profile();
  let plan: SamplePlan;
  let app: AppWindow;
  let trace: PageTrace;
  let personId: string;
  let minutes = 0;

  beforeAll(async () => {
    plan = await startSamplePlan({ claims });
    app = await profile.open();
    const { page } = app;
    const person = plan.people.find((one) => one.plan === 'evergreen');
    const [evergreen] = plan.plans;
    if (!person || !evergreen) throw new Error('The sample plan has nobody.');
    const connecting = app.ask('connection.connect', {
      plan: { address: evergreen.fhirBaseUrl },
      personId: null,
      connectionId: null,
      categories: ['patient', 'claims', 'coverage', 'providers'],
      keepUpToDate: true,
      client: publicClient(evergreen.clientId),
    });
    await signInByForms(await app.nextBrowserAddress(), { ...person, follow: true });
    const { connectionId, personId: theirs } = await connecting;
    personId = theirs;
    const began = performance.now();
    trace = await tracePage(page, async () => {
      await page.evaluate(() => {
        location.hash = '#/claims';
      });
      await page.locator('tr[data-position="1"]').waitFor();
      let isOver = false;
      const ended = app.waitForSync(connectionId).finally(() => {
        isOver = true;
      });
      const field = page.getByRole('combobox', { name: 'Search claims' });
      for (let turn = 0; turn < 60 || (!isOver && turn < claims / 5); turn++) {
        await page.mouse.move(600, 500);
        await page.mouse.wheel(0, turn % 40 < 25 ? 400 : -600);
        if (turn % 20 === 10) await field.fill(turn % 40 === 10 ? 'service' : '');
        await page.waitForTimeout(30);
      }
      expect((await ended).newClaims).toBe(claims);
    });
    minutes = (performance.now() - began) / 60_000;
    console.info(JSON.stringify({ claims, minutes, ...trace }));
  }, mostMs);
  afterAll(async () => {
    await app.close();
    await plan.close();
    profile.remove();
  });

  it('draws while it is scrolled', () => {
    expect(trace.frames).toBeGreaterThan(30);
  });

  it('has no task that keeps a press or a key waiting', () => {
    expect(trace.longestTaskMs).toBeLessThan(150);
    expect(trace.longTasks).toBeLessThan(10 * Math.max(1, minutes));
  });

  it('spends a frame on drawing, not on scripts', () => {
    expect(trace.scriptPerFrameMs.median).toBeLessThan(16);
    expect(trace.scriptPerFrameMs.p95).toBeLessThan(50);
  });

  it('shifts nothing under the hand', () => {
    expect(trace.layoutShift).toBeLessThan(0.1);
  });

  it(
    'answers from all of them after a new start, and says what each answer takes',
    async () => {
      await app.close();
      const times: Record<string, number> = {};
      const measure = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
        const began = performance.now();
        const answer = await work();
        times[name] = Math.round(performance.now() - began);
        return answer;
      };
      app = await measure('start', () => profile.open());
      const all = everyClaim(personId);
      const rows = { offset: 0, limit: 50 };
      const overview = await measure('overview', () => app.ask('claims.overview', { personId, year: null }));
      const list = await measure('list', () => app.ask('claims.list', { filter: all, ...rows }));
      const [year = 2025] = overview.years;
      await measure('search', () => app.ask('claims.list', { filter: { ...all, text: 'service' }, ...rows }));
      await measure('filter', () => app.ask('claims.list', { filter: { ...all, year }, ...rows }));
      await measure('spending', () => app.ask('spending.get', { personId, year: null }));
      await measure('statement', () =>
        app.ask('statement.get', { kind: 'year', personId, year, connectionId: null, options: usualOptions }),
      );
      const bytes = readdirSync(profile.folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.startsWith('records.db'))
        .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
      console.info(
        JSON.stringify({
          claims,
          milliseconds: times,
          mainProcessMB: Math.round((await app.app.evaluate(() => process.memoryUsage().rss)) / 1e6),
          recordsMB: Math.round(bytes / 1e6),
        }),
      );
      expect(list.count).toBe(claims);
    },
    mostMs,
  );
});
