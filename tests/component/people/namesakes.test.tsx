/** People of one name, wherever one of them is chosen. */
import { screen } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { ConnectionSummary, PersonSummary } from '#shared/model/plans/connection';
import { evergreen, medicare, rosa } from '../support/family.ts';
import { openApp } from '../support/open-app.tsx';

const other: PersonSummary = { ...rosa, id: 'p-2' };
const otherPlan: ConnectionSummary = { ...medicare, personId: other.id };

it.each([
  [
    'birth date, of one year',
    { ...other, birthDate: '1984-11-30' },
    otherPlan,
    ['Rosa Medina, born May 9, 1984', 'Rosa Medina, born November 30, 1984'],
  ],
  [
    'plans, born on one day',
    other,
    otherPlan,
    ['Rosa Medina, with Evergreen Health', 'Rosa Medina, with Medicare'],
  ],
  [
    'plans, where no birth date is known',
    { ...other, birthDate: null },
    otherPlan,
    ['Rosa Medina, born 1984', 'Rosa Medina, with Medicare'],
  ],
  [
    'number, where all is the same',
    other,
    { ...otherPlan, planName: evergreen.planName },
    ['Rosa Medina, number 1', 'Rosa Medina, number 2'],
  ],
])('are told apart by their %s', async (_, namesake, plan, names) => {
  const { user } = await openApp('/plans', {
    'people.list': [rosa, namesake],
    'connection.list': [evergreen, plan],
  });
  await user.click(await screen.findByRole('button', { name: (name) => name.startsWith(names[0] ?? '') }));
  const choices = await screen.findAllByRole('menuitemradio');
  expect(choices.map(({ textContent }) => textContent)).toEqual([...names, 'Everyone']);
});

it.each([
  ['/bills/write', /Whose bill is it\?/],
  ['/settings/access-log', /Show/],
])('are told apart in the choice at %s', async (route, label) => {
  const { user } = await openApp(route, {
    'people.list': [rosa, other],
    'connection.list': [evergreen, otherPlan],
  });
  await user.click(await screen.findByRole('button', { name: label }));
  for (const name of ['Rosa Medina, with Evergreen Health', 'Rosa Medina, with Medicare'])
    expect(await screen.findByRole('option', { name })).toBeVisible();
});

it('are born on the day that their plans say, wherever the computer is', async () => {
  vi.stubEnv('TZ', 'America/Los_Angeles');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { user } = await openApp('/plans', {
    'people.list': [rosa, { ...other, birthDate: '1984-11' }],
    'connection.list': [evergreen, otherPlan],
  });
  await user.click(await screen.findByRole('button', { name: /born May/ }));
  const choices = await screen.findAllByRole('menuitemradio');
  expect(choices.map(({ textContent }) => textContent)).toEqual([
    'Rosa Medina, born May 9, 1984',
    'Rosa Medina, born November 1984',
    'Everyone',
  ]);
});
