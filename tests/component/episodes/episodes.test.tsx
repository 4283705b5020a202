import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { coveredText } from '#shared/cover-texts';
import type { AlikeCharges, EpisodeRow } from '#shared/model/episodes/episode';
import { chooseMore, expectAccessible, openApp, switchToWalter } from '../support/open-app.tsx';

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const knee = 'Knee surgery, March 2026';
const grouped: EpisodeRow = {
  claimId: 'c-1',
  name: { kind: 'visit', part: null, text: null, start: '2026-03-12', end: '2026-03-18', visits: 1 },
  typedName: 'My knee',
  start: '2026-03-12',
  end: '2026-03-18',
  claims: 2,
  providers: 1,
  open: 0,
  gone: 0,
  openVisit: null,
  sums: [],
};

describe('what belongs together', () => {
  it('is reached from Claims, with what each comes to', async () => {
    const { user } = await openApp('/claims');
    await chooseMore(user, 'Related claims');
    await title('Related claims');
    const row = within((await screen.findByRole('link', { name: knee })).closest('li') as HTMLElement);
    expect(row.getByText('March 12 – 18, 2026 · 3 claims from 3 providers')).toBeVisible();
    expect(
      row.getByText(
        'You may owe $902.10. You have not added a bill for it. 1 claim does not show your share. It is not in this total.',
      ),
    ).toBeVisible();
    expect(screen.queryByText('Possible duplicate')).toBeNull();
    await expectAccessible();
  });

  it.each([
    ['en', 'You may owe nothing. Your plan’s shares and what was paid come to $30.00 in your favor.'],
    ['es', 'Tal vez no deba nada. Según las partes que indica su plan y lo pagado, hay $30.00 a su favor.'],
  ] as const)(
    'owes nothing where the shares come to less than was paid, and says so (%s)',
    async (language, words) => {
      const sum = { currency: 'USD', shareCents: 70_00, leftCents: -30_00, billedCents: 70_00 };
      const episode = { ...grouped, sums: [{ ...sum, withoutShare: 0, atPharmacy: 0 }] };
      await openApp(
        '/claims/together',
        { 'episodes.list': { episodes: [episode], alike: [] } },
        { language },
      );
      const row = within((await screen.findByRole('link', { name: 'My knee' })).closest('li') as HTMLElement);
      expect(row.getByText(words, { exact: false })).toBeVisible();
      expect(row.getByText('$0.00')).toBeVisible();
      expect(row.queryByText(/[-−]/)).toBeNull();
    },
  );

  it('stands beside the limits', async () => {
    await openApp('/spending/limits');
    const sheet = within(await screen.findByRole('region', { name: 'Related claims' }));
    expect(sheet.getByRole('link', { name: knee })).toBeVisible();
  });

  it('is said on the page of a claim, and each claim there says why', async () => {
    const { user } = await openApp('/claims/together');
    await user.click(await screen.findByRole('link', { name: knee }));
    await title(knee);
    const claims = within(await screen.findByRole('region', { name: 'The claims, by day' }));
    expect(claims.getByText('On the day of the surgery.')).toBeVisible();
    expect(claims.getByText('A visit to the surgeon before or after surgery.')).toBeVisible();
    expect(claims.getByText('We started the group with this claim.')).toBeVisible();
    await expectAccessible();
    await user.click(claims.getByRole('link', { name: 'Lakeside Orthopedics' }));
    expect(await screen.findByRole('link', { name: `${knee} (3 claims)` })).toBeVisible();
  });

  it('what it was is hidden in discreet mode: in headings, links and reasons', async () => {
    const { user } = await openApp('/claims/together');
    await user.click(await screen.findByRole('link', { name: knee }));
    await title(knee);
    await user.click(screen.getByRole('button', { name: 'Hide private details' }));
    await title(`${coveredText}, March 2026`);
    await waitFor(() => expect(document.documentElement.outerHTML).not.toMatch(/knee|the surgery|surgeon/i));
    await user.click(screen.getByRole('button', { name: 'Rename' }));
    expect(await screen.findByText('Private details are hidden.')).toBeVisible();
  });

  it('a claim is taken out and put back, and the words are in focus', async () => {
    const { user } = await openApp('/claims/together');
    await user.click(await screen.findByRole('link', { name: knee }));
    await user.click(await screen.findByRole('button', { name: /^Remove: Lakeside Orthopedics/ }));
    const told = await screen.findByText('Lakeside Orthopedics is no longer in this group.');
    await waitFor(() => expect(document.activeElement).toBe(told));
    expect(await screen.findByText(/2 claims from 2 providers/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Put it back' }));
    expect(await screen.findByText(/3 claims from 3 providers/)).toBeVisible();
    expect(screen.getByText('A visit to the surgeon before or after surgery.')).toBeVisible();
  });

  it('is given a name, which can be taken back', async () => {
    const { user } = await openApp('/claims/together');
    await user.click(await screen.findByRole('link', { name: knee }));
    await user.click(await screen.findByRole('button', { name: 'Rename' }));
    const field = await screen.findByLabelText('Name');
    await user.clear(field);
    await user.type(field, 'My left knee');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await title('My left knee');
    expect(screen.getByText(`You named this. We would call it: ${knee}`)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Rename' }));
    await user.clear(await screen.findByLabelText('Name'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await title(knee);
  });

  it('claims are added, each with where it stands now', async () => {
    const { user } = await openApp('/claims/together');
    await user.click(await screen.findByRole('link', { name: knee }));
    await user.click(await screen.findByRole('button', { name: 'Add claims' }));
    const dialog = within(await screen.findByRole('dialog'));
    const [first] = dialog.getAllByRole('checkbox');
    await user.click(first as HTMLElement);
    await expectAccessible();
    await user.click(dialog.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText('You added it.')).toBeVisible();
    expect(screen.getByText(/4 claims/)).toBeVisible();
  });

  it('of Walter: an answer about a visit is asked for before anything is added up', async () => {
    const { user } = await openApp('/claims/together');
    await switchToWalter(user);
    await user.click(await screen.findByRole('link', { name: /^Hospital stay, June 15/ }));
    expect(await screen.findByText(/^Two plans sent claims that look like one visit/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Answer on the claim’s page' })).toBeVisible();
    expect(screen.queryByText(/You may owe/)).toBeNull();
    await expectAccessible();
  });

  it('of nobody is empty, with what will stand there', async () => {
    await openApp('/claims/together', { 'episodes.list': { episodes: [], alike: [] } });
    expect(await screen.findByRole('heading', { name: 'No related claims yet' })).toBeVisible();
    await expectAccessible();
  });

  it('in Spanish', async () => {
    await openApp('/claims/together', {}, { language: 'es' });
    await title('Reclamaciones relacionadas');
    expect(await screen.findByRole('link', { name: 'Cirugía de rodilla, marzo de 2026' })).toBeVisible();
    await expectAccessible();
  });
});

describe('charges that look alike', () => {
  const alike: AlikeCharges = {
    key: 'k',
    where: 'claims',
    claimIds: ['c/a', 'c/b'],
    provider: 'Motion Physical Therapy',
    service: 'Exercise therapy',
    day: '2026-04-02',
    billedCents: 66_00,
    currency: 'USD',
    times: 2,
    moreServices: 1,
    isPutAway: false,
  };

  it('are worded as possible, with what to ask and a way to put them away', async () => {
    const { user, bridge } = await openApp('/claims/together', {
      'episodes.list': {
        episodes: [],
        alike: [
          alike,
          { ...alike, key: 'old', provider: 'Quick Care', service: 'Walk-in visit', isPutAway: true },
        ],
      },
      'episodes.putAway': {},
    });
    const sheet = within(await screen.findByRole('region', { name: 'May be charged twice' }));
    expect(sheet.getByText('These charges look alike. They may be right.')).toBeVisible();
    expect(
      sheet.getByText('Motion Physical Therapy, April 2, 2026: 2 claims, same service and amount'),
    ).toBeVisible();
    expect(sheet.getByText(/Exercise therapy: \$66\.00 each, 2 times\. 1 more service/)).toBeVisible();
    expect(sheet.getByText(/^Ask the provider:/)).toBeVisible();
    expect(sheet.getByText('1 reviewed')).toBeVisible();
    await expectAccessible();
    await user.click(sheet.getByRole('button', { name: 'Mark as reviewed' }));
    expect(bridge.inputs('episodes.putAway')).toEqual([{ claimId: 'c/a', key: 'k', isPutAway: true }]);
  });
});
