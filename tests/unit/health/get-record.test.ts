/** One record: what it names, its parts and files, and the trend that it belongs to. */
import { describe, expect, it } from 'vitest';
import { createOperations, type DataOperations } from '../../../electron/data/worker/operations.ts';
import { condition, lab, medication, medicine, recordFilter } from '../archive/health-data.ts';
import { base, checkpoint, later, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';

const listOf = (store: DataOperations, personId: string, over = {}) =>
  store.health.list({ filter: recordFilter(personId, over), offset: 0, limit: 100 });
const titlesOf = (store: DataOperations, personId: string, over = {}) =>
  listOf(store, personId, over).rows.map(({ title }) => title.text);
const notFoundError = expect.objectContaining({ code: 'store/not-found' });

describe('what records name', () => {
  it('is asked for, and the record is read again when it comes', () => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [medicine('m')]);
    expect(titlesOf(store, personId)).toEqual([null]);
    expect(store.archive.listMissingReferences(connectionId)).toEqual([
      'Medication/med-1',
      'Practitioner/doc-1',
    ]);
    storeAll(store, connectionId, [medication('Inventol 10 mg')], { resourceType: 'Medication' });
    store.archive.endPass(connectionId, seenAt);
    expect(titlesOf(store, personId)).toEqual(['Inventol 10 mg']);
    expect(titlesOf(store, personId, { text: 'inventol' })).toHaveLength(1);
    expect(store.archive.listMissingReferences(connectionId)).toEqual(['Practitioner/doc-1']);
    const doctor = {
      resourceType: 'Practitioner',
      id: 'doc-1',
      name: [{ family: 'Example', given: ['Ada'] }],
    };
    storeAll(store, connectionId, [doctor], { resourceType: 'Practitioner' });
    store.archive.endPass(connectionId, seenAt);
    expect(listOf(store, personId).rows[0]?.source).toContain('Example');
    expect(store.archive.listMissingReferences(connectionId)).toEqual([]);
  });

  it('changes the records when it changes, also after a new start', () => {
    const { db, store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [medication('Old name'), medicine('m')]);
    expect(titlesOf(store, personId)).toEqual(['Old name']);
    const again = createOperations(db);
    storeAll(again, connectionId, [medication('New name')], { resourceType: 'Medication' });
    again.archive.endPass(connectionId, later);
    expect(titlesOf(again, personId)).toEqual(['New name']);
  });

  it('is looked up among all that is stored when one record is shown', () => {
    const { store, connectionId } = openConnectedStore();
    const visit = {
      resourceType: 'Encounter',
      id: 'v',
      subject: { reference: 'Patient/pat-1' },
      type: [{ text: 'Invented visit' }],
      period: { start: '2025-01-01' },
    };
    storeAll(store, connectionId, [
      visit,
      { ...condition('a', 'Ailment'), encounter: { reference: 'Encounter/v' } },
    ]);
    const { facts } = store.health.get({ recordId: `${connectionId}/Condition/a` });
    expect(JSON.stringify(facts.find(({ label }) => label === 'for-visit'))).toContain('Invented visit');
  });
});

