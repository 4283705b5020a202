/** Plans that are compared, and a year under them, over a real database. */
import { expect, it } from 'vitest';
import { eob, later, openConnectedStore, storeAll } from '../archive/records.ts';
import { emptyPlan } from './empty-plan.ts';
import { deductible, limit, planA, rule } from './plans.ts';

const today = '2026-11-20';
const premium = { ...planA, name: 'With a premium', premiumCents: 100_00 };

function open() {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  storeAll(store, connectionId, [eob({ id: 'c-1', date: '2026-03-04' })]);
  store.archive.endPass(connectionId, later);
  const save = (rules = planA, planId: string | null = null) =>
    store.nextYear.save({ personId, planId, rules }).planId;
  const get = (changes: object = {}) => store.nextYear.get({ personId, year: null, today, ...changes });
  return { ...opened, save, get };
}

it('keeps plans in the order in which they were typed, the own one first, and what is changed of them', () => {
  const { save, get } = open();
  const first = save();
  save(premium);
  save({ ...planA, name: 'Own', isOwn: true });
  save({ ...planA, name: 'Changed' }, first);
  expect(get().plans.map(({ rules }) => rules.name)).toEqual(['Own', 'Changed', 'With a premium']);
});

it('a plan that was removed comes back with its rules', () => {
  const { store, save, get } = open();
  const planId = save(premium);
  const { removedId } = store.nextYear.remove({ planId });
  expect(get().plans).toEqual([]);
  store.written.bringBack({ removedId });
  expect(get().plans.map(({ planId: id, rules }) => [id, rules])).toEqual([[planId, premium]]);
});

it('keeps nothing for somebody who is not here, and changes no plan of somebody else', () => {
  const { store, save } = open();
  const planId = save();
  const input = { personId: 'nobody', planId: null, rules: planA };
  expect(() => store.nextYear.save(input)).toThrow('person');
  expect(() => store.nextYear.save({ ...input, planId })).toThrow('plan');
});

it('goes with the person', () => {
  const { db, store, connectionId, save } = open();
  save();
  store.connection.erase(connectionId);
  expect(db.prepare('SELECT count(*) FROM compared_plan').pluck().get()).toBe(0);
});

it('asks of the year that has just ended until March, then of this one', () => {
  const { get } = open();
  expect(get().year).toBe(2026);
  expect(get({ today: '2027-01-20' }).year).toBe(2026);
  expect(get({ today: '2027-04-01' }).year).toBe(2027);
  expect(get({ year: 2024 })).toMatchObject({ year: 2024, claims: 0 });
});

it('puts a claim of the plan through the rules, whole where its lines have no prices', () => {
  const { store, connectionId, save, get } = open();
  const priced = eob({ id: 'c-2', number: 'N2', date: '2026-04-04', share: 40 });
  const allowed = {
    category: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'eligible' }],
    },
    amount: { value: 150, currency: 'USD' },
  };
  (priced['total'] as unknown[]).push(allowed);
  storeAll(store, connectionId, [priced]);
  store.archive.endPass(connectionId, later);
  save({
    ...emptyPlan,
    isOwn: true,
    deductibles: [deductible(0, null)],
    limits: [limit(5_000_00, null)],
    services: [rule('any', { copayCents: 25_00 })],
  });
  const { claims, stated, plans } = get();
  expect(claims).toBe(2);
  expect(stated).toMatchObject({ cents: 70_00, notStated: 0 });
  expect(plans[0]).toMatchObject({
    claimsUsed: 1,
    moneyPercent: 100,
    share: { lowCents: 25_00, highCents: 25_00 },
    leftOut: [{ reason: 'no-price', claims: 1 }],
  });
});
