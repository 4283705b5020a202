import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { condition, lab, recordFilter } from '../archive/health-data.ts';
import { base, newConnection, openConnectedStore, storeAll } from '../archive/records.ts';

const listOf = (store: DataOperations, personId: string, over = {}) =>
  store.health.list({ filter: recordFilter(personId, over), offset: 0, limit: 100 });
const titlesOf = (store: DataOperations, personId: string, over = {}) =>
  listOf(store, personId, over).rows.map(({ title }) => title.text);
const timelineOf = (store: DataOperations, personId: string, over = {}) =>
  store.timeline.list({ filter: recordFilter(personId, over), offset: 0, limit: 100 });

describe('the list of health records', () => {
  it('is in pages, newest first, a month after its days, and those without a date last', () => {
    const { store, connectionId, personId } = openConnectedStore();
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

  it('stays short whatever a plan sends; the record itself says what it leaves out, and is found by its last word', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const long = `${'invented '.repeat(120_000)}lastword`;
    const cutText = (text: string) => `${text.slice(0, 100_000)}…`;
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
    expect([report.row.title.text, report.row.measurements[0]?.text]).toEqual([long, long].map(cutText));
    expect(report.leftOut).toBeGreaterThanOrEqual(2);
    const panel = store.health.get({ recordId: `${connectionId}/Observation/panel` });
    expect(panel.row.measurements).toHaveLength(200);
    expect(panel.leftOut).toBeGreaterThanOrEqual(4_801);
    expect(panel.trendKey).not.toBeNull();
    expect(titlesOf(store, personId, { text: 'lastword' })).toHaveLength(1);
    expect(titlesOf(store, personId, { text: 'part 4999' })).toHaveLength(2);
  });

  it('shows of a file inside a record only its beginning, in the source', () => {
    const { store, connectionId } = openConnectedStore();
    const data = Buffer.alloc(3_000_000, 'invented').toString('base64');
    const content = [{ attachment: { contentType: 'application/pdf', data, title: 'A letter' } }];
    const document = { resourceType: 'DocumentReference', id: 'd', status: 'current', content };
    storeAll(store, connectionId, [document]);
    const json = store.records.source({ id: `${connectionId}/DocumentReference/d` }).json;
    expect(json.length).toBeLessThan(2000);
    expect(json).toContain('A letter');
    expect(json).toContain(`${data.slice(0, 200)}… (+${data.length - 200})`);
    const recordId = `${connectionId}/DocumentReference/d`;
    const file = store.health.nameFile({ recordId, index: 0, bytes: null, declared: null });
    expect(file.bytes).toHaveLength(3_000_000);
  });

  it('is narrowed by kind, plan and words, in any case and without accents', () => {
    const { store, connectionId, personId } = openConnectedStore();
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
    const { store, connectionId, personId } = openConnectedStore();
    const other = store.connection.create(newConnection());
    storeAll(store, connectionId, [condition('a', 'Mine')]);
    expect(titlesOf(store, other.personId)).toEqual([]);
    expect(timelineOf(store, other.personId, { connectionId })).toEqual({ count: 0, items: [] });
    expect(titlesOf(store, personId)).toEqual(['Mine']);
  });

  it('leaves out what was entered in error, which stays stored, and takes out what becomes so', () => {
    const { store, connectionId, personId } = openConnectedStore();
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
    const { store, connectionId, personId } = openConnectedStore();
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
