/** Amounts of a claim: which level states them, and what is the person's own share. */
import { describe, expect, it } from 'vitest';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { Claim } from '../../../shared/model/claims/claim.ts';
import { isDisagreement } from '../../../shared/words/checks.ts';
import { amounts, category, eob, line, mark, typed, usd, v2Type, why } from '../../fixtures/eob/build.ts';
import { check, read, stated } from './read.ts';

describe('levels and repeated categories', () => {
  it('takes the header only for what the total does not state', () => {
    const claim = read(
      eob({ total: amounts({ submitted: 100 }), adjudication: amounts({ submitted: 90, copay: 20 }) }),
    );
    expect(stated(claim, 'billed', 'copay')).toEqual({
      billed: '100.00 plan total',
      copay: '20.00 plan header',
    });
    expect(claim.amounts.other).toMatchObject([{ amount: { cents: 9000, level: 'header' } }]);
  });

  it.each<[string, Json]>([
    ['its services', { item: [line(1, { benefit: 120 })] }],
    ['the header', { adjudication: amounts({ benefit: 120 }) }],
    ['the payment', { payment: { amount: usd(120) } }],
  ])('takes what the plan paid from %s where the total says only what it paid to you', (_, more) => {
    const paid = (toYou: number) =>
      read(eob({ ...more, total: amounts({ submitted: 200, paidtopatient: toYou }) }));
    for (const claim of [paid(0), paid(50)]) {
      expect(claim.amounts.planPaid?.cents).toBe(120_00);
      expect(claim.state).toBe('plan-paid');
      expect(check(claim, 'payment-matches-benefit')).toBeUndefined();
    }
  });

  it.each<[string, Json, number]>([
    ['the provider got 80', { total: amounts({ benefit: 0, paidtoprovider: 80 }) }, 80],
    ['you got 80', { total: amounts({ benefit: 0, paidtopatient: 80 }) }, 80],
    ['both got some', { total: amounts({ benefit: 0, paidtoprovider: 50, paidtopatient: 30 }) }, 80],
    ['a service was paid', { item: [line(1, { benefit: 0, paidtoprovider: 80 })] }, 80],
    [
      'the header says so',
      { total: amounts({ benefit: 0 }), adjudication: amounts({ paidtoprovider: 80 }) },
      80,
    ],
    ['the payment says so', { total: amounts({ benefit: 0 }), payment: { amount: usd(80) } }, 80],
    ['services say so', { payment: { amount: usd(0) }, item: [line(1, { paidtoprovider: 80 })] }, 80],
    ['nobody got anything', { total: amounts({ benefit: 0, noncovered: 80, xyz: 0 }) }, 0],
    ['the benefit stands', { total: amounts({ benefit: 80, paidtoprovider: 0 }) }, 80],
  ])('does not take a benefit of nothing for what the plan paid where %s', (_, elements, paid) => {
    const claim = read(eob(elements));
    expect(claim.amounts.planPaid?.cents).toBe(paid * 100);
    expect(claim.state).toBe(paid > 0 ? 'plan-paid' : 'plan-did-not-pay');
    const others = [claim, ...claim.lines].flatMap(({ amounts: { other } }) => other);
    const isSaid = check(claim, 'payment-matches-benefit')?.ok === false;
    expect(isSaid || others.some(({ amount }) => amount.cents === 0)).toBe(true);
  });

  it('does not take nothing paid to you for nothing paid, and takes what was paid to you alone', () => {
    const total = (toYou: number) => amounts({ submitted: 200, eligible: 150, paidtopatient: toYou });
    const nothing = read(eob({ total: total(0) }));
    expect(stated(nothing, 'planPaid', 'paidToYou')).toEqual({
      planPaid: null,
      paidToYou: '0.00 plan total',
    });
    expect(nothing.state).toBe('not-stated');
    expect(stated(read(eob({ total: total(150) })), 'planPaid')).toEqual({ planPaid: '150.00 plan total' });
    const lines = read(eob({ item: [line(1, { benefit: 80 }), line(2, { paidtopatient: 50 })] }));
    expect(stated(lines, 'planPaid')).toEqual({ planPaid: '130.00 computed lines' });
    const silent = read(eob({ item: [line(1, { benefit: 80 }), line(2, { paidtopatient: 0 })] }));
    expect(stated(silent, 'planPaid')).toEqual({ planPaid: '80.00 plan lines partial' });
  });

  it.each<[string, Json]>([
    ['the services', {}],
    ['the total, too', { total: amounts({ submitted: 140, paidtopatient: 50 }) }],
  ])('takes nothing paid to you for nothing paid where all is paid to you, by the word of %s', (_, more) => {
    const claim = read(
      eob({
        item: [
          line(1, { submitted: 100, paidtopatient: 50 }),
          line(2, { submitted: 40, noncovered: 40, paidtopatient: 0 }),
        ],
        ...more,
      }),
    );
    expect(claim.amounts.planPaid?.cents).toBe(50_00);
    expect(claim.amounts.planPaid?.partial).toBeUndefined();
    expect(claim.state).toBe('plan-paid-part');
  });

  it.each<[string, Json]>([
    ['the header', { adjudication: amounts({ paidtoprovider: 0 }) }],
    ['a service', { item: [line(1, { submitted: 200, paidtoprovider: 0 })] }],
  ])('takes what was paid to you where %s says that the provider was paid less', (_, more) => {
    const claim = read(eob({ total: amounts({ submitted: 200, paidtopatient: 150 }), ...more }));
    expect(stated(claim, 'planPaid')).toEqual({ planPaid: '150.00 plan total' });
    expect(claim.state).toBe('plan-paid');
  });

  it.each<[string, Record<string, number>]>([
    ['the charge stands', { submitted: 100, benefit: -80, memberliability: 20 }],
    ['everything has a minus', { submitted: -100, benefit: -80, memberliability: -20 }],
  ])('nothing may be owed on what the plan took back: %s', (_, values) => {
    const claim = read(eob({ total: amounts(values) }));
    expect(claim.state).toBe('taken-back');
    expect(stated(claim, 'mayOwe')).toEqual({ mayOwe: null });
  });

  it('marks a sum of lines as partial when a line is silent', () => {
    const claim = read(eob({ item: [line(1, { submitted: 10 }), line(2, { submitted: 5 }), line(3, {})] }));
    expect(stated(claim, 'billed')).toEqual({ billed: '15.00 computed lines partial' });
  });

  it('has no sum of what is too large to add up, and says so, wherever it stands', () => {
    const many = (name: string) => Array.from({ length: 1001 }, () => amounts({ [name]: 1e9 })).flat();
    const lines = read(
      eob({ item: Array.from({ length: 1001 }, (_, at) => line(at + 1, { submitted: 1e9 })) }),
    );
    const total = read(eob({ total: [...many('priorpayerpaid'), ...amounts({ submitted: 10 })] }));
    const cash = read(eob({ total: many('paidbypatientcash') }));
    const detail = { adjudication: amounts({ submitted: 1e9 }) };
    const parts = read(eob({ item: [{ sequence: 1, detail: Array.from({ length: 1001 }, () => detail) }] }));
    for (const [claim, name] of [
      [lines, 'billed'],
      [total, 'otherInsurerPaid'],
      [cash, 'alreadyPaid'],
      [parts, 'billed'],
    ] as const) {
      expect(claim.amounts[name]).toBeNull();
      expect(check(claim, 'too-large-to-add', name)?.ok).toBe(false);
      expect(Claim.safeParse(claim).success).toBe(true);
    }
    expect(stated(total, 'billed')).toEqual({ billed: '10.00 plan total' });
  });

  it('keeps one of two equal totals, adds two different ones and says so, adds other payers', () => {
    const same = read(eob({ total: [...amounts({ submitted: 10 }), ...amounts({ submitted: 10 })] }));
    expect(stated(same, 'billed')).toEqual({ billed: '10.00 plan total' });
    expect(check(same, 'repeated-category')).toBeUndefined();
    const different = read(eob({ total: [...amounts({ submitted: 10 }), ...amounts({ submitted: 5 })] }));
    expect(stated(different, 'billed')).toEqual({ billed: '15.00 computed total' });
    expect(check(different, 'repeated-category', 'billed')?.ok).toBe(false);
    expect(different.amounts.other.map(({ amount }) => amount.cents)).toEqual([1000, 500]);
    const payers = read(
      eob({ total: [...amounts({ priorpayerpaid: 10 }), ...amounts({ priorpayerpaid: 5 })] }),
    );
    expect(stated(payers, 'otherInsurerPaid')).toEqual({ otherInsurerPaid: '15.00 computed total' });
    expect(check(payers, 'repeated-category')).toBeUndefined();
  });

  it('finds the category in any coding, by code alone, and in words', () => {
    const odd: Json[] = [
      {
        category: { coding: [{ system: 'urn:x', code: 'local' }, { code: 'SubmittedAmount' }] },
        amount: usd(7),
      },
      { category: { coding: [{ system: 'urn:x', code: 'coins' }] }, amount: usd(3) },
      { category: { text: 'copay' }, amount: usd(2) },
      { category: { coding: [{ code: 'mystery', display: 'Mystery fee' }] }, amount: usd(1) },
      { amount: usd(4) },
    ];
    const claim = read(eob({ total: odd }));
    expect(stated(claim, 'billed', 'coinsurance', 'copay')).toEqual({
      billed: '7.00 plan total',
      coinsurance: '3.00 plan total',
      copay: '2.00 plan total',
    });
    expect(claim.amounts.other.map(({ label, amount }) => [label, amount.cents])).toEqual([
      ['Mystery fee', 100],
      ['no category', 400],
    ]);
  });

  it('keeps another currency apart and says that there are several', () => {
    const euros = { category: category('copay'), amount: { value: 5, currency: 'EUR' } };
    const claim = read(eob({ total: [...amounts({ submitted: 10 }), euros] }));
    expect(claim.amounts.copay).toBeNull();
    expect(claim.amounts.other).toMatchObject([{ amount: { cents: 500, currency: 'EUR' } }]);
    expect(check(claim, 'several-currencies')?.ok).toBe(false);
    const abroad = read(eob({ total: [euros] }));
    expect(abroad.amounts.copay).toMatchObject({ cents: 500, currency: 'EUR' });
  });

  it('takes a status among totals as network, never as money', () => {
    const status = {
      category: { coding: [{ system: 'http://x/C4BBPayerAdjudicationStatus', code: 'innetwork' }] },
      amount: usd(0),
    };
    const claim = read(eob({ total: [...amounts({ submitted: 10 }), status] }));
    expect(claim.network.benefit).toBe('in');
    expect(claim.amounts.other).toEqual([]);
  });

  it('never reads the running balances of other plans as money of the claim', () => {
    const financial = [
      { type: { coding: [{ code: 'deductible', display: 'Plan deductible' }] }, usedMoney: usd(700) },
    ];
    const claim = read(eob({ benefitBalance: [{ financial }] }));
    expect(claim.amounts.deductible).toBeNull();
    expect(claim.amounts.other).toEqual([]);
    expect(claim.balances).toMatchObject([
      { limits: [{ type: { text: 'Plan deductible' }, allowed: null, used: { amount: { cents: 70000 } } }] },
    ]);
  });

  it('keeps an amount that is no number as unread', () => {
    const claim = read(eob({ total: [{ category: category('submitted'), amount: { value: 'ten' } }] }));
    expect(claim.amounts.billed).toBeNull();
    expect(claim.unread).toContainEqual({ path: 'total[0].amount.value', text: 'ten' });
  });
});

