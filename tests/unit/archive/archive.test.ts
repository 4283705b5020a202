import { describe, expect, it } from 'vitest';
import { Archive, type ReaderFault } from '../../../electron/data/archive/archive.ts';
import { pairFilesWithPlans } from '../../../electron/data/archive/select-records.ts';
import type { ArchiveConnection, Pass, Subject } from '../../../electron/data/archive/subject.ts';
import { listUnreadable } from '../../../electron/data/archive/unreadable-records.ts';
import { openDatabase } from '../../../electron/data/database/database.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import { newConnection, seenAt } from './records.ts';

function open(subjects: Subject[], origin: 'plan' | 'file' = 'plan') {
  const db = openDatabase({ kind: 'memory' });
  const connections = new Connections(db);
  const { connectionId } = connections.create(newConnection({ origin }));
  const connection: ArchiveConnection = connections.get(connectionId);
  const faults: ReaderFault[] = [];
  const archive = new Archive({ db, connections, subjects, onReaderFault: (fault) => faults.push(fault) });
  const store = (...resources: Resource[]) => {
    const entries = resources.map((resource, place) => ({ resource, fullUrl: null, place }));
    const pass: Pass = origin === 'plan' ? { from: 'plan', startedAt: seenAt } : { from: 'file' };
    return archive.write(() => archive.store(entries, { connection, pass, seenAt }));
  };
  return { db, connectionId, archive, store, faults };
}

/** A subject that keeps the flavours it was made for, in memory. */
function createFlavourSubject(flavour: string): Subject & { kept: Map<number, string> } {
  const kept = new Map<number, string>();
  return {
    kept,
    resourceTypes: ['Basic'],
    countedAs: 'record',
    read: ({ key, resource }) => {
      if (resource['flavour'] !== flavour) return null;
      return () => {
        kept.set(key, flavour);
        return 'new';
      };
    },
    drop: (key) => kept.delete(key),
  };
}

const basic = (id: string, flavour: string): Resource => ({ resourceType: 'Basic', id, flavour });

describe('a resource', () => {
  it('is kept by the first subject that recognises it, and dropped by the one that no longer does', () => {
    const sweet = createFlavourSubject('sweet');
    const sour = createFlavourSubject('sour');
    const { store } = open([sweet, sour]);
    store(basic('1', 'sweet'), basic('2', 'sour'));
    expect([[...sweet.kept.values()], [...sour.kept.values()]]).toEqual([['sweet'], ['sour']]);
    store(basic('1', 'sour'));
    expect([sweet.kept.size, sour.kept.size]).toEqual([0, 2]);
  });

  it('that breaks a reader stays stored, is reported, and stops no other', () => {
    const sweet = createFlavourSubject('sweet');
    const broken: Subject = {
      resourceTypes: ['Basic'],
      read({ id }) {
        if (id === 'odd') throw new TypeError('Cannot read properties of undefined');
        return null;
      },
    };
    const { db, connectionId, store, faults } = open([broken, sweet]);
    const stored = store(basic('odd', 'sweet'), basic('2', 'sweet'));
    expect(stored.unreadable).toBe(1);
    expect(faults).toMatchObject([{ resourceType: 'Basic', error: { name: 'TypeError' } }]);
    const named = [{ id: `${connectionId}/Basic/odd`, resourceType: 'Basic' }];
    expect(listUnreadable(db, connectionId)).toEqual({ count: 1, records: named });
    db.prepare("DELETE FROM resource WHERE id = 'odd'").run();
    expect(listUnreadable(db, connectionId)).toEqual({ count: 0, records: [] });
    store(basic('odd', 'sweet'));
    expect(sweet.kept.size).toBe(1);
    expect(db.prepare('SELECT id FROM resource ORDER BY key').pluck().all()).toEqual(['2', 'odd']);
  });

  it('that is nested too deep for a reader is unreadable, and no fault of ours', () => {
    const deep: Subject = {
      resourceTypes: ['Basic'],
      read() {
        throw new RangeError('Maximum call stack size exceeded');
      },
    };
    const { store, faults } = open([deep]);
    expect(store(basic('1', 'x')).unreadable).toBe(1);
    expect(faults).toEqual([]);
  });

  it('whose write fails undoes the page, and what was kept in memory of it', () => {
    const failing: Subject = {
      resourceTypes: ['Basic'],
      read: () => () => {
        throw new Error('The disk is full.');
      },
    };
    const { db, archive, store, faults } = open([failing]);
    const organization = { resourceType: 'Organization', id: 'o', name: 'Maple' };
    expect(() => store(organization, basic('1', 'x'))).toThrow('full');
    expect(faults).toEqual([]);
    expect(db.prepare('SELECT count(*) FROM resource').pluck().get()).toBe(0);
    const connectionId = db.prepare('SELECT id FROM connection').pluck().get() as string;
    const { resolve } = archive.references.of(connectionId);
    expect(resolve({ reference: 'Organization/o' }, basic('1', 'x'))).toBeNull();
  });
});

it('nothing is unfinished where no subject settles anything', () => {
  const { archive, connectionId, store } = open([createFlavourSubject('sweet')]);
  store(basic('1', 'sweet'));
  expect(archive.isUnfinished(connectionId)).toBe(false);
});

