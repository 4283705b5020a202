/** The window from its first moment to its last, also where a desktop, a key store or a print dialog keeps it waiting. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication } from 'playwright';
import { afterEach, expect, vi } from 'vitest';
import { chooseRuntime } from '../../scripts/runtime/choose.ts';
import { testOnStandin, testOnUnix } from '../support/needs.ts';
import { Profile, root } from './support.ts';

let profile: Profile;
const started: ChildProcess[] = [];

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  profile.remove();
});

/** Starts the app and waits for nothing. */
async function start(more: Record<string, string> = {}): Promise<ElectronApplication> {
  const { executablePath, env } = await chooseRuntime();
  const app = await _electron.launch({
    executablePath,
    args: [root, `--user-data-dir=${profile.folder}`],
    colorScheme: null,
    env: {
      ...process.env,
      ...env,
      ELECTRON_STANDIN_KEYSTORE: 'gnome_libsecret',
      ELECTRON_STANDIN_KEYSTORE_DIR: profile.keyStore,
      ...more,
    } as Record<string, string>,
  });
  started.push(app.process());
  return app;
}

const isVisible = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()));

/** How often the log tells that the window was shown. */
const timesShown = () =>
  readFileSync(path.join(profile.folder, 'logs/claimfolio.log'), 'utf8').split('main.window.shown').length -
  1;

const ended = (app: ElectronApplication) =>
  new Promise<number | null>((resolve) => app.process().once('exit', (code) => resolve(code)));

// electron/electron#48859: `ready-to-show` never comes for a hidden window on Wayland.
testOnStandin('on Wayland the window is there, though it is never drawn unseen', async () => {
  profile = new Profile();
  const app = await start({ ELECTRON_STANDIN_READY: 'never' });
  await app.firstWindow();
  await vi.waitFor(async () => expect(await isVisible(app)).toBe(true), { timeout: 6_000 });
  expect(timesShown()).toBe(1);
});

testOnStandin('while the key store asks, the window says so, and then shows the first screen', async () => {
  profile = new Profile();
  const app = await start({ ELECTRON_STANDIN_KEYSTORE_MS: '7000' });
  const page = await app.firstWindow();
  await page.getByText('The question may be behind another window.', { exact: false }).waitFor();
  expect(await isVisible(app)).toBe(true);
  await page.getByRole('heading', { level: 1 }).waitFor();
});

testOnUnix('closed before it has loaded, the app ends without a fault', async () => {
  profile = new Profile();
  const app = await start();
  const end = ended(app);
  const told: string[] = [];
  app.process().stderr?.on('data', (chunk: Buffer) => told.push(chunk.toString()));
  await app.firstWindow();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
  expect(await end).toBe(0);
  expect(told.join('')).not.toContain('could not');
});

testOnStandin('closed while a print dialog waits, the process ends', async () => {
  profile = new Profile();
  const app = await start();
  const page = await app.firstWindow();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const printed = () =>
    app.evaluate(
      ({ ...all }) => (all as unknown as { standin: { printed: object[] } }).standin.printed.length,
    );
  await page.evaluate(
    `claimfolio.request['recovery.offer']({}).then(() => void claimfolio.request['recovery.print']({}))`,
  );
  await vi.waitFor(async () => expect(await printed()).toBeGreaterThan(0), { timeout: 20_000 });
  const end = ended(app);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
  expect(await Promise.race([end, sleep(10_000, 'still there')])).toBe(0);
});

testOnStandin('started again while it still closes, the app opens anew', async () => {
  profile = new Profile();
  // The key store answers late, and what closes waits for it.
  const slow = { ELECTRON_STANDIN_KEYSTORE_MS: '6000' };
  const app = await start(slow);
  await app.firstWindow();
  await vi.waitFor(() => expect(timesShown()).toBe(1), { timeout: 10_000 });
  const end = ended(app);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
  const second = await start(slow).catch(() => null);
  expect(second).toBeNull();
  await end;
  await vi.waitFor(() => expect(timesShown()).toBe(2), { timeout: 20_000 });
  const lock = () => Number(readFileSync(path.join(profile.folder, 'SingletonLock'), 'utf8'));
  process.kill(lock(), 'SIGTERM');
  await vi.waitFor(() => expect(() => process.kill(lock(), 0)).toThrow(), { timeout: 15_000 });
});

// docs/api/app.md `render-process-gone`; Chromium ends the renderer as it does for one that broke.
testOnUnix('a page whose process breaks is loaded again', async () => {
  profile = new Profile();
  const app = await start();
  const page = await app.firstWindow();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const crash = await page.context().newCDPSession(page);
  void crash.send('Page.crash').catch(() => undefined);
  const log = () => readFileSync(path.join(profile.folder, 'logs/claimfolio.log'), 'utf8');
  await vi.waitFor(() => expect(log()).toContain('page.gone'), { timeout: 10_000 });
  const heading = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        'document.querySelector("h1")?.textContent',
      ),
    );
  await vi.waitFor(async () => expect(await heading()).toMatch(/health plan/), { timeout: 20_000 });
});
