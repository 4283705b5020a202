/** What stands in a copy of some people, line by line. */
import { describe, expect, it } from 'vitest';
import { type CopyPart, countRecords, listCopyParts } from '../../../electron/data/handoff/copy-lines.ts';
import { Connections, type NewConnection } from '../../../electron/data/people/connections.ts';
import { eob, later, memoryStore, newConnection, seenAt, storeAll } from '../archive/records.ts';
import { madeAt } from './hand-over.ts';

const today = '2026-05-01';

function openHousehold() {
  const { db, store } = memoryStore();
  const connections = new Connections(db);
  const parts = { db, connections, saveWritten: () => new TextEncoder().encode('{"head":1}\n{"bill":2}\n') };
  const add = (over: Partial<NewConnection> = {}) => store.connection.create(newConnection(over));
  const list = (...personIds: string[]): CopyPart[] => [...listCopyParts(parts, personIds, madeAt)];
  /** All lines of that kind. */
  const linesOf = (kind: string, ...personIds: string[]) =>
    list(...personIds)
      .flatMap(({ text }) => text.trimEnd().split('\n'))
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
      .filter((line) => (line.of ?? 'head') === kind);
  return { db, store, connections, parts, add, list, linesOf };
}

describe('the head of a copy', () => {
  it('names its people in the order asked for, each with the days of their last look', () => {
    const { db, store, add, linesOf } = openHousehold();
    const [rosa, theo] = [add(), add({ patientId: 'pat-2' })];
    store.people.rename({ personId: rosa.personId, name: 'Mom' });
    store.people.setAuthority({ personId: rosa.personId, authority: 'parent' });
    db.prepare("INSERT INTO last_look (person_id, day, before) VALUES (?, '2026-04-30', '2026-04-01')").run(
      theo.personId,
    );
    const nobody = { name: null, birthDate: null, ownName: null, authority: null, lastLook: null };
    expect(linesOf('head', theo.personId, rosa.personId)).toEqual([
      {
        ...{ claimfolio: 'copy', version: 2, madeAt, differentPeople: [] },
        people: [
          { ...nobody, lastLook: { day: '2026-04-30', before: '2026-04-01' } },
          { ...nobody, ownName: 'Mom', authority: 'parent' },
        ],
      },
    ]);
  });

  it('tells each two apart once who were told apart, and nobody from who is not in the copy', () => {
    const { store, add, linesOf } = openHousehold();
    const [a = '', b = '', c = ''] = ['1', '2', '3'].map((patientId) => add({ patientId }).personId);
    store.people.tellApart({ personId: a, otherId: b });
    store.people.tellApart({ personId: c, otherId: a });
    const pairsOf = (...ids: string[]) =>
      linesOf('head', ...ids)[0]
        .differentPeople.map(String)
        .toSorted();
    expect(pairsOf(a, b, c)).toEqual(['0,1', '0,2']);
    expect(pairsOf(b, c, a)).toEqual(['0,2', '1,2']);
    expect(pairsOf(b, c)).toEqual([]);
    expect(pairsOf(c, a)).toEqual(['0,1']);
  });

  it('cannot name somebody who is not here', () => {
    expect(() => openHousehold().list('nobody')).toThrow(
      expect.objectContaining({ code: 'store/not-found' }),
    );
  });
});

