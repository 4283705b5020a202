import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const closedInfo = { version: '1', storage: 'key-lost', dark: false, platform: 'linux' } as const;
const closed = (hasCode: boolean) => ({
  'app.info': closedInfo,
  'connection.list': [],
  'recovery.state': { hasCode, isClosed: true },
});

describe('records that could not be opened', () => {
  it('are opened with the code; a wrong one says what to do', async () => {
    const { user, bridge } = await openApp('/', { ...closed(true), 'recovery.open': { result: 'mistyped' } });
    expect(await screen.findByRole('heading', { level: 1, name: /^Your records are here/ })).toBeVisible();
    const field = screen.getByRole('textbox', { name: 'Recovery code' });
    await user.type(field, 'ABCDE{Enter}');
    expect(await screen.findByText(/^The code is not complete/)).toBeVisible();
    bridge.answer({ 'recovery.open': { result: 'wrong' } });
    await user.type(field, 'F{Enter}');
    expect(await screen.findByText(/^This code does not open these records/)).toBeVisible();
    expect(bridge.inputs('recovery.open')).toEqual([{ code: 'ABCDE' }, { code: 'ABCDEF' }]);
    await expectAccessible();
  });

  it('can be left closed, and say so where there is no code', async () => {
    const { user } = await openApp('/', closed(false));
    expect(await screen.findByText(/^You did not make a recovery code/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Continue without them' }));
    expect(await screen.findByRole('link', { name: 'Add my health plan' })).toBeVisible();
  });
});

describe('records that open again by themselves', () => {
  it.each(['memory-locked', 'memory-refused', 'memory-no-key-store', 'newer', 'not-updated'] as const)(
    '%s: nothing offers to erase them, and the code still opens them',
    async (storage) => {
      await openApp('/', { ...closed(false), 'app.info': { ...closedInfo, storage } });
      await screen.findByRole('heading', { level: 1, name: /^Your records are here/ });
      expect(document.body.textContent).not.toMatch(/erase/i);
      await openApp('/', { ...closed(true), 'app.info': { ...closedInfo, storage } });
      expect(await screen.findByRole('textbox', { name: 'Recovery code' })).toBeVisible();
    },
  );

  it('where the key is gone for good, erasing is one way on', async () => {
    await openApp('/', closed(false));
    expect(await screen.findByRole('link', { name: 'Erase everything in Settings' })).toBeVisible();
  });
});

describe('the recovery code in Settings', () => {
  it('is shown once, printed, and counts when it is written down', async () => {
    const { user, bridge } = await openApp('/settings', {
      'app.info': { ...closedInfo, storage: 'encrypted' },
      'recovery.state': { hasCode: false, isClosed: false },
      'recovery.offer': { code: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE' },
      'recovery.print': { printed: true },
      'recovery.keep': {},
    });
    await user.click(await screen.findByRole('button', { name: 'Make a recovery code' }));
    expect(await screen.findByText('AAAAA-BBBBB-CCCCC-DDDDD-EEEEE')).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Print…' }));
    await user.click(screen.getByRole('button', { name: 'I have it on paper' }));
    expect(await screen.findByText('Done. This code now opens your records.')).toBeVisible();
    expect(screen.queryByText('AAAAA-BBBBB-CCCCC-DDDDD-EEEEE')).toBeNull();
    for (const channel of ['recovery.print', 'recovery.keep'] as const)
      expect(bridge.inputs(channel)).toHaveLength(1);
  });

  it('is not offered where nothing is kept', async () => {
    await openApp('/settings', { 'app.info': { ...closedInfo, storage: 'memory-locked' } });
    await screen.findByRole('heading', { name: 'Erase everything' });
    expect(screen.queryByRole('heading', { name: 'Recovery code' })).toBeNull();
  });
});
