import { describe, expect, it } from 'vitest';
import type { Db } from '../../../electron/data/database/database.ts';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { eob, filter, later, openConnectedStore, seenAt, storeAll } from './records.ts';

const elsewhere = 'https://other.example/fhir/Patient/pat-1';
const member = {
  type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MB' }] },
  system: 'https://plan.example/members',
  value: 'M-1',
};

function openUndecided() {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  const send = (claims: unknown[], startedAt = seenAt) => {
    const stored = storeAll(store, connectionId, claims, { startedAt, at: startedAt });
    store.archive.endPass(connectionId, startedAt);
    return stored;
  };
  return {
    ...opened,
    send,
    ids: () =>
      store.claims
        .list({ filter: filter(personId), offset: 0, limit: 100 })
        .rows.map(({ id }) => id.split('/')[1])
        .sort(),
    asked: () => store.records.undecided({ connectionId }).causes,
    answer: (answer: 'own' | 'left-out') =>
      store.records.decide({
        connectionId,
        cause: theCause(store.records.undecided({ connectionId }).causes),
        answer,
      }),
  };
}

const totalsOf = (store: DataOperations, personId: string) =>
  store.claims
    .overview({ personId, year: null, today: '2026-03-22' })
    .totals.map(({ claims, counted }) => [claims, counted]);

/** All that the database holds, as text. */
function bytesIn(db: Db): string {
  return (db as unknown as { serialize(): Buffer }).serialize().toString('latin1').toLowerCase();
}

function theCause(asked: readonly { cause: string }[]): string {
  const [first, ...more] = asked;
  if (first === undefined || more.length > 0) throw new Error(`There are ${asked.length} causes.`);
  return first.cause;
}

/** Replaces the claim of number "A". */
const correction = (over: object) => ({
  ...eob({
    id: 'b',
    billed: 150,
    related: [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'A' } }],
  }),
  ...over,
});

describe('records that do not say clearly whose they are', () => {
  it('what a correction had replaced counts again once nobody knows whose the correction is', () => {
    const { store, personId, send } = openUndecided();
    send([eob({ id: 'a', number: 'A', billed: 100 }), correction({})]);
    expect(totalsOf(store, personId)).toEqual([[2, 1]]);
    send([correction({ patient: { reference: elsewhere } })], later);
    const { totals } = store.claims.overview({ personId, year: null, today: '2026-03-22' });
    expect(totals).toMatchObject([{ claims: 1, counted: 1, billed: { cents: 10_000 } }]);
  });

  it("another server's Patient is in no list and no sum, and is asked about once", () => {
    const { store, personId, send, ids, asked } = openUndecided();
    send([eob({ id: 'mine' }), eob({ id: 'a', patient: elsewhere }), eob({ id: 'b', patient: elsewhere })]);
    expect(ids()).toEqual(['mine']);
    expect(totalsOf(store, personId)).toEqual([[1, 1]]);
    expect(new TextDecoder().decode(store.records.bundle(personId))).not.toContain('other.example');
    expect(asked()).toMatchObject([
      { kind: 'patient', name: 'pat-1', place: 'other.example/fhir', count: 2, answer: null },
    ]);
  });

  it('are read when the person says that they are theirs, as are those that come later', () => {
    const { send, ids, asked, answer } = openUndecided();
    send([eob({ id: 'mine' }), eob({ id: 'a', patient: elsewhere })]);
    answer('own');
    expect(ids()).toEqual(['a', 'mine']);
    send([eob({ id: 'b', patient: elsewhere })], later);
    expect(ids()).toEqual(['a', 'b', 'mine']);
    expect(asked()).toMatchObject([{ count: 2, answer: 'own' }]);
  });

  it('are erased when the person leaves them out, and later ones are not kept', () => {
    const { db, send, ids, asked, answer } = openUndecided();
    send([eob({ id: 'mine' }), eob({ id: 'a', patient: elsewhere, service: 'Zyxwvut, invented' })]);
    answer('left-out');
    send([eob({ id: 'b', patient: elsewhere, service: 'Zyxwvut, invented' })], later);
    expect(ids()).toEqual(['mine']);
    expect(asked()).toMatchObject([{ count: 0, answer: 'left-out' }]);
    expect(bytesIn(db)).not.toContain('zyxwvut');
  });

  it('can be left out after all, and taken back: the next check asks for everything', () => {
    const { db, store, connectionId, send, ids, answer } = openUndecided();
    send([eob({ id: 'mine' }), eob({ id: 'a', patient: elsewhere, service: 'Zyxwvut, invented' })]);
    answer('own');
    expect(bytesIn(db)).toContain('zyxwvut');
    answer('left-out');
    expect(ids()).toEqual(['mine']);
    expect(bytesIn(db)).not.toContain('zyxwvut');
    const comesBack = () => store.connection.list().map(({ asksForAll }) => asksForAll);
    expect(store.archive.listCheckpoints(connectionId)).toHaveLength(1);
    expect(comesBack()).toEqual([false]);
    answer('own');
    expect(store.archive.listCheckpoints(connectionId)).toEqual([]);
    expect(comesBack()).toEqual([true]);
    send([eob({ id: 'a', patient: elsewhere })], later);
    expect(ids()).toEqual(['a', 'mine']);
  });

  it('stay apart when an earlier version listed them, and come back when the plan says whose they are', () => {
    const { send, ids, asked } = openUndecided();
    send([eob({ id: 'a' })]);
    send([eob({ id: 'a', patient: elsewhere })], later);
    expect([ids(), asked().length]).toEqual([[], 1]);
    send([eob({ id: 'a' })], '2026-03-22T08:04:00.000Z');
    expect([ids(), asked()]).toEqual([['a'], []]);
  });

  it.each([
    ['the Patient', { resourceType: 'Patient', id: 'pat-1', identifier: [member] }],
    [
      'the coverage',
      {
        resourceType: 'Coverage',
        id: 'c-1',
        beneficiary: { reference: 'Patient/pat-1' },
        identifier: [member],
      },
    ],
  ])('by number are the person’s once %s has that number', (_name, record) => {
    const { send, ids, asked } = openUndecided();
    const { system, value } = member;
    const numbered = { ...eob({ id: 'a' }), patient: { identifier: { system, value } } };
    send([numbered]);
    expect([ids(), asked().length]).toEqual([[], 1]);
    send([record], later);
    expect([ids(), asked()]).toEqual([['a'], []]);
    send([{ ...numbered, id: 'b' }], later);
    expect(ids()).toEqual(['a', 'b']);
  });

  it('by the number of another Patient that came along are not the person’s', () => {
    const { send, ids, asked } = openUndecided();
    const { system } = member;
    send([
      { resourceType: 'Patient', id: 'pat-2', identifier: [{ ...member, value: 'M-2' }] },
      { ...eob({ id: 'a' }), patient: { identifier: { system, value: 'M-2' } } },
    ]);
    expect([ids(), asked().length]).toEqual([[], 1]);
  });

  it('that are left out: what they had replaced counts again', () => {
    const { store, personId, send, answer } = openUndecided();
    const marked = () =>
      store.claims
        .list({ filter: filter(personId), offset: 0, limit: 100 })
        .rows.map(({ id, counted }) => [id.split('/')[1], counted]);
    send([eob({ id: 'a', number: 'A', billed: 100 }), correction({ patient: { reference: elsewhere } })]);
    answer('own');
    expect(marked()).toEqual(
      expect.arrayContaining([
        ['a', false],
        ['b', true],
      ]),
    );
    answer('left-out');
    expect(marked()).toEqual([['a', true]]);
  });

  it('go with their plan', () => {
    const { db, store, connectionId, send } = openUndecided();
    send([eob({ id: 'a', patient: elsewhere })]);
    store.connection.erase(connectionId);
    expect(db.prepare('SELECT count(*) AS n FROM undecided_record').get()).toEqual({ n: 0 });
  });
});

