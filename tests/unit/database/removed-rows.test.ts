/** What a person wrote and removed comes back as it was, with all that hung on it, until something else is removed. */
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../electron/data/database/database.ts';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { fill, openSampled } from '../examples/sample-store.ts';

const today = '2026-12-01';
const kept = ['bill', 'bill_answer', 'bill_scan', 'payment', 'payment_scan', 'tax_entry', 'call', 'letter'];
const receipt = { name: 'paper.pdf', mediaType: 'application/pdf', bytes: 3, pages: 1 } as const;
const bytes = new Uint8Array([1, 2, 3]);

function open() {
  const opened = openSampled({ now: today, name: 'Rosa Medina' });
  fill(opened, today);
  const { store, personId } = opened;
  const miles = { kind: 'miles', day: '2026-03-02', mileTenths: 120, tenthsOfCent: null, tollCents: 0 };
  const facts = { ...miles, note: '' } as never;
  const { entryId } = store.taxes.addEntry({ personId, facts });
  store.taxes.addEntry({ personId, facts });
  const views = store.bills
    .list({ personId, today })
    .rows.map(({ bill }) => store.bills.get({ billId: bill.id, today }));
  const view = views.find(({ payments }) => payments.length > 0);
  const paid = view?.payments[0]?.id ?? '';
  const billId = view?.bill.id ?? '';
  store.scans.keep({ place: { of: 'bill', id: billId }, facts: receipt, bytes });
  store.scans.keep({ place: { of: 'payment', id: paid }, facts: receipt, bytes });
  const about = { billId };
  store.letters.save({ about, template: 'itemized', language: 'en', text: 'Dear billing office' });
  const said = { number: '', name: '', reference: '', said: '', followUpOn: null };
  const { callId } = store.calls.add({ about, facts: { calledOn: today, whom: 'plan', ...said } });
  const sent = { template: 'itemized', sentOn: today, way: 'mail', followUpOn: null } as const;
  const { sentId } = store.letters.noteSent({ about, facts: sent });
  return { ...opened, billId, paid, callId, sentId, entryId };
}

type Opened = ReturnType<typeof open>;

/** Every row of what a person wrote, in the order of its table. */
function dump(db: Db): Record<string, unknown[]> {
  return Object.fromEntries(kept.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]));
}

const removals: [what: string, remove: (opened: Opened) => { removedId: string }][] = [
  ['a bill with all that was done about it', ({ store, billId }) => store.bills.remove({ billId })],
  ['a payment with its receipt', ({ store, paid }) => store.bills.removePayment({ paymentId: paid })],
  [
    'several payments at once, each of them',
    ({ store, personId }) => {
      const rows = store.bills.list({ personId, today }).rows;
      const views = rows.map(({ bill }) => store.bills.get({ billId: bill.id, today }));
      const paymentIds = views.flatMap(({ payments }) => payments.map(({ id }) => id));
      expect(paymentIds.length).toBeGreaterThan(1);
      return store.bills.removePayments({ paymentIds });
    },
  ],
  ['the scan of a bill', ({ store, billId }) => store.scans.remove({ place: { of: 'bill', id: billId } })],
  ['a receipt', ({ store, paid }) => store.scans.remove({ place: { of: 'payment', id: paid } })],
  ['a call', ({ store, callId }) => store.calls.remove({ callId })],
  ['that a letter was sent', ({ store, sentId }) => store.letters.removeSent({ sentId })],
  ['an entry for taxes', ({ store, entryId }) => store.taxes.removeEntry({ entryId })],
];

describe('what was removed comes back as it was', () => {
  it.each(removals)('%s', (_, remove) => {
    const opened = open();
    const before = dump(opened.db);
    const { removedId } = remove(opened);
    expect(dump(opened.db)).not.toEqual(before);
    opened.store.written.bringBack({ removedId });
    expect(dump(opened.db)).toEqual(before);
    opened.db.close();
  });
});

function fails(store: DataOperations, removedId: string): void {
  expect(() => store.written.bringBack({ removedId })).toThrow('There is no such');
}

it('nothing comes back twice, after something else was removed, in the place of something newer, or once a plan was erased', () => {
  const { db, store, billId, callId, entryId, paid, members } = open();
  const first = store.calls.remove({ callId }).removedId;
  const second = store.taxes.removeEntry({ entryId }).removedId;
  fails(store, first);
  store.written.bringBack({ removedId: second });
  fails(store, second);
  const place = { of: 'bill', id: billId } as const;
  const scan = store.scans.remove({ place }).removedId;
  store.scans.keep({ place, facts: receipt, bytes });
  fails(store, scan);
  const payment = store.bills.removePayment({ paymentId: paid }).removedId;
  const bill = store.bills.remove({ billId }).removedId;
  fails(store, payment);
  store.connection.erase(members[0]?.connectionId ?? '');
  fails(store, bill);
  db.close();
});
