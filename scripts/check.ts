/** `npm run check`: what to run at every save, under a minute. `npm test` checks the rest too. */
import { TestRun } from './test/test-run.ts';

const run = new TestRun(process.env);
run.checkSources();
run.vitest(['unit', 'contract']);
run.finish();
