import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRow, encodeRow } from '../../../electron/data/claims/keep/row-codec.ts';
import { rowAmountNames } from '../../../shared/model/claims/amount-table.ts';
import { claimKinds, claimStates } from '../../../shared/model/claims/claim.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { ClaimPage, ClaimView, Overview, Spending } from '../../../shared/model/claims/claims-view.ts';
import { eob, filter, memoryStore, newConnection, seenAt, storeAll } from '../archive/records.ts';

const started = () => {
  const { db, store } = memoryStore();
  const ids = store.connection.create(newConnection());
  storeAll(store, ids.connectionId, [
    eob({
      id: 'jan',
      date: '2026-01-15',
      provider: 'José Núñez',
      service: 'Blood test, invented',
      billed: 100,
    }),
    eob({
      id: 'mar',
      date: '2026-03-02',
      provider: 'Maple Clinic',
      note: 'Asked for records "twice"',
      billed: 300,
    }),
    eob({ id: 'mar-only', date: '2026-03', number: 'AB-77/9', billed: 50 }),
    eob({ id: 'rx', date: '2025-12-31', pharmacy: true, paid: 10, share: 5 }),
    eob({ id: 'year-only', date: '2025', status: 'cancelled' }),
    eob({ id: 'undated', date: null, created: 'not a date', billed: 70 }),
  ]);
  store.archive.endPass(ids.connectionId, seenAt);
  const ask = (over: Parameters<typeof filter>[1] = {}, offset = 0, limit = 100) =>
    store.claims.list({ filter: filter(ids.personId, over), offset, limit });
  const idsOf = (over?: Parameters<typeof filter>[1]) => ask(over).rows.map(({ id }) => id.split('/')[1]);
  return { db, store, ...ids, ask, idsOf };
};

