/**
 * `npm test`: the whole check, the same here and in CI. Lists what was skipped and ends with one line
 * `N passed, N failed`.
 */
import { chooseRuntime } from './runtime/choose.ts';
import { TestRun } from './test/test-run.ts';

const runtime = await chooseRuntime();
const run = new TestRun({ ...process.env, ...runtime.env });
run.checkSources();
run.step('build', 'electron-vite', ['build']);
for (const project of ['unit', 'contract', 'component', 'integration', 'e2e']) run.vitest(project);
run.finish();
