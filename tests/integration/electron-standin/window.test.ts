import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnUnix } from '../../support/needs.ts';
import { fixture, launch, scratch, standinFolder, startServer, waitFor } from './fixture.ts';

/** What the fixture app noted, and what its page holds; both live in other realms. */
interface Seen {
  requests: string[];
  navigations: string[];
  opened: string[];
  instances: unknown[];
  sender: string;
  early: string;
}
declare const seen: Seen;
type PageGlobals = typeof globalThis & {
  fixture: {
    invoke(channel: string, ...args: unknown[]): Promise<unknown>;
    send(channel: string, ...args: unknown[]): void;
  };
};

describeOnUnix('an app in the stand-in', () => {
  let app: ElectronApplication;
  let page: Page;
  let server: Awaited<ReturnType<typeof startServer>>;
  let origin: string;

  beforeAll(async () => {
    ({ app, page } = await launch('main'));
    server = await startServer();
    origin = server.origin;
  });
  afterAll(async () => {
    await app.close();
    server.close();
  });

  test('the app sees its own scheme, its arguments and its name', async () => {
    const facts = await app.evaluate(({ app: electronApp, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return {
        url: window?.webContents.getURL(),
        name: electronApp.getName(),
        version: electronApp.getVersion(),
        userData: electronApp.getPath('userData'),
        electron: process.versions['electron'],
        type: (process as { type?: string }).type,
        visible: window?.isVisible(),
      };
    });
    expect(facts).toEqual({
      url: 'app://bundle/index.html',
      name: 'Stand-in Fixture',
      version: '1.2.3',
      userData: path.join(scratch, 'main'),
      electron: '45.4.1',
      type: 'browser',
      visible: true,
    });
    await page.evaluate(() => (globalThis as PageGlobals).fixture.invoke('echo', 1));
    expect(await app.evaluate(() => seen.sender)).toBe('app://bundle/index.html');
    expect(await app.evaluate(() => seen.early)).toBe('app://bundle/index.html');
  });

  test('the page has the asked size and is a secure context', async () => {
    expect(await page.evaluate('[innerWidth, innerHeight, isSecureContext]')).toEqual([1366, 900, true]);
    const png = await page.screenshot();
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1366, 900]);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 700));
    await waitFor(page, 'innerWidth === 1000 && innerHeight === 700');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 900));
    await waitFor(page, 'innerWidth === 1366');
  });

  test('the page has no way to the main process but the bridge', async () => {
    expect(
      await page.evaluate(
        '[typeof require, typeof process, typeof globalThis.__standinSend, fixture.sandboxed]',
      ),
    ).toEqual(['undefined', 'undefined', 'undefined', true]);
    expect(await page.evaluate('Object.isFrozen(fixture)')).toBe(true);
  });

  test('values cross by the rules of structured clone', async () => {
    const verdict = await page.evaluate(`(async () => {
      const shared = { deep: [1, undefined, NaN, -0, Infinity, 12345678901234567890n] };
      const value = {
        shared, again: shared, map: new Map([['k', new Set([1, 2])]]), date: new Date(86400000), re: /a+/gi,
        bytes: new Uint8Array([0, 255]), floats: new Float64Array([1.5]), buffer: new Uint8Array([7]).buffer,
        $: 'dollar', text: 'é😀\\u2028\\0', nothing: undefined, nil: null,
      };
      value.self = value;
      const back = await fixture.invoke('echo', value);
      return [
        back.self === back, back.again === back.shared, Object.is(back.shared.deep[3], -0), back.shared.deep[5] === 12345678901234567890n,
        Number.isNaN(back.shared.deep[2]), back.shared.deep[4] === Infinity, 1 in back.shared.deep, back.map.get('k').has(2),
        back.date.getTime() === 86400000, String(back.re) === '/a+/gi', back.bytes instanceof Uint8Array && back.bytes[1] === 255,
        back.floats[0] === 1.5, new Uint8Array(back.buffer)[0] === 7, back.$ === 'dollar', back.text === value.text,
        'nothing' in back && back.nothing === undefined, back.nil === null,
      ];
    })()`);

    expect(verdict).toEqual(Array(17).fill(true));
    expect(await page.evaluate("fixture.invoke('describe', new Map())")).toBe('[object Map]Map');
    expect(await page.evaluate("fixture.invoke('describe', undefined)")).toBe('[object Undefined]undefined');
  });

  test('what cannot be cloned is refused on both sides, and errors keep their message', async () => {
    const failure = (code: string) =>
      page.evaluate(`(async () => ${code})().then(() => 'fine', (error) => error.message)`);
    expect(await failure("fixture.invoke('echo', { symbol: { toString: Symbol('s') } })")).toMatch(
      'could not be cloned',
    );
    expect(await failure("fixture.invoke('echo', () => 1)")).toMatch('could not be cloned');
    expect(await failure("fixture.invoke('function')")).toBe(
      "Error invoking remote method 'function': Error: An object could not be cloned.",
    );
    expect(await failure("fixture.invoke('fail')")).toBe(
      "Error invoking remote method 'fail': TypeError: no luck",
    );
    expect(await failure("fixture.invoke('nobody')")).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
  });

  test('messages go both ways until the page stops listening', async () => {
    const got = await page.evaluate(`(async () => {
      const got = [];
      const first = Promise.withResolvers();
      const stop = fixture.onMessage((...args) => { got.push(args); first.resolve(); });
      fixture.send('ping', 5);
      await first.promise;
      stop();
      fixture.send('ping', 6);
      await fixture.invoke('echo', 0);
      await fixture.invoke('echo', 0);
      return got;
    })()`);
    expect(got).toEqual([[5, { from: 'main' }]]);
  });

  test('five megabytes cross quickly', async () => {
    const length = await page.evaluate(`(async () => {
      const rows = Array.from({ length: 5000 }, (_, index) => ({ index, text: 'x'.repeat(1000) }));
      return (await fixture.invoke('echo', rows)).length;
    })()`);
    expect(length).toBe(5000);
  }, 5000);

  test('the content security policy is enforced by the browser', async () => {
    expect(await page.evaluate('[globalThis.moduleRan, globalThis.inlineRan]')).toEqual([true, undefined]);
    await page.evaluate(`fetch('${origin}/plan').catch(() => undefined)`);
    await waitFor(page, "violations.includes('connect-src')");
    expect(await app.evaluate(() => seen.requests.filter((url) => !url.startsWith('app://')))).toEqual([]);
  });

  test('leaving the app and opening windows is asked first, and denied', async () => {
    const pagesBefore = app.windows().length;
    await page.click('#outside');
    await page.click('#blank');
    expect(await page.evaluate("window.open('https://elsewhere.example/script')")).toBeNull();
    await expect
      .poll(async () => await app.evaluate(() => seen.opened))
      .toEqual(['https://elsewhere.example/blank', 'https://elsewhere.example/script']);
    expect(await app.evaluate(() => seen.navigations)).toEqual(['https://elsewhere.example/']);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL())).toBe(
      'app://bundle/index.html',
    );
    await expect.poll(() => app.windows().length).toBe(pagesBefore);
    expect(await app.evaluate(() => seen.requests.some((url) => url.includes('elsewhere')))).toBe(false);
  });

  test('a page prints to a tagged PDF with its text, and to paper', async () => {
    const base64 = await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const pdf = await contents?.printToPDF({
        generateTaggedPDF: true,
        generateDocumentOutline: true,
        pageSize: 'Legal',
      });
      return pdf?.toString('base64') ?? '';
    });
    const file = path.join(scratch, 'page.pdf');
    writeFileSync(file, Buffer.from(base64, 'base64'));
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const pdf = await getDocument({ data: new Uint8Array(Buffer.from(base64, 'base64')), verbosity: 0 })
      .promise;
    const first = await pdf.getPage(1);

    const { items } = await first.getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain('Some text to print.');
    const marks: unknown = await pdf.getMarkInfo();
    expect(marks instanceof Map && marks.get('Marked')).toBe(true);
    expect(first.view.map(Math.round)).toEqual([0, 0, 612, 1008]);
    // patches/chromium/printing.patch: the callback carries the reason, and comes once the dialog is answered.
    const printed = await app.evaluate(async ({ BrowserWindow, ...rest }) => {
      const { standin } = rest as unknown as { standin: { printed: object[]; printAnswer: string | null } };
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const answer = new Promise((resolve) =>
        contents?.print({ silent: true, copies: 2 }, (success, reason) => resolve([success, reason])),
      );
      const wait = (ms: number) => new Promise((resolve) => setTimeout(() => resolve('waits'), ms));
      const before = await Promise.race([answer, wait(200)]);
      standin.printAnswer = 'Print job canceled';
      return [before, await answer, standin.printed];
    });
    expect(printed).toEqual(['waits', [false, 'Print job canceled'], [{ silent: true, copies: 2 }]]);
  });

  // lib/browser/api/web-contents.ts `_awaitNextLoad`; electron_api_base_window.cc `OnWindowClosed` marks it destroyed first.
  test('a window that goes while it loads fails its load, and then knows nothing any more', async () => {
    const seen = await app.evaluate(async ({ BrowserWindow, app: electronApp }) => {
      const gone = (work: () => unknown) => {
        try {
          return work();
        } catch (error) {
          return String(error);
        }
      };
      const window = new BrowserWindow({ show: false });
      const contents = window.webContents;
      const loads = [window.loadURL('app://bundle/index.html'), window.loadURL('app://bundle/index.html')];
      const told: unknown[] = [];
      window.once('closed', () => told.push(gone(() => window.isMinimized())));
      window.destroy();
      const ends = await Promise.all(loads.map((load) => load.catch((error: Error) => error.message)));
      told.push(...ends, window.isDestroyed(), contents.isDestroyed());
      told.push(
        gone(() => window.webContents),
        gone(() => window.destroy()),
        gone(() => contents.getURL()),
      );
      return [told, typeof electronApp];
    });
    const destroyed = 'TypeError: Object has been destroyed';
    const loading = "loading 'app://bundle/index.html'";
    expect(seen[0]).toEqual([
      destroyed,
      `ERR_ABORTED (-3) ${loading}`,
      `ERR_FAILED (-2) ${loading}`,
      true,
      true,
      destroyed,
      destroyed,
      destroyed,
    ]);
  });

  test('a script waits for a page that has loaded', async () => {
    const order = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      const told: unknown[] = [];
      const script = window.webContents
        .executeJavaScript('location.pathname')
        .then((path) => told.push(path));
      window.webContents.once('did-stop-loading', () => told.push('loaded'));
      await window.loadURL('app://bundle/index.html');
      await script;
      window.destroy();
      return told;
    });
    expect(order).toEqual(['loaded', '/index.html']);
  });

  test('the theme follows nativeTheme', async () => {
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const set = (source: 'dark' | 'light' | 'system') =>
      app.evaluate(({ nativeTheme }, value) => {
        nativeTheme.themeSource = value;
        return nativeTheme.shouldUseDarkColors;
      }, source);
    expect(await set('dark')).toBe(true);
    await expect.poll(background).toBe('rgb(0, 0, 0)');
    expect(await set('light')).toBe(false);
    await expect.poll(background).toBe('rgb(255, 255, 255)');
    await set('system');
  });

  test('zoom makes everything larger', async () => {
    await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.setZoomFactor(2));
    await waitFor(page, 'innerWidth === 683 && devicePixelRatio === 2');
    await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.setZoomFactor(1));
    await waitFor(page, 'innerWidth === 1366 && devicePixelRatio === 1');
  });

  test('a menu shortcut works from the page', async () => {
    await app.evaluate(({ Menu }) => {
      const submenu = [
        {
          id: 'sync',
          label: 'Check',
          accelerator: 'CmdOrCtrl+R',
          click: () => Object.assign(globalThis, { pressed: true }),
        },
      ];
      Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu }]));
    });
    await page.evaluate("fixture.invoke('echo', 0)");
    await page.keyboard.press('ControlOrMeta+r');
    await expect.poll(() => app.evaluate(() => (globalThis as { pressed?: boolean }).pressed)).toBe(true);
  });

  test('a reload brings the bridge back', async () => {
    await page.reload();
    await waitFor(page, 'globalThis.moduleRan');
    expect(await page.evaluate("fixture.invoke('echo', 7)")).toBe(7);
    await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.reload());
    await expect.poll(() => page.evaluate("fixture.invoke('echo', 8)").catch(() => undefined)).toBe(8);
  });

  test('dialogs are cancelled until a test answers, and links outside are kept', async () => {
    const answers = await app.evaluate(async ({ dialog, shell, ...rest }) => {
      const before = await dialog.showSaveDialog({});
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: '/chosen.pdf' });
      process.env['DISPLAY'] = '';
      process.env['WAYLAND_DISPLAY'] = '';
      await shell.openExternal('https://plan.example/sign-in');
      return [
        before,
        await dialog.showSaveDialog({}),
        (rest as unknown as { standin: { opened: string[] } }).standin.opened,
      ];
    });
    expect(answers).toEqual([
      { canceled: true, filePath: '' },
      { canceled: false, filePath: '/chosen.pdf' },
      ['https://plan.example/sign-in'],
    ]);
  });

  test('a second start is announced to the first and ends', async () => {
    const second = execFileSync(
      path.join(standinFolder, 'electron'),
      [fixture, `--user-data-dir=${path.join(scratch, 'main')}`],
      { encoding: 'utf8', timeout: 20_000 },
    );
    expect(second).toBe('');
    await expect.poll(() => app.evaluate(() => seen.instances)).toEqual([{ hello: 'first' }]);
  });

  // shell/common/node_bindings.cc `OnNodePreload`: only processes have a type.
  test('a thread of the main process has no type', async () => {
    const types = await app.evaluate(async () => {
      const { Worker } = process.getBuiltinModule('node:worker_threads');
      const worker = new Worker(
        "require('node:worker_threads').parentPort.postMessage(String(process.type))",
        {
          eval: true,
        },
      );
      const ofThread = await new Promise((resolve) => worker.once('message', resolve));
      return [(process as { type?: string }).type, ofThread];
    });
    expect(types).toEqual(['browser', 'undefined']);
  });
});
