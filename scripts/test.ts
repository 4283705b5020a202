/**
 * `npm test`: the whole check, the same here and in CI. Lists what was skipped and ends with one line
 * `N passed, N failed`.
 */
import { chooseRuntime } from './runtime/choose.ts';
import { readCommandLine } from './runtime/command-line.ts';
import { TestRun } from './test/test-run.ts';

readCommandLine({
  start: 'npm test',
  does: 'The whole check: lint, types, build and all tests. Lists what was skipped; the last line is "N passed, N failed".',
  options: {},
});

const runtime = await chooseRuntime();
const run = new TestRun({ ...process.env, ...runtime.env });
run.checkSources();
run.step('build', 'electron-vite', ['build']);
run.vitest(['unit', 'contract', 'component']);
if (runtime.kind === 'standin') run.vitest(['integration', 'e2e']);
else {
  run.vitest(['integration']);
  // Windows on a real desktop take the focus from each other.
  run.vitest(['e2e'], ['--no-file-parallelism']);
}
run.finish();
