/** Two senders that ask for the share of one claim: neither pushes the other out, and the share is counted once. */

import { describe, expect, it } from 'vitest';
import { findOtherBills } from '../../../electron/data/bills/ask/find-other-bills.ts';
import en from '../../../resources/locales/en/bills.json' with { type: 'json' };
import es from '../../../resources/locales/es/bills.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import type { Bill } from '../../../shared/model/bills/bill.ts';
import { agreedVerdicts, type BillRow } from '../../../shared/model/bills/bill-lists.ts';
import { findNextStep } from '../../../shared/words/bill-step.ts';
import { sayBill } from '../../../shared/words/bills.ts';
import { eob, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';
import { billOf } from './bill-and-claim.ts';

const today = '2026-10-01';

type JudgedBill = Pick<BillRow, 'bill' | 'verdict'>;

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
    sumTwice: () => store.bills.list({ personId, today }).open.map(({ twiceCents }) => twiceCents),
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
    const { get, abc, lakeside, confirm, sumMatches, sumOpen, sumTwice } = scene;
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
    expect(sumTwice()).toEqual([32_89]);
  });

  it.each(['en', 'es'] as const)('tells nobody to pay while it asks, in %s', (language) => {
    const { store, get, abc, lakeside, confirm } = openTwo();
    confirm(abc);
    const texts = createTexts('bills', { en, es });
    const t = (key: string, values = {}) =>
      String(texts.getFixedT(language)(key.replace('bills:', ''), values));
    const says = (billId: string) => sayBill(get(billId), { t, money: (cents) => String(cents) }).says;
    const tells = { en: /then pay/, es: /luego pague/ }[language];
    for (const billId of [abc, lakeside]) {
      expect(says(billId)).not.toMatch(tells);
      expect(findNextStep(get(billId))).toBe('answer');
    }
    store.bills.setApart({ billId: abc, isApart: true });
    expect(says(lakeside)).toMatch(tells);
  });

  it('counts the share once where the person says that they are two bills', () => {
    const scene = openTwo();
    const { store, get, abc, lakeside, confirm, sumMatches, sumOpen, sumTwice } = scene;
    confirm(abc);
    store.bills.setApart({ billId: abc, isApart: true });
    expect(sumTwice()).toEqual([0]);
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

describe('several bills about one visit', () => {
  const about = (id: string, points: number, more: Partial<Bill> = {}, visits = ['v']) => {
    const claims = visits.map((claimId) => ({ claimId, points, evidence: [], conflicts: [] }));
    const verdict = {
      verdict: visits.length > 1 ? 'several' : 'match',
      openShareCents: 30_00,
      claims,
      parts: visits.length > 1 ? claims : [],
    };
    return { bill: billOf({ id, biller: `Sender ${id}`, ...more }), verdict } as unknown as JudgedBill;
  };
  const listSeconds = (rows: JudgedBill[]) => {
    const others = findOtherBills(
      rows,
      new Map(),
      (id) => id,
      () => true,
      () => undefined,
    );
    return rows.map(({ bill }) => bill.id).filter((id) => others.get(id)?.isSecond);
  };

  it('leave one that holds the share, where one of them is for all visits', () => {
    const rows = [about('b', 40), about('a', 40, { isForAll: true }, ['v', 'w']), about('c', 90)];
    expect(listSeconds(rows)).toEqual(['a', 'c']);
  });

  it('leave one that holds a share, where bills for several visits overlap', () => {
    const rows = [about('x', 90, {}, ['v', 'w']), about('y', 80, {}, ['v', 'w']), about('z', 85, {}, ['w'])];
    const [x] = rows as [JudgedBill];
    for (const [at, points] of [90, 10].entries()) Object.assign(x.verdict.claims[at] ?? {}, { points });
    expect(listSeconds(rows)).toEqual(['y', 'z']);
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

  it.each([
    ['bills for its provider on another day', 'Lakeside Orthopedic Associates', true],
    ['does not bill for another provider because one doctor treats at both', 'Clear Vision Eye Care', false],
  ])('that was confirmed %s', (_name, provider, isKnown) => {
    const { store, connectionId, personId } = openConnectedStore();
    const doctor = {
      sequence: 1,
      provider: {
        display: 'Kim Nguyen',
        identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' },
      },
    };
    const claim = (id: string, date: string, by: string) => ({
      ...eob({ id, number: id, date, provider: by, share: 30 }),
      careTeam: [doctor],
    });
    storeAll(store, connectionId, [
      claim('c-1', '2026-09-09', 'Lakeside Orthopedic Associates'),
      claim('c-2', '2026-05-19', provider),
    ]);
    store.archive.endPass(connectionId, seenAt);
    const save = (serviceStart: string) => {
      const { id: _, ...facts } = billOf({ personId, biller: 'ABC BILLING', accounts: [], serviceStart });
      return store.bills.save({ billId: null, facts: { ...facts, dueCents: 30_00, lines: [] } }).billId;
    };
    store.bills.answer({ billId: save('2026-09-09'), claimId: `${connectionId}/c-1`, isMeant: true });
    const { claims } = store.bills.get({ billId: save('2026-05-19'), today }).verdict;
    const evidence = claims.flatMap((one) => one.evidence);
    expect(evidence.includes('known-sender')).toBe(isKnown);
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
