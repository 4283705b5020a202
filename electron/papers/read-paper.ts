/** Has papers read, each in a process of its own that is ended when it has answered, or takes too long. */
import PQueue from 'p-queue';
import { PaperError } from '../errors.ts';
import type { Helper } from '../ports.ts';
import { Examined, type ReadPaper } from './examined.ts';

export type PaperReader = {
  /**
   * One paper at a time. Ends with the reason of `signal` when that is aborted.
   *
   * @throws {PaperError} paper/wrong-type, paper/too-large, paper/too-many-pages, paper/too-much, paper/locked, paper/broken
   */
  read(bytes: Uint8Array, signal: AbortSignal): Promise<ReadPaper>;
};

/** A statement of two pages takes half a second. */
const mostMs = 20_000;

/** `start`: starts `paper-process.ts`. */
export function createPaperReader(start: () => Helper): PaperReader {
  const queue = new PQueue({ concurrency: 1 });
  return {
    async read(bytes, signal) {
      const examined = await queue.add(() => runProcess(start, bytes, signal), { signal });
      if ('fault' in examined) throw new PaperError(examined.fault, 'The paper cannot be read.');
      return examined;
    },
  };
}

async function runProcess(start: () => Helper, bytes: Uint8Array, signal: AbortSignal): Promise<Examined> {
  const helper = start();
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const stop = () => reject(signal.reason);
  const timer = setTimeout(() => resolve({ fault: 'paper/too-much' }), mostMs);
  signal.addEventListener('abort', stop);
  helper.on('message', resolve);
  helper.on('exit', () => resolve(null));
  try {
    helper.postMessage({ bytes });
    return Examined.safeParse(await promise).data ?? { fault: 'paper/broken' };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    helper.kill();
  }
}
