/** How far the count comes, month by month, and what is in none of the months. */
import { describe, expect, it } from 'vitest';
import type { LimitClaim } from '../../../electron/data/limits/count/count-claims.ts';
import { claimOf, deductible, factsOf, findMeter, metersOf } from './limit-cases.ts';

describe('through the plan year', () => {
  const months = (claims: LimitClaim[], more = {}) =>
    findMeter(metersOf(claims, more), deductible)?.months.map(
      ({ month, addedCents, soFarCents }) => `${month} ${addedCents / 100} ${soFarCents / 100}`,
    );
  const cases: [string, LimitClaim[], string[]][] = [
    [
      'each month adds to those before it, from the first month of the plan year',
      [
        claimOf(50, { date: '2026-02-03' }),
        claimOf(300, { date: '2025-07-01' }),
        claimOf(20, { date: '2025-07-30' }),
      ],
      ['2025-07 320 320', '2026-02 50 370'],
    ],
    ['money that came back is taken off', [claimOf(300), claimOf(-120)], ['2025-09 180 180']],
    ['a claim that adds nothing is no month', [claimOf(0)], []],
    ['another plan year', [claimOf(80, { date: '2026-07-01' })], []],
    ['a claim that is not decided', [claimOf(80, { state: 'waiting' })], []],
    ['another network', [claimOf(80, { network: 'out' })], []],
    ['another kind of care', [claimOf(80, { care: 'dental' })], []],
    ['another currency', [claimOf(80, { currency: 'EUR' })], []],
  ];
  it.each(cases)('%s', (_, claims, expected) => {
    expect(months(claims)).toEqual(expected);
  });

  it('begins with what an earlier plan counted, and ends with our count', () => {
    const facts = factsOf({ earlierDeductibleCents: 100_00 });
    const meter = findMeter(
      metersOf([claimOf(50), claimOf(25, { date: '2025-11-02' })], { facts }),
      deductible,
    );
    expect(meter?.months[0]?.soFarCents).toBe(150_00);
    expect(meter?.months.at(-1)?.soFarCents).toBe(meter?.ours.cents);
  });

  it('leaves a date without a month for the end', () => {
    const facts = factsOf({ startMonth: 1 });
    const claims = [claimOf(30, { date: '2025' }), claimOf(50, { date: '2025-03-04' })];
    expect(months(claims, { facts })).toEqual(['2025-03 50 50', 'null 30 80']);
  });
});
