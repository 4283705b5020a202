/** Years as the screen gets them: which claims can be used, which sums are told, and which are not. */
import { describe, expect, it } from 'vitest';
import type { YearClaim } from '../../../electron/data/replay/ask/compare-plans.ts';
import type { ReplayFacts } from '../../../electron/data/replay/read/read-replay-facts.ts';
import { doOverlap, type PlanYear } from '../../../shared/model/replay/next-year.ts';
import type { PlanRules, ServiceClass } from '../../../shared/model/replay/plan-rules.ts';
import { comparePlans, planA, planB } from './plans.ts';

let made = 0;
type Changes = { row?: Partial<YearClaim['row']>; facts?: Partial<ReplayFacts> };

function claim(serviceClass: ServiceClass, allowedCents: number | null, changes: Changes = {}): YearClaim {
  made++;
  const day = new Date(Date.UTC(2026, 0, made % 300)).toISOString().slice(0, 10);
  const id = `c${made}`;
  return {
    row: {
      id,
      personId: 'ana',
      connectionId: 'plan',
      claimNumber: id,
      decidedOn: null,
      state: 'plan-paid',
      currency: 'USD',
      otherInsurerPaid: null,
      attention: null,
      yourShare: null,
      providerName: 'Lakeside',
      what: null,
      serviceStart: day,
      ...{
        kind: 'professional' as const,
        alreadyPaid: null,
        deductible: null,
        copay: null,
        coinsurance: null,
      },
      ...changes.row,
    },
    facts: {
      kind: 'professional',
      allowedCents,
      services: [
        {
          ...{ classes: [serviceClass], day, allowedCents, provider: id, network: 'in' },
          ...{ statedCents: null, statedDeductibleCents: null, basis: [{ by: 'code', code: '99213' }] },
        },
      ],
      stay: null,
      drug: null,
      ...changes.facts,
    },
  };
}

const stay = (cents: number, changes: Changes = {}) => claim('hospital-stay', cents, changes);
const own = (rules: PlanRules): PlanRules => ({ ...rules, isOwn: true, covers: 'person' });
const years = (claims: readonly YearClaim[], ...rules: PlanRules[]) =>
  comparePlans(
    claims,
    rules.map((one, index) => ({ id: `p${index}`, rules: one })),
    2026,
  ).plans;
const first = (claims: readonly YearClaim[], rules: PlanRules) => years(claims, rules)[0] as PlanYear;
const reasons = (year: PlanYear) => year.leftOut.map(({ reason, claims }) => `${reason} ${claims}`);

