/** Limits over a real database: each plan's claims by the coverage that they name, each person apart. */
import { describe, expect, it } from 'vitest';
import type { LimitFacts, Meter } from '../../../shared/model/bills/limits.ts';
import { eob, filter, later, newConnection, openConnectedStore, storeAll } from '../archive/records.ts';
import { deductible, factsOf, findMeter, outOfPocket } from './limit-cases.ts';

const today = '2026-04-10';
const usd = (value: number) => ({ value, currency: 'USD' });
const total = (code: string, value: number) => ({
  category: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code }] },
  amount: usd(value),
});

/** A claim whose share went to the deductible. */
function claim(
  id: string,
  dollars: number,
  { coverage = 'Coverage/ppo', ...facts }: Parameters<typeof eob>[0] & { coverage?: string } = {},
) {
  const plain = eob({ id, share: dollars, date: '2026-03-04', ...facts });
  return {
    ...plain,
    total: [...(plain['total'] as unknown[]), total('deductible', dollars)],
    insurance: [{ focal: true, coverage: { reference: coverage } }],
  };
}

function coverage(id: string, name: string, more: Record<string, unknown> = {}) {
  return {
    resourceType: 'Coverage',
    id,
    status: 'active',
    identifier: [{ type: { coding: [{ code: 'MB' }] }, value: 'EVG-1' }],
    type: { text: 'Medical' },
    beneficiary: { reference: 'Patient/pat-1' },
    period: { start: '2025-01-01' },
    payor: [{ display: 'Evergreen' }],
    class: [{ type: { coding: [{ code: 'plan' }] }, value: name, name }],
    ...more,
  };
}

const card = {
  costToBeneficiary: [
    { type: { coding: [{ code: 'deductible' }] }, valueMoney: usd(700) },
    { type: { coding: [{ code: 'maxoutofpocket' }] }, valueMoney: usd(3400) },
  ],
};

function open(...resources: unknown[]) {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  storeAll(store, connectionId, resources);
  store.archive.endPass(connectionId, later);
  const get = (year: number | null = null) => store.limits.get({ personId, year, today });
  const save = (facts: Partial<LimitFacts>, year = 2026, id = 'ppo') =>
    store.limits.save({
      planId: `${connectionId}/Coverage/${id}`,
      year,
      facts: factsOf({ startMonth: 1, limits: [], ...facts }),
      today,
    });
  return { ...opened, get, save };
}

const counts = (meters: readonly Meter[] | undefined) => findMeter(meters ?? [], deductible)?.ours.cents;

describe('plans', () => {
  it('have meters of their own: two coverages of one person are never mixed', () => {
    const { get } = open(
      coverage('ppo', 'PPO'),
      coverage('hmo', 'HMO'),
      claim('c-1', 300),
      claim('c-2', 50, { coverage: 'Coverage/hmo' }),
    );
    expect(get().plans.map(({ coverageName, meters }) => [coverageName, counts(meters)])).toEqual([
      ['PPO', 300_00],
      ['HMO', 50_00],
    ]);
  });

  it('of two insurers are never mixed, even where both call their coverage the same', () => {
    const { get, store, connectionId, personId } = open(coverage('ppo', 'PPO'), claim('c-1', 300));
    const second = store.connection.create(newConnection({ personId, planName: 'Second plan' }));
    storeAll(store, second.connectionId, [coverage('ppo', 'PPO'), claim('c-2', 50)]);
    store.archive.endPass(second.connectionId, later);
    expect(get().plans.map(({ planId, meters }) => [planId, counts(meters)])).toEqual([
      [`${connectionId}/Coverage/ppo`, 300_00],
      [`${second.connectionId}/Coverage/ppo`, 50_00],
    ]);
  });

  it('a card and a plain record of one coverage are one plan', () => {
    const { get } = open(
      coverage('ppo', 'PPO'),
      coverage('ppo-2026', 'PPO', { ...card, period: { start: '2026-01-01' } }),
      claim('c-1', 300),
      claim('c-2', 50, { coverage: 'https://plan.example/fhir/Coverage/ppo-2026' }),
    );
    const { plans } = get();
    expect(plans).toHaveLength(1);
    expect(findMeter(plans[0]?.meters ?? [], deductible)).toMatchObject({
      ours: { cents: 350_00, claims: 2 },
      limit: { cents: 700_00, source: 'card' },
    });
  });

  it('that only claims name count as well, also from inside the claim', () => {
    const inside = {
      ...claim('c-2', 50, { coverage: '#cov' }),
      contained: [coverage('cov', 'Other plan', { identifier: [] })],
    };
    const { get } = open(claim('c-1', 300, { coverage: 'Coverage/gone' }), inside);
    expect(get().plans.map(({ coverageName, meters }) => [coverageName, counts(meters)])).toEqual([
      ['Other plan', 50_00],
      [null, 300_00],
    ]);
  });

  it('a claim that names no coverage goes to the only one, and to none of two', () => {
    const { insurance: _none, ...bare } = claim('c-1', 300);
    const one = open(coverage('ppo', 'PPO'), bare);
    expect(one.get().plans.map(({ meters }) => counts(meters))).toEqual([300_00]);
    const two = open(coverage('ppo', 'PPO'), coverage('hmo', 'HMO'), bare);
    expect(two.get().plans.map(({ coverageName, meters }) => [coverageName, counts(meters)])).toEqual([
      ['PPO', 0],
      ['HMO', 0],
      [null, 300_00],
    ]);
  });
});

