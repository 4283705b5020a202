import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { evergreen, medicare, rosa } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

describe('the shell', () => {
  it('shows the person in one line, below it a plan that needs them, and the entries in order', async () => {
    const signInAgain = { ...medicare, personId: rosa.id, state: 'sign-in-again' as const };
    await openApp('/help', { 'connection.list': [evergreen, signInAgain] });
    const person = await screen.findByRole('button', { name: /Rosa Medina/ });
    expect(person.textContent).toBe('RMRosa MedinaMedicare: sign in again');
    const entries = within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('link');
    expect(entries.map(({ textContent }) => textContent)).toEqual([
      'Claims',
      'Bills',
      'Denials and appeals',
      'Costs and deductible',
      'Print',
      'My plans and cards',
      'Prior approvals',
      'Find a doctor or drug',
      'Health records',
      'Settings and privacy',
      'Help',
    ]);
    expect(screen.getByRole('link', { name: 'Help' })).toHaveAttribute('aria-current', 'page');
    await expectAccessible();
  });

  it.each([
    ['/taxes', 'Bills'],
    ['/whose', 'My plans and cards'],
  ])('marks where %s belongs', async (route, name) => {
    await openApp(route);
    expect(await screen.findByRole('link', { name, current: true })).toBeVisible();
  });

  it('shows the first screen at an address that no screen has', async () => {
    await openApp('/no-such-screen');
    expect(await screen.findByRole('heading', { level: 1, name: '1 claim to review' })).toBeVisible();
  });

  it('leads to denials and appeals once a plan did not pay a claim of the person', async () => {
    const denied = () => screen.queryByRole('link', { name: 'Denials and appeals' });
    const { bridge, user } = await openApp('/help', {
      'appeals.list': { refusals: [] },
      'approvals.list': { approvals: [], plansWithout: [], leftOut: 0 },
    });
    expect(denied()).toBeNull();
    bridge.answerFromApp('appeals.list');
    bridge.emit('data.changed', { personId: null });
    await user.click(await screen.findByRole('link', { name: 'Denials and appeals' }));
    await screen.findByRole('heading', { level: 1, name: /./ });
    expect(denied()).toHaveAttribute('aria-current', 'page');
  });

  it('keeps the entry while it asks about another person', async () => {
    const { bridge, user } = await openApp('/help');
    await screen.findByRole('link', { name: 'Denials and appeals' });
    bridge.answer({ 'appeals.list': new Promise<never>(() => undefined) });
    await user.click(await screen.findByRole('button', { name: /Rosa Medina/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Walter Osgood' }));
    await screen.findByRole('button', { name: /Walter Osgood/ });
    expect(screen.getByRole('link', { name: 'Denials and appeals' })).toBeVisible();
  });

  it('switches people', async () => {
    const { user } = await openApp('/help');
    await user.click(await screen.findByRole('button', { name: /Rosa Medina/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Walter Osgood' }));
    expect(await screen.findByRole('button', { name: /Walter Osgood/ })).toBeVisible();
  });

  it('skips to the page as the first stop of the Tab key', async () => {
    const { user } = await openApp('/help');
    await screen.findByRole('heading', { level: 1 });
    await user.tab();
    expect(document.activeElement).toHaveTextContent('Skip to main content');
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('puts a screen’s name and never a person’s in the window title', async () => {
    const { user } = await openApp('/help');
    await waitFor(() => expect(document.title).toBe('Help – Claimfolio'));
    await user.click(await screen.findByRole('link', { name: 'My plans and cards' }));
    await waitFor(() => expect(document.title).toBe('My plans and cards – Claimfolio'));
  });

  it('opens no list of shortcuts over another dialog', async () => {
    const { user } = await openApp('/claims');
    await user.click(await screen.findByRole('button', { name: /^Filter/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Filter claims' });
    within(dialog).getByRole('button', { name: 'Cancel' }).focus();
    await user.keyboard('?');
    expect(screen.getAllByRole('dialog')).toEqual([dialog]);
  });

  it('lists the shortcuts on ?, unless they are turned off', async () => {
    const { user } = await openApp('/help');
    await screen.findByRole('heading', { level: 1 });
    await user.keyboard('?');
    const list = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(list).toBeVisible();
    await expectAccessible();
    expect(list).toHaveTextContent('In the list: open the claimEnter');
    expect(list).toHaveTextContent('Go to the search box/ · Ctrl F');
    expect(list).toHaveTextContent(
      'Check for new claimsCtrl RGo to PrintCtrl PGo to Settings and privacyCtrl ,',
    );
  });

  it('leaves keys alone when shortcuts are off', async () => {
    const { user } = await openApp('/help', {
      'settings.get': {
        appearance: 'system',
        textScale: 1,
        language: 'en',
        shortcuts: false,
        lockAfterMinutes: 15,
        isDiscreet: false,
        isCaptureHidden: false,
      },
    });
    await screen.findByText(/Shortcuts are off now/);
    await user.keyboard('?');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('moves to the search box on /', async () => {
    const { user } = await openApp('/plans/add');
    const search = await screen.findByRole('searchbox');
    await user.keyboard('/');
    expect(document.activeElement).toBe(search);
    expect(search).toHaveValue('');
  });

  it('changes the text size setting from the menu and stops at the largest', async () => {
    const { bridge } = await openApp('/help', {
      'settings.get': {
        appearance: 'system',
        textScale: 1.75,
        language: 'en',
        shortcuts: true,
        lockAfterMinutes: 15,
        isDiscreet: false,
        isCaptureHidden: false,
      },
    });
    await waitFor(() => expect(document.documentElement.style.getPropertyValue('--text-scale')).toBe('1.75'));
    bridge.emit('menu.command', { command: 'zoom-in' });
    await waitFor(() => expect(bridge.inputs('settings.set').at(-1)).toMatchObject({ textScale: 2 }));
  });

  it('keeps what is read where it was on the screen when the text size changes', async () => {
    const { bridge } = await openApp('/help', {
      'settings.get': {
        appearance: 'system',
        textScale: 1,
        language: 'en',
        shortcuts: true,
        lockAfterMinutes: 15,
        isDiscreet: false,
        isCaptureHidden: false,
      },
    });
    const heading = await screen.findByRole('heading', { level: 1 });
    await waitFor(() => expect(document.documentElement.style.getPropertyValue('--text-scale')).toBe('1'));
    const scale = () => Number(document.documentElement.style.getPropertyValue('--text-scale'));
    // There is no layout here: the heading lies lower in proportion to the text, and at the top of the view.
    vi.spyOn(heading, 'getBoundingClientRect').mockImplementation(
      () => new DOMRect(0, 400 * scale(), 100, 20),
    );
    Object.assign(document, { elementFromPoint: () => heading });
    const scrollY = vi.spyOn(window, 'scrollY', 'get').mockReturnValue(400);
    const scrolled = vi.spyOn(window, 'scrollBy').mockImplementation(() => undefined);
    bridge.emit('menu.command', { command: 'zoom-in' });
    await waitFor(() => expect(scrolled).toHaveBeenCalledWith({ top: 100, behavior: 'instant' }));
    scrollY.mockRestore();
    Reflect.deleteProperty(document, 'elementFromPoint');
    scrolled.mockRestore();
  });

  it('reads the end of a check to people who listen', async () => {
    const { bridge, user } = await openApp('/help');
    await screen.findByRole('heading', { level: 1 });
    bridge.emit('sync.ended', {
      connectionId: evergreen.id,
      outcome: 'done',
      newClaims: 2,
      changedClaims: 0,
      missing: [],
      failure: null,
    });
    await waitFor(() =>
      expect(screen.getByTestId('sync-announcer')).toHaveTextContent('Check finished. 2 new claims.'),
    );
    // A change of the person's: they may be erased by now.
    await user.click(screen.getByRole('button', { name: 'Hide private details' }));
    await waitFor(() => expect(screen.getByTestId('sync-announcer')).toHaveTextContent(/^$/));
  });
});
