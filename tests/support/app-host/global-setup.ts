/** Starts the app host once for all component tests, and ends it with them. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type { HostFacts } from './protocol.ts';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const file = (name: string) => path.join(import.meta.dirname, name);
  const host = fork(file('host.ts'), { execArgv: ['--import', file('fixed-date.ts')] });
  const [facts] = (await Promise.race([
    once(host, 'message'),
    once(host, 'exit').then(([code]) => {
      throw new Error(`The app host ended with code ${code}.`);
    }),
  ])) as [HostFacts];
  project.provide('appHost', facts);
  return async () => {
    const ended = once(host, 'exit');
    host.disconnect();
    await ended;
  };
}
