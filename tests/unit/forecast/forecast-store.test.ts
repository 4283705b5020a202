/** The forecast over a real database: what of stored claims counts, what may come again, and what never makes a day. */
import { describe, expect, it } from 'vitest';
import type { LimitFacts } from '../../../shared/model/bills/limits.ts';
import { eob, later, openConnectedStore, storeAll } from '../archive/records.ts';
import { billOf } from '../bills/bill-and-claim.ts';
import { deductible, factsOf } from '../limits/limit-cases.ts';
import { steadyDays, today } from './forecast-cases.ts';

const usd = (value: number) => ({ value, currency: 'USD' });
const codes = 'http://terminology.hl7.org/CodeSystem/adjudication';
const total = (code: string, value: number, currency = 'USD') => ({
  category: { coding: [{ system: codes, code }] },
  amount: { value, currency },
});
const info = (code: string, value: number) => ({
  sequence: 1,
  category: { coding: [{ code }] },
  valueQuantity: { value },
});

type Facts = Parameters<typeof eob>[0] & { allowed?: number; deductible?: number; currency?: string };

/** A claim of which the whole price went to the deductible. */
function claim({ deductible: part = 100, allowed = part, currency = 'USD', ...facts }: Facts) {
  const plain = eob({ share: part, created: facts.date ?? '2026-02-01', ...facts });
  return {
    ...plain,
    total: [
      ...(plain['total'] as { amount: object }[]).map((one) => ({
        ...one,
        amount: { ...one.amount, currency },
      })),
      total('eligible', allowed, currency),
      total('deductible', part, currency),
    ],
    insurance: [{ focal: true, coverage: { reference: 'Coverage/ppo' } }],
  };
}

function fill(date: string, over: Facts = {}) {
  const number = steadyDays.indexOf(date);
  return {
    ...claim({
      id: `fill-${date}`,
      date,
      pharmacy: true,
      service: 'Veralin 10 MG Tablet',
      deductible: 200,
      ...over,
    }),
    supportingInfo: [info('dayssupply', 30), info('refillnum', number), info('refillsauthorized', 3)],
  };
}

const coverage = {
  resourceType: 'Coverage',
  id: 'ppo',
  status: 'active',
  type: { text: 'Medical' },
  beneficiary: { reference: 'Patient/pat-1' },
  period: { start: '2025-01-01' },
  payor: [{ display: 'Evergreen' }],
};

const fills = steadyDays.map((date) => fill(date));
const earlier = claim({ id: 'lab', date: '2026-02-02' });

/** A deductible of $1,500, of which $900 is counted. */
function open(resources: readonly object[] = [...fills, earlier], facts: Partial<LimitFacts> = {}) {
  const { store, connectionId, personId } = openConnectedStore();
  storeAll(store, connectionId, [coverage, ...resources]);
  store.archive.endPass(connectionId, later);
  const save = (more: Partial<LimitFacts>) =>
    store.limits.save({
      planId: `${connectionId}/Coverage/ppo`,
      year: 2026,
      facts: factsOf({
        startMonth: 1,
        drugs: 'with-both',
        limits: [{ ...deductible, cents: 1500_00 }],
        ...more,
      }),
      today,
    });
  save(facts);
  const plan = () => {
    const [found] = store.forecast.get({ personId, today }).plans;
    if (!found) throw new Error('No plan.');
    return found;
  };
  return { store, connectionId, personId, save, plan };
}

const answerOf = (plan: ReturnType<ReturnType<typeof open>['plan']>) =>
  plan.meters.find(({ meter }) => meter.what === 'deductible' && meter.network === 'in')?.answer;
const asInRow1 = { kind: 'may-reach', earliest: '2026-09-08', latest: '2026-09-08' };

