/**
 * Electron's security checklist (electronjs.org/docs/latest/tutorial/security), line by line, and its fuses. The shell
 * runs here with an Electron that only records; that Chromium obeys is for tests/e2e/guards.test.ts.
 */
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openInBrowser } from '../../electron/oauth/attempt.ts';
import { registerAppScheme } from '../../electron/shell/app-scheme.ts';
import { bundleHeaders } from '../../electron/shell/bundle-files.ts';
import { guardPages } from '../../electron/shell/guards.ts';
import { createPagePrinter } from '../../electron/shell/hidden-windows/page-printer.ts';
import { createScanPainter } from '../../electron/shell/hidden-windows/scan-painter.ts';
import { connectIpc } from '../../electron/shell/ipc.ts';
import { createMainWindow } from '../../electron/shell/main-window.ts';
import { setMenu } from '../../electron/shell/menu.ts';
import { menuLabels } from '../../electron/shell/shell-texts.ts';
import { pageUrl, painterUrl } from '../../electron/shell/trusted-sender.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { afterPack } from '../../scripts/package/fuses.ts';
import { MemoryLog } from '../support/memory-ports.ts';

const electron = vi.hoisted(() => {
  type Call = unknown[];
  const calls = new Map<string, Call[]>();
  const record =
    (name: string) =>
    (...given: Call) => {
      calls.set(name, [...(calls.get(name) ?? []), given]);
    };
  return { calls, record, emitters: new Map<string, import('node:events').EventEmitter>(), isPackaged: true };
});

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const { record, emitters } = electron;
  const emitter = (name: string, methods: object) => {
    const one = Object.assign(new Emitter(), methods);
    emitters.set(name, one);
    return one;
  };
  const createSession = (name: string) =>
    emitter(name, {
      setSpellCheckerEnabled: record(`${name}.setSpellCheckerEnabled`),
      setProxy: async () => {},
      setPermissionRequestHandler: record(`${name}.setPermissionRequestHandler`),
      setPermissionCheckHandler: record(`${name}.setPermissionCheckHandler`),
      webRequest: { onBeforeRequest: record(`${name}.onBeforeRequest`) },
    });
  const sessions = { page: createSession('page'), plans: createSession('plans') };
  class BrowserWindow extends Emitter {
    webContents = {
      once() {},
      on() {},
      executeJavaScript: async (code: string) =>
        code.startsWith('drawScan') ? 'data:image/webp;base64,' : 'ready',
      printToPDF: async () => new Uint8Array(),
    };
    constructor(options: unknown) {
      super();
      record('window')(options);
    }
    async loadURL(address: string) {
      record('loadURL')(address);
    }
    isDestroyed() {
      return false;
    }
    destroy() {}
  }
  return {
    app: Object.defineProperty(emitter('app', { configureHostResolver() {} }), 'isPackaged', {
      get: () => electron.isPackaged,
    }),
    session: { defaultSession: sessions.page, fromPartition: () => sessions.plans },
    protocol: { registerSchemesAsPrivileged: record('schemes') },
    ipcMain: { handle: record('handle') },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: record('menu') },
    BrowserWindow,
  };
});

const called = (name: string) => electron.calls.get(name) ?? [];
const handler = (name: string) => called(name)[0]?.[0] as (...given: unknown[]) => unknown;
const app = () => electron.emitters.get('app') as EventEmitter;

/** What a listener of `event` makes of it: true when it is prevented. */
function isPrevented(emitter: EventEmitter, event: string, facts: object = {}, ...more: unknown[]): boolean {
  const preventDefault = vi.fn();
  emitter.emit(event, { ...facts, preventDefault }, ...more);
  return preventDefault.mock.calls.length > 0;
}

function createContents(): EventEmitter & { openWindow(): unknown } {
  let open = () => ({}) as unknown;
  const contents = Object.assign(new EventEmitter(), {
    setWebRTCIPHandlingPolicy() {},
    setWindowOpenHandler(given: () => unknown) {
      open = given;
    },
    openWindow: () => open(),
  });
  app().emit('web-contents-created', {}, contents);
  return contents;
}

async function listWindows(): Promise<Electron.BrowserWindowConstructorOptions[]> {
  await createMainWindow({
    preload: '/preload.cjs',
    background: () => '#fff',
    log: new MemoryLog(),
    onOpened() {},
  }).open();
  await createPagePrinter('/preload.cjs', () => null).pdf('/paper');
  await createScanPainter().draw({ bytes: new Uint8Array(9), mediaType: 'application/pdf', page: 1 });
  return called('window').map(([options]) => options as Electron.BrowserWindowConstructorOptions);
}

const policy = () =>
  new Map(
    (bundleHeaders('/index.html')['content-security-policy'] ?? '').split('; ').map((line) => {
      const [name = '', ...values] = line.split(' ');
      return [name, values] as const;
    }),
  );

