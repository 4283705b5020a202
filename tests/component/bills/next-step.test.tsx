import { describe, expect, it } from 'vitest';
import type { Bill, BillVerdict, ClaimCandidate, Verdict } from '#shared/model/bills/bill';
import { findNextStep } from '#shared/words/bill-step';
import { printedBill } from '../../unit/bills/printed-bill.ts';

const candidate = (claimId: string): ClaimCandidate => ({ claimId, points: 40, evidence: [], conflicts: [] });
const judged = (verdict: Verdict, more: Partial<BillVerdict> = {}): BillVerdict => ({
  verdict,
  notes: [],
  differenceCents: null,
  openShareCents: null,
  leftShareCents: null,
  overpaidCents: null,
  claims: [candidate('c/1')],
  parts: [],
  ...more,
});
const bill: Bill = { ...printedBill, id: 'b1', personId: 'p1', biller: 'Northgate', dueCents: 100_00 };
const step = (verdict: BillVerdict, more: Partial<Parameters<typeof findNextStep>[0]> = {}) =>
  findNextStep({
    bill,
    verdict,
    openCents: 100_00,
    paidCents: 0,
    installments: null,
    countedBillId: null,
    otherBills: [],
    ...more,
  });

describe('the one next step of a bill', () => {
  it.each<[string, BillVerdict, ReturnType<typeof findNextStep>]>([
    ['one claim to ask about is answered', judged('ask'), 'answer'],
    [
      'visits that add up are answered together',
      judged('ask', { claims: [candidate('c/1'), candidate('c/2')], notes: ['sum-of-visits'] }),
      'answer',
    ],
    [
      'of two claims one is chosen',
      judged('two', { claims: [candidate('c/1'), candidate('c/2')] }),
      'choose',
    ],
    ['without a claim one is chosen by hand', judged('no-claim', { claims: [] }), 'choose'],
    ['a bill that matches is paid', judged('match', { openShareCents: 100_00 }), 'pay'],
    [
      'a bill of an unknown sender is asked about before it is paid',
      judged('match', { openShareCents: 100_00, notes: ['other-name'] }),
      'call',
    ],
    [
      'a bill that lists equal charges is asked about before it is paid',
      judged('match', { openShareCents: 100_00, notes: ['possible-duplicate'] }),
      'call',
    ],
    ['several visits that match are paid', judged('several', { openShareCents: 100_00 }), 'pay'],
    ['several visits that cannot be added up are asked about', judged('several'), 'call'],
    ['a bill that is higher is asked about', judged('higher', { openShareCents: 50_00 }), 'call'],
    ['a refusal is read about before anything is paid', judged('refused'), 'appeal'],
    ['a collector is asked for proof', judged('collection'), 'proof'],
    [
      'what was paid too much is asked back',
      judged('paid', { leftShareCents: null, overpaidCents: 10_00 }),
      'ask-back',
    ],
    ['a share that was paid without this bill is asked about', judged('paid'), 'call'],
  ])('%s', (_name, verdict, expected) => {
    expect(step(verdict)).toBe(expected);
  });

  it.each(['match', 'match-calc', 'several', 'plan-bill'] as const)(
    'of a bill that may be one debt with another is to say so before it is paid: %s',
    (verdict) => {
      const other = { billId: 'b2', biller: 'Lakeside', dueCents: 100_00, currency: 'USD', saidOf: 'b2' };
      const withAnswer = (answer: 'asked' | 'two') => ({
        otherBills: [{ ...other, answer, isLater: true, claims: [] }],
      });
      const agreed = judged(verdict, { openShareCents: 100_00 });
      expect(step(agreed, withAnswer('asked'))).toBe('answer');
      expect(step(agreed, withAnswer('two'))).toBe('pay');
    },
  );

  it('without a claim and a day is to add the day', () => {
    const undated = { ...bill, serviceStart: null };
    expect(step(judged('no-claim', { claims: [] }), { bill: undated })).toBe('date');
  });

  it('of a bill that another is counted for is to look at that one, whatever its verdict', () => {
    for (const verdict of ['match', 'ask', 'refused'] as const)
      expect(step(judged(verdict), { countedBillId: 'b2', openCents: 0 })).toBe('counted');
  });

  it('is none where all was paid, or the paper asks for nothing', () => {
    expect(step(judged('paid'), { paidCents: 100_00, openCents: 0 })).toBeNull();
    expect(step(judged('no-claim', { claims: [] }), { paidCents: 100_00, openCents: 0 })).toBeNull();
    expect(step(judged('not-a-bill', { claims: [] }), { openCents: 0 })).toBeNull();
    expect(step(judged('paid'), { bill: { ...bill, kind: 'receipt' }, openCents: 0 })).toBeNull();
  });
});
