/** The built app in a window of its own, driven from outside as a person with a browser would. */
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { RequestChannel } from '../../shared/ipc/channels.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/ipc/result.ts';
import { buildIfNeeded } from '../runtime/build.ts';
import { chooseRuntime } from '../runtime/choose.ts';

declare global {
  // Set in the app's main process by this script: what it was asked to open, where the next file goes, what is chosen next.
  var demo: { opened: string[]; saveTo: string | null; choose: string[] };
}

export type AppWindow = {
  app: ElectronApplication;
  page: Page;
  /** Asks the main process as the page does. Throws with the failure's code and message. */
  ask<C extends RequestChannel>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** The next address that the app opens in the person's browser. */
  nextBrowserAddress(): Promise<string>;
  /** The next file that the app saves goes here, without a dialog. */
  saveTo(file: string): Promise<void>;
  /** The files that the person picks when the app asks for files the next time. */
  pick(files: string[]): Promise<void>;
  /** Shows a screen by its route and waits until it is drawn. */
  goTo(route: string): Promise<void>;
  /** Switches to a person's records, where several people are here. */
  choosePerson(name: string | null): Promise<void>;
  close(): Promise<void>;
};

/** Builds the app where needed and opens it on its own profile folder, with further environment variables. */
export async function openApp(
  root: string,
  profile: string,
  more: Record<string, string> = {},
): Promise<AppWindow> {
  const runtime = await chooseRuntime();
  const env = { ...process.env, ...runtime.env, ...more } as Record<string, string>;
  buildIfNeeded(env);
  const app = await _electron.launch({
    executablePath: runtime.executablePath,
    args: [root, `--user-data-dir=${profile}`],
    colorScheme: null,
    env,
  });
  await app.evaluate(({ shell, dialog }) => {
    globalThis.demo = { opened: [], saveTo: null, choose: [] };
    shell.openExternal = async (url) => {
      globalThis.demo.opened.push(url);
    };
    dialog.showSaveDialog = (async () => {
      const filePath = globalThis.demo.saveTo;
      globalThis.demo.saveTo = null;
      return { canceled: filePath === null, filePath: filePath ?? '' };
    }) as typeof dialog.showSaveDialog;
    dialog.showOpenDialog = (async () => {
      const filePaths = globalThis.demo.choose.splice(0);
      return { canceled: filePaths.length === 0, filePaths };
    }) as typeof dialog.showOpenDialog;
  });
  const page = await app.firstWindow();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return {
    app,
    page,
    ask: (channel, input) => ask(page, channel, input),
    nextBrowserAddress: () => nextBrowserAddress(app),
    saveTo: (file) =>
      app.evaluate((_electron, path) => {
        globalThis.demo.saveTo = path;
      }, file),
    pick: (files) =>
      app.evaluate((_electron, paths) => {
        globalThis.demo.choose = paths;
      }, files),
    goTo: (route) => goTo(page, route),
    choosePerson: (name) => choosePerson(page, name),
    close: () => app.close(),
  };
}

async function ask<C extends RequestChannel>(page: Page, channel: C, input: Input<C>): Promise<Output<C>> {
  const result = (await page.evaluate(
    ([name, value]) => {
      const { claimfolio } = globalThis as unknown as { claimfolio: Bridge };
      return claimfolio.request[name as 'app.info'](value as Record<string, never>);
    },
    [channel, input] as const,
  )) as unknown as Result<Output<C>>;
  if (result.ok) return result.value;
  const { code, message, details } = result.failure;
  throw new Error([`${code}: ${message}`, ...(details ?? [])].join(' '));
}

async function nextBrowserAddress(app: ElectronApplication): Promise<string> {
  for (;;) {
    const address = await app.evaluate(() => globalThis.demo.opened.shift() ?? null);
    if (address) return address;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(route)}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await new Promise((resolve) => setTimeout(resolve, 300));
}

async function choosePerson(page: Page, name: string | null): Promise<void> {
  if (name === null) return;
  const switcher = page.locator('button[aria-haspopup]').first();
  if ((await switcher.count()) === 0 || (await switcher.textContent())?.includes(name)) return;
  await switcher.click();
  await page.getByRole('menuitemradio', { name }).click();
}
