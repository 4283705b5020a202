/** What counts toward a limit, and what does not. */
import { describe, expect, it } from 'vitest';
import type { LimitClaim } from '../../../electron/data/limits/count/count-claims.ts';
import { readCardLimits } from '../../../electron/data/limits/count/read-card-limits.ts';
import { readPlanCounts } from '../../../electron/data/limits/count/read-plan-counts.ts';
import type { LimitKind } from '../../../shared/model/bills/limits.ts';
import type { BenefitBalance } from '../../../shared/model/claims/claim.ts';
import type { CoverageCost, CoverageKind } from '../../../shared/model/plans/coverage.ts';
import {
  claimOf,
  countOf,
  deductible,
  factsOf,
  family,
  findMeter,
  gapsOf,
  type MeterOptions,
  metersOf,
  outOfPocket,
} from './limit-cases.ts';

const parts = (
  deductibleCents: number | null,
  copayCents: number | null,
  coinsuranceCents: number | null,
) => ({
  deductibleCents,
  copayCents,
  coinsuranceCents,
});

describe('what counts', () => {
  const rows: [string, LimitClaim[], number, number][] = [
    [
      'only what lies in the plan year',
      [claimOf(400, { date: '2025-06-30' }), claimOf(300, { date: '2025-07-01' })],
      300,
      300,
    ],
    [
      'the last day of the plan year',
      [claimOf(300, { date: '2026-06-30' }), claimOf(50, { date: '2026-07-01' })],
      300,
      300,
    ],
    ['all of it, also above the limit', [claimOf(1000), claimOf(200)], 1200, 1200],
    ['the day of service, not when it was decided', [claimOf(80, { date: '2025-12-30' })], 80, 80],
    [
      'deductible, copay and percent toward the most you pay, the deductible alone toward itself',
      [claimOf(0, parts(100_00, 25_00, 40_00))],
      100,
      165,
    ],
    [
      'the deductible of a claim that is not covered in part',
      [claimOf(350, { deductibleCents: 100_00, notCoveredCents: 250_00 })],
      100,
      100,
    ],
    ['a claim that does not say its network, as in network', [claimOf(70, { network: null })], 70, 70],
    ['money that the plan took back', [claimOf(300), claimOf(-120)], 180, 180],
    ['a month without a day', [claimOf(60, { date: '2025-08' })], 60, 60],
  ];
  it.each(rows)('%s', (_, claims, toDeductible, toMost) => {
    const meters = metersOf(claims);
    expect(countOf(meters, deductible)).toBe(toDeductible);
    expect(countOf(meters, outOfPocket)).toBe(toMost);
  });
});

describe('what does not count', () => {
  const share = { deductibleCents: null };
  const rows: [string, Partial<LimitClaim>][] = [
    ['another plan year', { date: '2024-09-10' }],
    ['a claim that is still being decided', { state: 'waiting' }],
    ['what is not covered', { ...share, notCoveredCents: 90_00, shareCents: 90_00 }],
    ['a share without parts', share],
    ['care out of network', { network: 'out' }],
    ['medicines, where they are counted apart', { care: 'drug' }],
    ['dental care', { care: 'dental' }],
    ['another currency', { currency: 'CAD' }],
    ['a claim without a date', { date: null }],
    ['a year that does not say before or after July', { date: '2025' }],
    ['a refused claim that states no share', { ...share, shareCents: null, isRefused: true }],
  ];
  it.each(rows)('%s', (_, over) => {
    const meters = metersOf([claimOf(300), claimOf(90, over)]);
    expect(countOf(meters, deductible)).toBe(300);
    expect(countOf(meters, outOfPocket)).toBe(300);
  });

  it('a copay toward the deductible', () => {
    const meters = metersOf([claimOf(300), claimOf(25, parts(null, 25_00, null))]);
    expect(countOf(meters, deductible)).toBe(300);
    expect(countOf(meters, outOfPocket)).toBe(325);
  });
});

