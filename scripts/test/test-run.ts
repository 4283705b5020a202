/** Steps and test projects of one run, counted together; a step counts as one test. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findToolFile } from '../runtime/tool.ts';

type VitestReport = {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
};

const root = path.resolve(import.meta.dirname, '../..');

export class TestRun {
  readonly #env: NodeJS.ProcessEnv;
  readonly #began = Date.now();
  #passed = 0;
  #failed = 0;
  readonly #skipped: string[] = [];

  constructor(env: NodeJS.ProcessEnv) {
    // Workers and commands are started hundreds of times; this saves each of them most of its loading.
    this.#env = { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node-compile'), ...env };
  }

  /** Runs the command of a package from `node_modules`. */
  step(name: string, packageName: string, args: string[] = []): void {
    this.#announce(name);
    if (this.#run(packageName, args)) this.#passed++;
    else this.#failed++;
  }

  /** What is wrong in the sources themselves. */
  checkSources(): void {
    this.step('lint', '@biomejs/biome', ['check']);
    this.step('types', 'typescript', ['-b']);
    this.step('unused files, exports and dependencies', 'knip');
  }

  /** Runs projects of `vitest.config.ts` together, with further arguments for vitest. */
  vitest(projects: string[], args: string[] = []): void {
    this.#announce(projects.join(', '));
    const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-test-'));
    const report = path.join(folder, 'report.json');
    const isPassed = this.#run('vitest', [
      'run',
      ...projects.map((project) => `--project=${project}`),
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    const before = this.#failed;
    if (existsSync(report)) this.#count(JSON.parse(readFileSync(report, 'utf8')) as VitestReport);
    // A run that broke before or beside its tests (an unhandled error, say) is a failure too.
    if (!isPassed && this.#failed === before) this.#failed++;
    rmSync(folder, { recursive: true, force: true });
  }

  /** Lists what was skipped, ends with the line `N passed, N failed`, and sets the exit code. */
  finish(): void {
    if (this.#skipped.length > 0)
      console.log(`\nSkipped:\n${this.#skipped.map((name) => `  ${name}`).join('\n')}`);
    console.log(`\nTook ${Math.round((Date.now() - this.#began) / 1000)} s`);
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed > 0 ? 1 : 0;
  }

  #announce(name: string): void {
    console.log(`\n== ${name}`);
  }

  #run(packageName: string, args: string[]): boolean {
    const command = [findToolFile(packageName), ...args];
    return spawnSync(process.execPath, command, { cwd: root, env: this.#env, stdio: 'inherit' }).status === 0;
  }

  #count(report: VitestReport): void {
    for (const { name, status, assertionResults } of report.testResults) {
      for (const test of assertionResults) {
        if (test.status === 'passed') this.#passed++;
        else if (test.status === 'failed') this.#failed++;
        else this.#skipped.push(`${path.relative(root, name)}: ${test.fullName}`);
      }
      // A file that could not be loaded has no test that failed.
      if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) this.#failed++;
    }
  }
}
