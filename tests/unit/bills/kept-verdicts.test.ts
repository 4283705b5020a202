/** How a bill stood is told once: until the day after the person saw it, and not where they changed it themselves. */
import { describe, expect, it } from 'vitest';
import { VerdictTable } from '../../../electron/data/bills/keep/verdict-table.ts';
import type { BillRow } from '../../../shared/model/bills/bill-lists.ts';
import { eob, later, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';
import { billOf, claimOf, judge } from './bill-and-claim.ts';

const day = '2026-05-01';
const dayAfter = '2026-05-02';

/** A bill that is kept as each verdict in turn. `ids`: the claims that it is about. */
function keepVerdicts() {
  const { db, store, personId } = openConnectedStore();
  const { id: _, ...facts } = billOf({ personId });
  const { billId } = store.bills.save({ billId: null, facts });
  const table = new VerdictTable(db);
  type Stand = { verdict: string; cents?: number | null; ids?: string[] };
  const keep = ({ verdict, cents = null, ids = ['c1'] }: Stand, newsOf: string[], today = day) => {
    const [claim] = judge(billOf(), [claimOf()]).claims;
    const claims = ids.map((claimId) => ({ ...claim, claimId }));
    const row = { bill: { id: billId }, verdict: { verdict, differenceCents: cents, claims } };
    table.keep([row as unknown as BillRow], new Set(newsOf), today);
  };
  const told = (today = day) => table.listChanged(personId, today).map(({ before }) => before.verdict);
  return {
    keep,
    told,
    show: (today = day) => table.noteShown(personId, today),
    markSeen: () => table.markSeen(personId),
  };
}

describe('a verdict that changed', () => {
  it('is told where one of its claims is news, of those before or of those now', () => {
    for (const ids of [['c1', 'c2'], ['c3']]) {
      const { keep, told } = keepVerdicts();
      keep({ verdict: 'match', ids: ['c1', 'c2'] }, []);
      keep({ verdict: 'higher', ids }, ['c2']);
      expect(told()).toEqual(['match']);
    }
    const { keep, told } = keepVerdicts();
    keep({ verdict: 'no-claim', ids: [] }, []);
    keep({ verdict: 'match', ids: ['c1', 'c2'] }, ['c2']);
    expect(told()).toEqual(['no-claim']);
  });

  it.each<[string, number | null, number]>([
    ['is told where only the amount is another', 5_00, 1],
    ['is not told where only the claim is another', 7_00, 0],
  ])('%s', (_, cents, count) => {
    const { keep, told } = keepVerdicts();
    keep({ verdict: 'higher', cents: 7_00 }, []);
    keep({ verdict: 'higher', cents, ids: ['c2'] }, ['c2']);
    expect(told()).toHaveLength(count);
  });

  it('is told from where the person last saw it, until they see it', () => {
    const { keep, told, show } = keepVerdicts();
    keep({ verdict: 'match' }, []);
    keep({ verdict: 'higher' }, ['c1']);
    keep({ verdict: 'lower' }, ['c1']);
    expect(told()).toEqual(['match']);
    show();
    keep({ verdict: 'gross' }, ['c1']);
    expect(told()).toEqual(['match']);
  });

  it('that came back to what it was is not told', () => {
    const { keep, told } = keepVerdicts();
    keep({ verdict: 'match' }, []);
    keep({ verdict: 'higher' }, ['c1']);
    keep({ verdict: 'match' }, ['c1']);
    expect(told()).toEqual([]);
  });

  it('is told for the whole day on which it was shown, and not on the next', () => {
    const { keep, told, show } = keepVerdicts();
    keep({ verdict: 'match' }, []);
    keep({ verdict: 'higher' }, ['c1']);
    expect([told(), told(dayAfter)]).toEqual([['match'], ['match']]);
    show();
    expect([told(), told(dayAfter)]).toEqual([['match'], []]);
  });

  it('on the day after it was shown is told from there', () => {
    const { keep, told, show } = keepVerdicts();
    keep({ verdict: 'match' }, []);
    keep({ verdict: 'higher' }, ['c1']);
    show();
    keep({ verdict: 'lower' }, ['c1'], dayAfter);
    expect(told(dayAfter)).toEqual(['higher']);
  });

  it('is not told again once it was seen', () => {
    const { keep, told, markSeen } = keepVerdicts();
    keep({ verdict: 'match' }, []);
    keep({ verdict: 'higher' }, ['c1']);
    markSeen();
    expect(told()).toEqual([]);
    keep({ verdict: 'lower' }, ['c1']);
    expect(told()).toEqual(['higher']);
  });

  it('is told still where the person then changed it, on the day it was shown and not on the next', () => {
    for (const [today, expected] of [
      [day, ['match']],
      [dayAfter, []],
    ] as const) {
      const { keep, told, show } = keepVerdicts();
      keep({ verdict: 'match' }, []);
      keep({ verdict: 'higher' }, ['c1']);
      show();
      keep({ verdict: 'lower' }, [], today);
      expect(told(day)).toEqual(expected);
    }
  });

  it('by an act of the person alone is not told, shown or not', () => {
    const { keep, told, show } = keepVerdicts();
    keep({ verdict: 'match' }, []);
    keep({ verdict: 'higher' }, []);
    show();
    expect(told()).toEqual([]);
    keep({ verdict: 'lower' }, ['c1']);
    expect(told()).toEqual(['higher']);
  });
});

it('a list that was looked at is what the next news are told from', () => {
  const { store, connectionId, personId } = openConnectedStore();
  const send = (share: number, at: string) => {
    storeAll(store, connectionId, [eob({ id: 'c-1', number: 'N1', date: '2026-03-04', share })], { at });
    store.archive.endPass(connectionId, at);
  };
  send(120, seenAt);
  const { id: _, ...facts } = billOf({
    personId,
    biller: 'Dr. Ada Example',
    claimNumber: 'N1',
    accounts: [],
  });
  store.bills.save({ billId: null, facts });
  store.bills.list({ personId, today: day });
  send(60, later);
  expect(store.news.get({ personId, today: day }).bills).toMatchObject([{ before: { verdict: 'match' } }]);
});

describe('what the person did is no news to them, while their plan has some of the claim:', () => {
  const facts = { cents: 50_00, currency: 'USD', paidOn: '2026-04-02', way: 'card', note: '' } as const;

  function openWithNews() {
    const { store, connectionId, personId } = openConnectedStore();
    const send = (billed: number, at: string) => {
      const claim = eob({ id: 'c-1', number: 'N1', date: '2026-03-04', share: 120, billed });
      storeAll(store, connectionId, [claim], { at });
      store.archive.endPass(connectionId, at);
    };
    send(300, seenAt);
    const biller = 'Dr. Ada Example';
    const { id: _, ...bill } = billOf({ personId, biller, claimNumber: 'N1', accounts: [] });
    const { billId } = store.bills.save({ billId: null, facts: bill });
    store.bills.list({ personId, today: day });
    send(310, later);
    const told = () => store.news.get({ personId, today: day });
    return { store, connectionId, bill, billId, told, pay: () => store.bills.pay({ billId, facts }) };
  }
  type Opened = ReturnType<typeof openWithNews>;

  it.each<[string, (opened: Opened) => void, string]>([
    ['a payment', ({ pay }) => pay(), 'higher'],
    [
      'another amount',
      ({ store, bill, billId }) => store.bills.save({ billId, facts: { ...bill, dueCents: 95_00 } }),
      'lower',
    ],
    [
      'an answer',
      ({ store, connectionId, billId }) =>
        store.bills.answer({ billId, claimId: `${connectionId}/c-1`, isMeant: false }),
      'no-claim',
    ],
  ])('%s', (_, act, verdict) => {
    const opened = openWithNews();
    const { store, billId, told } = opened;
    expect(told()).toMatchObject({ claims: [{}], bills: [] });
    act(opened);
    expect(told().bills).toEqual([]);
    expect(store.bills.get({ billId, today: day }).verdict.verdict).toBe(verdict);
  });

  it('a payment that is taken away', () => {
    const { store, billId, told, pay } = openWithNews();
    const { paymentId } = pay();
    expect(told()).toMatchObject({ claims: [{}], bills: [] });
    store.bills.removePayment({ paymentId });
    expect(told().bills).toEqual([]);
    expect(store.bills.get({ billId, today: day }).verdict.verdict).toBe('match');
  });
});