beforeEach(async () => {
  electron.calls.clear();
  electron.isPackaged = true;
  for (const one of electron.emitters.values()) one.removeAllListeners();
  await guardPages();
});

const foreign = [
  'https://evil.example/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'app://other/index.html',
  'about:blank',
];

describe("Electron's checklist", () => {
  it('1 secure content only: windows load the bundle, and the page requests nothing else', async () => {
    await listWindows();
    expect(called('loadURL').map(([address]) => String(address).split('#')[0])).toEqual([
      pageUrl,
      pageUrl,
      painterUrl,
    ]);
    const answer = (url: string) => {
      let cancel: boolean | undefined;
      handler('page.onBeforeRequest')({ url }, (given: { cancel: boolean }) => {
        cancel = given.cancel;
      });
      return cancel;
    };
    for (const address of foreign) expect([address, answer(address)]).toEqual([address, true]);
    expect(answer(pageUrl)).toBe(false);
  });

  it('2-6, 8-11 every window: no Node, isolated, in the sandbox, with the rules of the web, and nothing experimental', async () => {
    const windows = await listWindows();
    expect(windows).toHaveLength(3);
    // Exactly these: whatever else is set has to be thought about here first. The rest are Electron's safe defaults.
    // The window that draws scans has no preload: its page has nobody to ask.
    for (const [index, { webPreferences }] of windows.entries())
      expect(webPreferences).toEqual({
        ...(index < 2 && { preload: '/preload.cjs' }),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: false,
      });
    expect(readFileSync('electron/shell/start-shell.ts', 'utf8')).toMatch(/^ {2}app\.enableSandbox\(\);$/m);
  });

  it('5 permissions: each is denied, but to copy text on a click', () => {
    const asked = (permission: string) => {
      let granted: boolean | undefined;
      handler('page.setPermissionRequestHandler')({}, permission, (given: boolean) => {
        granted = given;
      });
      return [granted, handler('page.setPermissionCheckHandler')({}, permission)];
    };
    for (const one of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'clipboard-read',
      'hid',
      'usb',
      'serial',
      'fileSystem',
      'unknown',
    ])
      expect([one, ...asked(one)]).toEqual([one, false, false]);
    expect(asked('clipboard-sanitized-write')).toEqual([true, true]);
  });

  it('7 the content security policy allows only what is in the bundle', () => {
    expect(policy().get('default-src')).toEqual(["'none'"]);
    expect(policy().get('script-src')).toEqual(["'self'"]);
    expect(policy().get('connect-src')).toEqual(["'none'"]);
    expect(policy().get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(policy().get('trusted-types')).toEqual(["'none'"]);
    for (const closed of ['base-uri', 'form-action', 'frame-ancestors', 'object-src'])
      expect(policy().get(closed)).toEqual(["'none'"]);
    expect([...policy().values()].flat().join()).not.toMatch(/unsafe|https?:|\*|blob:|wasm/);
  });

  it('12 no webview is attached', () => {
    expect(isPrevented(createContents(), 'will-attach-webview')).toBe(true);
  });

  it('13 no page goes elsewhere, by itself or by redirection', () => {
    const contents = createContents();
    for (const url of foreign)
      expect([url, isPrevented(contents, 'will-navigate', { url })]).toEqual([url, true]);
    expect(isPrevented(contents, 'will-navigate', { url: `${pageUrl}#/claims` })).toBe(false);
    expect(isPrevented(contents, 'will-redirect', { url: pageUrl })).toBe(true);
  });

  it('14 no page opens a window', () => {
    expect(createContents().openWindow()).toEqual({ action: 'deny' });
  });

  it('15 only addresses of a sign-in, https or of this computer, are opened outside', async () => {
    const opened: string[] = [];
    const browser = {
      open: async (address: string) => {
        opened.push(address);
      },
    };
    const reason = { why: 'connect', payerId: 'plan', attempt: 'a' } as const;
    for (const address of [
      'file:///etc/passwd',
      'smb://evil/share',
      'javascript:alert(1)',
      'ms-msdt:/id',
      'http://plan.example/',
      'http://127.0.0.1.evil.example/',
    ])
      await expect(openInBrowser(browser, address, reason)).rejects.toThrow('unsafe');
    await openInBrowser(browser, 'https://plan.example/authorize', reason);
    expect(opened).toEqual(['https://plan.example/authorize']);
  });

  it('16 Electron is pinned exactly, and so is what sets its fuses', () => {
    for (const name of ['electron', '@electron/fuses', 'electron-builder'] as const)
      expect(packageJson.devDependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('17 only the main frame of the page is answered', async () => {
    const dispatch = vi.fn(async () => ({ ok: true as const, value: null }));
    connectIpc(dispatch as never);
    const answer = called('handle')[0]?.[1] as (event: unknown, input: unknown) => unknown;
    for (const senderFrame of [
      null,
      { url: 'https://evil.example/', parent: null },
      { url: 'app://other/index.html', parent: null },
      { url: pageUrl, parent: {} },
    ])
      expect(await answer({ senderFrame }, {})).toMatchObject({
        ok: false,
        failure: { code: 'ipc/untrusted-sender' },
      });
    expect(dispatch).not.toHaveBeenCalled();
    await answer({ senderFrame: { url: pageUrl, parent: null } }, {});
    expect(dispatch).toHaveBeenCalledOnce();
  });

  it('18 the page has a scheme of its own, which does not get around the policy', () => {
    registerAppScheme();
    const [[schemes]] = called('schemes') as [[{ scheme: string; privileges: object }[]]];
    expect(schemes.map(({ scheme }) => scheme)).toEqual(['app']);
    expect(schemes[0]?.privileges).not.toHaveProperty('bypassCSP');
    expect(schemes[0]?.privileges).not.toHaveProperty('allowServiceWorkers');
    expect(new URL(pageUrl).protocol).toBe('app:');
  });

  it('20 the page gets one object, and none of Electron', () => {
    const preload = readFileSync('electron/preload.ts', 'utf8');
    expect([...preload.matchAll(/exposeInMainWorld\((.*)\)/g)].map(([, given]) => given)).toEqual([
      "'claimfolio', bridge",
    ]);
  });
});

describe('beyond the checklist', () => {
  it.each(['page', 'plans'])(
    'nothing is downloaded by itself, and no dictionary, in the session of the %s',
    (name) => {
      expect(isPrevented(electron.emitters.get(name) as EventEmitter, 'will-download')).toBe(true);
      expect(called(`${name}.setSpellCheckerEnabled`)).toEqual([[false]]);
    },
  );

  it('a session made later is confined too', () => {
    const setSpellCheckerEnabled = vi.fn();
    const late = Object.assign(new EventEmitter(), { setSpellCheckerEnabled });
    app().emit('session-created', late);
    expect(isPrevented(late, 'will-download')).toBe(true);
    expect(setSpellCheckerEnabled).toHaveBeenCalledWith(false);
  });

  it('no certificate of the person is shown to a plan', () => {
    const choose = vi.fn();
    expect(
      isPrevented(
        app(),
        'select-client-certificate',
        {},
        {},
        'https://plan.example',
        [{ subjectName: 'Rosa' }],
        choose,
      ),
    ).toBe(true);
    expect(choose.mock.calls).toEqual([[]]);
  });

  it('a packaged app has no developer tools, in no menu and no window', async () => {
    const menu = () => {
      setMenu(menuLabels('en'), () => {});
      return JSON.stringify(called('menu').at(-1));
    };
    expect(menu()).not.toMatch(/devtools|forceReload|"reload"/i);
    expect((await listWindows()).map(({ webPreferences }) => webPreferences?.devTools)).toEqual([
      false,
      false,
      false,
    ]);
    electron.isPackaged = false;
    expect(menu()).toContain('toggleDevTools');
  });
});

describe('19 fuses', () => {
  // The bytes of Electron's fuse wire: what marks it, its version, how many, and then '1' or '0' for each.
  const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const on = 0x31;
  const off = 0x30;

  /** The wire of an executable that has `count` fuses, all on, after the packaging step. */
  async function pack(count: number): Promise<Record<number, number>> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-fuses-'));
    try {
      const file = path.join(folder, 'claimfolio');
      writeFileSync(
        file,
        Buffer.concat([Buffer.from(mark), Buffer.from([1, count]), Buffer.alloc(count, on)]),
      );
      await afterPack({
        appOutDir: folder,
        electronPlatformName: 'linux',
        packager: { appInfo: { sanitizedName: 'claimfolio', productFilename: 'Claimfolio' } },
      } as AfterPackContext);
      const { version: _version, ...wire } = await getCurrentFuseWire(file);
      return wire as unknown as Record<number, number>;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('each is set, and says what it must', async () => {
    // RunAsNode, CookieEncryption, NodeOptions, NodeCliInspect, AsarIntegrity, OnlyLoadAppFromAsar, BrowserSnapshot,
    // FileProtocolPrivileges, WasmTrapHandlers
    expect(Object.values(await pack(9))).toEqual([off, on, off, off, on, on, off, off, on]);
  });

  it('one that a newer Electron brings stops the packaging', async () => {
    await expect(pack(10)).rejects.toThrow('strictlyRequireAllFuses');
  });

  it('are set by this step alone', () => {
    const config = readFileSync('electron-builder.yml', 'utf8');
    expect(config).toMatch(/^afterPack: \.\/scripts\/package\/fuses\.ts$/m);
    expect(config).not.toContain('electronFuses');
  });
});
