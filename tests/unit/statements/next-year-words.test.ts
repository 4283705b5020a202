/** Limits of a compared plan in words. */
import { describe, expect, it } from 'vitest';
import type { PlanYear } from '../../../shared/model/replay/next-year.ts';
import { plainService } from '../../../shared/model/replay/plan-rules.ts';
import { sayLimits } from '../../../shared/words/papers/next-year.ts';

const words = {
  t: (key: string, values: Record<string, string | number> = {}) => [key, ...Object.values(values)].join(' '),
  amount: (cents: number) => `$${cents / 100}`,
  month: (day: string) => day,
};

function sayOf(covered: 'yes' | 'no' | null): string {
  const two = (cents: number) => ({ personCents: cents, familyCents: null });
  const rules = {
    covers: 'person',
    deductibles: [
      { pool: 'all', network: 'in', style: 'embedded', ...two(2_500_00) },
      { pool: 'all', network: 'out', style: 'embedded', ...two(5_000_00) },
    ],
    limits: [
      { network: 'in', excluded: [], ...two(6_500_00) },
      { network: 'out', excluded: [], ...two(13_000_00) },
    ],
    services: covered === null ? [] : [{ ...plainService, serviceClass: 'any', network: 'out', covered }],
  } as unknown as PlanYear['rules'];
  return sayLimits({ rules }, words);
}

describe('the limits of a compared plan', () => {
  it('have those out of network, too, where the plan pays there: care may be counted by them', () => {
    expect(sayOf('yes')).toBe(
      'next-year:bothNetworks next-year:both $2500 $6500 next-year:both $5000 $13000',
    );
  });

  it.each([null, 'no'] as const)(
    'have none out of network where the plan pays nothing there: %s',
    (covered) => {
      expect(sayOf(covered)).toBe('next-year:both $2500 $6500');
    },
  );
});
