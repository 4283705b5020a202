import { describe, expect, it } from 'vitest';
import { eob, filter, later, memoryStore, newConnection, seenAt, storeAll } from '../../archive/records.ts';

const npi = (value: string, display: string) => ({
  display,
  identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value },
});

/** Medicare decided first and paid 80; the supplement names that payment and leaves the person 5. */
function twoPlans(second: Parameters<typeof eob>[0] = {}, plan: Parameters<typeof newConnection>[0] = {}) {
  const { db, store } = memoryStore();
  const medicare = store.connection.create(newConnection({ planName: 'Medicare' }));
  const { personId } = medicare;
  const extra = store.connection.create(newConnection({ personId, planName: 'Supplement', ...plan }));
  const visit = { date: '2026-01-15', billed: 100, provider: npi('1234567893', 'ADA EXAMPLE MD') };
  storeAll(store, medicare.connectionId, [
    eob({ ...visit, id: 'm', paid: 80, share: 20, created: '2026-01-20' }),
  ]);
  store.archive.endPass(medicare.connectionId, seenAt);
  storeAll(store, extra.connectionId, [
    eob({
      ...visit,
      provider: npi('1234567893', 'Dr. Ada Example'),
      id: 's',
      paid: 15,
      share: 5,
      otherPaid: 80,
      created: '2026-02-20',
      ...second,
    }),
  ]);
  store.archive.endPass(extra.connectionId, seenAt);
  const first = `${medicare.connectionId}/m`;
  const last = `${extra.connectionId}/s`;
  const overview = () => store.claims.overview({ personId, year: 2026, today: '2026-03-01' });
  return { db, store, personId, medicare, extra, first, last, overview };
}

