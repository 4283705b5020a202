/** A bill that is paid month by month: which payments there are, which are paid, which is next. */
import { describe, expect, it } from 'vitest';
import { requests } from '../../../shared/ipc/contract.ts';
import type { BillRow } from '../../../shared/model/bills/bill-lists.ts';
import type { InstallmentPlan } from '../../../shared/model/bills/installments.ts';
import { pickAskedBills } from '../../../shared/words/ask/asked-bills.ts';
import {
  computeRest,
  computeUnplanned,
  findDueCents,
  findDueDay,
  findNextInstallment,
  listInstallments,
  splitEvenly,
  sumLater,
} from '../../../shared/words/installments.ts';
import { eob, later, openConnectedStore, storeAll } from '../archive/records.ts';
import { billOf } from './bill-and-claim.ts';

/** $120.00 in four payments of $30.00. */
const plan = (changes: Partial<InstallmentPlan> = {}): InstallmentPlan => ({
  cents: 30_00,
  firstOn: '2026-05-15',
  lastOn: null,
  ofCents: 120_00,
  paidBeforeCents: 0,
  ...changes,
});
const days = (changes: Partial<InstallmentPlan>) =>
  listInstallments(plan(changes), 0).map(({ dueOn }) => dueOn);
const amounts = (changes: Partial<InstallmentPlan>) =>
  listInstallments(plan(changes), 0).map(({ cents }) => cents);

describe('the payments', () => {
  it.each<[string, Partial<InstallmentPlan>, number[]]>([
    ['are equal where the amount divides', {}, [30_00, 30_00, 30_00, 30_00]],
    ['end with a smaller one', { cents: 50_00 }, [50_00, 50_00, 20_00]],
    ['are one where it covers all', { cents: 200_00 }, [120_00]],
    ['end on the last day', { lastOn: '2026-07-15' }, [30_00, 30_00, 30_00]],
    ['do not begin after the last day', { lastOn: '2026-05-01' }, []],
  ])('%s', (_, changes, cents) => {
    expect(amounts(changes)).toEqual(cents);
  });

  it('fall on one day of the month, on its last where there is no such day', () => {
    expect(days({ firstOn: '2026-11-30' })).toEqual(['2026-11-30', '2026-12-30', '2027-01-30', '2027-02-28']);
    expect(days({ firstOn: '2026-01-31' })).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
  });

  it.each([
    [862_10, 6, [143_69, 143_69, 143_69, 143_69, 143_69, 143_65]],
    [100_00, 3, [33_34, 33_34, 33_32]],
    [120_00, 1, [120_00]],
  ])('are as many as the person says, and make the whole: %d in %d', (ofCents, count, expected) => {
    const cents = splitEvenly(ofCents, count);
    expect(amounts({ cents: cents ?? 1, ofCents })).toEqual(expected);
  });

  it.each([0, -2, 2.5, Number.NaN, 601, 7])('cannot be so many of nine cents: %d', (count) => {
    expect(splitEvenly(9, count)).toBeNull();
  });

  it('are never more than a list can be', () => {
    expect(listInstallments(plan({ cents: 1, ofCents: 1e9 }), 0)).toHaveLength(600);
  });

  it('leave a rest where the months end before', () => {
    expect(computeUnplanned(plan({ lastOn: '2026-07-15' }))).toBe(30_00);
    expect(computeUnplanned(plan())).toBe(0);
  });
});

