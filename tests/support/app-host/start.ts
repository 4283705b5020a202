/** Starts the app host in a process of its own, where the date stands still. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { HostFacts } from './protocol.ts';

export type AppHost = { facts: HostFacts; stop(): Promise<void> };

export async function startAppHost(): Promise<AppHost> {
  const file = (name: string) => path.join(import.meta.dirname, name);
  // The app's workers are started hundreds of times; the cache saves each of them most of its loading.
  const cache = path.resolve(import.meta.dirname, '../../../node_modules/.cache/node-compile');
  const host = fork(file('host.ts'), {
    execArgv: ['--import', file('fixed-date.ts')],
    env: { NODE_COMPILE_CACHE: cache, ...process.env },
  });
  const ended = once(host, 'exit');
  const [facts] = (await Promise.race([
    once(host, 'message'),
    ended.then(([code]) => {
      throw new Error(`The app host ended with code ${code}.`);
    }),
  ])) as [HostFacts];
  return {
    facts,
    async stop() {
      host.disconnect();
      await ended;
    },
  };
}