describe('the list', () => {
  it('and the overview are whole beside a claim whose services are too large to add up', () => {
    const { store, personId, connectionId, ask } = started();
    const category = {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'submitted' }],
    };
    const amount = { value: 1e9, currency: 'USD' };
    const item = Array.from({ length: 95_000 }, (_, index) => ({
      sequence: index + 1,
      adjudication: [{ category, amount }],
    }));
    storeAll(store, connectionId, [{ ...eob({ id: 'large', date: '2026-01-20' }), total: [], item }]);
    store.archive.endPass(connectionId, seenAt);
    const page = ask();
    expect(page.rows.map(({ id, billed }) => [id.split('/')[1], billed?.cents ?? null])).toContainEqual([
      'large',
      null,
    ]);
    expect(ClaimPage.parse(page)).toEqual(page);
    const overview = store.claims.overview({ personId, year: 2026, today: '2026-03-20' });
    expect(Overview.parse(overview)).toEqual(overview);
    expect(overview.totals[0]?.billed).toMatchObject({ cents: 450_00, notStatedBy: 1 });
  });

  it('has the newest service first, whole months and years after their days, no date last', () => {
    const { ask } = started();
    const page = ask();
    expect(page.rows.map(({ id }) => id.split('/')[1])).toEqual([
      'mar',
      'mar-only',
      'jan',
      'rx',
      'year-only',
      'undated',
    ]);
    expect(page.months.map(({ sums, asked, ...month }) => month)).toEqual([
      { year: 2026, month: 3, firstIndex: 0, claims: 2 },
      { year: 2026, month: 1, firstIndex: 2, claims: 1 },
      { year: 2025, month: 12, firstIndex: 3, claims: 1 },
      { year: 2025, month: null, firstIndex: 4, claims: 1 },
      { year: null, month: null, firstIndex: 5, claims: 1 },
    ]);
    expect(ClaimPage.parse(page)).toEqual(page);
  });

  it('shows a window and counts all', () => {
    const { ask } = started();
    const page = ask({}, 1, 2);
    expect(page.rows.map(({ id }) => id.split('/')[1])).toEqual(['mar-only', 'jan']);
    expect(page).toMatchObject({ count: 6, totals: [{ claims: 6, counted: 5, billed: { cents: 720_00 } }] });
  });

  it.each<[string, Parameters<typeof filter>[1], string[]]>([
    ['a year', { year: 2025 }, ['rx', 'year-only']],
    ['a first day', { from: '2026-03-02' }, ['mar', 'mar-only']],
    ['a last day', { to: '2025-12-31' }, ['rx', 'year-only']],
    ['a month that may hold the day', { from: '2026-03-20', to: '2026-03-25' }, ['mar-only']],
    ['a kind', { kinds: ['pharmacy'] }, ['rx']],
    ['a decision', { states: ['canceled'] }, ['year-only']],
    ['a provider', { provider: 'Maple Clinic' }, ['mar']],
    ['an amount', { minBilledCents: 70_00, maxBilledCents: 100_00 }, ['jan', 'undated']],
    ['what counts', { counted: 'counted', year: 2025 }, ['rx']],
    ['what does not count', { counted: 'not-counted' }, ['year-only']],
    ['another plan', { connectionIds: ['none'] }, []],
    ['a name without its accents', { text: 'jose nunez' }, ['jan']],
    ['decomposed accents', { text: 'Jose\u0301' }, ['jan']],
    ['the beginning of a word', { text: 'map' }, ['mar']],
    ['all words in any order', { text: 'test BLOOD' }, ['jan']],
    ['a claim number as written', { text: 'AB-77/9' }, ['mar-only']],
    ['a note', { text: 'records twice' }, ['mar']],
    ['signs around a word', { text: '-^"blood"*:' }, ['jan']],
    ['an amount', { text: '300' }, ['mar']],
    ['an amount with its cents', { text: '$300.00' }, ['mar']],
    ['other cents', { text: '300.01' }, []],
    ['an amount and a word', { text: 'maple $300' }, ['mar']],
    ['an amount in the way of much of the world', { text: '300,00' }, ['mar']],
    ['blanks', { text: '   ', year: 2025 }, ['rx', 'year-only']],
  ])('filters by %s', (_, over, expected) => {
    expect(started().idsOf(over)).toEqual(expected);
  });

  it.each([
    '"',
    "'",
    '*',
    'OR',
    'NOT blood',
    'blood OR maple',
    'NEAR(a b)',
    'words:blood',
    '🩸',
    '\u0000',
    '%',
    "'); DROP TABLE claim; --",
    '(((',
    '\\',
    'a'.repeat(5000),
    '🩸 blood zzz',
  ])('takes %s as words, never as a query', (text) => {
    const { db, idsOf } = started();
    expect(idsOf({ text })).toEqual([]);
    expect(db.prepare('SELECT count(*) AS n FROM claim').get()).toEqual({ n: 6 });
  });

  it('finds a kind of care in either language, but not by its little words', () => {
    const { idsOf } = started();
    for (const text of ['prescription', 'Receta']) expect(idsOf({ text }), text).toEqual(['rx']);
    expect(idsOf({ text: 'visita' })).toContain('mar');
    expect(idsOf({ text: 'or' })).toEqual([]);
  });

  it.each([
    ['vowel signs', 'हिन्दी क्लिनिक'],
    ['points', 'מרפאת שָׁלוֹם'],
    ['a line below a letter', 'Pi\u0332ne Clinic'],
    ['letters that once were marks', 'Pi\u19B0ne Clinic'],
  ])('finds a name with %s', (_, provider) => {
    const { idsOf, ask, store, connectionId } = started();
    storeAll(store, connectionId, [eob({ id: 'named', provider })]);
    store.archive.endPass(connectionId, seenAt);
    expect(idsOf({ text: provider })).toEqual(['named']);
    expect(ask({ text: provider }).rows[0]?.found).toEqual([{ place: 'provider', text: provider }]);
  });

  it('survives any text', () => {
    const { idsOf } = started();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => idsOf({ text }).length <= 6),
    );
  });
});

