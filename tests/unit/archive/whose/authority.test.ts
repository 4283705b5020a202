/** “Somebody I help”: an adult, and somebody whose age the plan does not say, only by a right that the person states. */
import { describe, expect, it, vi } from 'vitest';
import { claim, ivo, leo, patient, rosa } from '../../../support/recorded-plan/family.ts';
import { billOf } from '../../bills/bill-and-claim.ts';
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

describe('the same answer once more', () => {
  const today = '2026-03-22';
  const written = () => {
    const plan = openPlan(patient('s', rosa))
      .sends([claim('1', 't'), patient('t', leo)])
      .ends()
      .answers('t', 'helped', { authority: 'parent' });
    const { store } = plan;
    const [, helped] = store.people.list();
    const connection = store.connection.list().find(({ fedBy }) => fedBy !== null);
    if (helped === undefined || connection === undefined) throw new Error('Nobody is helped.');
    const claimId = `${connection.id}/1`;
    const { id: _id, ...facts } = billOf();
    store.bills.save({ billId: null, facts: { ...facts, personId: helped.id } });
    const called = { calledOn: today, whom: 'plan', number: '', name: 'Ana', reference: '' } as const;
    store.calls.add({ about: { claimId }, facts: { ...called, said: 'They look again.', followUpOn: null } });
    const letter = { letterDate: today, receivedOn: null, lastDay: null, sendTo: 'Plan', sentOn: null };
    store.appeals.save({ claimId, facts: { ...letter, outcome: null, endedOn: null } });
    const count = (table: string) => plan.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    const look = () => ({
      people: store.people.list().map(({ id, authority }) => [id, authority]),
      connections: store.connection.list().map(({ id, claims }) => [id, claims]),
      written: ['bill', 'call', 'appeal'].map(count),
    });
    return { plan, look, before: look() };
  };

  it('for a child who is of age by now: all that was written down stays, and the right is the new one', () => {
    const { plan, look, before } = written();
    vi.useFakeTimers({ now: Date.parse(leo.born) + 19 * 366 * 86_400_000, toFake: ['Date'] });
    try {
      expect(plan.causes()).toMatchObject([{ why: 'adult', answer: 'helped' }]);
      plan.answers('t', 'helped', { authority: 'power-of-attorney' });
      expect(plan.causes()).toMatchObject([{ why: 'not-linked', answer: 'helped', count: 1 }]);
    } finally {
      vi.useRealTimers();
    }
    const [hers, [his] = []] = before.people;
    expect(look()).toEqual({ ...before, people: [hers, [his, 'power-of-attorney']] });
    expect(before.written).toEqual([1, 1, 1]);
  });

  it('by the same right changes nothing', () => {
    const { plan, look, before } = written();
    plan.answers('t', 'helped', { authority: 'parent' });
    expect(look()).toEqual(before);
    expect([plan.filed(), plan.aside()]).toEqual([[], []]);
  });

  it('“mine”: the claim keeps its place, and what was seen of it', () => {
    const plan = openAsked(null).answers('t', 'own');
    const key = () => plan.db.prepare("SELECT key FROM resource WHERE id = '1'").pluck().get();
    // A later record, so that a claim which came anew would have another key.
    plan.sends([claim('2', 's')], { pages: 2 });
    const before = key();
    plan.answers('t', 'own');
    expect([plan.filed(), key()]).toEqual([[c1, 'ExplanationOfBenefit/2'], before]);
  });
});
