/**
 * A small bench: a ratio that is worse than its budget by more than its own spread is measured once more, and then fails.
 * `npm run bench` measures everything, with more claims.
 */
import { expect, it } from 'vitest';
import type { QuickRatios } from '../../../scripts/bench/child-ratios.ts';
import { runChild } from '../../../scripts/bench/children.ts';
import { isClearlyAbove, listRatios, type Round } from '../../../scripts/bench/timing.ts';

/**
 * Parsing and reading pages, against `JSON.parse`: more than with many claims (1.6), as 500 are read before everything is
 * compiled. Adding up claims, against a plain walk for each amount.
 */
const budgets: Record<keyof QuickRatios, number> = { reading: 2.5, sums: 0.5 };
const names = Object.keys(budgets) as (keyof QuickRatios)[];

it('parsing, reading and adding up claims take no more than their budgets', async () => {
  const measure = () => runChild<QuickRatios>('child-ratios.ts', []);
  const isBroken = (ratios: QuickRatios) => names.some((name) => isClearlyAbove(ratios[name], budgets[name]));
  const first = await measure();
  const ratios = isBroken(first) ? await measure() : first;
  const told = names.map((name) => {
    const all = listRatios(ratios[name], ({ cpuMs }) => cpuMs);
    return `${name} ${all.map((ratio) => ratio.toFixed(2)).join(', ')} (≤ ${budgets[name]})`;
  });
  console.info(told.join('; '));
  expect(isBroken(ratios), told.join('; ')).toBe(false);
});

it('a ratio is above its budget only by more than it varies', () => {
  const rounds = (ratios: number[]): Round[] =>
    ratios.map((ratio) => ({ ours: { ms: 1, cpuMs: ratio }, yardstick: { ms: 1, cpuMs: 1 } }));
  expect(isClearlyAbove(rounds([1.5, 1.6, 1.7]), 1.55)).toBe(false);
  expect(isClearlyAbove(rounds([2.5, 2.6, 2.7]), 1.55)).toBe(true);
});