describe('your share', () => {
  it('is null when nothing is stated, never zero', () => {
    const claim = read(eob({ total: amounts({ submitted: 250, benefit: 200 }) }));
    expect(stated(claim, 'yourShare', 'mayOwe', 'alreadyPaid')).toEqual({
      yourShare: null,
      mayOwe: null,
      alreadyPaid: null,
    });
  });

  it('is worked out from its parts on a finished claim only, without what is not covered', () => {
    const total = amounts({ eligible: 160, benefit: 100, deductible: 50, coinsurance: 10, noncovered: 500 });
    expect(stated(read(eob({ total })), 'yourShare')).toEqual({ yourShare: '60.00 computed total' });
    expect(stated(read(eob({ total, outcome: undefined })), 'yourShare')).toEqual({
      yourShare: '60.00 computed total',
    });
    expect(read(eob({ total, outcome: 'partial' })).amounts.yourShare).toBeNull();
  });

  it('is not worked out as zero when the plan did not pay: who pays the charge is not known', () => {
    const zeros = { submitted: 708.9, benefit: 0, deductible: 0, coinsurance: 0 };
    const refused = read(eob({ total: amounts(zeros) }));
    expect(refused.state).toBe('plan-did-not-pay');
    expect(refused.amounts).toMatchObject({ yourShare: null, mayOwe: null });
    const stated = read(eob({ total: amounts({ ...zeros, memberliability: 0 }) }));
    expect(stated.amounts.yourShare).toMatchObject({ cents: 0, source: 'plan' });
    const paid = read(eob({ total: amounts({ ...zeros, benefit: 708.9 }) }));
    expect(paid.amounts.yourShare).toMatchObject({ cents: 0, source: 'computed' });
  });

  it('less payments, never below zero, and only where payments are known', () => {
    const owe = (values: Record<string, number>) =>
      stated(read(eob({ total: amounts(values) })), 'mayOwe')['mayOwe'];
    expect(owe({ memberliability: 50, paidbypatient: 20 })).toBe('30.00 computed total');
    expect(owe({ memberliability: 50, paidbypatient: 70 })).toBe('0.00 computed total');
    expect(owe({ memberliability: 50 })).toBe('50.00 plan total');
    expect(owe({ memberliability: 50, paidbypatientcash: 5, paidbypatienthealthaccount: 15 })).toBe(
      '30.00 computed total',
    );
    expect(owe({ memberliability: 50, paidbypatient: 20, paidbypatientcash: 20 })).toBe(
      '30.00 computed total',
    );
  });

  it('leaves nothing to owe at a pharmacy or on a claim that does not count', () => {
    const total = amounts({ memberliability: 50 });
    expect(read(eob({ ...typed('pharmacy'), total })).amounts.mayOwe).toBeNull();
    expect(read(eob({ status: 'cancelled', total })).amounts.mayOwe).toBeNull();
  });

  it.each(['submitted', 'eligible', 'noncovered'])(
    'works out no discount when %s stands on some of the lines only',
    (silent) => {
      const names = { submitted: 100, eligible: 60, noncovered: 0 };
      const claim = (second: Record<string, number>) =>
        read(eob({ item: [line(1, names), line(2, second)] }));
      expect(claim(names).amounts.discount?.cents).toBe(8000);
      const { [silent as keyof typeof names]: _, ...others } = names;
      expect(claim(others).amounts.discount).toBeNull();
    },
  );

  it('works out no discount when the provider is out of network', () => {
    const total = amounts({ submitted: 100, eligible: 60, noncovered: 0 });
    expect(read(eob({ total })).amounts.discount?.cents).toBe(4000);
    const out = { adjudication: [mark('billingnetworkstatus', 'outofnetwork')] };
    expect(read(eob({ total, ...out })).amounts.discount).toBeNull();
  });
});

