import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DrugCapCount, DrugCapView } from '../../../shared/model/bills/drug-cap.ts';
import { expectAccessible, openApp, switchToWalter } from '../support/open-app.tsx';

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const region = async (name: string | RegExp) => within(await screen.findByRole('region', { name }));

const counter = [761_25, 300_00, 300_00, 300_00, 300_00, 138_75, 0, 0, 0, 0, 0, 0];
const bills = [175_00, 80_57, 110_57, 143_90, 181_40, 201_22, 201_22, 201_23, 201_22, 201_23, 201_22, 201_22];

function count(over: Partial<DrugCapCount> = {}): DrugCapCount {
  return {
    capCents: 2_100_00,
    lowCents: 1_061_25,
    highCents: 1_114_25,
    ownCents: 1_021_25,
    extraHelpCents: 40_00,
    otherCents: 0,
    fills: 4,
    filled: { from: 1, to: 2 },
    passed: null,
    mayReach: { earliest: '2026-05-30', latest: '2026-06-08' },
    months: counter.map((cents, index) => ({
      month: index + 1,
      lowCents: index < 2 ? cents : 0,
      highCents: index < 2 ? cents : 0,
      likelyCents: index < 2 ? 0 : cents,
      soFarCents: counter.slice(0, index + 1).reduce((sum, one) => sum + one, 0),
    })),
    refills: [
      {
        claimId: 'c/1',
        what: 'Presolin 20 mg',
        fills: 4,
        everyDays: 30,
        next: '2026-05-09',
        ownCents: 300_00,
      },
    ],
    unsteadyDrugs: 1,
    gaps: { withoutOwn: 0, ownOnly: 2, notCovered: 1, undated: 0, otherCurrency: 0, waiting: 0 },
    doubleMonths: [],
    newPlanSince: null,
    ways: {
      year: 2026,
      nextYear: 2027,
      joinMonth: 1,
      months: counter.map((counterCents, index) => ({
        month: index + 1,
        counterCents,
        planCents: bills[index] ?? 0,
      })),
      totalCents: 2_100_00,
      verdict: 'spreads',
      largestCounterCents: 761_25,
      largestPlanCents: 201_23,
      firstCapCents: 175_00,
      isFirstBillUnsure: false,
    },
    phases: [
      { phase: 'deductible', ownCents: 200_00 },
      { phase: 'after-deductible', ownCents: 50_00 },
      { phase: 'after-cap', ownCents: 0 },
      { phase: 'insulin', ownCents: 35_00 },
      { phase: 'vaccine', ownCents: 0 },
    ],
    phasePriceCents: 200_00,
    deductibleCents: 615_00,
    extraHelp: { genericCents: 5_10, otherCents: 12_65 },
    ...over,
  };
}

function view(over: Partial<DrugCapCount> = {}, more: Partial<DrugCapView> = {}): DrugCapView {
  return {
    year: 2026,
    years: [2026, 2025],
    plans: [{ planId: 'c/Coverage/d', planName: 'Medicare', openedAt: null, coverageName: 'Part D' }],
    planId: 'c/Coverage/d',
    count: count(over),
    ...more,
  };
}

const open = (answer: DrugCapView) => openApp('/spending/limits/drugs', { 'drugCap.get': answer });
/** What nobody may be told here. */
const forbidden = /\bsaves?\b|cheaper|qualify|left to pay|you will reach/i;

