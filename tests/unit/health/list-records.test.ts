import { describe, expect, it } from 'vitest';
import { createOperations, type DataOperations } from '../../../electron/data/worker/operations.ts';
import { approval, condition, lab, medication, medicine, recordFilter } from '../archive/health-data.ts';
import {
  base,
  checkpoint,
  eob,
  later,
  memoryStore,
  newConnection,
  seenAt,
  storeAll,
} from '../archive/records.ts';

const started = () => {
  const { db, store } = memoryStore();
  return { db, store, ...store.connection.create(newConnection()) };
};
const listOf = (store: DataOperations, personId: string, over = {}) =>
  store.health.list({ filter: recordFilter(personId, over), offset: 0, limit: 100 });
const titlesOf = (store: DataOperations, personId: string, over = {}) =>
  listOf(store, personId, over).rows.map(({ title }) => title.text);
const timelineOf = (store: DataOperations, personId: string, over = {}) =>
  store.health.timeline({ filter: recordFilter(personId, over), offset: 0, limit: 100 });
const notFoundError = expect.objectContaining({ code: 'store/not-found' });

describe('the list of health records', () => {
  it('is in pages, newest first, a month after its days, and those without a date last', () => {
    const { store, connectionId, personId } = started();
    storeAll(store, connectionId, [
      condition('none', 'No date', null),
      condition('month', 'A month', '2024-05'),
      condition('day', 'A day', '2024-05-02'),
      condition('new', 'Newest', '2025-01-01'),
    ]);
    expect(titlesOf(store, personId)).toEqual(['Newest', 'A day', 'A month', 'No date']);
    const page = store.health.list({ filter: recordFilter(personId), offset: 1, limit: 2 });
    expect(page.count).toBe(4);
    expect(page.rows.map(({ id }) => id)).toEqual([
      `${connectionId}/Condition/day`,
      `${connectionId}/Condition/month`,
    ]);
    expect(page.rows[0]).toMatchObject({
      connectionId,
      planName: 'Evergreen Test Plan',
      kind: 'condition',
      start: '2024-05-02',
      removed: false,
    });
    expect(store.connection.list()[0]).toMatchObject({ claims: 0, records: 4 });
  });

  it('stays short whatever a plan sends; the record itself is whole, and is found by its last word', () => {
    const { store, connectionId, personId } = started();
    const long = `${'invented '.repeat(120_000)}lastword`;
    const component = Array.from({ length: 5_000 }, (_, index) => ({
      code: { text: `part ${index}` },
      valueQuantity: { value: index },
    }));
    storeAll(store, connectionId, [
      lab('report', long, '2025-01-01', { code: { text: long } }),
      lab('panel', 5, '2025-01-02', { component }),
      lab('panel2', 6, '2025-01-03', { component }),
    ]);
    const list = listOf(store, personId);
    expect(JSON.stringify(list).length).toBeLessThan(50_000);
    expect(list.rows.map(({ measurements }) => measurements.length)).toEqual([50, 50, 1]);
    expect(list.rows[0]?.measurements.at(-2)).toMatchObject({ text: null });
    expect(list.rows[0]?.measurements.at(-1)).toMatchObject({
      text: '…',
      digits: null,
      label: { text: null },
    });
    const report = store.health.get({ recordId: `${connectionId}/Observation/report` });
    expect(report.row.title.text).toBe(long);
    expect(report.row.measurements[0]?.text).toBe(long);
    const panel = store.health.get({ recordId: `${connectionId}/Observation/panel` });
    expect(panel.row.measurements).toHaveLength(5_001);
    expect(panel.trendKey).not.toBeNull();
    expect(titlesOf(store, personId, { text: 'lastword' })).toHaveLength(1);
    expect(titlesOf(store, personId, { text: 'part 4999' })).toHaveLength(2);
  });

  it('shows of a file inside a record only its beginning, in the source', () => {
    const { store, connectionId } = started();
    const data = Buffer.alloc(3_000_000, 'invented').toString('base64');
    const content = [{ attachment: { contentType: 'application/pdf', data, title: 'A letter' } }];
    const document = { resourceType: 'DocumentReference', id: 'd', status: 'current', content };
    storeAll(store, connectionId, [document]);
    const json = store.records.source({ id: `${connectionId}/DocumentReference/d` }).json;
    expect(json.length).toBeLessThan(2000);
    expect(json).toContain('A letter');
    expect(json).toContain(`${data.slice(0, 200)}… (+${data.length - 200})`);
    const file = store.health.attachment({ recordId: `${connectionId}/DocumentReference/d`, index: 0 });
    expect(file.bytes).toHaveLength(3_000_000);
  });

  it('is narrowed by kind, plan and words, in any case and without accents', () => {
    const { store, connectionId, personId } = started();
    const other = store.connection.create(newConnection({ personId, planName: 'Second Plan' }));
    storeAll(store, connectionId, [condition('a', 'Bronquitis crónica'), lab('b', 5, '2025-01-01')]);
    storeAll(store, other.connectionId, [condition('c', 'Invented ailment')]);
    expect(titlesOf(store, personId, { kinds: ['lab'] })).toEqual(['Invented blood value']);
    expect(titlesOf(store, personId, { kinds: ['claim'] })).toEqual([]);
    expect(titlesOf(store, personId, { connectionId: other.connectionId })).toEqual(['Invented ailment']);
    expect(titlesOf(store, personId, { connectionId: 'nobody' })).toEqual([]);
    expect(titlesOf(store, personId, { text: 'CRONICA bronq' })).toEqual(['Bronquitis crónica']);
    expect(titlesOf(store, personId, { text: 'ronquitis' })).toEqual([]);
    expect(titlesOf(store, personId, { text: '%' })).toEqual([]);
    expect(titlesOf(store, personId, { text: '  ' })).toHaveLength(3);
  });

  it('shows a person nothing of another', () => {
    const { store, connectionId, personId } = started();
    const other = store.connection.create(newConnection());
    storeAll(store, connectionId, [condition('a', 'Mine')]);
    expect(titlesOf(store, other.personId)).toEqual([]);
    expect(timelineOf(store, other.personId, { connectionId })).toEqual({ count: 0, items: [] });
    expect(titlesOf(store, personId)).toEqual(['Mine']);
  });

  it('leaves out what was entered in error, which stays stored, and takes out what becomes so', () => {
    const { store, connectionId, personId } = started();
    storeAll(store, connectionId, [
      lab('a', 1, '2025-01-01'),
      lab('b', 2, '2025-01-02', { status: 'entered-in-error' }),
    ]);
    expect(listOf(store, personId).count).toBe(1);
    expect(store.records.source({ id: `${connectionId}/Observation/b` }).json).toContain('entered-in-error');
    storeAll(store, connectionId, [lab('a', 1, '2025-01-01', { status: 'entered-in-error' })]);
    expect(listOf(store, personId).count).toBe(0);
    expect(store.connection.list()[0]).toMatchObject({ records: 0 });
  });

  it('never has records about somebody else, however they state it', () => {
    const { store, connectionId, personId } = started();
    const other = { reference: 'Patient/pat-2' };
    const about = (resourceType: string, element: string, reference: unknown = other) => ({
      resourceType,
      id: `${resourceType}-${element}`,
      [element]: reference,
    });
    const page = storeAll(store, connectionId, [
      ...[
        'Condition',
        'Encounter',
        'QuestionnaireResponse',
        'MedicationRequest',
        'Observation',
        'CarePlan',
      ].map((type) => about(type, 'subject')),
      ...['Device', 'Immunization', 'AllergyIntolerance', 'FamilyMemberHistory'].map((type) =>
        about(type, 'patient'),
      ),
      about('Goal', 'subject', { reference: `${base}/Patient/pat-2/_history/3` }),
      { ...condition('mine', 'Mine'), subject: { reference: `${base}/Patient/pat-1` } },
      { ...condition('group', 'Of a group'), subject: { reference: 'Group/7' } },
    ]);
    expect(page).toMatchObject({ skipped: 11, records: 2 });
    expect(titlesOf(store, personId).toSorted()).toEqual(['Mine', 'Of a group']);
    const kept = new TextDecoder().decode(store.records.bundle(personId));
    expect(kept).not.toContain('pat-2');
  });
});

