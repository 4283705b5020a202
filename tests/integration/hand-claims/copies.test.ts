/** Claims of a table and of paper on another computer: all of them, their scan and what was written about them. */
import { describe, expect, it } from 'vitest';
import { filter, memoryStore } from '../../unit/archive/records.ts';
import { bringIn, saveCopy } from '../../unit/handoff/hand-over.ts';
import { openHandClaims, refusedPaper, scan, today } from './open-hand-claims.ts';

const rowsOf = (store: Awaited<ReturnType<typeof openHandClaims>>['store'], personId: string) =>
  store.claims
    .list({ filter: filter(personId), offset: 0, limit: 100 })
    .rows.map(({ claimNumber, way, planName, yourShare }) => [claimNumber, way, planName, yourShare]);

describe('a copy for another computer', () => {
  it('brings every claim with its way in, the scan, and payments and letters about them', async () => {
    const { store, personId, refusedId } = await openHandClaims();
    store.letters.save({
      about: { claimId: refusedId },
      template: 'appeal',
      language: 'en',
      text: 'Dear Birch',
    });
    store.bills.payClaim({
      claimId: refusedId,
      facts: { currency: 'USD', paidOn: '2026-05-02', way: 'card', note: '', cents: 400_00 },
    });
    const other = memoryStore().store;
    await bringIn(other, await saveCopy(store));
    const there = other.people.list()[0]?.id ?? '';
    expect(rowsOf(other, there)).toEqual(rowsOf(store, personId));
    const arrived = other.claims
      .list({ filter: filter(there), offset: 0, limit: 100 })
      .rows.find(({ claimNumber }) => claimNumber === 'BH-1');
    const claimId = arrived?.id ?? '';
    expect(other.papers.get({ claimId })).toMatchObject({
      personId: there,
      facts: refusedPaper,
      paper: scan.facts,
    });
    expect(other.scans.getOfClaim({ claimId })).toEqual(scan);
    expect(other.letters.get({ about: { claimId }, template: 'appeal' }).en).toBe('Dear Birch');
    expect(other.taxes.worksheet({ personId: null, year: 2026, today }).rows).toMatchObject([
      { claimNumber: 'BH-1', ownCents: 400_00 },
    ]);
  });

  it('opened twice brings nothing twice', async () => {
    const { store } = await openHandClaims();
    const other = memoryStore().store;
    const copy = await saveCopy(store);
    await bringIn(other, copy);
    await bringIn(other, copy);
    const there = other.people.list();
    expect(there).toHaveLength(1);
    expect(rowsOf(other, there[0]?.id ?? '')).toHaveLength(6);
  });

  it('is changed there as here, with its plan and its patient', async () => {
    const { store } = await openHandClaims();
    const other = memoryStore().store;
    await bringIn(other, await saveCopy(store));
    const there = other.people.list()[0]?.id ?? '';
    const id = other.claims
      .list({ filter: filter(there), offset: 0, limit: 100 })
      .rows.find(({ claimNumber }) => claimNumber === 'BH-1')?.id;
    const { claimId } = other.papers.save({
      target: { claimId: id ?? '', owner: { personId: there } },
      facts: { ...refusedPaper, planName: 'Larch Health' },
    });
    expect(other.papers.get({ claimId })?.facts.planName).toBe('Larch Health');
    expect(other.scans.getOfClaim({ claimId })).toEqual(scan);
  });
});
