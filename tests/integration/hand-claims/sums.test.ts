/** Claims of a table and of paper in months, Spending and sums by plan: to the cent, by their source. */
import { describe, expect, it } from 'vitest';
import { filter } from '../../unit/archive/records.ts';
import { openHandClaims, today } from './open-hand-claims.ts';

describe('sums', () => {
  it('of all, of each month and of each plan are those of table and paper, as stated, and none as worked out', async () => {
    const { store, personId, tableId, paperId } = await openHandClaims();
    const { totals, byPlan } = store.claims.overview({ personId, year: 2026, today });
    expect(totals).toHaveLength(1);
    expect(totals[0]).toMatchObject({ claims: 6, counted: 5, fromFiles: 5 });
    const [sums] = totals;
    expect([sums?.billed.cents, sums?.planPaid.cents, sums?.yourShare.cents]).toEqual([
      2_185_50, 950_00, 725_00,
    ]);
    expect([sums?.yourShare.statedCents, sums?.yourShare.computedCents]).toEqual([725_00, null]);
    expect(
      byPlan.map(({ connectionId, planName, way, totals: own }) => [
        connectionId,
        planName,
        way,
        own[0]?.yourShare.cents,
      ]),
    ).toEqual([
      [tableId, 'Cedar Valley', 'table', 295_00],
      [paperId, 'Birch Health', 'paper', 430_00],
    ]);
    const { months } = store.claims.list({ filter: filter(personId), offset: 0, limit: 100 });
    expect(months.map(({ month, claims, sums: own }) => [month, claims, own[0]?.yourShare.cents])).toEqual([
      [4, 1, 30_00],
      [3, 2, 400_00],
      [2, 2, 265_00],
      [1, 1, 30_00],
    ]);
  });

  it('in Spending are the same, by plan, provider and month', async () => {
    const { store, personId } = await openHandClaims();
    const spending = store.spending.get({ personId, year: 2026, today });
    expect(spending.totals[0]?.yourShare.cents).toBe(725_00);
    expect(spending.byPlan.map(({ planName, way }) => [planName, way])).toEqual([
      ['Cedar Valley', 'table'],
      ['Birch Health', 'paper'],
    ]);
    const shareOf = spending.months.flatMap(({ month, yourShare }) =>
      yourShare.cents === null || yourShare.cents === 0 ? [] : [[month, yourShare.cents]],
    );
    expect(shareOf).toEqual([
      [1, 30_00],
      [2, 265_00],
      [3, 400_00],
      [4, 30_00],
    ]);
    expect(JSON.stringify(spending.providers)).toContain('Bay Lab');
  });

  it('of one plan are asked for by its name in the filter', async () => {
    const { store, personId, paperId } = await openHandClaims();
    const page = store.claims.list({
      filter: { ...filter(personId), connectionIds: [paperId] },
      offset: 0,
      limit: 10,
    });
    expect(page.rows.map(({ claimNumber }) => claimNumber)).toEqual(['BH-2', 'BH-1']);
    expect(page.totals[0]?.yourShare.cents).toBe(430_00);
  });
});
