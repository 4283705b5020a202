/** Steps and test projects of one run, counted together; a step counts as one test. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findToolFile } from '../runtime/tool.ts';
import {
  listSlowest,
  type Outcomes,
  passedAlone,
  readOutcomes,
  readsAsLuck,
  type TestErrors,
  type VitestReport,
} from './outcomes.ts';
import { reportSizes } from './report-sizes.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** So many of the slowest files are listed. */
const mostSlow = 20;

/** More failures than these are no accident, and running them again says nothing. */
const mostAccidents = 5;

export class TestRun {
  readonly #env: NodeJS.ProcessEnv;
  readonly #began = Date.now();
  #passed = 0;
  readonly #skipped: string[] = [];
  readonly #failed: string[] = [];
  readonly #second: string[] = [];
  readonly #msByFile: Record<string, number> = {};

  constructor(env: NodeJS.ProcessEnv) {
    // Workers and commands are started hundreds of times; this saves each of them most of its loading.
    this.#env = { NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node-compile'), ...env };
  }

  /** Runs the command of a package from `node_modules`. */
  step(name: string, packageName: string, args: string[] = []): void {
    this.#announce(name);
    if (this.#run(packageName, args)) this.#passed++;
    else this.#failed.push(name);
  }

  /** What is wrong in the sources themselves. */
  checkSources(): void {
    this.step('lint', '@biomejs/biome', ['check']);
    // The two projects are checked side by side; several checkers each would work out most types again.
    this.step('types', 'typescript', ['-b', '--checkers', '1']);
    this.step('unused files, exports and dependencies', 'knip');
  }

  /**
   * Runs projects of `vitest.config.ts` together, with further arguments for vitest. A few failures are tried once more,
   * one file at a time: what passes then failed for want of time or a core, and is listed as such.
   */
  vitest(projects: string[], args: string[] = []): void {
    this.#announce(projects.join(', '));
    const first = this.#runTests(projects, args);
    this.#passed += first.passed.length;
    this.#skipped.push(...first.skipped);
    const second = this.#runAgain(projects, first);
    for (const failure of first.failures) {
      const text = `${failure.title}\n${failure.message}`;
      if (second !== null && passedAlone(failure, second)) {
        this.#passed++;
        this.#second.push(text);
      } else this.#failed.push(text);
    }
  }

  /** Lists what took long, what was skipped and what failed, ends with the line `N passed, N failed`, and sets the exit code. */
  finish(): void {
    this.#list('Long files and full folders', reportSizes());
    this.#list('Slowest parts and files', listSlowest(this.#msByFile, root, mostSlow));
    this.#list('Skipped', this.#skipped);
    this.#list('Failed at first, passed alone', this.#second);
    this.#list('Failed', this.#failed);
    console.log(`\nTook ${Math.round((Date.now() - this.#began) / 1000)} s`);
    console.log(`${this.#passed} passed, ${this.#failed.length} failed`);
    process.exitCode = this.#failed.length > 0 ? 1 : 0;
  }

  #announce(name: string): void {
    console.log(`\n== ${name}`);
  }

  #list(title: string, names: readonly string[]): void {
    if (names.length > 0) console.log(`\n${title}:\n${names.map((name) => `  ${name}`).join('\n')}`);
  }

  #run(packageName: string, args: string[]): boolean {
    const command = [findToolFile(packageName), ...args];
    return spawnSync(process.execPath, command, { cwd: root, env: this.#env, stdio: 'inherit' }).status === 0;
  }

  #runAgain(projects: string[], { failures }: Outcomes): Outcomes | null {
    const files = new Set(failures.filter(({ message }) => !readsAsLuck(message)).map(({ file }) => file));
    files.delete('');
    if (files.size === 0 || failures.length > mostAccidents) return null;
    this.#announce(`once more, alone: ${[...files].join(', ')}`);
    return this.#runTests(projects, ['--no-file-parallelism', ...files]);
  }

  #runTests(projects: string[], args: string[]): Outcomes {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-test-'));
    const [reportFile, errorFile] = [path.join(folder, 'report.json'), path.join(folder, 'errors.json')];
    this.#env['CLAIMFOLIO_TEST_ERRORS'] = errorFile;
    const isPassed = this.#run('vitest', [
      'run',
      ...projects.map((project) => `--project=${project}`),
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      '--reporter=./scripts/test/error-reporter.ts',
    ]);
    const read = (file: string): unknown =>
      existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
    const report = read(reportFile) as VitestReport | null;
    const errors = read(errorFile) as TestErrors | null;
    rmSync(folder, { recursive: true, force: true });
    Object.assign(this.#msByFile, errors?.msByFile);
    return readOutcomes({ name: projects.join(', '), report, isPassed, errors }, root);
  }
}
