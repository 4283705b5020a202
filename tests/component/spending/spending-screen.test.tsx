import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { spending, sum, totals } from '../claims/claims-data.ts';
import { rosa } from '../support/family.ts';
import { expectAccessible, openApp, switchToWalter } from '../support/open-app.tsx';

describe('what was paid, beside the share', () => {
  const paid = [{ currency: 'USD', payments: 2, cents: 462_10, months: [{ month: 4, cents: 462_10 }] }];

  test('stands in a column of its own, by the day of payment, and changes no sum of the plan', async () => {
    await openApp('/spending', { 'bills.paidInYear': paid });
    const sheet = within(await screen.findByRole('region', { name: 'Your share, and what you paid' }));
    expect(sheet.getByText(/is \$1,128\.10\. You marked \$462\.10 as paid in 2026\./)).toBeVisible();
    const april = within(sheet.getByRole('row', { name: /April/ })).getAllByRole('cell');
    expect(april[1]).toHaveTextContent('$462.10');
    const tiles = screen.getByRole('region', { name: 'Totals for 2026' });
    expect(tiles).toHaveTextContent('Your share so far$1,128.10');
    expect(sheet.getByRole('link', { name: 'Each payment' })).toBeVisible();
    await expectAccessible();
  });

  test('is not there while nothing is written down, nor in another currency', async () => {
    await openApp('/spending', { 'bills.paidInYear': paid.map((one) => ({ ...one, currency: 'EUR' })) });
    await screen.findByRole('region', { name: 'Totals for 2026' });
    expect(screen.queryByRole('region', { name: 'Your share, and what you paid' })).toBeNull();
  });
});

