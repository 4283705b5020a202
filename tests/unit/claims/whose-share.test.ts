/** Whose the money is: what is not covered, what was paid too much, and what a provider outside the network may ask. */
import { describe, expect, it } from 'vitest';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { findWhoPaysNotCovered } from '../../../shared/model/claims/not-covered.ts';
import { amounts, eob, line, mark, typed, usd, v2Type, why } from '../../fixtures/eob/build.ts';
import { check, read, stated } from './read.ts';

const owner = { connectionId: 'plan', personId: 'p1', planName: 'Evergreen', openedAt: null };

/** 200 billed, 50 discount, 50 not covered, 100 approved, 80 paid: 20 are your percent, though no part is stated. */
const visit = { submitted: 200, discount: 50, noncovered: 50, eligible: 100, benefit: 80 };

function settle(values: Record<string, number>, more: Json = {}) {
  const claim = read(eob({ total: amounts(values), ...more }));
  return {
    failing: claim.checks.flatMap(({ code, ok }) => (ok ? [] : [code])),
    payer: findWhoPaysNotCovered(claim.amounts)?.who ?? null,
    attention: rowFromClaim(claim, owner).attention,
  };
}

describe('a stated share without parts', () => {
  it.each<[string, Record<string, number>, string]>([
    ['with all that is not covered', { ...visit, memberliability: 70 }, 'yours'],
    ['with some of what is not covered', { ...visit, memberliability: 50 }, 'partly-yours'],
    ['without what is not covered', { ...visit, memberliability: 20 }, 'not-yours'],
    [
      'of nothing',
      { submitted: 100, discount: 30, noncovered: 30, eligible: 40, benefit: 40, memberliability: 0 },
      'not-yours',
    ],
    ['where no payment tells its parts', { submitted: 200, noncovered: 50, memberliability: 70 }, 'in-share'],
    [
      'where the approved price holds what is not covered',
      { ...visit, eligible: 150, memberliability: 70 },
      'in-share',
    ],
  ])('%s is not asked about again', (name, values, payer) => {
    const { failing, ...rest } = settle(values);
    expect(rest).toEqual({
      payer,
      attention: name.startsWith('where the approved') ? 'does-not-add-up' : null,
    });
    expect(failing).toEqual(name.startsWith('where the approved') ? ['approved-adds-up'] : []);
  });

  it('adds up with another insurer, and does not where more is missing than what is not covered', () => {
    expect(settle({ ...visit, benefit: 60, priorpayerpaid: 20, memberliability: 70 }).failing).toEqual([]);
    expect(settle({ ...visit, memberliability: 75 }).failing).toEqual([
      'payment-adds-up',
      'whole-claim-adds-up',
    ]);
    expect(settle({ ...visit, memberliability: 10 }).failing).toEqual([
      'payment-adds-up',
      'whole-claim-adds-up',
    ]);
  });

  it('asks, in the list and on the claim, where the plan states no share', () => {
    const values = { ...visit, benefit: 100 };
    expect(settle(values)).toEqual({ failing: [], payer: 'ask', attention: 'not-covered' });
    expect(settle({ ...visit, coinsurance: 20 })).toEqual({
      failing: [],
      payer: 'ask',
      attention: 'not-covered',
    });
  });
});

describe('more paid than the share', () => {
  const more = (values: Record<string, number>, kind = 'professional') => {
    const claim = read(eob({ ...typed(kind), total: amounts(values) }));
    return [
      check(claim, 'paid-more-than-share')?.differenceCents ?? null,
      rowFromClaim(claim, owner).attention,
      stated(claim, 'mayOwe')['mayOwe'],
    ];
  };
  const paid = { submitted: 100, eligible: 100, benefit: 80, memberliability: 20 };
  it('is said, with how much, and nothing is owed', () => {
    expect(more({ ...paid, paidbypatient: 50 })).toEqual([3000, 'overpaid', '0.00 computed total']);
    expect(more({ ...paid, paidbypatient: 50 }, 'pharmacy')).toEqual([3000, 'overpaid', null]);
    expect(more({ ...paid, paidbypatientcash: 30, paidbypatientother: 20 })).toEqual([
      3000,
      'overpaid',
      '0.00 computed total',
    ]);
  });

  it('is not what rounding, the share itself, or paying what is not covered comes to', () => {
    expect(more({ ...paid, paidbypatient: 21 })[0]).toBeNull();
    expect(more({ ...paid, paidbypatient: 20 })[0]).toBeNull();
    expect(more({ eligible: 100, noncovered: 30, benefit: 80, copay: 20, paidbypatient: 50 })[0]).toBeNull();
    expect(more({ eligible: 100, noncovered: 30, benefit: 80, copay: 20, paidbypatient: 60 })[0]).toBe(1000);
    expect(more({ submitted: 100, benefit: 80, paidbypatient: 60 })[0]).toBeNull();
  });
});

