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
