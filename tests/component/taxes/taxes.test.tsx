import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Worksheet, WorksheetRow } from '#shared/model/bills/worksheet';
import { fail } from '../support/app-bridge.ts';
import { chooseMore, expectAccessible, expectFocusKept, openApp, unfold } from '../support/open-app.tsx';

expectFocusKept();

type User = Awaited<ReturnType<typeof openApp>>['user'];
const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const region = async (name: string) => within(await screen.findByRole('region', { name }));
const press = async (user: User, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));
const isClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

async function fill(user: User, name: string | RegExp, text: string) {
  const field = await screen.findByLabelText(name);
  await user.clear(field);
  await user.type(field, text);
}

async function choose(user: User, label: RegExp, option: string) {
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: label }));
  await user.click(await screen.findByRole('option', { name: option }));
}

async function openPharmacyClaim() {
  const app = await openApp('/claims');
  const [row] = await screen.findAllByRole('row', { name: /Corner Pharmacy.*\$15\.00/ });
  await app.user.click(row as HTMLElement);
  await title('Corner Pharmacy');
  await region('What you paid');
  unfold();
  return app;
}

describe('what was paid for a claim without a bill', () => {
  it('has a receipt, as what is paid for a bill has', async () => {
    const { user, bridge } = await openPharmacyClaim();
    const facts = { name: 'receipt.pdf', mediaType: 'application/pdf', bytes: 4_000, pages: 1 } as const;
    bridge.answer({ 'scans.choose': { ref: { of: 'held', id: 'held-1' }, facts }, 'scans.keep': {} });
    const paid = await region('What you paid');
    await press(user, 'Mark as paid');
    await press(user, 'Save payment');
    await isClosed();
    await user.click(await paid.findByRole('button', { name: 'Add the receipt… $15.00 · Card' }));
    await waitFor(() => expect(bridge.inputs('scans.keep').at(-1)?.place.of).toBe('payment'));
  });

  it('is marked, given back in part, and taken back, beside what the plan says', async () => {
    const { user } = await openPharmacyClaim();
    const paid = await region('What you paid');
    expect(paid.getByText(/You have not marked any payments yet/, { selector: 'p' })).toBeVisible();
    expect(paid.getByText(/Your plan’s records say \$15\.00 was paid/)).toBeVisible();
    await press(user, 'Mark as paid');
    await fill(user, 'Amount', '-3');
    await press(user, 'Save payment');
    expect(await screen.findByText('Type an amount, such as 862.10.')).toBeVisible();
    await expectAccessible();
    await fill(user, 'Amount', '15');
    await press(user, 'Save payment');
    await isClosed();
    expect(await paid.findByText('$15.00')).toBeVisible();
    expect(paid.getByText('Card')).toBeVisible();
    await press(user, 'Mark as paid');
    await user.click(await screen.findByRole('radio', { name: 'I got money back' }));
    await fill(user, 'Amount', '5');
    await press(user, 'Save payment');
    await isClosed();
    expect(await paid.findByText('money back · The provider')).toBeVisible();
    expect(paid.getByText('You marked $10.00 as paid.', { selector: 'p' })).toBeVisible();
    await expectAccessible();
    await user.click(paid.getAllByRole('button', { name: 'Delete' })[1] as HTMLElement);
    await waitFor(() => expect(paid.queryByText('money back · The provider')).toBeNull());
    expect(paid.getByText(/Your plan’s records say \$15\.00 was paid/)).toBeVisible();
  });
});