describe('Spending', () => {
  test('opens with a sentence and the sums, each with its source and how many claims state it', async () => {
    await openApp('/spending');
    expect(await screen.findByRole('heading', { name: 'Where the money went in 2026' })).toBeVisible();
    expect(
      screen.getByText(
        'March was the highest month for what your plan paid and your share together: $4,314.25 from 4 claims.',
      ),
    ).toBeVisible();
    const tiles = screen.getByRole('region', { name: 'Totals for 2026' });
    expect(tiles).toHaveTextContent(
      'Your share so far$1,128.10From your plan · based on 4 of 6 claims not paid at the pharmacy',
    );
    expect(tiles).toHaveTextContent('At the pharmacy$15.00');
    expect(screen.getByText(/Not counted: 1 replaced, 1 canceled, /)).toBeVisible();
    expect(screen.queryByText(/you owe/i)).toBeNull();
  });

  test('each count of a part has its reason where one asks how it is counted', async () => {
    const some = totals({ planPaid: sum(356_415, 4, 2), billed: sum(1_066_320, 5, 1) });
    const { user } = await openApp('/spending', { 'spending.get': spending({ totals: [some] }) });
    const tiles = await screen.findByRole('region', { name: 'Totals for 2026' });
    await user.click(within(tiles).getByText('How is this counted?'));
    expect(tiles).toHaveTextContent('2 do not say what your plan paid. 1 does not say the amount billed.');
  });

  test('of a year that has ended nothing is “so far”', async () => {
    const paid = [{ currency: 'USD', payments: 1, cents: 40_00, months: [{ month: 4, cents: 40_00 }] }];
    await openApp('/spending', { 'spending.get': spending({ year: 2025 }), 'bills.paidInYear': paid });
    expect(await screen.findByRole('region', { name: 'Totals for 2025' })).toHaveTextContent(
      'Your share$1,128.10',
    );
    expect(await screen.findByText(/^Your share for care in 2025 is \$1,128\.10\./)).toBeVisible();
    expect(document.body).not.toHaveTextContent('so far');
  });

  test('a sum of which the app worked out a part says so', async () => {
    await openApp('/spending', { 'spending.get': spending() });
    const tiles = await screen.findByRole('region', { name: 'Totals for 2026' });
    expect(tiles).toHaveTextContent(
      'Your share so far$1,128.10$940.10 from your plan + $188.00 calculated by this app · based on 4 of 6 claims not paid at the pharmacy',
    );
    expect(screen.getByText(/Not counted: 3 replaced, 1 canceled\./)).toBeVisible();
  });

  test('a sum of which claims state only a part says so', async () => {
    const partly = totals({ planPaid: { ...sum(50_00, 3), partlyBy: 1 } });
    await openApp('/spending', { 'spending.get': spending({ totals: [partly] }) });
    expect(await screen.findByRole('region', { name: 'Totals for 2026' })).toHaveTextContent(
      'From your plan · All 3 claims show it, 1 shows it for only some services',
    );
  });

  test('says why some claims are not in the share, and which are in no total', async () => {
    const missing = { beingDecided: 1, notPaidNoShare: 0, atPharmacy: 2, notStated: 3, laterPlan: 0 };
    const { user } = await openApp('/spending', {
      'spending.get': spending({ totals: [{ ...totals({}), shareMissing: missing }] }),
    });
    const tiles = within(await screen.findByRole('region', { name: 'Totals for 2026' }));
    await user.click(tiles.getByText('How is this counted?'));
    expect(tiles.getByText(/2 were paid at the pharmacy\. 3 do not show your share\./)).toBeVisible();
    expect(
      tiles.getByText(/Claims that were replaced, canceled, or sent twice are not counted\./),
    ).toBeVisible();
  });

  test('a sum that no claim states has words, not zero', async () => {
    await openApp('/spending', {
      'spending.get': spending({
        totals: [
          totals({
            yourShare: sum(null, 0, 6),
            shareMissing: { beingDecided: 0, notPaidNoShare: 0, atPharmacy: 0, notStated: 6, laterPlan: 0 },
          }),
        ],
      }),
    });
    const tiles = await screen.findByRole('region', { name: 'Totals for 2026' });
    expect(tiles).toHaveTextContent('Your share so farNot givenbased on 0 of 6 claims');
  });

  test('the chart is one picture with a sentence, and every chart has a table', async () => {
    const { user } = await openApp('/spending');
    const summary =
      'Bars by month for 2026. March is the highest month: your plan paid $3,412.15 and your share is $902.10.';
    expect(await screen.findByRole('img', { name: summary })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show as table' }));
    const months = screen.getByRole('table', { name: 'Month by month' });
    expect(within(months).getByRole('row', { name: /March/ })).toHaveTextContent(
      'March4$3,412.15$902.10$15.00',
    );
    expect(within(months).getByRole('row', { name: /February/ })).toHaveTextContent('none');
    expect(screen.getByRole('table', { name: 'By type of care' })).toBeVisible();
    expect(screen.getByRole('table', { name: 'By provider' })).toBeVisible();
    expect(screen.queryByRole('img')).toBeNull();
  });

  test('drugs without an amount: the share is not given, never none', async () => {
    const { user } = await openApp('/spending', {
      'spending.get': spending({
        kinds: [
          {
            kind: 'pharmacy',
            claims: 2,
            planPaid: sum(null, 0, 2),
            yourShare: sum(null),
            atPharmacy: sum(null, 0, 2),
          },
        ],
      }),
    });
    const kinds = await screen.findByRole('region', { name: 'By type of care' });
    expect(kinds).toHaveTextContent('Your plan paid not given. Your share: not given.');
    await user.click(screen.getByRole('button', { name: 'Show as table' }));
    const table = within(screen.getByRole('table', { name: 'By type of care' }));
    expect(table.getAllByText('not given')).toHaveLength(3);
    expect(table.queryByText('none')).toBeNull();
  });

  test('the bars compare five years and tell of earlier ones, the table compares all', async () => {
    const { user } = await openApp('/spending');
    const years = within(await screen.findByRole('region', { name: 'Year by year' }));
    expect(await years.findByText('2022')).toBeVisible();
    expect(years.queryByText('2021')).toBeNull();
    expect(years.getByText('And 6 earlier years.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show as table' }));
    expect(
      await within(await screen.findByRole('table', { name: 'Year by year' })).findByText('2016'),
    ).toBeVisible();
    expect(screen.queryByText(/earlier year/)).toBeNull();
  });

  test.each([['Month by month', 'March', { from: '2026-03-01', to: '2026-03-31', year: null }]])(
    '%s: %s leads to the claims behind it',
    async (table, name, filter) => {
      const { bridge, user } = await openApp('/spending');
      await user.click(await screen.findByRole('button', { name: 'Show as table' }));
      const lines = within(await screen.findByRole('table', { name: table }));
      await user.click(await lines.findByRole('link', { name }));
      await screen.findByRole('heading', { level: 1, name: /claim/i });
      await waitFor(() =>
        expect(bridge.inputs('claims.list')).toContainEqual(
          expect.objectContaining({ filter: expect.objectContaining({ ...filter, counted: 'counted' }) }),
        ),
      );
    },
  );

  test.each(['charts', 'table'])(
    'Year by year, as %s: a year leads to its own screen of costs',
    async (look) => {
      const { user } = await openApp('/spending');
      if (look === 'table') await user.click(await screen.findByRole('button', { name: 'Show as table' }));
      const years = within(await screen.findByRole('region', { name: /Year by year/ }));
      await user.click(await years.findByRole('link', { name: '2022' }));
      expect(
        await screen.findByRole('heading', { level: 1, name: 'Where the money went in 2022' }),
      ).toBeVisible();
    },
  );

  test('another year is asked for', async () => {
    const { bridge, user } = await openApp('/spending');
    await user.click(await screen.findByRole('button', { name: /2026 Year|Year/ }));
    await user.click(await screen.findByRole('option', { name: '2025' }));
    expect(await screen.findByRole('heading', { name: 'Where the money went in 2025' })).toBeVisible();
    await waitFor(() =>
      expect(bridge.inputs('spending.get')).toContainEqual({ personId: rosa.id, year: 2025 }),
    );
  });

  test('sums stand per plan while a visit is open', async () => {
    const { user } = await openApp('/spending');
    await switchToWalter(user);
    expect(await screen.findByText(/Two plans sent claims that look like 2 visits/)).toBeVisible();
    expect(screen.getByRole('region', { name: 'Medicare' })).toHaveTextContent('$201.00');
    expect(screen.queryByRole('region', { name: 'Totals for 2026' })).toBeNull();
  });

  test('no sums before a first check has ended, and words when there is nothing', async () => {
    const { bridge } = await openApp('/spending', { 'spending.get': spending({ totalsReady: false }) });
    expect(await screen.findByText('We are still getting your claims')).toBeVisible();
    expect(document.body).not.toHaveTextContent('$');
    bridge.answer({ 'spending.get': spending({ years: [], year: null, totals: [] }) });
    bridge.emit('data.changed', { personId: null });
    expect(await screen.findByText('No claims to add up yet')).toBeVisible();
  });

  test.each(['en', 'es'] as const)('passes axe and has every text in %s', async (language) => {
    const { user } = await openApp('/spending', {}, { language });
    await screen.findByRole('img');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: /Show as table|Ver como tabla/ }));
    await expectAccessible();
  });
});

