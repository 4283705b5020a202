/** Serves the page from its bundle folder under `app://bundle/`. */
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { bundleFile, bundleHeaders } from './bundle-files.ts';

/** Must run before Electron is ready, once. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveAppScheme(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = bundleFile(request.url, folder);
    if (!file) return new Response(null, { status: 404 });
    try {
      return new Response(await readFile(file), { headers: bundleHeaders(file) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
