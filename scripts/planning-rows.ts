/**
 * `npm run planning-rows`: the numbered cases of planning a year (when a limit is reached, Medicare’s drug money, a year
 * under another plan, drugs and doctors in lists), each with the tests that show it. Exits 1 where a case has no test, or
 * one of its tests fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { countedRows, listRowTests, mostRows } from './planning-rows/list-row-tests.ts';
import { readCommandLine } from './runtime/command-line.ts';
import { findToolFile } from './runtime/tool.ts';
import type { VitestReport } from './test/outcomes.ts';

readCommandLine({
  start: 'npm run planning-rows',
  does: `Runs the tests of the ${mostRows} numbered cases of planning a year, and lists each case with its tests. Ends with 1 where a case has no test or a failed one.`,
  options: {},
});

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-rows-'));
const file = path.join(folder, 'report.json');
const places = [
  ...['forecast', 'drug-cap', 'replay', 'plan-lists'].map((subject) => `tests/unit/${subject}`),
  'tests/component/next-year/enrollment',
];
spawnSync(
  process.execPath,
  [
    findToolFile('vitest'),
    ...['run', ...places, '--testNamePattern', countedRows],
    ...['--reporter=json', `--outputFile.json=${file}`],
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);
const rows = listRowTests(JSON.parse(readFileSync(file, 'utf8')) as VitestReport, root);
rmSync(folder, { recursive: true, force: true });

for (const { row, tests } of rows) {
  console.log(`${row}${tests.length === 0 ? ' has no test' : ''}`);
  for (const { title, isPassed } of tests) console.log(`  ${isPassed ? 'passed' : 'FAILED'}  ${title}`);
}
const missing = rows.filter(({ tests }) => tests.length === 0).map(({ row }) => row);
const failed = rows.filter(({ tests }) => tests.some(({ isPassed }) => !isPassed)).map(({ row }) => row);
const count = rows.length - new Set([...missing, ...failed]).size;
console.log(`\n${count} of ${rows.length} cases are shown.`);
if (missing.length > 0) console.log(`Without a test: ${missing.join(', ')}`);
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
process.exitCode = count === rows.length ? 0 : 1;
