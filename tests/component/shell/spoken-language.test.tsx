/** What controls say to screen readers alone is in the language of the app. */
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openApp } from '../support/open-app.tsx';

test('the way out of a menu is Spanish in Spanish', async () => {
  const { user } = await openApp('/claims', {}, { language: 'es' });
  await user.click(await screen.findByRole('button', { name: /Rosa Medina/ }));
  expect((await screen.findAllByRole('button', { name: 'Descartar' })).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: 'Dismiss' })).toBeNull();
});
