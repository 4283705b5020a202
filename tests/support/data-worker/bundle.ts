/**
 * The data worker and the reading worker, each as a file, made anew at the start of each run: an app in a test starts one, and loading its hundreds
 * of modules one by one takes longer than most tests.
 */
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../../..');

export async function setup(): Promise<void> {
  // Within the project, so that packages with native parts are found from there.
  const outDir = path.join(root, 'node_modules/.cache/data-worker');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir,
      // pdfmake makes no file once it is bundled.
      rolldownOptions: {
        external: [/^better-sqlite3/, /^pdfmake/],
        input: { worker: 'electron/data/worker/worker.ts', reader: 'electron/data/worker/reader.ts' },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
    ssr: { noExternal: true },
  });
  process.env['DATA_WORKER'] = path.join(outDir, 'worker.mjs');
}
