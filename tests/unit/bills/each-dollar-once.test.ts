/** What was paid, wherever it was written down, is taken off once; what a bill asks for other visits is held against none. */
import { describe, expect, it } from 'vitest';
import type { Bill, BillLine } from '../../../shared/model/bills/bill.ts';
import type { PaymentEntry } from '../../../shared/model/bills/payment.ts';
import { type EobFacts, eob, memoryStore, newConnection, seenAt, storeAll } from '../archive/records.ts';
import { billLine, billOf } from './bill-and-claim.ts';

const today = '2026-05-01';
const biller = 'Rainier Family Clinic';

/** A person whose plan decided $40.00 for March 4 (N1, account HV1) and $60.00 for March 20 (N2, account HV2). */
function openHousehold() {
  const { store } = memoryStore();
  const addPerson = (patient: string, claims: (EobFacts & { account: string })[]) => {
    const { connectionId, personId } = store.connection.create(
      newConnection({ patientId: patient, planName: `Plan of ${patient}` }),
    );
    const patientFacts = { patient: `Patient/${patient}`, provider: biller };
    storeAll(
      store,
      connectionId,
      claims.map(({ account, ...facts }) => ({
        ...eob({ ...patientFacts, ...facts }),
        supportingInfo: [accountInfo(account)],
      })),
    );
    store.archive.endPass(connectionId, seenAt);
    return { connectionId, personId };
  };
  const ana = addPerson('ana', [
    { id: 'c-1', number: 'N1', date: '2026-03-04', share: 40, account: 'HV1' },
    { id: 'c-2', number: 'N2', date: '2026-03-20', share: 60, account: 'HV2' },
  ]);
  const paid = (cents: number, over: Partial<PaymentEntry>): PaymentEntry => ({
    cents,
    currency: 'USD',
    paidOn: '2026-04-20',
    way: 'card',
    note: '',
    ...over,
  });
  return {
    store,
    ana,
    addPerson,
    save(over: Partial<Bill>) {
      const { id: _, ...facts } = billOf({
        personId: ana.personId,
        biller,
        accounts: [],
        statementDate: '2026-04-12',
        ...over,
      });
      return store.bills.save({ billId: null, facts }).billId;
    },
    pay: (billId: string, cents: number, over: Partial<PaymentEntry> = {}) =>
      store.bills.pay({ billId, facts: paid(cents, over) }),
    payClaim: (claimId: string, cents: number, over: Partial<PaymentEntry> = {}) =>
      store.bills.payClaim({ claimId, facts: paid(cents, over) }),
    get: (billId: string) => store.bills.get({ billId, today }),
    sum: () => store.bills.list({ personId: ana.personId, today }).open.map(({ cents }) => cents),
  };
}

function accountInfo(valueString: string) {
  const system = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBSupportingInfoType';
  return { sequence: 1, category: { coding: [{ system, code: 'patientaccountnumber' }] }, valueString };
}

const ofClaim = { claimNumber: 'N1', dueCents: 40_00 };

describe('a bill that was paid elsewhere is not open', () => {
  it('for the claim alone', () => {
    const { ana, save, payClaim, get, sum } = openHousehold();
    const billId = save(ofClaim);
    payClaim(`${ana.connectionId}/c-1`, 40_00);
    expect(get(billId)).toMatchObject({ openCents: 0, verdict: { verdict: 'paid' } });
    expect(sum()).toEqual([]);
  });

  it('for the claim alone, but for what it asks beyond the share', () => {
    const { ana, save, payClaim, get } = openHousehold();
    const billId = save({ ...ofClaim, dueCents: 100_00 });
    payClaim(`${ana.connectionId}/c-1`, 40_00);
    expect(get(billId)).toMatchObject({ openCents: 60_00, verdict: { verdict: 'paid' } });
  });

  it.each(['2026-04-10', '2026-04-20'])('for the paper before, on %s', (paidOn) => {
    const { save, pay, get, sum } = openHousehold();
    const older = save({ ...ofClaim, statementDate: '2026-04-01' });
    const newer = save(ofClaim);
    pay(older, 40_00, { paidOn });
    expect(get(newer)).toMatchObject({ openCents: 0, verdict: { verdict: 'paid' } });
    expect(sum()).toEqual([]);
  });
});

