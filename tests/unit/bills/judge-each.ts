import { expect, it } from 'vitest';
import type { ClaimFacts } from '../../../electron/data/bills/match/claim-facts.ts';
import type { Bill, BillVerdict } from '../../../shared/model/bills/bill.ts';
import { billOf, claimOf, judge, type Situation } from './bill-and-claim.ts';

type Expected = [
  verdict: BillVerdict['verdict'],
  differenceCents?: number | null,
  ...notes: BillVerdict['notes'],
];

/** What differs from the usual bill and the usual claim, and what comes out. */
export type Row = [
  what: string,
  bill: Partial<Bill>,
  claims: Partial<ClaimFacts>[],
  expected: Expected,
  situation?: Situation,
];

export function judgeEach(rows: readonly Row[]): void {
  it.each(rows)('%s', (_what, bill, claims, [verdict, difference = null, ...notes], situation) => {
    const judged = judge(billOf(bill), claims.map(claimOf), situation);
    expect({
      verdict: judged.verdict,
      difference: judged.differenceCents,
      notes: judged.notes,
    }).toEqual({ verdict, difference, notes });
  });
}
