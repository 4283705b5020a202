/** A file of a plan that is connected: what the plan sent is changed by that plan only. */
import { describe, expect, it } from 'vitest';
import { Archive } from '../../../electron/data/archive/archive.ts';
import type { Db } from '../../../electron/data/database/database.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import {
  base,
  eob,
  filter,
  later,
  memoryStore,
  newConnection,
  seenAt,
  storeAll,
} from '../../unit/archive/records.ts';
import { at, filesWith, importAll, ndjson } from './opened.ts';

const rosa = {
  resourceType: 'Patient',
  id: 'pat-1',
  name: [{ text: 'Rosa Example' }],
  birthDate: '1984-05-09',
};
const bundleOf = (resources: Record<string, unknown>[]) => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({
    fullUrl: `${base}/${resource['resourceType']}/${resource['id']}`,
    resource,
  })),
});

type Content = { resourceType?: unknown; id?: unknown; use?: string };

/** A plan with Rosa's record and these claims. */
function planWith(store: DataOperations, claims: Record<string, unknown>[]) {
  const ids = store.connection.create(newConnection());
  storeAll(store, ids.connectionId, [rosa, ...claims], { mode: 'full' });
  store.archive.endPass(ids.connectionId, seenAt);
  return ids;
}

/** The archive by itself, as no operation offers it. */
function openParts(db: Db) {
  const connections = new Connections(db);
  return { connections, archive: new Archive({ db, connections, subjects: [], onReaderFault: () => {} }) };
}

const rowsOf = (store: DataOperations, personId: string) =>
  store.claims.list({ filter: filter(personId), offset: 0, limit: 100 }).rows;
const billedOf = (store: DataOperations, personId: string) =>
  store.claims.overview({ personId, year: 2026, today: '2026-03-20' }).totals[0]?.billed.cents;

