import { describe, expect, it } from 'vitest';
import { usualOptions } from '../../../shared/paper/document.ts';
import {
  bundle,
  bytesOf,
  checkpoint,
  eob,
  filter,
  later,
  memoryStore,
  newConnection,
  seenAt,
} from '../archive/records.ts';

const today = '2026-03-20';
const mb = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MB' }] };
const classOf = (code: string, value: string) => ({
  type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/coverage-class', code }] },
  value,
});

function coverage(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    resourceType: 'Coverage',
    id,
    status: 'active',
    type: { coding: [{ code: 'PPO' }], text: 'PPO' },
    identifier: [{ type: mb, value: 'EVG00774410' }],
    subscriberId: 'EVG007744',
    beneficiary: { reference: 'Patient/pat-1' },
    period: { start: '2026-01-01' },
    payor: [{ reference: 'Organization/payer' }],
    class: [classOf('plan', 'Gold PPO')],
    ...more,
  };
}
const payer = {
  resourceType: 'Organization',
  id: 'payer',
  name: 'Evergreen Test Health',
  contact: [
    { purpose: { coding: [{ code: 'PATINF' }] }, telecom: [{ system: 'phone', value: '1-800-555-0142' }] },
  ],
};
const cardProfile = { profile: ['http://hl7.org/fhir/us/insurance-card/StructureDefinition/C4DIC-Coverage'] };

function started() {
  const { db, store } = memoryStore();
  const created = store.connection.create(newConnection({ granted: ['patient', 'claims', 'coverage'] }));
  const { connectionId, personId } = created;
  const add = (resources: unknown[], pass = seenAt, type = 'Coverage', isCard = false) => {
    const read = store.archive.readPage({
      connectionId,
      resourceType: type,
      bytes: bundle(resources as never),
      isCard,
    });
    const at = checkpoint(connectionId, {
      resourceType: isCard ? 'Coverage|card' : type,
      startedAt: pass,
      mode: 'full',
    });
    store.archive.storePage(read.page, at, pass);
    return read;
  };
  return { db, store, connectionId, personId, add, cards: () => store.coverage.list({ personId, today }) };
}

