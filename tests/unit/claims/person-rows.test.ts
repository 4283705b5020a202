import { describe, expect, it } from 'vitest';
import { ClaimRows } from '../../../electron/data/claims/ask/person-rows.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import { eob, memoryStore, newConnection, storeAll } from '../archive/records.ts';

function start() {
  const { db, store } = memoryStore();
  const first = store.connection.create(newConnection());
  const second = store.connection.create(newConnection({ personId: first.personId }));
  storeAll(store, first.connectionId, [eob({ id: 'a' })]);
  storeAll(store, second.connectionId, [eob({ id: 'b', number: 'B', date: '2026-02-01' })]);
  const rows = new ClaimRows(db, new Connections(db));
  const ids = () => rows.of(first.personId).entries.map(({ row }) => row.id.split('/')[1]);
  return { db, store, first, second, ids };
}

describe('claim rows in memory', () => {
  it('follow a claim that is written, deleted or deleted with its connection', () => {
    const { db, store, first, second, ids } = start();
    expect(ids()).toEqual(['b', 'a']);
    storeAll(store, first.connectionId, [eob({ id: 'c', number: 'C', date: '2026-03-01' })]);
    expect(ids()).toEqual(['c', 'b', 'a']);
    db.prepare("DELETE FROM claim WHERE key = (SELECT key FROM resource WHERE id = 'c')").run();
    expect(ids()).toEqual(['b', 'a']);
    db.prepare('DELETE FROM connection WHERE id = ?').run(second.connectionId);
    expect(ids()).toEqual(['a']);
  });

  it('are as they were when a write is undone', () => {
    const { db, ids } = start();
    expect(ids()).toEqual(['b', 'a']);
    const undone = db.transaction(() => {
      db.prepare('DELETE FROM claim').run();
      throw new Error('undone');
    });
    expect(undone).toThrow('undone');
    expect(ids()).toEqual(['b', 'a']);
  });
});
