import { describe, expect, it } from 'vitest';
import { Archive } from '../../../electron/data/archive/archive.ts';
import { Pages } from '../../../electron/data/archive/pages.ts';
import type { Subject } from '../../../electron/data/archive/subject.ts';
import { UndecidedRecords } from '../../../electron/data/archive/undecided-records.ts';
import { WhoseBook } from '../../../electron/data/archive/whose/whose-book.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import { approval, condition } from './health-data.ts';
import {
  bundle,
  bytesOf,
  checkpoint,
  eob,
  filter,
  later,
  openConnectedStore,
  seenAt,
  storeAll,
} from './records.ts';

const claimsOf = (store: ReturnType<typeof openConnectedStore>['store'], personId: string) =>
  store.claims.list({ filter: filter(personId), offset: 0, limit: 100 });

describe('reading a page', () => {
  it('says where the next page is before anything is stored', () => {
    const { db, store, connectionId } = openConnectedStore();
    const link = [{ relation: 'next', url: 'https://plan.example/fhir?page=2' }];
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'warning', code: 'x', details: { text: 'Some are hidden.' } }],
    };
    const read = store.archive.readPage({
      connectionId,
      resourceType: 'ExplanationOfBenefit',
      bytes: bundle([eob(), outcome, { resourceType: 'Patient', id: 'pat-1' }], { link, total: 7 }),
    });
    expect(read).toEqual({
      page: read.page,
      next: 'https://plan.example/fhir?page=2',
      total: 7,
      entries: expect.any(Number),
      sent: 1,
      otherMatches: 1,
      warnings: ['Some are hidden.'],
      faults: [],
      unreadable: false,
      resourceType: 'Bundle',
    });
    expect(db.prepare('SELECT count(*) AS n FROM resource').get()).toEqual({ n: 0 });
  });

  it.each(['<html>sign in</html>', '', '[1, 2]', '"text"', '{"a": 1}', '{"resourceType": 5}'])(
    'calls %s unreadable',
    (body) => {
      const { store, connectionId } = openConnectedStore();
      const read = store.archive.readPage({ connectionId, resourceType: 'Patient', bytes: bytesOf(body) });
      expect(read).toMatchObject({ unreadable: true, resourceType: null, next: null, sent: 0 });
    },
  );

  it('takes a single resource as a page of one', () => {
    const { store, connectionId } = openConnectedStore();
    const patient = {
      resourceType: 'Patient',
      id: 'pat-1',
      name: [{ text: 'Rosa Invented' }],
      birthDate: '1980-04-02',
    };
    const { page } = store.archive.readPage({
      connectionId,
      resourceType: 'Patient',
      bytes: bytesOf(patient),
    });
    const stored = store.archive.storePage(
      page,
      checkpoint(connectionId, { resourceType: 'Patient' }),
      seenAt,
    );
    expect(stored.matches).toBe(1);
    expect(store.people.list()).toMatchObject([{ name: 'Rosa Invented', birthDate: '1980-04-02' }]);
  });

  it('refuses to store a page that was dropped', () => {
    const { store, connectionId } = openConnectedStore();
    const { page } = store.archive.readPage({
      connectionId,
      resourceType: 'Patient',
      bytes: bundle([eob()]),
    });
    store.archive.dropPage(page);
    expect(() => store.archive.storePage(page, checkpoint(connectionId), seenAt)).toThrow(
      expect.objectContaining({ code: 'store/not-found' }),
    );
  });
});