describe('the drug cap', () => {
  it('is reached from the limits by somebody with a Medicare drug plan, and shows what their claims say', async () => {
    const { user, bridge } = await openApp('/spending/limits');
    expect(screen.queryByRole('region', { name: 'Medicare drug cap' })).toBeNull();
    await switchToWalter(user);
    const sheet = await region('Medicare drug cap');
    expect(
      sheet.getByText(/^Counted: \$[\d,.]+\. The cap is \$2,100\.00 in 2026\. Extra Help counts also\.$/),
    ).toBeVisible();
    await user.click(sheet.getByRole('link', { name: 'See month by month, and the payment plan' }));
    await title('What we see coming does not reach your drug cap in 2026');
    expect(screen.getByText(/^Counted: \$[\d,.]+\./)).toBeVisible();
    expect(screen.getByText('Your plan’s own count comes first. This is our estimate.')).toBeVisible();
    expect(
      (await region('What counts')).getByText(/^From \d+ fills? in your claims, (?:in )?January.* 2026\.$/),
    ).toBeVisible();
    expect((await region('Likely refills')).getAllByRole('link').length).toBe(2);
    expect(document.body).not.toHaveTextContent(forbidden);
    await expectAccessible();
    expect(bridge.inputs('drugCap.get').at(-1)).toMatchObject({ joinMonth: null });
  });

  it('is not there for somebody without one', async () => {
    await openApp('/spending/limits/drugs');
    expect(await screen.findByRole('heading', { name: 'No Medicare drug plan' })).toBeVisible();
    await expectAccessible();
  });

  it('says when it may be reached, of what the count is made, and what is not in it', async () => {
    await open(view());
    await title('You may reach your drug cap in June');
    expect(
      screen.getByText(/^Between May 30, 2026 and June 8, 2026, if refills stay as before\./),
    ).toBeVisible();
    const parts = await region('What counts');
    expect(parts.getByText('From 4 fills in your claims, January to February 2026.')).toBeVisible();
    expect(parts.getByText('Extra Help paid')).toBeVisible();
    expect(parts.getByText('$40.00')).toBeVisible();
    expect(parts.getByText('$53.00')).toBeVisible();
    expect(parts.getByText(/^2 fills show only what you paid\./)).toBeVisible();
    expect(parts.getByText(/^1 fill is of a drug that Part D does not cover\./)).toBeVisible();
    const months = await region('Month by month');
    expect(
      months.getByRole('img', {
        name: 'Bars for each month of 2026, each with the total so far. The cap is $2,100.00. Already counted: $1,061.25. With likely refills: $2,100.00.',
      }),
    ).toBeVisible();
    expect(document.body).not.toHaveTextContent(forbidden);
    await expectAccessible();
  });

  it('puts both ways to pay beside each other, and marks months that rise', async () => {
    const { user, bridge } = await open(view());
    const ways = await region('Two ways to pay the same $2,100.00');
    expect(ways.getByText('This payment plan spreads your costs. It does not lower them.')).toBeVisible();
    expect(
      ways.getByText(/Your largest month would go from \$761\.25 to \$201\.23\. Some months rise\./),
    ).toBeVisible();
    await user.click(ways.getByText('Show as table'));
    const rows = within(ways.getByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(14);
    expect(rows[1]).toHaveTextContent('January$761.25$175.00');
    expect(rows[6]).toHaveTextContent('June$138.75$201.22 higher');
    expect(rows[13]).toHaveTextContent('Total$2,100.00$2,100.00');
    await user.click(ways.getByRole('button', { name: /First month in the payment plan/ }));
    await user.click(await screen.findByRole('option', { name: 'March' }));
    expect(bridge.inputs('drugCap.get').at(-1)).toMatchObject({ joinMonth: 3 });
    await user.click(await screen.findByRole('button', { name: /First month in the payment plan/ }));
    await user.click(await screen.findByRole('option', { name: 'January 2027' }));
    expect(bridge.inputs('drugCap.get').at(-1)).toMatchObject({ joinMonth: 'next-year' });
    await expectAccessible();
  });

  it('says where the payment plan changes little, or makes the largest month bigger', async () => {
    const { ways } = count();
    await open(view({ ways: { ...ways, verdict: 'larger-month', isFirstBillUnsure: true } }));
    expect(
      await screen.findByText(
        'This payment plan makes your largest month bigger. It does not lower your costs.',
      ),
    ).toBeVisible();
    expect(screen.getByText(/The first bill may be lower/)).toBeVisible();
  });

  it('says one amount where the largest month stays as it is', async () => {
    const { ways } = count();
    const same = { largestCounterCents: 56_21, largestPlanCents: 56_21 };
    await open(view({ ways: { ...ways, ...same, verdict: 'changes-little' } }));
    expect(await screen.findByText(/Your largest month would stay at \$56\.21\./)).toBeVisible();
    expect(document.body).not.toHaveTextContent(/from \$56\.21/);
  });

  it('says that the cap was passed, by the claim that shows it, and never what is left', async () => {
    await open(view({ passed: { day: '2026-08-14' as never, by: 'stated' }, mayReach: null }));
    await title('You reached your drug cap by August 14, 2026');
    expect(screen.getByText(/^A claim from that day shows it\./)).toBeVisible();
    expect(document.body).not.toHaveTextContent(forbidden);
  });

  it('says what counts in one range while no refills are known', async () => {
    await open(view({ mayReach: null, refills: [], doubleMonths: [3, 4], newPlanSince: 7 }));
    await title('What we see coming does not reach your drug cap in 2026');
    expect(
      screen.getByText(/^Counted: \$1,061\.25 to \$1,114\.25\. With likely refills: \$2,100\.00/),
    ).toBeVisible();
    expect(
      screen.getByText('Two drug plans paid in March and April. Ask your plans which one counts.'),
    ).toBeVisible();
    expect(screen.getByText(/^A new drug plan has paid since July\./)).toBeVisible();
    expect(
      (await region('Likely refills')).getByText(/So we count only what is in your claims\./),
    ).toBeVisible();
    await expectAccessible();
  });

  it.each([
    [
      'yes',
      { passed: { day: '2026-03-14' as never, by: 'counted' as const }, mayReach: null },
      2026,
      'By our count, you reached your drug cap by March 14, 2026',
    ],
    ['may', {}, 2026, 'You may reach your drug cap in June'],
    [
      'open',
      { mayReach: { earliest: '2026-07-02', latest: null } },
      2026,
      'You may reach your drug cap in July, but only if your plan counts more',
    ],
    ['no', { mayReach: null }, 2026, 'What we see coming does not reach your drug cap in 2026'],
    [
      'no, of a year that is over',
      { mayReach: null },
      2025,
      'By our count, you did not reach your drug cap in 2025',
    ],
    [
      'open, of a year that is over',
      { mayReach: null, highCents: 2_150_00 },
      2025,
      'Your claims do not show if you reached your drug cap in 2025',
    ],
  ])('answers first whether the cap is reached: %s', async (_, over, year, said) => {
    await open(view(over, { year }));
    await title(said);
    expect(document.body).not.toHaveTextContent(forbidden);
  });

  it('names the same largest month in words and above the bars', async () => {
    const { ways } = count();
    const months = ways.months.slice(5).map((one) => ({ ...one, planCents: one.counterCents }));
    const same = {
      joinMonth: 6,
      months,
      totalCents: 138_75,
      largestCounterCents: 138_75,
      largestPlanCents: 138_75,
    };
    await open(view({ ways: { ...ways, ...same, verdict: 'changes-little' } }));
    expect(
      await screen.findByText(/From June on, your largest month would stay at \$138\.75\./),
    ).toBeVisible();
    expect(screen.getAllByText('Largest month from June on: $138.75')).toHaveLength(2);
    expect(document.body).not.toHaveTextContent(/Largest month[^$]*\$761/);
  });

  it('begins both rows with the month of joining, and adds them up from there', async () => {
    const { ways } = count();
    const months = ways.months.slice(9).map((one) => ({ ...one, counterCents: 20_00, planCents: 20_00 }));
    const { user } = await open(view({ ways: { ...ways, joinMonth: 10, months, totalCents: 60_00 } }));
    const sheet = await region('From October on: two ways to pay the same $60.00');
    expect(
      sheet.getByRole('img', {
        name: 'In the payment plan, by month: October $20.00, November $20.00, December $20.00.',
      }),
    ).toHaveTextContent(/^OND$/);
    await user.click(sheet.getByText('Show as table'));
    const rows = within(sheet.getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'MonthAt the pharmacyIn the payment plan',
      'October$20.00$20.00',
      'November$20.00$20.00',
      'December$20.00$20.00',
      'Total$60.00$60.00',
    ]);
  });

  it('can be asked about January of the next year, and says whose costs those are', async () => {
    const { ways } = count();
    const { user, bridge } = await open(view({ ways: { ...ways, year: 2027 } }));
    const sheet = await region('From January 2027 on: two ways to pay the same $2,100.00');
    expect(
      sheet.getByText(
        'We use your 2026 costs, as if they came again in 2027. New drugs or new prices change this.',
      ),
    ).toBeVisible();
    expect(sheet.queryByText(/is over/)).toBeNull();
    const join = sheet.getByRole('button', { name: /First month in the payment plan/ });
    expect(join).toHaveTextContent('January 2027');
    await user.click(join);
    await user.click(await screen.findByRole('option', { name: 'March' }));
    expect(bridge.inputs('drugCap.get').at(-1)).toMatchObject({ joinMonth: 3 });
    await expectAccessible();
  });

  it('refuses a year whose cap is not known', async () => {
    await open(view({}, { year: 2028, count: null }));
    expect(
      await screen.findByRole('heading', { name: 'We do not know the drug cap for 2028' }),
    ).toBeVisible();
  });

  it('is there in Spanish', async () => {
    await openApp('/spending/limits/drugs', { 'drugCap.get': view() }, { language: 'es' });
    await title('Puede llegar a su límite de medicamentos en junio');
    expect(screen.getByText('Este plan de pagos reparte sus costos. No los baja.')).toBeVisible();
    await expectAccessible();
  });
});
