/** The main job as a person does it: from the first screen to a saved PDF of the year, by mouse and by keyboard. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { pdfText } from '../support/pdf-text.ts';
import { signInByForms } from '../support/sign-in-by-forms.ts';
import { tabTo } from './keyboard/tab-to.ts';
import { Profile } from './support.ts';

/** What the person does in the browser, at the sample plan's own pages. */
async function signIn(app: AppWindow): Promise<void> {
  const sample = await app.ask('samplePlan.start', {});
  const rosa = sample.people.find(({ name }) => name === 'Rosa Medina');
  if (!rosa) throw new Error('no Rosa in the sample plan');
  await signInByForms(await app.nextBrowserAddress(), { ...rosa, follow: true });
}

async function yearOf(app: AppWindow): Promise<{ year: number; share: string }> {
  const [person] = await app.ask('people.list', {});
  const personId = person?.id ?? '';
  const { years } = await app.ask('claims.overview', { personId, year: null });
  const year = years[0] ?? 0;
  const { totals } = await app.ask('claims.overview', { personId, year });
  const cents = totals[0]?.yourShare.cents ?? 0;
  const share = (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
  return { year, share };
}

async function expectStatement(file: string, { year, share }: { year: number; share: string }) {
  expect(existsSync(file)).toBe(true);
  const text = await pdfText(readFileSync(file));
  expect(text).toContain(`Your claims in ${year}`);
  expect(text).toContain('Rosa Medina');
  expect(text).toContain(share);
  expect(text).toContain('THIS IS NOT A BILL');
}

describe('from the first screen to a saved PDF of the year', () => {
  const profile = new Profile();
  let app: AppWindow;
  let file: string;

  beforeEach(async () => {
    app = await profile.open();
    file = path.join(profile.folder, '..', `claimfolio-e2e-${process.pid}-${Date.now()}.pdf`);
  });
  afterEach(async () => {
    await app.ask('data.eraseAll', {});
    await app.close();
  });

  it('by mouse', async () => {
    const { page } = app;
    await page
      .getByRole('button', { name: 'Try it with sample data' })
      .or(page.getByRole('link', { name: 'Try it with sample data' }))
      .click();
    await page.getByRole('button', { name: /Evergreen Health/ }).click();
    await page.getByRole('button', { name: /Continue to/ }).click();
    await page.getByText('Sign in there, then come back here.').waitFor();
    await signIn(app);
    await page.getByRole('link', { name: 'Go to my claims' }).click();
    await page
      .getByRole('heading', { level: 1, name: /to review|No claims to review/ })
      .waitFor({ timeout: 60_000 });
    await page.getByText(/Your share so far in/).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Print' }).click();
    await page.getByRole('heading', { level: 1, name: 'Print', exact: true }).waitFor();
    await app.saveTo(file);
    await page.getByRole('button', { name: 'Save PDF' }).click();
    await page.getByText(/Saved as/).waitFor({ timeout: 60_000 });
    await expectStatement(file, await yearOf(app));
  });

  it('by keyboard alone', async () => {
    const { page } = app;
    const press = async (name: RegExp) => {
      await tabTo(page, name);
      await page.keyboard.press('Enter');
    };
    await press(/^Try it with sample data/);
    await page.getByRole('button', { name: /Evergreen Health/ }).waitFor();
    await press(/Evergreen Health/);
    await page.getByText('How long?').waitFor();
    await press(/^Continue to/);
    await page.getByText('Sign in there, then come back here.').waitFor();
    await signIn(app);
    await page.getByRole('link', { name: 'Go to my claims' }).waitFor();
    await press(/^Go to my claims/);
    await page.getByText(/Your share so far in/).waitFor({ timeout: 60_000 });
    await press(/^Print$/);
    await page.getByRole('heading', { level: 1, name: 'Print', exact: true }).waitFor();
    await app.saveTo(file);
    await press(/^Save PDF/);
    await page.getByText(/Saved as/).waitFor({ timeout: 60_000 });
    await expectStatement(file, await yearOf(app));
  });
});