describe('the year of a plan', () => {
  it('row 74: has its premiums, and the plans stay in the order in which they were typed', () => {
    const a = own({ ...planA, premiumCents: 420_50 });
    const b = own({ ...planB, premiumCents: 265_00 });
    const made = years([stay(12_000_00)], a, b);
    expect(made.map(({ planId, year }) => [planId, year])).toEqual([
      ['p0', { lowCents: 8_246_00, highCents: 8_246_00 }],
      ['p1', { lowCents: 7_530_00, highCents: 7_530_00 }],
    ]);
  });

  it('row 75: has no sum where the premium is not known', () => {
    const { share, year } = first([stay(12_000_00)], own(planB));
    expect([share?.lowCents, year]).toEqual([4_350_00, null]);
  });

  it('rows 77 and 79: says why a claim is left out', () => {
    const amount = { cents: 100, source: 'plan' } as const;
    const made = first(
      [
        stay(12_000_00),
        claim('lab', 50_00, { row: { otherInsurerPaid: amount } }),
        claim('lab', 50_00, { row: { attention: 'same-visit' } }),
        claim('lab', null, { row: { state: 'plan-did-not-pay' } }),
        claim('lab', null),
        claim('lab', 50_00, { row: { currency: 'MXN' } }),
        claim('lab', 50_00, { facts: { kind: 'oral' } }),
        claim('hospice', 50_00),
      ],
      own(planA),
    );
    expect(reasons(made)).toEqual([
      'second-payer 2',
      'denied 1',
      'no-price 1',
      'other-currency 1',
      'other-cover 1',
      'no-rule 1',
    ]);
    expect([made.claimsUsed, made.moneyPercent, made.share?.lowCents]).toEqual([1, 98, 3_200_00]);
  });

  it('row 80: has no result where less than four fifths of the money can be used', () => {
    const of = (used: number) => {
      const { share, year, months, limit, moneyPercent } = first(
        [stay(used), claim('hospice', 10_000_00 - used)],
        own({ ...planA, premiumCents: 100 }),
      );
      return { share: share !== null, year: year !== null, months: months.length, limit, moneyPercent };
    };
    expect(of(7_000_00)).toEqual({ share: false, year: false, months: 0, limit: null, moneyPercent: 70 });
    expect(of(8_000_00)).toMatchObject({ share: true, year: true, months: 12, moneyPercent: 80 });
  });

  it('tells which lines of a claim could not be used, and counts the rest of its money', () => {
    const both = claim('lab', 100_00);
    const [service] = both.facts?.services ?? [];
    if (!both.facts || !service) throw new Error('A claim has a service.');
    const services = [service, { ...service, classes: ['hospice'] as const, allowedCents: 10_00 }];
    const made = first([{ ...both, facts: { ...both.facts, services } }, stay(900_00)], own(planA));
    expect([made.claimsUsed, made.moneyPercent, reasons(made)]).toEqual([1, 99, ['no-rule 1']]);
    expect(made.share).toEqual({ lowCents: 1_000_00, highCents: 1_000_00 });
  });

  it('row 73: of another plan, prices may be higher or lower; of the own, they are known', () => {
    expect(first([stay(12_000_00)], planA).share).toEqual({ lowCents: 2_840_00, highCents: 3_560_00 });
    expect(first([stay(12_000_00)], planA).unknowns).toEqual([{ kind: 'price', count: 1 }]);
    expect(first([stay(12_000_00)], own(planA)).unknowns).toEqual([]);
  });

  it('names networks that are not known, also where nothing is paid outside of them', () => {
    const closed: PlanRules = {
      ...planA,
      providers: 'unknown',
      services: planA.services.filter(({ network }) => network === 'in'),
    };
    const made = first([stay(12_000_00), claim('lab', 50_00)], closed);
    expect(made.unknowns).toContainEqual({ kind: 'network-assumed', count: 2 });
    expect(made.share).toEqual(
      first([stay(12_000_00), claim('lab', 50_00)], { ...closed, providers: 'all-in' }).share,
    );
  });

  it('row 78: names care that is paid by the month', () => {
    const made = first([claim('primary-visit', 0), stay(100_00)], own(planA));
    expect(made.share).toEqual({ lowCents: 100_00, highCents: 130_00 });
    expect(made.unknowns).toEqual([{ kind: 'paid-by-month', count: 1 }]);
  });

  it('row 85: a stay that begins the next day waives the copay of the emergency room', () => {
    const waiving = own({
      ...planA,
      services: planA.services.map((one) => ({ ...one, isWaivedIfAdmitted: true })),
    });
    const at = (serviceClass: ServiceClass, day: string, changes: Partial<ReplayFacts> = {}): YearClaim => {
      const one = claim(serviceClass, 900_00);
      const services = one.facts?.services.map((service) => ({ ...service, day })) ?? [];
      return { ...one, facts: one.facts && { ...one.facts, services, ...changes } };
    };
    const room = at('emergency-room', '2026-03-01');
    const stays = (start: string) =>
      at('hospital-stay', start, { kind: 'inpatient', stay: { start, end: start, days: 1 } });
    expect(first([room, stays('2026-03-02')], waiving).share?.lowCents).toBe(900_00);
    expect(first([room, stays('2026-03-03')], waiving).share?.lowCents).toBe(1_200_00);
  });

  it('says of the own plan what the order of decisions changes', () => {
    const early = claim('equipment', 400_00, { row: { decidedOn: '2026-12-02' } });
    const late = claim('facility-surgery', 1_000_00, { row: { decidedOn: '2026-12-01' } });
    expect(first([early, late], own(planA)).orderEffectCents).toBe(120_00);
    expect(first([early, late], planA).orderEffectCents).toBeNull();
  });
});

/** A claim of one line that states its share, and how much of it was the deductible. */
function stating(one: YearClaim, statedCents: number | null, statedDeductibleCents: number | null = null) {
  const services = one.facts?.services.map((service) => ({ ...service, statedCents, statedDeductibleCents }));
  return { ...one, facts: one.facts && { ...one.facts, services: services ?? [] } };
}

