/** What is new since the person last looked: a line on Claims, a screen, paper. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { News } from '#shared/model/news/news';
import { fail } from '../support/app-bridge.ts';
import { rosa } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { lakeside, northgate } from './claims-data.ts';

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const nothing: News = { since: '2026-03-02', counts: [], claims: [], leftOut: 0, bills: [] };
const news: News = {
  ...nothing,
  counts: [
    { kind: 'changed', count: 1 },
    { kind: 'new', count: 3 },
  ],
  claims: [
    {
      kind: 'changed',
      row: northgate,
      stateBefore: 'plan-is-deciding',
      amounts: [{ name: 'yourShare', before: 962_10, after: 862_10 }],
    },
    { kind: 'new', row: lakeside, stateBefore: null, amounts: [] },
  ],
  leftOut: 2,
};

describe('asked in the search field', () => {
  it('is one line with the way to all of it', async () => {
    await openApp('/claims?about=news', { 'news.get': news });
    const answer = await screen.findByRole('region', { name: 'Answer' });
    expect(answer).toHaveTextContent('Since March 2: 1 changed, 3 new claims');
    expect(within(answer).getByRole('link', { name: 'What changed' })).toBeVisible();
  });

  it('says so where nothing is new', async () => {
    await openApp('/claims?about=news', { 'news.get': nothing });
    expect(await screen.findByRole('region', { name: 'Answer' })).toHaveTextContent('Nothing has changed');
  });
});

describe('the line on Claims', () => {
  it('says what is new, leads there, and is noted as shown', async () => {
    const { user, bridge } = await openApp('/claims', { 'news.get': news });
    const link = await screen.findByRole('link', { name: /Since March 2: 1 changed, 3 new claims$/ });
    expect(link).toHaveTextContent('4 new or changed');
    await waitFor(() => expect(bridge.inputs('news.noteShown')).toEqual([{ personId: rosa.id }]));
    await expectAccessible();
    await user.click(link);
    await title('Since March 2');
  });

  it('is not there where nothing is new, and the look is noted all the same', async () => {
    const { bridge } = await openApp('/claims');
    await title(/to review|No claims to review right now/);
    await waitFor(() => expect(bridge.inputs('news.noteShown')).toHaveLength(1));
    expect(screen.queryByText(/See what changed/)).toBeNull();
  });

  it('is not noted as shown while the person is at another window', async () => {
    const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    const { bridge } = await openApp('/claims', { 'news.get': news });
    await screen.findByRole('link', { name: /Since March 2:/ });
    expect(bridge.inputs('news.noteShown')).toEqual([]);
    hasFocus.mockReturnValue(true);
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(bridge.inputs('news.noteShown')).toHaveLength(1));
    hasFocus.mockRestore();
  });
});

describe('the screen', () => {
  it('tells each claim with what it was before and the way to it', async () => {
    await openApp('/news', { 'news.get': news });
    await title('Since March 2');
    expect(screen.getByRole('heading', { level: 2, name: 'Changed' })).toBeVisible();
    expect(screen.getByText('Before: Plan is deciding')).toBeVisible();
    expect(screen.getByText('Your share: $962.10, now $862.10')).toBeVisible();
    expect(screen.getByText('2 more claims are in your list of claims.')).toBeVisible();
    const link = screen.getByRole('link', { name: 'Northgate Surgery Center' });
    expect(link.getAttribute('href')).toBe(`/claims/${encodeURIComponent(northgate.id)}`);
    await expectAccessible();
  });

  it('calls a number that begins with a minus a claim: it is no amount', async () => {
    const row = { ...lakeside, claimNumber: '-2026287018' };
    const claims = [{ kind: 'new' as const, row, stateBefore: null, amounts: [] }];
    await openApp('/news', { 'news.get': { ...news, claims } });
    expect(await screen.findByText(/· Claim -2026287018/)).toBeVisible();
  });

  it('says that nothing is new once it is marked as seen', async () => {
    const { user, bridge } = await openApp('/news', { 'news.get': news });
    await title('Since March 2');
    bridge.answerFromApp('news.get');
    await user.click(screen.getByRole('button', { name: 'Mark as seen' }));
    expect(await screen.findByRole('heading', { name: 'Nothing has changed' })).toBeVisible();
    expect(bridge.inputs('news.markSeen')).toEqual([{ personId: rosa.id }]);
    expect(screen.queryByRole('button', { name: 'Mark as seen' })).toBeNull();
    await expectAccessible();
  });

  it('says what went wrong, in Spanish too', async () => {
    await openApp('/news', { 'news.get': fail('store/corrupt') }, { language: 'es' });
    await title('Qué cambió');
    expect(await screen.findByRole('alert')).toBeVisible();
  });
});

it('what is new, and open bills, are printed', async () => {
  const { user, bridge } = await openApp('/news', { 'news.get': news });
  await user.click(await screen.findByRole('link', { name: 'Print what changed' }));
  await title('Print what changed');
  await waitFor(() => expect(bridge.inputs('statement.get')).toMatchObject([{ kind: 'news' }]));
  await expectAccessible();
});

describe('on paper', () => {
  it('says that there is nothing to print where nothing is new, in place of a blank sheet', async () => {
    await openApp('/news/print');
    expect(await screen.findByText('Nothing to print')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save PDF' })).toBeDisabled();
    expect(screen.queryByText('1 page')).toBeNull();
    expect(screen.queryByText('THIS IS NOT A BILL')).toBeNull();
    await expectAccessible();
  });
});
