/** What is left to pay of a bill, and which bills a person's answers and payments reach, over a real database. */
import { describe, expect, it } from 'vitest';
import type { Bill } from '../../../shared/model/bills/bill.ts';
import { type EobFacts, eob, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';
import { billLine, billOf } from './bill-and-claim.ts';

const today = '2026-05-01';
const provider = 'Rainier Family Clinic';

/** Bills of a person whose plan sent these claims; of March 4 with a share of $40.00 where nothing else is said. */
function openBills(claims: (EobFacts & { more?: object })[] = [{}]) {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  storeAll(
    store,
    connectionId,
    claims.map(({ more, ...facts }, at) => ({
      ...eob({ id: `c-${at + 1}`, number: `N${at + 1}`, date: '2026-03-04', provider, share: 40, ...facts }),
      ...more,
    })),
  );
  store.archive.endPass(connectionId, seenAt);
  const save = (changes: Partial<Bill> = {}) => {
    const usual = { biller: provider, claimNumber: 'N1', accounts: [], dueCents: 40_00, statementDate: null };
    const { id: _, ...facts } = billOf({ personId, ...usual, ...changes });
    return store.bills.save({ billId: null, facts }).billId;
  };
  const paid = { currency: 'USD', paidOn: '2026-04-20', way: 'card', note: '' } as const;
  return {
    ...opened,
    save,
    pay: (billId: string, cents: number) => store.bills.pay({ billId, facts: { ...paid, cents } }),
    payClaim: (number: number, cents: number) =>
      store.bills.payClaim({ claimId: `${connectionId}/c-${number}`, facts: { ...paid, cents } }),
    answer: (billId: string, number: number, isMeant: boolean | null) =>
      store.bills.answer({ billId, claimId: `${connectionId}/c-${number}`, isMeant }),
    get: (billId: string) => store.bills.get({ billId, today }),
  };
}

const total = (code: string, value: number) => {
  const system = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication';
  return { category: { coding: [{ system, code }] }, amount: { value, currency: 'USD' } };
};

describe('nothing is open', () => {
  it.each<[string, Partial<Bill>]>([
    ['of a receipt', { kind: 'receipt' }],
    ['of an estimate', { kind: 'estimate' }],
    ['of what a plan explains', { kind: 'explanation' }],
    ['of a credit', { dueCents: -5_00 }],
  ])('%s', (_, changes) => {
    const { save, get } = openBills();
    expect(get(save(changes)).openCents).toBe(0);
  });

  it('of a share that the person paid, a part of it as the plan says', () => {
    const { claim } = { claim: eob({ share: 40 }) };
    const more = { total: [...(claim['total'] as object[]), total('paidbypatient', 30)] };
    const { save, payClaim, get } = openBills([{ more }]);
    const billId = save();
    payClaim(1, 10_00);
    expect(get(billId)).toMatchObject({ verdict: { verdict: 'paid' }, openCents: 0 });
  });
});

describe('what is open', () => {
  it('of too large a bill is less by all that was paid for its claim, and by nothing that was paid for another', () => {
    const { save, payClaim, get } = openBills([{}, { date: '2026-03-20' }]);
    const billId = save({ dueCents: 100_00 });
    payClaim(2, 90_00);
    expect(get(billId).openCents).toBe(100_00);
    payClaim(1, 55_00);
    expect(get(billId)).toMatchObject({ verdict: { verdict: 'paid' }, openCents: 45_00 });
  });

  it('of a bill that says no more than its sender and its amount is all of it', () => {
    const { save, pay, get } = openBills();
    const billId = save({ biller: 'Elm', claimNumber: null, serviceStart: null });
    expect(get(billId)).toMatchObject({ openCents: 40_00, verdict: { verdict: 'no-claim' } });
    pay(billId, 15_00);
    expect(get(billId)).toMatchObject({ openCents: 25_00, paidCents: 15_00 });
  });
});

describe('what the person said of a claim', () => {
  it('rules out that claim and no other', () => {
    const { save, answer, get } = openBills([{}, { date: '2026-03-20' }]);
    const billId = save({ claimNumber: 'N2', serviceStart: '2026-03-20' });
    answer(billId, 1, false);
    expect(get(billId).claims).toMatchObject([{ claimNumber: 'N2' }]);
    answer(billId, 2, false);
    expect(get(billId).claims).toEqual([]);
  });

  it('takes the place of an earlier yes, and leaves an earlier no', () => {
    const { db, save, answer } = openBills([{}, { date: '2026-03-20' }, { date: '2026-03-25' }]);
    const billId = save({ claimNumber: null });
    const kept = () =>
      db
        .prepare<[], { id: string; isMeant: number }>(
          'SELECT claim_id AS id, is_meant AS isMeant FROM bill_answer ORDER BY claim_id',
        )
        .all()
        .map(({ id, isMeant }) => [id.split('/')[1], isMeant]);
    answer(billId, 1, true);
    answer(billId, 2, false);
    expect(kept()).toEqual([
      ['c-1', 1],
      ['c-2', 0],
    ]);
    answer(billId, 3, true);
    expect(kept()).toEqual([
      ['c-2', 0],
      ['c-3', 1],
    ]);
    answer(billId, 1, false);
    expect(kept()).toEqual([
      ['c-1', 0],
      ['c-2', 0],
      ['c-3', 1],
    ]);
    answer(billId, 3, null);
    expect(kept()).toEqual([
      ['c-1', 0],
      ['c-2', 0],
    ]);
  });

  it('tells for whom a sender bills by one of several names on the claim, and by no other name', () => {
    const facility = { facility: { display: 'Harbor Campus' } };
    const { save, answer, get } = openBills([
      {},
      { date: '2026-03-20', more: facility },
      { date: '2026-04-02', provider: 'Somebody Else' },
    ]);
    const medibill = { biller: 'Medibill Partners', claimNumber: null };
    answer(save(medibill), 1, true);
    const evidenceOf = (serviceStart: string) =>
      get(save({ ...medibill, serviceStart })).verdict.claims.map(({ evidence }) => evidence);
    expect(evidenceOf('2026-03-20')).toEqual([['known-sender', 'date', 'open-share']]);
    // Under the other name only the day and the open share speak, which is a question.
    expect(evidenceOf('2026-04-02')).toEqual([['date', 'open-share']]);
  });
});

it('a bill tells that its claim was replaced, by one with the same share too', () => {
  const related = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'N1' } }];
  const { save, get } = openBills([{}, { related, created: '2026-03-10' }]);
  expect(get(save()).verdict).toMatchObject({ verdict: 'match', notes: ['was-replaced'] });
});

