/** Claims of a table and of paper are found as those of plans: by words, numbers and questions. */
import { describe, expect, it } from 'vitest';
import { filter } from '../../unit/archive/records.ts';
import { openHandClaims, today } from './open-hand-claims.ts';

describe('the search', () => {
  it.each([
    ['hill', ['BH-1']],
    ['Bay Lab', ['BH-2']],
    ['BH-1', ['BH-1']],
    ['C-1002', ['C-1002']],
    ['harbor imaging', ['C-1002']],
    ['lakeside', ['C-1003', 'C-1001']],
  ])('finds “%s”', async (text, numbers) => {
    const { store, personId } = await openHandClaims();
    const { rows } = store.claims.list({ filter: { ...filter(personId), text }, offset: 0, limit: 10 });
    expect(rows.map(({ claimNumber }) => claimNumber)).toEqual(numbers);
  });

  it.each([
    ['denied', 2, 495_00],
    ['denied march 2026', 1, 400_00],
    ['denegadas', 2, 495_00],
    ['hill clinic', 1, 400_00],
  ])('answers “%s” with a sum', async (text, count, cents) => {
    const { store, personId } = await openHandClaims();
    const { reading } = store.claims.ask({ filter: filter(personId), text, today });
    const asked = reading?.filter ?? { ...filter(personId), text };
    const page = store.claims.list({ filter: asked, offset: 0, limit: 10 });
    expect([page.count, page.totals[0]?.yourShare.cents]).toEqual([count, cents]);
  });
});
