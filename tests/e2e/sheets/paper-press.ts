/**
 * Prints papers as “Save PDF” does, without the application behind the page: the built page draws what a test
 * gives it, in a real browser.
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium } from 'playwright';
import { buildIfNeeded } from '../../../scripts/runtime/build.ts';
import { findChromium } from '../../../scripts/runtime/electron-standin/browser/chromium.ts';
import type { Paper } from '../../../shared/model/papers/packet.ts';
import { defaultSettings } from '../../../shared/model/settings.ts';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export type PaperPress = {
  /** The bytes of the PDF. */
  print(paper: Paper): Promise<Uint8Array>;
  close(): Promise<void>;
};

export async function openPaperPress(): Promise<PaperPress> {
  buildIfNeeded();
  const folder = path.resolve(import.meta.dirname, '../../../out/renderer');
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.join(folder, name === '/' ? 'index.html' : path.normalize(name));
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }) });
  const page = await browser.newPage({ viewport: { width: 816, height: 1056 } });
  let answers: Record<string, unknown> = {};
  await page.exposeFunction('answerChannel', (channel: string) =>
    channel in answers
      ? { ok: true, value: answers[channel] }
      : { ok: false, failure: { code: 'internal', message: channel, retryable: false } },
  );
  await page.addInitScript(() => {
    const { answerChannel } = window as unknown as { answerChannel(channel: string): Promise<unknown> };
    const request = new Proxy({}, { get: (_, channel) => () => answerChannel(String(channel)) });
    const on = new Proxy({}, { get: () => () => () => undefined });
    Object.assign(window, { claimfolio: { request, on } });
  });
  return {
    async print(paper) {
      answers = { 'statement.get': paper, 'settings.get': defaultSettings };
      const request = encodeURIComponent(JSON.stringify({ kind: paper.kind }));
      // Away first: a new part after the # alone would not load the page again.
      await page.goto('about:blank');
      await page.goto(`${address}#/paper?request=${request}`);
      await page.waitForFunction(() => document.documentElement.dataset['paper'] === 'ready');
      return new Uint8Array(
        await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }),
      );
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
