import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readLetter } from '../letters/letter-page.ts';
import { expectAccessible, expectFocusKept, fill, openApp } from '../support/open-app.tsx';

expectFocusKept();

type User = Awaited<ReturnType<typeof openApp>>['user'];

async function writeBill(user: User, due: string) {
  const fields: [RegExp, string][] = [
    [/Who sent it/, 'Northgate Surgery Center'],
    [/Amount due/, due],
    [/Account number/, 'A26-0774410'],
  ];
  for (const [name, text] of fields) await fill(user, await screen.findByLabelText(name), text);
  await user.type(screen.getByLabelText(/^Date of service/), '2026-03-12');
  await user.click(screen.getByRole('button', { name: 'Save' }));
}

async function openPayment(user: User) {
  await user.click(await screen.findByRole('button', { name: 'Mark as paid' }));
  return within(await screen.findByRole('dialog'));
}

describe('a bill that asks for more than the share', () => {
  it('is marked as paid with an amount that the person chooses, none of them chosen before', async () => {
    const { user, bridge } = await openApp('/bills/write');
    await writeBill(user, '962.10');
    const pay = await openPayment(user);
    const options = pay.getByRole('radiogroup', { name: 'How much did you pay?' });
    const radios = within(options).getAllByRole('radio');
    expect(radios.map((one) => one.closest('label')?.textContent)).toEqual([
      'Your share: $862.10',
      'The amount on the bill: $962.10',
      'Another amount',
    ]);
    for (const radio of radios) expect(radio).not.toBeChecked();
    expect(pay.queryByLabelText('Amount')).toBeNull();
    await user.click(pay.getByRole('button', { name: 'Save payment' }));
    expect(await pay.findByText('Choose how much you paid.')).toBeVisible();
    expect(bridge.inputs('bills.pay')).toEqual([]);
    await expectAccessible();
    await user.click(pay.getByRole('radio', { name: 'Your share: $862.10' }));
    await user.click(pay.getByRole('button', { name: 'Save payment' }));
    expect(await screen.findByText('Paid $862.10: Card')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Ask for it back' })).toBeNull();
    const rest = await openPayment(user);
    expect(rest.getAllByRole('radio').map((one) => one.closest('label')?.textContent)).toEqual([
      'I paid',
      'I got money back',
      'The amount on the bill: $100.00',
      'Another amount',
    ]);
  });

  it('is not called paid once all of it was paid: it leads to a letter that asks for the rest back', async () => {
    const { user } = await openApp('/bills/write');
    await writeBill(user, '962.10');
    const pay = await openPayment(user);
    await user.click(pay.getByRole('radio', { name: 'The amount on the bill: $962.10' }));
    await user.click(pay.getByRole('button', { name: 'Save payment' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await screen.findByRole('heading', { name: 'Paid $100.00 too much?' })).toBeVisible();
    // What was done has the focus, and its way back is the next stop.
    await waitFor(() => expect(document.activeElement?.role).toBe('status'));
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Undo');
    expect(screen.getByText('You paid $100.00 more than your plan says. Ask for it back.')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Ask for it back' }));
    // Its heading is drawn anew once the letter is there.
    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 1, name: 'Request for a refund' })).toBeVisible(),
    );
    await waitFor(async () =>
      expect(await readLetter()).toContain(
        'Paid above my share\n$100.00 (calculated from my plan’s decision and my own notes)',
      ),
    );
    const letter = await readLetter();
    expect(letter).toContain('My share: $862.10');
    expect(letter).toMatch(/\$962\.10 \(Card\)/);
  });
});

it('a bill that asks for the share has it filled in', async () => {
  const { user } = await openApp('/bills/write');
  await writeBill(user, '862.10');
  const pay = await openPayment(user);
  expect(pay.getByLabelText('Amount')).toHaveValue('862.10');
  expect(pay.queryByText('How much did you pay?')).toBeNull();
});
