/** More was marked as paid than a bill asks for: never "$50.00 of $40.00 paid", and what to do is said in every state. */
import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en/bills.json' with { type: 'json' };
import es from '../../../resources/locales/es/bills.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import type { BillVerdict, Verdict } from '../../../shared/model/bills/bill.ts';
import type { BillRow } from '../../../shared/model/bills/bill-lists.ts';
import { findNextStep } from '../../../shared/words/bill-step.ts';
import { sayBill, sayPaid } from '../../../shared/words/bills.ts';
import { offerLetters } from '../../../shared/words/letters/letters.ts';
import { billOf } from './bill-and-claim.ts';

const texts = createTexts('bills', { en, es });
const lookUp = (language: 'en' | 'es') => ({
  t: (key: string, values = {}) => String(texts.getFixedT(language)(key.replace('bills:', ''), values)),
  money: (cents: number) => `$${(cents / 100).toFixed(2)}`,
});

function rowOf(verdict: Verdict, more: Partial<BillRow> = {}, judged: Partial<BillVerdict> = {}): BillRow {
  return {
    bill: billOf({ dueCents: 40_00 }),
    verdict: {
      ...{ verdict, notes: [], claims: [], parts: [], overpaidCents: null },
      ...{ differenceCents: null, openShareCents: null, leftShareCents: null },
      ...judged,
    },
    ...{ paidCents: 50_00, paidElsewhere: [], openCents: 0, installments: null, hasScan: false },
    ...{ questionedOn: null, countedBillId: null, chosenBillId: null, otherBills: [] },
    ...more,
  };
}

const says = 'You marked $10.00 more as paid than this bill asks for.';

describe('more was paid than the bill asks for', () => {
  it.each(['paid', 'no-claim', 'no-share', 'pending', 'refused', 'other-payer'] as const)(
    'with the verdict %s it is said, with what to do',
    (verdict) => {
      const row = rowOf(verdict);
      expect(sayBill(row, lookUp('en')).says).toContain(says);
      expect(findNextStep(row)).toBe('call');
      expect(offerLetters(row, [])[0]).toBe('proof-of-payment');
    },
  );

  it('of a payment plan the whole is what it asks for', () => {
    const installments = {
      ...{ cents: 40_00, firstOn: '2026-05-01', lastOn: null, ofCents: 480_00, paidBeforeCents: 0 },
    };
    const row = rowOf('plan-part', { installments, openCents: 430_00 });
    expect(sayBill(row, lookUp('en')).says).not.toContain(says);
    expect(sayPaid(row, lookUp('en'))).toBe('$50.00 of $480.00 paid');
    expect(sayPaid({ ...row, paidCents: 500_00 }, lookUp('en'))).toBe('$500.00 paid, for a bill of $480.00');
  });

  it('what is above the share of the plan is said once, by that share', () => {
    const row = rowOf('paid', {}, { overpaidCents: 10_00, notes: ['paid-more'] });
    expect(sayBill(row, lookUp('en')).says).toBe(
      'You paid $10.00 more than your plan says. Ask for it back.',
    );
    expect(findNextStep(row)).toBe('ask-back');
  });

  it.each(['receipt', 'estimate', 'explanation'] as const)('a %s asks for nothing', (kind) => {
    const row = rowOf('not-a-bill', { bill: billOf({ kind, dueCents: 40_00 }) });
    expect(sayBill(row, lookUp('en')).says).not.toContain(says);
    expect(findNextStep(row)).toBe(kind === 'explanation' ? 'paper' : null);
  });
});

describe('how much was paid', () => {
  it.each([
    ['en', 40_00, 20_00, '$20.00 of $40.00 paid'],
    ['en', 40_00, 50_00, '$50.00 paid, for a bill of $40.00'],
    ['en', -10_00, 50_00, '$50.00 paid'],
    ['es', 40_00, 50_00, 'Pagado: $50.00, por una factura de $40.00'],
  ] as const)('in %s of %d, %d', (language, dueCents, paidCents, words) => {
    expect(sayPaid(rowOf('paid', { bill: billOf({ dueCents }), paidCents }), lookUp(language))).toBe(words);
  });
});
