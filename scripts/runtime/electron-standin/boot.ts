import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './api/app.ts';
import { openPackage } from './app-package.ts';

interface Manifest {
  name?: string;
  productName?: string;
  version?: string;
  main?: string;
}

/** `-r FILE` and the app's folder, as the Electron binary takes them. */
function readCommand(argv: readonly string[]): { preloaded: string[]; folder: string } {
  const preloaded: string[] = [];
  let folder: string | undefined;
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    if (argument === '-r' || argument === '--require') preloaded.push(argv[++index] ?? '');
    else if (!argument.startsWith('-')) folder ??= argument;
  }
  return { preloaded, folder: path.resolve(folder ?? '.') };
}

const archive = process.env['ELECTRON_STANDIN_ASAR'];
const { preloaded, folder: given } = readCommand(process.argv.slice(2));
const folder = archive ? openPackage(archive, app.getPath('exe')) : given;
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
process.argv = [process.argv0, ...process.argv.slice(2)];
app.describe(folder, manifest, Boolean(archive));
process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());
const require = createRequire(import.meta.url);
for (const file of preloaded) require(path.resolve(file));

const loaded = import(pathToFileURL(path.join(folder, manifest.main ?? 'index.js')).href);
// An app may await `ready` at its top level, so its end is not awaited before the start.
await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 200))]);
await app.start();
await loaded;
