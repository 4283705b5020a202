/** Checks of two plans of one person at the same time. */
import { expect, it } from 'vitest';
import { eob, filter, later, newConnection, openConnectedStore, seenAt, storeAll } from './records.ts';

it('a claim that changed is told by its own plan’s check, also where another plan’s ends in the middle of it', () => {
  const { store, connectionId, personId } = openConnectedStore();
  const place = { host: 'other.example', fhirBaseUrl: 'https://other.example/fhir' };
  const other = store.connection.create(
    newConnection({ personId, planName: 'Other', ...place }),
  ).connectionId;
  const claim = { id: 'b', date: '2026-02-02' };
  storeAll(store, connectionId, [eob({ id: 'a' })]);
  storeAll(store, other, [eob(claim)]);
  for (const id of [connectionId, other]) store.archive.endPass(id, seenAt);
  const marked = () =>
    store.claims
      .list({ filter: filter(personId), offset: 0, limit: 100 })
      .rows.flatMap(({ id, attention }) => (attention === 'changed' ? [id] : []));
  storeAll(store, other, [eob({ ...claim, share: 77, versionId: '2' })], { mode: 'changes' });
  store.archive.endPass(connectionId, later);
  expect(store.archive.endPass(other, later).changedClaims).toBe(1);
  expect(marked()).toEqual([`${other}/b`]);
  store.archive.endPass(connectionId, later);
  expect(marked()).toEqual([`${other}/b`]);
  expect(store.archive.endPass(other, later).changedClaims).toBe(0);
  expect(marked()).toEqual([]);
});
