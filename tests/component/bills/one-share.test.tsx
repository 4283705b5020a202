/** A share exists once: what two bills, a payment and a question about its claim say of it on the screens. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { chooseMore, expectAccessible, expectFocusKept, fill, openApp } from '../support/open-app.tsx';

expectFocusKept();

type User = Awaited<ReturnType<typeof openApp>>['user'];

/** $40.00 of Rosa's visit to Lakeside Orthopedics on March 18. */
async function write(user: User, biller: string, due = '40.00') {
  await fill(user, await screen.findByLabelText(/Who sent it/), biller);
  await fill(user, screen.getByLabelText(/Amount due/), due);
  await user.type(screen.getByLabelText(/^Date of service/), '2026-03-18');
  await user.click(screen.getByRole('button', { name: 'Save' }));
}

const verdict = (name: string | RegExp) => screen.findByRole('heading', { level: 2, name });
const press = async (user: User, name: string | RegExp) =>
  user.click(await screen.findByRole('button', { name }));

async function toList(user: User) {
  await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  await screen.findByRole('tab', { name: /Unpaid/ });
}

async function writeTwo(user: User) {
  await write(user, 'LAKESIDE ORTHO ASSOC');
  await press(user, 'Yes, this is the claim');
  await verdict('Matches your plan');
  await toList(user);
  await user.click(screen.getByRole('link', { name: 'Add a bill' }));
  await write(user, 'ABC BILLING');
  await verdict('Is this the claim?');
}

const sumOf = (name: string) =>
  within(screen.getByLabelText('Totals of unpaid bills')).getByText(name).parentElement?.textContent;

