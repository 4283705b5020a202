/** `npm run crowd`: what a plan's server hears from many computers. */
import { measureLoad, simulateCrowd } from './crowd/simulate.ts';
import { readCommandLine, wholeNumber } from './runtime/command-line.ts';

const { values } = readCommandLine({
  start: 'npm run crowd [-- --count 1000000 --seed 1]',
  does: 'Simulates many computers that check one plan, by the scheduler of the app, and counts what the server hears.',
  options: {
    count: { value: wholeNumber(1), default: '1000000', help: 'How many computers.' },
    seed: { value: wholeNumber(0), default: '1', help: 'Chooses who opens the app when.' },
  },
});
const hour = 3_600_000;
const crowd = { installations: Number(values.count), days: 4, seed: Number(values.seed) };
const outage = { from: 24, to: 48 };

console.log('| Days | requests a day | bytes a day | mean a minute | busiest minute | ratio |');
console.log('|---|---|---|---|---|---|');
const usual = await simulateCrowd(crowd);
report('as usual', measureLoad(usual, 1, 4));
const down = await simulateCrowd({ ...crowd, outage });
report('the plan answers nothing for 24 hours', measureLoad(down, 1, 2));
report('the day after that', measureLoad(down, 2, 3));
const busy = await simulateCrowd({ ...crowd, outage: { ...outage, asksToWaitMs: 6 * hour } });
report('the plan asks for 24 hours to come back in 6', measureLoad(busy, 1, 2));
report('the day after that', measureLoad(busy, 2, 3));

function report(name: string, { mean, peak, requestsADay, bytesADay }: ReturnType<typeof measureLoad>): void {
  const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
  const cells = [requestsADay, bytesADay, mean, peak].map((value) => number.format(value));
  console.log(`| ${[name, ...cells, (peak / mean).toFixed(2)].join(' | ')} |`);
}
