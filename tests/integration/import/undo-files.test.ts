/** All that files brought is taken back, where nothing that was here before is another one now. */
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { medicareTexts } from '../../support/medicare-texts.ts';
import { eob, filter, memoryStore, newConnection, seenAt, storeAll } from '../../unit/archive/records.ts';
import { filesWith, importAll } from './opened.ts';

const rosa = {
  resourceType: 'Patient',
  id: 'pat-1',
  birthDate: '1984-05-09',
  name: [{ text: 'Rosa Medina' }],
};
const bundleOf = (...resources: unknown[]) => ({
  resourceType: 'Bundle',
  entry: [rosa, ...resources].map((resource) => ({ resource })),
});
const claimsOf = (store: DataOperations) =>
  store.people
    .list()
    .flatMap(({ id }) => store.claims.list({ filter: filter(id), offset: 0, limit: 100 }).rows);

describe('files that were just opened', () => {
  it.each([
    ['a Medicare text', { 'mymedicare.txt': medicareTexts.nora }],
    ['records in FHIR', { 'a.json': bundleOf(eob({ id: 'f-1' }), eob({ id: 'f-2' })) }],
  ])('%s is taken back whole, with who came with it', async (_, files) => {
    const { store } = memoryStore();
    const { end } = await importAll(store, filesWith(files));
    await store.files.close();
    expect(claimsOf(store).length).toBeGreaterThan(1);
    store.files.undo({ importId: end.undoId ?? '' });
    expect(store.connection.list()).toEqual([]);
    expect(store.people.list()).toEqual([]);
    expect(() => store.files.undo({ importId: end.undoId ?? '' })).toThrow();
    // It can be opened again.
    await importAll(store, filesWith(files));
    expect(claimsOf(store).length).toBeGreaterThan(1);
  });

  it('go from beside a plan, whose claims stay and count as before', async () => {
    const { store } = memoryStore();
    const { connectionId, personId } = store.connection.create(newConnection());
    storeAll(store, connectionId, [rosa, eob({ id: 'p-1' })], { mode: 'full' });
    store.archive.endPass(connectionId, seenAt);
    const before = store.claims.overview({ personId, year: null, today: '2026-06-30' });
    const { end } = await importAll(
      store,
      filesWith({ 'a.json': bundleOf(eob({ id: 'f-1', date: '2026-02-20' })) }),
      ({ importId, patients }) => ({ importId, people: patients.map(({ key }) => ({ key, personId })) }),
    );
    expect(claimsOf(store)).toHaveLength(2);
    store.files.undo({ importId: end.undoId ?? '' });
    expect(store.claims.overview({ personId, year: null, today: '2026-06-30' })).toEqual(before);
  });

  it('are not offered to be taken back where they went to what an earlier file had brought', async () => {
    const { store } = memoryStore();
    await importAll(store, filesWith({ 'a.json': bundleOf(eob({ id: 'f-1' })) }));
    const { end } = await importAll(store, filesWith({ 'b.json': bundleOf(eob({ id: 'f-2' })) }));
    expect(end.undoId).toBeNull();
  });

  it('are not taken back once others were opened', async () => {
    const { store } = memoryStore();
    const { end } = await importAll(store, filesWith({ 'a.json': bundleOf(eob({ id: 'f-1' })) }));
    await importAll(store, filesWith({ 'b.json': bundleOf(eob({ id: 'f-2' })) }));
    expect(() => store.files.undo({ importId: end.undoId ?? '' })).toThrow();
    expect(claimsOf(store)).toHaveLength(2);
  });
});
