import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

const standinFolder = path.resolve(import.meta.dirname, '../../scripts/runtime/electron-standin');
const fixture = path.resolve(import.meta.dirname, '../support/electron-standin-app');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'standin-test-'));

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

/** Waits for an expression to hold; `page.waitForFunction` would need the `eval` that the policy forbids. */
async function until(page: Page, expression: string): Promise<void> {
  const check = async () => {
    if (!(await page.evaluate(expression))) throw new Error(`never true: ${expression}`);
  };
  await vi.waitFor(check, { timeout: 10_000 });
}

async function launch(
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
  await until(page, 'globalThis.moduleRan');
  return { app, page };
}

/** An address where nobody listens. */
async function closedOrigin(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/`;
}

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('an app in the stand-in', () => {
  let app: ElectronApplication;
  let page: Page;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    ({ app, page } = await launch('main'));
    server = createServer((request, response) => {
      if (request.url === '/moved') response.writeHead(302, { location: '/there' }).end();
      else if (request.url === '/protected' && !request.headers.authorization) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="plan"' }).end();
      } else
        response
          .writeHead(200, { 'x-method': request.method, 'set-cookie': ['a=1', 'b=2'] })
          .end(`at ${request.url}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await app.close();
    server.closeAllConnections();
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
    await until(page, 'innerWidth === 1000 && innerHeight === 700');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 900));
    await until(page, 'innerWidth === 1366');
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
    await until(page, "violations.includes('connect-src')");
    expect(await app.evaluate(() => seen.requests.filter((url) => !url.startsWith('app://')))).toEqual([]);
  });

  test('a foreign request that the policy lets through is cancelled by the session', async () => {
    const answer = await app.evaluate(async ({ session }, url) => {
      return await session.defaultSession.fetch(url).then(
        () => 'answered',
        (error: Error) => error.message,
      );
    }, `${origin}/plan`);
    expect(answer).toBe('net::ERR_BLOCKED_BY_CLIENT');
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
    const printed = await app.evaluate(async ({ BrowserWindow, ...rest }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const success = await new Promise((resolve) => contents?.print({ silent: true, copies: 2 }, resolve));
      return [success, (rest as unknown as { standin: { printed: object[] } }).standin.printed];
    });
    expect(printed).toEqual([true, [{ silent: true, copies: 2 }]]);
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
    await until(page, 'innerWidth === 683 && devicePixelRatio === 2');
    await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.setZoomFactor(1));
    await until(page, 'innerWidth === 1366 && devicePixelRatio === 1');
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
    await until(page, 'globalThis.moduleRan');
    expect(await page.evaluate("fixture.invoke('echo', 7)")).toBe(7);
    await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.reload());
    await expect.poll(() => page.evaluate("fixture.invoke('echo', 8)").catch(() => undefined)).toBe(8);
  });

  test('redirects are announced, followed or refused as asked', async () => {
    const request = (redirect: 'follow' | 'manual' | 'error', follow = false) =>
      app.evaluate(
        async ({ net }, { url, policy, wants }) => {
          const sent = net.request({ url, redirect: policy, partition: 'plans' });
          return await new Promise<unknown[]>((resolve) => {
            const told: unknown[] = [];
            sent.on('redirect', (status, method, target) => {
              told.push(status, method, target);
              if (wants) sent.followRedirect();
            });
            sent.on('error', (error) => resolve([...told, error.message]));
            sent.on('response', (response) => {
              let body = '';
              response.on('data', (chunk) => {
                body += chunk;
              });
              response.on('end', () =>
                resolve([...told, response.statusCode, body, response.headers['set-cookie']]),
              );
            });
            sent.end();
          });
        },
        { url: `${origin}/moved`, policy: redirect, wants: follow },
      );
    const told = [302, 'GET', `${origin}/there`];
    const answer = [200, 'at /there', ['a=1', 'b=2']];
    expect(await request('manual')).toEqual([...told, 'Redirect was cancelled']);
    expect(await request('manual', true)).toEqual([...told, ...answer]);
    expect(await request('follow')).toEqual([...told, ...answer]);
    expect(await request('error')).toEqual(["Attempted to redirect, but redirect policy was 'error'"]);
  });

  test('requests can be aborted, fail with the words of Chromium, and ask for a login', async () => {
    const result = await app.evaluate(
      async ({ net }, { base, closed }) => {
        const outcome = (url: string, act: (sent: Electron.ClientRequest) => void) =>
          new Promise<string[]>((resolve) => {
            const events: string[] = [];
            const sent = net.request({ url, partition: 'plans' });
            sent.on('abort', () => events.push('abort'));
            sent.on('error', (error) => events.push(error.message));
            sent.on('login', (info, answer) => {
              events.push(`login ${info.realm}`);
              answer('me', 'secret');
            });
            sent.on('response', (response) => {
              events.push(String(response.statusCode));
              response.on('data', () => undefined);
            });
            sent.on('close', () => resolve(events));
            act(sent);
          });
        return [
          await outcome(closed, (sent) => sent.end()),
          await outcome('http://127.0.0.1:9/', (sent) => sent.end()),
          await outcome(`${base}/x`, (sent) => sent.abort()),
          await outcome(`${base}/protected`, (sent) => sent.end()),
        ];
      },
      { base: origin, closed: await closedOrigin() },
    );
    expect(result).toEqual([
      ['net::ERR_CONNECTION_REFUSED'],
      ['net::ERR_UNSAFE_PORT'],
      ['abort'],
      ['login plan', '200'],
    ]);
  });

  test("a session's hooks see and change what net.request and net.fetch carry", async () => {
    const result = await app.evaluate(async ({ net, session }, base) => {
      const { webRequest } = session.fromPartition('hooked');
      const order: string[] = [];
      webRequest.onBeforeRequest(
        { urls: [`${base}/*`], excludeUrls: [`${base}/there`] },
        (details, answer) => {
          order.push(`before ${details.method}`);
          answer({});
        },
      );
      webRequest.onBeforeSendHeaders((details, answer) => {
        order.push('send');
        answer({ requestHeaders: { ...details.requestHeaders, authorization: 'Basic hook' } });
      });
      webRequest.onHeadersReceived((details, answer) => {
        order.push(`received ${details.statusCode}`);
        answer({ responseHeaders: { ...details.responseHeaders, 'x-hook': ['yes'] } });
      });
      const hooked = session.fromPartition('hooked');
      const first = await hooked.fetch(`${base}/protected`, { method: 'POST', body: 'text' });
      await hooked.fetch(`${base}/there`);
      const own = await net.fetch('app://bundle/page.css');
      return [
        order,
        first.status,
        first.headers.get('x-hook'),
        first.headers.get('x-method'),
        own.headers.get('content-type'),
      ];
    }, origin);
    const order = ['before POST', 'send', 'received 200', 'send', 'received 200'];
    expect(result).toEqual([order, 200, 'yes', 'POST', 'text/css']);
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
});