describe('what was paid for a bill', () => {
  it('of which one visit has no claim is paid for none', () => {
    const { store, connectionId, save, pay } = openBills();
    const lines = [billLine({ serviceStart: '2026-03-04' }), billLine({ serviceStart: '2026-04-02' })];
    pay(save({ lines }), 40_00);
    expect(store.bills.claimPayments({ claimId: `${connectionId}/c-1` })).toEqual([]);
  });

  it('of which two visits of one day are two claims is paid for none', () => {
    const account = (valueString: string) => ({
      supportingInfo: [
        { sequence: 1, category: { coding: [{ code: 'patientaccountnumber' }] }, valueString },
      ],
    });
    const { store, personId, connectionId, save, pay } = openBills([
      { more: account('HV1') },
      { more: account('HV2') },
    ]);
    const lines = ['HV1', 'HV2'].map((number) => billLine({ serviceStart: '2026-03-04', account: number }));
    const billId = save({ accounts: ['HV1'], lines, dueCents: 80_00 });
    expect(store.bills.get({ billId, today }).verdict).toMatchObject({
      verdict: 'several',
      claims: [{}, {}],
    });
    pay(billId, 40_00);
    expect(store.bills.claimPayments({ claimId: `${connectionId}/c-1` })).toEqual([]);
    expect(store.bills.paidClaims({ personId })).toEqual([]);
  });

  it('for a claim that tells no more than its year is in no month', () => {
    const { store, personId, payClaim } = openBills([{ date: '2026' }, { date: '2026-03' }]);
    payClaim(1, 40_00);
    payClaim(2, 40_00);
    expect(store.bills.paidClaims({ personId }).map(({ month }) => month)).toEqual([null, '2026-03']);
  });
});

describe('what an example is made of', () => {
  it('stays part of it when it is written anew; what the person adds to it does not become so', () => {
    const { db, store, personId, save, pay } = openBills();
    const [own, example] = [save(), save({ isExample: true } as Partial<Bill>)];
    const { id: _, ...facts } = billOf({ personId });
    for (const billId of [own, example]) {
      store.bills.save({ billId, facts });
      pay(billId, 1_00);
    }
    const marked = (table: string) =>
      db.prepare(`SELECT facts ->> '$.isExample' FROM ${table} ORDER BY rowid`).pluck().all();
    expect(marked('bill')).toEqual([null, 1]);
    expect(marked('payment')).toEqual([null, null]);
  });
});

it('a bill tells whether its file is kept with it', () => {
  const { store, personId, save } = openBills();
  const billId = save();
  const { id: _, ...facts } = billOf({ personId });
  const file = {
    facts: { name: 'bill.png', mediaType: 'image/png', bytes: 3, pages: 1 } as const,
    bytes: new Uint8Array(3),
  };
  const withFile = store.bills.save({ billId: null, facts, scan: file }).billId;
  const { rows } = store.bills.list({ personId, today });
  const kept = new Map(rows.map(({ bill, hasScan }) => [bill.id, hasScan]));
  expect([kept.get(billId), kept.get(withFile)]).toEqual([false, true]);
});