describe('a second bill for one claim', () => {
  it('says before the yes that another bill is for the claim, with the way to it, and asks after it whether both are one debt', async () => {
    const { user } = await openApp('/bills/write');
    await writeTwo(user);
    const claim = 'this claim: Lakeside Orthopedics, March 18, 2026.';
    const already = `Another bill, from LAKESIDE ORTHO ASSOC, for $40.00, is already for ${claim}`;
    expect(screen.getByText(already)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open that bill: LAKESIDE ORTHO ASSOC' })).toBeVisible();
    expect(screen.queryByText('Are these the same debt?')).toBeNull();
    await press(user, 'Yes, this is the claim');
    await verdict('Second bill for one claim');
    expect(screen.getByText(already)).toBeVisible();
    expect(screen.getByText('Are these the same debt?')).toBeVisible();
    expect(screen.queryByText(/then pay the provider/)).toBeNull();
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Open that bill: LAKESIDE ORTHO ASSOC' }));
    await verdict('Matches your plan');
    expect(
      await screen.findByText(`Another bill, from ABC BILLING, for $40.00, is for ${claim}`),
    ).toBeVisible();
  });

  it('counts the share once after “two different bills”, and both pages say that it is for both together', async () => {
    const { user } = await openApp('/bills/write');
    await writeTwo(user);
    await press(user, 'Yes, this is the claim');
    await press(user, 'No, two different bills');
    const together = /The \$40\.00 that is left of your share is for both together\./;
    expect(await screen.findByText(together)).toBeVisible();
    await user.click(screen.getByRole('link', { name: /Open that bill/ }));
    expect(await screen.findByText(together)).toBeVisible();
    await toList(user);
    await waitFor(() => expect(sumOf('Unpaid')).toBe('Unpaid$80.00'));
    expect(sumOf('Matches your share')).toBe('Matches your share$40.00');
    expect(sumOf('To ask about')).toBe('To ask about$40.00');
  });

  it('is put away after “the same debt”, and says so once; the bill of the provider is the one to pay', async () => {
    const { user } = await openApp('/bills/write');
    await writeTwo(user);
    await press(user, 'Yes, this is the claim');
    await press(user, 'Yes, the same debt');
    await verdict('Another bill is counted');
    expect(screen.getByText(/another bill asks for the same debt/)).toBeVisible();
    expect(screen.getAllByText(/Only that one is counted/)).toHaveLength(1);
    expect(screen.queryByText(/then pay the provider/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Mark as paid' })).toBeNull();
    await expectAccessible();
    await toList(user);
    await waitFor(() => expect(sumOf('Unpaid')).toBe('Unpaid$40.00'));
    await user.click(screen.getByRole('tab', { name: /Paid, or nothing to pay/ }));
    await user.click(await screen.findByRole('link', { name: 'ABC BILLING' }));
    await user.click(await screen.findByRole('link', { name: 'Open the other bill' }));
    await verdict('Matches your plan');
    expect(screen.getByRole('button', { name: 'Mark as paid' })).toBeVisible();
  });
});

it('a name that is not on the claim is said before the yes and after it', async () => {
  const { user } = await openApp('/bills/write');
  await write(user, 'ABC BILLING');
  await verdict('Is this the claim?');
  const marks = () =>
    within(screen.getByRole('list', { name: 'What matches and what does not' }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
  expect(marks()).toEqual(['✓ Same amount', '✓ Same date', '≠ Different name']);
  await press(user, 'Yes, this is the claim');
  await verdict('Matches your plan');
  expect(marks()).toEqual(['✓ Same date', '≠ Different name']);
  expect(screen.getByText(/The name on the bill is not on the claim\./)).toBeVisible();
});

it('before the yes, the share of the claim that is asked about is offered as what was paid; once paid, none of it is left', async () => {
  const { user } = await openApp('/bills/write');
  await write(user, 'LAKESIDE ORTHO ASSOC', '140.00');
  await verdict('Is this the claim?');
  await press(user, 'Mark as paid');
  const pay = within(await screen.findByRole('dialog'));
  const share = await pay.findByRole('radio', { name: 'Your share, if this is the claim: $40.00' });
  expect(pay.getByRole('radio', { name: 'The amount on the bill: $140.00' })).not.toBeChecked();
  await user.click(share);
  await user.click(pay.getByRole('button', { name: 'Save payment' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await press(user, 'Yes, this is the claim');
  await verdict('$100.00 more than your plan says');
  expect(screen.getByText(/Your plan says \$0\.00 of your share is left\./)).toBeVisible();
  expect(screen.getByText('You marked $40.00 toward this bill as paid.')).toBeVisible();
  expect(
    await screen.findByText(/Of your share of \$40\.00, you marked \$40\.00 as paid\. \$0\.00 is left\./),
  ).toBeVisible();
});

it('money to get back has its own sum, and its amount in the list', async () => {
  const { user } = await openApp('/bills/write');
  await write(user, 'LAKESIDE ORTHO ASSOC', '140.00');
  await press(user, 'Yes, this is the claim');
  await press(user, 'Mark as paid');
  const pay = within(await screen.findByRole('dialog'));
  await user.click(pay.getByRole('radio', { name: 'The amount on the bill: $140.00' }));
  await user.click(pay.getByRole('button', { name: 'Save payment' }));
  await verdict('Paid $100.00 too much?');
  await toList(user);
  await waitFor(() => expect(sumOf('To get back')).toBe('To get back$100.00'));
  const row = screen.getByRole('link', { name: 'LAKESIDE ORTHO ASSOC' }).closest('li');
  expect(row).toHaveTextContent('$100.00Ask for it back');
});

it('a bill that was deleted is shown no more: its page has the way to the list', async () => {
  const { user, bridge } = await openApp('/bills/write');
  await write(user, 'LAKESIDE ORTHO ASSOC');
  await verdict('Is this the claim?');
  await chooseMore(user, 'Delete this bill');
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(bridge.inputs('bills.remove')).toHaveLength(1));
  await waitFor(() => expect(screen.queryByText('LAKESIDE ORTHO ASSOC')).toBeNull());
});

it('a bill that is not here leads to the list', async () => {
  await openApp('/bills/not-here');
  expect(await screen.findByRole('link', { name: 'Go to your bills' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

it('a share that this app worked out is called so, before and after the yes, and in the list', async () => {
  const { user } = await openApp('/bills/write');
  await user.click(await screen.findByRole('button', { name: /Whose bill is it\?/ }));
  await user.click(await screen.findByRole('option', { name: 'Walter Osgood' }));
  await fill(user, screen.getByLabelText(/Who sent it/), 'HMWY BILLING');
  await fill(user, screen.getByLabelText(/Amount due/), '14.41');
  await user.type(screen.getByLabelText(/^Date of service/), '2025-06-04');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await verdict('Is this the claim?');
  const marked = () =>
    screen.getAllByText('calculated by this app').map((one) => one.parentElement?.textContent);
  expect(marked()).toEqual(['$14.41 calculated by this app ']);
  await press(user, 'Yes, this is the claim');
  await verdict('Matches our calculation');
  expect(marked()).toEqual(['$14.41 calculated by this app']);
  await toList(user);
  expect(sumOf('Matches your share')).toBe('Matches your share$14.41');
  expect(screen.getByText(/Your share is the one on your claim/)).toBeVisible();
});
