/**
 * Shuffling the order of pages, entries, sign-ins and people gives the same end: what is filed, asked about and apart.
 * Households are made up by chance; `CLAIMFOLIO_HOUSEHOLDS` says how many.
 */
import { expect, test, vi } from 'vitest';
import { compareOrders } from './series.ts';

const count = Number(process.env['CLAIMFOLIO_HOUSEHOLDS'] ?? 16);
const seed = Number(process.env['CLAIMFOLIO_HOUSEHOLDS_SEED'] ?? Math.floor(Math.random() * 1e9));

// Waits between tries take no time here.
vi.mock('node:timers/promises', async (load) => {
  const real = await load<typeof import('node:timers/promises')>();
  const setTimeout = (ms: number, value: unknown, options: object) =>
    real.setTimeout(Math.min(ms, 60), value, options);
  return { ...real, setTimeout };
});

test(
  `${count} households (seed ${seed}), each in two orders: the same is filed, asked about and told`,
  async () => {
    console.info(`households: ${count}, seed: ${seed}`);
    for (let number = 0; number < count; number += 1) await compareOrders(seed + number * 10);
    expect.hasAssertions();
  },
  60_000 + count * 20_000,
);
