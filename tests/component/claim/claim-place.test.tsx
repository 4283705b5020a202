import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimView, VisitStory } from '#shared/model/claims/claims-view';
import { claimRow, claimView } from '../claims/claims-data.ts';
import { evergreen, medicare, supplement } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const place = (id: string) => `/claims/${encodeURIComponent(id)}`;

describe('the versions of a claim', () => {
  test('show the sample plan’s replaced claim beside the one that counts', async () => {
    const { user } = await openApp(place(`${evergreen.id}/rosa-2026-surgery-2`));
    const chain = within(await screen.findByRole('region', { name: 'The versions of this claim' }));
    expect(chain.getByText(/Only the marked one is in your totals/)).toBeVisible();
    const [, versions] = chain.getAllByRole('list');
    const [first, second] = within(versions as HTMLElement).getAllByRole('listitem');
    expect(first).toHaveTextContent(/^First claimReplaced/);
    expect(second).toHaveTextContent(/✓ This one counts.*You are viewing this one/);
    expect(second).toHaveAttribute('aria-current', 'page');
    await user.click(within(first as HTMLElement).getByRole('link'));
    const answer = within(await screen.findByRole('region', { name: 'The answer' }));
    expect(await answer.findByText('Your plan replaced this claim')).toBeVisible();
    await expectAccessible();
  });

  test('say in Spanish what is not decided and what was not sent', async () => {
    const row = (id: string, more: Partial<ClaimRow>) => claimRow({ id: `c-evergreen/${id}`, ...more });
    const chain = [
      { role: 'not-sent' as const, claimNumber: '26-1', row: null },
      { role: 'correction' as const, claimNumber: '26-2', row: row('2', {}) },
      {
        role: 'correction' as const,
        claimNumber: '26-3',
        row: row('3', { state: 'plan-is-deciding', counted: false, notCountedBecause: 'being-decided' }),
      },
    ];
    await openApp('/claims/c-evergreen%2F2', { 'claims.get': claimView({}, { chain }) }, { language: 'es' });
    const section = await screen.findByRole('region', { name: 'Las versiones de esta reclamación' });
    expect(section).toHaveTextContent('Hasta entonces cuenta la anterior.');
    expect(section).toHaveTextContent('Su plan menciona una versión que no envió.');
    expect(section).toHaveTextContent('No enviada por su planNúmero de reclamación 26-1');
  });
});

