/** `npm run check`: what to run at every save, in a few minutes. `npm test` checks the rest too. */
import { readCommandLine } from './runtime/command-line.ts';
import { TestRun } from './test/test-run.ts';

readCommandLine({
  start: 'npm run check',
  does: 'What to run at every save, in a few minutes: lint, types, unused code, unit and contract tests.',
  options: {},
});

const run = new TestRun(process.env);
run.checkSources();
run.vitest(['unit', 'contract']);
run.finish();
