import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySettled, settleLifecycle } from '../../../../electron/data/claims/compare/settle-claims.ts';
import { findPlace } from '../../../../electron/data/claims/compare/trace-chain.ts';
import type { Json } from '../../../../electron/data/fhir/resource.ts';
import type { Claim } from '../../../../shared/model/claims/claim.ts';
import { amounts, eob, typed, uc } from '../../../fixtures/eob/build.ts';
import { later, openConnectedStore, seenAt, storeAll, eob as storedEob } from '../../archive/records.ts';
import { read } from '../read.ts';

type Link = { code?: string; system?: string; value?: string; claim?: Json; reference?: Json };
const linked = ({ code = 'prior', system, value, claim, reference }: Link): Json => ({
  related: [
    {
      relationship: { coding: [{ code, ...(system ? { system } : {}) }] },
      ...(value === undefined ? {} : { reference: { value } }),
      ...(reference ? { reference } : {}),
      ...(claim ? { claim } : {}),
    },
  ],
});
const prior = (value: string) => linked({ value });

/** A claim by number; billed 100 with the plan paying 80 unless said otherwise. */
function claim(number: string, updated: number, more: Json = {}, billed = 100): Claim {
  const total = amounts({ submitted: billed, benefit: billed * 0.8, memberliability: billed * 0.2 });
  return read(
    eob({
      id: `r-${number}`,
      identifier: [uc(number)],
      meta: { lastUpdated: `2026-0${updated}-01T00:00:00Z` },
      total,
      ...more,
    }),
    [],
    `plan/${number}`,
  );
}

const settle = (claims: readonly Claim[]) => applySettled(claims, settleLifecycle(claims));
const counting = (claims: readonly Claim[]) =>
  settle(claims)
    .filter(({ counted }) => counted)
    .map(({ claimNumber }) => claimNumber);
const because = (claims: readonly Claim[]) => settle(claims).map((one) => one.notCountedBecause);
const chainOf = (claims: readonly Claim[], number: string) =>
  findPlace(claims, `plan/${number}`)?.chain.map(({ claimNumber, role }) => `${claimNumber} ${role}`);

