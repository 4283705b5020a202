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
run.vitest('unit', 'contract', 'component');
// Together, because a window and a server leave the computer time for each other.
run.vitest('integration', 'e2e');
run.finish();