describe('what was paid', () => {
  const state = (paidCents: number, changes: Partial<InstallmentPlan> = {}) =>
    listInstallments(plan(changes), paidCents).map((one) => one.paidCents);

  it.each<[string, number, Partial<InstallmentPlan>, number[]]>([
    ['nothing', 0, {}, [0, 0, 0, 0]],
    ['one and a part', 45_00, {}, [30_00, 15_00, 0, 0]],
    ['all', 120_00, {}, [30_00, 30_00, 30_00, 30_00]],
    ['more than all', 500_00, {}, [30_00, 30_00, 30_00, 30_00]],
    ['only what was paid before', 40_00, { paidBeforeCents: 40_00 }, [0, 0, 0, 0]],
    ['after what was paid before', 70_00, { paidBeforeCents: 40_00 }, [30_00, 0, 0, 0]],
    ['less than before, as money came back', 20_00, { paidBeforeCents: 40_00 }, [0, 0, 0, 0]],
  ])('%s', (_, paid, changes, expected) => {
    expect(state(paid, changes)).toEqual(expected);
  });

  it('says which is next, and what is left', () => {
    expect(findNextInstallment(plan(), 45_00)).toEqual({
      dueOn: '2026-06-15',
      cents: 30_00,
      paidCents: 15_00,
    });
    expect(findNextInstallment(plan(), 120_00)).toBeNull();
    expect([computeRest(plan(), 0), computeRest(plan(), 45_00), computeRest(plan(), 500_00)]).toEqual([
      120_00, 75_00, 0,
    ]);
  });

  it('moves the day on which the bill is due; without a plan it is the day of the paper', () => {
    const row = { bill: billOf({ dueDate: '2026-05-01' }), paidCents: 30_00 };
    expect(findDueDay({ ...row, installments: plan() })).toBe('2026-06-15');
    expect(findDueDay({ ...row, paidCents: 120_00, installments: plan() })).toBe('2026-05-01');
    expect(findDueDay({ ...row, installments: null })).toBe('2026-05-01');
  });
});

describe('over a real database', () => {
  const today = '2026-05-20';
  function open(facts: Partial<ReturnType<typeof billOf>> = {}) {
    const opened = openConnectedStore();
    const { store, personId } = opened;
    const { id: _, ...bill } = billOf({
      personId,
      biller: 'Elm Street Dental',
      dueDate: '2026-05-01',
      ...facts,
    });
    const { billId } = store.bills.save({ billId: null, facts: bill });
    const pay = (cents: number) =>
      store.bills.pay({
        billId,
        facts: { cents, currency: 'USD', paidOn: '2026-05-15', way: 'card', note: '' },
      });
    return { ...opened, bill, billId, pay, get: () => store.bills.get({ billId, today }) };
  }

  it('the plan stays when the bill is changed, counts payments, and is forgotten', () => {
    const { store, bill, billId, pay, get } = open();
    expect(get()).toMatchObject({ installments: null, openCents: 120_00 });
    store.bills.planInstallments({ billId, plan: plan() });
    store.bills.save({ billId, facts: { ...bill, biller: 'Elm Street Dentists' } });
    pay(30_00);
    expect(get()).toMatchObject({
      installments: plan(),
      openCents: 90_00,
      bill: { biller: 'Elm Street Dentists', dueCents: 120_00 },
    });
    expect(Object.keys(get().bill)).not.toContain('installments');
    expect(requests['bills.get'].output.parse(get())).toEqual(get());
    store.bills.planInstallments({ billId, plan: null });
    expect(get()).toMatchObject({ installments: null, openCents: 90_00 });
  });

  it('a bill that is one installment stays open until the whole is paid', () => {
    const { store, billId, pay, get } = open({ dueCents: 30_00, installmentsOfCents: 120_00 });
    store.bills.planInstallments({ billId, plan: plan() });
    pay(30_00);
    expect(get().openCents).toBe(90_00);
    pay(90_00);
    expect(get().openCents).toBe(0);
  });

  it('open bills stand by the day of their next installment', () => {
    const { store, personId, bill, billId } = open({ dueDate: '2026-04-01' });
    const { billId: other } = store.bills.save({
      billId: null,
      facts: {
        ...bill,
        biller: 'Cascade Imaging',
        accounts: ['CI-1'],
        dueCents: 60_00,
        dueDate: '2026-05-10',
      },
    });
    const order = () => store.bills.list({ personId, today }).rows.map((row) => row.bill.id);
    expect(order()).toEqual([billId, other]);
    store.bills.planInstallments({ billId, plan: plan() });
    expect(order()).toEqual([other, billId]);
  });

  it.each([
    ['the whole amount', 'match', { dueCents: 120_00 }],
    ['one installment', 'plan-part', { dueCents: 30_00, installmentsOfCents: 120_00 }],
  ] as const)('a bill over %s agrees after each payment, and is paid at last', (_, verdict, facts) => {
    const { store, connectionId, billId, pay, get } = open({
      ...facts,
      claimNumber: 'CLM-visit',
      serviceStart: '2026-03-04',
      statementDate: '2026-05-01',
    });
    const visit = {
      id: 'visit',
      date: '2026-03-04',
      provider: 'Elm Street Dental',
      billed: 400,
      paid: 180,
      share: 120,
    };
    storeAll(store, connectionId, [eob(visit)]);
    store.archive.endPass(connectionId, later);
    const seen = () => [get().verdict.verdict, get().openCents];
    expect(seen()).toEqual([verdict, facts.dueCents]);
    store.bills.planInstallments({ billId, plan: plan() });
    expect(seen()).toEqual([verdict, 120_00]);
    pay(30_00);
    expect(seen()).toEqual([verdict, 90_00]);
    pay(60_00);
    expect(seen()).toEqual([verdict, 30_00]);
    pay(30_00);
    expect(seen()).toEqual(['paid', 0]);
  });

  it('a bill that is not here has none', () => {
    const { store } = open();
    expect(() => store.bills.planInstallments({ billId: 'none', plan: plan() })).toThrow(
      expect.objectContaining({ code: 'store/not-found' }),
    );
  });

  it('it goes with the bill’s person', () => {
    const { db, store, connectionId, billId } = open();
    store.bills.planInstallments({ billId, plan: plan() });
    store.connection.erase(connectionId);
    expect(db.prepare('SELECT count(*) FROM bill').pluck().get()).toBe(0);
  });
});

