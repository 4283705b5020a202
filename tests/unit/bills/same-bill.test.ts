/** One paper that is written down twice is told from a newer statement, and from another bill of the same sender. */
import { expect, it } from 'vitest';
import type { Bill } from '../../../shared/model/bills/bill.ts';
import { findSameBills, isSameBill } from '../../../shared/words/same-bill.ts';
import { billOf } from './bill-and-claim.ts';

const first: Partial<Bill> = { accounts: ['HV-20417'], serviceStart: '2026-03-04', statementDate: null };
const isSame = (changes: Partial<Bill>, before: Partial<Bill> = {}) =>
  isSameBill(billOf({ ...first, ...before }), billOf({ ...first, id: 'bill-2', ...changes }));

it.each<[string, Partial<Bill>, Partial<Bill>?]>([
  ['in all that is printed', {}],
  ['with its name in capitals and without dots', { biller: billOf().biller.toUpperCase() }],
  ['with its account number in another spelling', { accounts: ['hv20417'] }],
  ['where one has no account number', { accounts: [] }],
  ['where one has no day', { serviceStart: null }],
  ['where one names the patient', { patientName: 'Ana Reyes' }],
  ['where one has no date of the bill', { statementDate: '2026-04-14' }],
])('is the same: %s', (_, changes, before) => {
  expect(isSame(changes, before)).toBe(true);
});

it.each<[string, Partial<Bill>, Partial<Bill>?]>([
  ['of another sender', { biller: 'Clearwater Laboratory' }],
  ['of another amount', { dueCents: 121_00 }],
  ['of another day', { serviceStart: '2026-03-05' }],
  ['of another account', { accounts: ['HV-99999'] }],
  ['of another person', { personId: 'ben' }],
  ['of another patient', { patientName: 'Ana Reyes' }, { patientName: 'Leo Reyes' }],
  ['of another kind', { kind: 'receipt' }],
  ['a newer statement', { statementDate: '2026-05-14' }, { statementDate: '2026-04-14' }],
  ['without day and account', { serviceStart: null, accounts: [] }],
])('is another one: %s', (_, changes, before) => {
  expect(isSame(changes, before)).toBe(false);
});

it('is found among many, whatever their order; not where the person said that they are two bills', () => {
  const bills = [
    billOf({ ...first, id: 'a' }),
    billOf({ ...first, id: 'b', dueCents: 121_00 }),
    billOf({ ...first, id: 'c', biller: billOf().biller.toUpperCase() }),
  ];
  const pairs = (all: readonly Bill[]) => [...findSameBills(all)].map(([id, same]) => `${id} ${same.id}`);
  expect(pairs(bills)).toEqual(['a c', 'c a']);
  for (const told of ['a', 'c'])
    expect(pairs(bills.map((bill) => (bill.id === told ? { ...bill, isApart: true } : bill)))).toEqual([]);
});
