/** What is done about a bill by one press is undone in its place, until something newer is done. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import {
  chooseMore,
  expectAccessible,
  expectFocusKept,
  findFirstPerson,
  openApp,
} from '../support/open-app.tsx';

expectFocusKept();

async function openBill() {
  const app = await openApp('/claims');
  const { request } = window.claimfolio;
  const personId = await findFirstPerson();
  const biller = 'Northgate Surgery Center';
  const facts = { ...printedBill, personId, biller, dueCents: 962_10, serviceStart: '2026-03-12' };
  const saved = await request['bills.save']({ billId: null, facts });
  const billId = saved.ok ? saved.value.billId : '';
  await app.user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  await app.user.click(await screen.findByRole('link', { name: biller }));
  await screen.findByRole('heading', { level: 1, name: biller });
  return { ...app, billId, biller, request };
}

const log = async () =>
  within(
    (await screen.findByRole('heading', { name: 'Calls, payments, and letters' })).closest(
      'section',
    ) as HTMLElement,
  );

it('a saved payment says so with Undo, and a deleted one comes back', async () => {
  const { user } = await openBill();
  await user.click(screen.getByRole('button', { name: 'Mark as paid' }));
  const dialog = within(await screen.findByRole('dialog'));
  const other = dialog.queryByRole('radio', { name: 'Another amount' });
  if (other) await user.click(other);
  await user.clear(dialog.getByRole('textbox', { name: 'Amount' }));
  await user.type(dialog.getByRole('textbox', { name: 'Amount' }), '40');
  await user.click(dialog.getByRole('button', { name: 'Save payment' }));
  await screen.findByText('You marked $40.00 as paid.');
  await expectAccessible();
  await user.click((await log()).getByRole('button', { name: 'Delete' }));
  await screen.findByText('You deleted the payment.');
  expect(screen.queryByText('You marked $40.00 as paid.')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }));
  await expectAccessible();
  await user.keyboard('{Enter}');
  await screen.findByText('It is back as it was.');
  expect((await log()).getByText('Paid $40.00: Card')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

it('the way back of an answer goes once a payment is saved: its own Undo takes only the payment back', async () => {
  const { user, bridge } = await openBill();
  await user.click(await screen.findByRole('button', { name: 'Yes, this is the claim' }));
  await screen.findByText('You said this is the claim.');
  await user.click(screen.getByRole('button', { name: 'Mark as paid' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('radio', { name: /^The amount on the bill/ }));
  await user.click(dialog.getByRole('button', { name: 'Save payment' }));
  await screen.findByText('You marked $962.10 as paid.');
  expect(screen.queryByText('You said this is the claim.')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(bridge.inputs('bills.removePayments')).toHaveLength(1));
  expect(bridge.inputs('bills.restoreAnswers')).toEqual([]);
});

it('a deleted bill is named in the list, and comes back with its payment', async () => {
  const { user, request, billId, biller } = await openBill();
  const facts = { cents: 40_00, currency: 'USD', paidOn: '2026-03-20', way: 'card', note: '' } as const;
  await request['bills.pay']({ billId, facts });
  await chooseMore(user, 'Delete this bill');
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete' }));
  await screen.findByText(`You deleted the bill from ${biller}.`);
  await waitFor(() => expect(screen.queryByRole('link', { name: biller })).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByRole('link', { name: biller });
  const back = await request['bills.get']({ billId });
  expect(back).toMatchObject({ ok: true, value: { paidCents: 40_00 } });
});