describe('one visit of two plans', () => {
  it('is asked about, and totals stay as the plans sent them', () => {
    const { overview, first, last, store, personId } = twoPlans();
    const { openVisits, totals, byPlan, attention } = overview();
    expect(attention).toEqual([]);
    expect(openVisits).toMatchObject([{ first: { id: first }, second: { id: last }, same: null }]);
    expect(totals[0]?.billed.cents).toBe(200_00);
    expect(byPlan.map((plan) => [plan.planName, plan.totals[0]?.billed.cents])).toEqual([
      ['Medicare', 100_00],
      ['Supplement', 100_00],
    ]);
    const { rows } = store.claims.list({ filter: filter(personId), offset: 0, limit: 9 });
    expect(rows.map((row) => row.attention)).toEqual(['same-visit', 'same-visit']);
    expect(store.claims.get({ claimId: last }).visits).toMatchObject([{ same: null, story: null }]);
  });

  it('counts each dollar once after "yes"', () => {
    const { store, overview, first, last, personId } = twoPlans();
    store.claims.answerVisit({ firstId: last, secondId: first, same: true });
    const { openVisits, totals, attention } = overview();
    expect(openVisits).toEqual([]);
    expect(attention).toEqual([]);
    expect(totals[0]).toMatchObject({
      claims: 1,
      counted: 1,
      billed: { cents: 100_00, statedBy: 1, notStatedBy: 0 },
      planPaid: { cents: 95_00, statedCents: 95_00, statedBy: 1 },
      yourShare: { cents: 5_00, statedBy: 1, notStatedBy: 0 },
      otherInsurerPaid: { cents: null, notStatedBy: 0 },
      shareMissing: { notStated: 0, notPaidNoShare: 0 },
    });
    const page = store.claims.list({ filter: filter(personId), offset: 0, limit: 10 });
    expect(page).toMatchObject({
      count: 1,
      months: [{ claims: 1, sums: [{ yourShare: { cents: 5_00 } }] }],
      rows: [{ id: last }],
    });
    expect(page.rows[0]).toMatchObject({
      billed: { cents: 100_00, source: 'plan' },
      planPaid: { cents: 95_00, source: 'computed' },
      yourShare: { cents: 5_00, source: 'plan' },
      otherInsurerPaid: null,
      visit: {
        isOrderKnown: true,
        parts: [
          { id: first, planName: 'Medicare', planPaid: { cents: 80_00 } },
          { id: last, planName: 'Supplement', planPaid: { cents: 15_00 } },
        ],
      },
    });
    expect(page.totals[0]?.billed.cents).toBe(100_00);
  });

  it('counts both after "no", and asks again when the answer is taken back', () => {
    const { store, overview, first, last } = twoPlans();
    store.claims.answerVisit({ firstId: first, secondId: last, same: false });
    expect(overview()).toMatchObject({ openVisits: [], totals: [{ billed: { cents: 200_00 } }] });
    store.claims.answerVisit({ firstId: first, secondId: last, same: null });
    expect(overview().openVisits).toHaveLength(1);
  });

  it('asks again once a claim is no longer the one that was answered about, until it is answered anew', () => {
    const { store, overview, first, last, extra } = twoPlans();
    store.claims.answerVisit({ firstId: first, secondId: last, same: true });
    const other = { id: 's', date: '2026-05-05', provider: 'Dr. Other', billed: 900, paid: 1, share: 899 };
    const check = (versionId: string, at: string, more = {}) => {
      storeAll(store, extra.connectionId, [eob({ ...other, ...more, versionId, lastUpdated: at })], {
        startedAt: at,
        at,
      });
      store.archive.endPass(extra.connectionId, at);
    };
    check('2', later);
    expect(overview()).toMatchObject({
      openVisits: [{ same: null }],
      totals: [{ billed: { cents: 1000_00 } }],
    });
    check('3', '2026-03-22T08:04:00.000Z', { note: 'nothing of it' });
    expect(overview().openVisits).toHaveLength(1);
    store.claims.answerVisit({ firstId: first, secondId: last, same: true });
    check('4', '2026-03-23T08:04:00.000Z', { note: 'nothing of it again' });
    expect(overview()).toMatchObject({ openVisits: [], totals: [{ billed: { cents: 900_00 } }] });
    check('5', '2026-03-24T08:04:00.000Z', { billed: 901 });
    expect(overview()).toMatchObject({
      openVisits: [{ same: null }],
      totals: [{ billed: { cents: 1001_00 } }],
    });
  });

  it.each([[1], [0]])('keeps an answer of earlier versions while it fits: %d', (same) => {
    const { db, store, overview, extra } = twoPlans();
    db.prepare('UPDATE visit SET same = ?').run(same);
    store.archive.endPass(extra.connectionId, later);
    expect(overview()).toMatchObject({
      openVisits: [],
      totals: [{ billed: { cents: same ? 100_00 : 200_00 } }],
    });
  });

  it('keeps the answer through later checks', () => {
    const { store, overview, first, last, extra } = twoPlans();
    store.claims.answerVisit({ firstId: first, secondId: last, same: true });
    store.archive.endPass(extra.connectionId, later);
    expect(overview()).toMatchObject({ openVisits: [], totals: [{ billed: { cents: 100_00 } }] });
  });

  it.each<[string, Parameters<typeof eob>[0]]>([
    ['another day', { date: '2026-01-16' }],
    ['another amount', { billed: 101 }],
    ['another provider', { provider: npi('1111111112', 'Dr. Ada Example') }],
    ['another name without a number', { provider: 'Dr. Bo Example' }],
    ['a claim that does not count', { status: 'cancelled' }],
    ['a month without a day', { date: '2026-01' }],
  ])('is not suspected for %s', (_, second) => {
    expect(twoPlans(second).overview().openVisits).toEqual([]);
  });

  it.each([
    ['of one provider', {}],
    ['of nobody named', { provider: {} }],
  ])('is asked about when the plans use one number, and no payment is silenced: %s', (_, more) => {
    const { overview } = twoPlans(
      { number: 'CLM-m', ...more },
      { fhirBaseUrl: 'https://other.example/fhir' },
    );
    expect(overview().openVisits).toHaveLength(1);
    expect(overview().totals[0]?.planPaid.cents).toBe(95_00);
  });

  it('is no longer asked about once a claim was withdrawn', () => {
    const { store, overview, extra } = twoPlans();
    storeAll(store, extra.connectionId, [eob({ id: 's', status: 'cancelled', versionId: '2' })]);
    store.archive.endPass(extra.connectionId, later);
    expect(overview().openVisits).toEqual([]);
  });

  it('is never suspected between two people', () => {
    const { store } = memoryStore();
    const one = store.connection.create(newConnection());
    const other = store.connection.create(newConnection());
    for (const { connectionId } of [one, other]) {
      storeAll(store, connectionId, [eob()]);
      store.archive.endPass(connectionId, seenAt);
    }
    expect(
      store.claims.overview({ personId: one.personId, year: null, today: '2026-01-01' }).openVisits,
    ).toEqual([]);
  });

  it('cannot be answered for claims that were never asked about', () => {
    const { store, first } = twoPlans();
    expect(() => store.claims.answerVisit({ firstId: first, secondId: first, same: true })).toThrow(
      expect.objectContaining({ code: 'store/not-found' }),
    );
  });

  it('goes with the plan that is erased', () => {
    const { store, overview, extra } = twoPlans();
    store.connection.erase(extra.connectionId);
    expect(overview()).toMatchObject({ openVisits: [], totals: [{ billed: { cents: 100_00 } }] });
  });

  it('is asked about once the plan whose claim stood for one of the two is erased', () => {
    const { store } = memoryStore();
    const first = store.connection.create(newConnection());
    const { personId } = first;
    const other = newConnection({ personId, host: 'two.example', fhirBaseUrl: 'https://two.example/fhir' });
    const again = newConnection({ personId });
    const openVisits = () => store.claims.openVisits({ personId }).questions.length;
    const ids = [other, again].map((one) => store.connection.create(one).connectionId);
    for (const connectionId of [first.connectionId, ...ids]) {
      storeAll(store, connectionId, [eob()]);
      store.archive.endPass(connectionId, seenAt);
    }
    expect(openVisits()).toBe(1);
    store.connection.erase(first.connectionId);
    expect(openVisits()).toBe(1);
  });

  it('is offered to be answered with others where day, provider and amount agree, over all years', () => {
    const { store, personId, medicare, extra } = twoPlans();
    const more = { provider: npi('1234567893', 'ADA EXAMPLE MD'), paid: 10, share: 1 };
    const twice = { ...more, date: '2024-05-05', billed: 70 };
    const alone = { ...more, date: '2023-03-03', billed: 90 };
    const numbered = { date: '2022-02-02', number: 'N-1', provider: 'Dr. Bo Example' };
    storeAll(store, medicare.connectionId, [
      eob({ ...twice, id: 't1' }),
      eob({ ...twice, id: 't2' }),
      eob({ ...alone, id: 'a1' }),
      eob({ ...numbered, id: 'n1', billed: 50 }),
    ]);
    storeAll(store, extra.connectionId, [
      eob({ ...twice, id: 't3' }),
      eob({ ...alone, id: 'a2' }),
      eob({ ...numbered, id: 'n2', billed: 60, paid: 11 }),
    ]);
    for (const { connectionId } of [medicare, extra]) store.archive.endPass(connectionId, later);
    const open = () =>
      store.claims
        .openVisits({ personId })
        .questions.map(({ first, isSure }) => [first.serviceStart, isSure]);
    expect(open()).toEqual([
      ['2026-01-15', true],
      ['2024-05-05', false],
      ['2024-05-05', false],
      ['2023-03-03', true],
      ['2022-02-02', false],
    ]);
    const answers = store.claims
      .openVisits({ personId })
      .questions.filter(({ isSure }) => isSure)
      .map(({ first, second }) => ({ firstId: first.id, secondId: second.id, same: true }));
    const wrong = {
      ...answers[0],
      secondId: `${medicare.connectionId}/t1`,
      same: true,
    } as (typeof answers)[0];
    expect(() => store.claims.answerVisits({ answers: [...answers, wrong] })).toThrow(
      expect.objectContaining({ code: 'store/not-found' }),
    );
    expect(open()).toHaveLength(5);
    store.claims.answerVisits({ answers });
    expect(open().every(([, isSure]) => !isSure)).toBe(true);
    expect(open()).toHaveLength(3);
    store.claims.answerVisits({ answers: answers.map((one) => ({ ...one, same: null })) });
    expect(open()).toHaveLength(5);
  });
});

