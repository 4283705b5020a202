/** What is typed of a plan, as rules, and back. */
import { describe, expect, it } from 'vitest';
import {
  answersOf,
  chooseWhen,
  dropDays,
  emptyAnswers,
  fillEmpty,
  findBadAnswers,
  type PlanAnswers,
  readPlanAnswers,
} from '../../../renderer/features/next-year/plan-answers.ts';
import { PlanRules } from '../../../shared/model/replay/plan-rules.ts';
import { formLines } from '../../../shared/model/replay/service-rows.ts';
import { words } from './cost-words.ts';

const empty = emptyAnswers(2027);
const answers = (changes: Partial<PlanAnswers> = {}): PlanAnswers => ({
  ...empty,
  name: 'Harborlight',
  ...changes,
});

it('lines stand as in the chart of a Summary of Benefits: visits and tests, drugs, then other care', () => {
  const chart = formLines.slice(formLines.indexOf('outShare') + 1);
  expect(chart.slice(0, 8)).toEqual([
    ...['primary', 'specialist', 'preventive', 'test', 'imaging'],
    ...['drugs', 'drugTiers', 'facility'],
  ]);
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
    expect(answersOf(rules, words)).toEqual(typed);
    expect(
      rules.services.filter(({ rate }) => rate === 2000).map(({ serviceClass }) => serviceClass),
    ).toEqual(['lab', 'x-ray', 'emergency-room']);
  });

  it.each(['No.', 'None'])(
    'leave drugs in the overall deductible where they have none of their own: %s',
    (text) => {
      const rules = readPlanAnswers(answers({ deductible: '$2,500', drugDeductible: text }));
      expect(rules.deductibles.map(({ pool }) => pool)).toEqual(['all']);
    },
  );

  it('take the networks of the own plan from its claims', () => {
    expect(readPlanAnswers(answers({ isOwn: true })).providers).toBe('as-claims');
    expect(readPlanAnswers(answers()).providers).toBe('unknown');
  });
});

describe('a text that says more than an amount', () => {
  const row = (text: string, when: PlanAnswers['services']['stay']['when'] = 'unknown') => ({ text, when });
  const services = (some: Partial<PlanAnswers['services']>) =>
    answers({ limit: '$5,000', services: { ...empty.services, ...some } });
  const find = (typed: PlanAnswers, serviceClass: string) =>
    readPlanAnswers(typed).services.find((one) => one.serviceClass === serviceClass);

  it('sets the percentage and that the deductible comes first, whatever stands beside it', () => {
    const rule = find(services({ primary: row('20% after deductible', 'no') }), 'primary-visit');
    expect(rule).toMatchObject({ rate: 2000, copayCents: null, subject: 'yes', order: 'after' });
  });

  it('loses what it says of the deductible once another answer is chosen', () => {
    const chosen = chooseWhen(row('20% coinsurance after deductible'), 'no', words);
    expect(chosen).toEqual(row('20%', 'no'));
    expect(chooseWhen(row('$30 copay/visit'), 'after', words)).toEqual(row('$30 copay/visit', 'after'));
  });

  it('may be by the day, of a stay and of other care', () => {
    const typed = services({ stay: row('$325 per day, days 1-6'), nursing: row('$50/day', 'no') });
    expect(find(typed, 'hospital-stay')).toMatchObject({ copayCents: 325_00, per: 'day', mostDays: 6 });
    expect(find(typed, 'skilled-nursing')).toMatchObject({ copayCents: 50_00, per: 'day', mostDays: null });
    expect(
      find(
        { ...typed, services: { ...typed.services, stay: dropDays(typed.services.stay, words) } },
        'hospital-stay',
      ),
    ).toMatchObject({ copayCents: 325_00, per: 'stay', mostDays: null });
    const kept = answersOf(readPlanAnswers(typed), words);
    expect(kept).toMatchObject({ isByDay: true, mostDays: '6' });
    expect(readPlanAnswers(kept)).toEqual(readPlanAnswers(typed));
  });

  it('may be that the plan pays nothing, which is neither a price nor unknown', () => {
    const typed = {
      ...services({ therapy: row('Not covered') }),
      drugs: { ...empty.drugs, 4: { ...row('Not covered'), of90: '' } },
      out: 'yes' as const,
      outShare: '100%',
    };
    const rules = readPlanAnswers(typed);
    expect(find(typed, 'therapy')).toMatchObject({ covered: 'no', copayCents: null, rate: null });
    expect(rules.drugs).toMatchObject([{ tier: 4, covered: 'no', copayCents: null, rate: null }]);
    expect(rules.services.find(({ network }) => network === 'out')?.covered).toBe('no');
    expect(PlanRules.safeParse(rules).success).toBe(true);
    expect(readPlanAnswers(answersOf(rules, words))).toEqual(rules);
  });

  it('keeps the family beside the person, and that there is no limit', () => {
    const typed = answers({
      deductible: '$2,000 individual / $4,000 family',
      limit: 'No limit',
      isWithoutDrugs: true,
      out: 'yes',
      outDeductible: 'None',
      outLimit: '8000 / 16000',
      outShare: '40% coinsurance, deductible does not apply',
    });
    const rules = readPlanAnswers(typed);
    expect(rules.deductibles).toMatchObject([
      { network: 'in', personCents: 2_000_00, familyCents: 4_000_00 },
      { network: 'out', personCents: 0, familyCents: null },
    ]);
    expect(rules.limits).toEqual([
      { network: 'in', personCents: null, familyCents: null, excluded: ['drug'] },
      { network: 'out', personCents: 8_000_00, familyCents: 16_000_00, excluded: ['drug'] },
    ]);
    expect(rules.services.at(-1)).toMatchObject({ rate: 4000, subject: 'no' });
    expect(readPlanAnswers(answersOf(rules, words))).toEqual(rules);
  });

  it('has words beside its amount: of a month, of 90 days', () => {
    const drugs = { ...empty.drugs, 1: { ...row('$10', 'no'), of90: '$25 copay for a 90-day supply' } };
    const rules = readPlanAnswers(answers({ premium: '$420.50 / month', drugs }));
    expect(rules).toMatchObject({ premiumCents: 420_50, drugs: [{ copay90Cents: 25_00 }] });
  });
});

