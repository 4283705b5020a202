/** Whose a row of the access log is, after a plan went to somebody else or two people were made one. */
import { expect, it } from 'vitest';
import type { AccessEntry } from '../../../shared/model/access-log.ts';
import { memoryStore, newConnection, seenAt } from '../archive/records.ts';

const entry = (over: Partial<AccessEntry>): AccessEntry => ({
  ...{
    at: seenAt,
    personId: null,
    connectionId: null,
    host: 'plan.example',
    what: 'claims',
    category: 'claims',
  },
  ...{ page: 1, why: 'check', result: 'ok', status: 200, records: 1, bytes: 1, method: 'GET', path: '/x' },
  ...over,
});

function started() {
  const { store } = memoryStore();
  const rosa = store.connection.create(newConnection());
  const second = store.connection.create(newConnection({ personId: rosa.personId }));
  const theo = store.connection.create(newConnection());
  store.people.rename({ personId: rosa.personId, name: 'Rosa' });
  store.people.rename({ personId: theo.personId, name: 'Theo' });
  store.accessLog.add(entry({ personId: rosa.personId, connectionId: rosa.connectionId, page: 1 }));
  store.accessLog.add(entry({ personId: rosa.personId, connectionId: second.connectionId, page: 2 }));
  store.accessLog.add(entry({ personId: rosa.personId, what: 'print', host: null, page: 3 }));
  store.accessLog.add(entry({ personId: theo.personId, connectionId: theo.connectionId, page: 4 }));
  const read = (personId: string | null) => {
    const { rows, count, complete } = store.accessLog.list({ personId, offset: 0, limit: 10 });
    expect([rows.length, complete]).toEqual([count, true]);
    return rows.map(({ page, personName }) => `${page} ${personName}`).toReversed();
  };
  return { store, rosa, second, theo, read };
}

it('rows of a plan follow it, with the name of whose it is now, and come back', () => {
  const { store, rosa, second, theo, read } = started();
  store.people.move({ connectionId: second.connectionId, personId: theo.personId, today: '2026-05-01' });
  expect(read(rosa.personId)).toEqual(['1 Rosa', '3 Rosa']);
  expect(read(theo.personId)).toEqual(['2 Theo', '4 Theo']);
  expect(read(null)).toEqual(['1 Rosa', '2 Theo', '3 Rosa', '4 Theo']);
  store.people.undo();
  expect(read(rosa.personId)).toEqual(['1 Rosa', '2 Rosa', '3 Rosa']);
});

it('erasing the person who gave a plan away leaves its rows to whose it is', () => {
  const { store, rosa, second, theo, read } = started();
  store.people.move({ connectionId: second.connectionId, personId: theo.personId, today: '2026-05-01' });
  store.connection.erase(rosa.connectionId);
  expect(read(theo.personId)).toEqual(['2 Theo', '4 Theo']);
  expect(read(null)).toHaveLength(3);
});

it('of two who were made one all rows are that one’s, written later too, until it is taken back', () => {
  const { store, rosa, theo, read } = started();
  store.people.merge({ personId: rosa.personId, intoId: theo.personId });
  // A request that was under way is written with the person whom it was begun for.
  store.accessLog.add(entry({ personId: rosa.personId, what: 'print', host: null, page: 5 }));
  expect(read(theo.personId)).toEqual(['1 Theo', '2 Theo', '3 Theo', '4 Theo', '5 Theo']);
  store.people.undo();
  expect(read(rosa.personId)).toEqual(['1 Rosa', '2 Rosa', '3 Rosa', '5 Rosa']);
  expect(read(theo.personId)).toEqual(['4 Theo']);
});

it('of three who were made one after the other, too', () => {
  const { store, rosa, theo, read } = started();
  const third = store.connection.create(newConnection());
  store.people.rename({ personId: third.personId, name: 'Ana' });
  store.people.merge({ personId: rosa.personId, intoId: theo.personId });
  store.people.merge({ personId: theo.personId, intoId: third.personId });
  expect(read(third.personId)).toEqual(['1 Ana', '2 Ana', '3 Ana', '4 Ana']);
});
