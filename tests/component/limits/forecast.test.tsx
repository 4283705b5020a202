/** When a limit may be reached, on screen: the sentence, the bars, what it is made of, and what it never says. */
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ForecastAnswer, ForecastView } from '#shared/model/bills/forecast';
import { expectAccessible, openApp, switchToWalter } from '../support/open-app.tsx';

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const sheet = async (name: string) => within(await screen.findByRole('region', { name }));

const months = Array.from({ length: 12 }, (_, at) => ({
  month: `2026-${String(at + 1).padStart(2, '0')}`,
  countedCents: at < 6 ? at * 180_00 : 900_00,
  likelyCents: at < 6 ? 0 : Math.min(600_00, (at - 5) * 200_00),
}));

const gaps = {
  ...{ withoutParts: 0, partsDiffer: 0, networkNotStated: 0, undated: 0, waiting: 1, otherCurrency: 0 },
};

const withAnswer = (said: ForecastAnswer): ForecastView => ({
  today: '2026-07-01',
  plans: [
    {
      planId: 'c/Coverage/ppo',
      planName: 'Evergreen',
      openedAt: null,
      coverageName: 'Evergreen PPO',
      kind: 'medical',
      care: 'medical',
      ...{ year: 2026, start: '2026-01-01', end: '2026-12-31', currency: 'USD', hasOwnRules: false },
      meters: [
        {
          meter: {
            ...{ whose: 'person', what: 'deductible', care: 'medical', network: 'in' },
            limit: { cents: 1500_00, source: 'you' },
            typedCents: null,
            ceilingCents: null,
            ours: { cents: 900_00, claims: 5, earlierCents: null },
            plans: null,
            ...{ shownCents: 900_00, isBeyond: false, members: [], months: [] },
          },
          countedCents: 900_00,
          answer: said,
          likely: { refill: 3, visit: 0 },
          members: [],
          months,
        },
      ],
      coming: [
        {
          ...{ name: null, kind: 'refill', title: 'Veralin 10 mg', dates: ['2026-07-10', '2026-08-09'] },
          ...{ priceCents: 200_00, subject: 'yes', isLikely: true },
        },
        {
          ...{ name: 'Ben', kind: 'approval', title: 'Knee surgery', dates: ['2026-07-20'] },
          ...{ priceCents: 3000_00, subject: 'unknown', isLikely: false },
        },
      ],
      refills: [
        {
          ...{ name: null, title: 'Veralin 10 mg', fills: 4, days: 30, everyDays: 30 },
          lastFill: '2026-06-10',
          ...{ runOut: '2026-07-09', needOn: '2026-07-10', usualFrom: '2026-07-03', refillsLeft: 0 },
          ...{ gaps: [{ from: '2026-03-31', to: '2026-04-09', days: 10 }], isSteady: true },
        },
      ],
      leftOutCare: [
        { name: null, kind: 'refill', title: 'Other 5 mg', reason: 'few-fills', times: 2 },
        { name: null, kind: 'approval', title: 'A scan', reason: 'no-price', times: null },
      ],
      waiting: [{ claimId: 'c/w', provider: 'Harbor Imaging', date: '2026-06-28' }],
      gaps,
    },
  ],
  leftOut: 0,
});

const answer = withAnswer({ kind: 'may-reach', earliest: '2026-07-20', latest: '2026-09-08' });