describe('one claim counts', () => {
  const versioned = { patient: { reference: 'Patient/p1/_history/2' } };
  const absolute = { patient: { reference: 'https://plan.example/fhir/Patient/p1' } };

  it.each<[string, Json, Json]>([
    ['versioned on the old one', versioned, {}],
    ['versioned on the new one', {}, versioned],
    ['absolute', absolute, {}],
    [
      'absolute and versioned',
      { patient: { reference: 'https://plan.example/fhir/Patient/p1/_history/9' } },
      versioned,
    ],
  ])('of a chain whose patient reference is %s', (_, old, now) => {
    expect(counting([claim('A', 1, old), claim('B', 2, { ...prior('A'), ...now })])).toEqual(['B']);
  });

  it('of two with one number, whatever the form of the patient reference', () => {
    const again = { ...claim('A', 2, versioned), id: 'plan/A-2' };
    expect(because([claim('A', 1), again])).toEqual(['duplicate', null]);
    expect(because([claim('A', 1, absolute), again])).toEqual(['duplicate', null]);
  });

  it.each<[string, Json, Json]>([
    ['a record', { reference: 'ExplanationOfBenefit/r-A' }, {}],
    ['an absolute address', { reference: 'https://plan.example/fhir/ExplanationOfBenefit/r-A' }, {}],
    ['a version of a record', { reference: 'ExplanationOfBenefit/r-A/_history/3' }, {}],
    ['a number', { identifier: { system: 'https://plan.example/claims', value: 'A' } }, {}],
    ['a record and a number', { reference: 'Claim/unknown', identifier: { value: 'A' } }, {}],
    [
      'the Claim that it answers',
      { reference: 'Claim/c-9' },
      { claim: { reference: 'Claim/c-9/_history/1' } },
    ],
    ["that Claim's number", { identifier: { value: 'C-9' } }, { claim: { identifier: { value: 'C-9' } } }],
    ['a contained claim', { reference: '#old' }, {}],
  ])('where related.claim alone names it by %s', (_, reference, old) => {
    const contained = [{ resourceType: 'Claim', id: 'old', identifier: [{ value: 'A' }] }];
    const claims = [claim('A', 1, old), claim('B', 2, { contained, ...linked({ claim: reference }) })];
    expect(counting(claims)).toEqual(['B']);
    expect(settle(claims)[0]?.related).toMatchObject([{ relationship: 'replaced-by', claimId: 'plan/B' }]);
    expect(settle(claims)[1]?.related).toMatchObject([{ relationship: 'replaces', claimId: 'plan/A' }]);
  });

  it.each<[string, Link]>([
    ['an identifier with its system', { reference: { system: 'https://plan.example/claims', value: 'A' } }],
    ['a reference where an identifier belongs', { reference: { reference: 'ExplanationOfBenefit/r-A' } }],
    ['a code of another system', { value: 'A', system: 'https://plan.example/relations' }],
    ['a code in capitals', { value: 'A', code: 'PRIOR' }],
    ['the code of HL7 version 3', { value: 'A', code: 'RPLC' }],
  ])('where the relation is %s', (_, link) => {
    expect(counting([claim('A', 1), claim('B', 2, linked(link))])).toEqual(['B']);
  });

  it('of original, canceled reversal and correction', () => {
    const claims = [
      claim('A', 1),
      claim('R', 2, { status: 'cancelled', ...prior('A') }),
      claim('C', 3, prior('R'), 90),
    ];
    expect(counting(claims)).toEqual(['C']);
    expect(because(claims)).toEqual(['replaced', 'canceled', null]);
    for (const number of ['A', 'R', 'C'])
      expect(chainOf(claims, number)).toEqual(['A first', 'R canceled', 'C correction']);
  });

  it('of original, reversal with a minus and correction; while there is no correction, none', () => {
    const [a, r] = [claim('A', 1), claim('R', 2, prior('A'), -100)];
    const c = claim('C', 3, prior('R'), 90);
    expect(counting([a])).toEqual(['A']);
    expect(because([a, r])).toEqual(['replaced', 'reversal']);
    expect(because([a, r, c])).toEqual(['replaced', 'reversal', null]);
    expect(because([a, r, claim('C', 3, prior('A'), 90)])).toEqual(['replaced', 'reversal', null]);
    expect(chainOf([c, r, a], 'A')).toEqual(['A first', 'R reversal', 'C correction']);
  });

  it('keeps a credit that takes nothing known back', () => {
    expect(counting([claim('R', 2, prior('gone'), -100)])).toEqual(['R']);
    expect(counting([claim('A', 1), claim('R', 2, prior('A'), -30)])).toEqual(['R']);
  });

  it.each<[string, Record<string, number>, Record<string, number>, Json?]>([
    ['states its charge again', { submitted: 100, benefit: 80 }, { submitted: 100, benefit: -80 }],
    ['leaves its charge out', { submitted: 100, benefit: 80 }, { benefit: -80 }],
    ['states a charge of zero', { submitted: 100, benefit: 80 }, { submitted: 0, benefit: -80 }],
    [
      'is of a drug for which only you paid',
      { drugcost: 50, benefit: 0, paidbypatient: 50 },
      { drugcost: -50, benefit: 0, paidbypatient: -50 },
      typed('pharmacy'),
    ],
    ['is of what you paid alone', { paidbypatient: 50 }, { paidbypatient: -50 }, typed('pharmacy')],
  ])('none of a claim and its reversal that %s, by their word or their one number', (_, was, back, kind) => {
    const of = (number: string, updated: number, values: Record<string, number>, more: Json = {}) => ({
      ...claim(number, updated, { total: amounts(values), ...kind, ...more }),
      id: `plan/${number}-${updated}`,
    });
    const byWord = [of('A', 1, was), of('R', 2, back, prior('A'))];
    const byNumber = [of('A', 1, was), of('A', 2, back)];
    for (const claims of [byWord, byNumber, byWord.toReversed(), byNumber.toReversed()])
      expect(because(claims).toSorted()).toEqual(['replaced', 'reversal']);
  });

  it('of a reversal and its correction under one number', () => {
    const claims = [
      { ...claim('A', 1), id: 'plan/1' },
      { ...claim('A', 2, {}, -100), id: 'plan/2' },
      { ...claim('A', 3, {}, 90), id: 'plan/3' },
    ];
    expect(because(claims)).toEqual(['replaced', 'reversal', null]);
    expect(because(claims.slice(0, 2))).toEqual(['replaced', 'reversal']);
  });

  it.each<[string, Json]>([
    ['is being decided', { outcome: 'queued' }],
    ['could not be processed', { outcome: 'error' }],
    ['is not final', { meta: { lastUpdated: '2026-02-01T00:00:00Z', tag: [{ code: 'NotFinalAction' }] } }],
    ['is a draft', { status: 'draft', outcome: 'partial' }],
  ])('the older one, while the newer one %s', (_, more) => {
    expect(counting([claim('A', 1), claim('B', 2, { ...prior('A'), ...more })])).toEqual(['A']);
  });

  it('goes on through a claim that is being decided', () => {
    const claims = [
      claim('A', 1),
      claim('B', 2, { ...prior('A'), outcome: 'queued' }),
      claim('C', 3, prior('B')),
    ];
    expect(counting(claims)).toEqual(['C']);
  });

  it('the later one, where two replace the same claim', () => {
    expect(counting([claim('A', 1), claim('B', 2, prior('A')), claim('C', 3, prior('A'))])).toEqual(['C']);
  });

  it('the later one of a circle, and never an older claim before it', () => {
    const claims = [
      claim('O', 9),
      claim('A', 1, { related: [...list(prior('O')), ...list(prior('C'))] }),
      claim('B', 2, prior('A')),
      claim('C', 3, prior('B')),
    ];
    expect(counting(claims)).toEqual(['C']);
  });

  it('the later one of a circle, and no claim before it, however late that was written', () => {
    const claims = [
      claim('R', 1),
      claim('S', 9, prior('R')),
      claim('A', 2, { related: [...list(prior('S')), ...list(prior('B'))] }),
      claim('B', 3, prior('A')),
    ];
    expect(counting(claims)).toEqual(['B']);
  });

  it('prefers the claim of the same kind where a number is used twice', () => {
    const drug = { ...claim('A', 1, typed('pharmacy')), id: 'plan/drug' };
    expect(counting([drug, claim('A', 1), claim('B', 2, prior('A'))])).toEqual(['A', 'B']);
    expect(counting([drug, claim('B', 2, prior('A'))])).toEqual(['B']);
  });

  it('both, where a claim between them was never sent; said as such', () => {
    const claims = [claim('A', 1), claim('C', 3, prior('R'))];
    expect(counting(claims)).toEqual(['A', 'C']);
    expect(chainOf(claims, 'C')).toEqual(['R not-sent', 'C correction']);
    expect(chainOf(claims, 'A')).toEqual([]);
  });

  it('joins two claims over one that was never sent when both name it', () => {
    const claims = [claim('A', 1, linked({ code: 'replacedby', value: 'R' })), claim('C', 3, prior('R'))];
    expect(counting(claims)).toEqual(['C']);
    expect(chainOf(claims, 'A')).toEqual(['A first', 'R not-sent', 'C correction']);
  });

  it('of bills of one number in their names, but not of one that takes another back', () => {
    const bill = (code: string) => ({
      supportingInfo: [
        { sequence: 1, category: { coding: [{ code: 'typeofbill' }] }, code: { coding: [{ code }] } },
      ],
    });
    expect(
      counting([claim('A', 1, bill('0111')), claim('B', 2, bill('0117')), claim('C', 3, bill('0118'))]),
    ).toEqual(['A', 'B']);
  });
});