describe.skipIf(process.platform === 'win32')('the key store', () => {
  const seal = "fixture.invoke('seal', 'token')";

  test('as basic text, anyone could open what is sealed', async () => {
    const { app, page } = await launch('basic');
    expect(await app.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe(
      'basic_text',
    );
    const sealed = await page.evaluate<number[]>(seal);
    expect(Buffer.from(sealed).toString('latin1', 0, 3)).toBe('v10');
    expect(await page.evaluate(`fixture.invoke('open', ${JSON.stringify(sealed)})`)).toEqual({
      result: 'token',
      shouldReEncrypt: false,
    });
    await app.close();
  });

  test("in the desktop's key store, the key is outside the data folder and lasts; a locked store says so", async () => {
    const keys = { ELECTRON_STANDIN_KEYSTORE_DIR: path.join(scratch, 'keys') };
    const first = await launch('desktop', { ...keys, ELECTRON_STANDIN_KEYSTORE: 'gnome_libsecret' });
    const sealed = await first.page.evaluate<number[]>(seal);
    expect(Buffer.from(sealed).includes('token')).toBe(false);
    await first.app.close();
    const open = `fixture.invoke('open', ${JSON.stringify(sealed)}).catch((error) => error.message)`;
    const second = await launch('desktop', { ...keys, ELECTRON_STANDIN_KEYSTORE: 'gnome_libsecret' });
    expect(await second.page.evaluate(open)).toEqual({ result: 'token', shouldReEncrypt: false });
    await second.app.close();
    const locked = await launch('desktop', { ...keys, ELECTRON_STANDIN_KEYSTORE: 'locked' });
    expect(await locked.page.evaluate(open)).toMatch('temporarily unavailable');
    await locked.app.close();
    const none = await launch('desktop', { ELECTRON_STANDIN_KEYSTORE: 'unavailable' });
    expect(await none.app.evaluate(({ safeStorage }) => safeStorage.isAsyncEncryptionAvailable())).toBe(
      false,
    );
    expect(await none.page.evaluate(`${seal}.catch((error) => error.message)`)).toMatch('not available');
    await none.app.close();
  });
});
