/** Records of files meet records that are here: nothing is twice, nothing newer is lost, no dollar counts twice. */
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../electron/data/database/database.ts';
import { createOperations, type DataOperations } from '../../../electron/data/worker/operations.ts';
import {
  eob,
  filter,
  later,
  memoryStore,
  newConnection,
  seenAt,
  storeAll,
} from '../../unit/archive/records.ts';
import { everyone, filesWith, importAll, ndjson, offerOf } from './opened.ts';

const base = 'https://plan.example/fhir';
const rosa = {
  resourceType: 'Patient',
  id: 'pat-1',
  name: [{ text: 'Rosa Example' }],
  birthDate: '1984-05-09',
};
const theo = {
  resourceType: 'Patient',
  id: 'pat-2',
  name: [{ text: 'Theo Example' }],
  birthDate: '2015-01-02',
};
const bundleOf = (resources: Record<string, unknown>[]) => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({
    fullUrl: `${base}/${resource['resourceType']}/${resource['id']}`,
    resource,
  })),
});

/** Everything in the database but the access log. */
function contentOf(db: Db): Record<string, unknown[]> {
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'access%'",
    )
    .all();
  return Object.fromEntries(tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]));
}

/** A plan with Rosa's record and these claims. */
function planWith(store: DataOperations, claims: Record<string, unknown>[], more = {}) {
  const ids = store.connection.create(newConnection(more));
  storeAll(store, ids.connectionId, [rosa, ...claims], { mode: 'full' });
  store.archive.endPass(ids.connectionId, seenAt);
  return ids;
}

const rowsOf = (store: DataOperations, personId: string) =>
  store.claims.list({ filter: filter(personId), offset: 0, limit: 100 }).rows;
const billedOf = (store: DataOperations, personId: string) =>
  store.claims.overview({ personId, year: 2026, today: '2026-03-20' }).totals[0]?.billed.cents;

describe('the same file again', () => {
  it.each([
    ['with a known address', { 'b.json': bundleOf([rosa, eob(), eob({ id: 'eob-2' })]) }],
    [
      'without one',
      { 'p.ndjson': ndjson([rosa]), 'e.ndjson': `${ndjson([eob(), eob({ id: null })])}no json\n` },
    ],
  ])('%s changes nothing', async (_, files) => {
    const { db, store } = memoryStore();
    const paths = filesWith(files);
    const first = await importAll(store, paths);
    const before = contentOf(db);
    expect(before['claim']).toHaveLength(2);
    const { offer, end } = await importAll(store, paths);
    expect(offer.patients.map(({ suggestedPersonId }) => suggestedPersonId)).toEqual(first.end.personIds);
    expect(end.counts.every(({ added, changed, same }) => added + changed === 0 && same > 0)).toBe(true);
    expect(end.notUnderstoodCount).toBe(first.end.notUnderstoodCount);
    expect(contentOf(db)).toEqual(before);
  });

  it('a newer file changes what is newer, an older one nothing', async () => {
    const { store } = memoryStore();
    const file = (billed: number, lastUpdated: string) =>
      filesWith({ 'b.json': bundleOf([rosa, eob({ billed, lastUpdated })]) });
    const { end } = await importAll(store, file(100, '2026-02-02T00:00:00Z'));
    const [personId = ''] = end.personIds;
    const newer = await importAll(store, file(150, '2026-02-03T00:00:00Z'));
    expect(newer.end.counts).toContainEqual({
      resourceType: 'ExplanationOfBenefit',
      added: 0,
      changed: 1,
      same: 0,
    });
    expect(billedOf(store, personId)).toBe(15_000);
    const older = await importAll(store, file(90, '2026-02-01T00:00:00Z'));
    expect(older.end.counts).toContainEqual({
      resourceType: 'ExplanationOfBenefit',
      added: 0,
      changed: 0,
      same: 1,
    });
    expect(billedOf(store, personId)).toBe(15_000);
    expect(store.connection.list()).toHaveLength(1);
  });
});

