import { screen, waitFor, within } from '@testing-library/react';
import { expect } from 'vitest';
import type { OpenedApp } from '../support/open-app.tsx';

/** Finds Evergreen Health by its name, chooses it, lets it be asked, and waits for what it should send. */
export async function chooseEvergreen({ user }: OpenedApp): Promise<void> {
  await user.click(await screen.findByRole('searchbox', { name: 'Name on your insurance card' }));
  await user.paste('Evergreen');
  const found = within(await screen.findByRole('list', { name: 'Plans that match' }));
  await user.click(await found.findByRole('button', { name: /Evergreen Health/ }));
  await goOn(user);
  await screen.findByRole('heading', { level: 1, name: 'What should Evergreen Health share?' });
}

/** Says yes to asking the plan that was picked, as soon as the button takes a press. */
export async function goOn(user: OpenedApp['user']): Promise<void> {
  // The screen before it has a button of the same name.
  await screen.findByText('What Claimfolio asks');
  const button = screen.getByRole('button', { name: 'Continue' });
  await waitFor(() => expect(button.hasAttribute('aria-disabled')).toBe(false));
  await user.click(button);
}
