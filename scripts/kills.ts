/** `npm run kills`: kills the app many times at random moments of what it does, and at named steps of a first download. */
import { spawnSync } from 'node:child_process';
import { readCommandLine, wholeNumber } from './runtime/command-line.ts';
import { findToolFile } from './runtime/tool.ts';

const { values } = readCommandLine({
  start: 'npm run kills [-- --count 300 --seed 1]',
  does: 'Kills the app at random moments of what it does, and looks what is left. It prints its seed.',
  options: {
    count: { value: wholeNumber(1), default: '300', help: 'How many times.' },
    seed: { value: wholeNumber(0), help: 'Chooses the moments that an earlier run with this seed had.' },
  },
});
const seed = values.seed ?? String(Date.now() % 1_000_000_000);
const tests = ['life/kills/kills', 'life/kills/passphrase', 'sync/kill', 'sync/kill-lanes'].map(
  (name) => `tests/integration/${name}.test.ts`,
);
const { status } = spawnSync(
  process.execPath,
  [findToolFile('vitest'), 'run', '--project', 'integration', ...tests],
  {
    stdio: 'inherit',
    env: { ...process.env, CLAIMFOLIO_KILLS: values.count, CLAIMFOLIO_KILLS_SEED: seed },
  },
);
process.exitCode = status ?? 1;
