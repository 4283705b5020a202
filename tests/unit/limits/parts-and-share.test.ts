import { describe, expect, it } from 'vitest';
import type { LimitClaim } from '../../../electron/data/limits/count/count-claims.ts';
import { claimOf, gapsOf } from './limit-cases.ts';

describe('parts that should come to the share', () => {
  it.each<[string, number, Partial<LimitClaim>, number]>([
    ['do, with what is not covered', 350, { deductibleCents: 100_00, notCoveredCents: 250_00 }, 0],
    ['are less than it', 350, { deductibleCents: 100_00 }, 1],
    [
      'are less than it with what is not covered',
      350,
      { deductibleCents: 100_00, notCoveredCents: 200_00 },
      1,
    ],
    ['are more than it', 90, { deductibleCents: 100_00 }, 1],
    ['are all of it', 100, {}, 0],
    ['are a part of it, as the plan says', 100, { isPartial: true }, 1],
    ['stand without a share', 100, { shareCents: null }, 1],
    ['stand without a share where the plan refused', 100, { shareCents: null, isRefused: true }, 0],
  ])('%s', (_, dollars, over, differing) => {
    expect(gapsOf([claimOf(dollars, over)]).partsDiffer).toBe(differing);
  });
});
