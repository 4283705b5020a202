/** Two plans of one name of one person: a former member number and today's, at one insurer. */
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
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
  expect(
    await screen.findByRole('heading', { name: /^Disconnect .* from Evergreen Health, number 2/ }),
  ).toBeVisible();
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

describe('have the same numbers on every screen', () => {
  const second = { ...evergreen, id: 'c-2' };
  const third = { ...evergreen, id: 'c-3' };

  it('where a file of the same name lies between them', async () => {
    const file = {
      ...evergreen,
      id: 'c-file',
      origin: 'file' as const,
      lastCheckedAt: '2026-03-03T12:00:00Z',
    };
    await openApp('/plans', { 'connection.list': [evergreen, file, second] });
    for (const name of [...names, 'File: Evergreen Health, opened on March 3, 2026'])
      expect(await screen.findByRole('heading', { level: 3, name })).toBeVisible();
  });

  it('where one has no health records', async () => {
    const records = [evergreen, { ...second, records: 0 }, third];
    const { user } = await openApp('/health?kind=allergy', { 'connection.list': records });
    await user.click(await screen.findByRole('button', { name: /All plans/ }));
    const options = await screen.findAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([
      'All plans',
      'Evergreen Health, number 1',
      'Evergreen Health, number 3',
    ]);
  });
});
