import type { BillRow } from './bill-lists.ts';

/** In cents, what there is to ask back: paid above the share, or a credit; `null` where nothing shows that. */
export function findBack({ bill, verdict, countedBillId }: BillRow): number | null {
  if (countedBillId !== null) return null;
  return verdict.verdict === 'credit' && bill.dueCents !== null ? -bill.dueCents : verdict.overpaidCents;
}

/** All that there is to ask back; of several bills about one claim, what was paid above its share is counted once. */
export function sumBack(rows: readonly BillRow[]): number {
  const byClaim = Map.groupBy(
    rows,
    ({ bill, verdict: { verdict, claims } }) => (verdict === 'credit' ? null : claims[0]?.claimId) ?? bill.id,
  );
  return [...byClaim.values()].reduce(
    (sum, all) => sum + Math.max(0, ...all.map((row) => findBack(row) ?? 0)),
    0,
  );
}
