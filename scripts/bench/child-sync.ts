/** The first sync and one that brings nothing, by the real sync and data worker: `node … BASE PATIENT FOLDER` */
import { statSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createLoggedFetch } from '../../electron/access/logged-fetch.ts';
import { startDataWorker } from '../../electron/data/worker/data-client.ts';
import type { HttpRequest } from '../../electron/ports.ts';
import { createSync } from '../../electron/sync/sync-connection.ts';
import { makeBenchConnection } from './bench-connection.ts';

const [, , base = '', patientId = '', folder = ''] = process.argv;
const workerUrl = new URL('../../electron/data/worker/worker.ts', import.meta.url);
const readerUrl = new URL('../../electron/data/worker/reader.ts', import.meta.url);
const data = await startDataWorker({
  workerUrl,
  readerUrl,
  storage: { kind: 'file', folder, logKey: '1'.repeat(64), key: 'ab'.repeat(32) },
});
const { connectionId } = await data.connection.create(
  makeBenchConnection(base, patientId, new Date().toISOString()),
);

async function send({ url, method, headers }: HttpRequest) {
  const response = await fetch(url, { method, headers });
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}

const log = { write: () => {}, erase: () => {} };
const clock = { now: () => Date.now() };
const loggedFetch = createLoggedFetch({ fetch: send, book: data.accessLog, clock, log });
const sync = createSync({
  authorizedFetch: (_, request, reason, read) => loggedFetch(request, reason, read),
  data,
  clock: { now: () => Date.now() },
  log: { write: () => {}, erase: () => {} },
  emit: () => {},
});

async function timed() {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const end = await sync.start(connectionId);
  if (end.outcome !== 'done') throw new Error(`The sync ended ${end.outcome}: ${JSON.stringify(end)}`);
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000, newClaims: end.newClaims };
}

// Node loads its own fetch at the first use; the app's is Electron's.
await (await fetch(`${new URL(base).origin}/requests`)).text();
// And the reading worker's modules with its first page; the app's is built as one.
const warming = { resourceType: 'ExplanationOfBenefit', id: 'none', use: 'x'.repeat(5000) };
const entry = [{ resource: warming }];
const bytes = new TextEncoder().encode(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry }));
const { page } = await data.archive.readPage({ connectionId, resourceType: warming.resourceType, bytes });
await data.archive.dropPage(page);
const emptyRss = process.memoryUsage.rss();
let mostRss = emptyRss;
const watch = setInterval(() => {
  mostRss = Math.max(mostRss, process.memoryUsage.rss());
}, 10);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const first = await timed();
delay.disable();
clearInterval(watch);
await (await fetch(`${new URL(base).origin}/requests`)).text();
const again = await timed();
const requests = Number(await (await fetch(`${new URL(base).origin}/requests`)).text());
await data.close();
process.send?.({
  ms: first.ms,
  cpuMs: first.cpuMs,
  newClaims: first.newClaims,
  againMs: again.ms,
  againRequests: requests,
  longestBlockMs: delay.max / 1e6,
  rssAbove: mostRss - emptyRss,
  fileBytes: statSync(path.join(folder, 'records.db')).size,
});
process.disconnect?.();
