/** The built app in a window of its own, driven from outside as a person with a browser would. */
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import type { PageChannel } from '../../shared/ipc/channels.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/ipc/result.ts';
import type { SyncEnd } from '../../shared/model/plans/connection.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { buildIfNeeded } from './build.ts';
import { chooseRuntime } from './choose.ts';
import { findSandbox } from './sandbox.ts';
import { settlePage } from './settle-page.ts';

declare global {
  /** In the app's main process: what it was asked of the desktop, and what the person answers. */
  var demo: {
    opened: string[];
    onOpened: (() => void) | null;
    saveTo: string | null;
    choose: string[];
    /** Index of the button that the person presses in a question of the app. */
    press: number;
    asked: string[];
  };
}

export type AppWindow = {
  app: ElectronApplication;
  page: Page;
  /** Asks the main process as the page does. Throws with the failure's code and message. */
  ask<C extends PageChannel>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** The next address that the app opens in the person's browser. */
  nextBrowserAddress(): Promise<string>;
  /** The next file that the app saves goes here, without a dialog. */
  saveTo(file: string): Promise<void>;
  /** The files that the person picks when the app asks for files the next time. */
  pick(files: string[]): Promise<void>;
  /** Shows a screen by its route and waits until everything on it has come. */
  goTo(route: string): Promise<void>;
  /** Waits until the screen is drawn, with every answer that it asked for. */
  settle(): Promise<void>;
  /** Changes these settings and no others. The page shows a look that it did not choose once it is loaded anew. */
  changeSettings(some: Partial<Settings>): Promise<void>;
  /** Switches to a person's records, where several people are here. */
  choosePerson(name: string | null): Promise<void>;
  /** How the connection's running fetch ends, or how the last one ended when none runs. */
  waitForSync(connectionId: string): Promise<SyncEnd>;
  close(): Promise<void>;
};

/**
 * Builds the app where needed and opens it on its own profile folder, with further environment variables. `packaged`: the
 * executable of a packaged app, which is opened in its place.
 */
export async function openApp(
  root: string,
  profile: string,
  more: Record<string, string> = {},
  packaged: string | null = null,
): Promise<AppWindow> {
  const runtime = await chooseRuntime();
  const env = { ...process.env, ...runtime.env, ...more } as Record<string, string>;
  if (packaged === null) buildIfNeeded(env);
  const app = await _electron.launch({
    executablePath: packaged ?? runtime.executablePath,
    args: [...(packaged === null ? [root] : []), `--user-data-dir=${profile}`],
    // Playwright leaves it out on Linux unless it is told; where it can be, tests run as people do.
    chromiumSandbox: findSandbox(packaged ?? runtime.executablePath) === 'works',
    colorScheme: null,
    env,
  });
  await takeDesktop(app);
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
    settle: () => settlePage(page),
    changeSettings: async (some) => {
      await ask(page, 'settings.set', { ...(await ask(page, 'settings.get', {})), ...some });
    },
    choosePerson: (name) => choosePerson(page, name),
    waitForSync: (connectionId) => waitForSync(page, connectionId),
    close: () => app.close(),
  };
}

/** Puts `demo` in the place of the person's browser and file dialogs. */
async function takeDesktop(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell, dialog, ...rest }) => {
    // The stand-in's print dialog waits for an answer.
    const { standin } = rest as { standin?: { printAnswer: string | null } };
    if (standin) standin.printAnswer = '';
    globalThis.demo = { opened: [], onOpened: null, saveTo: null, choose: [], press: 0, asked: [] };
    shell.openExternal = async (url) => {
      globalThis.demo.opened.push(url);
      globalThis.demo.onOpened?.();
    };
    dialog.showSaveDialog = (async () => {
      const filePath = globalThis.demo.saveTo;
      globalThis.demo.saveTo = null;
      return { canceled: filePath === null, filePath: filePath ?? '' };
    }) as typeof dialog.showSaveDialog;
    dialog.showMessageBox = (async (...given: unknown[]) => {
      globalThis.demo.asked.push((given.at(-1) as { message: string }).message);
      return { response: globalThis.demo.press, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
    dialog.showOpenDialog = (async () => {
      const filePaths = globalThis.demo.choose.splice(0);
      return { canceled: filePaths.length === 0, filePaths };
    }) as typeof dialog.showOpenDialog;
  });
}

async function ask<C extends PageChannel>(page: Page, channel: C, input: Input<C>): Promise<Output<C>> {
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
  return app.evaluate(async () => {
    const { demo } = globalThis;
    if (demo.opened.length === 0)
      await new Promise<void>((resolve) => {
        demo.onOpened = resolve;
      });
    demo.onOpened = null;
    return demo.opened.shift() ?? '';
  });
}

async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(route)}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settlePage(page);
}

async function choosePerson(page: Page, name: string | null): Promise<void> {
  if (name === null) return;
  // With one person there is nothing to choose. Someone just connected comes to the menu a moment later.
  if ((await ask(page, 'people.list', {})).length < 2) return;
  const switcher = page.locator('#main-menu button[aria-haspopup]').first();
  if ((await switcher.textContent())?.includes(name)) return;
  await switcher.click();
  await page.getByRole('menuitemradio', { name }).click();
}

async function waitForSync(page: Page, connectionId: string): Promise<SyncEnd> {
  return page.evaluate(async (id) => {
    const { request, on } = (globalThis as unknown as { claimfolio: Bridge }).claimfolio;
    const { promise, resolve } = Promise.withResolvers<SyncEnd>();
    const check = async () => {
      const connections = await request['connection.list']({});
      const one = connections.ok ? connections.value.find((each) => each.id === id) : undefined;
      if (one?.lastEnd && !one.syncing) resolve(one.lastEnd);
    };
    const stop = on['sync.ended'](() => void check());
    await check();
    return promise.finally(stop);
  }, connectionId);
}
