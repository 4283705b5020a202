/**
 * The scripts of processes that tests kill, each as a file, made anew at the start of each run: they are started some
 * hundred times, and loading the app's modules one by one is most of a start.
 */
import { globSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const folder = path.resolve(import.meta.dirname, '..');
const root = path.resolve(folder, '../..');

export async function setup(): Promise<void> {
  // Within the project, so that packages are found from there.
  const outDir = path.join(root, 'node_modules/.cache/killable-children');
  const scripts = globSync('**/*-child.ts', { cwd: folder });
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir,
      rolldownOptions: {
        // Preloaded ahead of the script, it puts the call that it waits for into modules of Node and of the database.
        external: [/^better-sqlite3/],
        input: Object.fromEntries(
          scripts.map((script) => [script.replace(/\.ts$/, ''), path.join(folder, script)]),
        ),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  process.env['KILLABLE_CHILDREN'] = outDir;
}
