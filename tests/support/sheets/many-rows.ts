import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { claimRow, sent } from '../statement-fixture.ts';

/** `count` claims spread over the year, for speed and page counts. */
export function manyRows(count: number): ClaimRow[] {
  return Array.from({ length: count }, (_, index) => {
    const month = String(1 + Math.floor((index / count) * 12)).padStart(2, '0');
    const day = String(1 + (index % 28)).padStart(2, '0');
    const date = `2026-${month}-${day}`;
    const share = 1_000 + ((index * 37) % 9_000);
    return claimRow({
      claimNumber: `26-079-${2001 + index}`,
      serviceStart: date,
      serviceEnd: date,
      decidedOn: date,
      providerName: `Riverbend Clinic ${index % 40}`,
      yourShare: sent(share),
      mayOwe: sent(share),
    });
  });
}

/** Claims as a plan sends them: some refused, some from a pharmacy. */
export function busyRows(count = 42): ClaimRow[] {
  return manyRows(count).map((row, index) => {
    if (index % 9 === 4)
      return {
        ...row,
        state: 'plan-did-not-pay',
        planPaid: sent(0),
        yourShare: null,
        mayOwe: null,
        what: 'Office visit, established patient',
      };
    if (index % 5 === 2)
      return {
        ...row,
        kind: 'pharmacy',
        providerName: 'Corner Pharmacy',
        what: 'Calcimol 10 mg tablet',
        daysSupply: 30,
        mayOwe: null,
      };
    return { ...row, what: 'Exercise therapy' };
  });
}

/** Amounts, names and services that are as wide as any. */
export function wideRows(): ClaimRow[] {
  const wide = sent(1_234_567_890);
  return busyRows().map((row, index) => ({
    ...row,
    providerName: `Northern Counties Regional Hospital for Physical Medicine and Rehabilitation ${index}`,
    what: 'Computed tomography of the abdomen and the pelvis with contrast material',
    billed: wide,
    planPaid: wide,
    ...(row.mayOwe !== null && { mayOwe: wide, yourShare: wide }),
  }));
}
