/** Payments without a bill, and the worksheet, over a real database: beside the plan's claims, never in them. */
import { describe, expect, it } from 'vitest';
import { eob, filter, later, newConnection, openConnectedStore, storeAll } from '../archive/records.ts';
import { billOf } from '../bills/bill-and-claim.ts';

const today = '2026-05-01';
const everyone = { personId: null, year: 2026, today };
const entry = { currency: 'USD', paidOn: '2026-04-02', way: 'card', note: '' } as const;

/** A pharmacy's claim of $30.00, of which the plan says that `atCounter` was paid there. */
function open(atCounter?: number) {
  const opened = openConnectedStore();
  const { store, connectionId } = opened;
  const claim = eob({ id: 'c-1', date: '2026-03-04', provider: 'Corner Pharmacy', pharmacy: true });
  const total = claim['total'] as unknown[];
  const paid = {
    category: {
      coding: [
        { system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication', code: 'paidbypatient' },
      ],
    },
    amount: { value: atCounter, currency: 'USD' },
  };
  if (atCounter !== undefined) total.push(paid);
  storeAll(store, connectionId, [claim]);
  store.archive.endPass(connectionId, later);
  const claimId = `${connectionId}/c-1`;
  const pay = (cents: number, over: object = {}) =>
    store.bills.payClaim({ claimId, facts: { ...entry, cents, ...over } });
  return { ...opened, claim, claimId, pay, sheet: () => store.taxes.worksheet(everyone) };
}

function writeBill({ store, personId }: ReturnType<typeof open>, changes: object = {}) {
  const { id: _, ...facts } = billOf({
    personId,
    biller: 'Corner Pharmacy',
    claimNumber: 'CLM-c-1',
    accounts: [],
    dueCents: 30_00,
    ...changes,
  });
  return store.bills.save({ billId: null, facts }).billId;
}

describe('a payment without a bill', () => {
  it('is kept with its claim, counted, and taken back', () => {
    const { store, claimId, pay, sheet } = open();
    const { paymentId } = pay(30_00);
    pay(-10_00, { way: 'provider' });
    const [paid, refund] = store.bills.claimPayments({ claimId });
    expect(paid).toMatchObject({ biller: null, payment: { id: paymentId, cents: 30_00, claimId } });
    expect(refund?.payment.cents).toBe(-10_00);
    expect(sheet().rows).toMatchObject([
      { kind: 'pharmacy', provider: 'Corner Pharmacy', serviceStart: '2026-03-04', ownCents: 20_00, claimId },
    ]);
    store.bills.removePayment({ paymentId });
    expect(sheet()).toMatchObject({
      rows: [],
      others: [{ leftOut: ['refund-without-payment'] }, { leftOut: ['not-paid'], cents: 30_00, claimId }],
    });
  });

  it('is not repaid by money in another currency', () => {
    const { store, pay, sheet } = open();
    pay(30_00);
    pay(-10_00, { way: 'provider', currency: 'CAD' });
    expect(sheet().rows).toMatchObject([{ cents: 30_00, ownCents: 30_00, repaidCents: 0, notes: [] }]);
    expect(sheet().others).toMatchObject([{ currency: 'CAD', leftOut: ['refund-without-payment'] }]);
    pay(30_00, { currency: 'CAD' });
    expect(sheet().rows.map(({ currency, ownCents, notes }) => [currency, ownCents, notes])).toEqual([
      ['USD', 30_00, []],
      ['CAD', 20_00, []],
    ]);
    expect(store.bills.paidInYear({ personId: sheet().rows[0]?.personId ?? '', year: 2026 })).toMatchObject([
      { currency: 'USD', cents: 30_00 },
      { currency: 'CAD', cents: 20_00 },
    ]);
  });

  it('has a receipt in the worksheet once one is kept with it', () => {
    const { store, pay, sheet } = open();
    const { paymentId } = pay(30_00);
    const place = { of: 'payment', id: paymentId } as const;
    expect(sheet()).toMatchObject({ rows: [{ hasReceipt: false }], own: { receipts: 0 } });
    const facts = { name: 'receipt.png', mediaType: 'image/png', bytes: 3, pages: 1 } as const;
    store.scans.keep({ place, facts, bytes: new Uint8Array(3) });
    expect(sheet()).toMatchObject({ rows: [{ hasReceipt: true }], own: { receipts: 1 } });
    store.bills.removePayment({ paymentId });
    expect(() => store.scans.get(place)).toThrow('scan');
  });

  it('that two plans tell of for one visit is told once', () => {
    const { store, personId, connectionId, claim, sheet } = open(20);
    const second = newConnection({ personId, host: 'two.example', fhirBaseUrl: 'https://two.example/fhir' });
    const other = store.connection.create(second).connectionId;
    storeAll(store, other, [{ ...claim, id: 's-1' }]);
    store.archive.endPass(other, later);
    const answer = { firstId: `${connectionId}/c-1`, secondId: `${other}/s-1` };
    store.claims.answerVisit({ ...answer, same: false });
    expect(sheet().others.map(({ cents }) => cents)).toEqual([20_00, 20_00]);
    store.claims.answerVisit({ ...answer, same: true });
    expect(sheet().others).toMatchObject([{ leftOut: ['not-marked'], cents: 20_00 }]);
  });

  it('stands beside what the plan says was paid, and is not added to it', () => {
    const { store, personId, pay, sheet } = open(30);
    const { rows } = store.claims.list({ filter: filter(personId), offset: 0, limit: 1 });
    expect(rows[0]?.alreadyPaid?.cents).toBe(30_00);
    expect(sheet()).toMatchObject({
      own: { cents: 0 },
      rows: [],
      others: [{ leftOut: ['not-marked'], cents: 30_00, source: 'plan' }],
    });
    pay(30_00);
    expect(sheet()).toMatchObject({ own: { cents: 30_00, entries: 1 }, others: [] });
  });

  it('stands with what was paid for a bill of the claim, and both are told once', () => {
    const opened = open();
    const { store, claimId, pay, sheet } = opened;
    const billId = writeBill(opened, { serviceStart: '2026-03-04' });
    store.bills.pay({ billId, facts: { ...entry, cents: 12_00 } });
    pay(18_00);
    expect(store.bills.claimPayments({ claimId })).toMatchObject([
      { biller: 'Corner Pharmacy', payment: { cents: 12_00, billId } },
      { biller: null, payment: { cents: 18_00 } },
    ]);
    expect(store.bills.get({ billId, today }).verdict.verdict).toBe('paid');
    expect(sheet()).toMatchObject({ own: { cents: 30_00, entries: 2 } });
    expect(sheet().rows.map(({ claimId: of }) => of)).toEqual([claimId, claimId]);
  });

  it('goes on to the claim that replaces the one it was for', () => {
    const { store, connectionId, claim, claimId, pay, sheet } = open();
    pay(30_00);
    const related = [
      {
        relationship: { coding: [{ code: 'prior' }] },
        reference: { system: 'https://plan.example/claims', value: 'CLM-c-1' },
      },
    ];
    const newer = { ...claim, ...eobNumbers('c-2'), related, created: '2026-04-10' };
    storeAll(store, connectionId, [{ ...claim, status: 'cancelled' }, newer]);
    store.archive.endPass(connectionId, later);
    const newId = `${connectionId}/c-2`;
    for (const id of [claimId, newId])
      expect(store.bills.claimPayments({ claimId: id })).toMatchObject([{ payment: { cents: 30_00 } }]);
    expect(sheet().rows).toMatchObject([{ claimId: newId, ownCents: 30_00 }]);
  });

  it('of a claim that is not here is refused', () => {
    const { store, connectionId } = open();
    for (const claimId of [`${connectionId}/other`, 'nowhere/c-1'])
      expect(() => store.bills.payClaim({ claimId, facts: { ...entry, cents: 1 } })).toThrow(
        expect.objectContaining({ code: 'store/not-found' }),
      );
  });
});

function eobNumbers(id: string) {
  const { identifier } = eob({ id });
  return { id, identifier };
}

it('a bill that is open, and a receipt without a payment, are left out with their reasons', () => {
  const opened = open();
  writeBill(opened, { biller: 'Elm Street Dental', claimNumber: null });
  const billId = writeBill(opened, {
    biller: 'Corner Drugs',
    claimNumber: null,
    kind: 'receipt',
    dueCents: 9_00,
  });
  const reasons = () => opened.sheet().others.map(({ leftOut: [reason], cents }) => [reason, cents]);
  expect(reasons()).toEqual([
    ['not-paid', 30_00],
    ['no-date-paid', 9_00],
  ]);
  opened.store.bills.pay({ billId, facts: { ...entry, cents: 9_00 } });
  expect(reasons()).toEqual([['not-paid', 30_00]]);
  expect(opened.sheet().rows).toMatchObject([{ kind: 'unknown', provider: 'Corner Drugs', billId }]);
});

it('money that the plan sent to the person is not theirs', () => {
  const { store, connectionId, claim, pay, sheet } = open();
  const total = [
    ...(claim['total'] as unknown[]),
    {
      category: {
        coding: [
          { system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication', code: 'paidtopatient' },
        ],
      },
      amount: { value: 25, currency: 'USD' },
    },
  ];
  storeAll(store, connectionId, [{ ...claim, total }]);
  store.archive.endPass(connectionId, later);
  pay(30_00);
  expect(sheet().rows).toMatchObject([{ ownCents: 5_00, planCents: 25_00, notes: ['plan-sent-money'] }]);
});

it('nothing that is marked or written by hand changes a claim or a sum of the plan', () => {
  const { store, personId, claimId, pay } = open(30);
  const seen = () =>
    JSON.stringify([
      store.claims.list({ filter: filter(personId), offset: 0, limit: 10 }),
      store.claims.get({ claimId }),
      store.spending.get({ personId, year: 2026, today }),
    ]);
  const before = seen();
  pay(30_00);
  pay(-5_00, { way: 'plan' });
  const { entryId } = store.taxes.addEntry({ personId, facts: { kind: 'hsa', start: '2026-01-01' } });
  expect(seen()).toBe(before);
  store.taxes.removeEntry({ entryId });
  expect(store.taxes.worksheet(everyone).entries).toEqual([]);
  expect(seen()).toBe(before);
});

it('erasing the last plan of a person erases payments and entries', () => {
  const { db, store, personId, connectionId, pay } = open();
  pay(30_00);
  store.taxes.addEntry({ personId, facts: { kind: 'hsa', start: '2026-01-01' } });
  store.connection.erase(connectionId);
  for (const table of ['payment', 'tax_entry'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
});

describe('many that are marked as paid at once', () => {
  const facts = { ...entry, cents: 30_00 };
  const ofClaim = (claimId: string) => ({ billId: null, claimId, facts });

  it('are a payment each, for bills and for claims, and are taken back together', () => {
    const opened = open(30_00);
    const { store, claimId, sheet } = opened;
    const billId = writeBill(opened, { claimNumber: null, biller: 'Harbor Anesthesia Group' });
    const before = sheet();
    const ofBill = { billId, claimId: null, facts };
    const { paymentIds } = store.bills.payMany({ payments: [ofBill, ofClaim(claimId)] });
    expect(paymentIds).toHaveLength(2);
    expect(sheet().rows.map(({ id, cents }) => [id, cents])).toEqual(paymentIds.map((id) => [id, 30_00]));
    expect(sheet().others).toEqual([]);
    store.bills.removePayments({ paymentIds });
    expect(sheet()).toEqual(before);
  });

  it('are none at all where one of them is not here', () => {
    const { store, claimId, sheet } = open(30_00);
    const payments = [ofClaim(claimId), ofClaim('nowhere/1')];
    expect(() => store.bills.payMany({ payments })).toThrow();
    expect(sheet().rows).toEqual([]);
  });
});
