/** What was paid beyond what is owed counts for no taxes while it is asked back. */
import { describe, expect, it } from 'vitest';
import { fill, openSampled, type Sampled } from '../examples/sample-store.ts';

const today = '2026-12-01';

function sumUp({ store, personId }: Sampled) {
  const years = store.taxes.worksheet({ personId, year: 2026, today }).years;
  const rows = years.flatMap((year) => store.taxes.worksheet({ personId, year, today }).rows);
  return {
    own: rows.reduce((sum, { ownCents }) => sum + ownCents, 0),
    notOwed: rows.reduce((sum, { overpaidCents }) => sum + overpaidCents, 0),
    notes: rows.flatMap(({ notes }) => notes),
  };
}

const facts = { currency: 'USD', paidOn: today, way: 'card', note: '' } as const;

describe('more than is owed', () => {
  it('of a bill counts as far as it is owed, and once it came back nothing of it is left', () => {
    const opened = openSampled({ now: today, name: 'Rosa Medina' });
    fill(opened, today);
    const { store, personId } = opened;
    const bill = store.bills
      .list({ personId, today })
      .rows.find(
        ({ verdict, paidCents, openCents }) =>
          verdict.verdict === 'higher' &&
          paidCents === 0 &&
          openCents > (verdict.openShareCents ?? openCents),
      );
    const { billId, share, asked } = {
      billId: bill?.bill.id ?? '',
      share: bill?.verdict.leftShareCents ?? 0,
      asked: bill?.openCents ?? 0,
    };
    const before = sumUp(opened);
    store.bills.pay({ billId, facts: { ...facts, cents: asked } });
    const after = sumUp(opened);
    expect(after.own - before.own).toBe(share);
    expect(after.notOwed - before.notOwed).toBe(asked - share);
    expect(after.notes).toContain('paid-more');
    store.bills.pay({ billId, facts: { ...facts, cents: share - asked, way: 'provider' } });
    const back = sumUp(opened);
    expect(back.own - before.own).toBe(share);
    expect(back.notOwed).toBe(before.notOwed);
  });

  it('of a claim without a bill counts as far as the share', () => {
    const opened = openSampled({ now: today, name: 'Rosa Medina' });
    const { store, personId } = opened;
    const open = store.taxes
      .worksheet({ personId, year: 2026, today })
      .others.find(
        ({ leftOut, doubt, kind }) => leftOut.includes('not-paid') && doubt === null && kind !== 'pharmacy',
      );
    const cents = open?.cents ?? 0;
    store.bills.payClaim({ claimId: open?.claimId ?? '', facts: { ...facts, cents: cents + 25_00 } });
    expect(sumUp(opened)).toMatchObject({ own: cents, notOwed: 25_00 });
  });
});