describe('an answer about a claim that comes under another id', () => {
  const other = {
    ...{ id: 'moved', number: 'CLM-m', date: '2026-01-15', billed: 100, paid: 80, share: 20 },
    ...{ provider: npi('1234567893', 'ADA EXAMPLE MD'), created: '2026-01-20', lastUpdated: later },
  };
  it.each([
    ['“yes”, the old one gone', 'full', true],
    ['“yes”, twice', 'changes', true],
    ['“no”, the old one gone', 'full', false],
  ] as const)('holds for it: %s', (_, mode, same) => {
    const { store, medicare, first, last, overview } = twoPlans();
    store.claims.answerVisit({ firstId: first, secondId: last, same });
    const { totals } = overview();
    const send = (over: object, at: string) => {
      storeAll(store, medicare.connectionId, [eob({ ...other, ...over })], { mode, startedAt: at, at });
      store.archive.endPass(medicare.connectionId, at);
    };
    send({}, later);
    expect(overview().openVisits).toEqual([]);
    expect(overview().totals.map(({ billed }) => billed)).toEqual(totals.map(({ billed }) => billed));
    // It is an answer as any other: taken back, the visit is asked about.
    store.claims.answerVisit({ firstId: `${medicare.connectionId}/moved`, secondId: last, same: null });
    send({ versionId: '2' }, '2026-03-22T08:04:00.000Z');
    expect(overview().openVisits).toHaveLength(1);
  });
});
