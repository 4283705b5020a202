/** Visits that two plans looked at: answered together or one by one, and where focus is then. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible, openApp, switchToWalter } from '../support/open-app.tsx';
import { claimRow } from './claims-data.ts';

const yesToAll = () => screen.findByRole('button', { name: /^Yes to all \d+$/ });
const rows = () => screen.getAllByText(/^Two plans, one visit: /);

test('sums stand per plan until the visits are answered, all that agree at once, and one press takes it back', async () => {
  const { bridge, user } = await openApp('/claims');
  await switchToWalter(user);
  const button = await yesToAll();
  // The questions are no claims: the title counts things.
  expect(screen.getByRole('heading', { level: 1, name: /^\d+ things? to review$/ })).toBeVisible();
  const count = Number(/\d+/.exec(button.textContent ?? '')?.[0]);
  expect(count).toBeGreaterThan(3);
  const sums = () => screen.getByRole('region', { name: 'Totals for 2026' });
  expect(sums()).toHaveTextContent(
    'Your share in 2026: Medicare $201.00 (our calculation) · Evergreen Health $201.00.',
  );
  await user.click(within(sums()).getByRole('button', { name: 'How is this counted?' }));
  const counting = within(await screen.findByRole('dialog'));
  expect(counting.getByText(/by plan\. Answer the visit question to see one total:$/)).toBeVisible();
  expect(counting.getByText(/^Medicare:/).closest('li')).toHaveTextContent(
    'Medicare: $201.00 (calculated by this app), based on 2 of',
  );
  expect(counting.getByText(/^Evergreen Health:/).closest('li')).toHaveTextContent(
    'Evergreen Health: $201.00, based on 2 of',
  );
  await user.keyboard('{Escape}');
  expect(sums()).not.toHaveTextContent('Your share so far in 2026:');
  const region = () =>
    screen.getByRole('region', { name: /^Two plans sent claims that look like \d+ visits/ });
  expect(within(region()).getAllByRole('button', { name: /^No, two visits/ })).toHaveLength(3);
  await user.click(within(region()).getByRole('button', { name: `Show all ${count} visits` }));
  expect(within(region()).getAllByRole('button', { name: /^No, two visits/ })).toHaveLength(count);
  await expectAccessible();

  await user.click(button);
  const said = await screen.findByText(`You said yes to ${count} visits.`);
  expect(bridge.inputs('claims.answerVisits')[0]?.answers).toHaveLength(count);
  await waitFor(() => expect(document.activeElement?.contains(said)).toBe(true));
  expect(sums()).toHaveTextContent('Your share so far in 2026:');
  expect(screen.getByRole('heading', { level: 1 })).not.toHaveTextContent(/thing/);
  expect(rows().length).toBeGreaterThan(0);
  expect(screen.getAllByText('Both plans paid').length).toBeGreaterThan(0);
  await expectAccessible();

  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await yesToAll();
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Two plans sent claims/));
  expect(sums()).toHaveTextContent('Medicare $201.00');
});

test('a pair is answered by itself with yes or no, and Undo is the next stop after that', async () => {
  const { bridge, user } = await openApp('/claims');
  await switchToWalter(user);
  await yesToAll();
  const [first] = screen.getAllByRole('button', { name: /^No, two visits/ });
  await user.click(first as HTMLElement);
  expect(await screen.findByText('You said no: two visits.')).toBeVisible();
  expect(bridge.inputs('claims.answerVisits')[0]?.answers).toMatchObject([{ same: false }]);
  const said = screen.getByText('You said no: two visits.');
  await waitFor(() => expect(document.activeElement).toBe(said));
  // It waits until the answer is written.
  await waitFor(() => expect(screen.getByRole('button', { name: 'Undo' })).toHaveProperty('disabled', false));
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }));
  const [yes] = screen.getAllByRole('button', { name: /^Yes, the same visit/ });
  await user.click(yes as HTMLElement);
  expect(await screen.findByText('You said yes: one visit.')).toBeVisible();
});

test('an answer that could not be kept is told, and the questions stay', async () => {
  const { user } = await openApp('/claims', { 'claims.answerVisits': fail('store/full') });
  await switchToWalter(user);
  await user.click(await yesToAll());
  expect(await screen.findByRole('alert')).toHaveTextContent(/store\/full/);
  expect(((await yesToAll()) as HTMLButtonElement).disabled).toBe(false);
});

test('in Spanish', async () => {
  const { user } = await openApp('/claims', {}, { language: 'es' });
  await user.click(await screen.findByRole('button', { name: /Rosa Medina/ }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Walter Osgood' }));
  await user.click(await screen.findByRole('button', { name: /^Sí a las \d+$/ }));
  expect(await screen.findByText(/^Usted dijo que sí a \d+ visitas\./)).toBeVisible();
  expect(screen.getAllByText(/^Dos planes, una visita: /).length).toBeGreaterThan(0);
});

test('of rows that may be one claim together each is asked about, and it says how many they are', async () => {
  const row = claimRow({ id: 'c-evergreen/whole' });
  const part = claimRow({ id: 'c-table/part', counted: false, notCountedBecause: 'maybe-in-plan' });
  const question = { first: row, second: part, same: null, isSure: false };
  const words = /^2 claims from tables or paper may be parts of this one claim\. .* answer Yes to each\.$/;
  await openApp('/claims', {
    'claims.openVisits': { questions: [{ ...question, together: 2 }, question], leftOut: 0 },
  });
  expect(await screen.findByText(words)).toBeVisible();
});

test('of two plans, a claim of a paper is asked about as one visit; of one plan, as the same claim', async () => {
  const first = claimRow({ id: 'a/1', planName: 'Harbor Health', counted: true });
  const second = claimRow({
    id: 'b/1',
    planName: 'Cobalt',
    counted: false,
    notCountedBecause: 'maybe-in-plan',
  });
  const ask = async (planName: string) => {
    const question = { first: { ...first, planName }, second, same: null, isSure: false };
    await openApp('/claims', { 'claims.openVisits': { questions: [question], leftOut: 0 } });
  };
  await ask('Harbor Health');
  expect(
    await screen.findByRole('region', {
      name: /looks like the same visit as one you have under another plan/,
    }),
  ).toHaveTextContent('If no, both claims count.');
  cleanup();
  await ask('COBALT');
  expect(await screen.findByRole('region', { name: /Is it the same claim\?$/ })).toBeVisible();
});