describe('forecast.get', () => {
  it('row 1: adds the fills of a steady drug to what is counted', () => {
    const plan = open().plan();
    const [meter] = plan.meters;
    expect([meter?.countedCents, meter?.answer, meter?.likely]).toEqual([
      900_00,
      asInRow1,
      { refill: 3, visit: 0 },
    ]);
    expect(plan.refills).toMatchObject([
      {
        title: 'Veralin 10 MG Tablet',
        needOn: '2026-07-10',
        usualFrom: '2026-07-03',
        refillsLeft: 0,
        gaps: [],
      },
    ]);
    expect(plan.coming).toMatchObject([
      { kind: 'refill', priceCents: 200_00, subject: 'yes', isLikely: true },
    ]);
  });

  it('row 1: draws the months: counted up to today, likely after it, never above the limit', () => {
    const months = open().plan().meters[0]?.months ?? [];
    expect(months.map(({ countedCents, likelyCents }) => [countedCents, likelyCents])).toEqual([
      [0, 0],
      [100_00, 0],
      [300_00, 0],
      [500_00, 0],
      [700_00, 0],
      [900_00, 0],
      [900_00, 200_00],
      [900_00, 400_00],
      ...Array.from({ length: 4 }, () => [900_00, 600_00]),
    ]);
  });

  it('row 4: names the claim with which it was reached', () => {
    const surgery = claim({ id: 'surgery', date: '2026-06-20', deductible: 600 });
    const { plan, connectionId } = open([...fills, earlier, surgery]);
    expect(answerOf(plan())).toEqual({
      kind: 'reached',
      claimId: `${connectionId}/surgery`,
      date: '2026-06-20',
    });
  });

  it('row 8: an installment plan of a hospital moves nothing', () => {
    const { store, personId, plan } = open();
    const { id: _id, ...facts } = billOf({ personId, biller: 'Rainier Hospital', dueCents: 600_00 });
    const { billId } = store.bills.save({ billId: null, facts });
    store.bills.planInstallments({
      billId,
      plan: { cents: 50_00, firstOn: '2026-03-01', lastOn: null, ofCents: 600_00, paidBeforeCents: 0 },
    });
    expect(answerOf(plan())).toEqual(asInRow1);
  });

  it('row 9: a claim that is being decided has no price, and is listed', () => {
    const waiting = { ...claim({ id: 'waiting', date: '2026-06-28' }), outcome: 'queued', total: [] };
    const { plan, connectionId } = open([...fills, earlier, waiting]);
    expect(answerOf(plan())).toEqual(asInRow1);
    expect(plan().waiting).toEqual([
      {
        claimId: `${connectionId}/waiting`,
        provider: 'Dr. Ada Example',
        date: '2026-06-28',
      },
    ]);
  });

  it('row 13: makes no day where the limit is not known', () => {
    expect(answerOf(open(undefined, { limits: [] }).plan())).toEqual({ kind: 'limit-unknown' });
  });

  it('row 14: counts a claim that replaced another one, and not that one', () => {
    const old = claim({ id: 'old', number: 'OLD', date: '2026-02-02', deductible: 400 });
    const related = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'OLD' } }];
    const newer = claim({ id: 'new', number: 'NEW', date: '2026-02-02', deductible: 100, related });
    const three = steadyDays.slice(1).map((date) => fill(date, { deductible: 200 }));
    const { plan } = open([...three, old, newer]);
    expect(plan().meters[0]?.countedCents).toBe(700_00);
    expect(answerOf(plan())).toEqual({ kind: 'may-reach', earliest: '2026-10-08', latest: '2026-10-08' });
  });

  it('a fill that was taken back leaves the series', () => {
    const canceled = { ...fill('2026-06-10'), status: 'cancelled' };
    const plan = open([...fills.slice(0, 3), canceled, earlier]).plan();
    expect(plan.refills).toMatchObject([{ fills: 3, lastFill: '2026-05-11', needOn: '2026-06-10' }]);
    expect(plan.coming[0]?.dates[0]).toBe(today);
  });

  it('claims in another currency move nothing, and are said', () => {
    const euro = claim({ id: 'abroad', date: '2026-05-03', deductible: 600, currency: 'EUR' });
    const plan = open([...fills, earlier, euro]).plan();
    expect([answerOf(plan), plan.gaps.otherCurrency]).toEqual([asInRow1, 1]);
  });

  it('a fill of which another plan paid makes no price', () => {
    const plan = open([...fills.slice(0, 3), fill('2026-06-10', { otherPaid: 150 }), earlier]).plan();
    expect(plan.coming).toEqual([]);
    expect(plan.leftOutCare).toMatchObject([{ reason: 'two-plans' }]);
  });

  it('a Medicare drug plan has rules of its own', () => {
    const partD = {
      ...coverage,
      type: { text: 'Medicare Part D' },
      class: [{ type: { coding: [{ code: 'plan' }] }, value: 'Part D' }],
    };
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [partD, ...fills]);
    store.archive.endPass(connectionId, later);
    expect(store.forecast.get({ personId, today }).plans).toMatchObject([{ hasOwnRules: true, meters: [] }]);
  });

  it('begins from the plan’s own count, and adds only what the plan decided after it', () => {
    const balance = {
      category: { coding: [{ code: '30' }] },
      unit: { coding: [{ code: 'individual' }] },
      term: { coding: [{ code: 'annual' }] },
      financial: [
        { type: { coding: [{ code: 'deductible' }] }, usedMoney: usd(1000), allowedMoney: usd(1500) },
      ],
    };
    const counted = {
      ...claim({ id: 'lab', date: '2026-02-02', created: '2026-05-20' }),
      benefitBalance: [balance],
    };
    const { plan } = open([...fills, counted]);
    expect(plan().meters[0]?.countedCents).toBe(1200_00);
    expect(answerOf(plan())).toEqual({ kind: 'may-reach', earliest: '2026-07-10', latest: '2026-08-09' });
  });
});
