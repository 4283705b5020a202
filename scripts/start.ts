/** `npm start`: builds the app where needed, and opens it. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildIfNeeded } from './runtime/build.ts';
import { chooseRuntime } from './runtime/choose.ts';
import { anyText, readCommandLine, wholeNumber } from './runtime/command-line.ts';
import { hasDisplay } from './runtime/electron-standin/browser/chromium.ts';
import { adviseSandbox, findSandbox, type SandboxState } from './runtime/sandbox.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values, rest } = readCommandLine({
  start: 'npm start [-- OPTIONS] [-- SWITCH…]',
  does: 'Builds Claimfolio where needed, and opens it. What stands after a second -- goes to Electron as it is.',
  options: {
    'user-data-dir': { value: anyText('FOLDER'), help: 'Keeps its records in this folder.' },
    lang: { value: anyText('LANGUAGE'), help: 'The language of the computer, such as es.' },
    'force-device-scale-factor': { value: anyText('N'), help: 'Draws everything so many times as large.' },
    'remote-debugging-port': {
      value: wholeNumber(0),
      help: 'Lets programs of this computer steer the page.',
    },
    'no-sandbox': { help: 'Starts without the sandbox, as root must.' },
  },
  takesMore: true,
});

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
  const sandbox = findSandbox(runtime.executablePath);
  if (runtime.kind === 'electron' && sandbox === 'forbidden' && !values['no-sandbox'])
    throw new Error(adviseSandbox(runtime.executablePath));
  const child = spawn(runtime.executablePath, [...listSwitches(sandbox), root, ...rest], {
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

/** What goes to Electron of what was given by name. */
function listSwitches(sandbox: SandboxState): string[] {
  const { 'no-sandbox': hasNoSandbox, ...others } = values;
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  // Electron refuses to run as root inside its sandbox, as in a container.
  const without = hasNoSandbox || sandbox === 'root' ? ['--no-sandbox'] : [];
  return [...without, ...given.map(([name, value]) => `--${name}=${value}`)];
}