describe('cards', () => {
  it('tell what the plan sent, without the whole number', () => {
    const { store, connectionId, cards, add } = started();
    add([coverage('one'), payer]);
    const [card] = cards();
    expect(card).toMatchObject({
      id: `${connectionId}/Coverage/one`,
      planName: 'Evergreen Test Plan',
      source: 'assembled',
      kind: 'medical',
      state: 'current',
      payerName: 'Evergreen Test Health',
      memberIdEnding: '4410',
      removed: false,
      seenAt,
    });
    expect(JSON.stringify(card)).not.toContain('EVG00774410');
    expect(store.coverage.numbers({ coverageId: `${connectionId}/Coverage/one` })).toEqual({
      memberId: 'EVG00774410',
      subscriberId: 'EVG007744',
      others: [],
      classes: [null],
    });
    expect(() => store.coverage.numbers({ coverageId: `${connectionId}/Coverage/none` })).toThrow(
      'no such coverage',
    );
    expect(() => store.coverage.numbers({ coverageId: `${connectionId}/Patient/one` })).toThrow(
      'no such coverage',
    );
  });

  it('tell the phone of the plan, unless they have ended or name only others', () => {
    const { store, connectionId, add } = started();
    const phone = () => store.connection.list()[0]?.planPhone;
    const ended = coverage('old', { period: { start: '2024-01-01', end: '2024-12-31' } });
    const contact = (code: string) => ({
      ...payer,
      contact: [{ purpose: { coding: [{ code }] }, telecom: [{ system: 'phone', value: '1-800-555-0142' }] }],
    });
    add([ended, payer]);
    store.archive.endPass(connectionId, seenAt);
    expect(phone()).toBeNull();
    add([coverage('one'), contact('PHARMA')], later);
    store.archive.endPass(connectionId, later);
    expect(phone()).toBeNull();
    add([contact('PATINF')], later);
    store.archive.endPass(connectionId, later);
    expect(phone()).toBe('1-800-555-0142');
  });

  it('are counted as they are listed: one coverage that came twice is one card', () => {
    const { store, cards, add } = started();
    add([
      coverage('one'),
      coverage('again', { meta: cardProfile }),
      coverage('past', { period: { start: '2020-01-01', end: '2020-12-31' } }),
    ]);
    expect(cards()).toHaveLength(2);
    expect(store.connection.list()[0]?.cards).toBe(2);
  });

  it('come in the order that the plans give them, past ones last', () => {
    const { cards, add } = started();
    add([
      coverage('past', { period: { start: '2024-01-01', end: '2024-12-31' } }),
      coverage('second', { order: 2, class: [classOf('plan', 'Second')] }),
      coverage('dental', { type: { text: 'Dental' }, class: [classOf('plan', 'Smile')] }),
      coverage('first', { order: 1 }),
      coverage('next', { period: { start: '2027-01-01' } }),
    ]);
    expect(cards().map(({ id }) => id.split('/').at(-1))).toEqual([
      'first',
      'second',
      'dental',
      'next',
      'past',
    ]);
  });

  it('and statements show one member id, not that of an older coverage which came later', async () => {
    const { store, personId, add } = started();
    add([
      coverage('holds'),
      coverage('older', {
        identifier: [{ type: mb, value: 'OLD00551029' }],
        period: { start: '2024-01-01', end: '2024-12-31' },
        meta: { lastUpdated: later },
      }),
    ]);
    add([eob({ id: 'claim', date: '2026-02-03' })], seenAt, 'ExplanationOfBenefit');
    const options = { ...usualOptions, fullMemberId: true };
    const request = { kind: 'year' as const, personId, year: 2026, connectionId: null, options };
    const statement = await store.statement.get({ request, madeOn: today });
    expect(statement).toMatchObject({ plans: [{ memberId: 'EVG00774410' }] });
  });

  it('that the plan took back as mistakes are not shown; one that holds wins over one that was canceled', () => {
    const { cards, add } = started();
    add([
      coverage('mistake', { status: 'entered-in-error', class: [classOf('plan', 'Mistake')] }),
      coverage('canceled', { status: 'cancelled' }),
      coverage('holds'),
    ]);
    expect(cards().map(({ id, state }) => [id.split('/').at(-1), state])).toEqual([['holds', 'current']]);
  });

  it('without a member number are not taken for one another', () => {
    const { cards, add } = started();
    const bare = { identifier: [], subscriberId: undefined, class: [], period: undefined };
    add([coverage('one', bare), coverage('two', bare)]);
    expect(cards()).toHaveLength(2);
  });

  it('of one coverage count once: the plan’s own wins', () => {
    const { cards, add } = started();
    add([coverage('plain'), coverage('card', { meta: cardProfile })]);
    expect(cards().map(({ id, source }) => `${id.split('/').at(-1)} ${source}`)).toEqual(['card card']);
  });

  it('that the plan no longer sends are marked, once claims do not bring them either', () => {
    const { store, connectionId, cards, add } = started();
    add([eob()], seenAt, 'ExplanationOfBenefit');
    add([coverage('one'), coverage('two', { class: [classOf('plan', 'Other')] })]);
    store.archive.endPass(connectionId, seenAt);
    add([coverage('one')], later);
    store.archive.endPass(connectionId, later);
    expect(cards().map(({ removed }) => removed)).toEqual([false, false]);
    add([eob()], later, 'ExplanationOfBenefit');
    add([coverage('one')], later);
    store.archive.endPass(connectionId, later);
    expect(cards().map(({ id, removed }) => [id.split('/').at(-1), removed])).toEqual([
      ['one', false],
      ['two', true],
    ]);
  });
});

/** A card as a plan makes it: ids of this answer only, and the person under such an id. */
function madeCard(seed: string) {
  const entry = (resource: Record<string, unknown>) => ({
    fullUrl: `urn:uuid:${String(resource['id'])}`,
    resource,
  });
  const of = (part: string) =>
    coverage(`${seed}-${part}`, {
      meta: cardProfile,
      identifier: [{ type: mb, system: 'http://hl7.org/fhir/sid/us-mbi', value: '1EG4TE5MK73' }],
      type: { coding: [{ system: 'https://nahdo.org/sopt', code: '1' }] },
      beneficiary: { reference: `Patient/${seed}-me` },
      payor: [{ reference: `Organization/${seed}-org` }],
      class: [classOf('plan', part)],
    });
  return bytesOf(
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        entry({ resourceType: 'Patient', id: `${seed}-me`, name: [{ family: 'Other', given: ['Way'] }] }),
        entry({ ...payer, id: `${seed}-org`, name: 'Medicare' }),
        entry(of('Part A')),
        entry(of('Part B')),
      ],
    }),
  );
}

