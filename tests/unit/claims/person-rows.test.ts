import { describe, expect, it } from 'vitest';
import { ClaimRows } from '../../../electron/data/claims/ask/person-rows.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import { eob, filter, memoryStore, newConnection, seenAt, storeAll } from '../archive/records.ts';

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

  it('follow the name of their plan, in lists too', () => {
    const { db, store, first } = start();
    const rows = new ClaimRows(db, new Connections(db));
    const names = () => rows.of(first.personId).entries.map(({ row }) => row.planName);
    const before = names();
    store.plans.rename({ connectionId: first.connectionId, name: ' Harbor ' });
    expect(names()).toEqual([before[0], 'Harbor']);
    expect(store.connection.list()[0]).toMatchObject({ planName: 'Harbor' });
    const asked = { filter: filter(first.personId), offset: 0, limit: 9 };
    expect(store.claims.list(asked).rows.map(({ planName }) => planName)).toEqual(names());
    expect(() => store.plans.rename({ connectionId: 'nobody', name: 'x' })).toThrow();
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

  it('are searched anew when only the words of a claim changed', () => {
    const { store, first } = start();
    const found = () =>
      store.claims.list({ filter: filter(first.personId, { text: 'zebra' }), offset: 0, limit: 9 }).count;
    expect(found()).toBe(0);
    storeAll(store, first.connectionId, [eob({ id: 'a', note: 'zebra', versionId: '2' })]);
    expect(found()).toBe(1);
  });

  it('of one visit count again by themselves when the other is no claim any more', () => {
    const { store, first, second } = start();
    const visit = { number: 'V', date: '2026-05-05', billed: 100, share: 30 };
    storeAll(store, first.connectionId, [eob({ id: 'v1', ...visit })]);
    storeAll(store, second.connectionId, [eob({ id: 'v2', ...visit, number: 'W' })]);
    store.archive.endPass(first.connectionId, seenAt);
    store.archive.endPass(second.connectionId, seenAt);
    const [firstId, secondId] = [`${first.connectionId}/v1`, `${second.connectionId}/v2`];
    store.claims.answerVisit({ firstId, secondId, same: true });
    const total = () => {
      const days = { from: '2026-05-05', to: '2026-05-05' };
      return store.claims.list({ filter: filter(first.personId, days), offset: 0, limit: 9 }).totals[0];
    };
    expect(total()).toMatchObject({ billed: { statedBy: 1 }, yourShare: { cents: 3000, statedBy: 1 } });
    storeAll(store, second.connectionId, [{ ...eob({ id: 'v2', ...visit }), use: 'predetermination' }]);
    expect(total()).toMatchObject({ billed: { statedBy: 1 }, yourShare: { cents: 3000, statedBy: 1 } });
  });
});