describe('what is missing of a plan', () => {
  const none: PlanRules = {
    ...planA,
    premiumCents: null,
    deductibles: [],
    limits: [],
    services: [],
    drugs: [],
  };
  const year = [
    claim('specialist-visit', 150_00),
    claim('hospital-stay', 12_000_00),
    claim('lab', 50_00),
    claim('drug', 20_00, { facts: { drug: { name: 'tier 1', months: 1 } } }),
  ];
  const missing = (rules: PlanRules, claims = year) => first(claims, rules).missing;
  const without = (name: keyof PlanRules, value: unknown): PlanRules => ({
    ...own({ ...planA, premiumCents: 1 }),
    [name]: value,
  });

  it('is all of it, in the order of the form', () => {
    const all = ['premium', 'deductible', 'limit', 'specialist', 'test', 'drugs', 'stay'];
    expect(missing(own(none))).toEqual(all);
    expect(missing(none)).toEqual(all);
  });

  it('of each plan that is compared its own', () => {
    const made = years(year, own({ ...planA, premiumCents: 1 }), none, { ...planB, limits: [] });
    expect(made.map((one) => one.missing)).toEqual([
      [],
      ['premium', 'deductible', 'limit', 'specialist', 'test', 'drugs', 'stay'],
      ['premium', 'limit'],
    ]);
  });

  it.each<[string, PlanRules, string[]]>([
    ['nothing', without('premiumCents', 1), []],
    ['the premium alone', without('premiumCents', null), ['premium']],
    ['the limit alone, though no deductible is asked for', without('limits', []), ['limit']],
    ['the deductible alone', without('deductibles', []), ['deductible']],
    ['both', { ...without('limits', []), deductibles: [] }, ['deductible', 'limit']],
    [
      'no deductible of care that none applies to',
      {
        ...without('limits', []),
        deductibles: [],
        services: planA.services.map((one) => ({ ...one, subject: 'no' as const })),
        drugs: planA.drugs.map((one) => ({ ...one, subject: 'no' as const })),
      },
      ['limit'],
    ],
  ])('is %s', (_, rules, said) => {
    expect(missing(rules)).toEqual(said);
  });

  it('out of network, its own lines', () => {
    const out = claim('lab', 100_00);
    const services = out.facts?.services.map((one) => ({ ...one, network: 'out' as const })) ?? [];
    const claims = [{ ...out, facts: out.facts && { ...out.facts, services } }];
    const inside = <T extends { network: string }>(all: readonly T[]) =>
      all.filter(({ network }) => network === 'in');
    const rules = own({ ...planA, premiumCents: 1 });
    const closed = {
      ...rules,
      services: inside(rules.services),
      deductibles: inside(rules.deductibles),
      limits: inside(rules.limits),
    };
    expect(missing(closed, claims)).toEqual(['outDeductible', 'outLimit', 'outShare']);
    expect(missing(rules, claims)).toEqual([]);
  });
});

