import { describe, expect, it } from 'vitest';
import { sumSource } from '../../../shared/model/totals.ts';

const sum = (fromPlanCents: number | null, computedCents: number | null) => ({
  cents: null,
  fromPlanCents,
  computedCents,
  statedBy: 0,
  notStatedBy: 0,
});

describe('sumSource', () => {
  it.each([
    [null, null, null],
    [0, null, 'plan'],
    [500, 0, 'plan'],
    [500, 1, 'both'],
    [500, -1, 'both'],
    [null, 0, 'computed'],
    [null, 9, 'computed'],
  ])('plan %s, worked out %s: %s', (plan, computed, source) => {
    expect(sumSource(sum(plan, computed))).toBe(source);
  });
});