describe('counts apart', () => {
  it('care out of network has meters of its own', () => {
    const meters = metersOf([claimOf(500, { network: 'out' })]);
    expect(countOf(meters, { ...deductible, network: 'out' })).toBe(500);
    expect(countOf(meters, deductible)).toBe(0);
    const notStated = metersOf([claimOf(500, { network: null })]);
    expect(findMeter(notStated, { ...deductible, network: 'out' })).toBeUndefined();
  });

  it.each([
    ['apart', 10, 0, 0],
    ['with-out-of-pocket', undefined, 0, 10],
    ['with-both', undefined, 0, 10],
  ] as const)('a drug copay of $10, counted %s', (drugs, drug, toDeductible, toMost) => {
    const copay = claimOf(10, { care: 'drug', ...parts(null, 10_00, null) });
    const meters = metersOf([copay], { facts: factsOf({ drugs }) });
    expect(countOf(meters, { ...outOfPocket, care: 'drug' })).toBe(drug);
    expect(countOf(meters, deductible)).toBe(toDeductible);
    expect(countOf(meters, outOfPocket)).toBe(toMost);
  });

  it('a drug deductible counts toward that of other care only where both are one', () => {
    const claim = claimOf(40, { care: 'drug' });
    const count = (drugs: 'with-both' | 'with-out-of-pocket') =>
      countOf(metersOf([claim], { facts: factsOf({ drugs }) }), deductible);
    expect(count('with-both')).toBe(40);
    expect(count('with-out-of-pocket')).toBe(0);
  });

  it('Medicare’s hospital insurance has no yearly meter, its medical insurance no most', () => {
    expect(metersOf([claimOf(300)], { kind: 'medicare-part-a' })).toEqual([]);
    const meters = metersOf([claimOf(257)], { kind: 'medicare-part-b' });
    expect(meters.map(({ what }) => what)).toEqual(['deductible']);
  });
});

describe('a limit that is the same for everyone by law', () => {
  const none = factsOf({ startMonth: 1, limits: [] });
  const limitOf = (kind: CoverageKind, limit: LimitKind, more: MeterOptions = {}) => {
    const options = { year: 2026, ...more.options };
    return findMeter(metersOf([], { facts: none, kind, ...more, options }), limit)?.limit;
  };
  const drugCap: LimitKind = { ...outOfPocket, care: 'drug' };

  it('is known without being typed: the deductible of Part B, the cap of Part D', () => {
    expect(limitOf('medicare-part-b', deductible)).toEqual({ cents: 283_00, source: 'law' });
    const cap = { facts: factsOf({ startMonth: 1, limits: [{ ...drugCap, cents: 1_800_00 }] }) };
    expect(limitOf('medicare-part-d', drugCap, cap)).toEqual({ cents: 1_800_00, source: 'you' });
    const card = { card: [{ ...drugCap, cents: 2_000_00 }] };
    expect(limitOf('medicare-part-d', drugCap, card)?.source).toBe('card');
  });

  it('is not known of a year that is in no table, and of no other plan or limit', () => {
    expect(limitOf('medicare-part-b', deductible, { options: { year: 2031 } })).toBeNull();
    for (const kind of ['medical', 'medicare-part-c'] as const)
      expect([kind, limitOf(kind, outOfPocket)]).toEqual([kind, null]);
    const partD = metersOf([claimOf(10, { care: 'drug', date: '2026-03-01' })], {
      ...{ facts: none, kind: 'medicare-part-d', options: { year: 2026 } },
    });
    const byLaw = partD.filter(({ limit }) => limit !== null);
    expect(byLaw).toMatchObject([
      { what: 'out-of-pocket', care: 'drug', limit: { cents: 2_100_00, source: 'law' } },
    ]);
  });
});

describe('what is not known', () => {
  it('is told by how many claims: none of them is 0', () => {
    const claims = [
      claimOf(80, { deductibleCents: null }),
      claimOf(90, { isPartial: true }),
      claimOf(100, { deductibleCents: 60_00 }),
      claimOf(100, { deductibleCents: 160_00 }),
      claimOf(60, { shareCents: null }),
      claimOf(70, { network: null }),
      claimOf(10, { date: null }),
      claimOf(20, { state: 'waiting' }),
      claimOf(30, { currency: 'CAD' }),
    ];
    expect(gapsOf(claims)).toEqual({
      withoutParts: 1,
      partsDiffer: 4,
      networkNotStated: 1,
      undated: 1,
      waiting: 1,
      otherCurrency: 1,
    });
  });

  it('a share of 0, a refusal, and what is not covered lack no parts', () => {
    const none = { deductibleCents: null };
    const claims = [
      claimOf(0, none),
      claimOf(0, { ...none, shareCents: null, isRefused: true }),
      claimOf(50, { shareCents: null, isRefused: true }),
      claimOf(90, { ...none, notCoveredCents: 90_00 }),
    ];
    expect(gapsOf(claims)).toMatchObject({ withoutParts: 0, partsDiffer: 0 });
  });

  it('a share of $80 without parts leaves the count as it was', () => {
    const before = [claimOf(300)];
    const after = [...before, claimOf(80, { deductibleCents: null })];
    expect(countOf(metersOf(after), deductible)).toBe(countOf(metersOf(before), deductible));
    expect(gapsOf(after).withoutParts).toBe(1);
  });

  it('with no other claim the count is unknown, not $0.00; without any claim it is $0.00', () => {
    const meters = metersOf([claimOf(80, { deductibleCents: null })]);
    expect(findMeter(meters, deductible)).toMatchObject({ ours: { cents: null }, shownCents: null });
    expect(countOf(metersOf([]), deductible)).toBe(0);
  });
});

