import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { evergreen, rosa } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const root = document.documentElement;

describe('settings', () => {
  it('changes theme, text size and language at once and keeps them', async () => {
    const { user, bridge } = await openApp('/settings');
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(root.dataset['theme']).toBe('dark'));
    await user.click(screen.getByRole('radio', { name: /^150%/ }));
    await waitFor(() => expect(root.style.getPropertyValue('--text-scale')).toBe('1.5'));
    await user.click(screen.getByRole('radio', { name: 'Español' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Configuración y privacidad' }),
    ).toBeVisible();
    expect(bridge.inputs('settings.set').at(-1)).toEqual({
      appearance: 'dark',
      textScale: 1.5,
      language: 'es',
      shortcuts: true,
      lockAfterMinutes: 15,
      isDiscreet: false,
      isCaptureHidden: false,
    });
  });

  it('says about itself what Medicare’s terms ask for, in Spanish beside the English words', async () => {
    const { user } = await openApp('/settings');
    const english =
      'This product uses the Blue Button APIs but is not endorsed or certified by the Centers for Medicare & Medicaid Services or the U.S. Department of Health and Human Services.';
    expect(await screen.findByText(english)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Español' }));
    const both = await screen.findByText(/Este producto usa las API de Blue Button/);
    expect(both.textContent?.startsWith(english)).toBe(true);
  });

  // electron.d.ts `setContentProtection`: macOS and Windows.
  it.each(['win32', 'darwin', 'linux'])(
    'offers to hide the window from captures where %s can',
    async (platform) => {
      const info = { version: '1', storage: 'encrypted', dark: false, platform } as const;
      const { user, bridge } = await openApp('/settings', { 'app.info': info });
      await screen.findByRole('radio', { name: 'Español' });
      const offered = screen.queryByRole('switch', { name: 'Hide from screen captures' });
      if (platform === 'linux') return expect(offered).toBeNull();
      await user.click(offered as HTMLElement);
      expect(bridge.inputs('settings.set').at(-1)).toMatchObject({ isCaptureHidden: true });
    },
  );

  it('follows the computer between light and dark', async () => {
    const { bridge } = await openApp('/settings');
    await screen.findByText(/^Your records are on this computer only, encrypted/);
    expect(root.dataset['theme']).toBe('light');
    bridge.emit('theme.changed', { dark: true });
    await waitFor(() => expect(root.dataset['theme']).toBe('dark'));
  });

  it('says where records live and leads to the access log', async () => {
    await openApp('/settings');
    expect(await screen.findByText(/^Your records are on this computer only, encrypted/)).toBeVisible();
    expect(
      await screen.findByText(/^Your records take up \d+(\.\d)? (kB|MB) on this computer\.$/),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open the access log' })).toBeVisible();
    await expectAccessible();
  });

  it('stands in five groups, with the way to each above them', async () => {
    const { user } = await openApp('/settings');
    const groups = [
      'Look and language',
      'Privacy and lock',
      'Backups and files',
      'Records on this computer',
      'Help and about',
    ];
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual(
      groups,
    );
    const ways = within(screen.getByRole('navigation', { name: 'Groups of settings' }));
    for (const name of groups) {
      await user.click(ways.getByRole('button', { name }));
      expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2, name }));
    }
  });

  it('has every setting in a group, and folds what few need', async () => {
    await openApp('/settings', { 'connection.list': [{ ...evergreen, isSample: true }] }, { unfolds: false });
    const settings = (name: string) =>
      [
        ...screen
          .getByRole('region', { name })
          .querySelectorAll(':scope > section > h3, :scope > section > details > summary > h3'),
      ].map(({ textContent }) => textContent);
    await screen.findByRole('heading', { name: 'For trying things out' });
    expect(settings('Privacy and lock')).toEqual([
      'Hide private details',
      'Recovery code',
      'Lock with a passphrase',
      'Access log',
    ]);
    expect(settings('Backups and files')).toEqual([
      'Back up your records or move to another computer',
      'Automatic backups',
      'Save all records',
      'Save what you added',
    ]);
    expect(settings('Records on this computer')).toEqual(['Where your records are', 'Erase everything']);
    expect(settings('Help and about')).toEqual([
      'Updates',
      'Report a problem',
      'About Claimfolio',
      'For trying things out',
    ]);
    expect(screen.getByRole('radiogroup', { name: 'Text size' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Erase everything…' })).toBeVisible();
    expect(screen.getByText(/^One file with everything saved for/)).not.toBeVisible();
  });

  it('saves all records of the chosen person and says under which name', async () => {
    const { user, bridge } = await openApp('/settings');
    await user.click(await screen.findByRole('button', { name: 'Save all records…' }));
    expect(await screen.findByText('Saved as records.json')).toBeVisible();
    expect(bridge.inputs('records.saveBundle')).toEqual([{ personId: rosa.id }]);
    await expectAccessible();
  });

  it('shows a report whole before it is saved', async () => {
    const text = 'Claimfolio 1.0.0\nLast events:\nipc.failed code=internal';
    const { user, bridge } = await openApp('/settings', {
      'app.report': { text },
      'app.saveReport': { savedAs: '/home/rosa/claimfolio-report.txt' },
    });
    await user.click(await screen.findByRole('button', { name: 'Make a report' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'The report' }));
    expect(dialog.getByText(/ipc.failed code=internal/)).toHaveTextContent(text.replaceAll('\n', ' '));
    expect(bridge.inputs('app.saveReport')).toEqual([]);
    await expectAccessible();
    await user.click(dialog.getByRole('button', { name: 'Save report' }));
    expect(await dialog.findByText('Saved as claimfolio-report.txt')).toBeVisible();
  });

  it('says that everything is erased only when the person answered yes to the question of the app', async () => {
    const { user, bridge } = await openApp('/settings', { 'data.eraseAll': { erased: false } });
    const erase = await screen.findByRole('button', { name: 'Erase everything…' });
    await user.click(erase);
    await waitFor(() => expect(bridge.inputs('data.eraseAll')).toHaveLength(1));
    expect(screen.queryByText('Everything is erased.')).toBeNull();
    bridge.answer({ 'data.eraseAll': { erased: true } });
    // A press while the first is still being answered does nothing.
    await waitFor(async () => {
      await user.click(erase);
      expect(bridge.inputs('data.eraseAll').length).toBeGreaterThan(1);
    });
    expect(await screen.findByText('Everything is erased.')).toBeVisible();
    await expectAccessible();
  });

  it('offers to make the made-up plan misbehave only to those who have one', async () => {
    const { bridge, user } = await openApp('/settings', {
      'connection.list': [{ ...evergreen, isSample: true }],
    });
    await user.click(await screen.findByRole('radio', { name: 'Asks to slow down' }));
    expect(bridge.inputs('samplePlan.setFault')).toEqual([{ fault: 'throttled' }]);
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Asks to slow down' })).toBeChecked());
  });

  it('does not show the switch with real plans', async () => {
    await openApp('/settings');
    await screen.findByRole('heading', { name: 'Erase everything' });
    expect(screen.queryByText('For trying things out')).toBeNull();
  });
});
