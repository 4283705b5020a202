/** There is one way out of the app: the ports behind the access log. Nothing else in the code reaches a network. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listWaysOut } from '../support/ways-out.ts';

const root = path.resolve(import.meta.dirname, '../..');

const sources = new Map(
  ['electron', 'shared', 'renderer'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => {
        const name = path.join(folder, file).replaceAll('\\', '/');
        return [name, readFileSync(path.join(root, name), 'utf8')] as const;
      }),
  ),
);

/** What each file has, and why nothing gets around the access log by it. */
const allowed: Record<string, { why: string; ways: string[] }> = {
  'electron/shell/fetch.ts': {
    why: 'the Fetch port',
    ways: ['.resolveHost', 'electron net', 'electron session'],
  },
  'electron/shell/ports.ts': {
    why: "the ports of the person's browser, of the clipboard, and of the process that reads a scan, whose code is held here too",
    ways: ['.openExternal', 'electron clipboard', 'electron shell', 'electron utilityProcess'],
  },
  'electron/node-ports/fetch.ts': {
    why: 'the Fetch port of tests and scripts',
    ways: ['fetch', 'node:dns/promises lookup'],
  },
  'electron/oauth/loopback.ts': {
    why: 'listens on 127.0.0.1 while a sign-in runs',
    ways: ['node:http createServer'],
  },
  'electron/sample-plan/sample-plan.ts': {
    why: 'the sample plan listens on 127.0.0.1',
    ways: ['node:http createServer'],
  },
  'electron/sample-plan/sign-in/authorization-server.ts': {
    why: "answers the sample plan's sign-in",
    ways: ['oidc-provider Provider', 'oidc-provider errors'],
  },
  'electron/sample-plan/sign-in/sign-in.ts': {
    why: "answers the sample plan's sign-in",
    ways: ['oidc-provider errors'],
  },
  'electron/oauth/token-endpoint.ts': {
    why: 'each configuration is given the logged fetch as its customFetch',
    ways: ['openid-client *'],
  },
  'electron/oauth/attempt.ts': { why: 'random values and a hash', ways: ['openid-client *'] },
  'electron/oauth/client-auth.ts': {
    why: 'signs assertions',
    ways: ['jose calculateJwkThumbprint', 'jose exportJWK', 'jose importPKCS8', 'openid-client *'],
  },
  'renderer/features/help/guide/find-in-guide.ts': {
    why: 'looks words up in memory',
    ways: ['minisearch *'],
  },
  'electron/oauth/id-token.ts': { why: 'decodes a text', ways: ['jose decodeJwt'] },
  'electron/shell/app-scheme.ts': {
    why: 'answers app:// from the bundle',
    ways: ['electron protocol'],
  },
  'electron/shell/guards.ts': { why: 'confines the sessions', ways: ['electron session'] },
  'electron/shell/traces.ts': { why: 'empties the sessions', ways: ['electron session'] },
  'electron/shell/mark-foreign.ts': {
    why: 'starts /usr/bin/xattr on macOS, which writes an attribute of a file',
    ways: ['node:child_process execFile'],
  },
  'electron/shell/updater.ts': {
    why: 'opens a package that was downloaded through the Fetch port, when the person says so',
    ways: ['electron shell'],
  },
  'electron/shell/start-shell.ts': {
    why: 'hears that the computer locks or sleeps, and keeps its own windows out of captures',
    ways: ['electron BrowserWindow', 'electron powerMonitor'],
  },
  'electron/shell/main-window.ts': {
    why: "the app's window, which shows app:// only",
    ways: ['.loadURL', 'electron BrowserWindow'],
  },
  'electron/shell/hidden-windows/page-printer.ts': {
    why: 'the window of the paper, which shows app:// only',
    ways: ['.loadURL', 'electron BrowserWindow'],
  },
  'electron/shell/hidden-windows/scan-painter.ts': {
    why: 'the window that draws scans, which shows app:// only',
    ways: ['.loadURL', 'electron BrowserWindow'],
  },
  'electron/scans/scan-process.ts': {
    why: 'answers main, and starts its own file as the thread that reads',
    ways: [
      'node:worker_threads Worker',
      'node:worker_threads isMainThread',
      'node:worker_threads parentPort',
      'node:worker_threads workerData',
    ],
  },
  'electron/scans/examine-scan.ts': {
    why: 'pdf.js is given bytes, and no address to load anything from',
    ways: ['pdfjs-dist/legacy/build/pdf.mjs getDocument'],
  },
  'shared/bound-bytes.ts': {
    why: 'takes away what unpacks without a bound, and gives nothing',
    ways: ['globalThis'],
  },
  'renderer/painter/painter.ts': {
    why: 'runs below the policy of the page, in a window without a preload, and is given bytes',
    ways: ['globalThis', 'pdfjs-dist getDocument', 'pdfjs-dist/build/pdf.worker.mjs *'],
  },
  'electron/data/worker/data-client.ts': {
    why: 'starts the data worker, whose code is held here too',
    ways: ['node:worker_threads Worker'],
  },
  'electron/data/worker/worker.ts': {
    why: 'speaks with main, and with the reading worker by the port that main gave to both',
    ways: ['node:worker_threads parentPort', 'node:worker_threads receiveMessageOnPort'],
  },
  'electron/data/worker/reading-line.ts': {
    why: 'starts the reading worker, whose code is held here too, and makes the port between the two',
    ways: ['node:worker_threads MessageChannel', 'node:worker_threads Worker'],
  },
  'electron/data/worker/reader.ts': {
    why: 'speaks with main, and with the data worker by a port',
    ways: ['node:worker_threads parentPort'],
  },
  'electron/data/statements/fonts.ts': {
    why: 'finds the files of the fonts',
    ways: ['node:module createRequire'],
  },
  'electron/data/statements/render-pdf.ts': {
    why: 'every address is refused to it (setUrlAccessPolicy)',
    ways: ['pdfmake *'],
  },
};

