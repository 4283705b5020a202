/** Which claim a bill is about, as a person answers it: asked, chosen by hand, and undone. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { expectAccessible, expectFocusKept, fill, openApp } from '../support/open-app.tsx';

expectFocusKept();

type User = Awaited<ReturnType<typeof openApp>>['user'];
type Written = { biller: string; due: string; day: string; lastDay?: string; account?: string };

async function write(user: User, { biller, due, day, lastDay, account }: Written) {
  await fill(user, await screen.findByLabelText(/Who sent it/), biller);
  await fill(user, screen.getByLabelText(/Amount due/), due);
  if (account) await fill(user, screen.getByLabelText(/Account number/), account);
  await user.type(screen.getByLabelText(/^Date of service/), day);
  if (lastDay) await user.type(screen.getByLabelText(/^Last date of service/), lastDay);
  await user.click(screen.getByRole('button', { name: 'Save' }));
}

/** $40.00 of Rosa's visit to Lakeside Orthopedics, as a billing system writes it. */
const shortened: Written = { biller: 'LAKESIDE ORTHO ASSOC', due: '40.00', day: '2026-03-18' };
/** Two visits to Motion Physical Therapy, each with a share of $30.00. */
const visits = { from: '2025-04-02', to: '2025-04-09', due: '60.00', count: 2 };
const verdict = (name: string | RegExp) => screen.findByRole('heading', { level: 2, name });

it('a bill by a shortened sender asks about the claim of its day, and a yes is undone', async () => {
  const { user } = await openApp('/bills/write');
  await write(user, shortened);
  expect(await verdict('Is this the claim?')).toBeVisible();
  const marks = within(screen.getByRole('list', { name: 'What matches and what does not' }));
  expect(marks.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '✓ Same amount',
    '✓ Same date',
    '≈ Similar name',
  ]);
  await user.click(screen.getByRole('button', { name: 'Add a call' }));
  expect(await screen.findByText(/Which visit is this bill for, and which claim\?/)).toBeVisible();
  expect(screen.queryByText(/did you bill my plan/i)).toBeNull();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Yes, this is the claim' }));
  await verdict('Matches your plan');
  const undo = await screen.findByRole('button', { name: 'Undo' });
  // What was answered stands above the new verdict, and is where one goes on.
  await waitFor(() => expect(document.activeElement).toHaveTextContent(/^You said this is the claim\./));
  expect(screen.getByText('You said this is the claim.')).toBeVisible();
  await expectAccessible();
  await user.click(undo);
  expect(await verdict('Is this the claim?')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

it('“Not this claim” has Undo', async () => {
  const { user } = await openApp('/bills/write');
  await write(user, shortened);
  await verdict('Is this the claim?');
  await user.click(screen.getByRole('button', { name: 'Not this claim' }));
  expect(await verdict('No claim yet')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await verdict('Is this the claim?')).toBeVisible();
});

it('“Not this claim” stays in sight after the bill was left, and can be taken back there', async () => {
  const { user } = await openApp('/bills/write');
  await write(user, shortened);
  await verdict('Is this the claim?');
  await user.click(screen.getByRole('button', { name: 'Not this claim' }));
  await verdict('No claim yet');
  await user.click((await screen.findAllByRole('link', { name: 'Bills' }))[0] as HTMLElement);
  await user.click(await screen.findByRole('link', { name: shortened.biller }));
  await verdict('No claim yet');
  expect(screen.getByText('You said that it is not for the claim we found.')).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Ask me again' }));
  expect(await verdict('Is this the claim?')).toBeVisible();
});

it('a claim is chosen by hand from those of that week, or found by words, and that is undone', async () => {
  const { user } = await openApp('/bills/write');
  await write(user, { biller: 'Medibill Partners', due: '41.00', day: '2026-03-18' });
  await verdict('No claim yet');
  const open = async () => {
    await user.click(screen.getByRole('button', { name: 'Choose the claim myself' }));
    return within(await screen.findByRole('dialog', { name: 'Which claim is this bill for?' }));
  };
  const dialog = await open();
  const week = within(await dialog.findByRole('radiogroup', { name: 'Within a week of the bill' }));
  expect(week.getByRole('radio', { name: /Lakeside Orthopedics.*same date/ })).not.toBeChecked();
  await expectAccessible();
  await user.click(dialog.getByRole('button', { name: 'This is the claim' }));
  expect(dialog.getByRole('alert')).toHaveTextContent('Choose a claim first.');
  await user.type(dialog.getByRole('searchbox', { name: 'Find a claim' }), 'northgate surgery');
  await waitFor(() => expect(dialog.queryByRole('radio', { name: /Lakeside/ })).toBeNull());
  const [found] = await dialog.findAllByRole('radio', { name: /Northgate Surgery Center.*\$862\.10/ });
  await user.click(found as HTMLElement);
  await user.click(dialog.getByRole('button', { name: 'This is the claim' }));
  expect(await verdict('$821.10 less than your plan says')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await verdict('No claim yet')).toBeVisible();
});

it('of a bill for several days, claims are told by its days, not as of one day', async () => {
  const { user } = await openApp('/bills/write');
  const { from, to } = visits;
  await write(user, { biller: 'Motion Physical Therapy', due: '61.00', day: from, lastDay: to });
  await verdict('Which claim is it?');
  expect(screen.getByText('More than one claim may match. Choose one.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Choose the claim myself' }));
  const near = within(
    await screen.findByRole('radiogroup', { name: 'On the bill’s dates, or within a week of them' }),
  );
  expect(near.getAllByRole('radio', { name: /Motion.*in the bill’s dates/ })).toHaveLength(visits.count);
  expect(near.queryByRole('radio', { name: /same date/ })).toBeNull();
});

it('where both the day and the amount are the bill’s, that claim is chosen to begin with; “None of these yet” takes a yes back', async () => {
  const { user } = await openApp('/bills/write');
  await write(user, shortened);
  await verdict('Is this the claim?');
  const open = () => user.click(screen.getByRole('button', { name: 'Choose the claim myself' }));
  await open();
  expect(
    await screen.findByRole('radio', { name: /Lakeside.*\$40\.00.*same date.*same amount/ }),
  ).toBeChecked();
  await user.click(screen.getByRole('button', { name: 'This is the claim' }));
  await verdict('Matches your plan');
  await open();
  await user.click(await screen.findByRole('button', { name: 'None of these yet' }));
  expect(await verdict('Is this the claim?')).toBeVisible();
  expect(screen.getByText('You said none of these claims is the one yet.')).toBeVisible();
});

it('“Choose the claim myself” stands on a bill that agrees, too', async () => {
  const { user } = await openApp('/bills/write');
  await write(user, {
    biller: 'Northgate Surgery Center',
    due: '862.10',
    day: '2026-03-12',
    account: 'A260774410',
  });
  await verdict('Matches your plan');
  expect(screen.getByRole('button', { name: 'Choose the claim myself' })).toBeVisible();
  expect(screen.getByText('not filled in')).toBeVisible();
});

it('a bill without a date asks for it first; no claim of its sender is of “other dates”', async () => {
  const { user } = await openApp('/bills/write');
  await fill(user, await screen.findByLabelText(/Who sent it/), 'MOTION PHYSICAL THERAPY');
  await fill(user, screen.getByLabelText(/Amount due/), '61.00');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await verdict('No claim yet');
  expect(screen.getByRole('link', { name: 'Add the date of care' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Choose the claim myself' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Which claim is this bill for?' }));
  expect(await dialog.findByRole('radiogroup', { name: 'Same sender' })).toBeVisible();
  expect(dialog.getByText(/^A bill may be for several visits\./)).toBeVisible();
  await user.click(dialog.getByRole('link', { name: 'Add the date of care' }));
  expect(await screen.findByLabelText(/^Date of service/)).toBeVisible();
});

it('visits that add up to the bill are one question, in Spanish, and one answer', async () => {
  const { user } = await openApp('/bills/write', {}, { language: 'es' });
  await user.type(await screen.findByLabelText(/Quién la envió/), 'Medibill');
  await user.type(screen.getByLabelText(/Cantidad por pagar/), visits.due);
  await user.type(screen.getByLabelText(/^Fecha de servicio/), visits.from);
  await user.type(screen.getByLabelText(/^Última fecha de servicio/), visits.to);
  await user.click(screen.getByRole('button', { name: 'Guardar' }));
  expect(await verdict(`¿Es por estas ${visits.count} visitas?`)).toBeVisible();
  // The sum stands beside the bill, and no visit by itself is held against it.
  expect(screen.getByText('Lo que le falta pagar por estas visitas, en total')).toBeVisible();
  expect(screen.getByText('=')).toBeDefined();
  expect(screen.queryByText(/Cantidad distinta/)).toBeNull();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: `Sí, por estas ${visits.count} visitas` }));
  expect(await verdict(`Cubre ${visits.count} reclamaciones`)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Deshacer' }));
  await verdict(`¿Es por estas ${visits.count} visitas?`);
  await user.click(screen.getByRole('button', { name: 'No es por estas visitas' }));
  expect(await verdict('Aún sin reclamación')).toBeVisible();
});

