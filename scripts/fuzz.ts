/**
 * Odd texts at every door, for long: `npm run fuzz -- --minutes 10` or `--cases 1000000`, with `--seed N` from there on.
 * Real data files in `CLAIMFOLIO_CORPUS` serve as further seeds. Prints each find with the seed that shows it again.
 */
import { parseArgs } from 'node:util';
import { fuzz, readCorpus } from '../tests/fuzz/fuzz.ts';
import { fuzzTargets } from '../tests/fuzz/targets.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: 'Infinity' },
    cases: { type: 'string', default: 'Infinity' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const [minutes, most, firstSeed] = [values.minutes, values.cases, values.seed].map(Number) as [
  number,
  number,
  number,
];
if (
  !(minutes > 0 && most > 0 && Number.isSafeInteger(firstSeed)) ||
  (minutes === Infinity && most === Infinity)
)
  throw new Error('Say for how long: --minutes N or --cases N.');

const corpus = readCorpus(process.env['CLAIMFOLIO_CORPUS'] ?? '');
const batch = 500;
const start = performance.now();
const seconds = () => (performance.now() - start) / 1000;
let cases = 0;
let found = 0;
console.log(`Seed ${firstSeed}`);
for (let first = firstSeed; cases < most && seconds() < minutes * 60; first += batch)
  for (const target of fuzzTargets) {
    const finds = await fuzz(target, corpus, { first, cases: batch });
    cases += batch;
    found += finds.length;
    for (const { seed, problem } of finds) console.log(`${target.name}, seed ${seed}: ${problem}`);
  }
console.log(
  `${cases} cases, ${found} finds, ${Math.round(cases / seconds())} a second, from seed ${firstSeed}`,
);
process.exitCode = found === 0 ? 0 : 1;