describe('money that is no payment of the bill', () => {
  it('in another currency', () => {
    const { ana, save, pay, payClaim, get } = openHousehold();
    const billId = save(ofClaim);
    pay(billId, 40_00, { currency: 'MXN' });
    payClaim(`${ana.connectionId}/c-1`, 40_00, { currency: 'MXN' });
    expect(get(billId)).toMatchObject({ paidCents: 0, openCents: 40_00, verdict: { verdict: 'match' } });
  });

  it('came back, and nothing says that it was paid: the share is no larger for that', () => {
    const { ana, save, payClaim, get } = openHousehold();
    const billId = save({ ...ofClaim, dueCents: 60_00 });
    payClaim(`${ana.connectionId}/c-1`, -20_00, { way: 'provider', paidOn: '2026-04-02' });
    expect(get(billId).verdict).toMatchObject({ verdict: 'higher', openShareCents: 40_00 });
  });

  it('was paid and given back by the provider: nothing stands beside the comparison', () => {
    const { save, pay, get } = openHousehold();
    const billId = save(ofClaim);
    pay(billId, 40_00);
    pay(billId, -40_00, { way: 'provider' });
    expect(get(billId)).toMatchObject({ openCents: 40_00, verdict: { verdict: 'match', notes: [] } });
  });

  it.each(['plan', 'hsa', 'fsa', 'hra'] as const)('was repaid by %s: the provider keeps it', (way) => {
    const { save, pay, get, sum } = openHousehold();
    const billId = save(ofClaim);
    pay(billId, 40_00);
    pay(billId, -40_00, { way });
    expect(get(billId)).toMatchObject({ paidCents: 40_00, openCents: 0, verdict: { verdict: 'paid' } });
    expect(sum()).toEqual([]);
  });
});

it('the paper that gives way does so in the list and on its own, whatever tells the claim', () => {
  const { store, ana, save, get } = openHousehold();
  const older = save({ ...ofClaim, serviceStart: null, statementDate: '2026-04-01' });
  const newer = save({ accounts: ['HV1'], dueCents: 40_00 });
  const { rows } = store.bills.list({ personId: ana.personId, today });
  expect(rows.find(({ bill }) => bill.id === older)).toMatchObject({ countedBillId: newer, openCents: 0 });
  expect(get(older)).toMatchObject({ countedBillId: newer, openCents: 0 });
});