describe('what records name', () => {
  it('is asked for, and the record is read again when it comes', () => {
    const { store, connectionId, personId } = started();
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
    const { db, store, connectionId, personId } = started();
    storeAll(store, connectionId, [medication('Old name'), medicine('m')]);
    expect(titlesOf(store, personId)).toEqual(['Old name']);
    const again = createOperations(db);
    storeAll(again, connectionId, [medication('New name')], { resourceType: 'Medication' });
    again.archive.endPass(connectionId, later);
    expect(titlesOf(again, personId)).toEqual(['New name']);
  });

  it('is looked up among all that is stored when one record is shown', () => {
    const { store, connectionId } = started();
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
    const { store, connectionId } = started();
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
      agent: [{ who: { reference: 'Practitioner/x' }, onBehalfOf: { reference: 'Organization/o' } }],
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
    expect(view.provenance).toEqual([{ who: 'Maple Clinic', recordedOn: '2025-01-02' }]);
    expect(view).toMatchObject({ firstSeen: seenAt, lastUpdated: '2025-01-03T00:00:00Z', trendKey: null });
    expect(JSON.parse(store.records.source({ id: `${connectionId}/DiagnosticReport/r` }).json)).toEqual(
      report,
    );
    expect(store.records.source({ id: `${connectionId}/Organization/o` }).json).toContain(
      '\n  "name": "Maple Clinic"',
    );
  });

  it('has parts that only a urn names', () => {
    const { store, connectionId } = started();
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
      const { store } = started();
      expect(() => store.health.get({ recordId: id })).toThrow(notFoundError);
      expect(() => store.records.source({ id }).json).toThrow(notFoundError);
      expect(() => store.health.attachment({ recordId: id, index: 0 })).toThrow(notFoundError);
      expect(() => store.health.trend({ personId: id, key: id })).toThrow(notFoundError);
      expect(() => store.health.overview({ personId: id })).toThrow(notFoundError);
    },
  );

  it('gives its files: bytes that came with it, bytes of a Binary that is here, else the address', () => {
    const { store, connectionId, personId } = started();
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
    const files = [0, 1, 2].map((index) => store.health.attachment({ recordId, index }));
    expect(files.map(({ bytes }) => (bytes === null ? null : new TextDecoder().decode(bytes)))).toEqual([
      'Hello',
      'Hello',
      null,
    ]);
    expect(files[2]).toMatchObject({ connectionId, personId, contentType: 'text/plain', url: 'Binary/far' });
    expect(() => store.health.attachment({ recordId, index: 3 })).toThrow(notFoundError);
  });
});

