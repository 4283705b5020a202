/** Measures that run in processes of their own, so that neither memory nor caches are shared. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

/** Starts a file of this folder; what it prints is for the caller. */
export function startChild(
  file: string,
  args: readonly string[],
  stderr: 'inherit' | 'pipe' = 'inherit',
): ChildProcess {
  return fork(path.join(import.meta.dirname, file), args, { stdio: ['ignore', 'pipe', stderr, 'ipc'] });
}

/** The first line that the child prints, as JSON. */
export async function readFirstLine<T>(child: ChildProcess): Promise<T> {
  if (!child.stdout) throw new Error('The child has no output.');
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as T;
  throw new Error('The child said nothing.');
}

/** The one message that the file sends. @throws when it ends without one. */
export async function runChild<T extends object>(file: string, args: readonly string[]): Promise<T> {
  const result = await tryChild<T>(file, args);
  if (typeof result === 'string') throw new Error(`${file} ${result}.`);
  return result;
}

/** The one message that the file sends, or in words how it ended without one. */
export async function tryChild<T extends object>(file: string, args: readonly string[]): Promise<T | string> {
  const child = startChild(file, args, 'pipe');
  child.stdout?.resume();
  const faults = child.stderr ? text(child.stderr) : Promise.resolve('');
  const message = once(child, 'message').then(([sent]) => sent as T);
  const exit = once(child, 'exit').then(async ([code, signal]) => {
    const words = await faults;
    if (/heap out of memory|allocation failed/i.test(words)) return 'ran out of memory';
    process.stderr.write(words);
    return `ended with ${signal ?? `code ${code}`}`;
  });
  const result = await Promise.race([message, exit]);
  for (const late of [message, exit]) late.catch(() => {});
  return result;
}