it('one answer fills what is empty, and nothing else', () => {
  const answer = { text: '20%', when: 'after' } as const;
  const typed = answers({ services: { ...empty.services, primary: { text: '$30', when: 'no' } } });
  const { services, drugs, count } = fillEmpty(typed, answer, false);
  expect(count).toBe(17);
  expect(services).toMatchObject({ preventive: { text: '$0' }, primary: { text: '$30' }, stay: answer });
  expect(drugs).toEqual(empty.drugs);
  expect(fillEmpty(typed, answer, true)).toMatchObject({ count: 21, drugs: { 4: { ...answer, of90: '' } } });
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
  expect([...bad.keys()].toSorted()).toEqual(
    ['mostDays', 'name', 'premium', 'stay', 'tier 2', 'tier 2 of 90', 'year'].toSorted(),
  );
});

describe('a plan for a family', () => {
  const family = (changes: Partial<PlanAnswers> = {}) =>
    answers({
      covers: 'family',
      others: ['ben'],
      deductible: '1500 / 3000',
      limit: '5000 / 10000',
      ...changes,
    });
  const amountsOf = (changes: Partial<PlanAnswers>) => {
    const { deductibles, limits } = readPlanAnswers(family(changes));
    return [...deductibles, ...limits].map((one) => [one.personCents, one.familyCents]);
  };

  it('has who is on it, both amounts, and how its deductible works', () => {
    expect(readPlanAnswers(family())).toMatchObject({
      ...{ covers: 'family', otherIds: ['ben'] },
      deductibles: [{ personCents: 1500_00, familyCents: 3000_00, style: 'embedded' }],
    });
    expect(readPlanAnswers(family({ style: 'aggregate', deductible: '3000' })).deductibles).toEqual([
      { pool: 'all', network: 'in', personCents: null, familyCents: 3000_00, style: 'aggregate' },
    ]);
    expect(readPlanAnswers(answers())).not.toHaveProperty('otherIds');
  });

  it('asks for the amount of the family, which is never as good as none', () => {
    expect([...findBadAnswers(family({ deductible: '1500', limit: '5000 family' }))]).toEqual([
      ['deductible', 'pair'],
      ['limit', 'pair'],
    ]);
    expect(findBadAnswers(family({ deductible: '1500 per person', drugDeductible: '250' })).size).toBe(0);
    expect(
      findBadAnswers(family({ style: 'aggregate', deductible: '3000 family', limit: '8000' })).size,
    ).toBe(0);
    expect([...findBadAnswers(family({ style: 'aggregate', deductible: '3000 per person' }))]).toEqual([
      ['deductible', 'pair'],
    ]);
    expect(amountsOf({ deductible: '$0', limit: 'no limit' })).toEqual([
      [0, null],
      [null, null],
    ]);
  });

  it('is the same when it is opened again', () => {
    for (const changes of [
      {},
      { style: 'aggregate', deductible: '3000', limit: '8000' },
      { deductible: '1500 per person', drugDeductible: '250' },
    ] as const) {
      const rules = readPlanAnswers(family(changes));
      expect(readPlanAnswers(answersOf(rules, words))).toEqual(rules);
      expect(findBadAnswers(answersOf(rules, words)).size).toBe(0);
    }
  });
});