describe('a further file of a person', () => {
  const file = (...records: Record<string, unknown>[]) =>
    filesWith({ 'b.json': bundleOf([rosa, ...records]) });

  it('that only brings whom claims name gives the claims their names', async () => {
    const { store } = memoryStore();
    const { end } = await importAll(store, file(eob({ provider: { reference: 'Organization/org-1' } })));
    const [personId = ''] = end.personIds;
    expect(rowsOf(store, personId)[0]?.providerName).toBeNull();
    await importAll(store, file({ resourceType: 'Organization', id: 'org-1', name: 'Maple Clinic' }));
    expect(rowsOf(store, personId)[0]?.providerName).toBe('Maple Clinic');
  });

  it('that brings nothing new leaves marked what the one before it changed', async () => {
    const { store } = memoryStore();
    const { end } = await importAll(store, file(eob({ share: 30 })));
    const [personId = ''] = end.personIds;
    const changed = file(eob({ share: 45, versionId: '2', lastUpdated: '2026-02-03T00:00:00Z' }));
    for (const _ of ['once', 'again']) {
      await importAll(store, changed);
      expect(rowsOf(store, personId)[0]?.attention).toBe('changed');
    }
  });
});

describe('one claim in two connections of a person', () => {
  const claim = { number: 'CLM-7', billed: 300, paid: 200, share: 50 };
  const both = async () => {
    const { db, store } = memoryStore();
    const { personId, connectionId } = planWith(store, [eob({ ...claim, id: 'at-plan' })]);
    const file = ndjson([
      { ...rosa, id: 'other-id' },
      eob({ ...claim, id: 'in-file', patient: 'Patient/other-id' }),
    ]);
    const { end } = await importAll(store, filesWith({ 'f.ndjson': file }), (offer) => ({
      importId: offer.importId,
      people: offer.patients.map(({ key }) => ({ key, personId })),
    }));
    return { db, store, personId, connectionId, end };
  };

  it('counts once, in the plan, and is reported', async () => {
    const { store, personId, connectionId, end } = await both();
    expect(end.possibleDuplicates).toBe(1);
    expect(
      rowsOf(store, personId)
        .map(({ connectionId: id, counted, notCountedBecause }) => [
          id === connectionId,
          counted,
          notCountedBecause,
        ])
        .sort(),
    ).toEqual([
      [false, false, 'from-file'],
      [true, true, null],
    ]);
    expect(billedOf(store, personId)).toBe(30_000);
    expect(store.claims.overview({ personId, year: 2026, today: '2026-03-20' }).openVisits).toEqual([]);
  });

  it('is once among those that are being decided', async () => {
    const { store } = memoryStore();
    const deciding = { ...eob({ id: 'open', paid: null, share: null }), outcome: 'queued' };
    const { personId } = planWith(store, [deciding]);
    const tell = () => [
      store.spending.get({ personId, year: 2026, today: '2026-03-20' }).totals[0]?.shareMissing.beingDecided,
      store.claims.openVisits({ personId }).questions,
    ];
    expect(tell()).toEqual([1, []]);
    await importAll(store, filesWith({ 'b.json': bundleOf([rosa, deciding]) }));
    expect(tell()).toEqual([1, []]);
    expect(rowsOf(store, personId).map(({ notCountedBecause }) => notCountedBecause)).toEqual([
      'being-decided',
      'from-file',
    ]);
  });

  it('counts in the file again when the plan erased or took it back', async () => {
    const erased = await both();
    erased.store.connection.erase(erased.connectionId);
    expect(billedOf(erased.store, erased.personId)).toBe(30_000);
    expect(rowsOf(erased.store, erased.personId)).toMatchObject([{ counted: true }]);
    const { store, connectionId, personId } = await both();
    const stays = eob({ id: 'stays', billed: 0 });
    storeAll(store, connectionId, [rosa, stays], { mode: 'full', startedAt: later, at: later });
    expect(store.archive.endPass(connectionId, later).removed).toBe(1);
    expect(billedOf(store, personId)).toBe(30_000);
  });

  it('counts once when the file was first and the plan comes later', async () => {
    const { store } = memoryStore();
    const file = ndjson([{ ...rosa, id: 'x' }, eob({ ...claim, id: 'in-file', patient: 'Patient/x' })]);
    const { end } = await importAll(store, filesWith({ 'f.ndjson': file }));
    const [personId = ''] = end.personIds;
    expect(billedOf(store, personId)).toBe(30_000);
    planWith(store, [eob({ ...claim, id: 'at-plan' })], { personId });
    expect(billedOf(store, personId)).toBe(30_000);
  });

  it.each([
    ['changed its amount', { billed: 310 }, {}, 31_000],
    ['has no number', {}, { identifier: [] }, 30_000],
    ['was cancelled', { status: 'cancelled' }, {}, null],
  ])('counts once when the plan comes later with a version that %s', async (_, change, without, billed) => {
    for (const content of [
      { 'b.json': bundleOf([rosa, eob(claim)]) },
      { 'f.ndjson': ndjson([rosa, eob(claim)]) },
    ]) {
      const { store } = memoryStore();
      const { end } = await importAll(store, filesWith(content));
      const [personId = ''] = end.personIds;
      planWith(store, [{ ...eob({ ...claim, lastUpdated: later, ...change }), ...without }], { personId });
      expect(billedOf(store, personId)).toBe(billed);
      expect(rowsOf(store, personId).filter(({ counted }) => counted)).toHaveLength(billed ? 1 : 0);
    }
  });

  it('counts twice when another server gave another claim the same id', async () => {
    const { store } = memoryStore();
    const { end } = await importAll(store, filesWith({ 'b.json': bundleOf([rosa, eob(claim)]) }));
    const [personId = ''] = end.personIds;
    const elsewhere = { personId, fhirBaseUrl: 'https://other.example/fhir' };
    planWith(store, [eob({ ...claim, billed: 310 })], elsewhere);
    expect(billedOf(store, personId)).toBe(61_000);
  });

  it('still counts once when a newer version of the app reads everything again', async () => {
    const { db, store } = memoryStore();
    const file = ndjson([{ ...rosa, id: 'x' }, eob({ ...claim, id: 'in-file', patient: 'Patient/x' })]);
    const { end } = await importAll(store, filesWith({ 'f.ndjson': file }));
    const [personId = ''] = end.personIds;
    planWith(store, [eob({ ...claim, id: 'at-plan' })], { personId });
    db.exec("UPDATE claim SET row = '[]', settled = NULL; UPDATE resource SET mapping = 0");
    db.exec("UPDATE setting SET value = '0' WHERE name = 'mapping'");
    expect(billedOf(createOperations(db), personId)).toBe(30_000);
  });

  it.each([
    ['another number', { number: 'CLM-8' }],
    ['another day', { date: '2026-01-16' }],
    ['another amount', { billed: 301 }],
    ['another kind', { pharmacy: true }],
  ])('%s is another claim', async (_, difference) => {
    const { store } = memoryStore();
    const { personId } = planWith(store, [eob({ ...claim, id: 'at-plan' })]);
    const file = ndjson([
      { ...rosa, id: 'x' },
      eob({ ...claim, id: 'in-file', patient: 'Patient/x', ...difference }),
    ]);
    const { end } = await importAll(store, filesWith({ 'f.ndjson': file }), (offer) => ({
      importId: offer.importId,
      people: offer.patients.map(({ key }) => ({ key, personId })),
    }));
    expect(end.possibleDuplicates).toBe(0);
    expect(rowsOf(store, personId).map(({ counted }) => counted)).toEqual([true, true]);
  });
});