describe('overview and spending', () => {
  it('show this year or the newest before it, never one to come while there is another', () => {
    const { store, personId } = started();
    const overview = store.claims.overview({ personId, year: null, today: '2025-06-01' });
    expect(overview).toMatchObject({ years: [2026, 2025], year: 2025, totals: [{ claims: 2, counted: 1 }] });
    expect(store.claims.overview({ personId, year: null, today: '2031-06-01' }).year).toBe(2026);
    expect(store.spending.get({ personId, year: null, today: '2025-06-01' }).year).toBe(2025);
    expect(store.spending.get({ personId, year: null, today: '2024-06-01' }).year).toBe(2026);
    expect(Overview.parse(overview)).toEqual(overview);
    const spending = store.spending.get({ personId, year: null, today: '2026-06-01' });
    expect(spending).toMatchObject({ year: 2026, kinds: [{ kind: 'professional', claims: 3 }] });
    expect(spending.months.map(({ month, claims }) => [month, claims])).toEqual([
      [1, 1],
      [3, 2],
    ]);
    expect(Spending.parse(spending)).toEqual(spending);
  });

  it('show no totals before every plan was read to its end', () => {
    const { store, personId, connectionId } = started();
    expect(store.claims.overview({ personId, year: null, today: '2026-01-01' }).totalsReady).toBe(false);
    store.connection.update(connectionId, { firstSyncDone: true });
    expect(store.claims.overview({ personId, year: null, today: '2026-01-01' }).totalsReady).toBe(true);
    store.connection.create(newConnection({ personId }));
    expect(store.spending.get({ personId, year: null, today: '2026-06-01' }).totalsReady).toBe(false);
  });

  it('are empty, not wrong, for a person without claims', () => {
    const { store } = memoryStore();
    const { personId } = store.connection.create(newConnection());
    expect(store.claims.overview({ personId, year: null, today: '2026-01-01' })).toMatchObject({
      years: [],
      year: null,
      totals: [],
      attention: [],
    });
  });

  it('name what was not paid', () => {
    const { store, personId, connectionId } = started();
    storeAll(store, connectionId, [eob({ id: 'no', date: '2026-02-02', paid: 0, share: null, billed: 80 })]);
    const { attention } = store.claims.overview({ personId, year: 2026, today: '2026-03-01' });
    expect(attention.map(({ row, reason }) => [row.id.split('/')[1], reason])).toContainEqual([
      'no',
      'not-paid',
    ]);
  });
});

describe('one claim', () => {
  it('is whole, with its row, plan and first day', () => {
    const { store, connectionId } = started();
    const view = store.claims.get({ claimId: `${connectionId}/mar` });
    expect(view).toMatchObject({
      planName: 'Evergreen Test Plan',
      visits: [],
      history: [{ what: 'first-seen' }],
    });
    expect(view.claim.reasons).toMatchObject([{ kind: 'note', text: 'Asked for records "twice"' }]);
    expect(ClaimView.parse(view)).toEqual(view);
    expect(JSON.parse(store.claims.source({ claimId: `${connectionId}/mar` }).json)).toMatchObject({
      id: 'mar',
      use: 'claim',
    });
    expect(store.claims.source({ claimId: `${connectionId}/mar` }).json).toContain('\n  "resourceType"');
  });

  it.each(['', 'x', '/', 'no/such', "x' OR '1'='1/x"])('answers not found for %s', (id) => {
    const { store } = started();
    expect(() => store.claims.get({ claimId: id })).toThrow(
      expect.objectContaining({ code: 'store/not-found' }),
    );
  });

  it('is in the saved records with an address', () => {
    const { store, personId } = started();
    const saved = JSON.parse(new TextDecoder().decode(store.records.bundle(personId))) as {
      entry: { fullUrl: string; resource: { id: string } }[];
    };
    expect(saved).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
    expect(saved.entry).toHaveLength(6);
    expect(saved.entry[0]).toMatchObject({
      fullUrl: 'https://plan.example/fhir/ExplanationOfBenefit/jan',
      resource: { id: 'jan' },
    });
  });
});

describe('the short row', () => {
  const amount = fc.option(
    fc.record(
      {
        cents: fc.maxSafeInteger(),
        source: fc.constantFrom('plan', 'computed', 'you' as const),
        partial: fc.constant(true as const),
      },
      { requiredKeys: ['cents', 'source'] },
    ),
  );
  const amounts = fc.record(Object.fromEntries(rowAmountNames.map((name) => [name, amount])));
  const text = fc.option(fc.string({ unit: 'binary' }));
  const facts = fc.record({
    claimNumber: text,
    kind: fc.constantFrom(...claimKinds),
    state: fc.constantFrom(...claimStates),
    counted: fc.boolean(),
    notCountedBecause: fc.option(fc.constant('draft' as const)),
    serviceStart: text,
    serviceEnd: text,
    decidedOn: text,
    providerName: text,
    providerNpi: text,
    what: text,
    daysSupply: fc.option(fc.integer()),
    network: fc.option(fc.constantFrom('in', 'out', 'other' as const)),
    currency: fc.string(),
    attention: fc.option(fc.constant('changed' as const)),
  });

  it('gives the row back as it was', () => {
    const owner = { connectionId: 'c', personId: 'p', planName: 'Plan', openedAt: null };
    fc.assert(
      fc.property(facts, amounts, (some, money) => {
        const row = { id: 'c/r', ...owner, ...some, ...money } as unknown as ClaimRow;
        expect(decodeRow(encodeRow('r', row), owner)).toEqual(row);
      }),
    );
  });
});
