/**
 * Entry of the process that reads one scan. Its main thread only watches: it starts this file once more, as the thread
 * that reads, and gives up when the memory of the process grows beyond what any scan needs. Bytes outside of a thread's
 * heap count for no limit of Node's own, and a thread that unpacks without end answers nothing.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Examined } from './examined.ts';

/** Of the whole process. A scan of 20 MB takes about 300 MB. */
const mostBytes = 512 * 1024 * 1024;

/** How often the memory is looked at: a thread fills about 50 MB meanwhile. */
const lookEveryMs = 25;

if (isMainThread) process.parentPort.once('message', ({ data }) => watchOver(data as { bytes: Uint8Array }));
else await read((workerData as { bytes: Uint8Array }).bytes);

/** Main takes the first answer, and ends this process. */
function watchOver(scan: { bytes: Uint8Array }): void {
  const thread = new Worker(import.meta.filename, {
    workerData: scan,
    resourceLimits: { maxOldGenerationSizeMb: mostBytes / 1024 / 1024 },
  });
  const answer = (examined: Examined) => {
    clearInterval(watch);
    process.parentPort.postMessage(examined);
  };
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() < mostBytes) return;
    answer({ fault: 'scan/too-much' });
    void thread.terminate();
  }, lookEveryMs);
  thread.once('message', answer);
  thread.once('error', (error) => {
    const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    answer({ fault: isFull ? 'scan/too-much' : 'scan/broken' });
  });
}

async function read(bytes: Uint8Array): Promise<void> {
  const { examineScan } = await import('./examine-scan.ts');
  parentPort?.postMessage(await examineScan(bytes));
}
