/** Which claim a bill is about, by the person's own word: chosen from all claims, said of several at once, and undone. */
import { describe, expect, it } from 'vitest';
import { eob, later, openConnectedStore, storeAll } from '../archive/records.ts';
import { billOf } from './bill-and-claim.ts';

const today = '2026-05-01';
type Visit = { id: string; date: string; provider: string; share?: number; status?: string };

/** Claims of $30.00 shares each, and a bill of March by a sender that none of them names. */
function openWithVisits(visits: readonly Visit[], facts: Parameters<typeof billOf>[0] = {}) {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  storeAll(store, connectionId, visits.map(eob));
  store.archive.endPass(connectionId, later);
  const { id: _id, ...typed } = billOf({ personId, biller: 'Medibill', accounts: [], ...facts });
  const { billId } = store.bills.save({ billId: null, facts: typed });
  return {
    ...opened,
    billId,
    idOf: (id: string) => `${connectionId}/${id}`,
    get: () => store.bills.get({ billId, today }),
    choices: (text: string | null = null) => store.bills.claimChoices({ billId, text }),
  };
}

const three: Visit[] = [
  { id: 'v-1', date: '2026-03-04', provider: 'Motion Physical Therapy' },
  { id: 'v-2', date: '2026-03-11', provider: 'Motion Physical Therapy' },
  { id: 'v-3', date: '2026-03-18', provider: 'Motion Physical Therapy' },
];
const march = { serviceStart: '2026-03-01', serviceEnd: '2026-03-31', dueCents: 90_00 };

describe('a bill over the days of several visits', () => {
  it('names the one that was canceled since, once it is surely about the others', () => {
    const opened = openWithVisits(three, { ...march, biller: 'Motion Physical Therapy', dueCents: 90_00 });
    const { store, connectionId, billId, idOf, get } = opened;
    store.bills.answerForAll({ billId, claimId: idOf('v-1'), isMeant: true });
    expect(get().claims).toHaveLength(3);
    expect(get().canceledClaims).toEqual([]);
    const other = { id: 'x-1', date: '2026-03-05', provider: 'Elm Dental', status: 'cancelled' };
    const late = { id: 'v-4', date: '2026-04-01', provider: 'Motion Physical Therapy', status: 'cancelled' };
    storeAll(store, connectionId, [{ ...three[2], status: 'cancelled' }, other, late].map(eob));
    expect(get().canceledClaims.map(({ id }) => id)).toEqual([idOf('v-3')]);
    expect(get().claims.map(({ id }) => id)).not.toContain(idOf('v-3'));
  });
});

