/** Bills that could ask for the same money, and the order in which bills are listed. */
import { describe, expect, it } from 'vitest';
import { mayBeOneDebt } from '../../../electron/data/bills/ask/find-counted-bills.ts';
import { listBills } from '../../../electron/data/bills/ask/list-bills.ts';
import type { Bill } from '../../../shared/model/bills/bill.ts';
import type { BillRow } from '../../../shared/model/bills/bill-lists.ts';
import { billLine, billOf } from './bill-and-claim.ts';

describe('two bills may be one debt', () => {
  const unlike = { accounts: ['A1'], serviceStart: '2026-03-04', claimNumber: 'N1' };
  const other = { accounts: ['B1'], serviceStart: '2026-03-05', claimNumber: 'N2' };
  const nothing = { accounts: [], serviceStart: null, claimNumber: null };
  const lines = [billLine({}), billLine({})];
  it.each<[string, Partial<Bill>, Partial<Bill>, boolean]>([
    ['where they share nothing', unlike, other, false],
    ['where they say nothing', nothing, nothing, false],
    ['where one says nothing', unlike, nothing, false],
    [
      'for one of several accounts',
      { ...unlike, accounts: ['A1', 'A2'] },
      { ...other, accounts: ['A3', 'a-2'] },
      true,
    ],
    ['for the day', unlike, { ...other, serviceStart: '2026-03-04' }, true],
    ['for the claim number', unlike, { ...other, claimNumber: 'N1' }, true],
    ['where both are for several visits', { ...unlike, lines }, { ...other, lines }, true],
    ['where the first is for several visits', { ...unlike, lines }, other, false],
    ['where the second is for several visits', unlike, { ...other, lines }, false],
    [
      'where both are for one',
      { ...unlike, lines: [billLine({})] },
      { ...other, lines: [billLine({})] },
      false,
    ],
  ])('%s', (_, one, two, mayBe) => {
    expect(mayBeOneDebt(billOf(one), billOf(two))).toBe(mayBe);
  });
});

describe('bills are listed', () => {
  type Short = {
    id: string;
    openCents?: number;
    dueDate?: string | null;
    statementDate?: string | null;
    currency?: string;
  };
  const list = (...bills: Short[]) =>
    listBills(
      bills.map(({ openCents = 1_00, ...bill }) => ({
        bill: billOf({ dueDate: null, ...bill }),
        verdict: { verdict: 'match', notes: [], openShareCents: openCents },
        openCents,
        otherBills: [],
        paidCents: 0,
        installments: null,
      })) as unknown as BillRow[],
    );
  const idsOf = (...bills: Short[]) => list(...bills).rows.map(({ bill }) => bill.id);

  it('by the day they are due, then by the day they were printed, then those without a day', () => {
    const due = '2026-06-01';
    expect(
      idsOf(
        { id: 'none', statementDate: null },
        { id: 'printed later', statementDate: '2026-04-02' },
        { id: 'printed', statementDate: '2026-04-01' },
        { id: 'due later', dueDate: '2026-06-02', statementDate: '2026-01-01' },
        { id: 'due', dueDate: due, statementDate: '2026-02-01' },
      ),
    ).toEqual(['due', 'due later', 'printed', 'printed later', 'none']);
  });

  it('of one day in the order in which they were written', () => {
    expect(idsOf({ id: 'a' }, { id: 'b' }, { id: 'c' })).toEqual(['a', 'b', 'c']);
  });

  it('after the open ones, those that ask for nothing, the newest first', () => {
    expect(
      idsOf({ id: 'a', openCents: 0 }, { id: 'b', openCents: 0 }, { id: 'c' }, { id: 'd', openCents: -1 }),
    ).toEqual(['c', 'd', 'b', 'a']);
  });

  it('with the sum of the open ones of each currency', () => {
    expect(
      list({ id: 'a' }, { id: 'b', openCents: 2_00 }, { id: 'c', currency: 'MXN' }, { id: 'd', openCents: 0 })
        .open,
    ).toMatchObject([
      { currency: 'USD', cents: 3_00, bills: 2 },
      { currency: 'MXN', cents: 1_00, bills: 1 },
    ]);
  });
});