describe('sums that are too large to add up', () => {
  const absurd = sum(null, 1001);
  const together = totals({ planPaid: absurd, yourShare: absurd });
  const plan = (connectionId: string, planName: string, own: ReturnType<typeof totals>) => ({
    connectionId,
    planName,
    openedAt: null,
    totals: [own],
  });

  test('hide no other plan’s sums, and no month is called the highest', async () => {
    const [month] = spending().months;
    const months = [
      { ...month, month: 1 } as NonNullable<typeof month>,
      { ...month, month: 3, planPaid: absurd } as NonNullable<typeof month>,
    ];
    const byPlan = [
      plan('c-1', 'Absurd Health', together),
      plan('c-2', 'Honest Health', totals({ planPaid: sum(120_00, 1), yourShare: sum(30_00, 1) })),
    ];
    await openApp('/spending', { 'spending.get': spending({ totals: [together], byPlan, months }) });
    expect(await screen.findByText(/We show each plan’s totals on their own/)).toBeVisible();
    expect(screen.getByRole('region', { name: 'Honest Health' })).toHaveTextContent(
      'Your share so far$30.00',
    );
    expect(screen.getByRole('region', { name: 'Absurd Health' })).toHaveTextContent('too large to add up');
    expect(screen.queryByText(/was the highest month for/)).toBeNull();
    await expectAccessible();
  });
});
