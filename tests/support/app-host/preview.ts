/**
 * `node tests/support/app-host/preview.ts`: the page in a browser over the app host, without Electron, in the states of
 * `tests/component/preview/states.ts`.
 */
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { startAppHost } from './start.ts';

const root = path.resolve(import.meta.dirname, '../../component/preview');
const host = await startAppHost();
const server = await createServer({
  configFile: false,
  root,
  plugins: [react()],
  define: { appHostFacts: JSON.stringify(host.facts) },
  // What tests get from vitest, the page gets from here.
  resolve: { alias: { vitest: path.join(root, 'inject.ts') } },
  server: { fs: { allow: [path.resolve(root, '../../..')] } },
});
await server.listen();
server.printUrls();
