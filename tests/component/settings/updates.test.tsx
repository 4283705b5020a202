import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { UpdateState } from '#shared/model/updates';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { upToDate as usual } from '../support/update-state.ts';

const offer = {
  version: '1.3.0',
  releasedOn: '2026-03-02',
  bytes: 120_000_000,
  whatsNew: { en: ['Bills are read faster.'], es: ['Las facturas se leen más rápido.'] },
};
async function openSettings(state: Partial<UpdateState>, more = {}) {
  const opened = await openApp('/settings', {
    'updates.get': { ...usual, ...state },
    'updates.allow': {},
    'updates.check': {},
    'updates.download': {},
    'updates.cancel': {},
    'updates.install': {},
    'updates.noteSeen': {},
    ...more,
  });
  const group = await screen.findByRole('region', { name: 'Updates' });
  return { ...opened, group, within: within(group) };
}

describe('updates in Settings', () => {
  it.each([
    ['not-built-in', /^This copy does not look for updates\. To get a newer one/],
    ['no-package', /not put in place by an installer/],
    ['policy', /^Whoever manages this computer turned updates off/],
    ['policy-unreadable', /^Claimfolio cannot read the rules/],
  ] as const)('%s: says so, and offers nothing to press', async (never, words) => {
    const { within: here } = await openSettings({ never });
    expect(here.getByText(words)).toBeVisible();
    expect(here.queryAllByRole('button')).toEqual([]);
    expect(here.queryAllByRole('switch')).toEqual([]);
  });

  it('asks before anything is asked, naming who would be', async () => {
    const { user, bridge, within: here } = await openSettings({ isAllowed: null, checkedAt: null });
    expect(here.getByText(/it asks releases\.example once a week/)).toBeVisible();
    expect(here.getByText(/^It sends nothing about you/)).toBeVisible();
    await expectAccessible();
    await user.click(here.getByRole('button', { name: 'Yes, once a week' }));
    expect(bridge.inputs('updates.allow')).toEqual([{ isAllowed: true }]);
    expect(bridge.inputs('updates.check')).toEqual([]);
  });

  it('says since when it is the newest, and looks again', async () => {
    const { user, bridge, within: here } = await openSettings({});
    expect(here.getByText('You have Claimfolio 1.2.0.')).toBeVisible();
    expect(here.getByText(/^You have the newest version\. Last checked: March 1, 2026/)).toBeVisible();
    await user.click(here.getByRole('button', { name: 'Check now' }));
    expect(bridge.inputs('updates.check')).toEqual([{}]);
    const weekly = here.getByRole('switch', { name: 'Look for newer versions once a week' });
    expect(weekly).toHaveAccessibleDescription(/^Claimfolio asks releases\.example once a week/);
    await user.click(weekly);
    expect(bridge.inputs('updates.allow')).toEqual([{ isAllowed: false }]);
  });

  it('tells what a newer version brings, and downloads it at a press', async () => {
    const { user, bridge, within: here } = await openSettings({ offer });
    const one = within(here.getByRole('region', { name: 'Claimfolio 1.3.0 is here' }));
    expect(one.getByText('Released on March 2, 2026. Size: 120 MB.')).toBeVisible();
    expect(one.getByRole('list', { name: 'What’s new' })).toHaveTextContent('Bills are read faster.');
    await expectAccessible();
    expect(bridge.inputs('updates.download')).toEqual([]);
    await user.click(one.getByRole('button', { name: 'Download Claimfolio 1.3.0' }));
    expect(bridge.inputs('updates.download')).toEqual([{}]);
  });

  it('shows how far the download is, and stops it', async () => {
    const {
      user,
      bridge,
      within: here,
    } = await openSettings({
      offer,
      download: { step: 'running', received: 30_000_000 },
    });
    const bar = here.getByRole('progressbar', { name: 'Download of Claimfolio 1.3.0' });
    expect(bar).toHaveAttribute('value', '30000000');
    expect(here.getByText('Downloading: 30 MB of 120 MB')).toBeVisible();
    bridge.answer({
      'updates.get': { ...usual, offer, download: { step: 'running', received: 60_000_000 } },
    });
    bridge.emit('updates.changed', {});
    expect(await here.findByText('Downloading: 60 MB of 120 MB')).toBeVisible();
    await expectAccessible();
    await user.click(here.getByRole('button', { name: 'Stop the download' }));
    expect(bridge.inputs('updates.cancel')).toEqual([{}]);
  });

  it('installs at a press what is downloaded, and says what then happens', async () => {
    const {
      user,
      bridge,
      within: here,
    } = await openSettings({ offer, download: { step: 'ready', received: 0 } });
    expect(
      here.getByText(/downloaded and checked\. Claimfolio closes, and the installer opens/),
    ).toBeVisible();
    await user.click(here.getByRole('button', { name: 'Close and install' }));
    expect(bridge.inputs('updates.install')).toEqual([{}]);
  });

  it.each([
    ['not-signed', /^The answer is not from us/],
    ['replayed', /^The answer is older than one we had before/],
    ['expired', /^The answer is too old\. Check the date/],
    ['wrong-file', /so it was thrown away/],
    ['no-room', /^The disk is full/],
  ] as const)('refused for %s: says why', async (problem, words) => {
    const { within: here } = await openSettings({ problem });
    expect(here.getByText(words)).toBeVisible();
    expect(here.queryByText(/^You have the newest/)).toBeNull();
    expect(here.getByRole('button', { name: 'Check now' })).toBeVisible();
  });

  it('says that a newer version comes to others first', async () => {
    const { within: here } = await openSettings({ later: '1.3.0' });
    expect(here.getByText(/^Claimfolio 1\.3\.0 is out\. It is given to some people first/)).toBeVisible();
  });

  it('says that a newer version made the records that lie here', async () => {
    const { within: here } = await openSettings(
      {},
      { 'app.info': { version: '1.2.0', storage: 'newer', dark: false, platform: 'linux' } },
    );
    expect(here.getByText(/^A newer Claimfolio made the records on this computer/)).toBeVisible();
  });
});

describe('updates on every screen', () => {
  it('one sentence says that the app was updated, until it was seen', async () => {
    const { user, bridge } = await openSettings({ isUpdated: true, whatsNew: offer.whatsNew });
    expect(screen.getByText('Claimfolio was updated to 1.2.0.')).toBeVisible();
    expect(screen.getByText('What’s new in Claimfolio 1.2.0')).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Hide this message' }));
    expect(bridge.inputs('updates.noteSeen')).toEqual([{}]);
    expect(screen.queryByText('Claimfolio was updated to 1.2.0.')).toBeNull();
  });

  it('a version that was withdrawn is said, and cannot be put away', async () => {
    await openSettings({ isWithdrawn: true });
    expect(screen.getAllByText(/^The version you have has a bad mistake/)).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Hide this message' })).toBeNull();
    expect(screen.getByRole('link', { name: 'See updates' })).toBeVisible();
  });

  it('nothing is said where there is nothing', async () => {
    await openSettings({});
    expect(screen.queryByRole('link', { name: 'See updates' })).toBeNull();
  });
});
