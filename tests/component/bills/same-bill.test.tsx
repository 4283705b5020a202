import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { expectAccessible, openApp } from '../support/open-app.tsx';

type User = Awaited<ReturnType<typeof openApp>>['user'];
const write = async (user: User, due: string) => {
  await user.type(await screen.findByLabelText(/Who sent it/), 'Clearwater Laboratory');
  await user.type(screen.getByLabelText(/Amount due/), due);
  await user.type(screen.getByLabelText(/Account number/), 'CL-1');
};
const said = () => screen.queryByText('You already have this bill.');

it('a bill that is written down twice is named before it is saved, can be saved, and is named on its page and in the list', async () => {
  const { user, bridge } = await openApp('/bills/write');
  await user.type(await screen.findByLabelText(/Who sent it/), 'C');
  expect(bridge.inputs('bills.list')).toEqual([]);
  await user.clear(screen.getByLabelText(/Who sent it/));
  await write(user, '75');
  expect(said()).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('heading', { level: 1, name: 'Clearwater Laboratory' });
  await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  await user.click(await screen.findByRole('link', { name: 'Add a bill' }));
  await write(user, '7');
  expect(said()).toBeNull();
  await user.type(screen.getByLabelText(/Amount due/), '5');
  await waitFor(() => expect(said()).toBeVisible());
  expect(screen.getByRole('link', { name: 'Open that bill' }).getAttribute('href')).toMatch(/^\/bills\/./);
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('heading', { level: 1, name: 'Clearwater Laboratory' });
  expect(await screen.findByText('You have this bill more than once.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open the other bill' })).toBeVisible();
  await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  expect(await screen.findAllByText(/You have this bill more than once\./)).toHaveLength(2);
  expect(screen.getAllByRole('link', { name: 'Open that bill: Clearwater Laboratory' })).toHaveLength(2);
});
