/** Kinds of service that the person chose for parts of claims, over a real database. */
import { expect, it } from 'vitest';
import { findBasis } from '../../../electron/data/replay/read/find-classes.ts';
import { eob, later, openConnectedStore, storeAll } from '../archive/records.ts';
import { limit, planA, rule } from './plans.ts';

const today = '2026-11-20';
const plan = {
  ...planA,
  isOwn: true,
  covers: 'person' as const,
  limits: [limit(500_000, null)],
  services: [rule('other', { copayCents: 10_00 }), rule('therapy', { copayCents: 40_00 })],
};

function open() {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  const allowed = {
    category: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'eligible' }],
    },
    amount: { value: 150, currency: 'USD' },
  };
  const claim = (id: string, more: Parameters<typeof eob>[0] = {}) => {
    const made = eob({ id, date: '2026-03-04', ...more });
    return { ...made, total: [...(made['total'] as object[]), allowed] };
  };
  const send = (...claims: Record<string, unknown>[]) => {
    storeAll(store, connectionId, claims);
    store.archive.endPass(connectionId, later);
  };
  send(claim('c-1', { number: 'N1' }), claim('c-2', { number: 'N2', date: '2026-03-05' }));
  store.nextYear.save({ personId, planId: null, rules: plan });
  const get = () => store.nextYear.get({ personId, year: 2026, today });
  const choose = (id: string, serviceClass: 'therapy' | 'other' | null) =>
    store.nextYear.chooseKind({ claimId: `${connectionId}/${id}`, line: 1, serviceClass });
  const kinds = () =>
    get()
      .services.map(({ claimId, classes, chosen }) => `${claimId.split('/')[1]} ${classes[0]} ${chosen}`)
      .toSorted();
  return { ...opened, claim, send, get, choose, kinds };
}

it('a line that no code names is counted by the kind that was chosen, and not when that is taken back', () => {
  const { get, choose, kinds } = open();
  const left = (claims: number) => [{ reason: 'kind-unknown', claims }];
  expect(get().plans[0]).toMatchObject({ share: null, leftOut: left(2) });
  choose('c-1', 'therapy');
  choose('c-2', 'other');
  expect(kinds()).toEqual(['c-1 other therapy', 'c-2 other other']);
  expect(get().plans[0]).toMatchObject({ share: { lowCents: 50_00, highCents: 50_00 }, leftOut: [] });
  choose('c-1', null);
  expect(get().plans[0]).toMatchObject({ share: null, leftOut: left(1) });
});

it('a line that no code names is checked once its kind was chosen', () => {
  const { get, choose } = open();
  expect(get().services[0]?.basis).toEqual([]);
  expect(get().plans[0]?.check?.lines).toBe(0);
  choose('c-2', 'therapy');
  expect(get().plans[0]?.check?.lines).toBe(1);
});

it('stays with a claim that the plan replaces', () => {
  const { claim, send, choose, kinds } = open();
  choose('c-1', 'therapy');
  const prior = { relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'N1' } };
  send(claim('c-3', { number: 'N3', related: [prior] }));
  expect(kinds()).toEqual(['c-2 other null', 'c-3 other therapy']);
  choose('c-3', null);
  expect(kinds()).toEqual(['c-2 other null', 'c-3 other null']);
});

it('goes with the plan, and is of no claim that is not here', () => {
  const { db, store, connectionId, choose } = open();
  choose('c-1', 'therapy');
  expect(() => choose('c-9', 'therapy')).toThrow('claim');
  store.connection.erase(connectionId);
  expect(db.prepare('SELECT count(*) FROM service_kind').pluck().get()).toBe(0);
});

it('says what a class is from', () => {
  const line = {
    ...({ kind: 'professional', code: null, modifiers: [], revenue: null, place: null } as const),
    ...({ isFree: false, doctor: null } as const),
  };
  expect(findBasis({ ...line, code: '80053', place: '11' })).toEqual(['code']);
  expect(findBasis({ ...line, code: '99213', place: '20' })).toEqual(['place']);
  expect(findBasis({ ...line, code: '99213', place: '11', doctor: 'primary' })).toEqual(['code', 'doctor']);
  expect(findBasis({ ...line, kind: 'outpatient', revenue: '0450' })).toEqual(['revenue']);
  expect(findBasis({ ...line, kind: 'outpatient', code: '99284', revenue: '0450' })).toEqual([
    'code',
    'revenue',
  ]);
  expect(findBasis({ ...line, kind: 'pharmacy' })).toEqual(['kind']);
  expect(findBasis({ ...line, code: '12345' })).toEqual(['code']);
  expect(findBasis({ ...line, place: '11' })).toEqual([]);
  expect(findBasis(line)).toEqual([]);
});