describe('limits', () => {
  it('the count is shown up to the limit, and kept as it came out', () => {
    expect(findMeter(metersOf([claimOf(1000), claimOf(200)]), deductible)).toMatchObject({
      ours: { cents: 1_200_00, claims: 2 },
      shownCents: 1_000_00,
      isBeyond: true,
    });
  });

  it('money that came back never shows less than nothing', () => {
    expect(findMeter(metersOf([claimOf(-50)]), deductible)).toMatchObject({
      ours: { cents: -50_00 },
      shownCents: 0,
    });
  });

  const card = [{ ...deductible, cents: 700_00 }];

  it('come from the card until the person types one, and say so', () => {
    const bare = factsOf({ limits: [] });
    expect(findMeter(metersOf([], { facts: bare, card }), deductible)?.limit).toEqual({
      cents: 700_00,
      source: 'card',
    });
    expect(findMeter(metersOf([], { card }), deductible)?.limit).toEqual({ cents: 1_000_00, source: 'you' });
    expect(findMeter(metersOf([], { facts: bare }), deductible)?.limit).toBeNull();
  });

  it('“no such limit” takes the meter away, whatever the card says', () => {
    const facts = factsOf({ limits: [{ ...deductible, cents: null }] });
    expect(findMeter(metersOf([claimOf(5)], { facts, card }), deductible)).toBeUndefined();
  });

  it.each([
    ['a deductible of $15,000.00', deductible, 15_000_00, 9_200_00],
    ['the most that the law allows', outOfPocket, 9_200_00, null],
    ['a family’s most of $19,000.00', { ...outOfPocket, whose: 'family' as const }, 19_000_00, 18_400_00],
    ['a limit out of network', { ...outOfPocket, network: 'out' as const }, 30_000_00, null],
  ])('asks to check %s', (_, limit, cents, ceilingCents) => {
    const facts = factsOf({
      limits: [{ ...limit, cents }],
      family: { style: 'embedded', others: [] },
    });
    expect(findMeter(metersOf([], { facts }), limit)?.ceilingCents).toBe(ceilingCents);
  });

  it('what an earlier plan counted is added to ours, and told', () => {
    const facts = factsOf({ earlierDeductibleCents: 150_00 });
    expect(findMeter(metersOf([claimOf(300)], { facts }), deductible)?.ours).toEqual({
      cents: 450_00,
      claims: 1,
      earlierCents: 150_00,
    });
  });
});

describe('a family', () => {
  const others = [
    { name: 'Ben', claims: [claimOf(600)] },
    { name: 'Cleo', claims: [claimOf(400)] },
  ];
  const meters = (style: 'embedded' | 'aggregate', dollars = 1000) =>
    metersOf([claimOf(dollars)], { facts: factsOf({ family: { style, others: [] } }), others });

  it('has no meter until the person says who belongs to it', () => {
    expect(findMeter(metersOf([claimOf(1000)], { others }), family)).toBeUndefined();
  });

  it('embedded: each has a meter, and the family’s is full', () => {
    expect(findMeter(meters('embedded'), family)).toMatchObject({
      ours: { cents: 2_000_00 },
      shownCents: 2_000_00,
      members: [
        { name: 'Ana', cents: 1_000_00 },
        { name: 'Ben', cents: 600_00 },
        { name: 'Cleo', cents: 400_00 },
      ],
    });
    expect(countOf(meters('embedded'), deductible)).toBe(1000);
    const ben = metersOf([claimOf(600)], { facts: factsOf({ family: { style: 'embedded', others: [] } }) });
    expect(findMeter(ben, deductible)).toMatchObject({ shownCents: 600_00, limit: { cents: 1_000_00 } });
  });

  it('embedded: nobody adds more than their own limit', () => {
    expect(findMeter(meters('embedded', 1500), family)?.members[0]).toEqual({ name: 'Ana', cents: 1_000_00 });
    expect(countOf(meters('embedded', 1500), family)).toBe(2000);
  });

  it('aggregate: only the family has a deductible, and all of it counts', () => {
    expect(findMeter(meters('aggregate', 1500), deductible)).toBeUndefined();
    expect(countOf(meters('aggregate', 1500), family)).toBe(2500);
  });

  it('aggregate: what one person pays at most stays theirs', () => {
    const limits = [{ ...outOfPocket, whose: 'family' as const, cents: 6_000_00 }];
    const facts = factsOf({ limits, family: { style: 'aggregate', others: [] } });
    expect(findMeter(metersOf([claimOf(10)], { facts, others }), outOfPocket)).toBeDefined();
  });
});

