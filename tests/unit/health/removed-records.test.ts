/** Records that a plan no longer sends. */
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { condition, lab, recordFilter } from '../archive/health-data.ts';
import { checkpoint, later, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';

const listOf = (store: DataOperations, personId: string) =>
  store.health.list({ filter: recordFilter(personId), offset: 0, limit: 100 });

describe('what a whole pass no longer brings', () => {
  const whole = (type: string, startedAt: string, over = {}) => ({
    resourceType: type,
    mode: 'full' as const,
    startedAt,
    ...over,
  });

  it('is marked, and loses the mark when it comes back', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const removedOf = () =>
      listOf(store, personId).rows.flatMap(({ title, removed }) => (removed ? [title.text] : []));
    storeAll(store, connectionId, [condition('a', 'A'), condition('b', 'B')], { resourceType: 'Condition' });
    store.archive.endPass(connectionId, seenAt);
    expect(removedOf()).toEqual([]);
    storeAll(store, connectionId, [condition('a', 'A')], whole('Condition', later));
    store.archive.endPass(connectionId, later);
    expect(removedOf()).toEqual(['B']);
    storeAll(store, connectionId, [condition('b', 'B')], {
      resourceType: 'Condition',
      mode: 'changes',
      at: later,
    });
    expect(removedOf()).toEqual([]);
  });

  it.each([
    ['has not ended', { done: false }],
    ['brought only changes', { mode: 'changes' as const }],
    ['was of another type', { resourceType: 'Procedure' }],
  ])('is not marked by a pass that %s', (_name, over) => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [condition('a', 'A')], { resourceType: 'Condition', fullAt: seenAt });
    storeAll(store, connectionId, [], whole('Condition', later, over));
    store.archive.endPass(connectionId, later);
    expect(listOf(store, personId).rows.map(({ removed }) => removed)).toEqual([false]);
  });

  it('of a type in several parts is marked once every part has ended', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const removed = () =>
      listOf(store, personId)
        .rows.filter((row) => row.removed)
        .map(({ id }) => id);
    const first = { fullAt: seenAt };
    storeAll(store, connectionId, [lab('1', 1, '2025-01-01'), lab('gone', 1, '2025-01-01')], {
      resourceType: 'Observation|laboratory',
      ...first,
    });
    storeAll(store, connectionId, [lab('2', 2, '2025-01-01')], {
      resourceType: 'Observation|vital-signs',
      ...first,
    });
    const marker = checkpoint(connectionId, {
      resourceType: 'Observation',
      mode: 'changes',
      pages: 0,
      rung: 2,
    });
    store.archive.saveCheckpoint(marker);
    storeAll(store, connectionId, [lab('1', 1, '2025-01-01')], {
      ...whole('Observation|laboratory', later),
      ...first,
    });
    store.archive.endPass(connectionId, later);
    expect(removed()).toEqual([]);
    storeAll(store, connectionId, [lab('2', 2, '2025-01-01')], {
      ...whole('Observation|vital-signs', later),
      ...first,
    });
    store.archive.endPass(connectionId, later);
    expect(removed()).toEqual([`${connectionId}/Observation/gone`]);
    const { items } = store.timeline.list({ filter: recordFilter(personId), offset: 0, limit: 10 });
    expect(items.flatMap((item) => (item.removed ? [item.id] : []))).toEqual(removed());
  });
});
