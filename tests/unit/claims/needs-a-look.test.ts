/** Which claims need a look on the first screen. */
import { expect, it } from 'vitest';
import { eob, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';

it.each([
  ['right after New Year', '2026-01-10', ['no']],
  ['half a year after the decision', '2026-06-26', ['no']],
  ['later than that', '2026-06-27', []],
])('has what December left open %s', (_, today, expected) => {
  const { store, connectionId, personId } = openConnectedStore();
  const refused = { id: 'no', date: '2025-12-20', created: '2025-12-28', paid: 0, share: null, billed: 80 };
  storeAll(store, connectionId, [eob(refused), eob({ id: 'fine', date: '2026-01-08' })]);
  store.archive.endPass(connectionId, seenAt);
  const overview = store.claims.overview({ personId, year: null, today });
  expect(overview.year).toBe(2026);
  expect(overview.attention.map(({ row }) => row.id.split('/')[1])).toEqual(expected);
});
