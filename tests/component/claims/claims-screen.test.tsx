import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { evergreen, medicare, rosa } from '../support/family.ts';
import { chooseMore, expectAccessible, openApp } from '../support/open-app.tsx';
import { syncDone } from '../support/plan-answers.ts';
import { claimRow, deductible, lakeside, overview, plan, sum, totals } from './claims-data.ts';

const year2026 = '/claims?only=2026';

/** The row of the list that holds a provider. */
async function rowOf(name: string): Promise<HTMLElement> {
  return screen.findByRole('row', { name: new RegExp(name) });
}

describe('with nobody here', () => {
  test('says that no plan is connected and leads to the plans', async () => {
    await openApp('/claims', {}, { state: 'nobody' });
    expect(await screen.findByText('You have not added a plan yet')).toBeVisible();
    expect(within(screen.getByRole('main')).getByRole('link')).toHaveAttribute('href', '/plans');
  });
});

test('a month says what it comes to, of what the search shows', async () => {
  const { user } = await openApp('/claims');
  const month = async () => screen.findByRole('columnheader', { name: /^March 2026/ });
  await waitFor(async () =>
    expect(await month()).toHaveTextContent(
      /6 claims \(2 not counted\) · your share \$902\.10 \(\d not given\) · pharmacy \$15\.00.* · plan paid \$[\d,.]+$/,
    ),
  );
  await user.type(screen.getByRole('combobox'), 'Northgate');
  await waitFor(async () =>
    expect(await month()).toHaveTextContent(
      /2 claims \(1 not counted\) · your share \$862\.10 · plan paid \$3,105\.55$/,
    ),
  );
  const spine = screen.getByRole('navigation', { name: 'Months of 2026' });
  expect(
    within(spine).getByRole('button', { name: /^March: 2 claims\. .*Your share \$862\.10\./ }),
  ).toHaveTextContent('$862.10');
  await user.clear(screen.getByRole('combobox'));
  await user.type(screen.getByRole('combobox'), '$862.10');
  expect(await screen.findByText('Found in: your share $862.10')).toBeVisible();
});

