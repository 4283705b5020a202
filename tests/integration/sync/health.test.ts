import { expect, test } from 'vitest';
import type { RecordFilter } from '../../../shared/model/health/health-lists.ts';
import { type DataCategory, dataCategories } from '../../../shared/model/plans/connection.ts';
import { record } from '../../unit/sync/health-plan.ts';
import { outcome, searchset, startSmallPlan } from '../../unit/sync/small-plan.ts';
import { connectSample, samplePlan } from './connected.ts';
import { openHealthParts } from './health-parts.ts';

const everything = (personId: string, over: Partial<RecordFilter> = {}): RecordFilter => ({
  personId,
  kinds: [],
  connectionId: null,
  text: '',
  ...over,
});
const basic: readonly DataCategory[] = ['patient', 'claims', 'coverage', 'providers'];

test('Rosa agrees to everything: her health records come with her claims, and one request per type finds nothing new', async () => {
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa', dataCategories);
  expect(await app.run()).toMatchObject({ outcome: 'done', missing: [], failure: null });
  const { records, claims, personId } = await app.connection();
  expect(records).toBeGreaterThan(20);
  const { counts } = await app.data.timeline.overview({ personId });
  const kinds = counts.map(({ kind }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining(['condition', 'medicine', 'allergy', 'lab', 'immunization', 'visit', 'claim']),
  );
  const timeline = await app.data.timeline.list({ filter: everything(personId), offset: 0, limit: 10_000 });
  expect(timeline.count).toBe(records + claims);
  expect(timeline.items).toHaveLength(records + claims);
  const days = timeline.items.map(({ start }) => start ?? '');
  expect(days).toEqual(days.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
  const before = plan.requests.length;
  expect(await app.run()).toMatchObject({ outcome: 'done', missing: [] });
  const asked = plan.requests.slice(before).map(({ target }) => target.split('?')[0] ?? '');
  expect(new Set(asked).size).toBe(asked.length);
});

test('Rosa’s records say whom the plan has them from; that is no record of its own, and asks for nothing more', async () => {
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa', dataCategories);
  await app.run();
  const { records, personId } = await app.connection();
  const { rows, count } = await app.data.health.list({
    filter: everything(personId),
    offset: 0,
    limit: 1000,
  });
  const knee = rows.find(({ id }) => id.endsWith('Procedure/rosa-medina-knee'));
  expect((await app.data.health.get({ recordId: knee?.id ?? '' })).provenance).toMatchObject([
    {
      agents: [
        { roles: ['author'], who: 'Northgate Surgery Center' },
        { roles: ['transmitter'], who: 'Evergreen Health (sample)' },
      ],
    },
  ]);
  expect(rows.filter(({ id }) => id.includes('/Provenance/'))).toEqual([]);
  expect(count).toBeLessThanOrEqual(records);
  expect(plan.requests.filter(({ target }) => target.startsWith('/fhir/Provenance'))).toEqual([]);
});

test('Rosa agrees to claims only: no health type is asked for, and none can be had', async () => {
  await using plan = await samplePlan();
  await using app = await connectSample(plan, 'rosa');
  expect(await app.run()).toMatchObject({ outcome: 'done', missing: [] });
  const types = plan.requests.map(({ target }) => /^\/fhir\/([A-Za-z]+)/.exec(target)?.[1]);
  expect(types).not.toContain('Condition');
  expect(types).not.toContain('Observation');
  const { personId } = await app.connection();
  expect((await app.data.health.list({ filter: everything(personId), offset: 0, limit: 1 })).count).toBe(0);
});

test('a whole pass marks what the plan no longer sends; a check for changes and a cut list do not', async () => {
  const plan = await startSmallPlan(1);
  const parts = await openHealthParts(plan.base, { kind: 'memory' });
  const { connectionId, personId } = await parts.connect([...basic, 'conditions']);
  let ids = ['a', 'b', 'c', 'd'];
  plan.bend = ({ target, query }) => {
    if (!target.startsWith('Condition')) return null;
    const own = query.includes('_lastUpdated') ? [] : ids;
    const headers = { date: new Date(parts.clock.now()).toUTCString() };
    return { headers, json: searchset(own.map((id) => record('Condition', id, { code: { text: id } }))) };
  };
  const removed = async (full: boolean) => {
    parts.clock.advance(60_000);
    expect(await parts.sync.start(connectionId, { full })).toMatchObject({ outcome: 'done' });
    const { rows } = await parts.data.health.list({ filter: everything(personId), offset: 0, limit: 10 });
    return rows.filter((row) => row.removed).map(({ title }) => title.text);
  };
  expect(await removed(false)).toEqual([]);
  ids = ['a', 'b', 'c'];
  expect(await removed(false)).toEqual([]);
  ids = ['a'];
  expect(await removed(true)).toEqual([]);
  ids = ['a', 'b', 'c'];
  expect(await removed(true)).toEqual(['d']);
  ids = ['a', 'b', 'c', 'd'];
  expect(await removed(true)).toEqual([]);
  await parts.data.close();
  await plan.close();
});

test('one type refused, one unknown, one about somebody else: the rest is here', async () => {
  const plan = await startSmallPlan(2);
  const parts = await openHealthParts(plan.base, { kind: 'memory' });
  const { connectionId, personId } = await parts.connect([...basic, 'conditions', 'allergies', 'medicines']);
  plan.bend = ({ target }) => {
    if (target.startsWith('Condition')) return { status: 403, json: outcome('forbidden', 'No.') };
    if (target.startsWith('MedicationRequest'))
      return {
        json: searchset([
          record('MedicationRequest', 'mine', { medicationReference: { reference: 'Medication/m' } }),
          record('MedicationRequest', 'other', { subject: { reference: 'Patient/somebody' } }),
        ]),
      };
    if (target === 'Medication/m')
      return { json: { resourceType: 'Medication', id: 'm', code: { text: 'Inventol' } } };
    return target.startsWith('Allergy') ? { json: searchset([record('AllergyIntolerance', 'a')]) } : null;
  };
  const end = await parts.sync.start(connectionId);
  expect(end).toMatchObject({ outcome: 'partial', newClaims: 2 });
  expect(
    end.missing.map(({ category, resourceType, failure }) => [category, resourceType, failure.code]),
  ).toEqual([
    ['conditions', null, 'fhir/forbidden'],
    ['medicines', 'MedicationDispense', 'fhir/not-found'],
  ]);
  const { rows } = await parts.data.health.list({ filter: everything(personId), offset: 0, limit: 10 });
  expect(rows.map(({ kind, title }) => [kind, title.text])).toEqual(
    expect.arrayContaining([
      ['medicine', 'Inventol'],
      ['allergy', null],
    ]),
  );
  expect(rows).toHaveLength(2);
  await parts.data.close();
  await plan.close();
});
