/** "Print these": the paper of what the list shows. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { chooseMore, openApp } from '../support/open-app.tsx';

test('prints what the search and the filters show, and leads back to it', async () => {
  const { bridge, user } = await openApp('/claims?q=Northgate&counted=%22counted%22');
  await chooseMore(user, /^Print th(is|ese) .*\d+/);
  expect(
    (await screen.findByRole<HTMLInputElement>('radio', { name: 'The claims in your list' })).checked,
  ).toBe(true);
  await waitFor(() =>
    expect(bridge.inputs('statement.get').at(-1)).toMatchObject({
      kind: 'list',
      filter: { text: 'Northgate', counted: 'counted' },
    }),
  );
  expect((await screen.findAllByText('Shown: with “Northgate”')).length).toBeGreaterThan(0);
  expect(within(screen.getByRole('main')).getAllByText(/Northgate Surgery Center/).length).toBeGreaterThan(0);
  await user.click(screen.getByRole('radio', { name: /^A year of claims/ }));
  await waitFor(() => expect(bridge.inputs('statement.get').at(-1)).toMatchObject({ kind: 'year' }));
  await user.click(screen.getByRole('radio', { name: 'The claims in your list' }));
  expect(await screen.findByRole('heading', { level: 2, name: 'List of claims' })).toBeVisible();
  await user.click(within(screen.getByRole('main')).getByRole('link', { name: /Claims$/ }));
  expect(await screen.findByRole('combobox')).toHaveValue('Northgate');
});