describe('a card that the plan makes on request', () => {
  it('is the same card the next time, although its ids differ', () => {
    const { db, store, connectionId, personId, cards } = started();
    for (const [seed, at] of [
      ['a1', seenAt],
      ['b2', later],
    ] as const) {
      const read = store.archive.readPage({
        connectionId,
        resourceType: 'Coverage',
        bytes: madeCard(seed),
        isCard: true,
      });
      const stored = store.archive.storePage(
        read.page,
        checkpoint(connectionId, { resourceType: 'Coverage|card', startedAt: at }),
        at,
      );
      expect(stored).toMatchObject({ matches: 2, skipped: 0 });
    }
    expect(cards().map(({ kind, source, payerName, seenAt: at }) => [kind, source, payerName, at])).toEqual([
      ['medicare-part-a', 'card', 'Medicare', later],
      ['medicare-part-b', 'card', 'Medicare', later],
    ]);
    expect(db.prepare('SELECT type, count(*) AS n FROM resource GROUP BY type ORDER BY type').all()).toEqual([
      { type: 'Coverage', n: 2 },
      { type: 'Organization', n: 1 },
    ]);
    expect(store.people.list().find(({ id }) => id === personId)?.name).toBeNull();
  });

  it('without being asked for as a card is about someone else', () => {
    const { store, connectionId, cards } = started();
    const read = store.archive.readPage({ connectionId, resourceType: 'Coverage', bytes: madeCard('a1') });
    store.archive.storePage(read.page, checkpoint(connectionId, { resourceType: 'Coverage' }), seenAt);
    expect(cards()).toEqual([]);
  });
});

describe('approvals', () => {
  const approval = (id: string, more: Record<string, unknown> = {}) => ({
    ...eob({ id, billed: 5000, paid: 4000, share: 1000 }),
    use: 'preauthorization',
    preAuthRef: [`AUTH-${id}`],
    ...more,
  });

  it('change no total', () => {
    const totals = (withApprovals: boolean) => {
      const { store, personId, add } = started();
      add(
        [eob({ id: 'c1' }), eob({ id: 'c2' }), ...(withApprovals ? [approval('p1'), approval('p2')] : [])],
        seenAt,
        'ExplanationOfBenefit',
      );
      const { count, ...page } = store.claims.list({ filter: filter(personId), offset: 0, limit: 10 });
      const overview = store.claims.overview({ personId, year: 2026, today });
      const spending = store.spending.get({ personId, year: 2026, today });
      const strip = (json: unknown) =>
        JSON.stringify(json)
          .replaceAll(personId, 'person')
          .replace(/[0-9a-f-]{36}/g, 'id');
      return {
        count,
        all: strip([page, overview, spending]),
        approvals: store.approvals.list({ personId, today }),
      };
    };
    const without = totals(false);
    const withThem = totals(true);
    expect(withThem.approvals.approvals).toHaveLength(2);
    expect(withThem.count).toBe(2);
    expect(withThem.all).toBe(without.all);
  });

  it('come newest decision first, with the plans that sent none', () => {
    const { store, personId, add, connectionId } = started();
    store.connection.create(newConnection({ personId, planName: 'Quiet Plan' }));
    store.connection.create(newConnection({ personId, planName: 'A file', origin: 'file' }));
    add(
      [approval('a-old', { created: '2026-01-02' }), approval('b-new', { created: '2026-03-02' })],
      seenAt,
      'ExplanationOfBenefit',
    );
    const list = store.approvals.list({ personId, today });
    expect(list.approvals.map(({ id }) => id)).toEqual([
      `${connectionId}/ExplanationOfBenefit/b-new`,
      `${connectionId}/ExplanationOfBenefit/a-old`,
    ]);
    expect(list.plansWithout).toEqual([{ name: 'Quiet Plan', planKind: 'unknown' }]);
  });
});