describe('a payment with an adjustment', () => {
  const paid = (amount: number, adjustment: number, more: Json) =>
    read(eob({ payment: { amount: usd(amount), adjustment: usd(adjustment) }, ...more }));
  const item = [line(1, { submitted: 300, eligible: 220, benefit: 200, copay: 20 })];
  const total = amounts({ submitted: 300, eligible: 220, benefit: 200, copay: 20 });

  it.each([
    [150, -50],
    [150, 50],
    [205, 5],
  ])('of $%s, adjusted by %s, is not what the plan paid for the claim: that stands with it', (amount, by) => {
    for (const more of [{ item }, { total }]) {
      const claim = paid(amount, by, more);
      expect(claim.amounts.planPaid?.cents).toBe(200_00);
      expect(claim.amounts.other).toContainEqual(
        expect.objectContaining({
          amount: expect.objectContaining({ cents: amount * 100, level: 'payment' }),
        }),
      );
      const failing = claim.checks.filter(({ ok }) => !ok).map(({ code }) => code);
      expect(failing).toEqual(['payment-adjusted']);
    }
  });

  it('stands where the services state another sum', () => {
    const claim = paid(140, -50, { item });
    expect(claim.amounts.planPaid?.cents).toBe(140_00);
    expect(check(claim, 'lines-match-total', 'planPaid')?.ok).toBe(false);
  });
});