describe('claims', () => {
  it('a replaced claim counts no more, the one in its place does', () => {
    const { get, store, connectionId } = open(coverage('ppo', 'PPO'), claim('c-1', 300, { number: 'CLM-1' }));
    expect(counts(get().plans[0]?.meters)).toBe(300_00);
    const related = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'CLM-1' } }];
    storeAll(store, connectionId, [claim('c-2', 100, { number: 'CLM-2', related })]);
    store.archive.endPass(connectionId, later);
    expect(counts(get().plans[0]?.meters)).toBe(100_00);
  });

  it('canceled ones do not count', () => {
    const { get } = open(
      coverage('ppo', 'PPO'),
      claim('c-1', 300),
      claim('c-2', 90, { status: 'cancelled' }),
    );
    expect(counts(get().plans[0]?.meters)).toBe(300_00);
  });

  it('of another person do not count', () => {
    const { get, store } = open(coverage('ppo', 'PPO'), claim('c-1', 300));
    const other = store.connection.create(newConnection({ patientId: 'pat-2' }));
    storeAll(store, other.connectionId, [{ ...claim('c-9', 90), patient: { reference: 'Patient/pat-2' } }]);
    store.archive.endPass(other.connectionId, later);
    expect(get().plans.map(({ meters }) => counts(meters))).toEqual([300_00]);
    expect(store.limits.get({ personId: other.personId, year: null, today }).plans).toHaveLength(1);
  });

  it('of December that was decided in January count in the old year', () => {
    const { get } = open(
      coverage('ppo', 'PPO'),
      claim('c-1', 80, { date: '2025-12-30', created: '2026-01-05' }),
    );
    expect(counts(get().plans[0]?.meters)).toBe(0);
    expect(counts(get(2025).plans[0]?.meters)).toBe(80_00);
  });

  it('carry the plan’s own count, which stands beside ours', () => {
    const coded = (code: string) => ({ coding: [{ code }] });
    const benefitBalance = [
      {
        category: coded('30'),
        unit: coded('individual'),
        network: coded('in'),
        term: coded('annual'),
        financial: [{ type: coded('deductible'), allowedMoney: usd(1000), usedMoney: usd(640) }],
      },
    ];
    const { get } = open(coverage('ppo', 'PPO', card), { ...claim('c-1', 590), benefitBalance });
    expect(findMeter(get().plans[0]?.meters ?? [], deductible)).toMatchObject({
      ours: { cents: 590_00 },
      plans: { cents: 640_00 },
      limit: { cents: 1_000_00, source: 'plan' },
    });
  });
});

