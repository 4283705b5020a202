/** What can be installed to run the app in: Electron's own binary, or a browser for the stand-in. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const electronFolder = path.join(root, 'node_modules/electron');
const memory = path.join(root, 'node_modules/.cache/claimfolio/electron-not-reachable');
const hour = 3_600_000;

/** Electron's own binary, when the electron package has it. */
export function electronBinary(folder = electronFolder): string | undefined {
  const pathFile = path.join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = path.join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** True when a download failed less than an hour ago. */
export function hasFailedLately(file: string, now: number): boolean {
  return existsSync(file) && now - statSync(file).mtimeMs < hour;
}

/** The host that Electron's installer downloads from, as its settings say. */
export function findDownloadHost(env: NodeJS.ProcessEnv): string {
  const mirror = env['ELECTRON_MIRROR'] || env['npm_config_electron_mirror'];
  return mirror && URL.canParse(mirror) ? new URL(mirror).hostname : 'github.com';
}

/** True when the host accepts a connection within three seconds, and behind a proxy, where only the installer can tell. */
export async function canReach(host: string, port = 443, env = process.env): Promise<boolean> {
  if (env['ELECTRON_GET_USE_PROXY']) return true;
  return await new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 });
    const answer = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}

function runInstaller(): Promise<boolean> {
  const child = spawn(process.execPath, [path.join(electronFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: 180_000,
  });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  child.on('error', () => resolve(false));
  child.on('exit', (code) => resolve(code === 0));
  return promise;
}

/**
 * Runs the electron package's own installer; false when it cannot download. A failure is remembered for an hour in
 * node_modules/.cache, so that a computer without a connection waits only once.
 */
export async function installElectron(): Promise<boolean> {
  if (!existsSync(path.join(electronFolder, 'install.js')) || hasFailedLately(memory, Date.now()))
    return false;
  process.stderr.write('Fetching the Electron binary...\n');
  const done = (await canReach(findDownloadHost(process.env))) && (await runInstaller());
  if (done) {
    rmSync(memory, { force: true });
    return true;
  }
  mkdirSync(path.dirname(memory), { recursive: true });
  writeFileSync(memory, '');
  process.stderr.write('The Electron binary cannot be fetched here.\n');
  return false;
}

/** Installs Chromium with apt-get where that is possible: as root on Debian and what derives from it. False elsewhere. */
export function installChromium(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  process.stderr.write(
    'Installing Chromium with apt-get, because neither Electron nor a browser is here...\n',
  );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  return run('update') && run('install', '-y', '--no-install-recommends', 'chromium');
}
