/** Notes about visits over a real database: beside the plan's claims, found again on a newer version, erased with them. */
import { describe, expect, it } from 'vitest';
import { requests } from '../../../shared/ipc/contract.ts';
import type { VisitCheckFacts } from '../../../shared/model/visits/visit-check.ts';
import { eob, filter, later, newConnection, openConnectedStore, storeAll } from '../archive/records.ts';

const facts: VisitCheckFacts = { answer: 'did-not-happen', note: 'In Ohio.', notedOn: '2026-04-20' };

function open() {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  storeAll(store, connectionId, [eob({ id: 'a', date: '2026-03-12' }), eob({ id: 'b', date: '2026-04-01' })]);
  store.archive.endPass(connectionId, later);
  return {
    ...opened,
    claimId: `${connectionId}/a`,
    other: `${connectionId}/b`,
    list: () => store.visitChecks.list({ personId }).checks,
    ids: () => store.visitChecks.list({ personId }).checks.map(({ row }) => row.id),
  };
}

/** The claim again under a new number, as plans send a correction. */
function replace({ store, connectionId }: ReturnType<typeof open>) {
  const related = [
    {
      relationship: { coding: [{ code: 'prior' }] },
      reference: { system: 'https://plan.example/claims', value: 'CLM-a' },
    },
  ];
  storeAll(store, connectionId, [
    { ...eob({ id: 'a', date: '2026-03-12' }), status: 'cancelled' },
    { ...eob({ id: 'newer', date: '2026-03-12' }), related, created: '2026-04-10' },
  ]);
  store.archive.endPass(connectionId, later);
  return `${connectionId}/newer`;
}

/** The claim under another id, which is the only one that the plan sends from now on. */
function sendUnderAnotherId({ store, connectionId }: ReturnType<typeof open>) {
  const claims = [
    eob({ id: 'other-id', number: 'CLM-a', date: '2026-03-12' }),
    eob({ id: 'b', date: '2026-04-01' }),
  ];
  storeAll(store, connectionId, claims, { mode: 'full', startedAt: later });
  store.archive.endPass(connectionId, later);
  return `${connectionId}/other-id`;
}

