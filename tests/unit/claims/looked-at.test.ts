/** A claim that needs a look, put away as looked at. */
import { expect, it } from 'vitest';
import { Overview } from '../../../shared/model/claims/claims-view.ts';
import { eob, later, newConnection, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';

const refused = { id: 'no', date: '2026-02-02', paid: 0, share: null, billed: 80 };

function started() {
  const { db, store, connectionId, personId } = openConnectedStore();
  storeAll(store, connectionId, [eob(refused), eob({ id: 'fine' })]);
  store.archive.endPass(connectionId, seenAt);
  const claimId = `${connectionId}/no`;
  const look = () => {
    const overview = store.claims.overview({ personId, year: 2026, today: '2026-03-01' });
    expect(Overview.parse(overview)).toEqual(overview);
    const idsOf = (items: Overview['attention']) => items.map(({ row }) => row.id.split('/')[1]);
    // The claim's own page says the same as the list.
    expect(store.claims.get({ claimId }).isLookedAt).toBe(overview.putAway.length > 0);
    return { attention: idsOf(overview.attention), putAway: idsOf(overview.putAway) };
  };
  return { db, store, connectionId, personId, claimId, look };
}

it('is among those put away, and comes back when it is brought back', () => {
  const { store, claimId, look } = started();
  expect(look()).toEqual({ attention: ['no'], putAway: [] });
  store.claims.putAway({ claimId, isPutAway: true });
  expect(look()).toEqual({ attention: [], putAway: ['no'] });
  store.claims.putAway({ claimId, isPutAway: false });
  expect(look()).toEqual({ attention: ['no'], putAway: [] });
});

it.each([
  ['another amount', { billed: 81 }],
  ['another decision', { paid: 1 }],
  ['another day of the decision', { created: '2026-02-28' }],
])('comes back when the plan sends %s', (_, more) => {
  const { store, connectionId, claimId, look } = started();
  store.claims.putAway({ claimId, isPutAway: true });
  const send = (facts: object, at: string) => {
    storeAll(store, connectionId, [eob({ ...refused, ...facts, versionId: at, lastUpdated: at })], {
      startedAt: at,
      at,
    });
    store.archive.endPass(connectionId, at);
  };
  send({ note: 'nothing that there is to look at' }, later);
  expect(look().putAway).toEqual(['no']);
  send(more, '2026-03-22T08:04:00.000Z');
  expect(look()).toEqual({ attention: ['no'], putAway: [] });
});

it('stays put away under another id, until the plan says something else, and is brought back there', () => {
  const { store, connectionId, personId, claimId, look } = started();
  store.claims.putAway({ claimId, isPutAway: true });
  const send = (facts: object, at: string) => {
    const moved = { ...refused, id: 'moved', number: 'CLM-no', ...facts, versionId: at, lastUpdated: at };
    const pass = { mode: 'full', startedAt: at, at } as const;
    storeAll(store, connectionId, [eob(moved), eob({ id: 'fine' })], pass);
    store.archive.endPass(connectionId, at);
  };
  const tell = () => {
    const { attention, putAway } = store.claims.overview({ personId, year: 2026, today: '2026-03-01' });
    const { isLookedAt } = store.claims.get({ claimId: `${connectionId}/moved` });
    expect(isLookedAt).toBe(putAway.length > 0);
    return { attention: attention.length, putAway: putAway.length };
  };
  expect(look().putAway).toEqual(['no']);
  send({}, later);
  expect(tell()).toEqual({ attention: 0, putAway: 1 });
  store.claims.putAway({ claimId: `${connectionId}/moved`, isPutAway: false });
  expect(tell()).toEqual({ attention: 1, putAway: 0 });
  store.claims.putAway({ claimId: `${connectionId}/moved`, isPutAway: true });
  send({ billed: 81 }, '2026-03-22T08:04:00.000Z');
  expect(tell()).toEqual({ attention: 1, putAway: 0 });
});

it('of a visit that several plans looked at is put away on the page of either claim', () => {
  const { store, personId, claimId } = started();
  const elsewhere = { planName: 'Supplement', host: 'sup.example', fhirBaseUrl: 'https://sup.example/r4' };
  const other = store.connection.create(newConnection({ personId, ...elsewhere }));
  storeAll(store, other.connectionId, [eob({ ...refused, id: 'too', created: '2026-03-01' })]);
  store.archive.endPass(other.connectionId, seenAt);
  const otherId = `${other.connectionId}/too`;
  store.claims.answerVisit({ firstId: claimId, secondId: otherId, same: true });
  const areLookedAt = () =>
    [claimId, otherId].map((id) => [
      store.claims.get({ claimId: id }).visit?.attention,
      store.claims.get({ claimId: id }).isLookedAt,
    ]);
  store.claims.putAway({ claimId, isPutAway: true });
  expect(areLookedAt()).toEqual([
    ['not-paid', true],
    ['not-paid', true],
  ]);
  store.claims.putAway({ claimId: otherId, isPutAway: false });
  expect(areLookedAt().map(([, isLookedAt]) => isLookedAt)).toEqual([false, false]);
});

it('is forgotten with its plan', () => {
  const { db, store, connectionId, claimId } = started();
  store.claims.putAway({ claimId, isPutAway: true });
  const kept = () => db.prepare('SELECT count(*) FROM looked_at').pluck().get();
  expect(kept()).toBe(1);
  store.connection.erase(connectionId);
  expect(kept()).toBe(0);
});

it('of a claim that is not here is an error', () => {
  expect(() => started().store.claims.putAway({ claimId: 'x/y', isPutAway: true })).toThrow(
    expect.objectContaining({ code: 'store/not-found' }),
  );
});
