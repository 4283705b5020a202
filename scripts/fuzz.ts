/**
 * `npm run fuzz`: odd texts at every door, for long. Real data files in `CLAIMFOLIO_CORPUS` serve as further seeds.
 * Prints each find with the seed that shows it again.
 */
import { fuzz, readCorpus } from '../tests/fuzz/fuzz.ts';
import { fuzzTargets } from '../tests/fuzz/targets.ts';
import { anyText, minutes, readCommandLine, wholeNumber } from './runtime/command-line.ts';

const { values, refuse } = readCommandLine({
  start: 'npm run fuzz -- --minutes 10',
  does: 'Sends odd texts to every door of the app. It prints its seed, and each find with the seed that shows it again.',
  options: {
    minutes: { value: minutes, help: 'For how long; this or --cases must be given.' },
    cases: { value: wholeNumber(1), help: 'How many texts.' },
    only: { value: anyText('DOOR'), help: 'Only at the doors whose name contains this.' },
    seed: { value: wholeNumber(0), help: 'Goes on from the texts of this seed.' },
  },
});
if (values.minutes === undefined && values.cases === undefined)
  refuse('Say for how long: --minutes N or --cases N.');
const mostSeconds = Number(values.minutes ?? Infinity) * 60;
const most = Number(values.cases ?? Infinity);
const firstSeed = Number(values.seed ?? Date.now() % 1_000_000_000);

const targets = fuzzTargets.filter(({ name }) => name.includes(values.only ?? ''));
if (targets.length === 0)
  refuse(`No door is called so. There are: ${fuzzTargets.map(({ name }) => name).join(', ')}.`);
const corpus = readCorpus(process.env['CLAIMFOLIO_CORPUS'] ?? '');
const batch = 500;
const start = performance.now();
const seconds = () => (performance.now() - start) / 1000;
let cases = 0;
let found = 0;
console.log(`Seed ${firstSeed}`);
for (let first = firstSeed; cases < most && seconds() < mostSeconds; first += batch)
  for (const target of targets) {
    const finds = await fuzz(target, corpus, { first, cases: batch });
    cases += batch;
    found += finds.length;
    for (const { seed, problem } of finds) console.log(`${target.name}, seed ${seed}: ${problem}`);
  }
console.log(
  `${cases} cases, ${found} finds, ${Math.round(cases / seconds())} a second, from seed ${firstSeed}`,
);
process.exitCode = found === 0 ? 0 : 1;
