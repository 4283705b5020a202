/** A script that tells how far it is, a JSON text a line, and may be killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type KillPoint, killPointVariable } from '../life/kills/kill-point.ts';

const killAt = new URL('../life/kills/kill-at.ts', import.meta.url).href;

const bundled = process.env['KILLABLE_CHILDREN'];

/** The run's bundle of a script, or the script where no run made one. */
function findBundle(script: string): string {
  if (!bundled) return script;
  const name = path.relative(path.resolve(import.meta.dirname, '..'), script);
  return path.join(bundled, name.replace(/\.ts$/, '.mjs'));
}

/** With a point it ends itself there. */
export function runChild(
  script: string,
  args: string[],
  point?: KillPoint,
): { process: ChildProcess; lines: AsyncIterator<string> } {
  const preload = point === undefined ? [] : ['--import', killAt];
  const started = spawn(process.execPath, [...preload, findBundle(script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, [killPointVariable]: JSON.stringify(point) },
  });
  const lines = createInterface({ input: started.stdout });
  return { process: started, lines: lines[Symbol.asyncIterator]() };
}

export async function nextLine<T>(lines: AsyncIterator<string>): Promise<T> {
  const { value } = await lines.next();
  return JSON.parse(String(value)) as T;
}