/** `file: way` for each way out that the file is not known to have. */
function findStrangers(code: ReadonlyMap<string, string>): string[] {
  return [...code].flatMap(([file, source]) =>
    listWaysOut(file, source)
      .filter((way) => !allowed[file]?.ways.includes(way))
      .map((way) => `${file}: ${way}`),
  );
}

describe('ways out', () => {
  it('only the ports reach a network; who has something like it beside them is listed with the reason', () => {
    expect(sources.size).toBeGreaterThan(500);
    expect(findStrangers(sources)).toEqual([]);
  });

  it('nobody is allowed what they do not have', () => {
    for (const [file, { ways }] of Object.entries(allowed))
      expect([file, listWaysOut(file, sources.get(file) ?? '')]).toEqual([file, ways]);
  });

  it('the libraries that could ask by themselves are held back where they are used', () => {
    const at = (file: string) => sources.get(file) ?? '';
    const tokens = at('electron/oauth/token-endpoint.ts');
    expect(tokens.match(/new client\.Configuration\(/g)).toHaveLength(1);
    expect(tokens).toContain('config[client.customFetch] = ');
    expect(at('electron/data/statements/render-pdf.ts')).toContain(
      'pdfmake.setUrlAccessPolicy(() => false);',
    );
  });

  it('the ports are taken by those alone who put them behind the access log', () => {
    const takers = (pattern: RegExp) =>
      [...sources]
        .filter(([, source]) => pattern.test(source))
        .map(([file]) => file)
        .toSorted();
    expect(takers(/\bfetchWithElectron\b/)).toEqual(['electron/shell/fetch.ts', 'electron/shell/ports.ts']);
    expect(takers(/\bnodeFetch\b/)).toEqual(['electron/node-ports/fetch.ts']);
    expect(takers(/\bcreateLogged(?:Fetch|Browser)\b/)).toEqual([
      'electron/access/logged-fetch.ts',
      'electron/app.ts',
    ]);
  });

  it.each([
    ['fetch', "await fetch('https://elsewhere.example');"],
    ['fetch', "await globalThis.fetch('https://elsewhere.example');"],
    ['fetch', "await window['fetch']('https://elsewhere.example');"],
    ['fetch', 'const send = (fetch as Fetch) ?? null;'],
    ['fetch', 'function one(fetch: Fetch) { return fetch; } function two() { return fetch; }'],
    ['globalThis', 'const { fetch: send } = globalThis;'],
    ['globalThis', 'const send = Reflect.get(globalThis, name);'],
    ['XMLHttpRequest', 'new XMLHttpRequest();'],
    ['WebSocket', "new WebSocket('wss://elsewhere.example');"],
    ['EventSource', 'class Feed { source = new EventSource(address); }'],
    ['RTCPeerConnection', 'new RTCPeerConnection({ iceServers });'],
    ['.sendBeacon', 'navigator.sendBeacon(address, text);'],
    ['.sendBeacon', 'const { sendBeacon } = navigator;'],
    ['node:https request', "import { request } from 'node:https';"],
    ['node:http *', "import * as http from 'node:http';"],
    ['node:http *', "import http from 'node:http';"],
    ['node:http2 *', "const http2 = await import('node:http2');"],
    ['node:net connect', "export { connect } from 'node:net';"],
    ['node:tls connect', "import { connect as open, type TLSSocket } from 'node:tls';"],
    ['node:dgram *', "import 'node:dgram';"],
    ['node:dns resolve', "import { resolve } from 'node:dns';"],
    ['node:child_process spawn', "import { spawn } from 'node:child_process';"],
    ['.getBuiltinModule', "process.getBuiltinModule('node:https');"],
    ['require', "require('node:https');"],
    ['import(…)', "await import(['node', 'https'].join(':'));"],
    ['eval', 'eval(text);'],
    ['undici request', "import { request } from 'undici';"],
    ['openid-client discovery', "import { discovery } from 'openid-client';"],
    ['electron net', "import { net } from 'electron';"],
    ['electron/main shell', "import { app, shell } from 'electron/main';"],
    ['electron *', "import electron from 'electron';"],
    ['.openExternal', 'given.openExternal(address);'],
    ['.loadURL', 'window.loadURL(address);'],
  ])('a planted way out is found: %s in %s', (way, planted) => {
    const file = 'electron/sync/claims.ts';
    const code = new Map([[file, `${sources.get(file)}\n${planted}`]]);
    expect(findStrangers(code)).toEqual([`${file}: ${way}`]);
  });

  it.each([
    'async function ask({ fetch }: { fetch: Fetch }) { return fetch(request); }',
    'const ask = (fetch: Fetch) => [1].map(() => fetch(request));',
    "import type { Server } from 'node:http';",
    "import { type AddressInfo } from 'node:net';",
    'class Pages { async #fetch() { return this.#fetch(); } }',
    'type Parts = { fetch: typeof fetch; WebSocket: string };',
    'const parts = { require: 1, eval: 2 };',
    'for (const window of windows) use(window);',
  ])('what is none is none: %s', (source) => {
    expect(listWaysOut('electron/some.ts', source)).toEqual([]);
  });
});
