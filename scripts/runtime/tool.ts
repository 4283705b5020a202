import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * The JavaScript file behind the command that a package brings, its first if it brings several; to be run with
 * `process.execPath`. `node_modules/.bin` is no help: on Windows it holds scripts that cannot be spawned without a shell.
 */
export function findToolFile(packageName: string): string {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const [file] = typeof bin === 'string' ? [bin] : Object.values(bin);
  if (file === undefined) throw new Error(`${packageName} brings no command.`);
  return path.join(folder, file);
}

/**
 * npm's own JavaScript beside the Node that runs, to be run with `process.execPath`; undefined where npm lies elsewhere. On Windows
 * `npm.cmd` would need a shell, which reads a space in an argument as its end.
 */
export function findNpmFile(
  execPath = process.execPath,
  { path: own, exists }: { path: typeof path; exists(file: string): boolean } = { path, exists: existsSync },
): string | undefined {
  const folder = own.dirname(execPath);
  const places = [own.join(folder, 'node_modules'), own.join(folder, '..', 'lib', 'node_modules')];
  return places.map((place) => own.join(place, 'npm', 'bin', 'npm-cli.js')).find(exists);
}
