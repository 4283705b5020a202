import { configure, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { record } from '../../support/health-fixture.ts';
import { expectAccessible, type RenderedApp, renderApp } from '../support/render-app.tsx';
import type { StubAnswers } from '../support/stub-bridge.ts';
import { healthAnswers } from '../support/stub-health.ts';

// Whole screens with many rows: a busy machine needs longer than a second.
configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 30_000 });

async function open(path = '/health?view=timeline', answers: StubAnswers = {}): Promise<RenderedApp> {
  const app = await renderApp(path, { ...healthAnswers(), ...answers });
  await screen.findByRole('list', { name: 'Timeline' });
  return app;
}

const timeline = () => screen.getByRole('list', { name: 'Timeline' });
const titles = () =>
  within(timeline())
    .getAllByRole('link')
    .map(({ textContent }) => textContent);

describe('the timeline', () => {
  test('holds claims, approvals and records by month, each with its way', async () => {
    await open();
    expect(screen.getByRole('heading', { level: 1, name: 'Your health, month by month' })).toBeVisible();
    expect(within(timeline()).getByRole('heading', { level: 2, name: 'March 2026' })).toBeVisible();
    const claim = within(timeline()).getByRole('link', { name: 'Northgate Surgery Center' });
    expect(claim).toHaveAttribute('href', '/claims/c-evergreen%2F2');
    expect(claim.closest('li')).toHaveTextContent('Claim · Evergreen Health');
    await expectAccessible();
  });

  test('says what a record must not be taken for', async () => {
    const rows = [
      record('immunization', 'Invented vaccine', { start: '2026-03-02', state: 'not-done' }),
      record('condition', 'Invented fever', { start: '2026-03-01', state: 'active', doubt: 'refuted' }),
      record('medicine', 'Invented pill', { start: '2026-02-01', state: 'active', doubt: 'do-not' }),
      record('allergy', 'Invented nuts', { start: '2026-02-01', state: 'active', removed: true }),
    ];
    await open('/health?view=timeline', healthAnswers(rows));
    const row = (name: string) => within(timeline()).getByRole('link', { name }).closest('li');
    expect(row('Invented vaccine')).toHaveTextContent('Not done');
    expect(row('Invented fever')).toHaveTextContent('Ruled out');
    expect(row('Invented pill')).toHaveTextContent('An order not to do or give this');
    expect(row('Invented nuts')).toHaveTextContent('No longer sent by your plan');
  });

  test('puts the codes of the guides in words, also where they are the name', async () => {
    const title = (code: string, system: string | null) => ({ text: null, code, system });
    const rows = [
      record('allergy', null, { title: title('no-known-food-allergies', null), start: '2026-03-02' }),
      record('visit', null, { title: title('AMB', 'Invented'), start: '2026-03-01' }),
    ];
    await open('/health?view=timeline', healthAnswers(rows));
    expect(titles()).toEqual(expect.arrayContaining(['No known food allergies', 'AMB']));
  });

  test('is the other of two views', async () => {
    const { user } = await renderApp('/health', healthAnswers());
    await user.click(await screen.findByRole('radio', { name: 'Timeline' }));
    expect(await screen.findByRole('list', { name: 'Timeline' })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Timeline' })).toHaveAttribute('aria-checked', 'true');
    await user.click(screen.getByRole('radio', { name: 'By kind' }));
    expect(await screen.findByRole('region', { name: 'Allergies' })).toBeVisible();
  });

  test('shows only the kinds that are pressed', async () => {
    const { user, bridge } = await open();
    const toggles = screen.getByRole('toolbar', { name: 'Show only' });
    await user.click(within(toggles).getByRole('button', { name: 'Plan approvals 1' }));
    await screen.findByText(/1 record matches/);
    expect(titles()).toEqual(['Knee arthroscopy']);
    expect(timeline()).toHaveTextContent('Your plan did not approve this');
    expect(within(timeline()).getByRole('link')).toHaveAttribute('href', '/approvals');
    await user.click(within(toggles).getByRole('button', { name: 'Care plan, team and goals 3' }));
    await screen.findByText(/4 records match/);
    expect(bridge.inputs('health.timeline').at(-1)?.filter.kinds).toEqual([
      'approval',
      'care-plan',
      'care-team',
      'goal',
    ]);
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(within(toggles).getByRole('button', { name: 'Plan approvals 1' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  });

  test('finds words and opens a record, and the way back keeps them', async () => {
    const { user, bridge } = await open();
    await user.type(screen.getByRole('searchbox'), 'knee');
    await waitFor(() => expect(bridge.inputs('health.timeline').at(-1)?.filter.text).toBe('knee'));
    await screen.findByText(/records match/);
    await user.click(within(timeline()).getByRole('link', { name: 'Knee arthroscopy, left' }));
    await screen.findByRole('heading', { level: 1, name: 'Knee arthroscopy, left' });
    expect(screen.getByRole('link', { name: 'Timeline' })).toHaveAttribute(
      'href',
      '/health?view=timeline&q=knee',
    );
  });

  test('a month, a year and no date each stand under words of their own', async () => {
    await open(
      '/health?view=timeline',
      healthAnswers([
        record('allergy', 'Penicillin', { start: '2009-06' }),
        record('allergy', 'Peanut', { start: '1991' }),
        record('allergy', 'Latex', { start: null }),
      ]),
    );
    const headings = within(timeline()).getAllByRole('heading', { level: 2 });
    // The claim and the approval of the stub stand in March and February.
    expect(headings.slice(2).map(({ textContent }) => textContent)).toEqual([
      'June 2009',
      '1991, month not given',
      'Date not given',
    ]);
  });
});
