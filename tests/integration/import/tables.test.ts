/** Tables of portals, opened as a person opens them: told apart, opened again, newer, taken back. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { tablePath } from '../../support/tables.ts';
import { filter, later, memoryStore } from '../../unit/archive/records.ts';
import { importTable, lookAtTable } from './open-table.ts';
import { filesWith } from './opened.ts';

const plain = readFileSync(tablePath('01'), 'utf8');
const fileOf = (text: string) => filesWith({ 'claims.csv': text })[0] ?? '';
const personOf = (store: DataOperations) => store.people.list()[0]?.id ?? '';
const rowsOf = (store: DataOperations, personId = personOf(store)) =>
  store.claims.list({ filter: filter(personId), offset: 0, limit: 100 }).rows;
const sumsOf = (store: DataOperations, personId = personOf(store)) => {
  const [totals] = store.claims.overview({ personId, year: 2026, today: '2026-06-30' }).totals;
  return totals && [totals.billed.cents, totals.planPaid.cents, totals.yourShare.cents];
};
const countOf = ({ counts }: Awaited<ReturnType<typeof importTable>>['end']) =>
  counts.find(({ resourceType }) => resourceType === 'ExplanationOfBenefit');

describe('a table', () => {
  it('becomes claims of a file, to the cent, for somebody new who has the name that it says', async () => {
    const { store } = memoryStore();
    const { end, offer } = await importTable(store, tablePath('01'));
    expect(countOf(end)).toMatchObject({ added: 4 });
    expect(end.table?.leftOut).toEqual([{ why: 'head', count: 1, places: [1] }]);
    // The claims' rows and those that are none.
    expect(offer.rows).toBe(5);
    expect(store.people.list()).toMatchObject([{ name: 'Rosa Medina' }]);
    expect(sumsOf(store)).toEqual([158_550, 83_000, 29_500]);
    expect(rowsOf(store)).toHaveLength(4);
    for (const row of rowsOf(store)) expect(row).toMatchObject({ planName: 'Cedar Valley' });
    for (const row of rowsOf(store)) expect(row.openedAt).not.toBeNull();
    for (const row of rowsOf(store)) expect(row).toMatchObject({ way: 'table', billed: { source: 'table' } });
    const csv = store.claims.csv({ filter: filter(personOf(store)), language: 'en' });
    expect(new TextDecoder().decode(csv)).toContain('240.00,from a table');
  });

  it('opened twice, adds nothing', async () => {
    const { store } = memoryStore();
    await importTable(store, tablePath('01'));
    const personId = personOf(store);
    const { end, offer } = await importTable(store, tablePath('01'), { personId, when: later });
    expect(countOf(end)).toMatchObject({ added: 0, changed: 0, same: 4 });
    expect(offer).toMatchObject({ isKnown: true, planName: 'Cedar Valley' });
    expect(store.connection.list()).toHaveLength(1);
    expect(sumsOf(store)).toEqual([158_550, 83_000, 29_500]);
  });

  it('that is newer replaces claims by their numbers, and the change is told', async () => {
    const { store } = memoryStore();
    await importTable(store, tablePath('01'));
    const newer = plain.replace('Pending,$61.20,,,', 'Processed,$61.20,$11.20,$40.00,$10.00');
    const { end } = await importTable(store, fileOf(newer), { personId: personOf(store), when: later });
    expect(countOf(end)).toMatchObject({ added: 0, changed: 1, same: 3 });
    expect(sumsOf(store)).toEqual([164_670, 87_000, 30_500]);
    const [row] = rowsOf(store).filter(({ claimNumber }) => claimNumber === 'C-1004');
    expect(store.claims.get({ claimId: row?.id ?? '' }).history.map(({ what }) => what)).toContain('changed');
  });

  it('without numbers replaces claims by day, provider and what was billed', async () => {
    const { store } = memoryStore();
    const table = (rest: string) =>
      `Date,Provider,Billed,Plan paid,You owe\n2026-01-20,Hill Clinic,90.00,${rest}\n`;
    await importTable(store, fileOf(table(',')));
    const { end } = await importTable(store, fileOf(table('60.00,30.00')), {
      personId: personOf(store),
      when: later,
    });
    expect(countOf(end)).toMatchObject({ added: 0, changed: 1 });
    expect(sumsOf(store)).toEqual([9_000, 6_000, 3_000]);
  });

  it('keeps what was said of its columns for the next one of the same heads only', async () => {
    const { store } = memoryStore();
    const { offer } = await importTable(store, tablePath('01'), {
      mapping: {
        columns: [
          'claimNumber',
          'serviceDate',
          'provider',
          'member',
          'status',
          'billed',
          'other',
          'planPaid',
          'yourShare',
        ],
      },
    });
    expect(offer.isKnown).toBe(false);
    const again = await lookAtTable(store, fileOf(plain.replace('C-1004', 'C-2004')));
    expect(again.offer.isKnown).toBe(true);
    expect(again.offer.guess.columns[6]).toBe('other');
    expect((await lookAtTable(store, tablePath('07'))).offer.isKnown).toBe(false);
    // Somebody else's table of the same portal is nobody's until that is said.
    const other = await lookAtTable(store, fileOf(plain.replaceAll('Rosa Medina', 'Leo Medina')));
    expect(other.offer.guess.member).toBe('Leo Medina');
  });

  it('is not taken while something is open', async () => {
    const { store } = memoryStore();
    await expect(importTable(store, tablePath('05'))).rejects.toThrow('leaves something open');
    await expect(importTable(store, tablePath('09'))).rejects.toThrow('leaves something open');
    expect(store.people.list()).toEqual([]);
  });

  it('goes as a whole when it is taken back, with somebody who was new', async () => {
    const { store } = memoryStore();
    const { end } = await importTable(store, tablePath('01'));
    store.tables.undo({ importId: end.table?.importId ?? '' });
    expect([store.people.list(), store.connection.list()]).toEqual([[], []]);
  });

  it('leaves what an earlier one brought as it was when it is taken back', async () => {
    const { store } = memoryStore();
    await importTable(store, tablePath('01'));
    const newer = `${plain.replace('$30.00', '$31.00')}C-1005,03/05/2026,Northgate Lab,Rosa Medina,Processed,$10.00,$0.00,$8.00,$2.00\n`;
    const personId = personOf(store);
    const { end } = await importTable(store, fileOf(newer), { personId, when: later });
    expect(countOf(end)).toMatchObject({ added: 1, changed: 1, same: 3 });
    store.tables.undo({ importId: end.table?.importId ?? '' });
    expect(rowsOf(store)).toHaveLength(4);
    expect(sumsOf(store)).toEqual([158_550, 83_000, 29_500]);
  });

  it.each([
    ['changes a claim', plain.replace('$30.00', '$31.00')],
    [
      'takes a claim back',
      `${plain.split('\n')[0]}\nC-1001,01/14/2026,Lakeside Family Clinic,Rosa Medina,Processed,($240.00),($60.00),($150.00),($30.00)\n`,
    ],
    ['adds one of another table', plain.replaceAll('C-1001', 'C-1009')],
  ])(
    'that %s and is taken back leaves nothing to review, and each claim says what it said',
    async (_, newer) => {
      const { store } = memoryStore();
      await importTable(store, tablePath('01'));
      const personId = personOf(store);
      // Another plan's table has some of the claims, too.
      const other = await importTable(store, tablePath('01'), {
        personId,
        planName: 'Northgate Health',
      });
      expect(countOf(other.end)).toMatchObject({ added: 4 });
      const said = () => ({
        overview: store.claims.overview({ personId, year: null, today: '2026-06-30' }),
        claims: rowsOf(store).map((row) => [row, store.claims.get({ claimId: row.id })]),
      });
      const before = said();
      const { end } = await importTable(store, fileOf(newer), { personId, when: later });
      expect(said()).not.toEqual(before);
      store.tables.undo({ importId: end.table?.importId ?? '' });
      expect(said()).toEqual(before);
    },
  );

  it('of a family stores the rows of one person only', async () => {
    const { store } = memoryStore();
    await importTable(store, tablePath('05'), { mapping: { member: 'MEDINA, LEO' } });
    expect(store.people.list()).toMatchObject([{ name: 'LEO MEDINA' }]);
    expect(rowsOf(store).map(({ claimNumber }) => claimNumber)).toEqual(['F2']);
  });
});
