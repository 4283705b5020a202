import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { findToolFile } from './tool.ts';

const root = path.resolve(import.meta.dirname, '../..');
const sources = [
  'electron',
  'shared',
  'renderer',
  'resources',
  'docs/user-guide.md',
  'docs/guia-del-usuario.md',
  'docs/connecting.md',
  'package.json',
  'electron.vite.config.ts',
];
const outputs = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** The time of the newest file under `place`, in milliseconds; 0 when there is none. */
export function findNewestTime(place: string): number {
  if (!existsSync(place)) return 0;
  if (!statSync(place).isDirectory()) return statSync(place).mtimeMs;
  const files = readdirSync(place, { recursive: true, withFileTypes: true });
  return Math.max(0, ...files.map((file) => statSync(path.join(file.parentPath, file.name)).mtimeMs));
}

/** True when the built app is missing or older than what it is made from. */
export function needsBuild(folder = root): boolean {
  const built = outputs.map((file) => findNewestTime(path.join(folder, file)));
  return Math.min(...built) <= Math.max(...sources.map((place) => findNewestTime(path.join(folder, place))));
}

/** Builds the app with electron-vite when it is missing or old; throws when the build fails. */
export function buildIfNeeded(env: NodeJS.ProcessEnv = process.env): void {
  if (!needsBuild()) return;
  process.stderr.write('Building Claimfolio...\n');
  const { status, stdout } = spawnSync(process.execPath, [findToolFile('electron-vite'), 'build'], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}`);
}
