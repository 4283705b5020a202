/** Runs the odd plan alone: `node tests/support/odd-plan/run.ts [--port N] [--login-page]`. */
import { parseArgs } from 'node:util';
import { startOddPlan } from './odd-plan.ts';

const { values } = parseArgs({
  options: { port: { type: 'string' }, 'login-page': { type: 'boolean', default: false } },
});
const plan = await startOddPlan({ port: Number(values.port ?? '0'), loginPage: values['login-page'] });
console.log(`Odd plan at ${plan.fhirBaseUrl} (Ctrl+C ends it)`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void plan.close());
