/** What is owed and matches the plan is marked as paid at once, and taken back at once. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { BillFacts } from '#shared/model/bills/bill';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { expectAccessible, findFirstPerson, openApp } from '../support/open-app.tsx';

const northgate = {
  biller: 'Northgate Surgery Center',
  accounts: ['A260774410'],
  serviceStart: '2026-03-12',
  statementDate: '2026-03-18',
};

async function askWith(bills: readonly Partial<BillFacts>[], language: 'en' | 'es' = 'en') {
  const app = await openApp('/claims', {}, { language });
  const { request } = window.claimfolio;
  const personId = await findFirstPerson();
  for (const facts of bills)
    await request['bills.save']({ billId: null, facts: { ...printedBill, personId, ...facts } });
  await app.user.type(
    await screen.findByRole('combobox'),
    language === 'en' ? 'what do I owe?' : '¿cuánto debo?',
  );
  await app.user.keyboard('{Enter}');
  const answer = within(await screen.findByRole('region', { name: /^(Answer|Respuesta)$/ }));
  // The year's share may be there before the bills are.
  for (const { biller } of bills) await answer.findByRole('link', { name: biller ?? printedBill.biller });
  return { ...app, answer };
}
const button = /^Mark (the bill from|all)/;

it('marks the bill that matches, not the one to ask about, and Undo takes the payment back', async () => {
  const { user, bridge, answer } = await askWith([
    { ...northgate, dueCents: 862_10 },
    { biller: 'Oak Clinic', dueCents: 10_00, serviceStart: '2019-03-18', accounts: [] },
  ]);
  await user.click(
    await answer.findByRole('button', { name: 'Mark the bill from Northgate Surgery Center as paid…' }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getAllByRole('checkbox')).toHaveLength(1);
  expect(dialog.getByText('1 payment, $862.10')).toBeVisible();
  expect(dialog.queryByRole('radiogroup')).toBeNull();
  await expectAccessible();
  await user.click(dialog.getByRole('checkbox', { name: /Northgate/ }));
  await user.click(dialog.getByRole('button', { name: 'Mark as paid' }));
  expect(dialog.getByText('Choose at least one bill.')).toBeVisible();
  expect(bridge.inputs('bills.payMany')).toEqual([]);
  await user.click(dialog.getByRole('checkbox', { name: /Northgate/ }));
  await user.click(dialog.getByRole('button', { name: 'Mark as paid' }));
  expect(await answer.findByText('You marked 1 as paid, $862.10.')).toBeVisible();
  expect(bridge.inputs('bills.payMany')[0]?.payments).toMatchObject([
    { claimId: null, facts: { cents: 862_10, currency: 'USD', way: 'card' } },
  ]);
  await waitFor(() => expect(answer.queryByRole('button', { name: button })).toBeNull());
  expect(answer.getByText('$10.00', { selector: 'li *' })).toBeVisible();
  await user.click(answer.getByRole('button', { name: 'Undo' }));
  expect(
    await answer.findByRole('button', { name: 'Mark the bill from Northgate Surgery Center as paid…' }),
  ).toBeVisible();
});

it('asks which amount was paid where a bill is off by a cent, and fills in neither', async () => {
  const { user, bridge, answer } = await askWith([{ ...northgate, dueCents: 862_11 }]);
  await user.click(await answer.findByRole('button', { name: button }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('1 payment. Choose how much you paid.')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Mark as paid' }));
  expect(dialog.getByText('Choose how much you paid.')).toBeVisible();
  await user.click(dialog.getByRole('radio', { name: 'Your share: $862.10' }));
  await user.click(dialog.getByRole('button', { name: 'Mark as paid' }));
  await waitFor(() =>
    expect(bridge.inputs('bills.payMany')[0]?.payments).toMatchObject([{ facts: { cents: 862_10 } }]),
  );
});

it('leaves out a bill that asks for an earlier balance besides the share', async () => {
  const { answer } = await askWith([{ ...northgate, dueCents: 912_10, previousBalanceCents: 50_00 }]);
  expect(
    (await answer.findByRole('link', { name: 'Northgate Surgery Center' })).closest('li'),
  ).toHaveTextContent('Matches your plan');
  expect(answer.queryByRole('button', { name: button })).toBeNull();
});

it('marks at most what one payment of a payment plan asks for now', async () => {
  const { user, bridge, answer } = await askWith([
    { ...northgate, dueCents: 86_21, installmentsOfCents: 862_10 },
  ]);
  await user.click(await answer.findByRole('button', { name: button }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.queryByRole('radiogroup')).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Mark as paid' }));
  await waitFor(() =>
    expect(bridge.inputs('bills.payMany')[0]?.payments).toMatchObject([{ facts: { cents: 86_21 } }]),
  );
});

it('on its page, too, what one payment of a payment plan asks for is filled in, not the whole share', async () => {
  const { user, answer } = await askWith([{ ...northgate, dueCents: 86_21, installmentsOfCents: 862_10 }]);
  await user.click(answer.getByRole('link', { name: 'Northgate Surgery Center' }));
  await user.click(await screen.findByRole('button', { name: 'Mark as paid' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByLabelText('Amount')).toHaveValue('86.21');
  expect(dialog.queryByRole('radiogroup', { name: 'How much did you pay?' })).toBeNull();
});

it('says of each bill how it stands, and which one that matches is not marked with the others', async () => {
  const { user, bridge, answer } = await askWith([
    { ...northgate, dueCents: 862_10 },
    { biller: 'ABC BILLING', dueCents: 40_00, serviceStart: '2026-03-18', accounts: [] },
  ]);
  expect(answer.getByRole('link', { name: 'Northgate Surgery Center' }).closest('li')).toHaveTextContent(
    'Matches your plan',
  );
  await user.click(answer.getByRole('link', { name: 'ABC BILLING' }));
  await user.click(await screen.findByRole('button', { name: 'Yes, this is the claim' }));
  await screen.findByRole('heading', { level: 2, name: 'Matches your plan' });
  await user.click(screen.getAllByRole('link', { name: 'Claims' })[0] as HTMLElement);
  await user.type(await screen.findByRole('combobox'), 'what do I owe?');
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Not included: ABC BILLING\. Open it first/)).toBeVisible();
  expect(bridge.inputs('bills.payMany')).toEqual([]);
});

it('is not offered where a bill asks for more than the plan says, or is only a question', async () => {
  const { answer } = await askWith([
    { ...northgate, dueCents: 962_10 },
    { biller: 'LAKESIDE ORTHO ASSOC', dueCents: 40_00, serviceStart: '2026-03-18', accounts: [] },
  ]);
  expect(await answer.findByText(/to ask about, 2 bills/)).toBeVisible();
  expect(answer.queryByRole('button', { name: button })).toBeNull();
});
