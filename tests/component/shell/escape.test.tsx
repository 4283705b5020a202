import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openApp } from '../support/open-app.tsx';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

describe('Escape', () => {
  it('goes one step back from a screen with a way back', async () => {
    const { user } = await openApp('/help/guide');
    await heading('User guide');
    await user.keyboard('{Escape}');
    await heading('Help');
  });

  it('does nothing where there is no way back', async () => {
    const { user } = await openApp('/help');
    await heading('Help');
    await user.keyboard('{Escape}');
    await heading('Help');
  });

  it('closes a dialog, and only that', async () => {
    const { user } = await openApp('/help/guide');
    await heading('User guide');
    await user.keyboard('?');
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await heading('User guide');
  });

  it('closes a dialog alone, though the focus was lost from it', async () => {
    const { user } = await openApp('/help/guide');
    await heading('User guide');
    await user.keyboard('?');
    await screen.findByRole('dialog');
    (document.activeElement as HTMLElement).blur();
    await user.keyboard('{Escape}');
    expect(document.querySelector('h1')).toHaveTextContent('User guide');
  });

  it('closes a menu, and only that', async () => {
    const { user } = await openApp('/help/guide');
    await user.click(await screen.findByRole('button', { name: /Rosa Medina/ }));
    await screen.findByRole('menu');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    await heading('User guide');
  });

  it('closes a list of choices, and only that', async () => {
    const { user } = await openApp('/settings/access-log');
    const title = await heading(/./);
    await user.click((await screen.findAllByRole('button', { name: /Show/ }))[0] as HTMLElement);
    await screen.findByRole('listbox');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    expect(title).toBeVisible();
    await user.keyboard('{Escape}');
    await heading('Settings and privacy');
  });

  it('never leaves from a text field with text, nor from an empty one beside it', async () => {
    const { user } = await openApp('/settings/copy');
    const title = await heading('Make a backup');
    const [first, second] = document.querySelectorAll<HTMLInputElement>('main input[type="password"]');
    await user.type(first as HTMLElement, 'lake side{Escape}');
    await user.type(second as HTMLElement, '{Escape}');
    expect(title).toBeVisible();
    expect(first).toHaveValue('lake side');
  });

  it('goes back from a text field while nothing is typed', async () => {
    const { user } = await openApp('/settings/copy');
    await heading('Make a backup');
    await user.type(document.querySelector('main input[type="password"]') as HTMLElement, '{Escape}');
    await heading('Settings and privacy');
  });

  it('closes the folded main menu first, gives its button the focus, and only then goes back', async () => {
    const { user } = await openApp('/help/guide');
    const menu = await screen.findByRole('button', { name: 'Menu' });
    await user.click(menu);
    expect(menu).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{Escape}');
    expect(menu).toHaveAttribute('aria-expanded', 'false');
    expect(document.activeElement).toBe(menu);
    await heading('User guide');
    await user.keyboard('{Escape}');
    await heading('Help');
  });
});