describe('the card', () => {
  const cost = (
    kind: string | null,
    dollars: number | null,
    network: string | null = null,
  ): CoverageCost => ({
    kind,
    label: { text: null, code: null, system: null },
    cents: dollars === null ? null : dollars * 100,
    currency: 'USD',
    percent: null,
    text: null,
    network,
    exceptions: [],
  });

  it('names limits of a person and of the family, by network and of medicines', () => {
    const costs = [
      cost('deductible', 700),
      cost('famoutded', 3000, 'out'),
      cost('indrxinmax', 2000, 'in'),
      cost('maxoutofpocket', 9000, 'Out of network'),
    ];
    expect(readCardLimits(costs, 'medical', 'USD')).toEqual([
      { ...deductible, cents: 700_00 },
      { ...family, network: 'out', cents: 3_000_00 },
      { ...outOfPocket, care: 'drug', cents: 2_000_00 },
      { ...outOfPocket, network: 'out', cents: 9_000_00 },
    ]);
  });

  it('a copay, words without an amount and another currency are no limits', () => {
    const costs = [
      cost('gpvisit', 25),
      cost('deductible', null),
      { ...cost('deductible', 500), currency: 'CAD' },
    ];
    expect(readCardLimits(costs, 'medical', 'USD')).toEqual([]);
  });

  it('of a dental plan are for dental care', () => {
    expect(readCardLimits([cost('deductible', 50)], 'dental', 'USD')[0]?.care).toBe('dental');
  });
});

describe('the plan’s own count', () => {
  const coded = (code: string | null, text: string | null = null) => ({ code, text, system: null });
  const money = (dollars: number) => ({
    amount: {
      cents: dollars * 100,
      currency: 'USD',
      source: 'plan' as const,
      level: 'balance' as const,
      from: [],
    },
    text: null,
  });
  const balance = (over: Partial<BenefitBalance> = {}): BenefitBalance => ({
    category: coded('30'),
    name: null,
    description: null,
    isExcluded: false,
    network: coded('in'),
    unit: coded('individual'),
    term: coded('annual'),
    limits: [{ type: coded('deductible'), allowed: money(1000), used: money(640) }],
    ...over,
  });
  const read = (over?: Partial<BenefitBalance>) =>
    readPlanCounts([balance(over)], { currency: 'USD', care: 'medical', asOf: '2026-03-01' });

  it('stands at the top, beside ours', () => {
    const meter = findMeter(metersOf([claimOf(590)], { planCounts: read() }), deductible);
    expect(meter).toMatchObject({
      ours: { cents: 590_00 },
      plans: { cents: 640_00, asOf: '2026-03-01' },
      shownCents: 640_00,
      limit: { cents: 1_000_00, source: 'plan' },
      typedCents: 1_000_00,
    });
  });

  it('the newest one', () => {
    const older = { ...read()[0], usedCents: 100_00, asOf: '2025-09-01' } as ReturnType<typeof read>[number];
    const meter = findMeter(metersOf([], { planCounts: [older, ...read()] }), deductible);
    expect(meter?.plans?.cents).toBe(640_00);
  });

  it.each([
    ['of the family', { unit: coded('family') }, { ...family }],
    ['out of network', { network: coded('out') }, { ...deductible, network: 'out' }],
    ['of dental care', { category: coded('35') }, { ...deductible, care: 'dental' }],
    ['of medicines', { category: coded(null, 'Pharmacy') }, { ...deductible, care: 'drug' }],
    [
      'of the most you pay',
      { limits: [{ type: coded(null, 'Out-of-Pocket Maximum'), allowed: null, used: money(5) }] },
      outOfPocket,
    ],
  ])('%s', (_, over, limit) => {
    expect(read(over)).toMatchObject([limit]);
  });

  it.each([
    ['for one kind of service', { category: coded('62', 'MRI scan') }],
    ['for a day', { term: coded('day') }],
    ['for a life', { term: coded('lifetime') }],
    ['for whom we do not know', { unit: coded('household') }],
    ['of visits', { limits: [{ type: coded('visit'), allowed: money(20), used: money(3) }] }],
    [
      'in words',
      { limits: [{ type: coded('deductible'), allowed: null, used: { amount: null, text: 'some' } }] },
    ],
    ['of what is excluded', { isExcluded: true }],
  ])('%s is none', (_, over) => {
    expect(read(over)).toEqual([]);
  });
});

describe('what is too large to add up', () => {
  it('is no count, also where something else was counted before, and adds to no month', () => {
    const absurd = Array.from({ length: 1001 }, () => claimOf(999_999_999.99));
    const facts = factsOf({ earlierDeductibleCents: 100_00 });
    const meter = findMeter(metersOf(absurd, { facts }), deductible);
    expect(meter).toMatchObject({
      ours: { cents: null, earlierCents: 100_00 },
      shownCents: null,
      months: [],
    });
  });
});
