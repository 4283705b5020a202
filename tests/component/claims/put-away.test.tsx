/** A claim that needs a look is put away, on the first screen or on its own page, and brought back; focus is where one goes on. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { claimView, northgate } from './claims-data.ts';

test('a claim is put away as looked at, with a way back', async () => {
  const { user } = await openApp('/claims');
  await user.click(await screen.findByRole('button', { name: /^Mark as reviewed: Harbor Anesthesia Group/ }));
  const said = await screen.findByText(/^Reviewed: Harbor Anesthesia Group, March 12\./);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('No claims to review right now');
  await waitFor(() => expect(document.activeElement?.contains(said)).toBe(true));
  expect(screen.queryByRole('region', { name: 'Claims to review' })).toBeNull();
  await user.click(screen.getByText('Reviewed (1)'));
  expect(screen.getByRole('button', { name: /^Mark as not reviewed: Harbor/ })).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  const list = await screen.findByRole('region', { name: 'Claims to review' });
  expect(within(list).getByText(/You might not have to pay this/)).toBeVisible();
  expect(screen.queryByText(/^Reviewed/)).toBeNull();
});

test('that a claim could not be put away is told, and it stays', async () => {
  const { user } = await openApp('/claims', { 'claims.putAway': fail('store/full') });
  const button = await screen.findByRole('button', { name: /^Mark as reviewed: Harbor Anesthesia Group/ });
  await user.click(button);
  expect(await screen.findByRole('alert')).toHaveTextContent(/store\/full/);
  expect((button as HTMLButtonElement).disabled).toBe(false);
});

test('a claim is put away and brought back on its own page, and the first screen follows', async () => {
  const { user } = await openApp('/claims');
  await user.click(await screen.findByRole('link', { name: /^See what to do: Harbor Anesthesia Group/ }));
  await user.click(await screen.findByRole('button', { name: 'Mark as reviewed' }));
  const said = await screen.findByText(
    'You reviewed this claim. We will show it again if your plan changes it.',
  );
  expect(said).toHaveAttribute('role', 'status');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Mark as not reviewed' }));
  await expectAccessible();
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Claims' }));
  await screen.findByRole('heading', { level: 1, name: 'No claims to review right now' });
  // It stays unfolded, as it was left.
  await user.click(await screen.findByText('Reviewed (1)'));
  await user.click(screen.getByRole('link', { name: 'Harbor Anesthesia Group, March 12' }));
  await user.click(await screen.findByRole('button', { name: 'Mark as not reviewed' }));
  expect(await screen.findByRole('button', { name: 'Mark as reviewed' })).toBeVisible();
  expect(screen.getByText('Claim to review')).toBeVisible();
});

test('a claim with nothing to look at has no such line', async () => {
  await openApp(`/claims/${encodeURIComponent('c-evergreen/2')}`, {
    'claims.get': claimView({}, { row: { ...northgate, attention: null } }),
  });
  await screen.findByRole('heading', { level: 1, name: /Northgate/ });
  expect(screen.queryByRole('button', { name: 'Mark as reviewed' })).toBeNull();
});

test('in Spanish', async () => {
  const { user } = await openApp('/claims', {}, { language: 'es' });
  await user.click(await screen.findByRole('button', { name: /^Marcar como revisada: Harbor/ }));
  expect(await screen.findByText('Revisadas (1)')).toBeVisible();
});
