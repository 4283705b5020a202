/** Days of tables: the order that the dates of a column have, and days that are written as one number. */
import { describe, expect, it } from 'vitest';
import { findDateOrder, readDays } from '../../../electron/data/import/table/read-dates.ts';
import { makeOf, readTableText } from '../../support/tables.ts';

const open = (count: number) =>
  Array.from({ length: count }, (_, at) => `0${(at % 8) + 1}/0${(at % 9) + 1}/2025`);

describe('the order of the dates of a column', () => {
  it('is not turned by one that is mistyped', () => {
    expect(findDateOrder([...open(12), '31/01/2026'])).toEqual({ kind: 'open' });
    expect(findDateOrder([...open(40), '31/01/2026', '30/01/2026'])).toEqual({ kind: 'open' });
    expect(findDateOrder(['01/14/2026', '01/15/2026', '02/16/2026', ...open(9), '31/01/2026'])).toEqual({
      kind: 'order',
      order: 'month-first',
    });
  });

  it('is decided by several, or by one of a few', () => {
    expect(findDateOrder([...open(8), '14/01/2026', '15/01/2026'])).toEqual({
      kind: 'order',
      order: 'day-first',
    });
    expect(findDateOrder([...open(2), '01/15/2026'])).toEqual({ kind: 'order', order: 'month-first' });
    expect(findDateOrder(open(3))).toEqual({ kind: 'open' });
    expect(findDateOrder(['2026-01-05', 46_000])).toEqual({ kind: 'any' });
  });

  it('is asked where one date of a table says another one, and that row is named', async () => {
    const rows = [...open(12), '31/01/2025'].map((day, at) => `${day},Hill Clinic,C${at},10.00`);
    const table = await readTableText(`Date of service,Provider,Claim,Billed\n${rows.join('\n')}\n`);
    expect(makeOf(table).outcome.doubts.map(({ doubt }) => doubt)).toEqual(['order-open']);
    const { outcome } = makeOf(table, { dateOrder: 'month-first' });
    expect(outcome).toMatchObject({ claims: 12 });
    expect(outcome.leftOut).toContainEqual({ why: 'date-unread', count: 1, places: [14] });
  });
});

describe('a day as one number', () => {
  it('is read of a text and of a workbook’s cell', () => {
    const day = { kind: 'days', start: '2026-01-05', end: null };
    expect(readDays('20260105', null)).toEqual(day);
    expect(readDays(20_260_105, null)).toEqual(day);
    expect(readDays(46_027, null)).toEqual(day);
  });

  it('is none where the calendar has no such day, or the number counts something else', () => {
    for (const cell of [20_261_305, 20_260_230, 30_260_105, 202_601, 20_260_105.5, '20261305'])
      expect(readDays(cell, null)).toEqual({ kind: 'unread' });
  });

  it('makes a claim of a row', async () => {
    const table = await readTableText('Service date,Provider,Claim,Billed\n20260105,Hill Clinic,C1,10.00\n');
    expect(makeOf(table).made.claims).toMatchObject([{ start: '2026-01-05' }]);
  });
});
