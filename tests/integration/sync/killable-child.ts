/** A script that tells how far it is, a JSON text a line, and may be killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export function runChild(
  script: string,
  args: string[],
): { process: ChildProcess; lines: AsyncIterator<string> } {
  const started = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: started.stdout });
  return { process: started, lines: lines[Symbol.asyncIterator]() };
}

export async function nextLine<T>(lines: AsyncIterator<string>): Promise<T> {
  const { value } = await lines.next();
  return JSON.parse(String(value)) as T;
}
