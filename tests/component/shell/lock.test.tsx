import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const open = { isSet: true, isLocked: false };
const locked = { isSet: true, isLocked: true };

it('leaves nothing of anybody on the page, in its title neither, and opens again', async () => {
  const { user, bridge } = await openApp('/plans', { 'lock.state': open });
  expect(await screen.findByRole('button', { name: /Rosa Medina/ })).toBeVisible();
  bridge.answer({
    'lock.state': locked,
    'people.list': fail('app/locked'),
    'lock.open': { result: 'wrong', waitSeconds: 5 },
  });
  bridge.emit('lock.changed', {});
  expect(await screen.findByRole('heading', { level: 1, name: 'Claimfolio is locked' })).toBeVisible();
  expect(document.documentElement.textContent).not.toMatch(/Rosa|Evergreen/);
  expect(document.title).toBe('Locked – Claimfolio');
  await expectAccessible();
  expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'));
  await user.type(screen.getByLabelText('Passphrase'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Open' }));
  expect(await screen.findByText(/Wait 5 seconds before you try again/)).toBeVisible();
  bridge.answer({ 'lock.state': open, 'lock.open': { result: 'done', waitSeconds: 0 } });
  bridge.answerFromApp('people.list');
  await user.click(screen.getByRole('button', { name: 'Open' }));
  bridge.emit('lock.changed', {});
  expect(await screen.findByRole('button', { name: /Rosa Medina/ })).toBeVisible();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
});

it('says a minute before that it locks by itself; any input puts it off, and without any it locks', async () => {
  const { user, bridge } = await openApp('/help', { 'lock.state': open, 'lock.close': {} });
  await screen.findByRole('heading', { level: 1 });
  const begin = Date.now();
  const wait = (minutes: number) => vi.setSystemTime(begin + minutes * 60_000);
  wait(14.5);
  expect(await screen.findByRole('alertdialog', { name: 'Claimfolio will lock soon' })).toBeVisible();
  await expectAccessible();
  await user.keyboard('a');
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  wait(15.5);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(bridge.inputs('lock.close')).toEqual([]);
  wait(30);
  await waitFor(() => expect(bridge.inputs('lock.close')).toHaveLength(1));
});

it('locks by itself as long after as it should on a clock that was set back ten hours', async () => {
  const { bridge } = await openApp('/help', { 'lock.state': open, 'lock.close': {} });
  await screen.findByRole('heading', { level: 1 });
  const begin = Date.now();
  const wait = (minutes: number) => vi.setSystemTime(begin + minutes * 60_000);
  wait(-600);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  wait(-600 + 14.5);
  expect(await screen.findByRole('alertdialog', { name: 'Claimfolio will lock soon' })).toBeVisible();
  wait(-600 + 15.5);
  await waitFor(() => expect(bridge.inputs('lock.close')).toHaveLength(1));
});

it('locks by itself although somebody sets the clock back all the while', async () => {
  const { bridge } = await openApp('/help', { 'lock.state': open, 'lock.close': {} });
  await screen.findByRole('heading', { level: 1 });
  const begin = Date.now();
  const even = performance.now();
  const passed = vi.spyOn(performance, 'now');
  onTestFinished(() => passed.mockRestore());
  vi.setSystemTime(begin - 60_000);
  passed.mockReturnValue(even + 14.5 * 60_000);
  expect(await screen.findByRole('alertdialog', { name: 'Claimfolio will lock soon' })).toBeVisible();
  vi.setSystemTime(begin - 120_000);
  passed.mockReturnValue(even + 15.5 * 60_000);
  await waitFor(() => expect(bridge.inputs('lock.close')).toHaveLength(1));
});

it('says why nothing is locked where no passphrase is set, and leads to the settings', async () => {
  const { user, bridge } = await openApp('/claims', { 'lock.state': { isSet: false, isLocked: false } });
  bridge.emit('menu.command', { command: 'lock' });
  const dialog = within(await screen.findByRole('dialog', { name: 'Set a passphrase first' }));
  expect(dialog.getByText(/^Claimfolio locks with a passphrase, and you have not set one\./)).toBeVisible();
  await expectAccessible();
  await user.click(dialog.getByRole('button', { name: 'Open Settings and privacy' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings and privacy' })).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
  const part = await screen.findByRole('heading', { name: 'Lock with a passphrase' });
  await waitFor(() => expect(document.activeElement).toBe(part));
  expect(bridge.inputs('lock.close')).toEqual([]);
});

it('says why nothing is locked where nothing is saved, and what to do', async () => {
  const info = { version: '1.0.0', storage: 'memory-no-key-store', dark: false, platform: 'linux' } as const;
  const { user, bridge } = await openApp('/claims', {
    'app.info': info,
    'lock.state': { isSet: false, isLocked: false },
  });
  bridge.emit('menu.command', { command: 'lock' });
  const dialog = within(await screen.findByRole('dialog', { name: 'There is nothing to lock' }));
  expect(dialog.getByText(/^This computer has no secure storage/)).toBeVisible();
  expect(dialog.getByText(/Close Claimfolio before you leave this computer\.$/)).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Close' }));
  expect(bridge.inputs('lock.close')).toEqual([]);
});

it('is set in the settings only by who has a recovery code', async () => {
  const { user, bridge } = await openApp('/settings', {
    'lock.state': { isSet: false, isLocked: false },
    'recovery.state': { hasCode: false, isClosed: false },
    'lock.set': { result: 'done', waitSeconds: 0 },
  });
  expect(await screen.findByText(/^First make a recovery code/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Set a passphrase…' })).toBeNull();
  bridge.answer({ 'recovery.state': { hasCode: true, isClosed: false } });
  bridge.emit('lock.changed', {});
  await user.click(await screen.findByRole('button', { name: 'Set a passphrase…' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Passphrase')));
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  const again = await screen.findByRole('button', { name: 'Set a passphrase…' });
  await waitFor(() => expect(document.activeElement).toBe(again));
  await user.click(again);
  await user.click(screen.getByRole('button', { name: 'Suggest one for me' }));
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Set passphrase' }));
  await waitFor(() => expect(bridge.inputs('lock.set')).toHaveLength(1));
  expect(bridge.inputs('lock.set')[0]).toMatchObject({ current: null });
});

it.each([
  [false, /^Off unless you set one\./],
  [true, /^On\. Anyone at this computer also needs your passphrase/],
])('Settings says whether a passphrase is set: %s', async (isSet, says) => {
  await openApp('/settings', { 'lock.state': { isSet, isLocked: false } });
  const section = within(await screen.findByRole('region', { name: 'Lock with a passphrase' }));
  expect(await section.findByText(says)).toBeVisible();
  expect(section.queryByText(isSet ? /^Off/ : /^On\./)).toBeNull();
});

it('where no records can be kept, Settings says why there is no lock and gives them no size', async () => {
  await openApp('/settings', {
    'app.info': { version: '1', storage: 'memory-no-key-store', dark: false, platform: 'linux' },
    'records.size': { bytes: 5_600_000 },
    'lock.state': { isSet: false, isLocked: false },
  });
  expect(await screen.findByRole('heading', { name: 'Lock with a passphrase' })).toBeVisible();
  expect(screen.getByText(/^Claimfolio cannot save your records here now/)).toBeVisible();
  expect(screen.queryByText(/take up/)).toBeNull();
});
