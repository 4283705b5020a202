import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { record } from '../../support/health-fixture.ts';
import type { Answers } from '../support/app-bridge.ts';
import { evergreen } from '../support/family.ts';
import { expectAccessible, type OpenedApp, type OpenOptions, openApp } from '../support/open-app.tsx';
import { allergy, condition, immunization, medicine, recordsOfRosa, visit } from './fhir-records.ts';

async function open(answers: Answers = {}, options: OpenOptions = {}): Promise<OpenedApp> {
  const app = await openApp('/health?view=timeline', answers, options);
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
    const claim = within(timeline()).getByRole('link', { name: 'Longer visit with a specialist' });
    expect(claim).toHaveAttribute('href', `/claims/${evergreen.id}%2Frosa-2026-follow-up`);
    expect(claim.closest('li')).toHaveTextContent('Claim · Evergreen Health');
    await expectAccessible();
  });

  test('says what a record must not be taken for', async () => {
    const options = recordsOfRosa(
      immunization('Invented vaccine', 'not-done', '2026-03-02'),
      condition('Invented fever', { state: 'active', doubt: 'refuted', onsetDateTime: '2026-03-01' }),
      medicine('Invented pill', 'active', { doNotPerform: true, authoredOn: '2026-02-01' }),
    );
    await open({}, options);
    const row = (name: string) => within(timeline()).getByRole('link', { name }).closest('li');
    expect(row('Invented vaccine')).toHaveTextContent('Not done');
    expect(row('Invented fever')).toHaveTextContent('Ruled out');
    expect(row('Invented pill')).toHaveTextContent('An order not to do or give this');
  });

  test('says of a record that the plan no longer sends it', async () => {
    const {
      dateFrom: _,
      stateText: __,
      dosages: ___,
      source: ____,
      connectionId: _____,
      planName,
      openedAt,
      ...nuts
    } = record('allergy', 'Invented nuts', { start: '2026-02-01', state: 'active', removed: true });
    await open({
      'timeline.list': { count: 1, items: [{ ...nuts, sources: [{ planName, openedAt }], decision: null }] },
    });
    const link = within(timeline()).getByRole('link', { name: 'Invented nuts' });
    expect(link.closest('li')).toHaveTextContent('No longer sent by your plan');
  });

  test('puts the codes of the guides in words, also where they are the name', async () => {
    const system = 'http://hl7.org/fhir/us/core/CodeSystem/us-core-code';
    const options = recordsOfRosa(
      allergy('', { code: { coding: [{ system, code: 'no-known-food-allergies' }] } }),
      visit({ period: { start: '2026-03-01' } }),
      visit({ period: { start: '2026-03-01' }, class: { system: 'urn:invented', code: 'XQZ' } }),
    );
    await open({}, options);
    expect(titles()).toEqual(expect.arrayContaining(['No known food allergies', 'Outpatient visit', 'XQZ']));
  });

  test('is the other of two views', async () => {
    const { user } = await openApp('/health');
    await user.click(await screen.findByRole('radio', { name: 'Timeline' }));
    expect(await screen.findByRole('list', { name: 'Timeline' })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Timeline' })).toHaveAttribute('aria-checked', 'true');
    await user.click(screen.getByRole('radio', { name: 'By type' }));
    expect(await screen.findByRole('region', { name: 'Allergies' })).toBeVisible();
  });

  test('shows only the kinds that are pressed', async () => {
    const { user, bridge } = await open();
    const toggles = screen.getByRole('toolbar', { name: 'Show only' });
    await user.click(within(toggles).getByRole('button', { name: 'Prior approvals 5' }));
    await screen.findByText(/5 records match/);
    expect(titles()).toEqual([
      'Head scan',
      'Knee arthroscopy',
      'Hands-on therapy',
      'Knee brace',
      'Knee scan',
    ]);
    expect(timeline()).toHaveTextContent('Approved in part');
    for (const link of within(timeline()).getAllByRole('link'))
      expect(link).toHaveAttribute('href', '/approvals');
    await user.click(within(toggles).getByRole('button', { name: 'Care plans, care team, and goals 5' }));
    await screen.findByText(/10 records match/);
    expect(bridge.inputs('timeline.list').at(-1)?.filter.kinds).toEqual([
      'approval',
      'care-plan',
      'care-team',
      'goal',
    ]);
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(within(toggles).getByRole('button', { name: 'Prior approvals 5' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  });

  test('finds words and opens a record, and the way back keeps them', async () => {
    const { user, bridge } = await open();
    await user.type(screen.getByRole('searchbox'), 'knee');
    await waitFor(() => expect(bridge.inputs('timeline.list').at(-1)?.filter.text).toBe('knee'));
    await screen.findByText(/120 records match/);
    await user.click(within(timeline()).getByRole('link', { name: 'Knee arthroscopy, left' }));
    await screen.findByRole('heading', { level: 1, name: 'Knee arthroscopy, left' });
    expect(screen.getByRole('link', { name: 'Timeline' })).toHaveAttribute(
      'href',
      '/health?view=timeline&q=knee',
    );
  });

  test('a month, a year and no date each stand under words of their own', async () => {
    const options = recordsOfRosa(
      allergy('Penicillin', { onsetDateTime: '2009-06' }),
      allergy('Peanut', { onsetDateTime: '1991' }),
      allergy('Latex'),
    );
    await open({}, options);
    const headings = within(timeline()).getAllByRole('heading', { level: 2 });
    expect(headings.map(({ textContent }) => textContent)).toEqual([
      'June 2009',
      '1991, month not given',
      'Date not given',
    ]);
  });
});
