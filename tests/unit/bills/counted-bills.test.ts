/** Bills that ask for the same money again are added up once; what only looks alike is added up for itself. */
import { describe, expect, it } from 'vitest';
import { findCountedBills } from '../../../electron/data/bills/ask/find-counted-bills.ts';
import { surePoints } from '../../../electron/data/bills/match/identify-claim.ts';
import type { Bill, Evidence, Verdict } from '../../../shared/model/bills/bill.ts';
import { eob, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';
import { billLine, billOf } from './bill-and-claim.ts';

type Written = Partial<Bill> & {
  verdict?: Verdict;
  claims?: string[];
  paid?: number;
  points?: number;
  evidence?: Evidence[];
};

/** What each bill gives way to, by their places; nothing is known of claims unless it is said. */
function listCounted(...bills: Written[]): (number | null)[] {
  const rows = bills.map(
    ({ verdict = 'no-claim', claims = [], paid = 0, points = 75, evidence = [], ...over }, at) => ({
      bill: billOf({ ...over, id: `b${at}` }),
      installments: null,
      paidCents: paid,
      verdict: {
        verdict,
        notes: [],
        differenceCents: null,
        openShareCents: null,
        leftShareCents: null,
        overpaidCents: null,
        claims: claims.map((claimId) => ({ claimId, points, evidence, conflicts: [] })),
        parts: [],
      },
    }),
  );
  const { counted } = findCountedBills(
    rows,
    (claimId) => claimId,
    () => false,
  );
  return rows.map(({ bill }) => (counted.has(bill.id) ? Number(counted.get(bill.id)?.slice(1)) : null));
}

const may = { statementDate: '2026-05-20' };
const april = { statementDate: '2026-04-20' };
const none = { statementDate: null };
const visitLines = [billLine({ serviceStart: '2026-03-04' }), billLine({ serviceStart: '2026-03-11' })];
const charge = billLine({ serviceStart: '2026-03-04', code: 'X1000', chargeCents: 60_00 });
const stranger: Written = { biller: 'ABC Billing', isApart: false, evidence: ['date'] };
const ofOneClaim: Written = { verdict: 'match', claims: ['c1'], accounts: [] };

describe('a bill that asks again', () => {
  it.each<[string, Written[], (number | null)[]]>([
    ['the next statement of an account and day', [april, may], [1, null]],
    [
      'with two charges of its own kept on the newer one',
      [april, { ...may, lines: [charge, charge] }],
      [1, null],
    ],
    ['written down in the other order', [may, april], [null, 0]],
    ['without a printed day: the one written later', [none, none], [1, null]],
    ['once more, when the first was paid: the paid one', [{ ...none, paid: 50_00 }, none], [null, 0]],
    ['on a later statement, when the first was paid in part', [{ ...april, paid: 10_00 }, may], [1, null]],
    [
      'one paper of no day of care, with a short account number: the one written later',
      [
        { ...may, serviceStart: null, accounts: ['3391'] },
        { ...may, serviceStart: null, accounts: ['3391'], patientName: 'Ana' },
      ],
      [1, null],
    ],
    ['with and without a printed day', [april, none], [null, 0]],
    ['three statements: all give way to the newest', [none, may, april], [1, null, 1]],
    [
      'one bill that is about its claim, and an older one of its day: it gives way to the newest',
      [
        { verdict: 'match', claims: ['c1'], ...april },
        { verdict: 'match', claims: ['c1'], statementDate: '2026-06-20', serviceStart: '2026-03-09' },
        may,
      ],
      [1, null, null],
    ],
    [
      'another spelling of sender and account',
      [april, { ...may, biller: 'HARBOR VALLEY ORTHOPEDICS P.C.', accounts: ['hv 20417'] }],
      [1, null],
    ],
    [
      'two bills that are surely about one claim',
      [
        { ...ofOneClaim, ...april },
        { ...ofOneClaim, ...may, verdict: 'higher' },
      ],
      [1, null],
    ],
    [
      'one that is surely about a claim, and one of the same day of which that is not sure',
      [{ ...ofOneClaim, ...april, accounts: ['HV-20417'] }, may],
      [1, null],
    ],
    [
      'a stranger’s, said to be the same debt: the provider’s is counted, though it is older',
      [
        { ...ofOneClaim, ...april, evidence: ['part-of-name'] },
        { ...ofOneClaim, ...may, ...stranger },
      ],
      [null, 0],
    ],
    [
      'a stranger’s with the account of the provider’s bill: the provider’s is counted',
      [
        { ...ofOneClaim, ...april, accounts: ['HV-1'], evidence: ['account', 'name'] },
        { ...ofOneClaim, ...may, accounts: ['HV-1'], biller: 'ABC Billing', evidence: ['account'] },
      ],
      [null, 0],
    ],
    [
      'of a sender known for the provider: the newer one is counted',
      [
        { ...ofOneClaim, ...april, evidence: ['name'] },
        { ...ofOneClaim, ...may, ...stranger, evidence: ['known-sender'] },
      ],
      [1, null],
    ],
    [
      'two strangers’: the newer one is counted',
      [
        { ...ofOneClaim, ...april, biller: 'XYZ Billing' },
        { ...ofOneClaim, ...may, ...stranger },
      ],
      [1, null],
    ],
    [
      'two statements of the provider and a stranger’s between: the newest of the provider is counted',
      [
        { ...ofOneClaim, ...april, evidence: ['name'] },
        { ...ofOneClaim, ...may, ...stranger },
        { ...ofOneClaim, statementDate: '2026-06-20', isApart: false, evidence: ['name'] },
      ],
      [2, 2, null],
    ],
    [
      'the letter of a collector that is just sure of that claim',
      [
        { ...ofOneClaim, ...april },
        {
          ...may,
          accounts: [],
          kind: 'collection',
          verdict: 'collection',
          claims: ['c1'],
          points: surePoints,
        },
      ],
      [1, null],
    ],
    [
      'the letter of a collector about that claim',
      [
        { ...ofOneClaim, ...april },
        {
          ...may,
          kind: 'collection',
          biller: 'Northgate Recovery',
          verdict: 'collection',
          claims: ['c1'],
          accounts: [],
        },
      ],
      [1, null],
    ],
  ])('%s', (_, bills, expected) => {
    expect(listCounted(...bills)).toEqual(expected);
  });

  it.each<[string, Written[]]>([
    ['another day of service', [april, { ...may, serviceStart: '2026-03-18' }]],
    [
      'no day of service',
      [
        { ...april, serviceStart: null },
        { ...may, serviceStart: null },
      ],
    ],
    ['another account', [april, { ...may, accounts: ['HV-20418'] }]],
    [
      'no account',
      [
        { ...april, accounts: [] },
        { ...may, accounts: [] },
      ],
    ],
    [
      'an account that says nothing',
      [
        { ...april, accounts: ['0'] },
        { ...may, accounts: ['0'] },
      ],
    ],
    [
      'visits of several days, of which nothing is known',
      [
        { ...april, lines: visitLines },
        { ...may, lines: [] },
      ],
    ],
    ['another sender', [april, { ...may, biller: 'Harbor Valley Imaging' }]],
    ['another person', [april, { ...may, personId: 'ben' }]],
    ['another currency', [april, { ...may, currency: 'CAD' }]],
    [
      'surely about two claims, with one account and day',
      [
        { ...april, verdict: 'match', claims: ['c1'] },
        { ...may, verdict: 'match', claims: ['c2'] },
      ],
    ],
    [
      'perhaps about one claim',
      [
        { ...ofOneClaim, ...april },
        { ...ofOneClaim, ...may, verdict: 'ask' },
      ],
    ],
    [
      'a collector who may mean either of two claims',
      [
        { ...ofOneClaim, ...april },
        { ...may, accounts: [], kind: 'collection', verdict: 'collection', claims: ['c1', 'c2'] },
      ],
    ],
    [
      'a collector of whose claim nothing is known',
      [
        { ...ofOneClaim, ...april },
        { ...may, accounts: [], kind: 'collection', verdict: 'collection' },
      ],
    ],
    [
      'a collector who may mean that claim',
      [
        { ...ofOneClaim, ...april },
        { ...may, accounts: [], kind: 'collection', verdict: 'collection', claims: ['c1'], points: 40 },
      ],
    ],
    [
      'installments',
      [
        { ...april, installmentsOfCents: 400_00 },
        { ...may, installmentsOfCents: 400_00 },
      ],
    ],
    ['a receipt', [april, { ...may, kind: 'receipt' }]],
    ['an estimate', [{ ...april, kind: 'estimate' }, may]],
    ['a credit', [april, { ...may, dueCents: -25_00 }]],
    ['nothing due', [april, { ...may, dueCents: 0 }]],
    ['called two bills', [{ ...april, isApart: true }, may]],
  ])('never: %s', (_, bills) => {
    expect(listCounted(...bills)).toEqual(bills.map(() => null));
  });
});

it('of two statements for one claim, the newer is added up, whoever is asked, until the person says that they are two', () => {
  const { store, connectionId, personId } = openConnectedStore();
  storeAll(store, connectionId, [
    eob({ id: 'c-1', number: 'N1', date: '2026-03-04', provider: 'Rainier Family Clinic', share: 30 }),
  ]);
  store.archive.endPass(connectionId, seenAt);
  const today = '2026-05-01';
  const save = (over: Partial<Bill>) => {
    const { id: _, ...facts } = billOf({
      personId,
      biller: 'Rainier Family Clinic',
      claimNumber: 'N1',
      accounts: [],
      dueCents: 30_00,
      ...over,
    });
    return store.bills.save({ billId: null, facts }).billId;
  };
  const [older, newer] = [save({ statementDate: '2026-04-01' }), save({ statementDate: '2026-04-28' })];
  const sum = () => store.bills.list({ personId, today }).open;
  expect(sum()).toMatchObject([{ currency: 'USD', cents: 30_00, bills: 1 }]);
  expect(store.bills.get({ billId: older, today })).toMatchObject({ countedBillId: newer, openCents: 0 });
  expect(store.bills.get({ billId: newer, today })).toMatchObject({
    countedBillId: null,
    otherBills: [],
    openCents: 30_00,
  });
  // The person keeps the older one, and then the newer one again.
  store.bills.chooseCounted({ billId: older, insteadOf: newer });
  expect(store.bills.get({ billId: newer, today })).toMatchObject({ countedBillId: older, openCents: 0 });
  expect(store.bills.get({ billId: older, today })).toMatchObject({ countedBillId: null, openCents: 30_00 });
  expect(sum()).toMatchObject([{ cents: 30_00, bills: 1 }]);
  store.bills.chooseCounted({ billId: newer, insteadOf: older });
  expect(store.bills.get({ billId: older, today }).countedBillId).toBe(newer);
  store.bills.chooseCounted({ billId: newer, insteadOf: null });
  store.bills.setApart({ billId: older, isApart: true });
  expect(sum()).toMatchObject([{ currency: 'USD', cents: 60_00, bills: 2 }]);
  store.bills.setApart({ billId: older, isApart: false });
  expect(sum()).toMatchObject([{ currency: 'USD', cents: 30_00, bills: 1 }]);
  store.bills.remove({ billId: newer });
  expect(store.bills.get({ billId: older, today })).toMatchObject({
    countedBillId: null,
    otherBills: [],
    openCents: 30_00,
  });
});

describe('the bill that the person chose of several for one debt', () => {
  const open = () => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [
      eob({ id: 'c-1', number: 'N1', date: '2026-03-04', provider: 'Rainier Family Clinic', share: 30 }),
    ]);
    store.archive.endPass(connectionId, seenAt);
    const today = '2026-05-20';
    const save = (statementDate: string | null, over: Partial<Bill> = {}) => {
      const { id: _, ...facts } = billOf({
        ...{ personId, biller: 'Rainier Family Clinic', claimNumber: 'N1', accounts: [], dueCents: 30_00 },
        ...{ statementDate, ...over },
      });
      return store.bills.save({ billId: null, facts }).billId;
    };
    const get = (billId: string) => {
      const { countedBillId, chosenBillId, openCents } = store.bills.get({ billId, today });
      return { countedBillId, chosenBillId, openCents };
    };
    const first = save('2026-03-10');
    const second = save('2026-04-10');
    store.bills.chooseCounted({ billId: first, insteadOf: second });
    expect(get(first)).toEqual({ countedBillId: null, chosenBillId: first, openCents: 30_00 });
    return { store, save, get, first, second, personId, today };
  };

  it('gives way to a statement that comes later, which says so, until one of them is chosen', () => {
    const { store, save, get, first, second, personId, today } = open();
    const third = save('2026-05-10');
    const sum = () => store.bills.list({ personId, today }).open.map(({ cents, bills }) => [cents, bills]);
    expect(get(third)).toEqual({ countedBillId: null, chosenBillId: first, openCents: 30_00 });
    expect(get(first)).toEqual({ countedBillId: third, chosenBillId: null, openCents: 0 });
    expect(get(second)).toMatchObject({ countedBillId: third });
    expect(sum()).toEqual([[30_00, 1]]);
    // Kept: nothing is asked any more.
    store.bills.chooseCounted({ billId: third, insteadOf: first });
    expect(get(third)).toEqual({ countedBillId: null, chosenBillId: null, openCents: 30_00 });
    // The earlier one, all the same.
    store.bills.chooseCounted({ billId: first, insteadOf: third });
    expect(get(first)).toEqual({ countedBillId: null, chosenBillId: first, openCents: 30_00 });
    expect(get(third)).toMatchObject({ countedBillId: first });
    expect(sum()).toEqual([[30_00, 1]]);
  });

  it('stays where an older statement is written down, and one is always counted', () => {
    const { save, get, first } = open();
    for (const day of ['2026-02-10', null]) expect(get(save(day))).toMatchObject({ countedBillId: first });
    expect(get(first)).toMatchObject({ countedBillId: null, chosenBillId: first });
    const between = save('2026-03-20');
    expect(get(between)).toMatchObject({ countedBillId: null, chosenBillId: first, openCents: 30_00 });
  });

  it.each<[string, (parts: ReturnType<typeof open>) => void]>([
    ['deleted', ({ store, second }) => store.bills.remove({ billId: second })],
    ['called another debt', ({ store, second }) => store.bills.setApart({ billId: second, isApart: true })],
    ['chosen no more', ({ store, first }) => store.bills.chooseCounted({ billId: first, insteadOf: null })],
  ])('is said no more once the other one is %s', (_, change) => {
    const parts = open();
    change(parts);
    expect(parts.get(parts.first).chosenBillId).toBeNull();
  });

  it('is forgotten with it: what comes later is counted as ever', () => {
    const { store, save, get, first, second } = open();
    store.bills.remove({ billId: first });
    expect(get(second)).toEqual({ countedBillId: null, chosenBillId: null, openCents: 30_00 });
    const older = save('2026-04-01');
    expect(get(older)).toMatchObject({ countedBillId: second });
    expect(get(second)).toEqual({ countedBillId: null, chosenBillId: null, openCents: 30_00 });
  });
});
