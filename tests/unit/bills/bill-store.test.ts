/** Bills over a real database: kept apart from the plan's claims, judged anew when those change, erased with the person. */
import { describe, expect, it } from 'vitest';
import { usualOptions } from '../../../shared/paper/document.ts';
import { eob, filter, later, newConnection, openConnectedStore, storeAll } from '../archive/records.ts';
import { billOf } from './bill-and-claim.ts';

const account = { supportingInfo: [accountInfo('HV20417')] };

function accountInfo(value: string) {
  return {
    sequence: 1,
    category: {
      coding: [
        {
          system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBSupportingInfoType',
          code: 'patientaccountnumber',
        },
      ],
    },
    valueString: value,
  };
}

/** A plan's claim of $30.00 share from Rainier Family Clinic, and a bill for it. */
function openWithBill(due = 30_00) {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  const claim = { ...eob({ id: 'c-1', date: '2026-03-04', provider: 'Rainier Family Clinic' }), ...account };
  storeAll(store, connectionId, [claim]);
  store.archive.endPass(connectionId, later);
  const facts = { ...factsOf(personId), dueCents: due };
  const { billId } = store.bills.save({ billId: null, facts });
  const get = () => store.bills.get({ billId, today: '2026-05-01' });
  return { ...opened, claim, facts, billId, get };
}

function factsOf(personId: string) {
  const { id: _id, ...facts } = billOf({ personId, biller: 'Rainier Family Clinic LLC' });
  return facts;
}

