/** Which papers go along with a plan that goes to somebody else. */
import { expect, it } from 'vitest';
import type { Bill } from '../../../shared/model/bills/bill.ts';
import { eob, memoryStore, newConnection, seenAt, storeAll } from '../archive/records.ts';
import { billOf } from '../bills/bill-and-claim.ts';

const today = '2026-04-01';
const named = { biller: 'Rainier Family Clinic', accounts: [], serviceStart: '2026-03-02' };

it.each<[string, Partial<Bill>, boolean]>([
  ['a bill that names the claim', { claimNumber: 'CLM-a' }, true],
  ['a bill that may be about it', {}, false],
  ['a receipt that names the claim', { kind: 'receipt', claimNumber: 'CLM-a' }, true],
  ['a receipt that may be about it', { kind: 'receipt' }, false],
  [
    'a collector’s letter that names the claim',
    { kind: 'collection', billerFor: 'Rainier Family Clinic', claimNumber: 'CLM-a' },
    true,
  ],
  ['a collector’s letter that may be about it', { kind: 'collection' }, false],
])('%s', (_, over, goes) => {
  const { store } = memoryStore();
  const one = store.connection.create(newConnection());
  store.connection.create(newConnection({ personId: one.personId, host: 'two.example' }));
  storeAll(store, one.connectionId, [
    eob({ id: 'a', date: '2026-03-02', provider: 'Rainier Family Clinic', share: 120 }),
  ]);
  store.archive.endPass(one.connectionId, seenAt);
  const { id: _id, ...facts } = billOf({ ...named, personId: one.personId, ...over });
  const { billId } = store.bills.save({ billId: null, facts });
  const { personId } = store.people.move({ connectionId: one.connectionId, personId: null, today });
  expect(store.bills.get({ billId, today }).bill.personId).toBe(goes ? personId : one.personId);
});