describe('trends', () => {
  it('need two values or more, and name the records they come from', () => {
    const { store, connectionId, personId } = started();
    storeAll(store, connectionId, [lab('1', 5, '2025-01-01'), lab('words', 'low', '2025-01-02')]);
    expect(store.health.overview({ personId }).trends).toEqual([]);
    expect(store.health.get({ recordId: `${connectionId}/Observation/1` }).trendKey).toBeNull();
    storeAll(store, connectionId, [lab('2', 7.5, '2025-03-01')]);
    const [trend, ...more] = store.health.overview({ personId }).trends;
    expect(more).toEqual([]);
    expect(trend).toMatchObject({ kind: 'lab', points: 2, latest: { value: 7.5, date: '2025-03-01' } });
    const key = trend?.key ?? '';
    expect(store.health.get({ recordId: `${connectionId}/Observation/1` }).trendKey).toBe(key);
    const { series } = store.health.trend({ personId, key });
    expect(series[0]?.points.map(({ value }) => value)).toEqual([5, 7.5]);
    store.connection.erase(connectionId);
    expect(() => store.health.overview({ personId })).toThrow(notFoundError);
    expect(() => store.health.trend({ personId, key })).toThrow(notFoundError);
  });
});

describe('the timeline', () => {
  it('has claims, approvals and records in one order', () => {
    const { store, connectionId, personId } = started();
    storeAll(store, connectionId, [
      eob({ id: 'old', date: '2024-01-01' }),
      eob({ id: 'undated', date: null, created: '' }),
      eob({ id: 'new', date: '2026-01-15', service: 'Invented visit' }),
      approval('pa'),
      condition('c', 'Ailment', '2025-01-01'),
      condition('none', 'No date', null),
    ]);
    const { count, items } = timelineOf(store, personId);
    expect(count).toBe(6);
    expect(items.map(({ kind }) => kind)).toEqual([
      'claim',
      'approval',
      'condition',
      'claim',
      'claim',
      'condition',
    ]);
    expect(items[0]).toEqual({
      id: `${connectionId}/new`,
      kind: 'claim',
      planName: 'Evergreen Test Plan',
      title: { text: 'Invented visit', code: null, system: null },
      start: '2026-01-15',
      end: '2026-01-15',
      summary: 'Dr. Ada Example',
      state: null,
      doubt: null,
      decision: null,
      measurements: [],
      removed: false,
    });
    expect(items[1]).toMatchObject({
      id: `${connectionId}/ExplanationOfBenefit/pa`,
      title: { text: 'Invented imaging' },
      summary: 'Dr. Ada Example',
      decision: 'not-stated',
    });
    const second = store.health.timeline({ filter: recordFilter(personId), offset: 2, limit: 2 });
    expect(second).toEqual({ count: 6, items: items.slice(2, 4) });
    const { counts, planNames } = store.health.overview({ personId });
    expect(counts).toEqual([
      { kind: 'approval', count: 1 },
      { kind: 'condition', count: 2 },
      { kind: 'claim', count: 3 },
    ]);
    expect(planNames).toHaveLength(1);
  });

  it('is narrowed like the list, claims by their own words', () => {
    const { store, connectionId, personId } = started();
    storeAll(store, connectionId, [
      eob({ id: 'a', service: 'Radiografía' }),
      approval('pa', { provider: { display: 'Dra. Peña' } }),
      condition('c', 'Ailment'),
    ]);
    const kindsOf = (over: object) => timelineOf(store, personId, over).items.map(({ kind }) => kind);
    expect(kindsOf({ kinds: ['claim', 'approval'] })).toEqual(['claim', 'approval']);
    expect(kindsOf({ kinds: ['condition'] })).toEqual(['condition']);
    expect(kindsOf({ text: 'radiografia' })).toEqual(['claim']);
    expect(kindsOf({ text: 'pena' })).toEqual(['approval']);
    expect(kindsOf({ text: '"' })).toEqual([]);
    expect(kindsOf({ text: 'PA-0001' })).toEqual(['approval']);
  });
});

