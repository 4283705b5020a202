/** Which claims need a look on the first screen. */
import { expect, it } from 'vitest';
import { eob, newConnection, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';

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

it('a plan whose claims end earlier is not hidden by another plan’s newer ones', () => {
  const { store, connectionId, personId } = openConnectedStore();
  const old = { date: '2018-04-02', created: '2018-04-20', paid: 0, share: null, billed: 80 };
  storeAll(store, connectionId, [
    eob({ ...old, id: 'no' }),
    eob({ ...old, id: 'older', date: '2017-04-02' }),
  ]);
  const alone = store.claims.overview({ personId, year: null, today: '2026-06-01' });
  const other = store.connection.create(newConnection({ personId, patientId: 'pat-2' }));
  storeAll(store, other.connectionId, [eob({ id: 'new', patient: 'Patient/pat-2', date: '2026-01-08' })]);
  const beside = store.claims.overview({ personId, year: null, today: '2026-06-01' });
  const idsOf = ({ attention }: typeof alone) => attention.map(({ row }) => row.id.split('/')[1]);
  expect([alone.year, idsOf(alone)]).toEqual([2018, ['no']]);
  expect([beside.year, idsOf(beside)]).toEqual([2026, ['no']]);
  // A year that the person chose is told alone.
  expect(idsOf(store.claims.overview({ personId, year: 2017, today: '2026-06-01' }))).toEqual(['older']);
});