describe('a bill for several visits', () => {
  const march4 = billLine({ serviceStart: '2026-03-04', account: 'HV1', dueCents: 40_00 });
  const march20 = billLine({ serviceStart: '2026-03-20', account: 'HV2', dueCents: 60_00 });
  const april2 = billLine({ serviceStart: '2026-04-02', dueCents: 60_00 });
  const several = (...lines: BillLine[]) => ({
    accounts: ['HV1'],
    serviceStart: null,
    dueCents: 100_00,
    lines,
  });

  it('is not held against the one claim that is here', () => {
    const { save, get } = openHousehold();
    const billId = save(several(march4, april2));
    expect(get(billId).verdict).toMatchObject({
      verdict: 'several',
      differenceCents: null,
      openShareCents: null,
      claims: [{ evidence: ['account', 'name', 'date'] }],
    });
  });

  it('is not held against the one claim that the person said yes to, and finds the other', () => {
    const { store, ana, save, get } = openHousehold();
    const claimId = `${ana.connectionId}/c-1`;
    const withOpen = save(several(march4, april2));
    const whole = save(several(march4, march20));
    for (const billId of [withOpen, whole]) store.bills.answer({ billId, claimId, isMeant: true });
    expect(get(withOpen).verdict).toMatchObject({ verdict: 'several', openShareCents: null });
    expect(get(whole).verdict).toMatchObject({ verdict: 'several', openShareCents: 100_00 });
  });

  it('once paid is paid, and its money is that of no single claim', () => {
    const { store, ana, save, pay, get } = openHousehold();
    const billId = save(several(march4, march20));
    pay(billId, 30_00);
    expect(get(billId)).toMatchObject({
      openCents: 70_00,
      verdict: { verdict: 'several', openShareCents: 100_00 },
    });
    pay(billId, 70_00);
    expect(get(billId)).toMatchObject({ openCents: 0, verdict: { verdict: 'paid', differenceCents: null } });
    expect(store.bills.claimPayments({ claimId: `${ana.connectionId}/c-1` })).toEqual([]);
  });

  it('that was partly paid before it was printed', () => {
    const { save, pay, get } = openHousehold();
    const billId = save(several(march4, march20));
    pay(billId, 30_00, { paidOn: '2026-04-02' });
    expect(get(billId).verdict).toMatchObject({
      verdict: 'higher',
      differenceCents: 30_00,
      notes: ['not-posted'],
    });
  });

  it('says of a visit without an amount that it agrees only where those with one do', () => {
    const { save, get } = openHousehold();
    const noAmount = { ...march20, dueCents: null };
    const parts = (cents: number) =>
      get(save(several({ ...march4, dueCents: cents }, noAmount))).verdict.parts.map(
        ({ verdict }) => verdict,
      );
    expect(parts(40_00)).toEqual(['match', 'match']);
    expect(parts(90_00)).toEqual(['higher', 'ask']);
  });

  it('gives way to a newer one for the same visits, and to none for others', () => {
    const { store, ana, save, pay, get, sum } = openHousehold();
    const older = save({ ...several(march4, march20), statementDate: '2026-04-01' });
    const newer = save(several(march20, march4));
    const single = save({ ...ofClaim, statementDate: '2026-04-02' });
    expect(get(older)).toMatchObject({ countedBillId: newer, openCents: 0 });
    expect(sum()).toEqual([140_00]);
    expect(get(single).countedBillId).toBeNull();
    pay(newer, 100_00);
    expect(get(older)).toMatchObject({ countedBillId: newer, openCents: 0 });
    expect(sum()).toEqual([40_00]);
    store.bills.setApart({ billId: older, isApart: true });
    expect(store.bills.list({ personId: ana.personId, today }).open).toMatchObject([{ cents: 140_00 }]);
  });

  it('may be a cent off in its sum', () => {
    const { save, get } = openHousehold();
    const billId = save({ ...several(march4, march20), dueCents: 100_01 });
    expect(get(billId).verdict).toMatchObject({ verdict: 'several', notes: ['cents-off'] });
  });

  it('for two people counts what each of them paid', () => {
    const { store, addPerson, save, payClaim, get } = openHousehold();
    const ben = addPerson('ben', [
      { id: 'b-1', number: 'B1', date: '2026-03-20', share: 60, account: 'HV7' },
    ]);
    const bens = { ...march20, account: 'HV7', personId: ben.personId };
    const billId = save(several(march4, bens));
    expect(get(billId).verdict).toMatchObject({ verdict: 'several', openShareCents: 100_00 });
    payClaim(`${ben.connectionId}/b-1`, 60_00, { paidOn: '2026-04-02' });
    expect(get(billId).verdict).toMatchObject({
      verdict: 'higher',
      differenceCents: 60_00,
      openShareCents: 40_00,
    });
    store.connection.erase(ben.connectionId);
    expect(get(billId).verdict).toMatchObject({ verdict: 'several', openShareCents: null });
  });
});

