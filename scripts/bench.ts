/** `npm run bench`: measures the budgets of the design, as ratios within one run on this machine, and prints them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readFirstLine, runChild, startChild, tryChild } from './bench/children.ts';
import { measureBills } from './bench/measure-bills.ts';
import { measureCommands } from './bench/measure-commands.ts';
import { measureBook, measureLongClaims } from './bench/measure-large.ts';
import {
  type Asked,
  measureAsking,
  measureGrowth,
  measureReading,
  measureStoring,
} from './bench/measure-parts.ts';
import { measureStatements } from './bench/measure-statements.ts';
import { Results } from './bench/results.ts';
import { medianOf, type Round, type Times } from './bench/timing.ts';
import { readCommandLine, wholeNumber } from './runtime/command-line.ts';

const { values } = readCommandLine({
  start: 'npm run bench [-- --claims 10000 --growth --write]',
  does: 'Measures sync, reading, store, search and statements against plain work of the same size. Ends with 1 when a budget is broken.',
  options: {
    claims: { value: wholeNumber(100), default: '2000', help: 'How many claims; more take longer.' },
    growth: { help: 'Stores ten times as many claims too, and compares what one costs.' },
    write: { help: 'Writes the table to docs/bench.md.' },
  },
});
const claims = Number(values.claims);
/** Of the first sync and its yardstick, by turns. */
const syncRounds = 5;

const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-bench-'));
const results = new Results();
try {
  await measureSync();
  await measureStart();
  await measureParts();
  await measureYears();
  await measureLarge();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${results.table}`);
if (values.write) writeFileSync(path.join(import.meta.dirname, '../docs/bench.md'), pageOf(results.table));
process.exitCode = results.areKept ? 0 : 1;

type SyncTimes = Times & {
  newClaims: number;
  againMs: number;
  againRequests: number;
  longestBlockMs: number;
  rssAbove: number;
  fileBytes: number;
};

async function measureSync(): Promise<void> {
  const plan = startChild('plan-server.ts', [String(claims)]);
  const { base, patientId, bytes } = await readFirstLine<{ base: string; patientId: string; bytes: number }>(
    plan,
  );
  const rounds: Round[] = [];
  let sync: SyncTimes | null = null;
  for (let round = 0; round < syncRounds; round++) {
    // What is measured after this reads the records of the last round.
    const into = round === syncRounds - 1 ? folder : path.join(folder, `round-${round}`);
    const work = {
      yardstick: () => tryChild<Times>('child-fetch-parse.ts', [base]),
      ours: () => runChild<SyncTimes>('child-sync.ts', [base, patientId, into]),
    };
    const isFirst = round % 2 === 0;
    const early = isFirst ? await work.yardstick() : null;
    const ours = await work.ours();
    const yardstick = early ?? (await work.yardstick());
    if (into !== folder) rmSync(into, { recursive: true, force: true });
    if (ours.newClaims !== claims) throw new Error(`Stored ${ours.newClaims} of ${claims} claims.`);
    if (typeof yardstick !== 'string') rounds.push({ ours, yardstick });
    sync = ours;
  }
  plan.disconnect();
  if (sync === null) throw new Error('No round ran.');
  const mb = (size: number) => `${(size / 1e6).toFixed(0)} MB`;
  const work = 'First sync, against fetch + JSON.parse kept in memory';
  if (rounds.length === syncRounds) results.addRounds(work, 1.35, rounds);
  else results.addRatio(work, 1.35, { ours: sync.ms, yardstick: 'ran out of memory' });
  // Below ten thousand claims, what is there whatever comes weighs more than the records.
  results.add(
    'Memory of the first sync of 10,000 claims and more, against the raw JSON',
    { budget: 0.5, unit: '×' },
    claims < 10_000 ? null : sync.rssAbove / bytes,
    `${mb(sync.rssAbove)} / ${mb(bytes)}`,
  );
  results.add(
    'The records on disk after it, against the raw JSON',
    { budget: 0.35, unit: '×' },
    sync.fileBytes / bytes,
    `${mb(sync.fileBytes)} / ${mb(bytes)}`,
  );
  results.add('Longest block of the main process during it', { budget: 30, unit: 'ms' }, sync.longestBlockMs);
  results.add(
    'Sync that brings nothing, against the first',
    { budget: 0.002, unit: '×' },
    sync.againMs / sync.ms,
    `${sync.againMs.toFixed(0)} ms, ${sync.againRequests} request`,
  );
}

async function measureStart(): Promise<void> {
  const none = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-bench-'));
  try {
    const times = { none: [] as number[], some: [] as number[] };
    for (let round = 0; round < 5; round++) {
      times.none.push((await runChild<{ ms: number }>('child-start.ts', [none])).ms);
      times.some.push((await runChild<{ ms: number }>('child-start.ts', [folder])).ms);
    }
    results.addRatio('Start of the worker to a list, against start with no claims', 1.1, {
      ours: medianOf(times.some),
      yardstick: medianOf(times.none),
    });
  } finally {
    rmSync(none, { recursive: true, force: true });
  }
}

async function measureParts(): Promise<void> {
  const readClaims = Math.min(claims, 2000);
  const reading = await measureReading(readClaims);
  results.addRounds('Parse + read into claims, against JSON.parse', 1.6, reading);
  const storing = measureStoring(claims, medianOf(reading.map(({ ours }) => ours.ms)) / readClaims);
  results.addRatio('Store (encrypted, indexed, searchable), against a plain insert', 2, {
    ours: storing.store,
    yardstick: storing.plain,
  });
  addAsked('Slowest filter or search of the list', 10, measureAsking(folder));
  const bills = measureBills(folder);
  const limit = (budget: number) => ({ budget, unit: 'ms' as const });
  results.add(
    '500 bills held against all claims',
    limit(200),
    bills.all,
    `first after a start: ${bills.first.toFixed(0)} ms`,
  );
  results.add('One of them opened', limit(16), bills.one);
  results.add('What changed, with those bills', limit(200), bills.news);
  results.add(
    'Longest turn of reading ahead what bills need',
    limit(50),
    bills.longestTurn,
    `all: ${bills.ahead.toFixed(0)} ms`,
  );
  const command = await measureCommands(folder);
  results.add(
    'Slowest change, until the screen in view is answered',
    limit(100),
    command.ms,
    tellSpread(command.name, command),
  );
  if (values.growth) {
    const { cost, asking } = measureGrowth(claims);
    results.add(
      `Cost per claim of ${claims * 10}, against the first ${claims}`,
      { budget: 1.15, unit: '×' },
      cost,
    );
    addAsked(`Slowest filter or search of ${claims * 10} claims`, 50, asking);
  }
}

function addAsked(work: string, budget: number, { question, ms, ...spread }: Asked): void {
  results.add(work, { budget, unit: 'ms' }, ms, tellSpread(`\`${question}\``, spread));
}