describe('a note about a visit', () => {
  it('is kept, changed and taken back, and listed by the newest care', () => {
    const { store, claimId, other, ids } = open();
    expect(ids()).toEqual([]);
    store.visitChecks.save({ claimId, facts });
    store.visitChecks.save({ claimId: other, facts: { ...facts, answer: 'not-sure' } });
    expect(ids()).toEqual([other, claimId]);
    store.visitChecks.save({ claimId: other, facts: { ...facts, note: '' } });
    expect(store.visitChecks.get({ claimId: other })).toEqual({ facts: { ...facts, note: '' } });
    store.visitChecks.save({ claimId: other, facts: null });
    expect(ids()).toEqual([claimId]);
    expect(store.visitChecks.get({ claimId: other })).toEqual({ facts: null });
  });

  it('stands with the claim, whom to ask, and what main may answer', () => {
    const { store, claimId, list } = open();
    store.visitChecks.save({ claimId, facts });
    expect(list()).toMatchObject([{ facts, planKind: 'unknown', planPhone: null, row: { id: claimId } }]);
    expect(requests['visitChecks.list'].output.parse({ checks: list() })).toEqual({ checks: list() });
  });

  it.each([
    ['a newer version of the claim', replace],
    ['the claim under another id', sendUnderAnotherId],
  ])('goes with %s, and is written there from then on', (_, sendAgain) => {
    const opened = open();
    const { store, claimId, ids, db } = opened;
    store.visitChecks.save({ claimId, facts });
    const newId = sendAgain(opened);
    expect(ids()).toEqual([newId]);
    expect(store.visitChecks.get({ claimId: newId })).toEqual({ facts });
    expect(store.visitChecks.get({ claimId })).toEqual({ facts });
    store.visitChecks.save({ claimId: newId, facts: { ...facts, note: 'Asked.' } });
    expect(store.visitChecks.get({ claimId })).toEqual({ facts: { ...facts, note: 'Asked.' } });
    expect(db.prepare('SELECT count(*) FROM visit_check').pluck().get()).toBe(1);
    store.visitChecks.save({ claimId, facts: null });
    expect(ids()).toEqual([]);
  });

  it('of a claim that came twice is there on the one that counts, is changed there, and taken back', () => {
    const { store, db, personId, connectionId, claimId: counted } = open();
    const twin = store.connection.create(newConnection({ personId, planName: 'The same plan again' }));
    storeAll(store, twin.connectionId, [eob({ id: 'a', date: '2026-03-12' })]);
    store.archive.endPass(twin.connectionId, later);
    const other = `${twin.connectionId}/a`;
    expect(store.claims.get({ claimId: other }).claim.notCountedBecause).toBe('in-other-plan');
    db.prepare('INSERT INTO visit_check (claim_id, connection_id, facts) VALUES (?, ?, ?)').run(
      other,
      twin.connectionId,
      JSON.stringify(facts),
    );
    const list = () =>
      store.visitChecks.list({ personId }).checks.map(({ row, facts: { note } }) => [row.id, note]);
    expect(list()).toEqual([[counted, facts.note]]);
    expect(store.visitChecks.get({ claimId: counted })).toEqual({ facts });
    store.visitChecks.save({ claimId: other, facts: { ...facts, note: 'Asked.' } });
    expect(list()).toEqual([[counted, 'Asked.']]);
    expect(store.visitChecks.get({ claimId: counted }).facts?.note).toBe('Asked.');
    const kept = db.prepare('SELECT claim_id AS claimId, connection_id AS of FROM visit_check').all();
    expect(kept).toEqual([{ claimId: counted, of: connectionId }]);
    store.visitChecks.save({ claimId: other, facts: null });
    expect(list()).toEqual([]);
  });

  it('stays in the list, but not on paper, once the plan canceled the claim', () => {
    const { store, connectionId, personId, claimId, other, list, ids } = open();
    store.visitChecks.save({ claimId, facts });
    store.visitChecks.save({ claimId: other, facts });
    storeAll(store, connectionId, [{ ...eob({ id: 'a', date: '2026-03-12' }), status: 'cancelled' }]);
    store.archive.endPass(connectionId, later);
    expect(ids()).toEqual([other, claimId]);
    expect(list()[1]?.row.state).toBe('canceled');
    const options = { size: 'regular', paper: 'letter', language: 'en' } as const;
    const paper = store.statement.get({
      request: { kind: 'visits', personId, options },
      madeOn: '2026-04-20',
    });
    expect(paper.kind === 'visits' && paper.checks.map(({ row }) => row.id)).toEqual([other]);
  });

  it('of a claim that is not here is refused', () => {
    const { store, connectionId } = open();
    for (const claimId of [`${connectionId}/none`, 'nowhere/a'])
      for (const ask of [
        () => store.visitChecks.get({ claimId }),
        () => store.visitChecks.save({ claimId, facts }),
      ])
        expect(ask).toThrow(expect.objectContaining({ code: 'store/not-found' }));
  });
});

it.each([
  { answer: 'stolen', note: '', notedOn: '2026-04-20' },
  { answer: 'not-sure', note: 'x'.repeat(1_001), notedOn: '2026-04-20' },
  { answer: 'not-sure', note: '', notedOn: '2026-02-30' },
  { answer: 'not-sure', note: '' },
])('the page may not note %o', (wrong) => {
  const input = { claimId: 'c/a', facts: wrong };
  expect(requests['visitChecks.save'].input.safeParse(input).success).toBe(false);
});

it('nothing that is noted changes a claim or a sum of the plan', () => {
  const { store, personId, claimId } = open();
  const seen = () =>
    JSON.stringify([
      store.claims.list({ filter: filter(personId), offset: 0, limit: 10 }),
      store.claims.get({ claimId }),
      store.spending.get({ personId, year: 2026, today: '2026-04-20' }),
    ]);
  const before = seen();
  store.visitChecks.save({ claimId, facts });
  expect(seen()).toBe(before);
});

it('erasing a plan asks about the notes, and erases them, though the person has another plan', () => {
  const { db, store, personId, connectionId, claimId } = open();
  store.connection.create(newConnection({ personId, planName: 'Other plan' }));
  expect(store.appeals.hasWritten({ connectionId })).toBe(false);
  store.visitChecks.save({ claimId, facts });
  expect(store.appeals.hasWritten({ connectionId })).toBe(true);
  store.connection.erase(connectionId);
  expect(db.prepare('SELECT count(*) FROM visit_check').pluck().get()).toBe(0);
  expect(store.people.list()).toHaveLength(1);
});