describe('prior authorizations', () => {
  it('become claims, and claims become approvals, when the plan changes what they are', () => {
    const { store, connectionId, personId } = started();
    storeAll(store, connectionId, [approval('x')]);
    storeAll(store, connectionId, [eob({ id: 'x' })]);
    expect(store.health.overview({ personId }).counts).toEqual([{ kind: 'claim', count: 1 }]);
    storeAll(store, connectionId, [approval('x')]);
    const { counts, planNames } = store.health.overview({ personId });
    expect(counts).toEqual([{ kind: 'approval', count: 1 }]);
    expect(planNames).toEqual([]);
    storeAll(store, connectionId, [approval('x', { use: 'something-else' })]);
    expect(store.health.overview({ personId }).counts).toEqual([]);
  });
});

describe('what a whole pass no longer brings', () => {
  const whole = (type: string, startedAt: string, over = {}) => ({
    resourceType: type,
    mode: 'full' as const,
    startedAt,
    ...over,
  });

  it('is marked, and loses the mark when it comes back', () => {
    const { store, connectionId, personId } = started();
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
    const { store, connectionId, personId } = started();
    storeAll(store, connectionId, [condition('a', 'A')], { resourceType: 'Condition', fullAt: seenAt });
    storeAll(store, connectionId, [], whole('Condition', later, over));
    store.archive.endPass(connectionId, later);
    expect(listOf(store, personId).rows.map(({ removed }) => removed)).toEqual([false]);
  });

  it('of a type in several parts is marked once every part has ended', () => {
    const { store, connectionId, personId } = started();
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
    const { items } = store.health.timeline({ filter: recordFilter(personId), offset: 0, limit: 10 });
    expect(items.flatMap((item) => (item.removed ? [item.id] : []))).toEqual(removed());
  });
});