function tellSpread(what: string, { least, most }: { least: number; most: number }): string {
  return `${what}; ${least.toFixed(1)} to ${most.toFixed(1)} ms`;
}

/** Yearly statements have sizes of their own, whatever `--claims` says: about as many as one paper takes, and a tenth. */
async function measureYears(): Promise<void> {
  const sizes = { few: 140, many: 1400 };
  const { costs, pdf, thousand } = await measureStatements([0, 0.05, 0.2], sizes);
  for (const { share, few, many } of costs)
    results.add(
      `Yearly statement, ${share * 100} % refused: cost per claim of ${sizes.many}, against ${sizes.few}`,
      { budget: 1.2, unit: '×' },
      many / sizes.many / (few / sizes.few),
      `${many.toFixed(0)} ms, ${few.toFixed(1)} ms`,
    );
  results.addRounds(
    `PDF of a yearly statement of ${sizes.few} claims, against pdfkit \`doc.text\` per cell`,
    2,
    pdf,
  );
  results.add('Year of 1000 claims, asked for and made into a PDF', { budget: 1000, unit: 'ms' }, thousand);
}

/** Larger than anybody's usual, whatever `--claims` says. */
async function measureLarge(): Promise<void> {
  const limit = { budget: 50, unit: 'ms' as const };
  for (const { lines, open, more } of measureLongClaims([1000, 100_000])) {
    if (lines === 1000) results.add(`A claim of ${lines} lines, opened`, limit, open);
    else
      results.add(
        `A further page of a claim of ${lines} lines`,
        limit,
        more,
        `opened: ${open.toFixed(0)} ms`,
      );
  }
  const book = await measureBook(500);
  const mb = (size: number) => `${(size / 1e6).toFixed(0)} MB`;
  results.add(
    `Memory after five PDFs of a book of ${book.sheets} sheets, against after the first`,
    { budget: 1.5, unit: '×' },
    book.lastBytes / book.firstBytes,
    `${mb(book.lastBytes)} / ${mb(book.firstBytes)}; ${book.ms.toFixed(0)} ms each`,
  );
}

function pageOf(table: string): string {
  return `# Measured\n\n${claims} claims of the sample plan, Node ${process.version}, ${os.platform()}, ${os.cpus().length} cores. Written by \`npm run bench -- --claims ${claims} --write\`.\n\n${table}\n`;
}
