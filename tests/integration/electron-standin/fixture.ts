/** The fixture app in the stand-in, and a server outside it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, vi } from 'vitest';

export const standinFolder = path.resolve(import.meta.dirname, '../../../scripts/runtime/electron-standin');
export const fixture = path.resolve(import.meta.dirname, '../../support/electron-standin-app');

/** A folder for the data folders of this test file; it goes with the file's last test. */
export const scratch = mkdtempSync(path.join(os.tmpdir(), 'standin-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Waits for an expression to hold; `page.waitForFunction` would need the `eval` that the policy forbids. */
export async function waitFor(page: Page, expression: string): Promise<void> {
  const check = async () => {
    if (!(await page.evaluate(expression))) throw new Error(`never true: ${expression}`);
  };
  await vi.waitFor(check, { timeout: 10_000 });
}

/** Starts the fixture app on the data folder of that name and waits for its page. */
export async function launch(
  name: string,
  env: Record<string, string> = {},
): Promise<{ app: ElectronApplication; page: Page }> {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standinFolder;
  const app = await _electron.launch({
    args: [fixture, `--user-data-dir=${path.join(scratch, name)}`],
    env: { ...process.env, ...env } as Record<string, string>,
    colorScheme: null,
  });
  const page = await app.firstWindow();
  await waitFor(page, 'globalThis.moduleRan');
  return { app, page };
}

/** A server that redirects from `/moved` to `/there`, asks for a login at `/protected`, and answers everything else. */
export async function startServer(): Promise<{ origin: string; close(): void }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer({ url, method, headers }: IncomingMessage, response: ServerResponse): void {
  if (url === '/moved') response.writeHead(302, { location: '/there' }).end();
  else if (url === '/protected' && !headers.authorization)
    response.writeHead(401, { 'www-authenticate': 'Basic realm="plan"' }).end();
  else response.writeHead(200, { 'x-method': method, 'set-cookie': ['a=1', 'b=2'] }).end(`at ${url}`);
}