describe('one visit of two plans', () => {
  test('is told on the page of either claim once the person said yes, and no longer when that is taken back', async () => {
    const { user } = await openApp(place(`${medicare.id}/carrier--2025287018`));
    await screen.findByText('Two plans sent claims that look like one visit. Is it the same visit?');
    expect(screen.queryByRole('region', { name: 'One visit, two plans' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Yes, the same visit/ }));
    const story = within(await screen.findByRole('region', { name: 'One visit, two plans' }));
    const first = story.getByRole('region', { name: 'First: Medicare' });
    expect(first).toHaveTextContent(
      /Amount billed\$.*Plan-approved amount\$.*Plan paid\$.*Left after Medicare\$/,
    );
    const then = story.getByRole('region', { name: 'Then: Evergreen Health' });
    expect(then).toHaveTextContent(/Other insurance paid, as this plan says\$.*Plan paid\$/);
    expect(story.getByText('Your share now')).toBeVisible();
    const answer = () => screen.getByRole('region', { name: 'The answer' });
    await waitFor(() => expect(answer()).toHaveTextContent(/You may owe/));
    expect(answer()).not.toHaveTextContent(/Left after|Other insurance may pay/);
    expect(screen.getByText('Both plans paid')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Medicare' })).toBeChecked();
    const flow = () => screen.getByRole('region', { name: /^(?:How .* (?:got to|left)|Where) / }).textContent;
    const ofMedicare = flow();
    await user.click(screen.getByRole('radio', { name: 'Evergreen Health' }));
    await waitFor(() => expect(flow()).not.toBe(ofMedicare));
    await expectAccessible();
    const whole = answer().textContent;
    await user.click(screen.getByRole('link', { name: 'Evergreen Health' }));
    expect(await screen.findByRole('region', { name: 'One visit, two plans' })).toBeVisible();
    expect(answer()).toHaveTextContent(whole ?? '');
    expect(await screen.findByRole('radio', { name: 'Evergreen Health' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Change my answer' }));
    await screen.findByText('Two plans sent claims that look like one visit. Is it the same visit?');
    expect(screen.queryByRole('region', { name: 'One visit, two plans' })).toBeNull();
  });

  const cents = (amount: number) => ({ cents: amount, source: 'plan' as const });
  const first = claimRow({
    id: `${medicare.id}/1`,
    planName: 'Medicare',
    billed: cents(100_00),
    planPaid: cents(75_00),
    yourShare: cents(20_00),
  });
  const last = claimRow({
    id: `${supplement.id}/1`,
    planName: 'Supplement',
    otherInsurerPaid: cents(80_00),
    planPaid: cents(15_00),
    mayOwe: cents(5_00),
  });
  async function openStory(story: Partial<VisitStory>, language: 'en' | 'es' = 'en') {
    const told = { isOrderKnown: true, first, last, disagreement: null, ...story };
    const visits = [{ first: told.first, second: told.last, same: true, story: told }];
    await openApp('/claims/c-evergreen%2F2', { 'claims.get': claimView({}, { visits }) }, { language });
    return screen.findByRole('region', {
      name: language === 'en' ? 'One visit, two plans' : 'Una visita, dos planes',
    });
  }

  test('says what is left by the last plan alone, and that the plans disagree', async () => {
    const story = await openStory({ disagreement: { paidCents: 75_00, saidCents: 80_00 } });
    expect(story).toHaveTextContent('Your share now$5.00From Supplement.');
    expect(story).toHaveTextContent(
      'Supplement says other insurance paid $80.00. Medicare says it paid $75.00. Ask both plans which is right.',
    );
    await expectAccessible();
  });

  test.each<[string, Partial<VisitStory>, string, string | null]>([
    [
      'is still deciding',
      { last: { ...last, state: 'plan-is-deciding', counted: false, mayOwe: null, planPaid: null } },
      'Your share nowNot known yet. Supplement is still deciding.',
      '$5.00',
    ],
    [
      'did not give it',
      { last: { ...last, mayOwe: null } },
      'Supplement did not give it. Ask before',
      '$5.00',
    ],
    [
      'has no known place',
      { isOrderKnown: false },
      'No claim says which plan came first, so we cannot say what your share is now. Ask your plans. Your totals use the share from Supplement.',
      'First:',
    ],
  ])('of which the last plan %s', async (_, parts, words, never) => {
    const story = await openStory(parts);
    expect(story).toHaveTextContent(words);
    if (never !== null) expect(story).not.toHaveTextContent(never);
  });

  test('is told in Spanish', async () => {
    const story = await openStory({}, 'es');
    expect(story).toHaveTextContent('Primero: Medicare');
    expect(story).toHaveTextContent('Lo que le queda por pagar ahora$5.00Según Supplement.');
    await expectAccessible();
  });
});

test('the history tells whom the plan has the claim from', async () => {
  const agent = { roles: [], roleText: null, who: null, onBehalfOf: null };
  const provenance: ClaimView['provenance'] = [
    {
      recordedOn: '2026-03-18',
      agents: [
        { ...agent, roles: ['transmitter'], who: 'Lakes Exchange' },
        { ...agent, roles: ['author'], who: 'Dr. Vale', onBehalfOf: 'Northgate Hospital' },
      ],
      madeFrom: [],
    },
    { recordedOn: '2026-03-19', agents: [agent], madeFrom: [] },
  ];
  await openApp('/claims/c-evergreen%2F2', { 'claims.get': claimView({}, { provenance }) });
  const history = await screen.findByRole('region', { name: 'History of this claim' });
  expect(history).toHaveTextContent('March 18, 2026Comes from Dr. Vale, for Northgate Hospital');
  expect(history.textContent).not.toContain('Lakes Exchange');
  expect(within(history).getAllByText(/^Comes from/)).toHaveLength(1);
});