describe('the own plan, checked against what its claims say', () => {
  const reasonsOf = (claims: readonly YearClaim[], rules: PlanRules = own(planA)) =>
    first(claims, rules).check?.missed.map(({ reason }) => reason);

  it('row 83: is right to the cent, or off by rounding', () => {
    const check = (cents: number | null) => {
      const made = first([stating(stay(12_000_00), cents)], own(planA)).check;
      return made && { ...made, missed: made.missed.map(({ reason }) => reason) };
    };
    expect(check(3_200_00)).toEqual({ lines: 1, same: 1, missed: [] });
    expect(check(3_200_01)).toEqual({ lines: 1, same: 1, missed: [] });
    expect(check(3_200_02)).toEqual({ lines: 1, same: 0, missed: ['rounding'] });
    expect(check(3_000_00)).toEqual({ lines: 1, same: 0, missed: ['unexplained'] });
    expect(check(null)).toEqual({ lines: 0, same: 0, missed: [] });
    expect(first([stating(stay(12_000_00), 3_200_00)], planA).check).toBeNull();
  });

  it('names the claim, what it states and what the rules come to', () => {
    const one = stating(stay(12_000_00), 2_400_00, 0);
    expect(first([one], own(planA)).check?.missed).toEqual([
      {
        ...{ claimId: one.row.id, line: null, provider: 'Lakeside', what: null },
        ...{ date: one.row.serviceStart, statedCents: 2_400_00, countedCents: 3_200_00 },
        ...{ serviceClass: 'hospital-stay', reason: 'counted-elsewhere' },
      },
    ]);
  });

  it('a deductible that is met elsewhere explains a share; one that goes on being taken does not', () => {
    const met = stating(stay(12_000_00), 2_400_00, 0);
    expect(reasonsOf([met, stating(claim('lab', 100_00), 20_00, 0)])).toEqual(['counted-elsewhere']);
    expect(reasonsOf([met, stating(claim('lab', 100_00), 100_00, 100_00)])).toEqual([
      'unexplained',
      'counted-elsewhere',
    ]);
  });

  it('a limit that is reached by what is stated explains a share', () => {
    const claims = [
      stating(stay(30_000_00), 4_990_00, 1_000_00),
      stating(claim('lab', 100_00), 10_00, 0),
      stating(claim('lab', 200_00), 0, 0),
    ];
    expect(reasonsOf(claims)).toEqual(['unexplained', 'counted-elsewhere']);
  });

  it('a wrong rule explains nothing', () => {
    const wrong = own({
      ...planA,
      services: planA.services.map((one) => ({ ...one, rate: one.rate === null ? null : 3_000 })),
    });
    expect(reasonsOf([stating(stay(12_000_00), 3_200_00, 1_000_00)], wrong)).toEqual(['unexplained']);
  });

  it('the lines of a claim may share what is stated in another way', () => {
    const one = claim('therapy', 60_00);
    const [service] = one.facts?.services ?? [];
    if (!one.facts || !service) throw new Error('A claim has a service.');
    const stated = (cents: number) => ({ ...service, statedCents: cents, statedDeductibleCents: 0 });
    const plan = own({ ...planA, services: [{ ...planA.services[0], serviceClass: 'therapy' } as never] });
    const both = { ...one, facts: { ...one.facts, services: [stated(0), stated(30_00)] } };
    expect(reasonsOf([both], plan)).toEqual(['split-otherwise', 'split-otherwise']);
  });

  it('of visits that the plan counts, one more or less explains a share', () => {
    const counting = own({
      ...planA,
      services: planA.services.map((one) => ({ ...one, mostVisits: 1 })),
    });
    const visit = () => claim('specialist-visit', 150_00);
    const claims = [stating(visit(), 60_00, 0), stating(visit(), 60_00, 0), stating(visit(), 70_00, 0)];
    expect(reasonsOf(claims, counting)).toEqual(['visit-limit', 'unexplained']);
  });

  it('care out of network that is counted as in it, as the law protects it', () => {
    const out = claim('lab', 100_00);
    const services = out.facts?.services.map((one) => ({ ...one, network: 'out' as const })) ?? [];
    const one = { ...out, facts: out.facts && { ...out.facts, services } };
    expect(reasonsOf([stating(one, 20_00, 0)])).toEqual(['as-in-network']);
    expect(reasonsOf([stating(one, 40_00, 0)])).toEqual(['counted-elsewhere']);
    expect(reasonsOf([stating(one, 30_00, 0)])).toEqual(['unexplained']);
  });

  it('a price that stands on another line', () => {
    expect(reasonsOf([stating(claim('lab', 0), 20_00)])).toEqual(['bundled']);
  });

  it('an order of decisions that is not the one in which claims were counted', () => {
    const chair = claim('equipment', 400_00, { row: { decidedOn: '2026-12-02' } });
    const surgery = claim('facility-surgery', 1_000_00, { row: { decidedOn: '2026-12-01' } });
    const claims = [stating(chair, 400_00, 400_00), stating(surgery, 680_00, 600_00)];
    expect(reasonsOf(claims)).toEqual(['decided-order', 'decided-order']);
  });

  it('a copay that stands on another bill of that day', () => {
    const day = '2026-06-01';
    const on = (one: YearClaim): YearClaim => ({
      ...one,
      row: { ...one.row, serviceStart: day },
      facts: one.facts && {
        ...one.facts,
        services: one.facts.services.map((service) => ({ ...service, day })),
      },
    });
    const visit = on(claim('specialist-visit', 150_00));
    const other = on(claim('primary-visit', 150_00));
    expect(reasonsOf([stating(visit, 0, 0), stating(other, 30_00, 0)])).toEqual(['two-bills']);
    expect(reasonsOf([stating(visit, 0, 0)])).toEqual(['unexplained']);
  });

  it('a claim of another plan of the same year', () => {
    const earlier = claim('lab', 100_00, { row: { connectionId: 'earlier plan' } });
    const claims = [
      stating(earlier, 5_00, 0),
      ...[1, 2].map(() => stating(claim('lab', 100_00), 100_00, 100_00)),
    ];
    expect(reasonsOf(claims)).toEqual(['other-plan']);
  });

  it('a line that no code names is in no count', () => {
    const one = claim('lab', 100_00);
    const services = one.facts?.services.map((service) => ({ ...service, basis: [] })) ?? [];
    expect(
      first([stating({ ...one, facts: one.facts && { ...one.facts, services } }, 5_00)], own(planA)).check,
    ).toEqual({ lines: 0, same: 0, missed: [] });
  });
});

