/** Has scans read, each in a process of its own that is ended when it has answered, or takes too long. */
import PQueue from 'p-queue';
import { ScanError } from '../errors.ts';
import type { Helper } from '../ports.ts';
import { Examined, type ReadScan } from './examined.ts';

export type ScanReader = {
  /**
   * One scan at a time. Ends with the reason of `signal` when that is aborted.
   *
   * @throws {ScanError} scan/wrong-type, scan/too-large, scan/too-many-pages, scan/too-much, scan/locked, scan/broken
   */
  read(bytes: Uint8Array, signal: AbortSignal): Promise<ReadScan>;
};

/** A statement of two pages takes half a second. */
const mostMs = 20_000;

/** `start`: starts `scan-process.ts`. */
export function createScanReader(start: () => Helper): ScanReader {
  const queue = new PQueue({ concurrency: 1 });
  return {
    async read(bytes, signal) {
      const examined = await queue.add(() => runProcess(start, bytes, signal), { signal });
      if ('fault' in examined) throw new ScanError(examined.fault, 'The paper cannot be read.');
      return examined;
    },
  };
}

/** Faults that another time may not have: the process ended, or the computer was busy. */
const mayPass: readonly string[] = ['scan/broken', 'scan/too-much'];

/**
 * What the scan of a file is; `'refused'` where it cannot be kept, which one that may pass says twice. Throws what says
 * nothing of the scan, as that no process can be started.
 */
export async function judgeScan(
  reader: ScanReader,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Pick<ReadScan, 'mediaType' | 'pages'> | 'refused'> {
  const read = () => reader.read(bytes, signal);
  try {
    const { mediaType, pages } = await read().catch((error) => {
      if (error instanceof ScanError && mayPass.includes(error.code)) return read();
      throw error;
    });
    return { mediaType, pages };
  } catch (error) {
    // What was stopped is added nowhere.
    if (error instanceof ScanError || signal.aborted) return 'refused';
    throw error;
  }
}

async function runProcess(start: () => Helper, bytes: Uint8Array, signal: AbortSignal): Promise<Examined> {
  const helper = start();
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const stop = () => reject(signal.reason);
  const timer = setTimeout(() => resolve({ fault: 'scan/too-much' }), mostMs);
  signal.addEventListener('abort', stop);
  helper.on('message', resolve);
  helper.on('exit', () => resolve(null));
  try {
    helper.postMessage({ bytes });
    return Examined.safeParse(await promise).data ?? { fault: 'scan/broken' };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    helper.kill();
  }
}