describe('the claims to choose from', () => {
  const visits: Visit[] = [
    { id: 'far', date: '2025-11-02', provider: 'Elm Dental' },
    { id: 'sender', date: '2025-12-02', provider: 'Lakeside Orthopedics' },
    { id: 'near', date: '2026-03-09', provider: 'Elm Dental' },
    { id: 'day', date: '2026-03-04', provider: 'Elm Dental', share: 12 },
    { id: 'week', date: '2026-02-25', provider: 'Lakeside Orthopedics', share: 12 },
  ];
  const bill = { biller: 'LAKESIDE ORTHO ASSOC', dueCents: 30_00 };
  const name = (all: { row: { id: string } }[]) => all.map(({ row }) => row.id.split('/')[1]);

  it('are those of that week first, the nearest before the others, then the sender’s, then all', () => {
    const { week, sender, others, leftOut } = openWithVisits(visits, bill).choices();
    expect([name(week), name(sender), name(others), leftOut]).toEqual([
      ['day', 'near', 'week'],
      ['sender'],
      ['far'],
      0,
    ]);
  });

  it('say what is as on the bill', () => {
    const { week } = openWithVisits(visits, bill).choices();
    expect(week.map(({ isSameDay, isSameAmount }) => [isSameDay, isSameAmount])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('are found by words', () => {
    const { week, sender, others } = openWithVisits(visits, bill).choices('elm dental');
    expect([name(week), name(sender), name(others)]).toEqual([['day', 'near'], [], ['far']]);
  });

  it.each([
    ['3/9', ['near']],
    ['03/09/2026', ['near']],
    ['3/9/26', ['near']],
    ['2026-03-09', ['near']],
    ['9/3/2026', []],
    ['25/2/2026', ['week']],
    ['march 9', ['near']],
    ['Mar 9', ['near']],
    ['March 9, 2026', ['near']],
    ['9 de marzo', ['near']],
    ['4 de marzo de 2026', ['day']],
    ['marzo', ['day', 'near']],
    ['march 2026', ['day', 'near']],
    ['dec 2025', ['sender']],
    ['2025', ['sender', 'far']],
    ['lakeside february', ['week']],
    ['elm march 4', ['day']],
    ['march 9 2025', []],
    ['march 30', []],
  ])('are found by a day as people write it: %s', (text, expected) => {
    const { week, sender, others } = openWithVisits(visits, bill).choices(text);
    expect([week, sender, others].flatMap(name)).toEqual(expected);
  });

  it('leave out earlier versions, and count them', () => {
    const { store, connectionId, choices } = openWithVisits(visits, bill);
    expect(choices().replaced).toBe(0);
    storeAll(store, connectionId, [
      eob({ id: 'old', number: 'N1', date: '2026-03-09', provider: 'Elm Dental' }),
      eob({
        id: 'new',
        number: 'N2',
        date: '2026-03-09',
        provider: 'Elm Dental',
        related: [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'N1' } }],
      }),
    ]);
    store.archive.endPass(connectionId, later);
    expect(choices().replaced).toBe(1);
  });

  it('are all in no order of nearness for a bill without a day', () => {
    const { week, sender, others } = openWithVisits(visits, { ...bill, serviceStart: null }).choices();
    expect([week.length, sender.length, others.length]).toEqual([0, 2, 3]);
  });

  it('beyond what a list holds are counted, and found by words', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({
      id: `m-${at}`,
      date: `2025-0${1 + (at % 9)}-11`,
      provider: 'Elm Dental',
    }));
    const { choices } = openWithVisits(many, bill);
    expect([choices().others.length, choices().leftOut]).toEqual([8, 32]);
    expect([choices('elm').others.length, choices('elm').leftOut]).toEqual([30, 10]);
  });

  it('of another day and provider make the bill about it once it is chosen', () => {
    const { store, billId, idOf, get } = openWithVisits(visits, bill);
    store.bills.answer({ billId, claimId: idOf('far'), isMeant: true });
    expect(get()).toMatchObject({ verdict: { verdict: 'match' }, claims: [{ id: idOf('far') }] });
  });
});

