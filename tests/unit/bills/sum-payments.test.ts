/** What was written down as paid in a year: by the day of the payment, and never a number of the plan. */
import { expect, it } from 'vitest';
import { sumPayments } from '../../../electron/data/bills/ask/sum-payments.ts';
import { type Payment, sumWithProvider } from '../../../shared/model/bills/payment.ts';

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
