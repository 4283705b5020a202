/** Every door for texts against texts that no sender should send. `npm run fuzz` goes on for longer. */
import { expect, it } from 'vitest';
import { fuzz, readCorpus } from '../../fuzz/fuzz.ts';
import { type FuzzTarget, fuzzTargets } from '../../fuzz/targets.ts';
import { corpus } from '../../support/needs.ts';

const seeds = readCorpus(corpus);

it.each(fuzzTargets)('$name: 1,000 odd texts break no promise', async (target) => {
  const finds = await fuzz(target, seeds, { first: 1, cases: 1000 });
  expect(finds.map(({ seed, problem }) => ({ seed, problem }))).toEqual([]);
});

it('a promise that does not hold is found, with the seed that shows it again', async () => {
  const broken: FuzzTarget = {
    name: 'broken',
    seeds: [{ value: 1 }],
    corpusTypes: [],
    mostMs: 50,
    run(text) {
      if (text.includes('null')) throw new TypeError('null');
    },
  };
  const [find] = await fuzz(broken, new Map(), { first: 1, cases: 500 });
  expect(find?.problem).toBe('TypeError: null');
  expect(await fuzz(broken, new Map(), { first: find?.seed ?? 0, cases: 1 })).toEqual([find]);
});