describe('the forecast of limits', () => {
  it('is reached from the limits, and says what would be left, whose count comes first and what it uses', async () => {
    const { user } = await openApp('/spending/limits');
    await user.click(await screen.findByRole('link', { name: 'When will I reach my limit?' }));
    await title(
      /^(?:You may reach|At this pace you will not reach|What we see coming does not reach|By our count, you may have reached) your deductible/,
    );
    expect(screen.getByText(/^Your plan’s own count comes first\. This is our estimate\./)).toBeVisible();
    const plan = await sheet('Evergreen Health PPO');
    expect(plan.getAllByText(/^Already counted: \$[\d,.]+ of \$[\d,.]+\./).length).toBeGreaterThan(1);
    expect(plan.getAllByRole('img', { name: /by month, with bars\. Counted so far/ }).length).toBeGreaterThan(
      1,
    );
    expect(plan.getByRole('heading', { name: 'What this estimate uses' })).toBeVisible();
    expect(plan.getByRole('heading', { name: 'Refills we know' })).toBeVisible();
    expect(plan.getByRole('table', { name: 'Refills we know' })).toBeVisible();
    const dental = await sheet('Evergreen Dental');
    expect(
      dental.getAllByText(
        'We do not know your limit. Look for it in your plan’s Summary of Benefits and enter it.',
      )[0],
    ).toBeVisible();
    expect(dental.queryByRole('img')).toBeNull();
    expect(dental.getByRole('link', { name: 'Enter the limit' })).toBeVisible();
    expect(document.body.textContent).not.toMatch(
      /you will reach|you save|missed doses|best plan|left to pay/i,
    );
    await expectAccessible();
  });

  it('gives the days between which a limit may be reached, with fills, gaps and what is left out', async () => {
    const { user } = await openApp('/spending/limits/forecast', { 'forecast.get': answer });
    await title('You may reach your deductible between July 20, 2026 and September 8, 2026.');
    const plan = await sheet('Evergreen PPO');
    expect(screen.getAllByText(/between July 20, 2026 and September 8, 2026/)).toHaveLength(1);
    expect(
      plan.getByText(
        'Already counted: $900.00 of $1,500.00. Likely: 3 refills. No price yet: 2 claims or approvals.',
      ),
    ).toBeVisible();
    const rows = within(plan.getByRole('table', { name: 'Refills we know' })).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/Veralin 10 mg.*4 fills, 30 days’ supply.*No refills left/);
    expect(rows[1]).toHaveTextContent(/We see no fill for 10 days, March 31 – April 9, 2026\./);
    expect(rows[1]).toHaveTextContent(/Jul 9.*Jul 10.*Jul 3/);
    await user.click(plan.getByText('What is left out (3)'));
    expect(plan.getByText('Refill: Other 5 mg. Only 2 fills. It takes three.')).toBeVisible();
    expect(plan.getByRole('link', { name: /your plan is still deciding\. No price yet\.$/ })).toBeVisible();
    await expectAccessible();
  });

  it.each([
    { kind: 'limit-unknown' as const },
    { kind: 'count-unknown' as const },
    { kind: 'with-other-care' as const, shortCents: 600_00 },
    { kind: 'not-this-year' as const, shortCents: 600_00 },
  ])('has one sentence as its title: $kind', async (one) => {
    await openApp('/spending/limits/forecast', { 'forecast.get': withAnswer(one) });
    const said = (await title(/your limit|your deductible|this limit/)).textContent;
    expect(said).not.toContain('.');
    expect(document.body.textContent.split(said)).toHaveLength(2);
  });

  it('sums up gaps, and says how often a drug is filled that lasts longer than its supply', async () => {
    const [plan] = answer.plans;
    const [refill] = plan?.refills ?? [];
    if (!plan || !refill) throw new Error('There is a refill.');
    const gaps = [
      { from: '2026-04-03', to: '2026-04-03', days: 1 },
      { from: '2026-03-02', to: '2026-03-04', days: 3 },
      { from: '2026-01-31', to: '2026-01-31', days: 1 },
    ];
    const refills = [{ ...refill, gaps, everyDays: 61 }];
    await openApp('/spending/limits/forecast', {
      'forecast.get': { ...answer, plans: [{ ...plan, refills }] },
    });
    const table = within(await screen.findByRole('table', { name: 'Refills we know' }));
    const [, row] = table.getAllByRole('row');
    expect(row).toHaveTextContent(/filled about every 61 days/);
    expect(row).toHaveTextContent(
      /no fill 3 times this plan year, for 5 days in total\. The longest is 3 days, March 2/,
    );
    expect(row?.textContent.match(/no fill/g)).toHaveLength(1);
  });

  it('names the claim with which a limit may be reached', async () => {
    const reached = { kind: 'reached' as const, claimId: 'c/1', date: '2026-05-03' };
    await openApp('/spending/limits/forecast', { 'forecast.get': withAnswer(reached) });
    await title('By our count, you may have reached your deductible');
    expect(screen.getByText('With care on May 3, 2026. Ask your plan.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'See the claim' })).toBeVisible();
  });

  it.each<[ForecastAnswer, string]>([
    [
      { kind: 'limit-unknown' },
      'We do not know your limit. Look for it in your plan’s Summary of Benefits and enter it.',
    ],
    [{ kind: 'count-unknown' }, 'Your claims do not show what went toward this limit. So we give no day.'],
    [
      { kind: 'reached', claimId: 'c/1', date: '2026-05-03' },
      'By our count, you may have reached your family’s deductible. With care on May 3, 2026. Ask your plan.',
    ],
    [
      { kind: 'may-reach', earliest: '2026-07-20', latest: '2026-07-20' },
      'You may reach your family’s deductible around July 20, 2026.',
    ],
    [
      { kind: 'not-this-year', shortCents: 60_00 },
      'At this pace you will not reach your family’s deductible this plan year. $60.00 would be left.',
    ],
  ])('a limit below the first says its whole answer: $kind', async (said, sentence) => {
    const [plan] = answer.plans;
    const [first] = plan?.meters ?? [];
    if (!plan || !first) throw new Error('There is a limit.');
    const below = { ...first, meter: { ...first.meter, whose: 'family' as const }, answer: said };
    await openApp('/spending/limits/forecast', {
      'forecast.get': { ...answer, plans: [{ ...plan, meters: [first, below] }] },
    });
    expect(await screen.findByText(sentence)).toBeVisible();
  });

  it('begins with the limit that may be reached first, and says which care it is for', async () => {
    const [plan] = answer.plans;
    const [first] = plan?.meters ?? [];
    if (!plan || !first) throw new Error('There is a limit.');
    const far = { ...first, answer: { kind: 'not-this-year' as const, shortCents: 600_00 } };
    const drugs = { ...first, meter: { ...first.meter, care: 'drug' as const } };
    await openApp('/spending/limits/forecast', {
      'forecast.get': { ...answer, plans: [{ ...plan, meters: [far, drugs] }] },
    });
    await title('You may reach your deductible (drugs) between July 20, 2026 and September 8, 2026.');
    expect(
      screen.getByText(
        'At this pace you will not reach your deductible this plan year. $600.00 would be left.',
      ),
    ).toBeVisible();
  });

  it('months whose count is not known are no months without care', async () => {
    const [plan] = answer.plans;
    const [first] = plan?.meters ?? [];
    if (!plan || !first) throw new Error('There is a limit.');
    const unknown = first.months.map((month, at) => (at < 3 ? { ...month, countedCents: null } : month));
    const note = 'We do not know this count for the months before.';
    const { bridge } = await openApp('/spending/limits/forecast', { 'forecast.get': answer });
    await title(/your deductible/);
    const isAllKnown = first.months.every(({ countedCents }) => countedCents !== null);
    expect(screen.queryAllByText(note)).toHaveLength(isAllKnown ? 0 : 1);
    bridge.answer({
      'forecast.get': { ...answer, plans: [{ ...plan, meters: [{ ...first, months: unknown }] }] },
    });
    act(() => bridge.emit('data.changed', { personId: null }));
    expect(await screen.findByText(note)).toBeVisible();
  });

  it('says what else would have to come', async () => {
    const onlyIf = {
      kind: 'only-if' as const,
      earliest: '2026-07-20',
      shortCents: 600_00,
      care: ['Knee surgery'],
    };
    await openApp('/spending/limits/forecast', { 'forecast.get': withAnswer(onlyIf) });
    await title('At this pace you will not reach your deductible this plan year');
    expect(screen.getByText('$600.00 would be left.')).toBeVisible();
    expect(
      screen.getByText(
        /^You may reach it on July 20, 2026 at the earliest, but only if this also comes, or also counts: Knee surgery\./,
      ),
    ).toBeVisible();
  });

  it('of Medicare: no day for what follows rules of its own', async () => {
    const { user } = await openApp('/spending/limits/forecast');
    await title(/your deductible/);
    await switchToWalter(user);
    expect(
      await screen.findByText(/Part A of Medicare does not count its deductible by the year/),
    ).toBeVisible();
    const partB = await sheet('Part B');
    await title('We do not know your limit');
    expect(partB.getByText(/of \$283\.00/)).toBeVisible();
    expect(partB.queryByRole('link', { name: 'Enter the limit' })).toBeNull();
    expect(screen.getByText(/counts by rules of its own/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'See your drug cap' }).getAttribute('href')).toMatch(
      /\/spending\/limits\/drugs\?.*plan=/,
    );
    await expectAccessible();
  });

  it('in Spanish', async () => {
    await openApp('/spending/limits/forecast', { 'forecast.get': answer }, { language: 'es' });
    await title('Podría alcanzar su deducible entre el 20 de julio de 2026 y el 8 de septiembre de 2026.');
    expect(
      screen.getByText(
        'Ya contado: $900.00 de $1,500.00. Probable: 3 resurtidos. Aún sin precio: 2 reclamaciones o autorizaciones.',
      ),
    ).toBeVisible();
    await expectAccessible();
  });
});