describe('two people in one file', () => {
  const doctor = { resourceType: 'Practitioner', id: 'doc', name: [{ text: 'Dr. Both' }] };
  const seenBy = { provider: { reference: 'Practitioner/doc' } };
  const records = [
    rosa,
    theo,
    doctor,
    eob({ id: 'r', ...seenBy }),
    eob({ id: 't', patient: 'Patient/pat-2', ...seenBy }),
    { resourceType: 'Basic', id: 'nobody' },
  ];

  it('each gets their own, and both get what is about nobody', async () => {
    const { store } = memoryStore();
    const { offer, end } = await importAll(store, filesWith({ 'two.ndjson': ndjson(records) }), (one) => ({
      importId: one.importId,
      people: one.patients.flatMap(({ key }) => (key === '' ? [] : [{ key, personId: null }])),
    }));
    expect(offer.patients.map(({ name }) => name)).toEqual(['Rosa Example', 'Theo Example', null]);
    expect(store.people.list().map(({ name }) => name)).toEqual(['Rosa Example', 'Theo Example']);
    for (const { id } of store.people.list())
      expect(rowsOf(store, id)).toMatchObject([{ providerName: 'Dr. Both' }]);
    expect(end.notUnderstood).toMatchObject([{ why: 'no-patient', place: 6 }]);
    expect(end.counts).toContainEqual({ resourceType: 'Practitioner', added: 1, changed: 0, same: 0 });
  });

  it('who is left out leaves nothing', async () => {
    const { db, store } = memoryStore();
    const { end } = await importAll(store, filesWith({ 'two.ndjson': ndjson(records) }), (one) => ({
      importId: one.importId,
      people: [{ key: one.patients[0]?.key ?? '', personId: null }],
    }));
    expect(end.leftOut).toBe(2);
    expect(store.people.list()).toMatchObject([{ name: 'Rosa Example' }]);
    expect(JSON.stringify(contentOf(db))).not.toContain('Theo');
  });

  it('what cannot be read stays with the person that it names', async () => {
    const deep = (id: string, patient: string) =>
      `{"resourceType":"Basic","id":"${id}","subject":{"reference":"Patient/${patient}"},"x":${'['.repeat(5000)}${']'.repeat(5000)}}\n`;
    const old = (id: string, patient: string) => ({
      resourceType: 'Coverage',
      id,
      sequence: 1,
      beneficiary: { reference: `Patient/${patient}` },
    });
    const text = `${ndjson([rosa, theo, old('old-rosa', 'pat-1'), old('old-theo', 'pat-2')])}${deep('deep-rosa', 'pat-1')}${deep('deep-theo', 'pat-2')}`;
    const paths = filesWith({ 'two.ndjson': text });
    const { store } = memoryStore();
    await importAll(store, paths);
    for (const { id, name } of store.people.list()) {
      const saved = JSON.parse(Buffer.from(store.records.bundle(id)).toString()).entry as {
        resource: { resourceType: string; data?: string };
      }[];
      const kept = saved
        .flatMap(({ resource }) => (resource.resourceType === 'Binary' ? (resource.data ?? '') : []))
        .map((data) => (/"id":"([a-z-]+)"/.exec(Buffer.from(data, 'base64').toString()) ?? [])[1]);
      const own = name === 'Rosa Example' ? 'rosa' : 'theo';
      expect(kept.sort()).toEqual([`deep-${own}`, `old-${own}`]);
    }
    const alone = memoryStore();
    const { end } = await importAll(alone.store, paths, (one) => ({
      importId: one.importId,
      people: [{ key: one.patients[0]?.key ?? '', personId: null }],
    }));
    expect(end.leftOut).toBe(3);
    expect(JSON.stringify(contentOf(alone.db))).not.toContain('theo');
  });

  it('records added to someone of another name leave the name as it is', async () => {
    const { store } = memoryStore();
    const { personId } = planWith(store, [eob()]);
    await importAll(store, filesWith({ 't.ndjson': ndjson([theo]) }), ({ importId, patients }) => ({
      importId,
      people: patients.map(({ key }) => ({ key, personId })),
    }));
    expect(store.people.list()).toMatchObject([
      { id: personId, name: 'Rosa Example', birthDate: '1984-05-09' },
    ]);
  });

  it('two plans of one new person make one person', async () => {
    const { store } = memoryStore();
    const files = filesWith({
      'a.json': bundleOf([rosa, eob()]),
      'b.ndjson': ndjson([
        { ...rosa, id: 'elsewhere' },
        eob({ id: 'e', number: 'Z', patient: 'Patient/elsewhere' }),
      ]),
    });
    await importAll(store, files);
    expect(store.people.list()).toHaveLength(1);
    expect(store.connection.list()).toHaveLength(2);
  });

  it('a file of a plan that answers for one person is not taken for another of the same id', async () => {
    const { store } = memoryStore();
    planWith(store, [eob()], { fhirBaseUrl: 'https://other.example/fhir' });
    const offer = await offerOf(store, filesWith({ 'b.json': bundleOf([{ ...theo, id: 'pat-1' }, eob()]) }));
    expect(everyone(offer).people).toMatchObject([{ personId: null }]);
  });
});
