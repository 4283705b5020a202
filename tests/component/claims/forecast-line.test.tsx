/** When the next limit may be reached, as a line on Claims: only where there is a range of days. */
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ForecastAnswer, ForecastView, PlanForecast } from '#shared/model/bills/forecast';
import { expectAccessible, openApp } from '../support/open-app.tsx';

function forecastOf(...answers: ForecastAnswer[]): ForecastView & { plans: [PlanForecast] } {
  const gaps = {
    withoutParts: 0,
    partsDiffer: 0,
    networkNotStated: 0,
    undated: 0,
    waiting: 0,
    otherCurrency: 0,
  };
  const ofPlan = { planId: 'c/Coverage/ppo', planName: 'Evergreen', openedAt: null, coverageName: null };
  return {
    today: '2026-03-20',
    plans: [
      {
        ...{
          ...ofPlan,
          kind: 'medical',
          care: 'medical',
          year: 2026,
          start: '2026-01-01',
          end: '2026-12-31',
        },
        ...{
          currency: 'USD',
          hasOwnRules: false,
          coming: [],
          refills: [],
          leftOutCare: [],
          waiting: [],
          gaps,
        },
        meters: answers.map((answer, at) => ({
          meter: {
            ...{ whose: 'person', what: at === 0 ? 'deductible' : 'out-of-pocket', network: 'in' },
            care: at === 0 ? 'medical' : 'drug',
            limit: { cents: 1500_00, source: 'you' },
            ...{ typedCents: null, ceilingCents: null, plans: null, shownCents: 900_00, isBeyond: false },
            ours: { cents: 900_00, claims: 5, earlierCents: null },
            ...{ members: [], months: [] },
          },
          countedCents: 900_00,
          answer,
          ...{ likely: { refill: 3, visit: 0 }, members: [], months: [] },
        })),
      },
    ],
    leftOut: 0,
  };
}

const line = () => screen.queryByRole('link', { name: /may reach|Podría alcanzar/ });

describe('the line of the next limit', () => {
  it('says the days of the limit that may be reached first, and leads to the forecast', async () => {
    const answer = forecastOf(
      { kind: 'may-reach', earliest: '2026-07-20', latest: '2026-09-08' },
      { kind: 'may-reach', earliest: '2026-08-01', latest: '2026-08-02' },
    );
    const { user } = await openApp('/claims', { 'forecast.get': answer });
    const found = await screen.findByRole('link', {
      name: /^You may reach your deductible between Jul 20(, 2026)? and Sep 8(, 2026)?\.$/,
    });
    await expectAccessible();
    await user.click(found);
    expect(
      await screen.findByRole('heading', { level: 1, name: /^You may reach your deductible/ }),
    ).toBeVisible();
  });

  it('says which care a limit is for, where it is not the plan’s own', async () => {
    const answer = forecastOf(
      { kind: 'not-this-year', shortCents: 60_00 },
      { kind: 'may-reach', earliest: '2026-08-01', latest: '2026-08-01' },
    );
    await openApp('/claims', { 'forecast.get': answer });
    expect(line()).toHaveTextContent(/^You may reach your out-of-pocket limit \(drugs\) around Aug 1/);
  });

  it('says that a limit is for care out of network', async () => {
    const answer = forecastOf({ kind: 'may-reach', earliest: '2026-08-01', latest: '2026-08-01' });
    for (const { meter } of answer.plans[0].meters) meter.network = 'out';
    await openApp('/claims', { 'forecast.get': answer });
    expect(line()).toHaveTextContent(/^You may reach your deductible \(out of network\) around Aug 1/);
  });

  it.each<[string, ForecastAnswer]>([
    ['a limit that nobody knows', { kind: 'limit-unknown' }],
    ['a limit out of reach', { kind: 'not-this-year', shortCents: 60_00 }],
    ['a limit that only other care reaches', { kind: 'with-other-care', shortCents: 60_00 }],
    ['a limit with a condition', { kind: 'only-if', earliest: '2026-08-01', shortCents: 1, care: [] }],
    ['a limit that was reached', { kind: 'reached', claimId: null, date: null }],
  ])('is not there for %s', async (_name, answer) => {
    await openApp('/claims', { 'forecast.get': forecastOf(answer) });
    expect(within(screen.getByRole('main')).getAllByRole('row').length).toBeGreaterThan(1);
    expect(line()).toBeNull();
  });
});
