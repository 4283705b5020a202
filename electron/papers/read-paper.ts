/** Has a paper looked at in a thread of its own, which is ended when it takes too long or too much memory. */
import { Worker } from 'node:worker_threads';
import type { FailureCode } from '#shared/ipc/result';
import type { PaperReading, PaperType } from '#shared/model/bills/paper';
import { PaperError } from '../errors.ts';

export type ReadPaper = { mediaType: PaperType; pages: number; reading: PaperReading };
/** What the thread answers. */
export type ExaminedPaper = ReadPaper | { fault: FailureCode };

export type PaperReader = {
  /** @throws {PaperError} paper/wrong-type, paper/too-large, paper/too-many-pages, paper/locked, paper/broken */
  read(bytes: Uint8Array): Promise<ReadPaper>;
};

/** A statement of two pages takes a tenth of a second. */
const mostMs = 20_000;
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** `entry`: where `paper-reader.ts` is, a file URL or a path. */
export function createPaperReader(entry: URL | string): PaperReader {
  return {
    async read(bytes) {
      const examined = await runReader(entry, bytes);
      if ('fault' in examined) throw new PaperError(examined.fault, 'The paper cannot be kept.');
      return examined;
    },
  };
}

async function runReader(entry: URL | string, bytes: Uint8Array): Promise<ExaminedPaper> {
  // What a library says of the paper on its way must not get into a log.
  const worker = new Worker(entry, { workerData: { bytes }, resourceLimits, stdout: true, stderr: true });
  const { promise, resolve } = Promise.withResolvers<ExaminedPaper>();
  const timer = setTimeout(() => resolve({ fault: 'paper/broken' }), mostMs);
  worker.once('message', resolve);
  worker.once('error', () => resolve({ fault: 'paper/broken' }));
  worker.once('exit', () => resolve({ fault: 'paper/broken' }));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