describe('a plan in a copy', () => {
  it('says whether it was disconnected, and by whose sign-in its records come', () => {
    const { store, connections, add, linesOf } = openHousehold();
    const { personId, connectionId } = add({ patientId: 'pat-1' });
    const fed = connections.createFed(connectionId, { patientId: 'pat-2', said: null, authority: 'parent' });
    const ended = add({ personId, patientId: 'pat-3' }).connectionId;
    store.connection.update(ended, { state: 'ended' });
    const all = linesOf('connection', personId, connections.get(fed).personId);
    expect(all.map(({ person, patientId, isEnded, fedBy }) => [person, patientId, isEnded, fedBy])).toEqual([
      [0, 'pat-1', false, null],
      [0, 'pat-3', true, null],
      [1, 'pat-2', false, 'pat-1'],
    ]);
    expect(JSON.stringify(all)).not.toContain(connectionId);
  });

  it('is followed by each of its records once, as they came, and by how many they are', () => {
    const { store, parts, add, list, linesOf } = openHousehold();
    const { personId, connectionId } = add();
    const other = add({ personId, fhirBaseUrl: 'https://other.example/fhir' });
    const ids = Array.from({ length: 250 }, (_, index) => `e-${index}`);
    storeAll(
      store,
      connectionId,
      ids.map((id) => eob({ id })),
    );
    storeAll(store, other.connectionId, [eob({ id: 'o' })]);
    const records = linesOf('record', personId);
    expect(records.map(({ resource }) => resource.id)).toEqual([...ids, 'o']);
    expect(records[0]).toEqual({
      ...{
        of: 'record',
        fullUrl: null,
        firstSeen: seenAt,
        seenIn: seenAt,
        removedAt: null,
        isChanged: false,
      },
      resource: eob({ id: 'e-0' }),
    });
    expect(list(personId).reduce((sum, part) => sum + part.records, 0)).toBe(251);
    expect(countRecords(parts, [personId])).toBe(251);
    expect(countRecords(parts, [])).toBe(0);
  });

  it('says which claims its last check changed', () => {
    const { store, add, linesOf } = openHousehold();
    const { personId, connectionId } = add();
    storeAll(store, connectionId, [eob({ id: 'a', billed: 200 }), eob({ id: 'b' })]);
    store.archive.endPass(connectionId, seenAt);
    store.connection.update(connectionId, { lastCheckedAt: seenAt, firstSyncDone: true });
    storeAll(store, connectionId, [eob({ id: 'a', billed: 210, versionId: '2' }), eob({ id: 'b' })], {
      ...{ at: later, startedAt: later, mode: 'full' },
    });
    store.archive.endPass(connectionId, later);
    const changed = linesOf('record', personId).map(({ resource, isChanged }) => [resource.id, isChanged]);
    expect(changed).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(linesOf('history', personId)).toMatchObject([{ id: 'a', what: 'changed', seenAt: later }]);
  });
});

it('the end says how many lines stand before it, and what was written stands for its person', () => {
  const { add, linesOf } = openHousehold();
  const [one, other] = [add(), add({ patientId: 'pat-2' })];
  expect(linesOf('written', one.personId, other.personId)).toEqual([
    { of: 'written', person: 0, line: { head: 1 } },
    { of: 'written', person: 0, line: { bill: 2 } },
    { of: 'written', person: 1, line: { head: 1 } },
    { of: 'written', person: 1, line: { bill: 2 } },
  ]);
  expect(linesOf('end', one.personId, other.personId)).toEqual([{ of: 'end', lines: 6 }]);
});

describe('while a copy is written', () => {
  /** Writes a copy of two people, and does that between two of its parts. */
  function write(
    change: (household: ReturnType<typeof openHousehold>, ids: string[]) => unknown,
  ): () => void {
    const household = openHousehold();
    const [one, other] = [household.add(), household.add({ patientId: 'pat-2' })];
    const second = household.add({ personId: one.personId, fhirBaseUrl: 'https://sup.example/r4' });
    const parts = listCopyParts(household.parts, [one.personId, other.personId], madeAt);
    return () => {
      parts.next();
      parts.next();
      change(household, [second.connectionId, other.personId]);
      for (const _ of parts);
    };
  }

  it('a plan that becomes somebody else’s ends it, and it can be tried again', () => {
    const moved = write(({ store }, [connectionId = '', personId = '']) =>
      store.people.move({ connectionId, personId, today }),
    );
    expect(moved).toThrow(expect.objectContaining({ code: 'store/write-failed', retryable: true }));
  });

  it('a plan may be added, or taken away', () => {
    expect(write(({ add }) => add({ patientId: 'pat-3' }))).not.toThrow();
    expect(write(({ store }, [connectionId = '']) => store.connection.erase(connectionId))).not.toThrow();
  });
});