it.each([
  { cents: 0 },
  { cents: -5 },
  { ofCents: 0 },
  { cents: 1.5 },
  { firstOn: '2026-02-30' },
  { lastOn: '' },
])('the page may not plan %o', (wrong) => {
  const input = { billId: 'b', plan: { ...plan(), ...wrong } };
  expect(requests['bills.planInstallments'].input.safeParse(input).success).toBe(false);
});

describe('what is due', () => {
  const row = {
    bill: billOf({ dueCents: 120_00, dueDate: '2026-05-15' }),
    installments: plan(),
    paidCents: 40_00,
    openCents: 80_00,
  } as BillRow;
  const search = { from: null, to: null, year: null };
  const dueOf = (
    about: 'owe' | 'next-bill',
    days: Partial<{ from: string; to: string; year: number }> = {},
  ) =>
    pickAskedBills([row], about, { ...search, ...days }, '2026-06-01').rows.map(({ openCents }) => openCents);

  it('is the rest of the next payment, on its day, and of some days their payments; else all that is left', () => {
    expect([findDueDay(row), findDueCents(row, '2026-06-01')]).toEqual(['2026-06-15', 20_00]);
    expect(findDueCents({ ...row, installments: null }, '2026-06-01')).toBe(80_00);
    expect(dueOf('next-bill')).toEqual([20_00]);
    expect(dueOf('owe', { from: '2026-06-01', to: '2026-07-31' })).toEqual([50_00]);
    expect(dueOf('owe')).toEqual([80_00]);
  });

  it('is all payments that have passed, and those of the days that are asked for also where an earlier one is late', () => {
    expect(findDueCents(row, '2026-07-14')).toBe(20_00);
    expect(findDueCents(row, '2026-07-15')).toBe(50_00);
    expect(dueOf('owe', { from: '2026-07-01', to: '2026-07-31' })).toEqual([30_00]);
  });

  it('leaves the rest for later, of open bills alone', () => {
    expect(sumLater([row, { ...row, installments: null }], '2026-06-01')).toBe(60_00);
    expect(sumLater([row], '2026-07-15')).toBe(30_00);
    expect(sumLater([{ ...row, openCents: 0 }], '2026-06-01')).toBe(0);
  });
});
