/** Whatever the app does when it is killed, nothing that was kept is lost, and nothing is there twice. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deedNames } from './deeds.ts';
import { Killing } from './killing.ts';

/** `npm run kills` sets both, and kills ten times as often. */
const count = Number(process.env['CLAIMFOLIO_KILLS'] ?? 30);
const seed = Number(process.env['CLAIMFOLIO_KILLS_SEED'] ?? Math.floor(Math.random() * 1e9));

let killing: Killing;
beforeEach(async () => {
  killing = await Killing.start(seed);
});
afterEach(() => killing.close());

test(
  `killed ${count} times at random moments (seed ${seed}), it loses nothing and has nothing twice`,
  async () => {
    for (let number = 0; number < count; number += 1) {
      const deed = deedNames[number % deedNames.length] ?? 'sync';
      await killing.kill(deed);
    }
    await killing.lookOnce();
    console.info(`kills: ${count}, seed: ${seed}, ${JSON.stringify(killing.tally)}`);
    const midway = Object.values(killing.tally).reduce((sum, { inTheMiddle }) => sum + inTheMiddle, 0);
    expect(midway).toBeGreaterThanOrEqual(count / 3);
  },
  60_000 + count * 10_000,
);