describe('what the person typed', () => {
  it('holds for its plan year, which may begin in any month', () => {
    const { get, save } = open(
      coverage('ppo', 'PPO', card),
      claim('c-1', 400, { date: '2025-06-30' }),
      claim('c-2', 300, { date: '2025-07-01' }),
      claim('c-3', 20),
    );
    save({ startMonth: 7, limits: [{ ...deductible, cents: 1_000_00 }] });
    const [plan] = get().plans;
    expect(plan).toMatchObject({ year: 2025, start: '2025-07-01', end: '2026-06-30', isTyped: true });
    expect(findMeter(plan?.meters ?? [], deductible)).toMatchObject({
      ours: { cents: 320_00 },
      limit: { cents: 1_000_00, source: 'you' },
    });
    expect(findMeter(plan?.meters ?? [], outOfPocket)?.limit).toEqual({ cents: 3_400_00, source: 'card' });
  });

  it('takes another month for the start of the year, and back', () => {
    const { get, save } = open(coverage('ppo', 'PPO'), claim('c-1', 300));
    const limits = [{ ...deductible, cents: 1_000_00 }];
    for (const [startMonth, start] of [
      [1, '2026-01-01'],
      [7, '2025-07-01'],
      [4, '2026-04-01'],
      [1, '2026-01-01'],
    ] as const) {
      save({ startMonth, limits });
      expect(get().plans[0]).toMatchObject({ start, isTyped: true, facts: { limits } });
    }
  });

  it('of the year as it began before does not hold for the next one', () => {
    const { get, save, store, personId } = open(coverage('ppo', 'PPO'), claim('c-1', 300));
    save({ limits: [{ ...deductible, cents: 500_00 }] });
    save({ startMonth: 7, limits: [{ ...deductible, cents: 1_000_00 }] });
    expect(get().plans[0]?.isTyped).toBe(true);
    const [next] = store.limits.get({ personId, year: null, today: '2026-08-01' }).plans;
    expect(next).toMatchObject({ start: '2026-07-01', isTyped: false });
    expect(next?.lastTyped).toEqual([{ ...deductible, cents: 1_000_00 }]);
  });

  it('of last year is offered for this one, and does not count by itself', () => {
    const { get, save } = open(coverage('ppo', 'PPO'), claim('c-1', 300));
    save({ limits: [{ ...deductible, cents: 1_000_00 }], drugs: 'with-both' }, 2025);
    const [plan] = get().plans;
    expect(plan).toMatchObject({ isTyped: false, facts: { limits: [], drugs: 'with-both' } });
    expect(plan?.lastTyped).toEqual([{ ...deductible, cents: 1_000_00 }]);
    expect(findMeter(plan?.meters ?? [], deductible)?.limit).toBeNull();
  });

  it('a card tells of this year, not of years that are over', () => {
    const { get } = open(
      coverage('ppo', 'PPO', card),
      claim('c-1', 300),
      claim('c-2', 80, { date: '2025-05-05' }),
    );
    expect(findMeter(get().plans[0]?.meters ?? [], deductible)?.limit?.source).toBe('card');
    expect(findMeter(get(2025).plans[0]?.meters ?? [], deductible)?.limit).toBeNull();
  });

  it('names the others of a family by their plans', () => {
    const { get, save, store } = open(coverage('ppo', 'PPO', card), claim('c-1', 300));
    const other = store.connection.create(newConnection({ patientId: 'pat-2' }));
    storeAll(store, other.connectionId, [{ ...claim('c-9', 90), patient: { reference: 'Patient/pat-2' } }]);
    store.archive.endPass(other.connectionId, later);
    const [member] = get().others;
    const family = { style: 'embedded' as const, others: [member?.planId ?? ''] };
    save({ family, limits: [{ ...deductible, whose: 'family', cents: 1_400_00 }] });
    const meter = findMeter(get().plans[0]?.meters ?? [], { ...deductible, whose: 'family' });
    expect(meter?.ours.cents).toBe(390_00);
    expect(meter?.members.map(({ cents }) => cents)).toEqual([300_00, 90_00]);
  });

  it('changes no claim and no sum of the plan, and is erased with it', () => {
    const { save, db, store, personId, connectionId } = open(coverage('ppo', 'PPO', card), claim('c-1', 300));
    const seen = () =>
      JSON.stringify([
        store.claims.list({ filter: filter(personId), offset: 0, limit: 10 }),
        store.claims.get({ claimId: `${connectionId}/c-1` }),
        store.coverage.list({ personId, today }),
        store.spending.get({ personId, year: 2026, today }),
      ]);
    const before = seen();
    save({ limits: [{ ...deductible, cents: 1 }] });
    expect(seen()).toBe(before);
    store.connection.erase(connectionId);
    expect(db.prepare('SELECT count(*) FROM plan_limits').pluck().get()).toBe(0);
  });

  it('of a plan that is not here is refused', () => {
    const { store } = open();
    expect(() =>
      store.limits.save({ planId: 'nobody/Coverage/x', year: 2026, facts: factsOf(), today }),
    ).toThrow();
  });
});

it('plans of one kind stand by how many claims they have, those that are over after all others', () => {
  const { get } = open(
    coverage('few', 'Few'),
    coverage('many', 'Many'),
    coverage('over', 'Resolved', { status: 'cancelled' }),
    claim('f', 10, { coverage: 'Coverage/few' }),
    claim('m1', 10, { coverage: 'Coverage/many', date: '2026-03-05' }),
    claim('m2', 10, { coverage: 'Coverage/many', date: '2026-03-06' }),
    ...['o1', 'o2', 'o3'].map((id, at) =>
      claim(id, 10, { coverage: 'Coverage/over', date: `2026-02-0${at + 1}` }),
    ),
  );
  expect(get(2026).plans.map(({ planId }) => planId.split('/').at(-1))).toEqual(['many', 'few', 'over']);
});

it('a plan that is over and has no claim of the year is not there', () => {
  const { get } = open(
    coverage('over', 'Resolved', { status: 'cancelled' }),
    coverage('now', 'Now'),
    claim('n', 10, { coverage: 'Coverage/now' }),
  );
  expect(get(2026).plans.map(({ planId }) => planId.split('/').at(-1))).toEqual(['now']);
});
