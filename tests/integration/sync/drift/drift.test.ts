/**
 * Whatever a plan changes, and however its server behaves meanwhile, the app tells what did not come whole, loses nothing,
 * and in the end shows what a fresh profile shows.
 */
import { expect, test, vi } from 'vitest';
import { drift } from './drift.ts';

/** How many series of checks, and the seed of the first. */
const count = Number(process.env['CLAIMFOLIO_DRIFTS'] ?? 5);
const seed = Number(process.env['CLAIMFOLIO_DRIFTS_SEED'] ?? Math.floor(Math.random() * 1e9));

// Waits between tries take no time here.
vi.mock('node:timers/promises', async (load) => {
  const real = await load<typeof import('node:timers/promises')>();
  const setTimeout = (ms: number, value: unknown, options: object) =>
    real.setTimeout(Math.min(ms, 60), value, options);
  return { ...real, setTimeout };
});

test(
  `after ${count} series of checks (seed ${seed}), the app shows what the plan has`,
  async () => {
    console.info(`series: ${count}, seed: ${seed}`);
    for (let number = 0; number < count; number += 1) await drift(seed + number);
    expect.hasAssertions();
  },
  60_000 + count * 10_000,
);
