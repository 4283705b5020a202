/**
 * Uses a packaged app from outside, as its fuses allow nothing else: it starts, and again after a sudden end, keeps its records
 * under this computer's key, a second start hands over to it, it closes when it is asked to. Each line that it prints was seen; the first that does not come ends it with an error.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { getCurrentFuseWire } from '@electron/fuses';
import { readCommandLine } from '../runtime/command-line.ts';
import { fuses } from './fuses.ts';

const { values, rest, refuse } = readCommandLine({
  start: 'node scripts/package/smoke.ts EXECUTABLE [--changed]',
  does: 'Starts a packaged app twice, closes it, and reads its fuses.',
  options: {
    changed: {
      help: 'Changes one byte of its archive, and sees that it no longer starts: afterwards it is of no use.',
    },
  },
  takesMore: true,
});
const [executable = ''] = rest;
if (!existsSync(executable)) refuse('The executable of a packaged app is missing.');

const profile = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-smoke-'));
const log = path.join(profile, 'logs/claimfolio.log');
const readLog = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
const timesLogged = (line: string) => readLog().split(line).length - 1;
const shown = ' main.window.shown ';

/** What was started; ended at the end, whatever happens. */
const started: ChildProcess[] = [];

function start(): ChildProcess {
  const child = spawn(executable, [`--user-data-dir=${profile}`], { stdio: 'inherit' });
  started.push(child);
  return child;
}

async function see(what: string, isThere: () => boolean, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !isThere(); await wait(200))
    if (Date.now() > end) throw new Error(`Not within ${seconds} s: ${what}.\n${readLog()}`);
  console.log(`seen: ${what}`);
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/** Asks the app to close as the desktop does: a window message on Windows, a signal elsewhere. */
function askToClose({ pid }: ChildProcess): void {
  if (process.platform === 'win32') execFileSync('taskkill', ['/PID', String(pid)]);
  else process.kill(pid as number, 'SIGTERM');
}

/** Linux: a page runs behind a filter of system calls (proc(5), "Seccomp"). */
function listFiltered(): string[] {
  const children = execFileSync('ps', ['-e', '-o', 'pid=,args='], { encoding: 'utf8' });
  return children
    .split('\n')
    .filter((line) => line.includes('--type=renderer') && line.includes(path.basename(executable)))
    .map((line) => readFileSync(`/proc/${Number.parseInt(line, 10)}/status`, 'utf8'))
    .filter((status) => /^Seccomp:\s*2$/m.test(status));
}

/** docs/tutorial/asar-integrity.md: the hash of the archive's header stands in the executable, or in Info.plist. */
function changeArchive(): void {
  const folder = path.dirname(executable);
  const archive = [path.join(folder, 'resources'), path.join(folder, '../Resources')]
    .map((place) => path.join(place, 'app.asar'))
    .find((file) => existsSync(file));
  if (archive === undefined) throw new Error('There is no app.asar.');
  const bytes = readFileSync(archive);
  const at = bytes.indexOf('"hash":"') + '"hash":"'.length;
  bytes[at] = bytes[at] === 0x30 ? 0x31 : 0x30;
  writeFileSync(archive, bytes);
}

async function seeChangedEnd(): Promise<void> {
  changeArchive();
  const changed = start();
  await see('with another byte in its archive it ends', () => hasEnded(changed), 30);
  if (changed.exitCode === 0 || timesLogged(shown) > 0)
    throw new Error('It started with another byte in its archive.');
}

async function use(): Promise<void> {
  const { version: _version, strictlyRequireAllFuses: _strictly, ...wanted } = fuses;
  const wire = await getCurrentFuseWire(executable);
  // The wire is written in the characters "0" and "1".
  for (const [fuse, isOn] of Object.entries(wanted))
    if (wire[fuse as never] !== (isOn ? '1' : '0').charCodeAt(0)) throw new Error(`Fuse ${fuse} is not set.`);
  console.log('seen: every fuse as it is to be');

  // Windows writes the key of its key store down some seconds after the first start (shell/browser/browser_process_impl.cc).
  const sudden = start();
  await see('its window', () => timesLogged(shown) > 0, 60);
  sudden.kill('SIGKILL');
  await see('it ends at once when it is killed', () => hasEnded(sudden), 10);
  const app = start();
  await see('it starts after a sudden end', () => timesLogged(shown) > 1, 60);
  await see(
    'its records, under a key of this computer',
    () => (readLog().split(' records.opened ').at(-1) ?? '').startsWith('{"storage":"encrypted"}'),
    70,
  );
  if (process.platform === 'linux') await see('its page in the sandbox', () => listFiltered().length > 0, 10);
  const second = start();
  await see('a second start hands over and ends', () => hasEnded(second), 30);
  if (hasEnded(app)) throw new Error('The second start ended the first.');
  askToClose(app);
  await see('it closes when it is asked to', () => hasEnded(app), 20);
  const third = start();
  await see('it starts again', () => timesLogged(shown) > 2, 60);
  askToClose(third);
  await see('it closes again', () => hasEnded(third), 20);
}

try {
  await (values.changed ? seeChangedEnd() : use());
} finally {
  for (const child of started) if (!hasEnded(child)) child.kill('SIGKILL');
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
