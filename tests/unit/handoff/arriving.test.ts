/** A stop in the middle: what came of the copy goes, what people here had stays. */
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { createOperations } from '../../../electron/data/worker/operations.ts';
import { eob, filter, memoryStore, newConnection, seenAt, storeAll } from '../archive/records.ts';
import { billOf } from '../bills/bill-and-claim.ts';
import { craft, lookAt, madeAt, plan, record } from './hand-over.ts';

/** As far as that everything of plans and files is stored, but nothing is kept yet. */
async function arrive(
  store: DataOperations,
  personId: string | null,
  lines = [plan, record(eob({ id: 'a' }))],
) {
  await lookAt(store, await craft(lines));
  store.handoff.bringIn({ people: [{ place: 0, personId }] }, madeAt);
  while (!(await store.handoff.store()).isStored);
}
const tell = (store: DataOperations) => [store.people.list(), store.connection.list()];

/** Somebody with a claim. */
function openHere() {
  const { db, store } = memoryStore();
  const here = store.connection.create(newConnection({ patientId: 'pat-7' }));
  storeAll(store, here.connectionId, [
    eob({ id: 'mine', patient: 'Patient/pat-7', number: 'M', billed: 200 }),
  ]);
  store.archive.endPass(here.connectionId, seenAt);
  store.connection.update(here.connectionId, { lastCheckedAt: seenAt, firstSyncDone: true });
  return { db, store, ...here };
}

describe('a copy that was stopped', () => {
  it('leaves nobody of it and nothing', async () => {
    const { db, store } = openHere();
    const before = tell(store);
    await arrive(store, null);
    expect(store.people.list()).toHaveLength(2);
    await store.handoff.close();
    expect(tell(store)).toEqual(before);
    expect(db.prepare('SELECT id FROM resource').pluck().all()).toEqual(['mine']);
  });

  it('leaves nothing after an end of the app either', async () => {
    const { db, store } = openHere();
    const before = tell(store);
    await arrive(store, null);
    expect(tell(createOperations(db))).toEqual(before);
    await store.handoff.close();
  });

  it('leaves whole what is whole: nothing goes after its end', async () => {
    const { db, store } = openHere();
    await arrive(store, null);
    store.handoff.finish();
    const after = tell(store);
    await store.handoff.close();
    expect(tell(store)).toEqual(after);
    expect(tell(createOperations(db))).toEqual(after);
    expect(store.people.list()).toHaveLength(2);
  });

  it('leaves somebody of the copy who was given something meanwhile', async () => {
    const { store } = openHere();
    await arrive(store, null);
    const personId = store.people.list()[1]?.id ?? '';
    const { id: _id, ...facts } = billOf();
    store.bills.save({ billId: null, facts: { ...facts, personId, lines: [] } });
    await store.handoff.close();
    expect(store.people.list().map(({ id }) => id)).toContain(personId);
    expect(store.connection.list()).toHaveLength(1);
  });

  it('has claims of who was here count as before, and tells nothing of that as news', async () => {
    const { db, store } = memoryStore();
    const claim = eob({ id: 'mine', patient: 'Patient/pat-7', provider: 'Harbor Valley Clinic' });
    const ofFile = { ...plan, origin: 'file', patientId: 'pat-7' };
    await arrive(store, null, [ofFile, record(claim)]);
    const [{ personId = '' } = {}] = store.handoff.finish().people;
    await store.handoff.close();
    const tellClaims = () => [
      store.claims.list({ filter: filter(personId), offset: 0, limit: 9 }),
      db.prepare('SELECT what, seen_at FROM claim_history').all(),
      db.prepare('SELECT key, before, changed FROM claim').all(),
    ];
    const before = tellClaims();
    const billed = () =>
      store.claims
        .list({ filter: filter(personId), offset: 0, limit: 9 })
        .totals.map((total) => total.billed.cents);
    expect(billed()).toEqual([20_000]);
    // What the plan itself sent counts in the place of a file's.
    const corrected = { ...claim, total: eob({ billed: 999 })['total'] };
    await arrive(store, personId, [{ ...ofFile, origin: 'plan' }, record(corrected)]);
    expect(billed()).toEqual([99_900]);
    await store.handoff.close();
    expect(tellClaims()).toEqual(before);
  });
});
