/** Whatever two papers about one claim are called, and in whatever order that is said: its share counts once, in bills and taxes. */
import { describe, expect, it } from 'vitest';
import { type Bill, type BillKind, billKinds } from '../../../shared/model/bills/bill.ts';
import { eob, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';
import { billOf } from './bill-and-claim.ts';

const today = '2026-10-01';
const share = 35_16;
const provider = 'Lakeside Orthopedic Associates';

function openTwo(over: Partial<Bill> = {}) {
  const { store, connectionId, personId } = openConnectedStore();
  storeAll(store, connectionId, [
    eob({ id: 'c-1', number: 'N1', date: '2026-09-09', provider, share: share / 100 }),
  ]);
  store.archive.endPass(connectionId, seenAt);
  const claimId = `${connectionId}/c-1`;
  const save = (biller: string, more: Partial<Bill> = {}) => {
    const { id: _, ...facts } = billOf({
      personId,
      biller,
      accounts: [],
      serviceStart: '2026-09-09',
      statementDate: '2026-09-12',
      dueCents: share,
      ...more,
    });
    const { billId } = store.bills.save({ billId: null, facts });
    store.bills.answer({ billId, claimId, isMeant: true });
    return billId;
  };
  const first = save('LAKESIDE ORTHO ASSOC');
  const second = save('CASCADE RECOVERY SVCS', { statementDate: '2026-09-28', ...over });
  const get = (billId: string) => store.bills.get({ billId, today });
  const rows = () => store.bills.list({ personId, today }).rows;
  return {
    store,
    first,
    second,
    get,
    rows,
    /** As the form does it: all that it does not ask about stays. */
    change(billId: string, changes: Partial<Bill>) {
      const { id: _, isExample: _mark, ...facts } = get(billId).bill;
      store.bills.save({ billId, facts: { ...facts, ...changes } });
    },
    say: (isApart: boolean) => store.bills.setApart({ billId: second, isApart }),
    pay: (billId: string) =>
      store.bills.pay({
        billId,
        facts: { cents: share, currency: 'USD', paidOn: '2026-09-29', way: 'card', note: '' },
      }),
    sumOpen: () => rows().reduce((sum, { openCents }) => sum + openCents, 0),
    sumUnmarked: () =>
      store.taxes
        .worksheet({ personId, year: 2026, today })
        .others.reduce((sum, { toMarkCents }) => sum + (toMarkCents ?? 0), 0),
  };
}

type Act = 'say' | 'change' | 'pay';
const orders: Act[][] = [
  ['say', 'change'],
  ['change', 'say'],
  ['say', 'change', 'pay'],
  ['say', 'pay', 'change'],
  ['change', 'say', 'pay'],
  ['pay', 'change', 'say'],
];

describe.each(billKinds)('two bills that are one debt, of which one becomes %s', (kind: BillKind) => {
  it.each(orders)('%s %s %s', (...acts) => {
    for (const changed of ['first', 'second'] as const)
      for (const paid of acts.includes('pay') ? (['first', 'second'] as const) : [null]) {
        const scene = openTwo();
        const act: Record<Act, () => unknown> = {
          say: () => scene.say(false),
          change: () => scene.change(scene[changed], { kind }),
          pay: () => paid && scene.pay(scene[paid]),
        };
        for (const one of acts) act[one]();
        const told = { changed, paid };
        expect({ ...told, isApart: scene.get(scene.second).bill.isApart }).toEqual({
          ...told,
          isApart: false,
        });
        const open = scene.sumOpen();
        expect({ ...told, open }).toEqual({ ...told, open: paid === null ? share : 0 });
        const unmarked = scene.sumUnmarked();
        expect({ ...told, unmarked }).toEqual({ ...told, unmarked: paid === null ? share : 0 });
        // What was called something else, called a bill again, is as it was.
        scene.change(scene[changed], { kind: 'bill' });
        expect(scene.sumOpen()).toBe(paid === null ? share : 0);
        for (const { bill, ...row } of scene.rows()) {
          const { openCents, countedBillId, otherBills } = scene.get(bill.id);
          expect({ openCents, countedBillId, otherBills }).toEqual({
            openCents: row.openCents,
            countedBillId: row.countedBillId,
            otherBills: row.otherBills,
          });
        }
      }
  });
});

it.each(['bill', 'collection', 'plan-bill'] as const)(
  'until it is said, the question is there on both pages, whatever the second is: %s',
  (kind) => {
    const scene = openTwo();
    scene.change(scene.second, { kind });
    const isOne = scene.get(scene.first).countedBillId !== null;
    // A collector writes after the provider: that is one debt without a question.
    expect(isOne).toBe(kind === 'collection');
    if (!isOne)
      for (const billId of [scene.first, scene.second])
        expect(scene.get(billId).otherBills).toMatchObject([{ answer: 'asked' }]);
  },
);

it('an installment that was called the same debt stays one', () => {
  const scene = openTwo();
  scene.say(false);
  scene.change(scene.second, { installmentsOfCents: share, dueCents: 10_00 });
  expect(scene.sumOpen()).toBeLessThanOrEqual(share);
});

describe('the letter of a collector', () => {
  it('that was paid says so', () => {
    const scene = openTwo({ kind: 'collection' });
    expect(scene.get(scene.second).verdict.verdict).toBe('collection');
    scene.pay(scene.second);
    expect(scene.get(scene.second)).toMatchObject({ verdict: { verdict: 'paid' }, openCents: 0 });
  });

  it('that was paid says so without a claim too', () => {
    const scene = openTwo();
    const { id: _, ...facts } = scene.get(scene.second).bill;
    const { billId } = scene.store.bills.save({
      billId: null,
      facts: {
        ...facts,
        kind: 'collection',
        biller: 'Northgate',
        serviceStart: '2024-01-01',
        dueCents: 12_00,
      },
    });
    expect(scene.get(billId).verdict.verdict).toBe('collection');
    scene.store.bills.pay({
      billId,
      facts: { cents: 12_00, currency: 'USD', paidOn: '2026-09-29', way: 'card', note: '' },
    });
    expect(scene.get(billId)).toMatchObject({ verdict: { verdict: 'paid' }, openCents: 0 });
  });
});
