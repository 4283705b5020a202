/** What is typed of a plan, as rules, and back. */
import { describe, expect, it } from 'vitest';
import {
  answersOf,
  emptyAnswers,
  findBadAnswers,
  type PlanAnswers,
  parseShare,
  readPlanAnswers,
} from '../../../renderer/features/next-year/plan-answers.ts';
import { PlanRules } from '../../../shared/model/replay/plan-rules.ts';

const empty = emptyAnswers(2027);
const answers = (changes: Partial<PlanAnswers> = {}): PlanAnswers => ({
  ...empty,
  name: 'Harborlight',
  ...changes,
});
const share = (copayCents: number | null, rate: number | null, rateMostCents: number | null = null) => ({
  copayCents,
  rate,
  rateMostCents,
});

describe('what one pays', () => {
  it.each([
    ['', share(null, null)],
    ['$30', share(30_00, null)],
    ['1,250.50', share(1_250_50, null)],
    ['20%', share(null, 2000)],
    ['12.5 %', share(null, 1250)],
    ['$250 + 20%', share(250_00, 2000)],
    ['25% up to $250', share(null, 2500, 250_00)],
    ['25% hasta $250', share(null, 2500, 250_00)],
    ['0', share(0, null)],
  ])('%s', (text, expected) => {
    expect(parseShare(text)).toEqual(expected);
  });

  it.each(['a lot', '30 20%', '120%', '$', '20% of it', '-5', '1,2,3'])('is not %s', (text) => {
    expect(parseShare(text)).toBeNull();
  });
});

describe('the rules of answers', () => {
  it('know nothing of what was left empty, but that preventive care costs nothing', () => {
    const rules = readPlanAnswers(answers());
    expect(rules).toMatchObject({
      premiumCents: null,
      deductibles: [],
      limits: [],
      drugs: [],
      papersOf: null,
    });
    expect(rules.services.map(({ serviceClass, copayCents }) => [serviceClass, copayCents])).toEqual([
      ['preventive', 0],
    ]);
  });

  it('come back as they were typed', () => {
    const row = (text: string, when: PlanAnswers['services']['stay']['when']) => ({ text, when });
    const typed = answers({
      papersOf: '2026-11-18',
      premium: '305.00',
      deductible: '250.00',
      drugDeductible: '100.00',
      limit: '2000.00',
      providers: 'all-in',
      out: 'yes',
      outDeductible: '500.00',
      outLimit: '4000.00',
      outShare: '40%',
      isByDay: true,
      mostDays: '6',
      isWaived: true,
      services: {
        ...empty.services,
        primary: row('$30', 'no'),
        test: row('20%', 'after'),
        urgent: row('$75', 'before'),
        emergency: row('$250 + 20%', 'applies'),
        stay: row('$325', 'unknown'),
      },
      drugs: {
        ...empty.drugs,
        1: { ...row('$10', 'no'), of90: '25.00' },
        4: { ...row('25% up to $250', 'after'), of90: '' },
      },
      drugTiers: { Presolin: 1 },
    });
    const rules = readPlanAnswers(typed);
    expect(PlanRules.safeParse(rules).success).toBe(true);
    expect(answersOf(rules)).toEqual(typed);
    expect(
      rules.services.filter(({ rate }) => rate === 2000).map(({ serviceClass }) => serviceClass),
    ).toEqual(['lab', 'x-ray', 'emergency-room']);
  });

  it('take the networks of the own plan from its claims', () => {
    expect(readPlanAnswers(answers({ isOwn: true })).providers).toBe('as-claims');
    expect(readPlanAnswers(answers()).providers).toBe('unknown');
  });
});

it('needs a name and a year, and amounts that are amounts', () => {
  expect([...findBadAnswers(answers())]).toEqual([]);
  const bad = findBadAnswers({
    ...empty,
    year: 'next',
    premium: 'much',
    isByDay: true,
    mostDays: '0',
    services: { ...empty.services, stay: { text: 'all', when: 'no' } },
    drugs: { ...empty.drugs, 2: { text: '?', when: 'no', of90: '?' } },
  });
  expect([...bad].toSorted()).toEqual(
    ['mostDays', 'name', 'premium', 'stay', 'tier 2', 'tier 2 of 90', 'year'].toSorted(),
  );
});