describe('what was paid of a debt after its newest bill was printed, and is written down elsewhere', () => {
  it('for the paper before, is taken off the newer one, and told with it', () => {
    const { save, pay, get, sum } = openHousehold();
    const older = save({ ...ofClaim, statementDate: '2026-04-01' });
    const newer = save(ofClaim);
    pay(older, 15_00, { paidOn: '2026-04-20' });
    expect(get(newer)).toMatchObject({
      ...{ paidCents: 15_00, openCents: 25_00, payments: [{ billId: older, cents: 15_00 }] },
      verdict: { verdict: 'match', notes: ['paid-since'], leftShareCents: 25_00 },
    });
    expect(get(older)).toMatchObject({ countedBillId: newer, openCents: 0, paidCents: 15_00 });
    expect(sum()).toEqual([25_00]);
  });

  it('for the claim alone, is taken off the one bill about it', () => {
    const { ana, save, payClaim, get, sum } = openHousehold();
    const billId = save(ofClaim);
    payClaim(`${ana.connectionId}/c-1`, 15_00);
    expect(get(billId)).toMatchObject({ openCents: 25_00, verdict: { verdict: 'match' } });
    payClaim(`${ana.connectionId}/c-1`, 25_00);
    expect(get(billId)).toMatchObject({ openCents: 0, verdict: { verdict: 'paid' } });
    expect(sum()).toEqual([]);
  });

  it('is taken off where no claim is found, too', () => {
    const { save, pay, get, sum } = openHousehold();
    const other = { biller: 'Elm Dental', accounts: ['E-1'], serviceStart: '2026-02-02', dueCents: 80_00 };
    const older = save({ ...other, statementDate: '2026-03-01' });
    const newer = save(other);
    pay(older, 30_00);
    expect(get(newer)).toMatchObject({ openCents: 50_00, paidCents: 30_00 });
    pay(older, 50_00);
    expect(sum()).toEqual([]);
  });

  it('is taken off the collector’s letter that follows', () => {
    const { save, pay, get, sum } = openHousehold();
    const bill = save({ ...ofClaim, statementDate: '2026-03-20' });
    const letter = save({ ...ofClaim, kind: 'collection', biller: 'North Recovery', billerFor: biller });
    expect(get(bill).countedBillId).toBe(letter);
    pay(bill, 15_00);
    expect(get(letter)).toMatchObject({ openCents: 25_00, verdict: { verdict: 'collection' } });
    pay(letter, 25_00);
    expect(sum()).toEqual([]);
  });

  it('is not taken off again where it was paid before the bill was printed', () => {
    const { save, pay, get, sum } = openHousehold();
    const older = save({ ...ofClaim, statementDate: '2026-04-01' });
    const newer = save({ ...ofClaim, dueCents: 25_00 });
    pay(older, 15_00, { paidOn: '2026-04-10' });
    expect(get(newer)).toMatchObject({ paidCents: 0, openCents: 25_00, verdict: { verdict: 'match' } });
    expect(sum()).toEqual([25_00]);
  });

  it('is taken off none of two bills for one claim', () => {
    const { ana, store, save, payClaim, get } = openHousehold();
    const one = save(ofClaim);
    const two = save({ ...ofClaim, biller: 'ABC Billing', statementDate: '2026-04-13' });
    store.bills.answer({ billId: two, claimId: `${ana.connectionId}/c-1`, isMeant: true });
    store.bills.setApart({ billId: two, isApart: true });
    payClaim(`${ana.connectionId}/c-1`, 15_00);
    expect([get(one).openCents, get(two).openCents]).toEqual([40_00, 40_00]);
    expect([get(one).paidCents, get(two).paidCents]).toEqual([0, 0]);
  });

  it('is all of it where the person counts the older one', () => {
    const { store, save, pay, get, sum } = openHousehold();
    const older = save({ ...ofClaim, statementDate: '2026-04-01' });
    const newer = save({ ...ofClaim, dueCents: 25_00 });
    pay(older, 15_00, { paidOn: '2026-04-10' });
    pay(newer, 10_00, { paidOn: '2026-04-20' });
    expect(sum()).toEqual([15_00]);
    store.bills.chooseCounted({ billId: older, insteadOf: newer });
    expect(get(older)).toMatchObject({ paidCents: 25_00, openCents: 15_00 });
    expect(sum()).toEqual([15_00]);
  });
});

describe('a payment plan', () => {
  const plan = { cents: 10_00, firstOn: '2026-04-15', lastOn: null, ofCents: 40_00, paidBeforeCents: 0 };

  it('goes on where a later statement of the debt comes, and counts what is paid for that', () => {
    const { store, save, pay, get, sum } = openHousehold();
    const planned = save({ ...ofClaim, statementDate: '2026-04-01' });
    store.bills.planInstallments({ billId: planned, plan });
    pay(planned, 10_00, { paidOn: '2026-04-15' });
    const later = save({ ...ofClaim, dueCents: 30_00, statementDate: '2026-04-18' });
    expect(get(later)).toMatchObject({ countedBillId: planned, openCents: 0 });
    pay(later, 10_00, { paidOn: '2026-04-25' });
    expect(get(planned)).toMatchObject({ paidCents: 20_00, openCents: 20_00 });
    expect(sum()).toEqual([20_00]);
    pay(planned, 20_00, { paidOn: '2026-04-26' });
    expect(sum()).toEqual([]);
  });

  it('that is printed on its own bill is asked about beside the bill for the whole', () => {
    const { store, save, get, sum } = openHousehold();
    const whole = save({ ...ofClaim, statementDate: '2026-04-01' });
    const part = save({ ...ofClaim, dueCents: 10_00, installmentsOfCents: 40_00 });
    expect(get(part)).toMatchObject({
      verdict: { verdict: 'second-bill' },
      otherBills: [{ billId: whole, answer: 'asked' }],
    });
    store.bills.setApart({ billId: part, isApart: false });
    expect(sum()).toEqual([40_00]);
  });
});
