/** What was written down as paid in a year: by the day of the payment, and never a number of the plan. */
import { describe, expect, it } from 'vitest';
import { sumPaidClaims, sumPaidOf, sumPayments } from '../../../electron/data/bills/ask/sum-payments.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { type Payment, sumWithProvider } from '../../../shared/model/bills/payment.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { claimRow, sent } from '../../support/statement-fixture.ts';

const payment = (paidOn: string, dollars: number, more: Partial<Payment> = {}): Payment => ({
  id: `${paidOn} ${dollars}`,
  billId: null,
  claimId: null,
  cents: dollars * 100,
  currency: 'USD',
  paidOn,
  way: 'card',
  note: '',
  ...more,
});

it('is summed by month of payment, with what came back taken off', () => {
  const payments = [
    payment('2026-03-31', 40),
    payment('2026-03-02', 400),
    payment('2026-01-05', 15),
    payment('2026-03-20', -100, { way: 'provider' }),
  ];
  expect(sumPayments(payments, 2026)).toEqual([
    {
      currency: 'USD',
      payments: 4,
      cents: 355_00,
      months: [
        { month: 1, cents: 15_00 },
        { month: 3, cents: 340_00 },
      ],
    },
  ]);
});

it('leaves other years out, and keeps currencies apart', () => {
  const payments = [
    payment('2025-12-31', 40),
    payment('2027-01-01', 40),
    payment('2026-06-01', 10),
    payment('2026-06-01', 7, { currency: 'EUR' }),
  ];
  expect(sumPayments(payments, 2026).map(({ currency, cents }) => [currency, cents])).toEqual([
    ['USD', 10_00],
    ['EUR', 7_00],
  ]);
  expect(sumPayments(payments, 2024)).toEqual([]);
});

it('what is left of a share counts what providers keep: not what an account repaid, nor another currency', () => {
  const paid = { cents: 40_00, currency: 'USD', way: 'card' } as const;
  expect(sumWithProvider([paid, { ...paid, cents: -40_00, way: 'hsa' }], 'USD')).toBe(40_00);
  expect(sumWithProvider([paid, { ...paid, cents: -10_00, way: 'provider' }], 'USD')).toBe(30_00);
  expect(sumWithProvider([paid, { ...paid, currency: 'MXN' }], 'USD')).toBe(40_00);
});

describe('what was paid for a claim', () => {
  const paidClaims = (row: Partial<ClaimRow>, ...payments: Payment[]) => {
    const entries = [{ row: claimRow({ id: 'c1', yourShare: sent(40_00), ...row }) }];
    const assigned = payments.map((one) => ({ payment: one, claimId: 'c1' }));
    return sumPaidClaims(assigned, { entries } as unknown as Parameters<typeof sumPaidClaims>[1]);
  };
  const paid = payment('2026-04-02', 25);

  it.each<[string, Partial<ClaimRow>, number | null]>([
    ['all of it where the share is larger', {}, 25_00],
    ['no more than the share', { yourShare: sent(10_00) }, 10_00],
    ['nothing of a share of nothing', { yourShare: sent(0) }, 0],
    ['unknown without a share', { yourShare: null }, null],
    ['unknown where the share is one of some lines', { yourShare: { ...sent(40_00), partial: true } }, null],
    ['unknown at a pharmacy', { kind: 'pharmacy' }, null],
    ['unknown where the claim is in no sum', { counted: false }, null],
  ])('is for the share: %s', (_, row, ofShareCents) => {
    expect(paidClaims(row, paid)).toMatchObject([{ cents: 25_00, ofShareCents }]);
  });

  it('is nothing for the share where more came back', () => {
    expect(paidClaims({}, payment('2026-04-02', -25))).toMatchObject([{ cents: -25_00, ofShareCents: 0 }]);
  });

  it.each<[string | null, string | null]>([
    ['2026-03-18', '2026-03'],
    ['2026-03', '2026-03'],
    ['2026', null],
    [null, null],
  ])('is of the month of its care: %s', (serviceStart, month) => {
    expect(paidClaims({ serviceStart }, paid)).toMatchObject([{ month }]);
  });

  it('is an example where any of it is', () => {
    const example = payment('2026-04-03', 5, { isExample: true });
    expect(paidClaims({}, paid, example)).toMatchObject([{ isExample: true }]);
    expect(paidClaims({}, paid)[0]).not.toHaveProperty('isExample');
    expect(paidClaims({}, paid, example)).toMatchObject([{ isPartlyOwn: true }]);
    expect(paidClaims({}, example)[0]).not.toHaveProperty('isPartlyOwn');
  });

  it('is still with the provider where an account or the plan repaid it', () => {
    const repaid = payment('2026-04-03', -25, { way: 'hsa' });
    expect(paidClaims({}, paid, repaid)).toMatchObject([{ cents: 0, keptCents: 25_00 }]);
  });

  it('is not listed where all of it came back, or was in another currency', () => {
    expect(paidClaims({}, paid, payment('2026-04-03', -25, { way: 'provider' }))).toEqual([]);
    expect(paidClaims({}, payment('2026-04-02', 25, { currency: 'MXN' }))).toEqual([]);
  });

  it('is that of no claim where none is known, or it is not here', () => {
    const entries = { entries: [] };
    expect(
      sumPaidClaims(
        [
          { payment: paid, claimId: null },
          { payment: paid, claimId: 'c9' },
        ],
        entries,
      ),
    ).toEqual([]);
  });
});

describe('of what a filter asks for', () => {
  const everything = everyClaim('person');
  const assigned = [
    { payment: payment('2025-12-31', 40), claimId: 'a' },
    { payment: payment('2026-03-02', 100), claimId: 'a' },
    { payment: payment('2026-03-05', -30), claimId: 'b' },
    { payment: payment('2026-04-01', 5), claimId: null },
  ];
  const never = () => {
    throw new Error('days need no claims');
  };

  it('is by the day of the payment, where it has days alone', () => {
    expect(sumPaidOf(assigned, { ...everything, year: 2026 }, never)).toEqual({
      by: 'day',
      sums: [{ currency: 'USD', payments: 3, cents: 75_00 }],
    });
    expect(sumPaidOf(assigned, { ...everything, from: '2026-03-01', to: '2026-03-31' }, never).sums).toEqual([
      { currency: 'USD', payments: 2, cents: 70_00 },
    ]);
    expect(sumPaidOf(assigned, { ...everything, year: 2024 }, never)).toEqual({ by: 'day', sums: [] });
  });

  it('is of the claims that it lets through, where it asks for more', () => {
    const rows = [claimRow({ id: 'a' })];
    expect(sumPaidOf(assigned, { ...everything, provider: 'Maple' }, () => rows)).toEqual({
      by: 'claims',
      sums: [{ currency: 'USD', payments: 2, cents: 140_00 }],
    });
  });
});