describe('what was paid in a year', () => {
  it('is empty at first, and says what the plan tells of payments that are not marked', async () => {
    const { user } = await openApp('/bills');
    await chooseMore(user, 'Payments by year (taxes, HSA, FSA)');
    await title('What you paid in 2026');
    expect(await screen.findByText('Nothing marked as paid in 2026')).toBeVisible();
    await user.click(screen.getByText(/^Left out: \d+ entr/));
    expect(
      (await screen.findAllByText('Your plan says it was paid, but you have not marked it')).length,
    ).toBeGreaterThan(0);
    await expectAccessible();
  });

  it('shows each payment, miles and the HSA, and is saved as a table', async () => {
    const { user, bridge } = await openPharmacyClaim();
    await press(user, 'Mark as paid');
    await fill(user, 'Amount', '15');
    await press(user, 'Save payment');
    await isClosed();
    await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
    await chooseMore(user, 'Payments by year (taxes, HSA, FSA)');
    await title('What you paid in 2026');
    const table = within(await screen.findByRole('table', { name: 'What you paid, by day' }));
    expect(
      table.getByRole('row', { name: /Mar 20.*Corner Pharmacy.*Card.*\$15\.00.*for taxes/ }),
    ).toBeVisible();
    const sums = await region('Totals for the year');
    expect(sums.getByText('1 entry, 0 with a receipt. This amount may count for taxes.')).toBeVisible();

    await press(user, 'Add miles');
    await press(user, 'Save');
    expect(await screen.findByText('Type the miles, such as 12.5.')).toBeVisible();
    expect(screen.getByText(/published rate: 20\.5¢/)).toBeVisible();
    await expectAccessible();
    await fill(user, 'Round-trip miles', '124');
    await press(user, 'Save');
    await isClosed();
    expect(
      await table.findByRole('row', { name: /Driving.*124 miles at 20\.5¢.*Added by you.*\$25\.42/ }),
    ).toBeVisible();
    expect(sums.getByText('$40.42')).toBeVisible();

    await press(user, 'Add an HSA');
    await press(user, 'Save');
    expect(await screen.findByText('Choose the day.')).toBeVisible();
    await fill(user, 'Day the account was opened', '2026-01-01');
    await press(user, 'Save');
    await isClosed();
    expect(await sums.findByText(/care since January 1, 2026 and not paid back to you/)).toBeVisible();
    expect(table.getByRole('row', { name: /Corner Pharmacy.*for taxes or HSA/ })).toBeVisible();

    await press(user, 'Add a premium');
    await fill(user, 'Amount', '300');
    await user.click(screen.getByRole('checkbox', { name: /before taxes/ }));
    await choose(user, /What it is for/, 'Dental');
    await press(user, 'Save');
    await isClosed();
    expect(
      await table.findByRole('row', { name: /Premium.*Dental.*Taken from pay before taxes/ }),
    ).toBeVisible();

    await press(user, 'Add an FSA');
    await fill(user, 'First day of care it pays for', '2026-04-01');
    await fill(user, /Last day of care/, '2026-03-31');
    await press(user, 'Save');
    expect(await screen.findByText('The last day is before the first.')).toBeVisible();
    await fill(user, /Last day of care/, '2027-03-31');
    await press(user, 'Save');
    await isClosed();
    await user.click(screen.getByText(/^Left out:/));
    expect(await screen.findByText('Not for the FSA: the care was not in its year')).toBeVisible();

    await user.click(screen.getByText('Compare with 7.5% of your income'));
    await fill(user, /Adjusted gross income/, '60,000');
    expect(
      await screen.findByText('7.5% of $60,000.00 is $4,500.00. What may count is $40.42.'),
    ).toBeVisible();
    await expectAccessible();

    bridge.answer({ 'taxes.saveCsv': { savedAs: 'paid-2026.csv' } });
    await press(user, 'Save as spreadsheet (CSV)');
    expect(await screen.findByText('Saved as paid-2026.csv')).toBeVisible();
    expect(bridge.inputs('taxes.saveCsv')).toEqual([{ year: 2026, personId: expect.any(String) }]);
  });

  it('of one person says how much of others is not shown', async () => {
    const { user } = await openPharmacyClaim();
    await press(user, 'Mark as paid');
    await fill(user, 'Amount', '15');
    await press(user, 'Save payment');
    await isClosed();
    await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
    await chooseMore(user, 'Payments by year (taxes, HSA, FSA)');
    await user.click(await screen.findByRole('button', { name: /Person/ }));
    await user.click(await screen.findByRole('option', { name: 'Walter Osgood' }));
    expect(await screen.findByText('1 payment of another person is not shown.')).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
    await user.click(screen.getByText(/^Left out:/));
    expect(within(screen.getByRole('main')).queryByText(/Rosa Medina ·/)).toBeNull();
  });

  it('marks the sum of what is left out where an example is in it', async () => {
    const row = (id: string, source: WorksheetRow['source']): WorksheetRow => ({
      id,
      personId: 'ana',
      kind: 'professional',
      provider: 'Harbor Valley Orthopedics',
      premium: null,
      serviceStart: '2026-03-04',
      serviceEnd: '2026-03-04',
      paidOn: null,
      cents: 20_00,
      currency: 'USD',
      toMarkCents: 20_00,
      doubt: null,
      way: null,
      ownCents: 0,
      accountCents: { hsa: 0, fsa: 0, hra: 0 },
      planCents: 0,
      givenBackCents: 0,
      overpaidCents: 0,
      repaidCents: 0,
      repaidOn: null,
      repaidBy: [],
      countsFor: [],
      leftOut: ['not-paid'],
      notes: [],
      claimId: 'c1',
      claimNumber: 'PC-88120',
      billId: null,
      billAccount: null,
      hasReceipt: false,
      mileTenths: null,
      rateTenths: null,
      note: '',
      source,
    });
    const own: Worksheet = {
      year: 2026,
      years: [2026],
      rows: [],
      others: [row('own', 'plan')],
      notChosen: 0,
      own: { cents: 0, entries: 0, receipts: 0 },
      account: { cents: 0, entries: 0 },
      hsa: null,
      sums: [],
      entries: [],
    };
    const { bridge, user } = await openApp('/taxes', { 'taxes.worksheet': own });
    await user.click(await screen.findByText(/^Left out:/));
    const reason = await region('Not marked as paid yet');
    expect(reason.getByText(/1 entry, \$20\.00/)).not.toHaveTextContent('Example');
    bridge.answer({ 'taxes.worksheet': { ...own, others: [...own.others, row('example', 'example')] } });
    bridge.emit('data.changed', { personId: null });
    await waitFor(() => expect(reason.getByText(/2 entries, \$40\.00/)).toHaveTextContent('Example'));
  });

  it('says when it cannot be counted', async () => {
    await openApp('/taxes', { 'taxes.worksheet': fail('store/corrupt') });
    await title('What you paid in 2026');
    expect(await screen.findByRole('alert')).toBeVisible();
    await expectAccessible();
  });

  it('speaks Spanish', async () => {
    await openApp('/taxes', {}, { language: 'es' });
    await title('Lo que pagó en 2026');
    expect(await screen.findByText('No hay nada marcado como pagado en 2026')).toBeVisible();
    await expectAccessible();
  });
});
