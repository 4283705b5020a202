import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildIfNeeded } from './runtime/build.ts';
import { chooseRuntime } from './runtime/choose.ts';
import { hasDisplay } from './runtime/electron-standin/browser/chromium.ts';

const root = path.resolve(import.meta.dirname, '..');

try {
  const runtime = await chooseRuntime();
  const env = { ...process.env, ...runtime.env };
  buildIfNeeded(env);
  if (runtime.kind === 'standin') {
    const place = hasDisplay()
      ? 'opens in the browser that is installed'
      : 'runs without a window, because there is no display';
    process.stderr.write(`Electron itself is not here: Claimfolio ${place}.\n`);
  }
  // Electron refuses to run as root inside its sandbox, as in a container.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(runtime.executablePath, [...sandbox, root, ...process.argv.slice(2)], {
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
