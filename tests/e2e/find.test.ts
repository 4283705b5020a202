/** Doctors and drugs in the real window, against the sample plan's public services. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppWindow } from '../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../scripts/runtime/sample-people.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import type { Claim } from '../../shared/model/claims/claim.ts';
import { findProblems } from './accessibility/find-problems.ts';
import { Profile } from './support.ts';

describe('doctors and drugs', () => {
  const profile = new Profile();
  let app: AppWindow;
  let personId: string;

  beforeAll(async () => {
    app = await profile.open();
    ({ personId } = await connectPerson(app, 'Rosa Medina'));
    // The page learns a moment later who is here, and then begins its forms anew.
    await app.page.getByText('Rosa Medina').first().waitFor();
  });
  afterAll(async () => {
    await app.close();
    profile.remove();
  });

  async function claimThat(fits: (claim: Claim) => boolean): Promise<Claim> {
    const filter = everyClaim(personId);
    const { rows } = await app.ask('claims.list', { filter, offset: 0, limit: 200 });
    for (const { id } of rows) {
      const { claim } = await app.ask('claims.get', { claimId: id });
      if (fits(claim)) return claim;
    }
    throw new Error('no such claim');
  }

  async function lookupsSent(): Promise<number> {
    const { rows } = await app.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 });
    return rows.filter(({ what }) => what === 'drug-list' || what === 'directory').length;
  }

  const main = (page: Page) => page.getByRole('main');

  it('answers for a drug of the person’s own product, and says when one is not listed', async () => {
    const { page } = app;
    await app.goTo('/find');
    await page.getByRole('searchbox', { name: 'Drug name or RxNorm code' }).fill('METFORMIN HCL 500MG TAB');
    expect(await main(page).innerText()).toContain('“metformin hcl 500mg tab”, “metformin”');
    expect(await lookupsSent()).toBe(0);
    await page.keyboard.press('Enter');
    const drug = page.getByRole('article').first();
    await drug.waitFor();
    expect(await drug.innerText()).toMatch(/^metformin 500 mg/i);
    expect(await drug.innerText()).toMatch(/Your copay: \$\d+\.\d\d/);
    expect(await main(page).innerText()).toContain('(on your coverage)');
    await page.getByRole('searchbox').fill('wonderdrug');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Not on this list. Your plan may still cover it.' }).waitFor();
  });

  it('answers for a place of the directory, with a network', async () => {
    const { page } = app;
    await app.goTo('/find?tab=doctors');
    await page.getByRole('button', { name: 'Show the networks' }).click();
    await page.getByRole('button', { name: /All networks/ }).waitFor();
    await page.getByRole('button', { name: /Who or what/ }).click();
    await page.getByRole('option', { name: 'Pharmacies' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('pharmacy');
    await page.getByRole('button', { name: 'Search the directory' }).click();
    const entry = page.getByRole('article', { name: 'Corner Pharmacy' });
    await entry.waitFor();
    expect(await entry.innerText()).toContain('Evergreen West');
    expect(await main(page).innerText()).toContain('This is today’s directory.');
  });

  it.each([
    ['light', 1],
    ['dark', 2],
  ] as const)('answers break no rule of accessibility: %s, text × %d', async (appearance, textScale) => {
    const { page } = app;
    await app.changeSettings({
      appearance,
      textScale,
      language: 'en',
    });
    await page.reload();
    await app.goTo('/find?text=flexamor');
    await page.getByRole('button', { name: 'Search the drug list' }).click();
    await page.getByRole('article').first().waitFor();
    expect(await findProblems(app)).toEqual([]);
    await app.goTo('/find?tab=doctors&near=Maple+Falls');
    await page.getByRole('button', { name: 'Search the directory' }).click();
    await page.getByRole('article').first().waitFor();
    expect(await findProblems(app)).toEqual([]);
    await app.changeSettings({
      appearance: 'light',
      textScale: 1,
      language: 'en',
    });
    await page.reload();
  });

  it('goes from a claim to both, and sends nothing by itself', async () => {
    const { page } = app;
    const pharmacy = await claimThat(({ kind, drug }) => kind === 'pharmacy' && drug?.name.text != null);
    const before = await lookupsSent();
    await app.goTo(`/claims/${encodeURIComponent(pharmacy.id)}`);
    await page.getByRole('heading', { name: 'Drug facts' }).click();
    await page.getByRole('link', { name: 'Look up this drug in your plan’s drug list' }).click();
    const field = page.getByRole('searchbox', { name: 'Drug name or RxNorm code' });
    expect(await field.inputValue()).toBe(pharmacy.drug?.name.text);
    expect(await lookupsSent()).toBe(before);
    await page.getByRole('button', { name: 'Search the drug list' }).click();
    await page.getByRole('article').first().waitFor();

    const visit = await claimThat(({ kind, provider }) => kind === 'professional' && provider.npi !== null);
    await app.goTo(`/claims/${encodeURIComponent(visit.id)}`);
    const sent = await lookupsSent();
    await page
      .getByRole('link', { name: `Find in the directory: ${visit.provider.name}` })
      .first()
      .click();
    await page
      .getByText(`Looking for the provider with NPI ${visit.provider.npi}, from your claim.`)
      .waitFor();
    expect(await lookupsSent()).toBe(sent);
    await page.getByRole('button', { name: 'Search the directory' }).click();
    const entry = page.getByRole('article').first();
    await entry.waitFor();
    expect(await entry.innerText()).toContain(visit.provider.npi ?? '');
  });
});
