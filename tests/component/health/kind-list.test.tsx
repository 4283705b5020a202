/** The full list of one kind of record. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { evergreen, medicare, rosa } from '../support/family.ts';
import { expectAccessible } from '../support/open-app.tsx';
import { lab, recordsOfRosa } from './fhir-records.ts';
import { hersToo, open, section, withPlans } from './open-health.ts';

describe('the full list of a kind', () => {
  const list = (name: string) => screen.findByRole('list', { name });

  test('holds every record, newest first, and leads back', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('link', { name: /See all 26 test results/ }));
    const heading = await screen.findByRole('heading', { level: 1, name: '26 test results' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    const first = within(await list('Test results')).getAllByRole('listitem')[0];
    expect(first).toHaveAttribute('aria-setsize', '26');
    expect(first).toHaveTextContent('Long-term blood sugar (A1c)');
    await expectAccessible();
    await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Health records' }));
    expect(await section('Allergies')).toBeVisible();
    await waitFor(() => expect(document.activeElement).toHaveTextContent(/^3 allergies/));
  });

  test('finds words, and clears them', async () => {
    const { user, bridge } = await open('/health?kind=lab');
    await user.type(await screen.findByRole('searchbox'), 'creatinine');
    expect(await screen.findByText(/3 records match/)).toBeVisible();
    expect(bridge.inputs('health.list').at(-1)?.filter).toEqual({
      personId: rosa.id,
      kinds: ['lab'],
      connectionId: null,
      text: 'creatinine',
    });
    await user.type(screen.getByRole('searchbox'), ' q');
    expect(await screen.findByText('No records match.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByRole('heading', { level: 1, name: '26 test results' })).toBeVisible();
    expect(screen.getByRole('searchbox')).toHaveValue('');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  test('is narrowed to one plan', async () => {
    const plans = withPlans(evergreen, { ...hersToo, records: 1 });
    const { user, bridge } = await open('/health?kind=condition', plans);
    await user.click(await screen.findByRole('button', { name: /All plans/ }));
    await user.click(await screen.findByRole('option', { name: 'Evergreen Health' }));
    expect(await screen.findByText(/9 records match/)).toBeVisible();
    expect(within(await list('Health problems')).getAllByRole('link')).toHaveLength(9);
    await user.click(screen.getByRole('button', { name: /Evergreen Health Plan|Plan/ }));
    await user.click(await screen.findByRole('option', { name: 'Medicare' }));
    expect(await screen.findByText('No records match.')).toBeVisible();
    expect(bridge.inputs('health.list').at(-1)?.filter.connectionId).toBe(medicare.id);
  });

  test('goes by keyboard: arrows, Home, End, Enter', async () => {
    const { user } = await open('/health?kind=allergy');
    const links = within(await list('Allergies')).getAllByRole('link');
    links[0]?.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(links[1]);
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(links[2]);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(links[2]);
    await user.keyboard('{Home}{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Penicillin' })).toBeVisible();
    const back = screen.getByRole('link', { name: 'Allergies' });
    expect(back).toHaveAttribute('href', '/health?kind=allergy');
    await user.click(back);
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Penicillin'));
  });

  test('a kind of the care group leads to its group; another word to the whole', async () => {
    await open('/health?kind=goal');
    expect(await screen.findByRole('heading', { level: 1, name: '5 entries about your care' })).toBeVisible();
  });

  test('thousands of records keep few rows in the page', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => lab(`Test ${index}`));
    await open('/health?kind=lab', {}, recordsOfRosa(...many));
    const items = within(await list('Test results')).getAllByRole('listitem');
    expect(items.length).toBeGreaterThan(5);
    expect(items.length).toBeLessThan(100);
    expect(items[0]).toHaveAttribute('aria-setsize', '3000');
  });
});
