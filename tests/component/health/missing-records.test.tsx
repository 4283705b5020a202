/** What the Health screen says where records are missing: not asked for, refused, none here, or not all. */
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import type { Answers } from '../support/app-bridge.ts';
import { evergreen, medicare } from '../support/family.ts';
import { expectAccessible } from '../support/open-app.tsx';
import { syncDone } from '../support/plan-answers.ts';
import { claimsOnly, hersToo, open, withPlans } from './open-health.ts';

const noRecords: Answers = { 'timeline.overview': { counts: [], planNames: [], trends: [] } };
const asked: ConnectionSummary = { ...claimsOnly, granted: [...claimsOnly.granted, 'results', 'medicines'] };

describe('what is missing', () => {
  test('nothing was asked for: offers to ask the plan, and to open a file', async () => {
    await open('/health', { ...noRecords, ...withPlans(claimsOnly) });
    expect(await screen.findByText('You have not asked for health records yet')).toBeVisible();
    const ask = screen.getByRole('link', { name: 'Ask your plan for health records' });
    expect(ask).toHaveAttribute('href', `/plans/add?again=${evergreen.id}`);
    expect(screen.getByRole('link', { name: 'Open a file from my plan' })).toHaveAttribute('href', '/files');
    await expectAccessible();
  });

  test('some kinds were asked for: the others are named below, with the way to ask', async () => {
    await open('/health', withPlans(asked));
    const more = await screen.findByText(
      /^You did not ask Evergreen Health for: Health problems · Allergies/,
    );
    expect(more).not.toHaveTextContent('Medicines');
    expect(screen.getByRole('link', { name: 'Ask for more' })).toHaveAttribute(
      'href',
      `/plans/add?again=${evergreen.id}`,
    );
    await expectAccessible();
  });

  test('two plans: each is named', async () => {
    await open('/health', { ...noRecords, ...withPlans(claimsOnly, hersToo) });
    expect(await screen.findByRole('link', { name: 'Ask Medicare for health records' })).toHaveAttribute(
      'href',
      `/plans/add?again=${medicare.id}`,
    );
  });

  test('all was refused', async () => {
    await open('/health', {
      ...noRecords,
      ...withPlans({ ...claimsOnly, notGranted: ['results', 'medicines'] }),
    });
    expect(await screen.findByText('Your plan did not share health records')).toBeVisible();
  });

  test('none came: offers to check again', async () => {
    const { user, bridge } = await open('/health', { ...noRecords, ...withPlans(asked), 'sync.start': {} });
    expect(await screen.findByText('No health records arrived')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(bridge.inputs('sync.start')).toEqual([{ connectionId: evergreen.id }]);
  });

  test('a file has sections as text: they are named, and nobody is told that there may be none', async () => {
    const textOnly = ['Self Reported Allergies', 'Self Reported Labs and Tests'];
    const file: ConnectionSummary = { ...claimsOnly, origin: 'file', state: 'ended', textOnly };
    await open('/health', { ...noRecords, ...withPlans(file) });
    expect(await screen.findByText('Your file has health records as text only')).toBeVisible();
    expect(
      screen.getByText(/does not show them: Self Reported Allergies and Self Reported Labs and Tests\./),
    ).toBeVisible();
    expect(screen.queryByText(/Your plan may have none/)).toBeNull();
    await expectAccessible();
  });

  test('a first check is running', async () => {
    const syncing = {
      connectionId: evergreen.id,
      category: 'results' as const,
      claimsSoFar: 3,
      expected: null,
      perSecond: null,
      waitingMs: null,
    };
    await open('/health', { ...noRecords, ...withPlans({ ...asked, syncing }) });
    expect(await screen.findByText('Your records will appear here')).toBeVisible();
  });

  test('one kind is missing: which, why, and what to do', async () => {
    const refused = { code: 'fhir/forbidden' as const, message: 'no', retryable: false };
    const lastEnd = {
      ...syncDone,
      outcome: 'partial' as const,
      missing: [
        { category: 'medicines' as const, resourceType: 'MedicationRequest', failure: refused },
        { category: 'medicines' as const, resourceType: 'MedicationDispense', failure: refused },
      ],
    };
    await open('/health', withPlans({ ...asked, notGranted: ['results'], lastEnd }));
    expect(await screen.findByText('Evergreen Health did not share your medicines.')).toBeVisible();
    expect(
      screen.getByText('Evergreen Health did not share your test results and vital signs.'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Ask again' })).toHaveAttribute(
      'href',
      `/plans/add?again=${evergreen.id}`,
    );
  });

  test('one type of a kind is missing: the rest is not called missing', async () => {
    const refused = { code: 'fhir/forbidden' as const, message: 'no', retryable: false };
    const missing = [
      { category: 'medicines' as const, resourceType: 'MedicationDispense', failure: refused },
      { category: 'results' as const, resourceType: 'Observation', isSome: true, failure: refused },
    ];
    const lastEnd = { ...syncDone, outcome: 'partial' as const, missing };
    await open('/health', withPlans({ ...asked, lastEnd }));
    expect(await screen.findByText('Missing from Evergreen Health: Refills (medicines).')).toBeVisible();
    expect(
      screen.getByText('Missing from Evergreen Health: Single values and vital signs, in part.'),
    ).toBeVisible();
    expect(screen.queryByText(/did not share your medicines/)).toBeNull();
  });

  test('what only failed is tried again', async () => {
    const failure = { code: 'fhir/timeout' as const, message: 'late', retryable: true };
    const lastEnd = {
      ...syncDone,
      outcome: 'partial' as const,
      missing: [{ category: 'results' as const, resourceType: null, failure }],
    };
    const { user, bridge } = await open('/health', { ...withPlans({ ...asked, lastEnd }), 'sync.start': {} });
    await user.click(await screen.findByRole('button', { name: 'Try now' }));
    expect(bridge.inputs('sync.start')).toEqual([{ connectionId: evergreen.id }]);
  });

  test('nobody is here', async () => {
    await open('/health', {}, { state: 'nobody' });
    expect(await screen.findByText('You have not added a plan yet')).toBeVisible();
  });
});
