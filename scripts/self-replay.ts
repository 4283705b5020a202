/**
 * `npm run self-replay`: the sample people's own plans, typed, and their own claims put through them in the order in which
 * they were decided. Exits 1 where too few lines come to the share that they state.
 */

import { readCommandLine } from './runtime/command-line.ts';
import { gate, type ReplayedLines, runSelfReplay, sumUpReplay } from './self-replay/run-self-replay.ts';

readCommandLine({
  start: 'npm run self-replay',
  does: 'Puts the sample people’s claims through the rules of their own plans, and counts the lines that come to the share that they state. Ends with 1 when too few do.',
  options: {},
});

const years = runSelfReplay({ today: '2026-12-31' });
const percent = (share: number | null) => (share === null ? 'none' : `${(100 * share).toFixed(1)} %`);
const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;

function tell(name: string, of: readonly ReplayedLines[]): void {
  const { claims, used, lines, same, share, reasons, orderEffectCents } = sumUpReplay(of);
  console.log(`\n${name}`);
  const rows: [string, string][] = [
    ['claims that count', String(claims)],
    ['put through the rules', String(used)],
    ['lines with all that is needed', String(lines)],
    [`of these within a cent (gate ${percent(gate)})`, `${same}, ${percent(share)}`],
    ...reasons.map(([reason, count]): [string, string] => [`missed, ${reason}`, String(count)]),
    ['in the order of services, years differ by', dollars(orderEffectCents)],
  ];
  for (const [label, value] of rows) console.log(label.padEnd(48) + value.padStart(14));
}

tell('All', years);
for (const [person, own] of Map.groupBy(years, (one) => one.person)) tell(person, own);

console.log('\nMissed');
for (const { year, missed } of years)
  for (const { claimId, line, statedCents, countedCents, reason } of missed)
    console.log(
      `${year} ${claimId.split('/')[1]}${line === null ? '' : `, line ${line}`}: states ${dollars(statedCents)}, comes to ${dollars(countedCents)}, ${reason}`,
    );

const { share } = sumUpReplay(years);
const holds = share !== null && share >= gate;
console.log(holds ? '\nThe gate holds.' : '\nThe gate does not hold.');
process.exitCode = holds ? 0 : 1;
