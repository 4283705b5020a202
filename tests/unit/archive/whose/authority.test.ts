/** “Somebody I help”: an adult, and somebody whose age the plan does not say, only by a right that the person states. */
import { describe, expect, it } from 'vitest';
import { claim, ivo, leo, patient, rosa } from '../../../support/recorded-plan/family.ts';
import { openPlan } from './plan-desk.ts';

const c1 = 'ExplanationOfBenefit/1';
const openAsked = (who: Parameters<typeof patient>[1] | null) =>
  openPlan(patient('s', rosa))
    .sends([claim('1', 't'), ...(who === null ? [] : [patient('t', who)])])
    .ends();
const adult = ivo;
const ageless = { given: leo.given, family: leo.family };
const yearAlone = { ...leo, born: '2013' };

const answered = (
  who: Parameters<typeof patient>[1] | null,
  authority?: 'self' | 'parent' | 'power-of-attorney',
) => {
  const plan = openAsked(who);
  const before = plan.causes();
  let code: unknown = null;
  try {
    plan.answers('t', 'helped', authority === undefined ? {} : { authority });
  } catch (error) {
    code = (error as { code?: string }).code;
  }
  return { plan, code, isAsBefore: JSON.stringify(plan.causes()) === JSON.stringify(before) };
};

describe('is refused, and nothing is filed or answered', () => {
  it.each([
    ['for an adult without a stated right', adult, undefined],
    ['for an adult as a parent: who is of age is not under age', adult, 'parent'],
    ['for an adult as themselves', adult, 'self'],
    ['for a child as themselves', leo, 'self'],
    ['for somebody without a birth date', ageless, undefined],
    ['for somebody of whom only the year is known', yearAlone, undefined],
    ['for somebody whom the plan does not show', null, undefined],
  ] as const)('%s', (_, who, authority) => {
    const { plan, code, isAsBefore } = answered(who, authority);
    expect([code, isAsBefore]).toEqual(['whose/authority-needed', true]);
    expect([plan.filed(), plan.aside(), plan.store.people.list().length]).toEqual([[], [c1], 1]);
  });
});

describe('makes a person of their own', () => {
  it.each([
    ['of a child, without a right', leo, undefined],
    ['of a child, as a parent', leo, 'parent'],
    ['of an adult, with a power of attorney', adult, 'power-of-attorney'],
    ['of somebody without a birth date, as a parent', ageless, 'parent'],
    ['of somebody whom the plan does not show, with a power of attorney', null, 'power-of-attorney'],
  ] as const)('%s', (_, who, authority) => {
    const { plan, code } = answered(who, authority);
    expect(code).toBeNull();
    expect(plan.store.people.list().map((person) => person.authority)).toEqual([null, authority ?? null]);
  });
});
