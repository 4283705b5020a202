/** Discreet mode on each screen that shows records, over an invented year of sensitive care: none of its names is in the page. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { everyday } from '../../support/sensitive/sensitive-records.ts';
import { canaries, listSensitiveCare } from '../../support/sensitive/sensitive-world.ts';
import { openApp } from '../support/open-app.tsx';

const patient = {
  resourceType: 'Patient',
  id: 'pat-1',
  name: [{ text: 'Ada Example' }],
  birthDate: '1980-01-01',
};
const { claims, others } = listSensitiveCare('Patient/pat-1');
const state = { records: [patient, ...everyday, ...others, ...claims] };
const names = new RegExp(`.{0,60}(?:${canaries.join('|')})`, 'gi');

/** Names in all that the page holds: its texts, its attributes and its title. Nobody sees where its own links lead. */
const told = () => document.documentElement.outerHTML.replaceAll(/ href="[^"]*"/g, '').match(names) ?? [];

const paths = [
  '/claims',
  '/claims?provider=Odalys%20Fennimore',
  '/claims/together',
  '/claims/visits',
  '/news',
  '/spending',
  '/spending/limits',
  '/spending/limits/forecast',
  '/appeals',
  '/approvals',
  '/bills',
  '/taxes',
  '/people',
  '/plans',
  '/files',
  '/health',
  '/health?view=timeline',
  '/health?kind=lab',
  '/health?kind=medicine',
  '/health?kind=condition',
  '/print',
  '/health/print',
  '/print/approvals',
  '/find',
];

async function openScreen(path: string, isDiscreet: boolean) {
  const { bridge, user } = await openApp(path, {}, { state });
  if (isDiscreet) await user.click(screen.getByRole('button', { name: 'Hide private details' }));
  await screen.findByRole('heading', { level: 1 });
  if (isDiscreet) await screen.findByText(/^Amounts and details of care are hidden/);
  await waitFor(() => expect(bridge.inputs('settings.set')).toHaveLength(isDiscreet ? 1 : 0));
  await waitFor(() => expect(bridge.unanswered()).toBe(0));
  return user;
}

describe('the names of sensitive care', () => {
  it.each(['/claims', '/spending', '/health', '/approvals'])(
    'are in the page until discreet mode is on (%s)',
    async (path) => {
      await openScreen(path, false);
      await waitFor(() => expect(told()).not.toEqual([]));
    },
  );

  it.each(paths)('are not in the page while it is on (%s)', async (path) => {
    await openScreen(path, true);
    await waitFor(() => expect(told()).toEqual([]));
  });

  it('are not in the tables of Spending either', async () => {
    const user = await openScreen('/spending', true);
    await user.click(screen.getByRole('button', { name: 'Show as table' }));
    expect(screen.getAllByRole('table').length).toBeGreaterThan(1);
    expect(told()).toEqual([]);
  });
});