describe('a charge above the approved price', () => {
  const excess = (values: Record<string, number>, status: string) =>
    check(
      read(eob({ total: amounts(values), adjudication: [mark('billingnetworkstatus', status)] })),
      'balance-billing-possible',
    )?.differenceCents ?? null;
  it('may be billed by a provider outside the network only', () => {
    const charge = { submitted: 300, eligible: 180, benefit: 150, coinsurance: 30 };
    expect(excess(charge, 'outofnetwork')).toBe(12000);
    expect(excess(charge, 'innetwork')).toBeNull();
    expect(excess({ ...charge, discount: 120 }, 'outofnetwork')).toBeNull();
    expect(excess({ ...charge, eligible: 300 }, 'outofnetwork')).toBeNull();
  });
});

const onlyCopay = { deductible: 0, copay: 20, coinsurance: 0 };

describe('a share that is worked out', () => {
  const share = (values: Record<string, number>) =>
    stated(
      read(eob({ total: amounts({ submitted: 200, eligible: 120, ...values }) })),
      'yourShare',
      'mayOwe',
    );
  const none = { yourShare: null, mayOwe: null };

  it.each<[string, Record<string, number>]>([
    ['a part of nothing leaves $20 that nobody pays', { benefit: 100, copay: 0 }],
    ['a part is less than what is left', { benefit: 90, copay: 10 }],
    ['another insurer pays some of the parts', { benefit: 0, deductible: 20, priorpayerpaid: 110 }],
  ])('is none where %s', (_, values) => {
    expect(share(values)).toEqual(none);
  });

  it('is none where parts are stated of what is not covered, by the claim or by a service', () => {
    const denied = { submitted: 100, benefit: 0, noncovered: 100, copay: 20 };
    const item = [line(1, { submitted: 100, eligible: 100, benefit: 80, copay: 20 }), line(2, denied)];
    for (const claim of [read(eob({ total: amounts(denied) })), read(eob({ item }))])
      expect(stated(claim, 'yourShare', 'mayOwe')).toEqual(none);
  });

  it.each<[string, Json]>([
    ['a fixed monthly fee', { adjudication: [why('adjustmentreason', '24', 'CO')] }],
    ['no payment, and says paid', { payment: { type: { coding: [{ code: 'paid' }] } } }],
  ])('stands where the plan accepts the claim for %s', (_, more) => {
    const claim = read(
      eob({ total: amounts({ submitted: 150, eligible: 120, benefit: 0, ...onlyCopay }), ...more }),
    );
    expect(claim.state).toBe('approved-no-payment');
    expect(stated(claim, 'yourShare')).toEqual({ yourShare: '20.00 computed total' });
  });

  it.each<[string, Record<string, number>, Json]>([
    ['less, without its word on why', { benefit: 95 }, { payment: { adjustment: usd(-5) } }],
    ['less, and states the payment alone', {}, { payment: { amount: usd(95), adjustment: usd(5) } }],
    ['more, as with interest', {}, { payment: { amount: usd(105), adjustment: usd(5) } }],
  ])('stands where an adjustment explains that the plan paid %s', (_, values, more) => {
    const total = amounts({ submitted: 200, eligible: 120, copay: 20, ...values });
    const claim = read(eob({ total, ...more }));
    expect(stated(claim, 'yourShare')).toEqual({ yourShare: '20.00 computed total' });
    expect(check(claim, 'payment-adds-up')?.ok).toBe(true);
    expect(check(claim, 'payment-adjusted')?.ok).toBe(false);
  });

  it('stands where a visit has no price, as of a fixed fee, but not where it is refused', () => {
    const visit = { submitted: 150, eligible: 0, benefit: 0, ...onlyCopay };
    const of = (values: Record<string, number>) =>
      stated(read(eob({ total: amounts(values) })), 'yourShare')['yourShare'];
    expect(of(visit)).toBe('20.00 computed total');
    expect(of({ ...visit, noncovered: 150 })).toBeNull();
  });

  it('stands where Medicare states its parts and pays a stay by the case', () => {
    const total = amounts({ submitted: 54_000, eligible: 40_000, deductible: 1632, benefit: 9800 });
    const claim = read(eob({ ...v2Type('INPATIENT', 'institutional'), total }));
    expect(stated(claim, 'yourShare')).toEqual({ yourShare: '1632.00 computed total' });
  });

  it.each<[string, Record<string, number>, number]>([
    ['is all that is left', { benefit: 100, copay: 20 }, 20],
    ['is what is left but for what is not covered', { benefit: 70, copay: 20, noncovered: 30 }, 20],
    ['is known with another insurer', { benefit: 0, deductible: 20, priorpayerpaid: 100 }, 20],
  ])('stands where it %s', (_, values, dollars) => {
    expect(share(values)['yourShare']).toBe(`${dollars}.00 computed total`);
  });
});
