/** What must never be said, row by row, each beside a control that does say it. */
import { describe, expect, it } from 'vitest';
import { judgeDrug, type ListEntry } from '../../../electron/data/plan-lists/judge/judge-drug.ts';
import type { YearClaim } from '../../../electron/data/replay/ask/compare-plans.ts';
import type { ReplayService } from '../../../electron/data/replay/read/read-replay-facts.ts';
import type { PlanRules, ServiceClass } from '../../../shared/model/replay/plan-rules.ts';
import { eob, later, openConnectedStore, storeAll } from '../archive/records.ts';
import { deductible as deductibleLimit, factsOf } from '../limits/limit-cases.ts';
import { comparePlans, planA } from './plans.ts';

let made = 0;

function claim(
  serviceClass: ServiceClass,
  allowedCents: number,
  row: Partial<YearClaim['row']> = {},
  service: Partial<ReplayService> = {},
): YearClaim {
  made++;
  const id = `c${made}`;
  const day = '2026-03-04';
  return {
    row: {
      ...{ id, personId: 'ana', connectionId: 'plan', claimNumber: id, decidedOn: null, state: 'plan-paid' },
      ...{ currency: 'USD', otherInsurerPaid: null, attention: null, yourShare: null },
      ...{ providerName: 'Lakeside', what: null, serviceStart: day },
      ...{
        kind: 'professional' as const,
        alreadyPaid: null,
        deductible: null,
        copay: null,
        coinsurance: null,
      },
      ...row,
    },
    facts: {
      ...{ kind: 'professional', allowedCents, stay: null, drug: null },
      services: [
        {
          ...{ classes: [serviceClass], day, allowedCents, provider: id, network: 'in' },
          ...{ statedCents: null, statedDeductibleCents: null, basis: [{ by: 'code', code: '99213' }] },
          ...service,
        },
      ],
    },
  };
}

const own: PlanRules = { ...planA, isOwn: true, covers: 'person', premiumCents: 100_00 };
const year = (claims: readonly YearClaim[], rules: PlanRules = own) =>
  comparePlans(claims, [{ id: 'p', rules }], 2026).plans[0];
const stay = () => claim('hospital-stay', 12_000_00);
/** The share of a year, and of it what is certain. */
const share = (...claims: YearClaim[]) => {
  const found = year(claims)?.share;
  return found && [found.lowCents, found.highCents];
};
const withLab = (row: Partial<YearClaim['row']>) => share(stay(), claim('lab', 100_00, row));
const amount = { cents: 10_00, source: 'plan' } as const;

const entry: ListEntry = {
  ...{ codes: ['777'], name: 'Otherol 5 MG Oral Tablet', tier: null, limits: [], limitText: null },
  ...{ isAvailable: true, isOfYear: true },
};
function verdict(list: { isWhole?: boolean; dated?: string; codes?: string[]; isOfYear?: boolean }) {
  const { isWhole = true, dated = '2026-11-01', codes: listed = ['777'], isOfYear = true } = list;
  const identity = { state: 'one', code: '110', kin: new Set(['110']) } as const;
  return judgeDrug(
    { id: 'one', name: 'Testolin 10 mg', kind: 'drug', identity },
    { dated, isWhole, entries: [{ ...entry, codes: listed, isOfYear }] },
    '2026-11-10',
  ).verdict;
}

type Row = [name: string, said: () => unknown, control: () => unknown];

const rows: Row[] = [
  [
    'no premium: no total',
    () => year([stay()], { ...own, premiumCents: null })?.year ?? 'nothing',
    () => year([stay()])?.year ?? 'nothing',
  ],
  [
    'an unknown deductible: no total',
    () => year([stay()], { ...own, deductibles: [] })?.year ?? 'nothing',
    () => year([stay()], { ...own, deductibles: planA.deductibles })?.year ?? 'nothing',
  ],
  [
    'an unknown limit: no month of reaching it',
    () => year([claim('hospital-stay', 90_000_00)], { ...own, limits: [] })?.limit ?? 'nothing',
    () => year([claim('hospital-stay', 90_000_00)])?.limit ?? 'nothing',
  ],
  [
    'a list of part: not “not in the list”',
    () => (verdict({ isWhole: false }) === 'not-in-list' ? 'said' : 'nothing'),
    () => (verdict({}) === 'not-in-list' ? 'said' : 'nothing'),
  ],
  [
    'an old list: not “not in the list”',
    () => (verdict({ dated: '2026-08-01' }) === 'not-in-list' ? 'said' : 'nothing'),
    () => (verdict({ dated: '2026-10-01' }) === 'not-in-list' ? 'said' : 'nothing'),
  ],
  [
    'a list of another year: not “not in the list”',
    () => (verdict({ codes: ['110'], isOfYear: false }) === 'not-in-list' ? 'said' : 'nothing'),
    () => (verdict({ isOfYear: true }) === 'not-in-list' ? 'said' : 'nothing'),
  ],
  [
    'care paid by the month: no sharp copay',
    () => {
      const [low, high] = share(stay(), claim('primary-visit', 0)) ?? [];
      return low === high ? 'sharp' : 'nothing';
    },
    () => {
      const [low, high] = share(stay(), claim('primary-visit', 140_00)) ?? [];
      return low === high ? 'sharp' : 'nothing';
    },
  ],
  [
    'care out of network: nothing toward the limit in network',
    () => year([claim('hospital-stay', 90_000_00, {}, { network: 'out' })])?.limit ?? 'nothing',
    () => year([claim('hospital-stay', 90_000_00, {}, { network: 'in' })])?.limit ?? 'nothing',
  ],
];

