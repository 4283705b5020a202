/** While an answer is on its way, nothing stands in its place that is about another person or another year. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { openApp, switchToWalter } from '../support/open-app.tsx';

const never = new Promise<never>(() => undefined);

it('the spending of one person does not stand under the name of the next', async () => {
  const { user, bridge } = await openApp('/spending');
  const main = within(screen.getByRole('main'));
  await main.findAllByText(/\$\d/);
  bridge.answer({ 'spending.get': never });
  await switchToWalter(user);
  await waitFor(() => expect(bridge.inputs('spending.get').length).toBeGreaterThan(1));
  expect(main.queryAllByText(/\$\d/)).toEqual([]);
});

it('the payments of one year do not stand under the heading of another', async () => {
  const { user, bridge } = await openApp('/taxes');
  await screen.findByRole('region', { name: 'Not marked as paid' });
  bridge.answer({ 'taxes.worksheet': never });
  await user.click(screen.getByRole('button', { name: /Year$/ }));
  await user.click(await screen.findByRole('option', { name: '2025' }));
  await screen.findByRole('heading', { level: 1, name: 'What you paid in 2025' });
  expect(screen.queryByRole('region', { name: 'Not marked as paid' })).toBeNull();
});