describe('what the plan paid', () => {
  const total = (values: Record<string, number>) =>
    check(read(eob({ total: amounts({ submitted: 150, eligible: 100, ...values }) })), 'payment-adds-up');

  it('adds up where the share fits, though the parts that are stated are less', () => {
    expect(total({ benefit: 80, copay: 10, memberliability: 20 })).toMatchObject({ ok: true });
  });

  it.each([
    ['a charge that was refused', { submitted: 70, memberliability: 70 }],
    [
      'a fixed price of a visit that the plan pays by the month',
      { submitted: 150, memberliability: 20, copay: 20 },
    ],
  ])('is not compared where nothing was approved or paid: the share is of %s', (_, values) => {
    expect(total({ ...values, eligible: 0, benefit: 0 })).toBeUndefined();
    // What was approved and not paid is.
    expect(total({ ...values, eligible: 100, benefit: 0 })?.ok).toBe(false);
    expect(total({ ...values, eligible: 0, benefit: 5 })?.ok).toBe(false);
  });

  it('adds up where the parts fit, though the share holds what is not covered', () => {
    expect(total({ benefit: 80, copay: 20, memberliability: 70, noncovered: 50 })).toMatchObject({
      ok: true,
    });
  });

  it('adds up where Medicare paid less by law, and where a plan says that it did; the share stays', () => {
    const cut = (percent: number, more: Json = {}) =>
      read(
        eob({
          total: amounts({
            submitted: 300,
            eligible: 250,
            deductible: 50,
            coinsurance: 40,
            benefit: 160 * (1 - percent / 100),
          }),
          ...more,
        }),
      );
    const because = { adjudication: [why('adjustmentreason', '253', 'CO')] };
    for (const more of [v2Type('CARRIER', 'professional'), because])
      for (const percent of [2, 1]) {
        expect(check(cut(percent, more), 'payment-adds-up')).toMatchObject({ ok: true, differenceCents: 0 });
        expect(stated(cut(percent, more), 'yourShare')).toEqual({ yourShare: '90.00 computed total' });
      }
    for (const claim of [cut(2), cut(4, because)]) expect(check(claim, 'payment-adds-up')?.ok).toBe(false);
  });

  it('adds up to the cent where a small payment of Medicare is not cut', () => {
    const total = amounts({ submitted: 60, eligible: 40, coinsurance: 8, benefit: 32 });
    const claim = read(eob({ total, ...v2Type('CARRIER', 'professional') }));
    expect(check(claim, 'payment-adds-up')).toMatchObject({ ok: true, differenceCents: 0 });
  });

  it('does not add up where neither fits, by what the parts leave', () => {
    expect(total({ benefit: 80, copay: 10, memberliability: 30 })).toMatchObject({
      ok: false,
      differenceCents: -1000,
    });
  });

  it.each([
    [80, 70, true],
    [80, 20, true],
    [80, 40, true],
    [80, 75, false],
    [85, 10, false],
  ])('without parts: %f with a share of %f, 50 of it not covered', (benefit, memberliability, ok) => {
    expect(total({ benefit, memberliability, noncovered: 50 })?.ok).toBe(ok);
  });
});