/** Claims that add nothing to the year, beside the same claim as it usually is. */
const unused: [string, Partial<YearClaim['row']>][] = [
  ['a visit that another plan paid, too', { otherInsurerPaid: amount }],
  ['a visit that may be on another plan’s claim', { attention: 'same-visit' }],
  ['a claim in another currency', { currency: 'MXN' }],
  ['a claim that was denied', { state: 'plan-did-not-pay' }],
];

describe('never said', () => {
  it.each(rows)('%s', (_, said, control) => {
    expect(said()).toBe('nothing');
    expect(control()).not.toBe('nothing');
  });

  it.each(unused)('%s adds nothing', (_, row) => {
    expect(withLab(row)).toEqual(share(stay()));
    expect(withLab({})).not.toEqual(share(stay()));
  });
});

const codes = 'http://terminology.hl7.org/CodeSystem/adjudication';
const total = (code: string, value: number, currency: string) => ({
  category: { coding: [{ system: codes, code }] },
  amount: { value, currency },
});

type Facts = Parameters<typeof eob>[0] & { part: number; currency?: string };

/** A claim of which the whole price went to the deductible. */
function record({ part, currency = 'USD', ...facts }: Facts) {
  const plain = eob({ share: part, created: '2026-02-01', date: '2026-02-01', ...facts });
  return {
    ...plain,
    total: [total('eligible', part, currency), total('deductible', part, currency)],
    insurance: [{ focal: true, coverage: { reference: 'Coverage/ppo' } }],
  };
}

function open(...claims: object[]) {
  const { store, connectionId, personId } = openConnectedStore();
  const coverage = {
    ...{ resourceType: 'Coverage', id: 'ppo', status: 'active', type: { text: 'Medical' } },
    ...{ beneficiary: { reference: 'Patient/pat-1' }, period: { start: '2025-01-01' } },
    payor: [{ display: 'Evergreen' }],
  };
  storeAll(store, connectionId, [coverage, ...claims]);
  store.archive.endPass(connectionId, later);
  const today = '2026-07-01';
  const limits = (cents: number) =>
    store.limits.save({
      planId: `${connectionId}/Coverage/ppo`,
      year: 2026,
      facts: factsOf({ startMonth: 1, limits: [{ ...deductibleLimit, cents }] }),
      today,
    });
  return {
    limits,
    claims: () => store.nextYear.get({ personId, year: 2026, today }).claims,
    deductible: () =>
      store.forecast
        .get({ personId, today })
        .plans.flatMap(({ meters }) => meters)
        .find(({ meter }) => meter.what === 'deductible' && meter.network === 'in'),
  };
}

describe('of stored claims', () => {
  it('a limit that nobody typed has no day; one that was typed has', () => {
    const { deductible, limits } = open(record({ id: 'a', part: 400 }));
    expect(deductible()?.answer).toEqual({ kind: 'limit-unknown' });
    limits(400_00);
    expect(deductible()?.answer).toMatchObject({ kind: 'reached', date: '2026-02-01' });
  });

  it('a claim that was replaced is in no count; two that stand beside each other are both', () => {
    const related = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'OLD' } }];
    const old = record({ id: 'old', number: 'OLD', part: 400 });
    const replaced = open(old, record({ id: 'new', number: 'NEW', part: 100, related }));
    const beside = open(old, record({ id: 'new', number: 'NEW', part: 100, date: '2026-02-09' }));
    expect([replaced.claims(), replaced.deductible()?.countedCents]).toEqual([1, 100_00]);
    expect([beside.claims(), beside.deductible()?.countedCents]).toEqual([2, 500_00]);
  });

  it('a claim in another currency is in no count', () => {
    const of = (currency: string) =>
      open(record({ id: 'a', part: 400 }), record({ id: 'b', part: 100, date: '2026-02-09', currency }));
    expect(of('MXN').deductible()?.countedCents).toBe(400_00);
    expect(of('USD').deductible()?.countedCents).toBe(500_00);
  });
});