describe('a record that is somebody else’s now', () => {
  const other = { ...eob({ id: 'a', billed: 100 }), patient: { reference: 'Patient/pat-2' } };

  it('goes from the lists and sums, and what it had replaced counts again', () => {
    const { db, send, ids, store, personId } = openUndecided();
    send([eob({ id: 'a', number: 'A', billed: 100 }), correction({})]);
    expect(totalsOf(store, personId)).toMatchObject([[2, 1]]);
    send([{ ...correction({}), patient: { reference: 'Patient/pat-2' } }], later);
    expect(ids()).toEqual(['a']);
    expect(totalsOf(store, personId)).toMatchObject([[1, 1]]);
    expect(db.prepare("SELECT count(*) FROM resource WHERE id = 'b'").pluck().get()).toBe(0);
  });

  it('is asked about as somebody else’s, and no more as before', () => {
    const { send, asked } = openUndecided();
    send([{ ...eob({ id: 'a' }), patient: { display: 'Somebody' } }]);
    expect(asked()).toMatchObject([{ kind: 'name', count: 1 }]);
    send([other], later);
    expect(asked()).toMatchObject([{ kind: 'identity', why: 'unexplained', name: 'pat-2', count: 1 }]);
  });

  it('is another one of the same id, where one download brings both', () => {
    const { send, ids } = openUndecided();
    send([eob({ id: 'a' })]);
    send([other]);
    expect(ids()).toEqual(['a']);
  });

  it('takes nothing away that the same page gives the person', () => {
    const { send, ids } = openUndecided();
    send([eob({ id: 'a' })]);
    expect(send([eob({ id: 'a' }), other], later)).toMatchObject({ newClaims: 0, claims: 1 });
    expect(ids()).toEqual(['a']);
  });

  it('is asked about under each of both names, where the same download gives two', () => {
    const { send, asked } = openUndecided();
    send([{ ...eob({ id: 'a' }), patient: { display: 'Somebody' } }]);
    send([other]);
    expect(asked().map(({ kind, count }) => [kind, count])).toEqual([
      ['identity', 1],
      ['name', 1],
    ]);
  });
});
