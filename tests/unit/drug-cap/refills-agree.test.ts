/** A refill ahead is one thing: the forecast of limits and the drug cap name the same drugs, days and counts of fills. */
import { describe, expect, it } from 'vitest';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';
import { openSampled } from '../examples/sample-store.ts';

const days = ['2026-04-10', '2026-08-20', '2026-10-15', '2026-12-02'];

function listMembers(now: string) {
  return makeSamplePlans({ now, later: now }, 0).flatMap(({ id, members }) =>
    members.map(({ person }) => ({ plan: id, name: person.name })),
  );
}

describe.each(days)('on %s', (today) => {
  it.each(listMembers(today))('$name, $plan', ({ plan, name }) => {
    const { store, personId } = openSampled({ now: today, name, plans: [plan], claims: 1000 });
    const cap = store.drugCap.get({ personId, year: null, planId: null, joinMonth: null, today });
    const forecast = store.forecast
      .get({ personId, today })
      .plans.find(({ planId }) => planId === cap.planId);
    const ahead = (forecast?.refills ?? []).filter(({ isSteady, needOn }) => isSteady && needOn !== null);
    const ofForecast = ahead.map(({ title, fills, everyDays, needOn }) => [
      title,
      fills,
      everyDays,
      needOn !== null && needOn < today ? today : needOn,
    ]);
    const ofCap = (cap.count?.refills ?? []).map(({ what, fills, everyDays, next }) => [
      what,
      fills,
      everyDays,
      next,
    ]);
    expect(ofCap).toEqual(ofForecast);
    if (name.startsWith('Walter') && plan === 'medicare') expect(ofCap.length).toBeGreaterThan(0);
  });
});
