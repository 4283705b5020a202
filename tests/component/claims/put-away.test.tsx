/** A claim that needs a look is put away, on the first screen or on its own page, and brought back; focus is where one goes on. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { claimView, northgate } from './claims-data.ts';

test('a claim is put away as looked at, with a way back', async () => {
  const { user } = await openApp('/claims');
  await user.click(await screen.findByRole('button', { name: /^I looked at this: Harbor Anesthesia Group/ }));
  const said = await screen.findByText(/^Put away: Harbor Anesthesia Group, March 12\./);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Nothing needs you today');
  await waitFor(() => expect(document.activeElement?.contains(said)).toBe(true));
  expect(screen.queryByRole('region', { name: 'Claims that need a look' })).toBeNull();
  await user.click(screen.getByText('Put away (1)'));
  expect(screen.getByRole('button', { name: /^Bring back: Harbor/ })).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  const list = await screen.findByRole('region', { name: 'Claims that need a look' });
  expect(within(list).getByText(/You may not have to pay this/)).toBeVisible();
  expect(screen.queryByText(/^Put away/)).toBeNull();
});

test('that a claim could not be put away is told, and it stays', async () => {
  const { user } = await openApp('/claims', { 'claims.putAway': fail('store/full') });
  const button = await screen.findByRole('button', { name: /^I looked at this: Harbor Anesthesia Group/ });
  await user.click(button);
  expect(await screen.findByRole('alert')).toHaveTextContent(/store\/full/);
  expect((button as HTMLButtonElement).disabled).toBe(false);
});

test('a claim is put away and brought back on its own page, and the first screen follows', async () => {
  const { user } = await openApp('/claims');
  await user.click(await screen.findByRole('link', { name: /^See what to do: Harbor Anesthesia Group/ }));
  await user.click(await screen.findByRole('button', { name: 'I looked at this' }));
  const said = await screen.findByText('You looked at this claim. It comes back if the plan changes it.');
  expect(said).toHaveAttribute('role', 'status');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Bring back' }));
  await expectAccessible();
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Claims' }));
  await screen.findByRole('heading', { level: 1, name: 'Nothing needs you today' });
  // It stays unfolded, as it was left.
  await user.click(await screen.findByText('Put away (1)'));
  await user.click(screen.getByRole('link', { name: 'Harbor Anesthesia Group, March 12' }));
  await user.click(await screen.findByRole('button', { name: 'Bring back' }));
  expect(await screen.findByRole('button', { name: 'I looked at this' })).toBeVisible();
  expect(screen.getByText('This claim needs a look.')).toBeVisible();
});

test('a claim with nothing to look at has no such line', async () => {
  await openApp(`/claims/${encodeURIComponent('c-evergreen/2')}`, {
    'claims.get': claimView({}, { row: { ...northgate, attention: null } }),
  });
  await screen.findByRole('heading', { level: 1, name: /Northgate/ });
  expect(screen.queryByRole('button', { name: 'I looked at this' })).toBeNull();
});

test('in Spanish', async () => {
  const { user } = await openApp('/claims', {}, { language: 'es' });
  await user.click(await screen.findByRole('button', { name: /^Marcar como revisada: Harbor/ }));
  expect(await screen.findByText('Revisadas (1)')).toBeVisible();
});
