/** What is told since the person last looked, and what is not. */
import { describe, expect, it } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import { eob, newConnection, storeAll } from '../archive/records.ts';
import { dayOf, instant, openWith, sayNews } from './news-cases.ts';

const replaces = (id: string) => [
  {
    claim: { reference: `ExplanationOfBenefit/${id}` },
    relationship: {
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship', code: 'prior' },
      ],
    },
  },
];
const first = eob({ id: 'c-1' });
const deciding = { ...eob({ id: 'c-1', paid: null, share: null }), outcome: 'queued' };
function refusedEob(id: string) {
  const plain = eob({ id, paid: 0, share: 200 });
  const category = {
    coding: [{ system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication', code: 'noncovered' }],
  };
  return {
    ...plain,
    total: [...(plain['total'] as unknown[]), { category, amount: { value: 200, currency: 'USD' } }],
  };
}
const refused = refusedEob('c-1');

describe('what is told after a check', () => {
  it.each<[string, unknown[], unknown[], string[]]>([
    ['a new claim', [first], [eob({ id: 'c-2' })], ['new c-2']],
    ['a new claim that the plan refused', [first], [refusedEob('c-2')], ['refused c-2']],
    [
      'a new claim that is not decided',
      [first],
      [{ ...deciding, id: 'c-2', identifier: eob({ id: 'c-2' })['identifier'] }],
      ['new c-2'],
    ],
    [
      'other amounts, with what they were',
      [first],
      [eob({ id: 'c-1', paid: 138, share: 12 })],
      ['changed c-1, planPaid 12000 > 13800, yourShare 3000 > 1200'],
    ],
    [
      'a decision',
      [deciding],
      [first],
      ['decided c-1, plan-is-deciding > plan-paid, planPaid null > 12000, yourShare null > 3000'],
    ],
    [
      'a claim that was paid and is refused now',
      [first],
      [refused],
      ['refused c-1, plan-paid > plan-did-not-pay, planPaid 12000 > 0, yourShare 3000 > 20000'],
    ],
    [
      'a canceled claim',
      [first],
      [eob({ id: 'c-1', status: 'cancelled' })],
      ['canceled c-1, plan-paid > canceled'],
    ],
    [
      'a corrected claim, once, with the amounts of both versions',
      [first],
      [eob({ id: 'c-2', related: replaces('c-1'), share: 12, paid: 138 })],
      ['replaced c-2, planPaid 12000 > 13800, yourShare 3000 > 1200'],
    ],
    [
      'the newest of two corrections',
      [first],
      [
        eob({ id: 'c-2', related: replaces('c-1'), share: 12, created: '2026-03-02' }),
        eob({ id: 'c-3', related: replaces('c-2'), share: 15, created: '2026-03-03' }),
      ],
      ['replaced c-3, yourShare 3000 > 1500'],
    ],
    [
      'a new claim and its correction: only what counts',
      [eob({ id: 'c-9' })],
      [first, eob({ id: 'c-2', related: replaces('c-1'), share: 12 })],
      ['new c-2'],
    ],
    [
      'the weightiest first',
      [first, eob({ id: 'c-2' })],
      [eob({ id: 'c-3' }), eob({ id: 'c-1', share: 12 }), refusedEob('c-2')],
      [
        'refused c-2, plan-paid > plan-did-not-pay, planPaid 12000 > 0, yourShare 3000 > 20000',
        'changed c-1, yourShare 3000 > 1200',
        'new c-3',
      ],
    ],
  ])('%s', (_what, before, after, expected) => {
    const { check, ask } = openWith(...before);
    check(5, after);
    expect(sayNews(ask(5))).toEqual(expected);
  });

  it.each<[string, string[], object, string[]]>([
    ['under another id', ['full'], {}, []],
    ['twice', ['changes'], {}, []],
    ['twice, and then under the other id alone', ['changes', 'full'], {}, []],
    [
      'under another id with another share',
      ['full'],
      { share: 12, paid: 138 },
      ['changed z-1, planPaid 12000 > 13800, yourShare 3000 > 1200'],
    ],
  ])('tells a claim that the plan sends %s by what it says alone', (_how, modes, over, expected) => {
    const other = eob({ id: 'c-2' });
    const { check, ask } = openWith(first, other);
    for (const [index, mode] of modes.entries())
      check(5 + index, [other, eob({ id: 'z-1', number: 'CLM-c-1', ...over, lastUpdated: instant(5) })], {
        mode,
      });
    expect(sayNews(ask(7))).toEqual(expected);
  });

  it('says nothing once more when a claim that was there twice is there once again', () => {
    const again = eob({ id: 'z-1', number: 'CLM-c-1', share: 12, paid: 138, lastUpdated: instant(5) });
    const { check, ask, look } = openWith(first);
    check(5, [again]);
    expect(sayNews(ask(5))).toEqual(['changed z-1, planPaid 12000 > 13800, yourShare 3000 > 1200']);
    look(5);
    check(6, [again], { mode: 'full' });
    expect(sayNews(ask(6))).toEqual([]);
  });

  it('says that a claim is no longer sent, and only while it is so', () => {
    const others = [eob({ id: 'c-2' }), eob({ id: 'c-3' })];
    const { check, ask } = openWith(first, ...others);
    check(5, others, { mode: 'full' });
    expect(sayNews(ask(5))).toEqual(['withdrawn c-1']);
    check(6, [first, ...others], { mode: 'full' });
    expect(sayNews(ask(6))).toEqual([]);
  });

  it('joins what several checks brought, from the first value to the last', () => {
    const { check, ask } = openWith(first);
    check(5, [eob({ id: 'c-1', share: 12 })]);
    check(6, [eob({ id: 'c-1', share: 40 })]);
    expect(sayNews(ask(6))).toEqual(['changed c-1, yourShare 3000 > 4000']);
  });

  it('counts all of it where the list is cut', () => {
    const { check, ask } = openWith(first);
    check(
      5,
      Array.from({ length: 230 }, (_, index) => eob({ id: `n-${index}` })),
    );
    const { counts, claims, leftOut } = ask(5);
    expect([counts, claims.length, leftOut]).toEqual([[{ kind: 'new', count: 230 }], 200, 30]);
  });
});

const moved = (resource: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(resource)
      .toReversed()
      .map(([key, value]) => [key, value]),
  );

describe('what is not told', () => {
  it.each<[string, unknown[]]>([
    ['the same claim', [first]],
    [
      'the same claim with another date of writing',
      [eob({ id: 'c-1', lastUpdated: '2026-03-04T00:00:00Z' })],
    ],
    ['the same claim with another version', [eob({ id: 'c-1', versionId: '7' })]],
    ['the same claim with tags of the server', [{ ...first, meta: { tag: [{ code: 'refreshed' }] } }]],
    ['elements in another order', [moved(first)]],
    ['amounts in another order', [{ ...first, total: (first['total'] as unknown[]).toReversed() }]],
    ['another note of the plan', [eob({ id: 'c-1', note: 'Thank you.' })]],
    ['another date of decision alone', [eob({ id: 'c-1', created: '2026-03-04' })]],
    ['a claim that was sent by mistake', [eob({ id: 'c-2', status: 'entered-in-error' })]],
    ['a draft', [{ ...eob({ id: 'c-2', status: 'draft' }), outcome: 'partial' }]],
    ['nothing at all', []],
  ])('%s', (_what, again) => {
    const { check, ask } = openWith(first);
    check(5, again);
    expect(sayNews(ask(5))).toEqual([]);
  });

  it('the first download, in however many passes it comes', () => {
    const { store, ask, personId } = openWith();
    const { connectionId } = store.connection.create(newConnection({ personId, planName: 'Second plan' }));
    for (const [day, id] of [
      [3, 'a'],
      [4, 'b'],
    ] as const) {
      storeAll(store, connectionId, [eob({ id })], {
        startedAt: instant(day),
        at: instant(day),
        mode: 'first',
      });
      store.archive.endPass(connectionId, instant(day));
    }
    expect(sayNews(ask(5))).toEqual([]);
  });

  it('a claim that only came on another page', () => {
    const { store, connectionId, check, ask } = openWith(first, eob({ id: 'c-2' }));
    const pass = { mode: 'full', startedAt: instant(5), at: instant(5) } as const;
    storeAll(store, connectionId, [eob({ id: 'c-2' })], {
      ...pass,
      done: false,
      nextUrl: 'https://plan.example/2',
    });
    storeAll(store, connectionId, [first], pass);
    check(5, []);
    expect(sayNews(ask(5))).toEqual([]);
  });

  it('what changed and is again what it was', () => {
    const { check, ask } = openWith(first);
    check(5, [refused]);
    check(6, [first]);
    expect(sayNews(ask(6))).toEqual([]);
  });

  it('what a newer version of the app reads otherwise', () => {
    const { db, ask, reopen, personId } = openWith(first);
    // As an earlier version read it: another share, and the claim taken for paid in part.
    db.exec(
      `UPDATE claim SET row = replace(replace(row, '3000', '9900'), '"plan-paid"', '"plan-paid-part"')`,
    );
    db.exec("UPDATE setting SET value = '0' WHERE name = 'mapping'; UPDATE resource SET mapping = 0");
    const store = reopen();
    expect(store.claims.list({ filter: everyClaim(personId), offset: 0, limit: 10 }).rows[0]).toMatchObject({
      state: 'plan-paid',
      yourShare: { cents: 3000 },
    });
    expect(sayNews(store.news.get({ personId, today: dayOf(5) }))).toEqual([]);
    expect(sayNews(ask(5))).toEqual([]);
  });

  it('what is another person’s', () => {
    const { store, check, ask, connectionId, personId } = openWith(first);
    const other = store.connection.create(newConnection({ patientId: 'pat-2' }));
    check(1, [eob({ id: 'o-1', patient: 'Patient/pat-2' })], { mode: 'first', id: other.connectionId });
    check(5, [eob({ id: 'o-2', patient: 'Patient/pat-2' })], { id: other.connectionId });
    expect(sayNews(ask(5, personId))).toEqual([]);
    expect(sayNews(ask(5, other.personId))).toEqual(['new o-2']);
    expect(connectionId).not.toBe(other.connectionId);
  });
});