describe('a yes to all visits', () => {
  it('makes them what the bill covers, until one of them is said to be the only one', () => {
    const { store, billId, idOf, get } = openWithVisits(three, march);
    expect(get().verdict).toMatchObject({ verdict: 'ask', notes: ['sum-of-visits'] });
    store.bills.answerForAll({ billId, claimId: idOf('v-1'), isMeant: true });
    expect(get()).toMatchObject({
      verdict: { verdict: 'several', differenceCents: 0 },
      said: { isForAll: true },
      claims: [{}, {}, {}],
    });
    store.bills.answer({ billId, claimId: idOf('v-2'), isMeant: true });
    expect(get()).toMatchObject({
      verdict: { verdict: 'higher', differenceCents: 60_00 },
      said: { isForAll: null },
    });
  });

  it('counts what was paid for the bill for the bill alone, and once', () => {
    const { store, billId, personId, idOf, get } = openWithVisits(three, march);
    store.bills.answerForAll({ billId, claimId: idOf('v-1'), isMeant: true });
    const paid = { cents: 90_00, currency: 'USD', paidOn: '2026-05-01', way: 'card', note: '' } as const;
    store.bills.pay({ billId, facts: paid });
    expect(get()).toMatchObject({ verdict: { verdict: 'paid' }, paidCents: 90_00, openCents: 0 });
    expect(store.bills.paidInYear({ personId, year: 2026 })).toMatchObject([{ cents: 90_00 }]);
  });

  it.each([false, true])(
    'leaves no visit to a later bill without a question; the first one paid: %s',
    (isPaid) => {
      const { store, billId, personId, idOf, get } = openWithVisits(three, march);
      store.bills.answerForAll({ billId, claimId: idOf('v-1'), isMeant: true });
      if (isPaid) {
        const facts = { cents: 90_00, currency: 'USD', paidOn: '2026-05-01', way: 'card', note: '' } as const;
        store.bills.pay({ billId, facts });
      }
      const { id: _id, ...one } = billOf({
        ...{ personId, biller: 'Motion Physical Therapy', accounts: [], claimNumber: 'CLM-v-2' },
        ...{ serviceStart: '2026-03-11', dueCents: 30_00 },
      });
      const later = store.bills.save({ billId: null, facts: one });
      expect(store.bills.get({ billId: later.billId, today })).toMatchObject({
        verdict: { verdict: 'second-bill' },
        otherBills: [{ billId, answer: 'asked' }],
      });
      expect(get().verdict.verdict).toBe(isPaid ? 'paid' : 'several');
    },
  );

  it('is kept when the bill is changed, and a no as well', () => {
    for (const isMeant of [true, false]) {
      const { store, billId, idOf, get } = openWithVisits(three, march);
      store.bills.answerForAll({ billId, claimId: idOf('v-1'), isMeant });
      const { id: _id, ...facts } = get().bill;
      store.bills.save({ billId, facts: { ...facts, dueDate: '2026-06-01' } });
      expect(get().said.isForAll).toBe(isMeant);
      expect(get().verdict.verdict).toBe(isMeant ? 'several' : 'no-claim');
    }
  });

  it('said no to, leaves each of them to be chosen', () => {
    const { store, billId, idOf, get } = openWithVisits(three, march);
    store.bills.answerForAll({ billId, claimId: idOf('v-1'), isMeant: false });
    expect(get().said).toEqual({ answers: [], isForAll: false });
    store.bills.answer({ billId, claimId: idOf('v-3'), isMeant: true });
    expect(get().verdict.verdict).toBe('higher');
  });
});

it('what was said is put back as it was, a no beside a yes as well', () => {
  const { store, billId, idOf, get } = openWithVisits(three, march);
  store.bills.answer({ billId, claimId: idOf('v-1'), isMeant: false });
  store.bills.answerForAll({ billId, claimId: idOf('v-2'), isMeant: true });
  const before = get().said;
  store.bills.answer({ billId, claimId: idOf('v-1'), isMeant: true });
  expect(get().said).toEqual({ answers: [{ claimId: idOf('v-1'), isMeant: true }], isForAll: null });
  store.bills.restoreAnswers({ billId, said: before });
  expect(get().said).toEqual(before);
  expect(before).toEqual({
    answers: [
      { claimId: idOf('v-1'), isMeant: false },
      { claimId: idOf('v-2'), isMeant: true },
    ],
    isForAll: true,
  });
});

it('of claims that may be the bill’s, the one with its amount is asked about first', () => {
  const visits = [
    { id: 'v-1', date: '2026-03-04', provider: 'Lakeside Orthopedics', share: 0 },
    { id: 'v-2', date: '2026-03-04', provider: 'Lakeside Orthopedics', share: 204.79 },
  ];
  const facts = { serviceStart: '2026-03-04', biller: 'Lakeside Orthopedics', dueCents: 204_79 };
  const { claims, verdict } = openWithVisits(visits, facts).get();
  expect(['two', 'ask']).toContain(verdict.verdict);
  expect(claims.map(({ yourShare }) => yourShare?.cents)).toEqual([204_79, 0]);
});