describe('a bill that was written down', () => {
  it('is held against the plan’s claim', () => {
    const { get, connectionId } = openWithBill();
    const { verdict, claims } = get();
    expect(verdict).toMatchObject({ verdict: 'match', differenceCents: 0, openShareCents: 30_00 });
    expect(claims.map(({ id }) => id)).toEqual([`${connectionId}/c-1`]);
  });

  it('lists the payments of its own, and none of another bill or of a claim alone', () => {
    const { store, billId, facts, get, connectionId } = openWithBill();
    const other = store.bills.save({ billId: null, facts: { ...facts, biller: 'Harbor Imaging' } });
    const paid = { currency: 'USD', paidOn: '2026-04-01', way: 'card', note: '' } as const;
    const own = store.bills.pay({ billId, facts: { ...paid, cents: 10_00 } });
    store.bills.pay({ billId: other.billId, facts: { ...paid, cents: 5_00 } });
    store.bills.payClaim({ claimId: `${connectionId}/c-1`, facts: { ...paid, cents: 1_00 } });
    expect(get().payments).toMatchObject([{ id: own.paymentId, billId, cents: 10_00 }]);
  });

  it('is saved with its paper and its claim, or not at all', () => {
    const { store, facts, personId, connectionId } = openWithBill();
    const scan = {
      facts: { name: 'bill.png', mediaType: 'image/png', bytes: 3, pages: 1 } as const,
      bytes: new Uint8Array(3),
    };
    const save = (more: object) =>
      store.bills.save({ billId: null, facts: { ...facts, biller: 'Somebody Else' }, ...more });
    const count = () => store.bills.count({ personId });
    const claimId = `${connectionId}/c-1`;
    expect(() => save({ scan: { ...scan, facts: { ...scan.facts, pages: -1 } }, claimId })).toThrow();
    expect(count()).toBe(1);
    const { billId } = save({ scan, claimId });
    expect(count()).toBe(2);
    expect(store.bills.get({ billId, today: '2026-05-01' })).toMatchObject({
      scan: scan.facts,
      claims: [{ id: claimId }],
    });
  });

  it('is judged anew when the claim changes', () => {
    const { store, connectionId, claim, get } = openWithBill();
    const { total } = eob({ share: 12 });
    storeAll(store, connectionId, [{ ...claim, total }]);
    store.archive.endPass(connectionId, later);
    expect(get().verdict).toMatchObject({ verdict: 'higher', differenceCents: 18_00 });
  });

  it('leaves what was paid open to nobody: the rest is due, then nothing', () => {
    const { store, billId, get } = openWithBill();
    const pay = (cents: number) =>
      store.bills.pay({
        billId,
        facts: { cents, currency: 'USD', paidOn: '2026-04-02', way: 'card', note: '' },
      });
    pay(10_00);
    expect(get()).toMatchObject({ paidCents: 10_00, openCents: 20_00 });
    const { paymentId } = pay(20_00);
    expect(get()).toMatchObject({ paidCents: 30_00, openCents: 0, verdict: { verdict: 'paid' } });
    expect(store.bills.list({ personId: get().bill.personId, today: '2026-05-01' }).open).toEqual([]);
    store.bills.removePayment({ paymentId });
    expect(get()).toMatchObject({ paidCents: 10_00, openCents: 20_00 });
  });

  it('stands by the day it is due, before open ones without such a day', () => {
    const { store, facts, get } = openWithBill();
    const { personId } = get().bill;
    const save = (biller: string, dueDate: string | null, statementDate: string) =>
      store.bills.save({ billId: null, facts: { ...facts, accounts: [], biller, dueDate, statementDate } });
    save('No day, old', null, '2025-01-02');
    save('Later', '2026-09-02', '2026-04-01');
    save('Sooner', '2026-09-01', '2026-04-01');
    save('No day, new', null, '2026-04-02');
    const billers = store.bills.list({ personId, today: '2026-05-01' }).rows.map(({ bill }) => bill.biller);
    expect(billers.filter((biller) => /day|Later|Sooner/.test(biller))).toEqual([
      'Sooner',
      'Later',
      'No day, old',
      'No day, new',
    ]);
  });

  it('says what was paid for each claim, and what of it is for the share', () => {
    const { store, billId, connectionId, get } = openWithBill();
    const { personId } = get().bill;
    const pay = (cents: number) =>
      store.bills.pay({
        billId,
        facts: { cents, currency: 'USD', paidOn: '2026-05-02', way: 'card', note: '' },
      });
    expect(store.bills.paidClaims({ personId })).toEqual([]);
    pay(10_00);
    const paid = { claimId: `${connectionId}/c-1`, currency: 'USD', month: '2026-03' };
    expect(store.bills.paidClaims({ personId })).toEqual([
      { ...paid, cents: 10_00, keptCents: 10_00, ofShareCents: 10_00 },
    ]);
    pay(25_00);
    expect(store.bills.paidClaims({ personId })).toEqual([
      { ...paid, cents: 35_00, keptCents: 35_00, ofShareCents: 30_00 },
    ]);
  });

  it('says so in the months of the list: of whichever claims have a share there, and of no others', () => {
    const { store, claim, connectionId, personId } = openWithBill();
    const ofMonth = { ...eob({ id: 'c-2', date: '2026-03', share: 20 }), ...account };
    storeAll(store, connectionId, [ofMonth]);
    store.archive.endPass(connectionId, later);
    const facts = { cents: 20_00, currency: 'USD', paidOn: '2026-04-02', way: 'card', note: '' } as const;
    for (const id of ['c-1', 'c-2']) store.bills.payClaim({ claimId: `${connectionId}/${id}`, facts });
    const ofShares = () =>
      store.bills.paidClaims({ personId }).map(({ month, ofShareCents }) => [month, ofShareCents]);
    expect(ofShares()).toEqual([
      ['2026-03', 20_00],
      ['2026-03', 20_00],
    ]);
    storeAll(store, connectionId, [{ ...claim, status: 'cancelled' }]);
    store.archive.endPass(connectionId, later);
    expect(ofShares()).toEqual([
      ['2026-03', null],
      ['2026-03', 20_00],
    ]);
  });

  it.each([
    ['came a second time', 'changes'],
    ['the plan sends under another id now', 'full'],
  ] as const)('counts what was paid for a claim that %s for the one that counts', (_, mode) => {
    const { store, claim, connectionId, personId, get } = openWithBill();
    const claimId = `${connectionId}/c-1`;
    const facts = { cents: 30_00, currency: 'USD', paidOn: '2026-03-04', way: 'card', note: '' } as const;
    store.bills.payClaim({ claimId, facts });
    const again = { ...claim, id: 'c-9', meta: { versionId: '1', lastUpdated: '2026-04-01T00:00:00Z' } };
    storeAll(store, connectionId, [again], { mode, startedAt: later });
    store.archive.endPass(connectionId, later);
    const paid = { claimId: `${connectionId}/c-9`, cents: 30_00, keptCents: 30_00, ofShareCents: 30_00 };
    expect(store.bills.paidClaims({ personId })).toMatchObject([paid]);
    expect(get()).toMatchObject({ verdict: { verdict: 'paid' }, openCents: 0 });
    for (const id of ['c-1', 'c-9']) {
      const one = `${connectionId}/${id}`;
      expect(store.bills.claimPayments({ claimId: one })).toHaveLength(1);
      const request = { kind: 'claim', claimId: one, options: usualOptions } as const;
      expect(store.statement.get({ request, madeOn: '2026-05-01' })).toMatchObject({
        written: { cents: 30_00 },
      });
    }
  });

  it('calls no claim corrected that the plan only sends under another id, and one that has another share', () => {
    const { store, claim, connectionId, personId, billId, get } = openWithBill();
    const sendAnew = (id: string, share: number, lastUpdated: string, startedAt: string) => {
      const { total } = eob({ share });
      const again = { ...claim, id, total, meta: { versionId: '1', lastUpdated } };
      storeAll(store, connectionId, [again], { mode: 'full', startedAt });
      store.archive.endPass(connectionId, startedAt);
    };
    sendAnew('c-8', 30, '2026-04-01T00:00:00Z', later);
    expect(get().verdict).toMatchObject({ verdict: 'match', notes: [] });
    const facts = { cents: 10_00, currency: 'USD', paidOn: '2026-03-10', way: 'card', note: '' } as const;
    const { paymentId } = store.bills.payClaim({ claimId: `${connectionId}/c-8`, facts });
    store.bills.save({
      billId,
      facts: { ...factsOf(personId), dueCents: 30_00, statementDate: '2026-04-20' },
    });
    expect(get().verdict).toMatchObject({ verdict: 'higher', notes: ['not-posted'] });
    store.bills.removePayment({ paymentId });
    sendAnew('c-9', 12, '2026-05-01T00:00:00Z', '2026-06-20T00:00:00.000Z');
    expect(get().verdict).toMatchObject({ verdict: 'replaced', notes: ['was-replaced'] });
  });

  it('counts what was paid for a claim that the plan no longer sends for the copy that counts in its place', () => {
    const { store, claim, connectionId, personId } = openWithBill();
    const copies = store.connection.create(newConnection({ personId, planName: 'The plan again' }));
    storeAll(store, copies.connectionId, [claim]);
    store.archive.endPass(copies.connectionId, later);
    const facts = { cents: 30_00, currency: 'USD', paidOn: '2026-03-04', way: 'card', note: '' } as const;
    store.bills.payClaim({ claimId: `${connectionId}/c-1`, facts });
    const paid = { cents: 30_00, keptCents: 30_00, ofShareCents: 30_00 };
    expect(store.bills.paidClaims({ personId })).toMatchObject([{ claimId: `${connectionId}/c-1`, ...paid }]);
    const other = eob({ id: 'c-2', date: '2026-02-04', provider: 'Other Clinic' });
    storeAll(store, connectionId, [other], { mode: 'full', startedAt: later });
    store.archive.endPass(connectionId, later);
    const copyId = `${copies.connectionId}/c-1`;
    expect(store.bills.paidClaims({ personId })).toMatchObject([{ claimId: copyId, ...paid }]);
  });

  it('takes a no and a yes of the person, and takes them back', () => {
    const { store, connectionId, billId, get } = openWithBill();
    const claimId = `${connectionId}/c-1`;
    store.bills.answer({ billId, claimId, isMeant: false });
    expect(get().verdict.verdict).toBe('no-claim');
    store.bills.answer({ billId, claimId, isMeant: null });
    expect(get().verdict.verdict).toBe('match');
    const { id: _id, ...unclear } = { ...get().bill, accounts: ['HV-9'] };
    store.bills.save({ billId, facts: unclear });
    expect(get().verdict).toMatchObject({ verdict: 'ask', notes: ['conflict'] });
    store.bills.answer({ billId, claimId, isMeant: true });
    expect(get().verdict.verdict).toBe('match');
  });

  it.each([
    ['replaces', 'prior'],
    ['is the same as', null],
  ])('keeps what was said of a claim for the one that %s it, until that is answered', (_, code) => {
    const { store, connectionId, claim, facts, billId, get } = openWithBill();
    store.bills.save({ billId, facts: { ...facts, accounts: ['HV-9'], biller: 'Somebody Else' } });
    store.bills.answer({ billId, claimId: `${connectionId}/c-1`, isMeant: true });
    const payment = { cents: 10_00, currency: 'USD', paidOn: '2026-05-01', way: 'card', note: '' } as const;
    store.bills.pay({ billId, facts: payment });
    const related = [{ relationship: { coding: [{ code }] }, reference: { value: 'CLM-c-1' } }];
    const newer = code === null ? claim : { ...eob({ id: 'c-9', related, share: 30 }), ...account };
    const meta = { versionId: '1', lastUpdated: '2026-04-01T00:00:00Z' };
    storeAll(store, connectionId, [{ ...newer, id: 'c-9', meta }], { mode: 'changes' });
    store.archive.endPass(connectionId, later);
    const claimId = `${connectionId}/c-9`;
    const { personId } = get().bill;
    expect(get()).toMatchObject({ verdict: { verdict: 'match' }, claims: [{ id: claimId }] });
    expect(store.bills.paidClaims({ personId })).toMatchObject([{ claimId, cents: 10_00 }]);
    store.bills.answer({ billId, claimId, isMeant: false });
    expect(get()).toMatchObject({ verdict: { verdict: 'no-claim' }, claims: [] });
    expect(store.bills.paidClaims({ personId })).toEqual([]);
  });

  it('learns from a yes for which provider a sender bills', () => {
    const { store, connectionId, personId } = openWithBill();
    const other = eob({ id: 'c-2', date: '2026-03-20', provider: 'Rainier Family Clinic' });
    storeAll(store, connectionId, [other]);
    store.archive.endPass(connectionId, later);
    const write = (serviceStart: string) =>
      store.bills.save({
        billId: null,
        facts: {
          ...factsOf(personId),
          biller: 'Medibill Partners',
          accounts: [],
          serviceStart,
          dueCents: 29_00,
        },
      }).billId;
    const [first, second] = [write('2026-03-04'), write('2026-03-20')];
    const verdictOf = (billId: string) => store.bills.get({ billId, today: '2026-05-01' }).verdict;
    expect(verdictOf(second).verdict).toBe('no-claim');
    store.bills.answer({ billId: first, claimId: `${connectionId}/c-1`, isMeant: true });
    expect(verdictOf(second)).toMatchObject({
      verdict: 'ask',
      claims: [{ evidence: ['known-sender', 'date'] }],
    });
  });
});

