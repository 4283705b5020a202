/** Many computers against one plan, by the real scheduler. `npm run crowd` does it with a million. */
import { expect, it } from 'vitest';
import { measureLoad, simulateCrowd } from '../../../scripts/crowd/simulate.ts';

const crowd = { installations: 40_000, days: 4, seed: 7 };
/** So few computers need some minutes together, where chance does not show. */
const slot = 5;

it('the busiest minutes stay under three times the mean: as usual, and on the day after one without answers', async () => {
  const usual = measureLoad(await simulateCrowd(crowd), 1, 4, slot);
  expect(usual.peak / usual.mean).toBeLessThan(3);
  const down = await simulateCrowd({ ...crowd, outage: { from: 24, to: 48 } });
  const after = measureLoad(down, 2, 3, slot);
  expect(after.peak / usual.mean).toBeLessThan(3);
  expect(down.failedChecks).toBeGreaterThan(1_000);
});

it('a plan that asks to come back in six hours hears less until then', async () => {
  const asked = (asksToWaitMs: number) =>
    simulateCrowd({ ...crowd, outage: { from: 24, to: 48, asksToWaitMs } });
  const [without, with6] = [await asked(0), await asked(6 * 3_600_000)];
  expect(with6.failedChecks).toBeLessThan(without.failedChecks);
});
