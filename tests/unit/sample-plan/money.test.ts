import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyRule,
  computeAllowed,
  openLedger,
  reverseSplit,
  splitMoney,
  sumMemberShare,
  sumSplits,
} from '../../../electron/sample-plan/make/claims/money.ts';

const cents = fc.integer({ min: 0, max: 5_000_000 });
const rule = fc.record({
  copay: fc.integer({ min: 0, max: 30_000 }),
  deductible: fc.boolean(),
  percent: fc.integer({ min: 0, max: 50 }),
});

describe('a split', () => {
  it('leaves the rest to the plan', () => {
    const money = splitMoney({
      billed: 8_240_00,
      discount: 3_810_35,
      notCovered: 462_00,
      deductible: 500_00,
      copay: 17_00,
      coinsurance: 345_10,
    });
    expect([money.planPaid, computeAllowed(money), sumMemberShare(money)]).toEqual([
      3_105_55, 3_967_65, 862_10,
    ]);
  });

  it('is undone by its reversal', () => {
    const money = splitMoney({ billed: 68_80, discount: 34_00, copay: 10_00 });
    const sum = sumSplits([money, reverseSplit(money)]);
    expect(Object.values(sum).every((value) => value === 0)).toBe(true);
    expect(Object.is(reverseSplit(money).otherPaid, 0)).toBe(true);
  });
});

describe('the cost rules of a year', () => {
  it('always add up, are never negative, and stop at the deductible and the limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cents, fc.integer({ min: 0, max: 90 }), rule), { maxLength: 60 }),
        (visits) => {
          const ledger = openLedger();
          const limits = openLedger();
          const year = visits.map(([billed, percent, usual]) =>
            applyRule({ billed, discount: Math.floor((billed * percent) / 100) }, usual, ledger),
          );
          for (const money of year) {
            expect(Object.values(money).every((value) => value >= 0)).toBe(true);
            expect(money.billed).toBe(
              money.discount + money.notCovered + money.otherPaid + sumMemberShare(money) + money.planPaid,
            );
          }
          const total = sumSplits(year);
          expect(total.deductible).toBeLessThanOrEqual(limits.deductibleLeft);
          expect(sumMemberShare(total)).toBeLessThanOrEqual(limits.outOfPocketLeft);
        },
      ),
    );
  });
});