it('nothing that is done with bills changes a claim or a sum of the plan', () => {
  const { store, personId, connectionId, billId, facts } = openWithBill();
  const seen = () =>
    JSON.stringify([
      store.claims.list({ filter: filter(personId), offset: 0, limit: 10 }),
      store.claims.get({ claimId: `${connectionId}/c-1` }),
      store.spending.get({ personId, year: 2026, today: '2026-05-01' }),
    ]);
  const before = seen();
  store.bills.save({ billId, facts: { ...facts, dueCents: 999_00 } });
  store.bills.answer({ billId, claimId: `${connectionId}/c-1`, isMeant: true });
  store.bills.pay({
    billId,
    facts: { cents: 1_00, currency: 'USD', paidOn: '2026-04-02', way: 'cash', note: '' },
  });
  expect(seen()).toBe(before);
  store.bills.remove({ billId });
  expect(seen()).toBe(before);
});

it('erasing the last plan of a person erases bills, answers and payments', () => {
  const { db, store, connectionId, billId } = openWithBill();
  store.bills.answer({ billId, claimId: `${connectionId}/c-1`, isMeant: true });
  store.bills.pay({
    billId,
    facts: { cents: 1_00, currency: 'USD', paidOn: '2026-04-02', way: 'cash', note: '' },
  });
  store.connection.erase(connectionId);
  for (const table of ['bill', 'bill_answer', 'payment'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
});
