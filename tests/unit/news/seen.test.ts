/** When news counts as seen, which bills are news, and what erasing leaves. */
import { describe, expect, it } from 'vitest';
import type { BillFacts } from '../../../shared/model/bills/bill.ts';
import { eob } from '../archive/records.ts';
import { printedBill } from '../bills/printed-bill.ts';
import { dayOf, openWith, sayNews } from './news-cases.ts';

const first = eob({ id: 'c-1' });
const changed = eob({ id: 'c-1', share: 12 });

describe('news', () => {
  it('stays until it was on the screen, for however long', () => {
    const { check, ask } = openWith(first);
    check(5, [changed]);
    expect(sayNews(ask(5))).toHaveLength(1);
    expect(sayNews(ask(29))).toHaveLength(1);
  });

  it('stays all of the day on which it is shown, however often the app is opened, and is seen on the next', () => {
    const { check, ask, look, reopen, personId } = openWith(first);
    check(5, [changed]);
    look(6);
    look(6);
    expect(sayNews(ask(6))).toHaveLength(1);
    expect(sayNews(reopen().news.get({ personId, today: dayOf(6) }))).toHaveLength(1);
    expect(sayNews(ask(7))).toEqual([]);
  });

  it('is gone at once when it is called seen, and what comes later is told', () => {
    const { check, ask, store, personId } = openWith(first);
    check(5, [changed]);
    store.news.markSeen({ personId, today: dayOf(5) });
    expect(sayNews(ask(5))).toEqual([]);
    check(6, [eob({ id: 'c-2' })]);
    expect(sayNews(ask(6))).toEqual(['new c-2']);
  });

  it('does not lose what comes after it was shown on the same day', () => {
    const { check, ask, look } = openWith(first);
    check(5, [changed]);
    look(5);
    check(5, [eob({ id: 'c-2' })]);
    expect(sayNews(ask(5))).toHaveLength(2);
    expect(sayNews(ask(6))).toEqual(['new c-2']);
  });

  it('names the last day before today on which the person looked', () => {
    const { ask, look } = openWith(first);
    expect(ask(5).since).toBeNull();
    look(5);
    expect([ask(5).since, ask(6).since]).toEqual([null, dayOf(5)]);
    look(9);
    look(9);
    expect(ask(9).since).toBe(dayOf(5));
  });

  it('leaves nothing behind when the person is erased', () => {
    const { db, store, connectionId, personId, check, ask, look } = openWith(first);
    store.bills.save({ billId: null, facts: factsOf(personId) });
    store.bills.list({ personId, today: dayOf(4) });
    check(5, [changed]);
    ask(5);
    look(5);
    const count = () =>
      ['claim_history', 'last_look', 'bill_verdict'].map((table) =>
        db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
      );
    expect(count()).toEqual([1, 1, 1]);
    store.connection.erase(connectionId);
    expect(count()).toEqual([0, 0, 0]);
  });
});

function factsOf(personId: string): BillFacts {
  return {
    ...printedBill,
    personId,
    biller: 'Dr. Ada Example',
    claimNumber: 'CLM-c-1',
    accounts: [],
    serviceStart: '2026-01-15',
    dueCents: 30_00,
    totalChargesCents: null,
  };
}

/** A bill of $30.00 for claim c-1, which was last looked at before the check of March 5. */
function openWithBill(claim: unknown) {
  const opened = openWith(claim, eob({ id: 'c-7', date: '2025-05-05' }));
  const { store, personId } = opened;
  const { billId } = store.bills.save({ billId: null, facts: factsOf(personId) });
  const verdict = store.bills.get({ billId, today: dayOf(4) }).verdict.verdict;
  const pay = (cents: number) =>
    store.bills.pay({ billId, facts: { cents, currency: 'USD', paidOn: dayOf(4), way: 'card', note: '' } });
  const payClaim = (cents: number) =>
    store.bills.payClaim({
      claimId: `${opened.connectionId}/c-1`,
      facts: { cents, currency: 'USD', paidOn: dayOf(4), way: 'card', note: '' },
    });
  const sayBills = (day: number) => sayNews(opened.ask(day)).filter((line) => line.startsWith('bill'));
  return { ...opened, billId, verdict, pay, payClaim, sayBills };
}

describe('the verdict of a bill', () => {
  const deciding = { ...eob({ id: 'c-1', paid: null, share: null }), outcome: 'queued' };

  it('is told with the decision that changed it, once', () => {
    const { check, sayBills, look, verdict, store, personId } = openWithBill(deciding);
    expect(verdict).toBe('pending');
    check(5, [first]);
    expect(sayBills(5)).toEqual(['bill pending > match']);
    look(5);
    store.bills.list({ personId, today: dayOf(5) });
    expect(sayBills(5)).toEqual(['bill pending > match']);
    expect(sayBills(6)).toEqual([]);
    check(7, [changed]);
    expect(sayBills(7)).toEqual(['bill match > higher']);
  });

  it('is not told once more after it was called seen', () => {
    const { check, sayBills, store, personId } = openWithBill(deciding);
    check(5, [first]);
    sayBills(5);
    store.news.markSeen({ personId, today: dayOf(5) });
    expect(sayBills(5)).toEqual([]);
  });

  it.each<[string, (bill: ReturnType<typeof openWithBill>) => void]>([
    [
      'nothing happened to its claim',
      ({ check }) => check(5, [eob({ id: 'c-7', date: '2025-05-05', share: 1 })]),
    ],
    [
      'its claim changed in nothing that counts for it',
      ({ check }) => check(5, [eob({ id: 'c-1', billed: 210 })]),
    ],
    [
      'the person took a payment back',
      ({ check, pay, sayBills, store }) => {
        check(5, [eob({ id: 'c-1', billed: 210 })]);
        const { paymentId } = pay(30_00);
        sayBills(5);
        store.bills.removePayment({ paymentId });
      },
    ],
    [
      'the person paid it',
      ({ check, pay, sayBills }) => {
        check(5, [eob({ id: 'c-1', billed: 210 })]);
        sayBills(5);
        pay(30_00);
      },
    ],
    [
      'the person paid its claim',
      ({ check, payClaim, sayBills }) => {
        check(5, [eob({ id: 'c-1', billed: 210 })]);
        sayBills(5);
        payClaim(30_00);
      },
    ],
    [
      'the person paid a part of its claim, and something happened to another',
      ({ check, payClaim, sayBills }) => {
        check(5, [eob({ id: 'c-7', date: '2025-05-05', share: 1 })]);
        sayBills(5);
        payClaim(10_00);
      },
    ],
    [
      'the person wrote it down anew',
      ({ check, store, billId, personId }) => {
        check(5, [eob({ id: 'c-1', billed: 210 })]);
        store.bills.save({ billId, facts: { ...factsOf(personId), dueCents: 45_00 } });
        store.bills.get({ billId, today: dayOf(5) });
      },
    ],
    [
      'the person said that it is about another claim',
      ({ check, store, billId, connectionId }) => {
        check(5, [eob({ id: 'c-1', billed: 210 })]);
        store.bills.answer({ billId, claimId: `${connectionId}/c-1`, isMeant: false });
        store.bills.get({ billId, today: dayOf(5) });
      },
    ],
  ])('is no news where %s', (_what, act) => {
    const opened = openWithBill(first);
    act(opened);
    expect(opened.sayBills(5)).toEqual([]);
  });
});
