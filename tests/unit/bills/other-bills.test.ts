/** Two senders that ask for the share of one claim: neither pushes the other out, and the share is counted once. */
import { describe, expect, it } from 'vitest';
import type { Bill } from '../../../shared/model/bills/bill.ts';
import { agreedVerdicts } from '../../../shared/model/bills/bill-lists.ts';
import { eob, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';
import { billOf } from './bill-and-claim.ts';

const today = '2026-10-01';

/** A claim of September 9, $32.89 of it the person's, and bills about it. */
function openStore() {
  const { store, connectionId, personId } = openConnectedStore();
  storeAll(store, connectionId, [
    eob({
      id: 'c-1',
      number: 'N1',
      date: '2026-09-09',
      provider: 'Lakeside Orthopedic Associates',
      share: 32.89,
    }),
  ]);
  store.archive.endPass(connectionId, seenAt);
  const claimId = `${connectionId}/c-1`;
  const get = (billId: string) => store.bills.get({ billId, today });
  return {
    store,
    get,
    save(biller: string, over: Partial<Bill> = {}) {
      const { id: _, ...facts } = billOf({
        personId,
        biller,
        accounts: [],
        serviceStart: '2026-09-09',
        statementDate: '2026-09-20',
        dueCents: 32_89,
        ...over,
      });
      return store.bills.save({ billId: null, facts }).billId;
    },
    confirm: (billId: string) => store.bills.answer({ billId, claimId, isMeant: true }),
    pay: (billId: string, cents: number) =>
      store.bills.pay({
        billId,
        facts: { cents, currency: 'USD', paidOn: '2026-09-25', way: 'card', note: '' },
      }),
    /** What "Matches your share" adds up to. */
    sumMatches() {
      const { rows } = store.bills.list({ personId, today });
      return rows
        .filter(({ verdict }) => agreedVerdicts.has(verdict.verdict))
        .reduce((sum, { openCents }) => sum + openCents, 0);
    },
    sumOpen: () => store.bills.list({ personId, today }).open.map(({ cents }) => cents),
  };
}

function openTwo() {
  const scene = openStore();
  const lakeside = scene.save('LAKESIDE ORTHO ASSOC');
  scene.confirm(lakeside);
  const abc = scene.save('ABC BILLING', { statementDate: '2026-09-28' });
  return { ...scene, lakeside, abc };
}

const verdictOf = (scene: ReturnType<typeof openTwo>, billId: string) => scene.get(billId).verdict.verdict;

describe('a bill whose claim another sender asks for already', () => {
  it('says so before the yes', () => {
    const { get, abc, lakeside } = openTwo();
    expect(get(abc)).toMatchObject({
      verdict: { verdict: 'ask' },
      otherBills: [
        { billId: lakeside, biller: 'LAKESIDE ORTHO ASSOC', dueCents: 32_89, answer: null, isLater: false },
      ],
    });
    expect(get(lakeside)).toMatchObject({ verdict: { verdict: 'match' }, otherBills: [] });
  });

  it('names the claim that is meant', () => {
    const { get, abc } = openTwo();
    expect(get(abc).otherBills.map(({ claims }) => claims)).toEqual([
      [{ provider: 'Lakeside Orthopedic Associates', day: '2026-09-09' }],
    ]);
  });

  it('asks after the yes whether both are one debt, on both pages; the first one goes on counting', () => {
    const scene = openTwo();
    const { get, abc, lakeside, confirm, sumMatches, sumOpen } = scene;
    confirm(abc);
    expect(get(abc)).toMatchObject({
      verdict: { verdict: 'second-bill' },
      countedBillId: null,
      openCents: 32_89,
      otherBills: [{ billId: lakeside, answer: 'asked', saidOf: abc, isLater: false }],
    });
    expect(get(lakeside)).toMatchObject({
      verdict: { verdict: 'match' },
      countedBillId: null,
      openCents: 32_89,
      otherBills: [{ billId: abc, answer: 'asked', saidOf: abc, isLater: true }],
    });
    expect(sumMatches()).toBe(32_89);
    expect(sumOpen()).toEqual([65_78]);
  });

  it('counts the share once where the person says that they are two bills', () => {
    const scene = openTwo();
    const { store, get, abc, lakeside, confirm, sumMatches, sumOpen } = scene;
    confirm(abc);
    store.bills.setApart({ billId: abc, isApart: true });
    expect(sumMatches()).toBe(32_89);
    expect(sumOpen()).toEqual([65_78]);
    for (const billId of [abc, lakeside])
      expect(get(billId)).toMatchObject({
        otherBills: [{ answer: 'two' }],
        verdict: { leftShareCents: 32_89 },
      });
    store.bills.setApart({ billId: abc, isApart: null });
    expect(get(abc).otherBills).toMatchObject([{ answer: 'asked' }]);
  });

  it('is put away for the bill of the claim’s provider where the person says that they are one debt', () => {
    const scene = openTwo();
    const { store, get, abc, lakeside, confirm, sumOpen } = scene;
    confirm(abc);
    store.bills.setApart({ billId: abc, isApart: false });
    expect(get(abc)).toMatchObject({ countedBillId: lakeside, openCents: 0, otherBills: [] });
    expect(get(lakeside)).toMatchObject({
      countedBillId: null,
      openCents: 32_89,
      otherBills: [],
      verdict: { verdict: 'match' },
    });
    expect(sumOpen()).toEqual([32_89]);
    store.bills.setApart({ billId: abc, isApart: true });
    expect(get(abc)).toMatchObject({
      countedBillId: null,
      otherBills: [{ billId: lakeside, answer: 'two' }],
    });
  });

  it('holds the share where more speaks for it, also when it was written down later', () => {
    const scene = openStore();
    const abc = scene.save('ABC BILLING');
    const lakeside = scene.save('Lakeside Orthopedic Associates');
    for (const billId of [abc, lakeside]) scene.confirm(billId);
    expect(scene.get(abc).verdict.verdict).toBe('second-bill');
    expect(scene.get(lakeside).verdict.verdict).toBe('match');
  });

  it('agrees for all pages and the list alike', () => {
    const scene = openTwo();
    scene.confirm(scene.abc);
    const personId = scene.get(scene.abc).bill.personId;
    const { rows } = scene.store.bills.list({ personId, today });
    for (const { bill, verdict, otherBills } of rows)
      expect(scene.get(bill.id)).toMatchObject({ verdict, otherBills });
  });
});

describe('a newer bill of the same sender', () => {
  it('stands for the older one without a question', () => {
    const scene = openStore();
    const older = scene.save('LAKESIDE ORTHO ASSOC');
    scene.confirm(older);
    const newer = scene.save('Lakeside Orthopedic Associates', { statementDate: '2026-09-28' });
    scene.confirm(newer);
    expect(scene.get(older)).toMatchObject({ countedBillId: newer, otherBills: [] });
    expect(verdictOf({ ...scene, lakeside: older, abc: newer }, newer)).toBe('match');
  });
});

describe('a sender', () => {
  it('is not one that was confirmed before by the yes to this bill', () => {
    const scene = openStore();
    const abc = scene.save('ABC BILLING');
    scene.confirm(abc);
    expect(scene.get(abc).verdict.claims[0]?.evidence).not.toContain('known-sender');
  });

  it('is one that was confirmed before by the yes to an earlier bill', () => {
    const scene = openStore();
    const first = scene.save('ABC BILLING', { serviceStart: null });
    scene.confirm(first);
    const second = scene.save('ABC BILLING');
    scene.confirm(second);
    expect(scene.get(second).verdict.claims[0]?.evidence).toContain('known-sender');
    expect(scene.get(first).verdict.claims[0]?.evidence).not.toContain('known-sender');
  });
});

describe('what is left of the share', () => {
  it('is without what was paid for the bill', () => {
    const scene = openStore();
    const billId = scene.save('LAKESIDE ORTHO ASSOC', { dueCents: 132_89 });
    scene.confirm(billId);
    scene.pay(billId, 20_00);
    expect(scene.get(billId).verdict).toMatchObject({
      verdict: 'higher',
      differenceCents: 100_00,
      openShareCents: 32_89,
      leftShareCents: 12_89,
    });
    scene.pay(billId, 12_89);
    expect(scene.get(billId).verdict).toMatchObject({ verdict: 'higher', leftShareCents: 0 });
  });

  it('is without a printed installment that was paid', () => {
    const scene = openStore();
    const billId = scene.save('LAKESIDE ORTHO ASSOC', { dueCents: 10_00, installmentsOfCents: 32_89 });
    scene.confirm(billId);
    planInstallments(scene, billId);
    scene.pay(billId, 10_00);
    expect(scene.get(billId).verdict).toMatchObject({ verdict: 'plan-part', leftShareCents: 22_89 });
  });
});

function planInstallments(scene: ReturnType<typeof openStore>, billId: string): void {
  scene.store.bills.planInstallments({
    billId,
    plan: { cents: 10_00, ofCents: 32_89, firstOn: '2026-10-15', lastOn: null, paidBeforeCents: 0 },
  });
}