function list(json: Json): Json[] {
  return json['related'] as Json[];
}

describe('a chain', () => {
  /** Chains of 1 to 5 versions, each version active, canceled or a reversal, linked by number, record or from the old one. */
  const version = fc.record({
    status: fc.constantFrom('active', 'active', 'cancelled'),
    link: fc.constantFrom('number', 'record', 'both'),
    updated: fc.integer({ min: 1, max: 9 }),
  });
  const chains = fc.array(fc.array(version, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });

  function build(
    specs: readonly (readonly { status: string; link: string; updated: number }[])[],
  ): Claim[][] {
    return specs.map((versions, chain) =>
      versions.map(({ status, link, updated }, at) => {
        const before = `${chain}-${at - 1}`;
        const related =
          at === 0
            ? {}
            : link === 'record'
              ? linked({ claim: { reference: `ExplanationOfBenefit/r-${before}` } })
              : linked({ value: before, ...(link === 'both' ? { claim: { reference: 'Claim/x' } } : {}) });
        return claim(`${chain}-${at}`, updated, { status, ...related }, 10 * (chain + 1) + at);
      }),
    );
  }

  it('counts its last standing claim and no other, whatever the order in which claims come', () => {
    fc.assert(
      fc.property(chains, fc.integer(), (specs, seed) => {
        const built = build(specs);
        const all = built.flat();
        const shuffled = shuffle(all, seed);
        const expected = built.flatMap((versions) => versions.findLast(({ counted }) => counted)?.id ?? []);
        const settled = settleLifecycle(shuffled);
        const counted = all.filter(({ id }) => settled.get(id)?.counted).map(({ id }) => id);
        expect(counted).toEqual(expected);
        const sorted = (map: ReturnType<typeof settleLifecycle>) =>
          [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(settled)).toEqual(sorted(settleLifecycle(all)));
        for (const { id } of all) expect(findPlace(shuffled, id)).toEqual(findPlace(all, id));
      }),
      { numRuns: 150 },
    );
  });

  it('settles the same over several checks of the plan, each dollar once', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(chains, fc.integer(), fc.integer({ min: 1, max: 3 }), (specs, seed, size) => {
        const records = specs.flatMap((versions, chain) =>
          versions.map(({ status, link }, at) => ({
            status,
            id: `e${chain}-${at}`,
            number: `N${chain}-${at}`,
            billed: 10 * (chain + 1) + at,
            related: at === 0 ? [] : list(linked(nameBefore(link, `${chain}-${at - 1}`))),
          })),
        );
        const { store, connectionId, personId } = openConnectedStore();
        const order = shuffle(records, seed);
        for (let at = 0; at < order.length; at += size) {
          storeAll(store, connectionId, order.slice(at, at + size).map(storedEob));
          store.archive.endPass(connectionId, seenAt);
        }
        const expected = specs.map((versions, chain) => {
          const last = versions.findLastIndex(({ status }) => status === 'active');
          return last < 0 ? 0 : (10 * (chain + 1) + last) * 100;
        });
        const totals = store.claims.overview({ personId, year: 2026, today: '2026-03-01' }).totals[0];
        expect(totals?.billed.cents ?? 0).toBe(expected.reduce((sum, cents) => sum + cents, 0));
      }),
      { numRuns: 20 },
    );
  });

  function nameBefore(link: string, before: string): Link {
    return link === 'record'
      ? { claim: { reference: `ExplanationOfBenefit/e${before}` } }
      : { value: `N${before}` };
  }
});

