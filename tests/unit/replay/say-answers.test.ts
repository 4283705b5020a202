/** The question with which people come: would another plan have cost more? */
import { describe, expect, it } from 'vitest';
import type { NextYear, PlanYear } from '../../../shared/model/replay/next-year.ts';
import { sayAnswers } from '../../../shared/words/papers/next-year.ts';
import { wordsIn } from '../../support/sheets/paper-fixture.ts';
import { planB } from './plans.ts';

describe('would it have cost more', () => {
  const view = (over: Partial<PlanYear>, premiumCents: number | null = null): NextYear => {
    const plan = {
      ...{ planId: 'b', rules: { ...planB, name: 'B' }, personIds: ['ana'], year: null },
      share: { lowCents: 300_00, highCents: 400_00 },
      stated: { cents: 200_00, notStated: 0 },
      ...over,
    };
    const stated = { cents: 200_00, notStated: 0, months: [], premiumCents, yearCents: null };
    return { year: 2026, plans: [plan], stated } as unknown as NextYear;
  };
  const words = {
    t: wordsIn('en').t,
    amount: (cents: number) => `$${cents / 100}`,
    month: () => '',
  };
  const say = (one: NextYear) => sayAnswers(one, words, ({ rules }) => rules.name).map(({ text }) => text);

  it('is answered by both amounts, and by no judgment', () => {
    expect(say(view({}))).toEqual([
      'In the claims we could use, your share under B is $300 to $400. Under your plan in 2026, it was $200.',
    ]);
  });

  it('is answered with premiums where both are known', () => {
    const year = { lowCents: 1_500_00, highCents: 1_600_00 };
    expect(say(view({ year }, 100_00))[0]).toMatch(
      /With 12 months of premiums, these claims come to \$1500 to \$1600 under B\. Under your plan in 2026, they came to \$1400\.$/,
    );
    expect(say(view({ year }))[0]).not.toMatch('premiums');
    expect(say(view({ year: null }, 100_00))[0]).not.toMatch('premiums');
    expect(say(view({ year, stated: { cents: 200_00, notStated: 1 } }, 100_00))[0]).toMatch(
      /it was \$200\. 1 of these claims does not give your share\.$/,
    );
  });

  it('says what all claims come to, where others are left out', () => {
    const one = view({});
    const all = (cents: number, notStated: number) => ({
      ...one,
      stated: { ...one.stated, cents, notStated },
    });
    expect(say(all(250_00, 0))[0]).toMatch(
      /it was \$200\. All your claims of 2026 come to \$250\. The others are left out here\.$/,
    );
    expect(say(all(250_00, 2))[0]).toMatch('come to $250, 2 claims not given. The others');
    // The own claims are those of the people of the first plan.
    const family = { ...one.plans[0], planId: 'f', personIds: ['ana', 'ben'] } as PlanYear;
    expect(say({ ...all(250_00, 0), plans: [...one.plans, family] })[1]).not.toMatch('All your claims');
  });

  it('has no clear difference inside of the range, unless claims are missing in it', () => {
    const stated = { cents: 350_00, notStated: 0 };
    expect(say(view({ stated }))[0]).toMatch('$350 lies within that range. We see no clear difference.');
    expect(say(view({ stated: { ...stated, notStated: 2 } }))[0]).not.toMatch('clear');
  });

  it.each<[string, Partial<PlanYear>]>([
    ['there is no result', { share: null }],
    ['no claim states a share', { stated: { cents: null, notStated: 3 } }],
    ['it is the own plan', { rules: { ...planB, isOwn: true } }],
  ])('is not answered where %s', (_, over) => {
    expect(say(view(over))).toEqual([]);
  });
});
