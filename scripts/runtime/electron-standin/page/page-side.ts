import type { Codec } from './clone.ts';

/** What a page tells the main process: one line of JSON; the text after it is the message's encoded `body`. */
export type PageMessage =
  | { kind: 'invoke'; id: number; channel: string }
  | { kind: 'send'; channel: string }
  | { kind: 'open'; url: string; name: string; features: string }
  | { kind: 'accelerator'; index: number }
  | { kind: 'context-menu'; x: number; y: number; isEditable: boolean; selectionText: string };

/** What the main process tells a page; the encoded `body` travels beside it. */
export type MainMessage =
  | { kind: 'reply'; id: number; error?: string }
  | { kind: 'event'; channel: string }
  | { kind: 'accelerators'; list: KeyChord[] };

/** One menu shortcut, already resolved for this platform. */
export interface KeyChord {
  key: string;
  /** The key of the number pad that it is, and none other; undefined: any key but those. */
  code: string | undefined;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  /** Undefined: either way. */
  shift: boolean | undefined;
  index: number;
}

interface PageInfo {
  binding: string;
  receiver: string;
  platform: string;
  arch: string;
  versions: object;
  /** Folder of the files that tests drop; a browser does not tell where a dropped file lies. */
  dropFolder: string | undefined;
}

type Listener = (event: object, ...args: unknown[]) => void;
type ClickEvent = { clientX: number; clientY: number; target: unknown };
type KeyEvent = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  defaultPrevented: boolean;
  preventDefault(): void;
};
interface PageGlobal {
  top: unknown;
  addEventListener(name: 'keydown', listener: (event: KeyEvent) => void): void;
  addEventListener(name: 'contextmenu', listener: (event: ClickEvent) => void): void;
  getSelection(): unknown;
  open: unknown;
  [name: string]: unknown;
}

/**
 * Runs inside the page, as source text: builds what a sandboxed preload may use. Refers to nothing outside itself.
 * Returns undefined in frames inside the page, where Electron runs no preload.
 */
export function runInPage(info: PageInfo, codec: Codec) {
  const page = globalThis as unknown as PageGlobal;
  const binding = page[info.binding] as (text: string) => void;
  delete page[info.binding];
  if (page.top !== page) return undefined;
  const post = (message: PageMessage, body = '') => binding(`${JSON.stringify(message)}\n${body}`);
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  let accelerators: KeyChord[] = [];
  let nextId = 1;

  function receive(message: MainMessage, body: string): void {
    if (message.kind === 'accelerators') accelerators = message.list;
    if (message.kind === 'reply') {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error === undefined) call?.resolve(codec.decode(body));
      else call?.reject(new Error(message.error));
    }
    if (message.kind === 'event') {
      const args = codec.decode(body) as unknown[];
      for (const { listener, once } of [...(listeners.get(message.channel) ?? [])]) {
        if (once) ipcRenderer.removeListener(message.channel, listener);
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      }
    }
  }
  Object.defineProperty(page, info.receiver, {
    value: (text: string, body: string) => receive(JSON.parse(text) as MainMessage, body),
  });

  const add = (channel: string, listener: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener) => {
    const list = listeners.get(channel) ?? [];
    const index = list.findLastIndex((entry) => entry.listener === listener);
    listeners.set(
      channel,
      list.filter((_, position) => position !== index),
    );
    return ipcRenderer;
  };
  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]) {
      const body = codec.encode(args);
      const id = nextId++;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(id, { resolve, reject });
      post({ kind: 'invoke', id, channel }, body);
      return promise;
    },
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel }, codec.encode(args)),
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel: string) {
      listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  };

  // What crosses the context bridge is a copy: functions become proxies, errors keep only their message.
  function cross(value: unknown, seen = new Map<object, unknown>()): unknown {
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (typeof value === 'function') return crossFunction(value as (...args: unknown[]) => unknown);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Promise) {
      return value.then(
        (result) => cross(result),
        (error: unknown) => Promise.reject(cross(error)),
      );
    }
    if (value instanceof Error) return new Error(value.message);
    if (value instanceof Blob) return value;
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      seen.set(value, list);
      for (const item of value) list.push(cross(item, seen));
      return list;
    }
    if (Object.prototype.toString.call(value) !== '[object Object]') return codec.decode(codec.encode(value));
    const record: Record<string, unknown> = {};
    seen.set(value, record);
    for (const [key, item] of Object.entries(value)) record[key] = cross(item, seen);
    return record;
  }
  function crossFunction(call: (...args: unknown[]) => unknown) {
    return (...args: unknown[]) => {
      try {
        return cross(call(...args.map((arg) => cross(arg))));
      } catch (error) {
        throw cross(error);
      }
    };
  }
  function freeze(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    for (const item of Object.values(value)) freeze(item);
    return Object.freeze(value);
  }
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      if (name in page)
        throw new Error(`Cannot bind an API on top of an existing property on the window object`);
      Object.defineProperty(page, name, { value: freeze(cross(api)), enumerable: true });
    },
  };

  page.open = (url = '', name = '', features = '') => {
    post({ kind: 'open', url: String(url), name: String(name), features: String(features) });
    return null;
  };
  page.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    const chord = accelerators.find(
      (item) =>
        (item.code === undefined
          ? item.key === event.key.toLowerCase() && !event.code.startsWith('Numpad')
          : item.code === event.code) &&
        item.ctrl === event.ctrlKey &&
        item.meta === event.metaKey &&
        item.alt === event.altKey &&
        (item.shift ?? event.shiftKey) === event.shiftKey,
    );
    if (!chord) return;
    event.preventDefault();
    post({ kind: 'accelerator', index: chord.index });
  });

  page.addEventListener('contextmenu', ({ clientX: x, clientY: y, target }) => {
    const { tagName = '', isContentEditable = false } = target as {
      tagName?: string;
      isContentEditable?: boolean;
    };
    const isEditable = isContentEditable || tagName === 'INPUT' || tagName === 'TEXTAREA';
    post({ kind: 'context-menu', x, y, isEditable, selectionText: String(page.getSelection() ?? '') });
  });

  const webUtils = {
    getPathForFile(file: unknown) {
      if (!(file instanceof File)) throw new TypeError('getPathForFile needs a File.');
      return info.dropFolder === undefined ? '' : `${info.dropFolder}/${file.name}`;
    },
  };
  const electron = { contextBridge, ipcRenderer, webUtils };
  const modules: Record<string, unknown> = { electron, 'electron/renderer': electron };
  const require = (name: string) => {
    if (!Object.hasOwn(modules, name)) throw new Error(`module not found: ${name}`);
    return modules[name];
  };
  const process = {
    platform: info.platform,
    arch: info.arch,
    versions: info.versions,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    env: {},
  };
  return { require, process, module: { exports: {} } };
}
