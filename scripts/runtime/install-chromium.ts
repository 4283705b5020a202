import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs Debian's Chromium with apt when this is Debian (or a child of it) and we are root; says so. */
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
