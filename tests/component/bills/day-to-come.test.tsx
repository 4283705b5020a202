import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectFocusKept, fill, openApp } from '../support/open-app.tsx';

expectFocusKept();

const toCome = 'This day is in the future. Enter today or an earlier day.';

async function chooseDay(user: User, field: HTMLElement, day: string) {
  await user.clear(field);
  await user.type(field, day);
}

type User = Awaited<ReturnType<typeof openApp>>['user'];

async function writeBill(user: User, day: string) {
  await fill(user, await screen.findByLabelText(/Who sent it/), 'Northgate Surgery Center');
  await fill(user, screen.getByLabelText(/Amount due/), '862.10');
  await user.type(screen.getByLabelText(/^Date of service/), day);
  await user.click(screen.getByRole('button', { name: 'Save' }));
}

describe('a day that has not come yet', () => {
  it('is no day of care of a bill, and is of an estimate', async () => {
    const { user, bridge } = await openApp('/bills/write');
    await writeBill(user, '2031-03-12');
    expect(await screen.findByText(toCome)).toBeVisible();
    expect(bridge.inputs('bills.save')).toEqual([]);
    await user.click(screen.getByText(/^More from the bill/));
    await user.click(screen.getByRole('button', { name: /What is it\?/ }));
    await user.click(await screen.findByRole('option', { name: /estimate/i }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(bridge.inputs('bills.save')).toHaveLength(1);
  });

  it('is no day of a payment, and today is', async () => {
    const { user, bridge } = await openApp('/bills/write');
    await writeBill(user, '2026-03-12');
    await user.click(await screen.findByRole('button', { name: 'Mark as paid' }));
    const pay = within(await screen.findByRole('dialog'));
    const day = pay.getByLabelText('Day it was paid') as HTMLInputElement;
    const today = day.value;
    await chooseDay(user, day, '2031-03-12');
    expect(pay.getByText(toCome)).toBeVisible();
    await user.click(pay.getByRole('button', { name: 'Save payment' }));
    expect(bridge.inputs('bills.pay')).toEqual([]);
    await chooseDay(user, day, today);
    expect(pay.queryByText(toCome)).toBeNull();
    await user.click(pay.getByRole('button', { name: 'Save payment' }));
    expect(bridge.inputs('bills.pay')).toHaveLength(1);
  });

  it('is no day of a call', async () => {
    const { user, bridge } = await openApp('/bills/write');
    await writeBill(user, '2026-03-12');
    await user.click(await screen.findByRole('button', { name: 'Add a call' }));
    const call = within(await screen.findByRole('dialog'));
    await chooseDay(user, call.getByLabelText('Day of the call'), '2031-03-12');
    await user.click(call.getByRole('button', { name: 'Save call' }));
    expect(call.getByText(toCome)).toBeVisible();
    expect(bridge.inputs('calls.add')).toEqual([]);
  });
});