describe('storing a page', () => {
  it('keeps the page and its checkpoint together', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const at = { nextUrl: 'https://plan.example/fhir?page=2', done: false };
    expect(storeAll(store, connectionId, [eob()], at)).toEqual({
      newClaims: 1,
      changedClaims: 0,
      claims: 1,
      records: 0,
      skipped: 0,
      matches: 1,
      checkpoint: checkpoint(connectionId, at),
    });
    expect(store.archive.listCheckpoints(connectionId)).toEqual([checkpoint(connectionId, at)]);
    expect(claimsOf(store, personId).count).toBe(1);
  });

  it('keeps neither the page nor its checkpoint when the transaction fails, and can try again', () => {
    const { db, store, connectionId, personId } = openConnectedStore();
    const { page } = store.archive.readPage({
      connectionId,
      resourceType: 'ExplanationOfBenefit',
      bytes: bundle([eob()]),
    });
    db.exec("CREATE TRIGGER full BEFORE INSERT ON sync_checkpoint BEGIN SELECT raise(ABORT, 'full'); END");
    expect(() => store.archive.storePage(page, checkpoint(connectionId), seenAt)).toThrow('full');
    expect(claimsOf(store, personId).count).toBe(0);
    db.exec('DROP TRIGGER full');
    expect(store.archive.storePage(page, checkpoint(connectionId), seenAt).newClaims).toBe(1);
    expect(claimsOf(store, personId).count).toBe(1);
  });

  it('leaves out a record that is nested without end, counts it, and keeps the others', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const levels = 100_000;
    const deep = `${'{"detail":['.repeat(levels)}${']}'.repeat(levels)}`;
    const page = JSON.stringify({
      resourceType: 'Bundle',
      entry: [eob({ id: 'sound' }), { ...eob({ id: 'bottomless' }), extension: 'DEEP' }].map((resource) => ({
        resource,
      })),
    }).replace('"DEEP"', deep);
    const read = store.archive.readPage({
      connectionId,
      resourceType: 'ExplanationOfBenefit',
      bytes: bytesOf(page),
    });
    expect(store.archive.storePage(read.page, checkpoint(connectionId), seenAt)).toMatchObject({
      claims: 1,
      skipped: 1,
    });
    expect(claimsOf(store, personId).rows.map(({ id }) => id.split('/')[1])).toEqual(['sound']);
  });

  it('leaves out other people when two are in one answer, and counts them', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const stored = storeAll(store, connectionId, [
      eob({ id: 'mine' }),
      eob({ id: 'theirs', patient: 'Patient/pat-2' }),
      eob({ id: 'also-theirs', patient: 'https://plan.example/fhir/Patient/pat-2/_history/3' }),
      eob({ id: 'mine-by-url', patient: 'https://plan.example/fhir/Patient/pat-1' }),
      { resourceType: 'Patient', id: 'pat-2', name: [{ text: 'Somebody Else' }] },
      { resourceType: 'Coverage', id: 'c-2', beneficiary: { reference: 'Patient/pat-2' } },
    ]);
    expect(stored).toMatchObject({ claims: 2, skipped: 4 });
    expect(claimsOf(store, personId).rows.map(({ id }) => id.split('/')[1])).toEqual(['mine', 'mine-by-url']);
    expect(new TextDecoder().decode(store.records.bundle(personId))).not.toContain('pat-2');
  });

  it('tells people apart by the Patient entry that a urn names', () => {
    const { store, connectionId } = openConnectedStore();
    const url = 'urn:uuid:6d0d1a31-0000-4000-8000-000000000001';
    const bytes = bytesOf({
      resourceType: 'Bundle',
      entry: [
        { resource: eob({ id: 'theirs', patient: url }) },
        { fullUrl: url, resource: { resourceType: 'Patient', id: 'pat-2' } },
      ],
    });
    const { page } = store.archive.readPage({ connectionId, resourceType: 'ExplanationOfBenefit', bytes });
    expect(store.archive.storePage(page, checkpoint(connectionId), seenAt)).toMatchObject({
      claims: 0,
      skipped: 2,
    });
  });

  it('keeps a record about a device or group that a urn names', () => {
    const { store, connectionId } = openConnectedStore();
    const url = 'urn:uuid:6d0d1a31-0000-4000-8000-000000000002';
    const bytes = bytesOf({
      resourceType: 'Bundle',
      entry: [
        { resource: { ...condition('c', 'C'), subject: { reference: url } } },
        { fullUrl: url, resource: { resourceType: 'Group', id: 'household' } },
      ],
    });
    const { page } = store.archive.readPage({ connectionId, resourceType: 'Condition', bytes });
    expect(store.archive.storePage(page, checkpoint(connectionId), seenAt)).toMatchObject({
      records: 1,
      skipped: 0,
    });
  });

  it('counts all claims of a page, and apart those that are new or changed', () => {
    const { store, connectionId } = openConnectedStore();
    storeAll(store, connectionId, [eob({ id: 'a' }), eob({ id: 'b' })]);
    const again = storeAll(store, connectionId, [
      eob({ id: 'a', billed: 7 }),
      eob({ id: 'b' }),
      eob({ id: 'c' }),
    ]);
    expect(again).toMatchObject({ newClaims: 1, changedClaims: 1, claims: 3 });
  });

  it('keeps one of duplicate ids: the one that the plan updated last', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const stored = storeAll(store, connectionId, [
      eob({ id: 'a', billed: 2, lastUpdated: '2026-02-03T00:00:00Z' }),
      eob({ id: 'a', billed: 1, lastUpdated: '2026-02-02T00:00:00Z' }),
    ]);
    expect(stored).toMatchObject({ newClaims: 1, claims: 1 });
    expect(claimsOf(store, personId).rows.map((row) => row.billed?.cents)).toEqual([200]);
  });

  it('finds a claim without an id again by its number', () => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [eob({ id: null, number: 'N-1' }), eob({ id: null, number: 'N-2' })]);
    const again = storeAll(store, connectionId, [eob({ id: null, number: 'N-1', billed: 999 })]);
    expect(again).toMatchObject({ newClaims: 0, changedClaims: 1 });
    expect(claimsOf(store, personId).count).toBe(2);
  });

  it('reads Bundles inside Bundles and loses nothing to a broken entry', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const inner = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: eob({ id: 'inner' }) }] };
    const stored = storeAll(store, connectionId, [inner, 5, { no: 'type' }, eob({ id: 'outer' })]);
    expect(stored).toMatchObject({ claims: 2, skipped: 2 });
    expect(claimsOf(store, personId).count).toBe(2);
  });

  it('counts health records that are new or changed', () => {
    const { store, connectionId } = openConnectedStore();
    const counts = (...resources: unknown[]) => {
      const { records, skipped, claims } = storeAll(store, connectionId, resources);
      return { records, skipped, claims };
    };
    const some = [condition('a', 'A'), condition('b', 'B')];
    expect(counts(...some)).toEqual({ records: 2, skipped: 0, claims: 0 });
    expect(counts(...some, condition('c', 'C'))).toEqual({ records: 1, skipped: 0, claims: 0 });
    expect(counts(condition('a', 'Another'), condition('b', 'B'))).toEqual({
      records: 1,
      skipped: 0,
      claims: 0,
    });
  });

  it('counts what breaks a reader of ours as skipped', () => {
    const { db, connectionId } = openConnectedStore();
    const connections = new Connections(db);
    const broken: Subject = {
      resourceTypes: ['Basic'],
      read() {
        throw new TypeError('Cannot read properties of undefined');
      },
    };
    const archive = new Archive({ db, connections, subjects: [broken], onReaderFault: () => {} });
    const parts = { db, connections, archive, book: new WhoseBook({ db, connections }) };
    const pages = new Pages({ ...parts, undecided: new UndecidedRecords(parts) });
    const bytes = bundle([{ resourceType: 'Basic', id: 'odd' }, { no: 'type' }]);
    const { page } = pages.read({ connectionId, resourceType: 'Basic', bytes });
    expect(pages.store(page, checkpoint(connectionId), seenAt).skipped).toBe(2);
  });

  it('lists no approval that was entered in error, nor one that the plan later says was', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const listed = () =>
      store.approvals.list({ personId, today: '2025-07-01' }).approvals.map(({ id }) => id.split('/').at(-1));
    const mistake = { status: 'entered-in-error' };
    storeAll(store, connectionId, [approval('a'), approval('b'), approval('c', mistake)]);
    expect(listed()).toEqual(['a', 'b']);
    storeAll(store, connectionId, [approval('b', mistake)], { at: later });
    expect(listed()).toEqual(['a']);
  });

  it('keeps prior approvals as records but not as claims', () => {
    const { store, connectionId, personId } = openConnectedStore();
    expect(storeAll(store, connectionId, [{ ...eob(), use: 'preauthorization' }]).claims).toBe(0);
    expect(claimsOf(store, personId).count).toBe(0);
    expect(new TextDecoder().decode(store.records.bundle(personId))).toContain('preauthorization');
  });

  it('writes nothing for a claim that is what it was', () => {
    const { db, store, connectionId } = openConnectedStore();
    storeAll(store, connectionId, [eob()]);
    store.archive.endPass(connectionId, seenAt);
    const before = db.prepare('SELECT * FROM claim').all();
    expect(storeAll(store, connectionId, [eob()], { at: later })).toMatchObject({
      newClaims: 0,
      changedClaims: 0,
      claims: 1,
    });
    expect(store.archive.endPass(connectionId, later)).toEqual({
      newClaims: 0,
      changedClaims: 0,
      removed: 0,
    });
    expect(db.prepare('SELECT * FROM claim').all()).toEqual(before);
  });
});
