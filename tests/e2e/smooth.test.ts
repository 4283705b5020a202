/**
 * A list that is scrolled and searched while a first download brings some thousand claims stays at hand. Milliseconds are
 * of the page's own processor time, so that a busy machine does not make them more; the limits leave room beside that.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../electron/sample-plan/sample-plan.ts';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { type PageTrace, tracePage } from '../../scripts/runtime/trace-page.ts';
import { publicClient } from '../support/public/public-client.ts';
import { signInByForms } from '../support/sign-in-by-forms.ts';
import { Profile } from './support.ts';

const claims = 3000;

describe('the page during a first download', () => {
  const profile = new Profile();
  let plan: SamplePlan;
  let app: AppWindow;
  let trace: PageTrace;

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
    const { connectionId } = await connecting;
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
      for (let turn = 0; turn < 60 || (!isOver && turn < 600); turn++) {
        await page.mouse.move(600, 500);
        await page.mouse.wheel(0, turn % 40 < 25 ? 400 : -600);
        if (turn % 20 === 10) await field.fill(turn % 40 === 10 ? 'service' : '');
        await page.waitForTimeout(30);
      }
      expect((await ended).newClaims).toBe(claims);
    });
    console.info(JSON.stringify(trace));
  });
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
    expect(trace.longTasks).toBeLessThan(10);
  });

  it('spends a frame on drawing, not on scripts', () => {
    expect(trace.scriptPerFrameMs.median).toBeLessThan(16);
    expect(trace.scriptPerFrameMs.p95).toBeLessThan(50);
  });

  it('shifts nothing under the hand', () => {
    expect(trace.layoutShift).toBeLessThan(0.1);
  });
});