describe('one record', () => {
  it('has its facts, its parts as rows, where it came from and its own JSON', () => {
    const { store, connectionId } = openConnectedStore();
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      subject: { reference: 'Patient/pat-1' },
      status: 'final',
      code: { text: 'Invented panel' },
      effectiveDateTime: '2025-01-01',
      meta: { lastUpdated: '2025-01-03T00:00:00Z' },
      result: [
        { reference: 'Observation/1' },
        { reference: `${base}/Observation/2` },
        { reference: 'Observation/gone' },
      ],
    };
    const provenance = {
      resourceType: 'Provenance',
      id: 'p',
      target: [{ reference: 'DiagnosticReport/r' }],
      recorded: '2025-01-02T10:00:00Z',
      agent: [
        {
          type: { coding: [{ code: 'author' }] },
          who: { reference: 'Practitioner/x', display: 'Dr. Noor Vale' },
          onBehalfOf: { reference: 'Organization/o' },
        },
      ],
      signature: [{ sigFormat: 'invented' }],
    };
    storeAll(store, connectionId, [
      report,
      lab('1', 5, '2025-01-01'),
      lab('2', 6, '2025-01-01'),
      provenance,
      { ...provenance, id: 'q', target: [{ reference: 'DiagnosticReport/r2' }] },
      { resourceType: 'Organization', id: 'o', name: 'Maple Clinic' },
    ]);
    const view = store.health.get({ recordId: `${connectionId}/DiagnosticReport/r` });
    expect(view.row).toMatchObject({ kind: 'report', title: { text: 'Invented panel' } });
    expect(view.parts.map(({ id }) => id)).toEqual([
      `${connectionId}/Observation/1`,
      `${connectionId}/Observation/2`,
    ]);
    expect(view.provenance).toEqual([
      {
        recordedOn: '2025-01-02',
        agents: [{ roles: ['author'], roleText: null, who: 'Dr. Noor Vale', onBehalfOf: 'Maple Clinic' }],
        madeFrom: [],
      },
    ]);
    expect(view.unread.map(({ path }) => path)).toEqual(['Provenance.signature']);
    expect(view).toMatchObject({ firstSeen: seenAt, lastUpdated: '2025-01-03T00:00:00Z', trendKey: null });
    expect(JSON.parse(store.records.source({ id: `${connectionId}/DiagnosticReport/r` }).json)).toEqual(
      report,
    );
    expect(store.records.source({ id: `${connectionId}/Organization/o` }).json).toContain(
      '\n  "name": "Maple Clinic"',
    );
  });

  it('has parts that only a urn names', () => {
    const { store, connectionId } = openConnectedStore();
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      code: { text: 'Panel' },
      result: [{ reference: 'urn:uuid:one' }],
    };
    const entry = [
      { fullUrl: 'urn:uuid:report', resource: report },
      { fullUrl: 'urn:uuid:one', resource: lab('1', 5, '2025-01-01') },
    ];
    const bytes = new TextEncoder().encode(
      JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }),
    );
    const { page } = store.archive.readPage({ connectionId, resourceType: 'DiagnosticReport', bytes });
    store.archive.storePage(page, checkpoint(connectionId), seenAt);
    expect(store.health.get({ recordId: `${connectionId}/DiagnosticReport/r` }).parts).toHaveLength(1);
  });

  it.each(['', 'x', 'a/b', 'a/b/c', 'a/b/c/d', '//', 'nobody/Condition/a'])(
    'with the wrong id %j is not found',
    (id) => {
      const { store } = openConnectedStore();
      expect(() => store.health.get({ recordId: id })).toThrow(notFoundError);
      expect(() => store.records.source({ id }).json).toThrow(notFoundError);
      expect(() => store.health.attachment({ recordId: id, index: 0 })).toThrow(notFoundError);
      expect(() => store.health.trend({ personId: id, key: id })).toThrow(notFoundError);
      expect(() => store.timeline.overview({ personId: id })).toThrow(notFoundError);
    },
  );

  it('gives its files: bytes that came with it, bytes of a Binary that is here, else the address', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const attachment = (over: object) => ({
      attachment: { contentType: 'text/plain', title: 'Note', ...over },
    });
    const data = Buffer.from('Hello').toString('base64');
    storeAll(store, connectionId, [
      {
        resourceType: 'DocumentReference',
        id: 'd',
        subject: { reference: 'Patient/pat-1' },
        content: [attachment({ data }), attachment({ url: 'Binary/b' }), attachment({ url: 'Binary/far' })],
      },
      { resourceType: 'Binary', id: 'b', contentType: 'text/plain', data },
    ]);
    const recordId = `${connectionId}/DocumentReference/d`;
    const places = [0, 1, 2].map((index) => store.health.attachment({ recordId, index }));
    expect(places).toEqual([null, null, 'Binary/far'].map((url) => ({ connectionId, url })));
    const stored = { recordId, bytes: null, declared: null };
    for (const index of [0, 1])
      expect(store.health.openFile({ ...stored, index })).toEqual({ type: 'text', text: 'Hello' });
    expect(store.health.nameFile({ ...stored, index: 0 })).toMatchObject({ name: 'Note.txt', personId });
    expect(() => store.health.attachment({ recordId, index: 3 })).toThrow(notFoundError);
  });
});

describe('trends', () => {
  it('need two values or more, and name the records they come from', () => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [lab('1', 5, '2025-01-01'), lab('words', 'low', '2025-01-02')]);
    expect(store.timeline.overview({ personId }).trends).toEqual([]);
    expect(store.health.get({ recordId: `${connectionId}/Observation/1` }).trendKey).toBeNull();
    storeAll(store, connectionId, [lab('2', 7.5, '2025-03-01')]);
    const [trend, ...more] = store.timeline.overview({ personId }).trends;
    expect(more).toEqual([]);
    expect(trend).toMatchObject({ kind: 'lab', points: 2, latest: { value: 7.5, date: '2025-03-01' } });
    const key = trend?.key ?? '';
    expect(store.health.get({ recordId: `${connectionId}/Observation/1` }).trendKey).toBe(key);
    const { series } = store.health.trend({ personId, key });
    expect(series[0]?.points.map(({ value }) => value)).toEqual([5, 7.5]);
    store.connection.erase(connectionId);
    expect(() => store.timeline.overview({ personId })).toThrow(notFoundError);
    expect(() => store.health.trend({ personId, key })).toThrow(notFoundError);
  });
});
