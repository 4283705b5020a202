import { expect, it, vi } from 'vitest';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import { createOperations } from '../../../electron/data/worker/operations.ts';
import { condition, lab, medication, medicine } from './health-data.ts';
import { eob, memoryStore, newConnection, storeAll } from './records.ts';

it('only what others name is held in memory, however many records there are', () => {
  const { db, store } = memoryStore();
  const { connectionId } = store.connection.create(newConnection());
  const held = vi.spyOn(ReferenceIndex.prototype, 'add');
  const resources = [
    medication('Inventol'),
    medicine('m'),
    condition('c', 'C'),
    lab('l', 1, '2025-01-01'),
    eob(),
  ];
  storeAll(store, connectionId, resources);
  expect(held.mock.calls.map(([{ resourceType }]) => resourceType)).toEqual(['Medication']);
  held.mockClear();
  storeAll(createOperations(db), connectionId, [lab('2', 2, '2025-01-01')]);
  expect(held.mock.calls.map(([{ resourceType }]) => resourceType)).toEqual(['Medication']);
});
