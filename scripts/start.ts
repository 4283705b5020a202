import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildIfNeeded } from './runtime/build.ts';
import { chooseRuntime } from './runtime/choose.ts';

const root = path.resolve(import.meta.dirname, '..');

try {
  const runtime = await chooseRuntime();
  const env = { ...process.env, ...runtime.env };
  buildIfNeeded(env);
  if (runtime.kind === 'standin')
    process.stderr.write('Electron itself is not here: Claimfolio opens in your browser engine instead.\n');
  const child = spawn(runtime.executablePath, [root, ...process.argv.slice(2)], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