describe('the claims that make the difference', () => {
  it('are those on which plans and claims lie furthest apart, five of them', () => {
    const claims = [
      ...[1, 2, 3, 4, 5, 6].map((at) => claim('specialist-visit', at * 1_000_00)),
      claim('preventive', 100_00, { row: { yourShare: { cents: 0, source: 'plan' } } }),
    ];
    const { differing } = comparePlans(
      claims,
      [
        { id: 'p', rules: own(planB) },
        { id: 'q', rules: own(planA) },
      ],
      2026,
    );
    expect(differing).toHaveLength(5);
    expect(differing[0]?.ranges).toHaveLength(2);
    expect(differing.map(({ claimId }) => claimId)).not.toContain(claims[6]?.row.id);
  });
});

it('the own year is what claims say, without dental care', () => {
  const yourShare = { cents: 40_00, source: 'plan' } as const;
  const day = { serviceStart: '2026-03-04' };
  const { stated } = comparePlans(
    [
      claim('lab', 50_00, { row: { yourShare, ...day } }),
      claim('lab', 50_00, { row: day }),
      claim('lab', 50_00, { row: { yourShare, ...day }, facts: { kind: 'oral' } }),
    ],
    [],
    2026,
  );
  expect(stated).toMatchObject({ cents: 40_00, notStated: 1 });
  expect(stated.months.map((cents) => cents / 100)).toEqual([0, 0, ...Array(10).fill(40)]);
});

describe('what the claims say beside a plan', () => {
  const day = { serviceStart: '2026-03-04' };
  const stating = (serviceClass: ServiceClass, allowed: number, cents: number | null) =>
    claim(serviceClass, allowed, {
      row: { ...day, yourShare: cents === null ? null : { cents, source: 'plan' } },
    });

  it('is of the claims that the plan could use, and of no other', () => {
    const left = claim('lab', 50_00, {
      row: { ...day, state: 'plan-did-not-pay', yourShare: { cents: 50_00, source: 'plan' } },
    });
    const [made] = years([stating('hospital-stay', 12_000_00, 900_00), left], planB);
    expect(made?.stated).toEqual({ cents: 900_00, notStated: 0 });
  });

  it('says how many of them do not state it, and is nothing where none does', () => {
    const some = [stating('hospital-stay', 12_000_00, 900_00), stating('lab', 50_00, null)];
    expect(years(some, planB)[0]?.stated).toEqual({ cents: 900_00, notStated: 1 });
    expect(years(some.slice(1), planB)[0]?.stated).toEqual({ cents: null, notStated: 1 });
  });

  it('of a claim that is used in part, is that part', () => {
    const services = (['lab', 'hospice'] as const).map((one, at) => ({
      ...{ classes: [one] as const, day: '2026-03-04', allowedCents: at === 0 ? 900_00 : 100_00 },
      ...{ provider: 'n', network: 'in' as const, statedCents: at === 0 ? 90_00 : 10_00 },
      ...{ statedDeductibleCents: null, basis: [{ by: 'code' as const, code: '80053' }] },
    }));
    const part = claim('lab', 1_000_00, {
      row: { ...day, yourShare: { cents: 100_00, source: 'plan' } },
      facts: { services },
    });
    expect(years([part], planA)[0]?.stated).toEqual({ cents: 90_00, notStated: 0 });
  });

  const sum = (claims: readonly YearClaim[], ...rules: PlanRules[]) =>
    comparePlans(
      claims,
      rules.map((one, index) => ({ id: `p${index}`, rules: one })),
      2026,
    ).stated;
  const mine = own({ ...planA, year: 2026, premiumCents: 226_00 });

  it('has the premium of the own plan, and a sum where all of it is known', () => {
    const one = stating('lab', 50_00, 40_00);
    expect(sum([one], mine, planB)).toMatchObject({ premiumCents: 226_00, yearCents: 2_752_00 });
    expect(sum([one, stating('lab', 50_00, null)], mine)).toMatchObject({
      premiumCents: 226_00,
      yearCents: null,
    });
  });

  it.each<[string, PlanRules[]]>([
    ['no plan is the own one', [{ ...mine, isOwn: false }]],
    ['nobody typed it', [{ ...mine, premiumCents: null }]],
    ['it is of another year', [{ ...mine, year: 2027 }]],
    ['two own plans shared the year', [mine, mine]],
  ])('has no premium where %s', (_, rules) => {
    expect(sum([stating('lab', 50_00, 40_00)], ...rules)).toMatchObject({
      premiumCents: null,
      yearCents: null,
    });
  });
});

it('two ranges overlap where they share an amount', () => {
  const range = (lowCents: number, highCents: number) => ({ lowCents, highCents });
  expect(doOverlap(range(1, 5), range(5, 9))).toBe(true);
  expect(doOverlap(range(6, 9), range(1, 5))).toBe(false);
});
