/** What plans state in other forms than the guides' own, and what only looks like it. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { deriveAnswer } from '../../../shared/words/answer.ts';
import { amounts, category, eob, line, usd } from '../../fixtures/eob/build.ts';
import { check, read, stated } from './read.ts';

const answerOf = (more: Json) => {
  const { words, ...answer } = deriveAnswer(read(eob(more)));
  return [words, 'amount' in answer ? answer.amount.cents : null];
};

describe('a currency in the form of a quantity', () => {
  const withMoney = (money: Json) =>
    read(eob({ total: [{ category: category('submitted'), amount: money }] }));

  it.each<[Json, string]>([
    [{ value: 40, code: 'USD', system: 'urn:iso:std:iso:4217' }, 'USD'],
    [{ value: 40, unit: 'CAD' }, 'CAD'],
    [{ value: 40, unit: 'Mexican Pesos', code: 'MXN' }, 'MXN'],
  ])('%j is stated', (money, currency) => {
    const claim = withMoney(money);
    expect([claim.amounts.billed?.currency, check(claim, 'currency-not-stated')]).toEqual([
      currency,
      undefined,
    ]);
  });

  it.each<Json>([{ value: 40, unit: 'box' }, { value: 40, code: 'dollars' }, { value: 40 }])(
    '%j is none: dollars are assumed, and said to be',
    (money) => {
      const claim = withMoney(money);
      expect(claim.amounts.billed).toMatchObject({ currency: 'USD', assumedCurrency: true });
    },
  );

  it('another one is not added to dollars', () => {
    const claim = read(
      eob({
        total: [
          ...amounts({ submitted: 100 }),
          { category: category('memberliability'), amount: { value: 40, code: 'CAD' } },
        ],
      }),
    );
    expect([claim.amounts.yourShare, check(claim, 'several-currencies')?.ok]).toEqual([null, false]);
  });
});

describe('a category of money', () => {
  const shareBy = (...said: Json[]) =>
    stated(read(eob({ total: said.map((one) => ({ category: one, amount: usd(30) })) })), 'yourShare')[
      'yourShare'
    ];
  const local = 'https://plan.example/codes';
  const code = (one: string, display?: string, system = local): Json => ({
    coding: [{ system, code: one, ...(display && { display }) }],
  });

  it.each<[string, Json]>([
    ['words', { text: 'Member Liability' }],
    ['words that people use', { text: 'Patient responsibility' }],
    ['words beside a code of the plan’s own', { ...code('A1'), text: 'Member liability' }],
    ['the words of a code of the plan’s own', code('A1', 'Member Responsibility')],
    ['a code with hyphens', code('member-liability')],
    ['a code with underscores', code('MEMBER_LIABILITY')],
  ])('is the guide’s own in %s', (_, said) => {
    expect(shareBy(said)).toBe('30.00 plan total');
  });

  it.each<[string, Json]>([
    ['more words', { text: 'Member liability limit' }],
    ['fewer words', { text: 'Liability' }],
    ['a longer code', code('member-liability-remaining')],
    ['a code of words that are none', code('patientresponsibility')],
    ['the words of a known code', code('copay', 'Member liability')],
    [
      'the words of a code of Medicare',
      code('CLM_X', 'Member liability', 'https://bluebutton.cms.gov/fhir/CodeSystem/Adjudication'),
    ],
  ])('is another one in %s', (_, said) => {
    expect(shareBy(said)).toBeNull();
  });

  it('in words beside its own code is the same money, which counts once', () => {
    const entries = [
      ...amounts({ submitted: 130, eligible: 90, benefit: 60, memberliability: 30 }),
      { category: code('A1', 'Member responsibility'), amount: usd(30) },
    ];
    const byLine = read(eob({ item: [{ sequence: 1, adjudication: entries }] }));
    expect(stated(byLine, 'yourShare')['yourShare']).toBe('30.00 plan lines');
    expect(byLine.lines[0]?.amounts.other).toMatchObject([{ label: 'Member responsibility' }]);
  });

  it('of a plan that has only codes of its own is read by their words', () => {
    const values = {
      'Billed Amount': 250,
      'Allowed Amount': 180,
      'Plan Paid': 150,
      'Member Responsibility': 30,
    };
    const total = Object.entries(values).map(([display, value], at) => ({
      category: code(`A${at}`, display),
      amount: usd(value),
    }));
    const names = ['billed', 'allowed', 'planPaid', 'yourShare'] as const;
    expect(stated(read(eob({ total })), ...names)).toEqual({
      billed: '250.00 plan total',
      allowed: '180.00 plan total',
      planPaid: '150.00 plan total',
      yourShare: '30.00 plan total',
    });
  });
});

describe('a kind of care without a known code', () => {
  const kindOf = (type: Json, more: Json = {}) => read(eob({ type, ...more })).kind;
  const local: Json = { coding: [{ system: 'https://plan.example/types', code: 'A7', display: 'Other' }] };
  const info = (one: string): Json => ({
    supportingInfo: [{ sequence: 1, category: { coding: [{ code: one }] }, valueQuantity: { value: 30 } }],
  });

  it.each<[Json, string]>([
    [{ text: 'Pharmacy' }, 'pharmacy'],
    [{ coding: [{ code: 'A7', display: 'Prescription Drug' }] }, 'pharmacy'],
    [{ text: 'Dental' }, 'oral'],
    [{ text: 'Vision' }, 'vision'],
  ])('%j is %s', (type, kind) => {
    expect(kindOf(type)).toBe(kind);
  });

  it('is a fill where only fills say what it says', () => {
    for (const one of ['dayssupply', 'refillnum', 'dawcode'])
      expect(kindOf(local, info(one))).toBe('pharmacy');
    expect(kindOf(local, info('clmrecvddate'))).toBe('other');
    expect(kindOf({ coding: [{ code: 'professional' }] }, info('dayssupply'))).toBe('professional');
  });

  it('is none by words that only hold such a word, and a known code decides before words', () => {
    expect(kindOf({ text: 'Pharmacy and medical' })).toBe('other');
    expect(kindOf({ coding: [{ code: 'professional' }], text: 'Pharmacy' })).toBe('professional');
  });
});

describe('a share that only some services state', () => {
  const silent = line(2, { submitted: 50, eligible: 40 });

  it('of nothing is no answer beside a service that is silent about it', () => {
    const item = [line(1, { submitted: 100, eligible: 80, benefit: 80, memberliability: 0 }), silent];
    expect(answerOf({ item })).toEqual(['notStated', null]);
    expect(stated(read(eob({ item })).lines[0] ?? fail(), 'yourShare')['yourShare']).toBe('0.00 plan lines');
  });

  it('of nothing stands where the other services charge nothing', () => {
    const item = [
      line(1, { submitted: 100, eligible: 80, benefit: 80, memberliability: 0 }),
      line(2, { submitted: 0 }),
    ];
    expect(answerOf({ item })).toEqual(['zeroPaid', 0]);
  });

  it('is not the claim’s where the claim’s own parts come to more', () => {
    const item = [line(1, { submitted: 100, memberliability: 10 }), line(2, { submitted: 200 })];
    const total = amounts({ submitted: 300, eligible: 200, benefit: 160, coinsurance: 40 });
    expect(answerOf({ item, total })).toEqual(['mayOwe', 4000]);
    expect(answerOf({ item, total: amounts({ submitted: 300, eligible: 200, coinsurance: 40 }) })).toEqual([
      'unproven',
      null,
    ]);
  });

  it('of something stays, as a part', () => {
    const item = [line(1, { submitted: 100, memberliability: 20 }), silent];
    expect(answerOf({ item })).toEqual(['mayOwe', 2000]);
    expect(read(eob({ item })).amounts.mayOwe?.partial).toBe(true);
  });
});

describe('a claim', () => {
  it.each<[string, Json]>([
    ['bare numbers', { category: category('submitted'), amount: 250 }],
    ['texts', { category: category('submitted'), amount: '250.00' }],
    ['values', { category: category('submitted'), value: 250 }],
  ])('whose amounts are %s did not come without costs', (_, entry) => {
    for (const more of [{ total: [entry] }, { item: [{ sequence: 1, adjudication: [entry] }] }])
      expect(answerOf(more)).toEqual(['notStated', null]);
  });

  it.each<[string, Json]>([
    ['no amounts', {}],
    ['amounts that are said to be absent', { amount: { extension: [{ valueCode: 'unknown' }] } }],
  ])('with %s did', (_, more) => {
    expect(answerOf({ total: [{ category: category('submitted'), ...more }] })).toEqual(['noCosts', null]);
  });
});

function fail(): never {
  throw new Error('There is no service.');
}