describe('more than was billed', () => {
  const above = (values: Record<string, number>, more: Json = {}) => {
    const found = check(read(eob({ total: amounts(values), ...more })), 'above-billed');
    return found ? `${found.amount} ${found.differenceCents}` : null;
  };

  it.each([
    ['approved', { submitted: 100, eligible: 140.5, benefit: 140.5 }, 'allowed 4050'],
    ['paid, with no approved price', { submitted: 100, benefit: 130 }, 'planPaid 3000'],
    ['paid, above what was approved', { submitted: 100, eligible: 90, benefit: 120 }, 'planPaid 2000'],
    ['by a cent or a dollar, as rounding does', { submitted: 100, eligible: 101, benefit: 100.01 }, null],
    ['just what was billed', { submitted: 100, eligible: 100, benefit: 100 }, null],
    ['a bill of nothing is no measure', { submitted: 0, eligible: 80, benefit: 80 }, null],
    ['a credit is no measure', { submitted: -100, eligible: -60, benefit: -60 }, null],
    ['no bill stated', { eligible: 80, benefit: 80 }, null],
    ['a price worked out here', { submitted: 100, discount: -40, noncovered: 0 }, null],
  ])('%s', (_name, values, found) => {
    expect(above(values as Record<string, number>)).toBe(found);
  });

  it('is told of the sum of services, too, and never of a partial one', () => {
    const services = [line(1, { submitted: 50, eligible: 90 }), line(2, { submitted: 50, eligible: 60 })];
    expect(above({}, { item: services })).toBe('allowed 5000');
    expect(above({}, { item: [...services, line(3, { eligible: 60 })] })).toBeNull();
  });

  it('is no disagreement of numbers and asks for no look', () => {
    const claim = read(
      eob({
        total: amounts({ submitted: 100, eligible: 140, benefit: 120, copay: 20, memberliability: 20 }),
      }),
    );
    expect(check(claim, 'above-billed')).toMatchObject({ ok: true });
    expect(claim.checks.filter(isDisagreement)).toEqual([]);
    expect(
      rowFromClaim(claim, { connectionId: 'c', personId: 'p', planName: 'Plan', openedAt: null }),
    ).toMatchObject({
      attention: null,
    });
  });
});
