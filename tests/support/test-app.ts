/** The whole application over plain Node's ports: `createApp` as Electron's main process runs it, without windows. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type App, createApp } from '../../electron/app.ts';
import { nodeFetch } from '../../electron/node-ports/fetch.ts';
import type { Fetch, Ports, Question } from '../../electron/ports.ts';
import { utilityProcess } from '../../scripts/runtime/electron-standin/api/utility-process.ts';
import type { EventChannel, RequestChannel } from '../../shared/ipc/channels.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/ipc/result.ts';
import { Changes } from './changes.ts';
import { readerUrl, workerUrl } from './data-worker/worker-url.ts';
import { MemoryBrowser, MemoryCabinet, MemoryLog, MemorySecretBox, systemClock } from './memory-ports.ts';

export type SavedFile = { name: string; bytes: Uint8Array };

export type TestApp = {
  app: App;
  folder: string;
  log: MemoryLog;
  vault: MemoryCabinet;
  saved: SavedFile[];
  /** Names of those that others wrote. */
  foreign: string[];
  /** Paths of files that were shown in their folder. */
  shown: string[];
  /** What dialogs of the app asked; each was answered with yes. */
  questions: Question[];
  /** Every message that would cross to the page: events and answers, in order. */
  messages: unknown[];
  /** Tells of each message. */
  changes: Changes;
  /** The answer to a request, as the page gets it. */
  send<C extends RequestChannel>(channel: C, input: Input<C>): Promise<Result<Output<C>>>;
  /** The value of a request that must succeed. */
  ask<C extends RequestChannel>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** Resolves when the connection's sync has ended. */
  syncEnded(connectionId: string): Promise<void>;
  /** Starts a sync of the connection and resolves when it has ended. */
  syncAgain(connectionId: string): Promise<void>;
  close(): Promise<void>;
};

export type TestAppOptions = {
  /** What the person does in the browser. */
  visit: (url: string) => unknown;
  fetch?: Fetch;
  /** Other ports than the usual ones. */
  ports?: Partial<Ports>;
  /** The profile of an earlier start, instead of an empty folder. */
  folder?: string;
  /** Further plans, or other records of known ones. */
  payers?: unknown;
  /** Gets each event as it leaves for the page. */
  emit?: (event: { channel: EventChannel; payload: unknown }) => void;
};

/** A copy that was built without an address to look for updates at. */
export function noUpdates(folder: string): Ports['updater'] {
  const place = (name: string) => path.join(folder, name);
  return {
    source: null,
    target: 'deb-x64',
    policyFile: place('policy.json'),
    folder: place('updates'),
    open: async () => {},
  };
}

/** Stands for a drawn page: a picture of one pixel, which names the page. */
export function drawnPage(page: number): string {
  const pixel = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==';
  return `data:image/webp;page=${page};base64,${pixel}`;
}

export async function startTestApp({
  visit,
  fetch = nodeFetch,
  ports: others = {},
  folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-app-')),
  payers = [],
  emit = () => {},
}: TestAppOptions): Promise<TestApp> {
  const log = new MemoryLog();
  const vault = new MemoryCabinet();
  const saved: SavedFile[] = [];
  const foreign: string[] = [];
  const shown: string[] = [];
  const questions: Question[] = [];
  const messages: unknown[] = [];
  const changes = new Changes();
  const keepMessage = (message: object) => {
    messages.push(message);
    changes.tell();
  };
  const hasEnded = (connectionId: string, since: number) => () =>
    messages.slice(since).some((message) => isEndOf(message, connectionId));
  const ports: Ports = {
    fetch,
    secrets: new MemorySecretBox(),
    settings: new MemoryCabinet(),
    vault,
    browser: new MemoryBrowser(visit),
    files: {
      // The data worker writes copies itself.
      choosePlace: async ({ name }) => path.join(name.endsWith('.claimfolio') ? folder : '/saved', name),
      chooseFolder: async () => '/saved',
      findExisting: async (_, names) => names.filter((name) => saved.some((file) => file.name === name)),
      async write(file, bytes, isForeign) {
        saved.push({ name: path.basename(file), bytes });
        if (isForeign) foreign.push(path.basename(file));
      },
      show: (file) => void shown.push(file),
    },
    filePicker: { choose: async () => null },
    painter: { draw: async ({ page }) => drawnPage(page) },
    startHelper: (entry) => utilityProcess.fork(entry, [], { stdio: 'ignore' }),
    dialogs: {
      async confirm(question) {
        questions.push(question);
        return true;
      },
    },
    printer: { pdf: async () => new Uint8Array([37, 80, 68, 70]), print: async () => true, stop() {} },
    clock: systemClock,
    log,
    traces: { async erase() {} },
    paths: { data: path.join(folder, 'records') },
    theme: { set() {}, isDark: () => false, onChange() {} },
    window: { focus() {} },
    copied: { note() {}, async forget() {} },
    updater: noUpdates(folder),
    ...others,
  };
  const app = await createApp({
    ports,
    dataWorker: workerUrl,
    readingWorker: readerUrl,
    scanProcess: path.resolve(import.meta.dirname, '../../electron/scans/scan-process.ts'),
    extraPayers: payers,
    emit(channel, payload) {
      keepMessage({ channel, payload });
      emit({ channel, payload });
    },
  });
  const send = async <C extends RequestChannel>(channel: C, input: Input<C>) => {
    const result = (await app.dispatch(channel, input)) as Result<Output<C>>;
    keepMessage({ channel, result });
    return result;
  };
  const ask = async <C extends RequestChannel>(channel: C, input: Input<C>) => {
    const result = await send(channel, input);
    if (!result.ok) throw new Error(`${channel}: ${result.failure.code}`);
    return result.value;
  };
  return {
    app,
    folder,
    log,
    vault,
    saved,
    foreign,
    shown,
    questions,
    messages,
    changes,
    send,
    ask,
    async syncEnded(connectionId) {
      const since = messages.length;
      const connection = (await ask('connection.list', {})).find(({ id }) => id === connectionId);
      if (connection?.lastEnd && !connection.syncing) return;
      await changes.until(hasEnded(connectionId, since));
    },
    async syncAgain(connectionId) {
      let since = messages.length;
      await ask('sync.start', { connectionId });
      await changes.until(hasEnded(connectionId, since));
      // That may have been the end of an earlier check, when this one had just begun.
      for (;;) {
        since = messages.length;
        const all = await ask('connection.list', {});
        if (!all.some(({ id, syncing }) => id === connectionId && syncing !== null)) return;
        await changes.until(hasEnded(connectionId, since));
      }
    },
    async close() {
      await app.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isEndOf(message: unknown, connectionId: string): boolean {
  const { channel, payload } = message as { channel: string; payload?: { connectionId?: string } };
  return channel === 'sync.ended' && payload?.connectionId === connectionId;
}
