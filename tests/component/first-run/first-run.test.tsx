import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#shared/model/settings';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const nobody = { state: 'nobody' } as const;

describe('the first run', () => {
  it('offers one way in before the others, and only the menu entries that have something behind them', async () => {
    await openApp('/', {}, nobody);
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'See what your health plan paid, in plain words',
      }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Add my health plan' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Try it with sample data' })).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open a file, or a backup from another computer' }),
    ).toHaveAttribute('href', '/files');
    expect(screen.getByRole('link', { name: 'Add a claim from paper or a PDF' })).toHaveAttribute(
      'href',
      '/files/paper',
    );
    const entries = within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('link');
    expect(entries.map(({ textContent }) => textContent)).toEqual([
      'My plans and cards',
      'Settings and privacy',
      'Help',
    ]);
    expect(document.title).toBe('Welcome – Claimfolio');
    await expectAccessible();
  });

  it('shows how the price of an example falls to what one may owe', async () => {
    await openApp('/', {}, nobody);
    const picture = await screen.findByRole('figure', { name: /Dentist, February 9.*An example/ });
    // Billed, less the discount, less what the plan paid, is the share.
    expect(
      within(picture)
        .getAllByText(/^(− )?\$[\d.]+$/)
        .map(({ textContent }) => textContent),
    ).toEqual(['$310.00', '− $122.00', '− $150.00', '$38.00']);
  });

  it('promises in three lines, and folds the steps and what they need', async () => {
    const { user } = await openApp('/', {}, nobody);
    const promises = within(screen.getByRole('main')).getAllByRole('listitem').slice(0, 3);
    expect(promises.map(({ textContent }) => textContent)).toEqual([
      'Your records are saved on this computer only. Nothing is sent to us.',
      'If you sign in, it is on your plan’s website. Claimfolio never sees your password.',
      'Helping someone? Sit together, and let them sign in.',
    ]);
    const works = screen.getByText('How it works', { selector: 'summary' });
    const need = screen.getByText(/ways to get your claims work today/);
    expect(need).not.toBeVisible();
    await user.click(works);
    expect(need).toBeVisible();
    expect(within(need.parentElement as HTMLElement).getAllByRole('listitem')).toHaveLength(3);
  });

  it('hides no amount of the example, and offers no way to, though private details were hidden before', async () => {
    await openApp('/', { 'settings.get': { ...defaultSettings, isDiscreet: true } }, nobody);
    const picture = await screen.findByRole('figure', { name: /Dentist, February 9/ });
    expect(within(picture).getByText('$38.00')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Hide private details' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Show on this screen' })).toBeNull();
  });

  it('is one press away from the other language', async () => {
    const { user, bridge } = await openApp('/', {}, nobody);
    await user.click(await screen.findByRole('button', { name: 'Español' }));
    expect(await screen.findByRole('link', { name: 'Agregar mi plan de salud' })).toBeVisible();
    expect(bridge.inputs('settings.set').at(-1)).toMatchObject({ language: 'es' });
    await user.click(screen.getByRole('button', { name: 'English' }));
    expect(await screen.findByRole('link', { name: 'Add my health plan' })).toBeVisible();
  });

  it('says when nothing can be kept on this computer', async () => {
    await openApp(
      '/',
      { 'app.info': { version: '1', storage: 'memory-no-key-store', dark: false, platform: 'linux' } },
      nobody,
    );
    expect(
      await screen.findByText(
        'This computer has no secure storage, so Claimfolio cannot save your records. They will be gone when you close it. Print or save what you need first.',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('Your records are gone when you close Claimfolio. Nothing is sent to us.'),
    ).toBeVisible();
    expect(screen.queryByText(/saved on this computer only/)).toBeNull();
  });

  it('says nothing about storage while records are kept encrypted', async () => {
    await openApp('/', {}, nobody);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(/no secure storage/)).toBeNull();
  });

  it('goes to the made-up plans and sends focus to the new heading', async () => {
    const { user } = await openApp('/', {}, nobody);
    await user.click(await screen.findByRole('link', { name: 'Try it with sample data' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Choose a sample plan' });
    await expect.poll(() => document.activeElement).toBe(heading);
  });

  it('says what is wrong when the records cannot be read', async () => {
    await openApp('/', {
      'connection.list': fail('store/corrupt'),
    });
    expect(await screen.findByText('The saved records are damaged.')).toBeVisible();
  });

  it('speaks Spanish', async () => {
    await openApp('/', {}, { ...nobody, language: 'es' });
    expect(await screen.findByRole('link', { name: 'Agregar mi plan de salud' })).toBeVisible();
    expect(document.documentElement.lang).toBe('es');
  });
});
