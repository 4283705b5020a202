import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const state = {
  folder: '/home/rosa/records/records.backups',
  backups: [
    { id: '20260319T160400000Z', at: '2026-03-19T16:04:00.000Z', bytes: 5_200_000, isBefore: false },
    { id: '20260302T100000000Z-before', at: '2026-03-02T10:00:00.000Z', bytes: 5_000_000, isBefore: true },
  ],
  problem: null,
};

it('says which copies there are and where, and goes back to one', async () => {
  const { user, bridge } = await openApp('/settings', {
    'backups.get': state,
    'backups.restore': { restored: true },
  });
  const sheet = within(await screen.findByRole('region', { name: 'Automatic backups' }));
  expect(sheet.getByText(/records\.backups/)).toBeVisible();
  expect(sheet.getByText(/before you restored a backup/)).toBeVisible();
  await expectAccessible();
  const [first] = sheet.getAllByRole('button', { name: /^Restore this backup:/ });
  if (first) await user.click(first);
  expect(await sheet.findByText('Your records are now as they were then.')).toBeVisible();
  expect(bridge.inputs('backups.restore')).toEqual([{ id: '20260319T160400000Z' }]);
});

it('tells on every screen that the disk is full, until it is put away', async () => {
  const { user, bridge } = await openApp('/help', { 'backups.get': state });
  await screen.findByRole('heading', { level: 1 });
  expect(screen.queryByText(/disk is full/)).toBeNull();
  bridge.answer({ 'backups.get': { ...state, problem: 'full' } });
  bridge.emit('backups.changed', {});
  expect(
    await screen.findByText(/The disk is full, so Claimfolio could not make an automatic backup/),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Hide this message' }));
  await waitFor(() => expect(screen.queryByText(/disk is full/)).toBeNull());
});