it('the older of two bills whose share was paid with the newer one is not called paid', async () => {
  const { user } = await openApp('/bills/write');
  const bill = {
    biller: 'Northgate Surgery Center',
    due: '862.10',
    day: '2026-03-12',
    account: 'A260774410',
  };
  await write(user, bill);
  await verdict('Matches your plan');
  await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  await user.click(await screen.findByRole('link', { name: 'Add a bill' }));
  await write(user, bill);
  await verdict('Matches your plan');
  await user.click(screen.getByRole('button', { name: 'Mark as paid' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save payment' }));
  await verdict('Paid');
  await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  const older = await screen.findByText('Your share is paid');
  expect(screen.getAllByText('Paid', { exact: true })).toHaveLength(1);
  // What is said first is that nothing is left to pay; then, which bill is counted.
  await user.click(within(older.closest('li, tr') as HTMLElement).getByRole('link', { name: bill.biller }));
  await verdict('Your share is paid');
  const says = await screen.findByText(/^You marked \$862\.10 of your share/);
  expect(says).toHaveTextContent(
    'You marked $862.10 of your share of this claim as paid, but not on this bill. $0.00 is left. ' +
      'Ask the provider to check before you pay again. Another bill asks for the same money. Only that one is counted.',
  );
  const left = screen.getByRole('row', { name: /^Left to pay/ });
  expect(
    within(left)
      .getAllByText(/\$/)
      .map(({ textContent }) => textContent),
  ).toEqual(['$0.00', '$0.00']);
});
