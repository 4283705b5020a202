import { describe, expect, it } from 'vitest';
import { sumSource } from '../../../shared/model/claims/totals.ts';

const sum = (statedCents: number | null, computedCents: number | null) => ({
  cents: statedCents === null && computedCents === null ? null : (statedCents ?? 0) + (computedCents ?? 0),
  statedCents,
  computedCents,
  statedBy: 0,
  notStatedBy: 0,
  partlyBy: 0,
});

describe('sumSource', () => {
  it.each([
    [null, null, null],
    [0, null, 'stated'],
    [500, 0, 'stated'],
    [500, 1, 'both'],
    [500, -1, 'both'],
    [null, 0, 'computed'],
    [null, 9, 'computed'],
  ])('stated %s, worked out %s: %s', (stated, computed, source) => {
    expect(sumSource(sum(stated, computed))).toBe(source);
  });

  it('nothing of a sum that is too large: its parts are no sum', () => {
    expect(sumSource({ ...sum(500, 1), cents: null })).toBeNull();
  });
});
