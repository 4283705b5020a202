/** Claims, approvals and records in one order. */
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { approval, condition, recordFilter } from '../archive/health-data.ts';
import { eob, newConnection, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';

const timelineOf = (store: DataOperations, personId: string, over = {}) =>
  store.timeline.list({ filter: recordFilter(personId, over), offset: 0, limit: 100 });

describe('the timeline', () => {
  it('has claims, approvals and records in one order', () => {
    const { store, connectionId, personId } = openConnectedStore();
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
      sources: [{ planName: 'Evergreen Test Plan', openedAt: null }],
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
    const second = store.timeline.list({ filter: recordFilter(personId), offset: 2, limit: 2 });
    expect(second).toEqual({ count: 6, items: items.slice(2, 4) });
    const { counts, planNames } = store.timeline.overview({ personId });
    expect(counts).toEqual([
      { kind: 'approval', count: 1, past: 0 },
      { kind: 'condition', count: 2, past: 0 },
      { kind: 'claim', count: 3, past: 0 },
    ]);
    expect(planNames).toHaveLength(1);
  });

  it('is narrowed like the list, claims by their own words', () => {
    const { store, connectionId, personId } = openConnectedStore();
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

describe('one visit of two plans', () => {
  const elsewhere = { planName: 'Supplement', host: 'sup.example', fhirBaseUrl: 'https://sup.example/r4' };

  it('is one row once the person said so, found by the words and the plan of either claim', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const other = store.connection.create(newConnection({ personId, ...elsewhere }));
    const visit = { date: '2026-01-15', billed: 100 };
    storeAll(store, connectionId, [
      eob({ ...visit, id: 'm', service: 'Kneebrace', created: '2026-01-20' }),
      eob({ id: 'alone', date: '2026-01-16' }),
    ]);
    storeAll(store, other.connectionId, [
      eob({ ...visit, id: 's', service: 'Orthosis', created: '2026-02-20' }),
    ]);
    for (const id of [connectionId, other.connectionId]) store.archive.endPass(id, seenAt);
    const listed = (over = {}) => {
      const { count, items } = timelineOf(store, personId, over);
      expect(items).toHaveLength(count);
      return items.map(({ id }) => id.split('/')[1]);
    };
    const counted = () => store.timeline.overview({ personId }).counts;
    expect(listed()).toEqual(['alone', 'm', 's']);
    expect(counted()).toEqual([{ kind: 'claim', count: 3, past: 0 }]);
    const [firstId, secondId] = [`${connectionId}/m`, `${other.connectionId}/s`];
    store.claims.answerVisit({ firstId, secondId, same: true });
    expect(listed()).toEqual(['alone', 's']);
    expect(counted()).toEqual([{ kind: 'claim', count: 2, past: 0 }]);
    expect(timelineOf(store, personId).items[1]?.sources.map(({ planName }) => planName)).toEqual([
      'Evergreen Test Plan',
      'Supplement',
    ]);
    for (const over of [{ text: 'kneebrace' }, { text: 'orthosis' }, { connectionId: other.connectionId }])
      expect(listed(over)).toEqual(['s']);
    expect(listed({ connectionId })).toEqual(['alone', 's']);
    expect(listed({ text: 'nowhere' })).toEqual([]);
    expect(store.timeline.list({ filter: recordFilter(personId), offset: 1, limit: 1 }).items).toMatchObject([
      { id: secondId },
    ]);
    store.claims.answerVisit({ firstId, secondId, same: null });
    expect(listed()).toEqual(['alone', 'm', 's']);
  });
});

describe('prior authorizations', () => {
  it('become claims, and claims become approvals, when the plan changes what they are', () => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [approval('x')]);
    storeAll(store, connectionId, [eob({ id: 'x' })]);
    expect(store.timeline.overview({ personId }).counts).toEqual([{ kind: 'claim', count: 1, past: 0 }]);
    storeAll(store, connectionId, [approval('x')]);
    const { counts, planNames } = store.timeline.overview({ personId });
    expect(counts).toEqual([{ kind: 'approval', count: 1, past: 0 }]);
    expect(planNames).toEqual([]);
    storeAll(store, connectionId, [approval('x', { use: 'something-else' })]);
    expect(store.timeline.overview({ personId }).counts).toEqual([]);
  });
});
