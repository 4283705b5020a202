/**
 * The one check, the same here and in CI: lint, types, unit, component, contract, integration, build, e2e.
 * Lists what was skipped and ends with one line `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chooseRuntime } from './runtime/choose.ts';

type Counts = { passed: number; failed: number; skipped: string[] };
type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
};

const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name);
const counts: Counts = { passed: 0, failed: 0, skipped: [] };
const reports = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-test-'));

const runtime = await chooseRuntime();
const env = { ...process.env, ...runtime.env };

step('lint', bin('biome'), ['check']);
step('types', bin('tsc'), ['-b']);
step('build', bin('electron-vite'), ['build']);
for (const project of ['unit', 'contract', 'component', 'integration', 'e2e']) vitest(project);
rmSync(reports, { recursive: true, force: true });

if (counts.skipped.length > 0)
  console.log(`\nSkipped:\n${counts.skipped.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** A step counts as one test. */
function step(name: string, command: string, args: string[]): void {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit' });
  if (status === 0) counts.passed++;
  else counts.failed++;
}

function vitest(project: string): void {
  console.log(`\n== ${project}`);
  const report = path.join(reports, `${project}.json`);
  const { status } = spawnSync(
    bin('vitest'),
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, env, stdio: 'inherit' },
  );
  const before = counts.failed;
  if (existsSync(report)) count(JSON.parse(readFileSync(report, 'utf8')) as VitestReport);
  // A run that broke before or beside its tests (an unhandled error, say) is a failure too.
  if (status !== 0 && counts.failed === before) counts.failed++;
}

function count(report: VitestReport): void {
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed++;
      else if (test.status === 'failed') counts.failed++;
      else counts.skipped.push(`${path.relative(root, file.name)}: ${test.fullName}`);
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'))
      counts.failed++;
  }
}
