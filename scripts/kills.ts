/** Kills the app many times at random moments of what it does: `npm run kills -- --count 200 --seed 1`. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const tests = ['kills', 'passphrase'].map((name) => `tests/integration/life/kills/${name}.test.ts`);
const { status } = spawnSync('vitest', ['run', '--project', 'integration', ...tests], {
  stdio: 'inherit',
  env: { ...process.env, CLAIMFOLIO_KILLS: values.count, CLAIMFOLIO_KILLS_SEED: values.seed },
});
process.exitCode = status ?? 1;
