/** Entry of the Electron main process: scheme and lock first, then the window, then the app. */
import path from 'node:path';
import readingWorker from './data/worker/reader.ts?modulePath';
import dataWorker from './data/worker/worker.ts?modulePath';
import scanProcess from './scans/scan-process.ts?modulePath';
import { startShell } from './shell/start-shell.ts';

startShell({
  preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
  pages: path.join(import.meta.dirname, '../renderer'),
  dataWorker,
  readingWorker,
  scanProcess,
});
