/** Two plans of one name of one person: a former member number and today's, at one insurer. */
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { evergreen } from '../support/family.ts';
import { openApp } from '../support/open-app.tsx';

const plans = { 'connection.list': [evergreen, { ...evergreen, id: 'c-2' }] };
const names = ['Evergreen Health, number 1', 'Evergreen Health, number 2'];

it('are told apart on My plans, and where one of them is left', async () => {
  const { user } = await openApp('/plans', plans);
  for (const name of names) expect(await screen.findByRole('heading', { level: 3, name })).toBeVisible();
  const second = within(await screen.findByRole('region', { name: /number 2/ }));
  await user.click(second.getByRole('button', { name: 'Details' }));
  await user.click(second.getByRole('button', { name: 'Disconnect…' }));
  expect(await screen.findByRole('heading', { name: /Disconnect Evergreen Health, number 2/ })).toBeVisible();
});

it('are told apart where one of them is chosen', async () => {
  const { user } = await openApp('/print', plans);
  await user.click(await screen.findByRole('button', { name: /Plan$/ }));
  for (const name of names) expect(await screen.findByRole('option', { name })).toBeVisible();
});

it('are told apart as filters of claims', async () => {
  await openApp('/claims?plan=%22c-2%22', plans);
  expect(await screen.findByRole('button', { name: /Evergreen Health, number 2/ })).toBeVisible();
});
