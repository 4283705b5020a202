import { readFileSync } from 'node:fs';
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