describe('a file of a plan that is connected', () => {
  it('never changes what the plan sent, whatever it says of its age', async () => {
    const { store } = memoryStore();
    const { personId, connectionId } = planWith(store, [eob({ billed: 200 })]);
    const forged = eob({
      billed: 1,
      paid: 1,
      share: 0,
      number: 'FORGED',
      lastUpdated: '2099-01-01T00:00:00Z',
    });
    const renamed = { ...rosa, name: [{ text: 'Somebody Else' }], birthDate: '1950-01-01' };
    await importAll(store, filesWith({ 'b.json': bundleOf([renamed, forged]) }), (offer) => ({
      importId: offer.importId,
      people: offer.patients.map(({ key }) => ({ key, personId })),
    }));
    expect(billedOf(store, personId)).toBe(20_000);
    expect(store.people.list()).toMatchObject([
      { id: personId, name: 'Rosa Example', birthDate: '1984-05-09' },
    ]);
    const rows = rowsOf(store, personId);
    expect(rows.find((row) => row.connectionId === connectionId)).toMatchObject({
      counted: true,
      billed: { cents: 20_000, source: 'plan' },
    });
    expect(rows.filter((row) => row.connectionId !== connectionId)).toMatchObject([
      { counted: false, notCountedBecause: 'from-file', billed: { cents: 100 } },
    ]);
  });

  it('goes into a connection of its own; the plan did not take back what only the file has', async () => {
    const { store } = memoryStore();
    const { personId, connectionId } = planWith(store, [eob()]);
    const { offer, end } = await importAll(
      store,
      filesWith({ 'b.json': bundleOf([rosa, eob(), eob({ id: 'old' })]) }),
    );
    expect(offer.patients).toMatchObject([{ suggestedPersonId: personId }]);
    expect(end.possibleDuplicates).toBe(1);
    expect(store.connection.list()).toMatchObject([
      { id: connectionId, origin: 'plan', state: 'connected', claims: 1 },
      { origin: 'file', personId, claims: 2 },
    ]);
    expect(rowsOf(store, personId).filter(({ counted }) => counted)).toHaveLength(2);
    storeAll(store, connectionId, [rosa, eob()], { mode: 'full', startedAt: later, at: later });
    expect(store.archive.endPass(connectionId, later).removed).toBe(0);
  });

  describe('copies a claim under another id, by its number, and it counts once', () => {
    const paidOf = (store: DataOperations, personId: string) =>
      store.claims.overview({ personId, year: 2026, today: '2026-03-20' }).totals[0]?.planPaid.cents;
    const withoutBilled = (claim: Record<string, unknown>) => ({
      ...claim,
      total: (claim['total'] as unknown[]).slice(1),
    });
    const prior = { relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'A' } };
    it.each<[string, Record<string, unknown>[], Record<string, unknown>]>([
      [
        'without a billed amount',
        [withoutBilled(eob({ number: 'A' }))],
        withoutBilled(eob({ id: 'copy', number: 'A' })),
      ],
      [
        'where it does not say its last day',
        [eob({ number: 'A' })],
        { ...eob({ id: 'copy', number: 'A' }), billablePeriod: { start: '2026-01-15' } },
      ],
      [
        'when the plan has replaced it',
        [eob({ id: 'a', number: 'A' }), eob({ id: 'b', number: 'B', billed: 220, related: [prior] })],
        eob({ id: 'copy', number: 'A' }),
      ],
      [
        'when the plan has canceled it',
        [
          eob({ id: 'z', number: 'Z', billed: 10, paid: 10 }),
          eob({ id: 'a', number: 'A', status: 'cancelled' }),
        ],
        eob({ id: 'copy', number: 'A' }),
      ],
      [
        'when its number is written with other spaces and letters',
        [eob({ number: 'AB 12-3\u00e9' })],
        eob({ id: 'copy', number: 'AB\u00a012-3e\u0301' }),
      ],
    ])('%s', async (_, sent, copy) => {
      const { store } = memoryStore();
      const { personId } = planWith(store, sent);
      const before = paidOf(store, personId);
      await importAll(store, filesWith({ 'b.json': bundleOf([rosa, copy]) }));
      expect(paidOf(store, personId)).toBe(before);
    });

    it.each<[string, Record<string, unknown>]>([
      ['another day', eob({ id: 'copy', number: 'A', date: '2026-01-16' })],
      ['another billed amount', eob({ id: 'copy', number: 'A', billed: 201 })],
      ['another kind', eob({ id: 'copy', number: 'A', pharmacy: true })],
    ])('but a claim of the same number with %s counts for itself', async (_, copy) => {
      const { store } = memoryStore();
      const { personId } = planWith(store, [eob({ number: 'A' })]);
      await importAll(store, filesWith({ 'b.json': bundleOf([rosa, copy]) }));
      expect(paidOf(store, personId)).toBe(24_000);
    });

    it.each<[string, Parameters<typeof eob>[0]]>([
      ['with another number', { number: 'EOB-77' }],
      ['without a number', {}],
    ])('or else it is asked about %s, and after a yes each dollar counts once', async (_, over) => {
      const { store } = memoryStore();
      const { personId } = planWith(store, [eob()]);
      const { identifier, ...copy } = eob({ id: 'copy', ...over });
      const sent = over?.number === undefined ? copy : { identifier, ...copy };
      await importAll(store, filesWith({ 'b.json': bundleOf([rosa, sent]) }));
      const { openVisits } = store.claims.overview({ personId, year: 2026, today: '2026-03-20' });
      const [asked] = openVisits;
      if (!asked) throw new Error('not asked');
      store.claims.answerVisit({ firstId: asked.first.id, secondId: asked.second.id, same: true });
      expect(billedOf(store, personId)).toBe(20_000);
      expect(paidOf(store, personId)).toBe(12_000);
      expect(store.claims.get({ claimId: asked.first.id }).visits).toMatchObject([
        { same: true, story: null },
      ]);
    });
  });

  it("the plan's word counts as soon as it comes", async () => {
    const { store } = memoryStore();
    const { personId, connectionId } = planWith(store, [eob()]);
    await importAll(store, filesWith({ 'b.json': bundleOf([rosa, eob({ id: 'new', billed: 999 })]) }));
    expect(billedOf(store, personId)).toBe(119_900);
    storeAll(store, connectionId, [eob({ id: 'new', billed: 300 })], { startedAt: later, at: later });
    store.archive.endPass(connectionId, later);
    expect(billedOf(store, personId)).toBe(50_000);
  });

  it('gives what was paid for its claims on to the plan’s, once these come', async () => {
    const { store } = memoryStore();
    const related = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'CLM-older' } }];
    const claims = [eob({ id: 'older', share: 80 }), eob({ related })];
    await importAll(store, filesWith({ 'b.json': bundleOf([rosa, ...claims]) }));
    const [file] = store.connection.list();
    const personId = file?.personId ?? '';
    for (const id of ['eob-1', 'older'])
      store.bills.payClaim({
        claimId: `${file?.id}/${id}`,
        facts: { cents: 15_00, currency: 'USD', paidOn: '2026-01-15', way: 'card', note: '' },
      });
    expect(store.bills.paidClaims({ personId })).toMatchObject([{ claimId: `${file?.id}/eob-1` }]);
    const { connectionId } = store.connection.create(newConnection({ personId }));
    storeAll(store, connectionId, [rosa, eob()], { mode: 'full' });
    store.archive.endPass(connectionId, later);
    expect(rowsOf(store, personId).filter(({ counted }) => counted)).toMatchObject([{ connectionId }]);
    const claimId = `${connectionId}/eob-1`;
    expect(store.bills.paidClaims({ personId })).toMatchObject([
      { claimId, cents: 30_00, ofShareCents: 30_00 },
    ]);
    expect(store.bills.claimPayments({ claimId })).toHaveLength(2);
  });

  it('without an address, its records stand apart all the same', async () => {
    const { store } = memoryStore();
    const { personId } = planWith(store, [eob()]);
    await importAll(store, filesWith({ 'e.ndjson': ndjson([rosa, eob(), eob({ id: 'eob-2' })]) }));
    expect(store.connection.list()).toMatchObject([{ origin: 'plan' }, { origin: 'file', personId }]);
    expect(rowsOf(store, personId).filter(({ counted }) => counted)).toHaveLength(2);
  });

  it('is marked as a file, with its day, in rows, totals, by-plan sums and the saved table', async () => {
    const { store } = memoryStore();
    const { personId, connectionId } = planWith(store, [eob({ billed: 200 })]);
    const file = bundleOf([rosa, eob({ billed: 1 }), eob({ id: 'only-here', billed: 300 })]);
    await importAll(store, filesWith({ 'b.json': file }));
    const rows = rowsOf(store, personId);
    expect(rows.filter((row) => row.connectionId === connectionId)).toMatchObject([{ openedAt: null }]);
    const fromFile = rows.filter((row) => row.connectionId !== connectionId);
    expect(fromFile).toHaveLength(2);
    for (const { openedAt } of fromFile) expect(openedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    const { totals, byPlan } = store.claims.overview({ personId, year: 2026, today: '2026-03-20' });
    expect(totals).toMatchObject([{ counted: 2, fromFiles: 1 }]);
    expect(byPlan).toMatchObject([{ openedAt: null }, { openedAt: expect.any(String) }]);
    const csv = new TextDecoder().decode(store.claims.csv({ filter: filter(personId), language: 'en' }));
    expect(csv).toContain('From a file, opened on');
    expect(csv.match(/,from a file/g)?.length).toBeGreaterThan(0);
    expect(csv.match(/,from your plan/g)?.length).toBeGreaterThan(0);
  });

  it('marks its health records, cards and approvals as a file, and none of the plan', async () => {
    const { store } = memoryStore();
    const { personId, connectionId } = planWith(store, [eob({ billed: 200 })]);
    const subject = { reference: 'Patient/pat-1' };
    const code = { text: 'Asthma' };
    const condition = { resourceType: 'Condition', id: 'c', subject, code };
    const coverage = {
      resourceType: 'Coverage',
      id: 'cov',
      status: 'active',
      beneficiary: subject,
      payor: [{ display: 'Evergreen' }],
    };
    const approval = { ...eob({ id: 'pa' }), use: 'preauthorization' };
    storeAll(store, connectionId, [condition, coverage], { startedAt: seenAt });
    store.archive.endPass(connectionId, seenAt);
    await importAll(
      store,
      filesWith({
        'b.json': bundleOf([rosa, { ...condition, id: 'd' }, { ...coverage, id: 'x' }, approval]),
      }),
    );
    const marksOf = (shown: readonly { connectionId: string; openedAt: string | null }[]) =>
      shown.map((one) => (one.connectionId === connectionId) === (one.openedAt === null));
    const { rows } = store.health.list({
      filter: { personId, kinds: [], connectionId: null, text: '' },
      offset: 0,
      limit: 10,
    });
    expect(marksOf(rows)).toEqual([true, true]);
    expect(marksOf(store.coverage.list({ personId, today: '2026-03-20' }))).toEqual([true, true]);
    const { approvals } = store.approvals.list({ personId, today: '2026-03-20' });
    expect(approvals).toMatchObject([{ openedAt: expect.any(String) }]);
  });

  describe('has health records, cards and approvals that the plan sent too', () => {
    const subject = { reference: 'Patient/pat-1' };
    const reading = (id: string, value: number, day: string) => ({
      ...{ resourceType: 'Observation', id, subject, status: 'final', code: { text: 'Weight' } },
      category: [{ coding: [{ code: 'vital-signs' }] }],
      effectiveDateTime: day,
      valueQuantity: { value, unit: 'kg', code: 'kg', system: 'http://unitsofmeasure.org' },
    });
    const coverage = (payer: string) => ({
      ...{ resourceType: 'Coverage', id: 'cov', status: 'active', beneficiary: subject },
      payor: [{ display: payer }],
    });
    const approval = (number: string): Content => ({ ...eob({ id: 'pa', number }), use: 'preauthorization' });
    const sent = [
      reading('w-1', 70, '2026-01-01'),
      reading('w-2', 71, '2026-02-01'),
      coverage('Evergreen'),
      approval('SENT'),
    ];
    const inFile = [reading('w-1', 30, '2026-01-01'), coverage('Forged'), approval('FORGED')];
    const open = async (content: Record<string, unknown>, more: unknown[] = sent) => {
      const { store } = memoryStore();
      const { personId, connectionId } = planWith(store, []);
      storeAll(store, connectionId, more, { startedAt: seenAt });
      store.archive.endPass(connectionId, seenAt);
      await importAll(store, filesWith(content), ({ importId, patients }) => ({
        importId,
        people: patients.map(({ key }) => ({ key, personId })),
      }));
      const health = { personId, kinds: [], connectionId: null, text: '' };
      const today = '2026-03-20';
      return {
        store,
        ...{ personId, connectionId },
        records: () => store.health.list({ filter: health, offset: 0, limit: 10 }).rows,
        timeline: () => store.timeline.list({ filter: health, offset: 0, limit: 10 }).items,
        cards: () => store.coverage.list({ personId, today }),
        approvals: () => store.approvals.list({ personId, today }).approvals,
      };
    };

    it('lists the plan’s, says that a file has it too, and shows the file’s by itself', async () => {
      const opened = await open({ 'b.json': bundleOf([rosa, ...inFile]) });
      const { store, personId, connectionId, records, timeline, cards, approvals } = opened;
      expect(records().map((row) => row.measurements[0]?.value)).toEqual([71, 70]);
      expect(timeline().flatMap(({ sources }) => sources.map(({ openedAt }) => openedAt))).toEqual([
        null,
        null,
        null,
      ]);
      expect(cards()).toMatchObject([{ payerName: 'Evergreen', openedAt: null }]);
      expect(approvals()).toMatchObject([{ openedAt: null, approval: { numbers: ['SENT'] } }]);
      const { counts, trends } = store.timeline.overview({ personId });
      expect(counts).toContainEqual({ kind: 'vital', count: 2, past: 0 });
      expect(trends).toMatchObject([{ points: 2 }]);
      const [first] = store.health.trend({ personId, key: trends[0]?.key ?? '' }).series;
      expect(first?.points.map(({ value }) => value)).toEqual([70, 71]);
      const view = store.health.get({ recordId: `${connectionId}/Observation/w-1` });
      for (const { fileVersion } of [view, ...cards(), ...approvals()])
        expect(fileVersion).toMatchObject({ openedAt: at });
      const file = store.health.get({ recordId: view.fileVersion?.id ?? '' });
      expect(file.row).toMatchObject({ openedAt: at, measurements: [{ value: 30 }] });
      expect(store.health.get({ recordId: `${connectionId}/Observation/w-2` }).fileVersion).toBeNull();
      const [{ connectionId: fileId }] = [file.row];
      const only = { personId, kinds: [], connectionId: fileId, text: '' };
      expect(store.health.list({ filter: only, offset: 0, limit: 10 }).count).toBe(1);
    });

    it.each([
      ['a file that does not say its server', { 'f.ndjson': ndjson([rosa, ...inFile]) }],
      [
        'a file of another server',
        {
          'b.json': {
            resourceType: 'Bundle',
            entry: [rosa, ...inFile].map((resource: Content) => ({
              fullUrl: `https://other.example/fhir/${resource.resourceType}/${resource.id}`,
              resource,
            })),
          },
        },
      ],
    ])('%s: nobody can tell, so both are listed and marked', async (_, content) => {
      const { records, cards, approvals } = await open(content);
      const marks = (shown: readonly { openedAt: string | null }[]) =>
        shown.map(({ openedAt }) => openedAt === null).sort();
      expect(marks(records())).toEqual([false, true, true]);
      expect(marks(cards())).toEqual([false, true]);
      expect(marks(approvals())).toEqual([false, true]);
    });

    it('lists the file’s again when the plan took its own back, and when the plan is erased', async () => {
      const opened = await open({ 'b.json': bundleOf([rosa, ...inFile]) });
      const { store, connectionId, records, cards, approvals } = opened;
      const whole = { mode: 'full', startedAt: later, at: later } as const;
      storeAll(store, connectionId, [rosa, approval('SENT')], whole);
      storeAll(store, connectionId, [{ ...coverage('New'), id: 'new' }], {
        ...whole,
        resourceType: 'Coverage',
      });
      store.archive.endPass(connectionId, later);
      expect(
        cards()
          .filter(({ removed }) => !removed)
          .map(({ payerName }) => payerName)
          .sort(),
      ).toEqual(['Forged', 'New']);
      store.connection.erase(connectionId);
      for (const shown of [records(), cards(), approvals()]) expect(shown).toMatchObject([{ openedAt: at }]);
    });
  });

  it('is refused by the archive when anything stores it in the plan, and the plan in the file', () => {
    const { db, store } = memoryStore();
    const { connectionId } = planWith(store, [eob()]);
    const { archive, connections } = openParts(db);
    const entries = [{ resource: eob({ billed: 1 }) as Resource, fullUrl: null, place: 0 }];
    const arrival = { connection: connections.get(connectionId), seenAt };
    expect(() => archive.store(entries, { ...arrival, pass: { from: 'file' } })).toThrow('kept apart');
    const file = { ...arrival.connection, origin: 'file' } as const;
    const pass = { from: 'plan', startedAt: seenAt } as const;
    expect(() => archive.store(entries, { connection: file, pass, seenAt })).toThrow('kept apart');
  });
});
