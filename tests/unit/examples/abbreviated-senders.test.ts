/** Bills for visits of the sample people, by senders as billing systems write them, without any number: none is a dead end. */
import { describe, expect, it } from 'vitest';
import { filter } from '../archive/records.ts';
import { printedBill } from '../bills/printed-bill.ts';
import { openSampled } from './sample-store.ts';

const now = '2026-11-27';
const sampled = openSampled({ now, name: 'Rosa Medina' });
const { store, personId } = sampled;
const rows = store.claims
  .list({ filter: filter(personId), offset: 0, limit: 1_000 })
  .rows.filter(({ counted, yourShare }) => counted && (yourShare?.cents ?? 0) > 0);

/** How the bill stands, and whether the claim itself is among those that could be meant. */
function judge(biller: string, row: (typeof rows)[number], dueCents = row.yourShare?.cents ?? 0) {
  const facts = {
    ...printedBill,
    personId,
    biller,
    accounts: [],
    serviceStart: row.serviceStart,
    serviceEnd: row.serviceEnd === row.serviceStart ? null : row.serviceEnd,
    statementDate: null,
    dueCents,
  };
  const { billId } = store.bills.save({ billId: null, facts });
  const { verdict } = store.bills.get({ billId, today: now });
  store.bills.remove({ billId });
  return { verdict, isFound: verdict.claims.some(({ claimId }) => claimId === row.id) };
}

describe.each([
  ['LAKESIDE ORTHO ASSOC', 'Lakeside Orthopedics'],
  ['MAPLE FAM PRACT', 'Maple Family Practice'],
  ['CLEARWATER LAB INC', 'Clearwater Laboratory'],
  ['SUMMIT IMG ASSOC', 'Summit Imaging'],
  ['MOTION PHYS THERAPY', 'Motion Physical Therapy'],
  ['Motion Works PT', 'Motion Physical Therapy'],
])('%s', (biller, provider) => {
  const own = rows.filter(({ providerName }) => providerName === provider);

  it('is asked about, with the claim that is meant, for its share and for another amount', () => {
    expect(own.length).toBeGreaterThan(0);
    for (const row of own)
      for (const dueCents of [row.yourShare?.cents, 123_45]) {
        const { verdict, isFound } = judge(biller, row, dueCents);
        expect(['ask', 'two'], `${row.id}: ${verdict.verdict}`).toContain(verdict.verdict);
        expect(isFound, row.id).toBe(true);
      }
  });
});

it('a sender that no claim names is asked about for the share of a visit, and matches nothing', () => {
  // What was paid at the counter is not open.
  const unpaid = rows.filter(({ alreadyPaid }) => (alreadyPaid?.cents ?? 0) === 0);
  const verdicts = unpaid.map((row) => ({ id: row.id, ...judge('Medibill Partners LLC', row) }));
  expect(verdicts.length).toBeGreaterThan(20);
  const others = verdicts.filter(({ verdict: { verdict } }) => verdict !== 'ask' && verdict !== 'two');
  expect(others.map(({ id, verdict }) => `${id} ${verdict.verdict}`)).toEqual([]);
  expect(verdicts.filter(({ isFound }) => !isFound)).toEqual([]);
});
