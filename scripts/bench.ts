/**
 * Measures the budgets that design calls for, as ratios within one run on this machine, and prints them.
 * `npm run bench [-- --claims 10000] [--growth] [--write]`: more claims take longer; `--growth` stores ten times as
 * many; `--write` writes the table to docs/bench.md.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { measureAsking, measureGrowth, measureReading, measureStoring } from './bench/in-process.ts';

type Row = { work: string; budget: number; unit: '×' | 'ms'; measured: number; from: string };

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '2000' },
    growth: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const claims = Number(values.claims);
if (!Number.isSafeInteger(claims) || claims < 100) throw new Error('--claims must be 100 or more.');

const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-bench-'));
const rows: Row[] = [];
try {
  await measureSync();
  await measureStart();
  measureParts();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const table = tableOf(rows);
console.log(`\n${table}`);
if (values.write) writeFileSync(path.join(import.meta.dirname, '../docs/bench.md'), pageOf(table));
process.exitCode = rows.every((row) => row.measured <= row.budget) ? 0 : 1;

async function measureSync(): Promise<void> {
  const plan = start('plan-server.ts', [String(claims)]);
  const { base, patientId, bytes } = await firstLine<{ base: string; patientId: string; bytes: number }>(
    plan,
  );
  const yardstick = await child<{ ms: number }>('child-fetch-parse.ts', [base]);
  const sync = await child<{
    ms: number;
    newClaims: number;
    againMs: number;
    againRequests: number;
    longestBlockMs: number;
    rssAbove: number;
  }>('child-sync.ts', [base, patientId, folder]);
  plan.disconnect();
  if (sync.newClaims !== claims) throw new Error(`Stored ${sync.newClaims} of ${claims} claims.`);
  const mb = (size: number) => `${(size / 1e6).toFixed(0)} MB`;
  add(
    'First sync, against fetch + JSON.parse kept in memory',
    1.5,
    '×',
    sync.ms / yardstick.ms,
    `${sync.ms.toFixed(0)} ms / ${yardstick.ms.toFixed(0)} ms`,
  );
  add(
    'Memory of the first sync, against the raw JSON',
    0.5,
    '×',
    sync.rssAbove / bytes,
    `${mb(sync.rssAbove)} / ${mb(bytes)}`,
  );
  add('Longest block of the main process during it', 50, 'ms', sync.longestBlockMs, '');
  add(
    'Sync that brings nothing, against the first',
    0.05,
    '×',
    sync.againMs / sync.ms,
    `${sync.againMs.toFixed(0)} ms, ${sync.againRequests} request`,
  );
}

async function measureStart(): Promise<void> {
  const none = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-bench-'));
  try {
    const times = { none: [] as number[], some: [] as number[] };
    for (let round = 0; round < 5; round++) {
      times.none.push((await child<{ ms: number }>('child-start.ts', [none])).ms);
      times.some.push((await child<{ ms: number }>('child-start.ts', [folder])).ms);
    }
    const [a, b] = [middle(times.some), middle(times.none)];
    add(
      'Start of the worker to a list, against start with no claims',
      1.2,
      '×',
      a / b,
      `${a.toFixed(0)} ms / ${b.toFixed(0)} ms`,
    );
  } finally {
    rmSync(none, { recursive: true, force: true });
  }
}

function measureParts(): void {
  const readClaims = Math.min(claims, 2000);
  const reading = measureReading(readClaims);
  add(
    'Parse + read into claims, against JSON.parse',
    1.6,
    '×',
    reading.read / reading.parse,
    `${reading.read.toFixed(0)} ms / ${reading.parse.toFixed(0)} ms`,
  );
  const storing = measureStoring(claims, (reading.read - reading.parse) / readClaims);
  add(
    'Store (encrypted, indexed, searchable), against a plain insert',
    2.5,
    '×',
    storing.store / storing.plain,
    `${storing.store.toFixed(0)} ms / ${storing.plain.toFixed(0)} ms`,
  );
  add('Slowest filter or search of the list', 16, 'ms', measureAsking(folder), '');
  if (values.growth)
    add(
      `Cost per claim of ${claims * 10}, against the first ${claims}`,
      1.15,
      '×',
      measureGrowth(claims),
      '',
    );
}

function add(work: string, budget: number, unit: Row['unit'], measured: number, from: string): void {
  rows.push({ work, budget, unit, measured, from });
  console.log(`${work}: ${shown(measured, unit)}`);
}

function start(file: string, args: string[]): ChildProcess {
  return fork(path.join(import.meta.dirname, 'bench', file), args, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

async function firstLine<T>(process: ChildProcess): Promise<T> {
  if (!process.stdout) throw new Error('The child has no output.');
  for await (const line of createInterface({ input: process.stdout })) return JSON.parse(line) as T;
  throw new Error('The child said nothing.');
}

async function child<T>(file: string, args: string[]): Promise<T> {
  const process = start(file, args);
  const failed = once(process, 'exit').then(([code]) => {
    throw new Error(`${file} ended with code ${code}.`);
  });
  const [message] = await Promise.race([once(process, 'message'), failed]);
  failed.catch(() => {});
  return message as T;
}

function middle(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function shown(value: number, unit: Row['unit']): string {
  return unit === 'ms' ? `${value.toFixed(1)} ms` : `${value.toFixed(value < 0.1 ? 3 : 2)} ×`;
}

function tableOf(measured: Row[]): string {
  const lines = measured.map(
    ({ work, budget, unit, measured, from }) =>
      `| ${work} | ≤ ${budget} ${unit} | ${shown(measured, unit)} | ${measured <= budget ? 'yes' : '**no**'} | ${from} |`,
  );
  return ['| Work | Budget | Measured | Kept | From |', '|---|---|---|---|---|', ...lines].join('\n');
}

function pageOf(measured: string): string {
  return `# Measured\n\n${claims} claims of the sample plan, Node ${process.version}, ${os.platform()}, ${os.cpus().length} cores. Written by \`npm run bench -- --claims ${claims} --write\`.\n\n${measured}\n`;
}
