/**
 * `npm run backtest`: the forecast of limits against what came, over the sample people, invented people with steady
 * drugs, and each month's end. Exits 1 where a gate does not hold.
 */
import { type BacktestCase, runBacktest } from './backtest/run-backtest.ts';
import { type BacktestSum, gates, sumUpForecast, sumUpLine } from './backtest/sum-up.ts';
import { readCommandLine, wholeNumber } from './runtime/command-line.ts';

const { values } = readCommandLine({
  start: 'npm run backtest',
  does: 'Asks at each month’s end of past years when a limit may be reached, with what the plan had decided until then, and compares the answers with what came. Ends with 1 when a gate does not hold.',
  options: {
    years: { value: wholeNumber(1), help: 'How many past years, 3 unless said.' },
  },
});

const lastYear = 2025;
const years = Array.from({ length: Number(values.years ?? 3) }, (_, at) => lastYear - at);
const cases = runBacktest({ today: '2026-03-01', years, mostClaims: 1000, steady: 12 });

const percent = (share: number | null) => (share === null ? 'none' : `${(100 * share).toFixed(1)} %`);

function tell(name: string, of: readonly BacktestCase[]): void {
  const rows: [string, (sum: BacktestSum) => string][] = [
    ['answers while open', ({ cases: count }) => String(count)],
    ['gave days', ({ ranges }) => String(ranges)],
    [`day that came is inside (gate ${percent(gates.inside)})`, ({ inside }) => percent(inside)],
    ['days off, middle', ({ daysOff }) => String(daysOff ?? 'none')],
    ['gave days, none came', ({ falseDay }) => percent(falseDay)],
    ['said "not this year"', ({ not }) => String(not)],
    [`of these reached (gate ${percent(gates.falseNot)})`, ({ falseNot }) => percent(falseNot)],
    ['neither', ({ withoutForecast }) => percent(withoutForecast)],
    ['sum of the year within 10 % or $100', ({ endNear }) => percent(endNear)],
  ];
  const [forecast, line] = [sumUpForecast(of), sumUpLine(of)];
  console.log(`\n${name}\n${''.padEnd(52)}${'forecast'.padStart(10)}${'evenly'.padStart(10)}`);
  for (const [label, read] of rows)
    console.log(label.padEnd(52) + read(forecast).padStart(10) + read(line).padStart(10));
}

tell('All', cases);
for (const [person, own] of Map.groupBy(cases, (one) => one.person)) tell(person, own);

const { inside, falseNot } = sumUpForecast(cases);
// What cannot be measured does not hold.
const holds = inside !== null && inside >= gates.inside && falseNot !== null && falseNot <= gates.falseNot;
console.log(holds ? '\nBoth gates hold.' : '\nA gate does not hold.');
process.exitCode = holds ? 0 : 1;