it('something is unfinished as soon as one subject says so', () => {
  const waiting: Subject = { resourceTypes: ['Basic'], isUnfinished: () => true };
  const done: Subject = { resourceTypes: ['Basic'], isUnfinished: () => false };
  const { archive, connectionId } = open([done, waiting]);
  expect(archive.isUnfinished(connectionId)).toBe(true);
});

it.each([
  ['a newer one', '2026-02-01', '2026-02-02', 'changed'],
  ['one of the same moment', '2026-02-01', '2026-02-01', 'changed'],
  ['an older one', '2026-02-02', '2026-02-01', 'same'],
  ['one that does not say when it was written', '2026-02-02', null, 'same'],
  ['one that does, where the stored one does not', null, '2026-02-01', 'changed'],
])('a record of a file is replaced by %s or stays', (_name, before, after, outcome) => {
  const { store } = open([], 'file');
  const record = (flavour: string, lastUpdated: string | null) => ({
    ...basic('1', flavour),
    meta: lastUpdated === null ? {} : { lastUpdated },
  });
  store(record('sweet', before));
  expect(store(record('sour', after)).outcomes).toEqual([{ resourceType: 'Basic', outcome }]);
});

it('a record that names nothing takes no room among those that wait', () => {
  const { db, store } = open([createFlavourSubject('sweet')]);
  store(basic('1', 'sweet'), { resourceType: 'Organization', id: 'o' });
  expect(db.prepare('SELECT count(*) FROM waiting').pluck().get()).toBe(0);
});

describe('a resource that others name', () => {
  const organization = (name: string): Resource => ({ resourceType: 'Organization', id: 'o', name });
  const naming = (): Resource => ({ ...basic('1', 'x'), author: { reference: 'Organization/o' } });

  it.each(['Organization/o', 'Organization/o/_history/2', 'https://plan.example/fhir/Organization/o'])(
    'has what names it as %s read again once when it changed, not at each check',
    (reference) => {
      let reads = 0;
      const counting: Subject = {
        resourceTypes: ['Basic'],
        read: () => {
          reads++;
          return () => 'same';
        },
      };
      const { archive, connectionId, store } = open([counting]);
      const other = { ...basic('2', 'x'), author: { reference: 'Organization/o2' } };
      store(organization('Maple'), { ...naming(), author: { reference } }, other);
      archive.endPass(connectionId, seenAt);
      store(organization('Oak'));
      reads = 0;
      archive.endPass(connectionId, seenAt);
      expect(reads).toBe(1);
      archive.endPass(connectionId, seenAt);
      expect(reads).toBe(1);
    },
  );

  it('is not held in memory once its connection is erased', () => {
    const { db, archive, connectionId, store } = open([]);
    store(organization('Maple'));
    const resolve = () =>
      archive.references.of(connectionId).resolve({ reference: 'Organization/o' }, naming());
    expect(resolve()).toMatchObject({ name: 'Maple' });
    db.prepare('DELETE FROM resource').run();
    archive.forget(connectionId);
    expect(resolve()).toBeNull();
  });
});

it('a new meta alone is nothing new, but of a claim', () => {
  const { store } = open([]);
  const at = (resourceType: string, versionId: string, more = {}) => ({
    resourceType,
    id: '1',
    meta: { versionId },
    ...more,
  });
  const outcome = (resource: Resource) => store(resource).outcomes[0]?.outcome;
  for (const type of ['Basic', 'ExplanationOfBenefit']) outcome(at(type, '1'));
  expect(outcome(at('Basic', '2'))).toBe('same');
  expect(outcome(at('Basic', '2', { flavour: 'sour' }))).toBe('changed');
  expect(outcome(at('ExplanationOfBenefit', '2'))).toBe('changed');
  expect(outcome(at('ExplanationOfBenefit', '2'))).toBe('same');
  // Also where one of them has no meta at all.
  expect(outcome({ resourceType: 'Basic', id: '2', flavour: 'sour' } as Resource)).toBe('new');
  const { meta, ...rest } = at('Basic', '3', { flavour: 'sour' });
  expect(outcome({ ...rest, id: '2', meta } as Resource)).toBe('same');
  expect(outcome({ meta, ...rest, id: '2' } as Resource)).toBe('same');
});

it('a file is of a plan only by the same server and the same patient', () => {
  const connection = (
    id: string,
    origin: 'plan' | 'file',
    fhirBaseUrl: string,
    patientId: string | null,
  ) => ({
    id,
    origin,
    fhirBaseUrl,
    patientId,
  });
  const plan = connection('plan', 'plan', 'https://plan.example/fhir', 'p-1');
  const files = [
    connection('same', 'file', 'https://plan.example/fhir/', 'p-1'),
    connection('other-patient', 'file', 'https://plan.example/fhir', 'p-2'),
    connection('other-server', 'file', 'https://other.example/fhir', 'p-1'),
    connection('no-server', 'file', '', 'p-1'),
  ];
  expect(pairFilesWithPlans([plan, ...files])).toEqual([{ file: 'same', plan: 'plan' }]);
  expect(
    pairFilesWithPlans([
      { ...plan, patientId: null },
      connection('file', 'file', 'https://plan.example/fhir', null),
    ]),
  ).toEqual([]);
});
