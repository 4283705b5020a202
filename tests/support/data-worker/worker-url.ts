import { pathToFileURL } from 'node:url';

const bundled = process.env['DATA_WORKER'];

/** Where tests load the data worker from: the run's bundle, or the sources where no run made one. */
export const workerUrl = bundled
  ? pathToFileURL(bundled)
  : new URL('../../../electron/data/worker/worker.ts', import.meta.url);

/** The same of the worker that reads pages ahead of it. */
export const readerUrl = new URL(bundled ? './reader.mjs' : './reader.ts', workerUrl);
