/** Enrollment days, what is needed at hand, and dates for a calendar, on the screen of next year. */
import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { NextYear } from '#shared/model/replay/next-year';
import type { PlanRules } from '#shared/model/replay/plan-rules';
import { expectAccessible, openApp, switchToWalter } from '../support/open-app.tsx';

const sheet = async () => within(await screen.findByRole('region', { name: 'When you can choose' }));
const inDecember = () => vi.setSystemTime(new Date('2026-12-02T15:00:00Z'));
type User = Awaited<ReturnType<typeof openApp>>['user'];

async function choose(user: User, way: string) {
  await user.click((await sheet()).getByRole('button', { name: /How do you get your plan\?/ }));
  await user.click(await screen.findByRole('option', { name: way }));
}

describe('when one can choose', () => {
  it('row 103: asks how the plan comes, and says its days with their source', async () => {
    inDecember();
    const { user, bridge } = await openApp('/next-year');
    expect((await sheet()).getByText(/^Choose how you get your plan/)).toBeVisible();
    await choose(user, 'HealthCare.gov');
    expect(
      await (await sheet()).findByText(
        /^Open enrollment on HealthCare\.gov may end December 15, 2026\. It ends by December 31/,
      ),
    ).toBeVisible();
    expect((await sheet()).getByText(/45 CFR 155\.410\(e\)\. Compared on November 30, 2026\./)).toBeVisible();
    expect(document.body.textContent).not.toMatch(/days left|hurry|deadline/i);
    bridge.answer({ 'links.open': {} });
    await user.click((await sheet()).getByRole('button', { name: 'Open HealthCare.gov in your browser' }));
    expect(bridge.inputs('links.open')).toEqual([{ page: 'healthcare-gov' }]);
    await expectAccessible();
  });

  it('takes the last day from an employer’s letter, and has the list to tick', async () => {
    inDecember();
    const { user } = await openApp('/next-year');
    await choose(user, 'A job or a union');
    await user.type((await sheet()).getByLabelText('Deadline, from the letter'), '2026-12-11');
    expect(await (await sheet()).findByText(/^You typed December 11, 2026 as the deadline/)).toBeVisible();
    await user.click((await sheet()).getByRole('link', { name: 'What to have ready' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Print what to have ready' })).toBeVisible();
  });

  it('knows Medicare by the card, with the change of January and what Medigap may do', async () => {
    inDecember();
    const { user } = await openApp('/next-year');
    await switchToWalter(user);
    expect(
      await (await sheet()).findByText('Medicare open enrollment ends December 7, 2026. Check Medicare.gov.'),
    ).toBeVisible();
    expect((await sheet()).getByText(/^Are you in a Medicare Advantage plan on January 1\?/)).toBeVisible();
    expect((await sheet()).getByText(/^Medigap has no yearly window\./)).toBeVisible();
  });

  it('says of a year that is not in the table that it has no days', async () => {
    const { user } = await openApp('/next-year');
    await choose(user, 'HealthCare.gov');
    expect(
      await (await sheet()).findByText(
        'This version of the app has no enrollment days for 2026. Check HealthCare.gov.',
      ),
    ).toBeVisible();
  });
});

describe('dates for a calendar', () => {
  it('say that the file is not protected, and name nothing unless it is ticked', async () => {
    inDecember();
    const { user, bridge } = await openApp('/next-year');
    bridge.answer({ 'forecast.saveDates': { savedAs: '/home/r/dates.ics', hasDates: true } });
    await user.click((await sheet()).getByRole('button', { name: 'Save dates for a calendar…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Save dates for a calendar' }));
    expect(dialog.getByText(/^Once it is saved, this app no longer protects the file\./)).toBeVisible();
    expect(dialog.getByRole('checkbox', { name: 'Show the names of drugs and plans' })).not.toBeChecked();
    await expectAccessible();
    await user.click(dialog.getByRole('button', { name: 'Save file' }));
    expect(bridge.inputs('forecast.saveDates')).toMatchObject([
      { hasNames: false, way: null, lastDay: null },
    ]);
    expect(await screen.findByText(/dates\.ics/)).toBeVisible();
    bridge.answer({ 'forecast.saveDates': { savedAs: null, hasDates: false } });
    await user.click((await sheet()).getByRole('button', { name: 'Save dates for a calendar…' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Show the names of drugs and plans' }));
    await user.click(screen.getByRole('button', { name: 'Save file' }));
    expect(bridge.inputs('forecast.saveDates').at(-1)).toMatchObject({ hasNames: true });
    expect(await screen.findByText(/^There is no date to save\./)).toBeVisible();
  });
});

const rules: PlanRules = {
  ...{ name: 'Harborlight Plus', year: 2026, isOwn: false, papersOf: null, covers: 'person' },
  ...{ premiumCents: null, providers: 'unknown', deductibles: [], limits: [], services: [] },
  ...{ drugs: [], drugTiers: [] },
};

const example: NextYear = {
  people: [{ personId: 'rosa', personName: 'Rosa Medina' }],
  ...{ year: 2025, years: [2025], claims: 42, differing: [], drugs: [], services: [], servicesNotListed: 0 },
  stated: {
    ...{ cents: 2_475_50, notStated: 2, premiumCents: null, yearCents: null },
    months: Array.from({ length: 12 }, () => 0),
  },
  plans: [
    {
      ...{ planId: 'p', rules, isExample: true, personIds: ['rosa'], gone: 0, claims: 42 },
      stated: { cents: null, notStated: 0 },
      ...{ share: null, year: null, yearPremiumCents: null, months: [], limit: null, unknowns: [] },
      ...{
        isWide: false,
        claimsUsed: 0,
        moneyPercent: null,
        missing: [],
        leftOut: [],
        orderEffectCents: null,
        check: null,
      },
    },
  ],
};

describe('an example of next year', () => {
  it('is offered to a made-up person, and its plans are marked', async () => {
    const answers = { 'examples.get': { state: 'offered' }, 'examples.fill': {} } as const;
    const { user, bridge } = await openApp('/next-year', answers);
    const fill = await screen.findByRole('button', { name: 'Add sample bills and payments' });
    bridge.answer({ 'nextYear.get': example, 'examples.get': { state: 'filled' } });
    await user.click(fill);
    expect(bridge.inputs('examples.fill')).toHaveLength(1);
    expect(await screen.findByRole('columnheader', { name: 'Harborlight Plus Example' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Delete the example' })).toBeVisible();
    await expectAccessible();
  });
});

describe('the comparison', () => {
  it('is saved as a table, and has a paper', async () => {
    const { user, bridge } = await openApp('/next-year', { 'nextYear.get': example });
    bridge.answer({ 'nextYear.saveCsv': { savedAs: '/home/r/next-years-plans.csv' } });
    await user.click(screen.getByRole('button', { name: 'Save as spreadsheet (CSV)' }));
    expect(await screen.findByText(/next-years-plans\.csv/)).toBeVisible();
    expect(bridge.inputs('nextYear.saveCsv')).toMatchObject([{ year: 2025 }]);
    await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Print' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Print your year and next year’s plans' }),
    ).toBeVisible();
  });
});