describe('a stored chain', () => {
  const relate = (value: string) => list(prior(value));

  it('counts the older claim again when the plan takes the newest back, and goes on through one taken back', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const a = storedEob({ id: 'a', number: 'A', billed: 100 });
    const r = storedEob({ id: 'r', number: 'R', billed: 100, related: relate('A') });
    const c = storedEob({ id: 'c', number: 'C', billed: 90, related: relate('R') });
    const billed = () =>
      store.claims.overview({ personId, year: 2026, today: '2026-03-01' }).totals[0]?.billed.cents;
    const send = (resources: unknown[], at: string) => {
      storeAll(store, connectionId, resources, { mode: 'full', startedAt: at, at });
      store.archive.endPass(connectionId, at);
    };
    const view = (id: string) => store.claims.get({ claimId: `${connectionId}/${id}` });
    send([a, r, c], seenAt);
    expect(billed()).toBe(90_00);
    send([a, c], later);
    expect(billed()).toBe(90_00);
    expect(view('a').claim.notCountedBecause).toBe('replaced');
    expect(view('c').chain.map(({ row, role }) => [row?.notCountedBecause, role])).toEqual([
      ['replaced', 'first'],
      ['removed-by-plan', 'correction'],
      [null, 'correction'],
    ]);
    send([a], '2026-03-22T08:04:00.000Z');
    expect(billed()).toBe(100_00);
  });

  it('is shown to a claim that only others name, and to none that stands alone', () => {
    const { store, connectionId } = openConnectedStore();
    const replacedBy = list(linked({ code: 'replacedby', value: 'B' }));
    storeAll(store, connectionId, [
      storedEob({ id: 'a', number: 'A', related: replacedBy }),
      storedEob({ id: 'b', number: 'B' }),
      storedEob({ id: 'alone', number: 'X' }),
    ]);
    store.archive.endPass(connectionId, seenAt);
    const chain = (id: string) => store.claims.get({ claimId: `${connectionId}/${id}` }).chain;
    expect(chain('b').map(({ row, role }) => [row?.id, role, row?.counted])).toEqual([
      [`${connectionId}/a`, 'first', false],
      [`${connectionId}/b`, 'correction', true],
    ]);
    expect(chain('alone')).toEqual([]);
  });

  it('never spans two plans', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const other = store.connection.create({
      ...({} as Parameters<typeof store.connection.create>[0]),
      personId,
      payerId: null,
      planName: 'Another plan',
      host: 'other.example',
      isSample: false,
      fhirBaseUrl: 'https://other.example/fhir',
      patientId: 'pat-1',
      accessEndsAt: null,
      keepsUpToDate: false,
      origin: 'plan',
      granted: [],
      notGranted: [],
      connectedAt: seenAt,
    });
    storeAll(store, connectionId, [storedEob({ id: 'a', number: 'A', billed: 100 })]);
    store.archive.endPass(connectionId, seenAt);
    storeAll(store, other.connectionId, [
      storedEob({ id: 'b', number: 'B', billed: 90, related: relate('A') }),
    ]);
    store.archive.endPass(other.connectionId, seenAt);
    expect(store.claims.get({ claimId: `${connectionId}/a` })).toMatchObject({
      chain: [],
      claim: { counted: true },
    });
  });
});

function shuffle<T>(items: readonly T[], seed: number): T[] {
  let state = seed | 0 || 1;
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1103515245) + 12345) | 0;
    const other = Math.abs(state) % (at + 1);
    [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
  }
  return shuffled;
}