describe('the answer and the sums', () => {
  test('what needs a look is folded below the title until it is asked for', async () => {
    const { user } = await openApp('/claims', {}, { unfolds: false });
    await screen.findByRole('heading', { level: 1, name: '1 claim to review' });
    expect(screen.queryByRole('region', { name: 'Claims to review' })).toBeNull();
    const toggle = screen.getByRole('button', { name: 'Claims to review' });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await user.click(toggle);
    expect(screen.getByRole('region', { name: 'Claims to review' })).toBeVisible();
  });

  test('opens with how many claims need a look, each with its reason and one link', async () => {
    await openApp('/claims');
    expect(await screen.findByRole('heading', { level: 1, name: '1 claim to review' })).toBeVisible();
    const list = screen.getByRole('region', { name: 'Claims to review' });
    expect(
      within(list).getByText(/Harbor Anesthesia Group, March 12.*You might not have to pay this\./),
    ).toBeVisible();
    expect(
      within(list)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')),
    ).toEqual([`/claims/${encodeURIComponent(`${evergreen.id}/rosa-2026-anesthesia`)}`]);
  });

  test('says that a claim changed, with the way to what changed', async () => {
    await openApp('/claims', { 'claims.overview': overview() });
    expect(await screen.findByRole('heading', { level: 1, name: '2 claims to review' })).toBeVisible();
    const list = screen.getByRole('region', { name: 'Claims to review' });
    expect(within(list).getByRole('link', { name: /^What changed: Northgate/ })).toHaveAttribute(
      'href',
      '/claims/c-evergreen%2F2',
    );
  });

  test('says that nothing needs the person when nothing does', async () => {
    await openApp('/claims', { 'claims.overview': overview({ attention: [] }) });
    expect(await screen.findByRole('heading', { name: 'No claims to review right now' })).toBeVisible();
  });

  test('shows five claims that need a look, then all', async () => {
    const attention = Array.from({ length: 7 }, (_, index) => ({
      row: claimRow({ id: `c-evergreen/a${index}`, providerName: `Clinic ${index}` }),
      reason: 'does-not-add-up' as const,
    }));
    const { user } = await openApp('/claims', { 'claims.overview': overview({ attention }) });
    await screen.findByRole('heading', { name: '7 claims to review' });
    expect(screen.queryByText(/Clinic 5/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show all 7 items' }));
    expect(screen.getByText(/Clinic 6/)).toBeVisible();
  });

  test('words the share in a line; its sources, and the missing claims, where one asks how it is counted', async () => {
    const { user } = await openApp('/claims', { 'claims.overview': overview() });
    const line = await screen.findByRole('region', { name: 'Totals for 2026' });
    expect(line).toHaveTextContent(
      'Your share so far in 2026: $1,128.10 (partly calculated by this app), based on 4 of 6 claims. Pharmacy: $15.00 (1 more).',
    );
    await user.click(within(line).getByRole('button', { name: 'How is this counted?' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      '1 is still being decided. 1 was not paid, and your plan did not give your share. 1 was paid at the pharmacy. $940.10 from your plan + $188.00 calculated by this app.',
    );
  });

  test('a year that has ended is told without “so far”', async () => {
    await openApp('/claims', { 'claims.overview': overview({ year: 2025 }) });
    const line = await screen.findByRole('region', { name: 'Totals for 2025' });
    expect(line).toHaveTextContent(/Your share in 2025: \$1,128\.10/);
    expect(line).not.toHaveTextContent('so far');
  });

  test('says that claims state a share for some of their services only', async () => {
    const partly = totals({ yourShare: { ...sum(100_00, 4), partlyBy: 2 } });
    const { user } = await openApp('/claims', { 'claims.overview': overview({ totals: [partly] }) });
    await user.click(await screen.findByRole('button', { name: 'How is this counted?' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      '2 show your share for only some services, so it may be more.',
    );
  });

  test('what a search finds says why claims are not behind its sums, or in none', async () => {
    const partly = totals({ planPaid: sum(356_415, 4, 2) });
    await openApp('/claims?q=knee', { 'claims.list': { ...march, totals: [partly] } });
    const line = await screen.findByText(/1 claim matches\./);
    expect(line).toHaveTextContent(
      'based on 4 of 6 claims not paid at the pharmacy. At the pharmacy: $15.00. 1 was not paid, and your plan did not give your share. 2 do not say what your plan paid. Not counted: 3 replaced, 1 canceled.',
    );
  });

  test('a share that no claim states is words, not zero', async () => {
    const unknown = totals({
      yourShare: sum(null, 0, 3),
      shareMissing: { beingDecided: 0, notPaidNoShare: 0, atPharmacy: 0, notStated: 3, laterPlan: 0 },
    });
    await openApp('/claims', { 'claims.overview': overview({ totals: [unknown] }) });
    const line = await screen.findByRole('region', { name: 'Totals for 2026' });
    expect(line).toHaveTextContent('Your share so far in 2026: not given by your plan on any of 3 claims.');
    expect(line).not.toHaveTextContent('$0');
  });

  test('no sums before a first check has ended', async () => {
    const syncing = {
      connectionId: evergreen.id,
      category: 'claims' as const,
      claimsSoFar: 212,
      expected: 640,
      perSecond: 80,
      waitingMs: null,
    };
    const { bridge, user } = await openApp('/claims', {
      'connection.list': [{ ...evergreen, firstSyncDone: false, syncing }],
      'claims.overview': overview({ totalsReady: false, totals: [], attention: [] }),
    });
    expect(await screen.findByText('Checking Evergreen Health: 212 claims so far')).toBeVisible();
    expect(await rowOf('Mar 18')).toBeVisible();
    expect(screen.queryByText(/Your share so far/)).toBeNull();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Your claims');
    await user.click(screen.getByRole('button', { name: 'Stop checking Evergreen Health' }));
    expect(bridge.inputs('sync.cancel')).toEqual([{ connectionId: evergreen.id }]);
  });

  test('without claims there is the card to see and print, and a doctor to find', async () => {
    await openApp('/claims', {
      'claims.list': { count: 0, rows: [], months: [], totals: [], openVisits: 0 },
    });
    expect(await screen.findByText('No claims yet')).toBeVisible();
    const steps = ['See your card', 'Print your card', 'Find a doctor or drug'];
    for (const name of steps) expect((await screen.findAllByRole('link', { name })).at(-1)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Print your card' }).getAttribute('href')).toMatch(
      /^\/plans\/card\/.+\/print$/,
    );
  });

  test('promises no claims where nothing comes by itself', async () => {
    await openApp('/claims', {
      'claims.list': { count: 0, rows: [], months: [], totals: [], openVisits: 0 },
      'connection.list': [{ ...evergreen, origin: 'file' as const }],
    });
    expect(await screen.findByText(/^Claims that you add from a file, a table, or paper/)).toBeVisible();
    expect(screen.queryByText(/^New claims will appear/)).toBeNull();
  });

  test('without a card either, the plans', async () => {
    const answers = {
      'claims.list': { count: 0, rows: [], months: [], totals: [], openVisits: 0 },
      'coverage.list': [],
    };
    await openApp('/claims', answers);
    const main = within(await screen.findByRole('main'));
    expect(await main.findByRole('link', { name: 'My plans and cards' })).toHaveAttribute('href', '/plans');
    expect(main.queryByRole('link', { name: 'Print your card' })).toBeNull();
  });

  test('"See them" leads to the claims that are not counted', async () => {
    const { bridge, user } = await openApp('/claims');
    await user.click(await screen.findByRole('link', { name: 'See them' }));
    expect(await screen.findByRole('button', { name: 'Remove filter: Not counted only' })).toBeVisible();
    await waitFor(() =>
      expect(bridge.inputs('claims.list').at(-1)?.filter).toMatchObject({
        counted: 'not-counted',
        year: 2026,
      }),
    );
  });
});

/** A list with one claim, in March 2026. */
const march = {
  count: 1,
  rows: [lakeside],
  months: [{ year: 2026, month: 3, firstIndex: 0, claims: 1, sums: [], asked: 0 }],
  totals: [totals()],
  openVisits: 0,
};

describe('rows', () => {
  test('an amount that is not stated has words in its place', async () => {
    await openApp(year2026);
    expect(await rowOf('Harbor')).toHaveTextContent('not given by your plan');
    expect(await rowOf('St. Brendan')).toHaveTextContent('not decided yet');
    expect(await rowOf('St. Brendan')).not.toHaveTextContent('$0.00');
    expect(await rowOf('Corner Pharmacy')).toHaveTextContent('$15.00paid at the pharmacy');
    const cells = (await rowOf('Corner Pharmacy')).querySelectorAll('td[data-label]');
    expect([...cells].at(-1)).toHaveAttribute('data-label', 'You paid');
    expect(await rowOf('Went toward deductible')).toHaveTextContent('$188.00');
  });

  test('an amount that the app worked out is marked as such', async () => {
    await openApp('/claims', { 'claims.list': { ...march, rows: [deductible] } });
    expect(await rowOf('Went toward deductible')).toHaveTextContent('$188.00calculated by this app');
  });

  test('a stated zero stays a zero', async () => {
    const zero = claimRow({ id: 'c-evergreen/0', planPaid: plan(0), yourShare: plan(0), mayOwe: plan(0) });
    await openApp('/claims', { 'claims.list': { ...march, rows: [zero] } });
    expect(await rowOf('Lakeside')).toHaveTextContent('$0.00$0.00');
  });

  test('a month whose claims ask about a visit says so beside the list, and no month without claims does', async () => {
    const months = march.months.map((month) => ({ ...month, asked: 1 }));
    await openApp('/claims', { 'claims.list': { ...march, months, openVisits: 1 } });
    const spine = await screen.findByRole('navigation', { name: 'Months of 2026' });
    expect(within(spine).getByText('asks about a visit').closest('button')).toHaveTextContent(/^Mar/);
    expect(within(spine).getByRole('button', { name: /^April: no claims/ })).not.toHaveTextContent('visit');
  });

  test('a claim without a date stands in the last group', async () => {
    const undated = claimRow({ id: 'c-evergreen/u', serviceStart: null });
    const months = [
      ...march.months,
      { year: null, month: null, firstIndex: 1, claims: 1, sums: [], asked: 0 },
    ];
    await openApp('/claims', {
      'claims.list': { ...march, count: 2, rows: [lakeside, undated], months },
    });
    const headings = await screen.findAllByRole('heading', { level: 2 });
    expect(headings.map((heading) => heading.textContent).slice(-2)).toEqual([
      'March 2026',
      'Date not given',
    ]);
  });

  test('keys move from claim to claim, Enter opens, and focus comes back', async () => {
    const { user, bridge } = await openApp(year2026);
    const first = await rowOf('Mar 18');
    first.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(await rowOf('Harbor'));
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(await rowOf('St. Brendan'));
    await user.keyboard('{Home}{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    expect(await screen.findByText('You may owe Northgate Surgery Center')).toBeVisible();
    expect(bridge.inputs('claims.get')).toEqual([{ claimId: `${evergreen.id}/rosa-2026-surgery-2` }]);
    await user.click(within(screen.getByRole('main')).getByRole('link', { name: /^‹? ?Claims$/ }));
    await waitFor(async () => expect(document.activeElement).toBe(await rowOf('Northgate.*\\$862')));
  });

  test('a claim that was opened by the name in its row leads back to the search and the row', async () => {
    const { user } = await openApp('/claims');
    await user.type(await screen.findByRole('combobox', { name: 'Search claims' }), 'Northgate');
    await screen.findByText(/^2 claims match\./);
    await user.click(
      within(await rowOf('Northgate.*\\$862')).getByRole('link', { name: 'Northgate Surgery Center' }),
    );
    expect(await screen.findByText('You may owe Northgate Surgery Center')).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(async () => expect(document.activeElement).toBe(await rowOf('Northgate.*\\$862')));
    expect(screen.getByRole('combobox', { name: 'Search claims' })).toHaveValue('Northgate');
  });

  test('after a search, keys reach its claims wherever the focus was before, and Escape leads back there', async () => {
    const { user } = await openApp('/claims');
    (await rowOf('Harbor')).focus();
    await user.keyboard('/');
    await user.type(document.activeElement ?? document.body, 'Northgate');
    await screen.findByText(/^2 claims match\./);
    const tabStops = () =>
      screen.getAllByRole('row').filter((row) => row.tabIndex === 0 && row.dataset['position']);
    expect(tabStops()).toHaveLength(1);
    await user.keyboard('{Enter}');
    await screen.findByRole('list', { name: 'Active filters' });
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toBe(tabStops()[0]));
    expect(document.activeElement).toHaveTextContent('Northgate');
    await user.keyboard('{Escape}');
    await waitFor(async () => expect(document.activeElement).toBe(await rowOf('Harbor')));
  });

  test('a search that began at no claim is left for the heading, not for nowhere', async () => {
    const { user } = await openApp('/claims');
    await rowOf('Harbor');
    await user.keyboard('/Northgate');
    await screen.findByText(/^2 claims match\./);
    await user.keyboard('{Escape}{Escape}');
    const heading = screen.getByRole('heading', { level: 1 });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(screen.getByRole('combobox', { name: 'Search claims' })).toHaveValue('');
  });

  test('of thousands of claims only those near the view are in the page, and pages are asked for as needed', async () => {
    const { bridge, user } = await openApp('/claims', {}, { state: 'many-claims' });
    const grid = await screen.findByRole('grid', { name: 'Claims, newest first' });
    expect(Number(grid.getAttribute('aria-rowcount'))).toBe(3000 + 121 + 1);
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
    expect(new Set(bridge.inputs('claims.list').map(({ offset }) => offset))).toEqual(new Set([0]));
    within(grid).getAllByRole('row')[2]?.focus();
    await user.keyboard('{End}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('aria-rowindex', '3122'));
  });
});

describe('search, filter, save', () => {
  test('typing searches, and a search without matches says so', async () => {
    const { bridge, user } = await openApp('/claims');
    await user.type(await screen.findByRole('combobox', { name: 'Search claims' }), 'nobody here');
    expect(await screen.findByText('No claim has “nobody here”')).toBeVisible();
    expect(bridge.inputs('claims.list').at(-1)?.filter.text).toBe('nobody here');
    expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(await rowOf('Harbor')).toBeVisible();
    expect(screen.getByRole('combobox')).toHaveValue('');
  });

  test.each([
    ['apelación', 'Ir a denegaciones y apelaciones', '/appeals'],
    ['dermatólogo', 'Buscar un médico: dermatólogo', '/find?tab=doctors&specialty=dermat%C3%B3logo'],
  ])('“%s” without a match leads on', async (words, name, href) => {
    const { user } = await openApp('/claims', {}, { language: 'es' });
    await user.type(await screen.findByRole('combobox', { name: 'Buscar reclamaciones' }), words);
    expect(await screen.findByRole('link', { name })).toHaveAttribute('href', href);
  });

  test('the filter dialog narrows by kind and amount, chips take filters off', async () => {
    const { bridge, user } = await openApp('/claims');
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    const dialog = await screen.findByRole('dialog', { name: 'Filter claims' });
    await user.click(within(dialog).getByRole('checkbox', { name: 'Dental' }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Billed, at least (dollars)' }), '100.50');
    await user.click(within(dialog).getByRole('button', { name: 'Show claims' }));
    await waitFor(() =>
      expect(bridge.inputs('claims.list').at(-1)?.filter).toMatchObject({
        kinds: ['oral'],
        minBilledCents: 10_050,
      }),
    );
    await screen.findByText(/31 claims match\./);
    await user.click(screen.getByRole('button', { name: 'Remove filter: Dental' }));
    await user.click(await screen.findByRole('button', { name: 'Remove filter: Billed $100.50 or more' }));
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Active filters' })).toBeNull());
  });

  test('the sums of matching claims keep the pharmacy apart', async () => {
    await openApp('/claims?only=2026&q=a');
    expect(await screen.findByText(/At the pharmacy: \$15\.00\./)).toHaveTextContent(
      /based on 4 of 6 claims not paid at the pharmacy\./,
    );
  });

  test('the shown list is saved as CSV', async () => {
    const { bridge, user } = await openApp('/claims?states=%5B%22plan-did-not-pay%22%5D');
    await chooseMore(user, 'Save as spreadsheet (CSV)');
    expect(await screen.findByText('Saved as claims.csv')).toBeVisible();
    expect(bridge.inputs('claims.saveCsv')[0]?.filter.states).toEqual(['plan-did-not-pay']);
  });
});

describe('notices', () => {
  test('a part that the plan refused, a plan that did not answer, an ended permission', async () => {
    const failure = (code: 'fhir/forbidden' | 'fhir/timeout') => ({ code, message: code, retryable: false });
    await openApp('/claims', {
      'connection.list': [
        {
          ...evergreen,
          lastEnd: {
            ...syncDone,
            outcome: 'partial',
            missing: [{ category: 'coverage', resourceType: null, failure: failure('fhir/forbidden') }],
          },
        },
        {
          ...evergreen,
          id: 'c-2',
          planName: 'Lakes Plan',
          lastEnd: { ...syncDone, outcome: 'failed', failure: failure('fhir/timeout') },
        },
        { ...medicare, personId: rosa.id, state: 'ended', accessEndsAt: '2026-03-20T12:00:00Z' },
      ],
    });
    expect(await screen.findByText('Evergreen Health did not share your coverage.')).toBeVisible();
    expect(screen.getByText('Lakes Plan did not answer. Your saved claims are safe.')).toBeVisible();
    expect(
      screen.getByText(
        'Your connection to Medicare ended on March 20, 2026. Your saved claims are still here.',
      ),
    ).toBeVisible();
  });

  test('parts of the health records that are missing', async () => {
    const failure = { code: 'fhir/not-found', message: '', retryable: false } as const;
    const refills = { category: 'medicines', resourceType: 'MedicationDispense', failure } as const;
    const visits = { category: 'visits', resourceType: null, failure } as const;
    const partial = { ...syncDone, outcome: 'partial' as const };
    const lakes = { ...evergreen, id: 'c-2', planName: 'Lakes Plan' };
    const { user } = await openApp('/claims', {
      'connection.list': [
        { ...evergreen, lastEnd: { ...partial, missing: [refills] } },
        { ...lakes, lastEnd: { ...partial, missing: [refills, visits] } },
      ],
    });
    expect(await screen.findByText('Missing from Evergreen Health: Refills (medicines).')).toBeVisible();
    expect(screen.getByText('2 parts of your health records are missing from Lakes Plan.')).toBeVisible();
    await user.click(screen.getByText('Which ones and why'));
    expect(
      screen.getByText('Lakes Plan does not have these health records: Refills (medicines) · Visits.'),
    ).toBeVisible();
  });
});

test.each(['en', 'es'] as const)('the screen passes axe and has every text in %s', async (language) => {
  await openApp('/claims', {}, { language });
  await screen.findByRole('grid');
  await expectAccessible();
});

test.each([
  ['/claims', true],
  ['/claims?q=knee', false],
])('%s: whether the way to a claim that no plan sent is below the list: %s', async (at, isThere) => {
  await openApp(at);
  await screen.findByRole('grid');
  expect(screen.queryByText(/^Is a claim missing/) !== null).toBe(isThere);
  if (!isThere) return;
  expect(screen.getByRole('link', { name: 'Add it from paper' })).toHaveAttribute('href', '/files/paper');
  expect(screen.getByRole('link', { name: 'Open a file or table' })).toHaveAttribute('href', '/files');
});
