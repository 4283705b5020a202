import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { type Chromium, hasDisplay, startChromium } from '../browser/chromium.ts';
import { announceBrowser, findSpareWindow, openPrivateContext } from '../browser/runtime-state.ts';
import { holdPopups } from '../page/popups.ts';
import { getPath, setPath } from './app-paths.ts';
import { commandLine, listChromiumSwitches } from './command-line.ts';
import { createEvent } from './events.ts';
import { releaseInstanceLock, takeInstanceLock } from './single-instance.ts';

export interface OpenWindow {
  close(): void;
  destroy(): void;
  isDestroyed(): boolean;
}

class App
  extends EventEmitter
  implements
    Pick<
      Electron.App,
      | 'commandLine'
      | 'configureHostResolver'
      | 'enableSandbox'
      | 'exit'
      | 'focus'
      | 'getAppPath'
      | 'getLocale'
      | 'getName'
      | 'getPath'
      | 'getPreferredSystemLanguages'
      | 'getSystemLocale'
      | 'getVersion'
      | 'hasSingleInstanceLock'
      | 'isPackaged'
      | 'isReady'
      | 'name'
      | 'quit'
      | 'relaunch'
      | 'releaseSingleInstanceLock'
      | 'requestSingleInstanceLock'
      | 'setAppUserModelId'
      | 'setName'
      | 'setPath'
      | 'whenReady'
    >
{
  readonly commandLine = commandLine;
  readonly dock = undefined;
  #folder = '';
  #name = 'Electron';
  #version = '';
  #isPackaged = false;
  #ready = Promise.withResolvers<void>();
  #isReady = false;
  #quitting = false;
  #locked = false;
  #ended = false;
  #windows = new Set<OpenWindow>();
  #chromium: Chromium | undefined;

  /** Sets the folder and the names of the app that is run. */
  describe(
    folder: string,
    manifest: { name?: string; productName?: string; version?: string },
    isPackaged: boolean,
  ): void {
    this.#folder = folder;
    this.#isPackaged = isPackaged;
    this.#name = manifest.productName ?? manifest.name ?? this.#name;
    this.#version = manifest.version ?? '';
    this.on('browser-window-created', (_event, window: OpenWindow) => {
      this.#windows.add(window);
      (window as unknown as EventEmitter).once('closed', () => this.#windows.delete(window));
    });
  }

  /** Starts the browser and tells the app that it is ready, unless it has already quit. */
  async start(): Promise<void> {
    if (this.#quitting || this.#ended) return;
    const port = commandLine.hasSwitch('remote-debugging-port')
      ? commandLine.getSwitchValue('remote-debugging-port')
      : undefined;
    const chromium = startChromium(
      path.join(this.getPath('userData'), 'chromium'),
      listChromiumSwitches(),
      port,
    );
    this.#chromium = chromium;
    const lost = () => {
      if (!this.#ended) {
        const how = this.#isReady ? 'ended by itself' : 'did not start';
        process.stderr.write(`Chromium ${how}.\n${chromium.lastWords()}\n`);
      }
      this.exit(this.#isReady ? Number(process.exitCode ?? 0) : 1);
    };
    chromium.process.on('error', lost);
    chromium.process.on('exit', lost);
    const { cdp } = chromium;
    const { product } = await cdp.send('Browser.getVersion', {});
    Object.defineProperty(process.versions, 'chrome', {
      value: product.replace(/^.*\//, ''),
      enumerable: true,
      configurable: true,
    });
    const spareTargetId = hasDisplay() ? await findSpareWindow(cdp) : undefined;
    await cdp.send('Target.setDiscoverTargets', { discover: true });
    await holdPopups(cdp);
    announceBrowser({ ...chromium, contextId: await openPrivateContext(cdp), spareTargetId });
    this.#isReady = true;
    this.emit('ready', createEvent({}), {});
    this.#ready.resolve();
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  isReady(): boolean {
    return this.#isReady;
  }

  quit(): void {
    if (this.#quitting || this.#ended) return;
    this.#quitting = true;
    const asked = createEvent({});
    this.emit('before-quit', asked);
    for (const window of asked.defaultPrevented ? [] : [...this.#windows]) window.close();
    if (asked.defaultPrevented || this.#windows.size > 0) {
      this.#quitting = false;
      return;
    }
    const leaving = createEvent({});
    this.emit('will-quit', leaving);
    if (leaving.defaultPrevented) {
      this.#quitting = false;
      return;
    }
    void this.#end(Number(process.exitCode ?? 0));
  }

  exit(code = 0): void {
    this.#quitting = true;
    for (const window of [...this.#windows]) window.destroy();
    void this.#end(code);
  }

  async #end(code: number): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    process.exitCode = code;
    // Whatever the app still awaits fails with its windows; that must not change the exit code.
    process.on('uncaughtException', () => undefined);
    this.emit('quit', createEvent({}), code);
    const chromium = this.#chromium;
    if (chromium?.process.pid && chromium.process.exitCode === null && chromium.process.signalCode === null) {
      const gone = new Promise((resolve) => chromium.process.once('exit', resolve));
      chromium.cdp.send('Browser.close', {}).catch(() => undefined);
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 2000))]);
    }
    process.exit(code);
  }

  /** With the last window closed, calls the app's own listener, or quits when it has none. */
  lastWindowClosed(): void {
    if (this.#quitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  relaunch(options: Electron.RelaunchOptions = {}): void {
    const args = options.args ?? process.argv.slice(1);
    this.once('quit', () => {
      this.releaseSingleInstanceLock();
      spawn(options.execPath ?? this.getPath('exe'), args, { detached: true, stdio: 'ignore' }).unref();
    });
  }

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    this.#locked ||= takeInstanceLock(
      this.getPath('userData'),
      data,
      ({ argv, workingDirectory, additionalData }) => {
        this.emit('second-instance', createEvent({}), argv, workingDirectory, additionalData);
      },
    );
    return this.#locked;
  }
  hasSingleInstanceLock(): boolean {
    return this.#locked;
  }
  releaseSingleInstanceLock(): void {
    if (this.#locked) releaseInstanceLock(this.getPath('userData'));
    this.#locked = false;
  }

  get isPackaged(): boolean {
    return this.#isPackaged;
  }
  get name(): string {
    return this.#name;
  }
  set name(name: string) {
    this.#name = name;
  }
  getName(): string {
    return this.#name;
  }
  setName(name: string): void {
    this.#name = name;
  }
  getVersion(): string {
    return this.#version;
  }
  getAppPath(): string {
    return this.#folder;
  }
  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return getPath(name, this.#name);
  }
  setPath(name: string, folder: string): void {
    setPath(name, folder);
  }
  getLocale(): string {
    return commandLine.getSwitchValue('lang') || (this.getPreferredSystemLanguages()[0] ?? 'en-US');
  }
  getSystemLocale(): string {
    return this.getPreferredSystemLanguages()[0] ?? 'en-US';
  }
  getPreferredSystemLanguages(): string[] {
    const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env;
    const names = (LANGUAGE || LC_ALL || LC_MESSAGES || LANG || 'en_US').split(':');
    const tags = names.map((name) => name.replace(/[.@].*$/, '').replace('_', '-'));
    return tags.map((tag) => (tag === 'C' || tag === 'POSIX' ? 'en-US' : tag)).filter(Boolean);
  }
  setAppUserModelId(): void {}
  enableSandbox(): void {}
  // Names are looked up by Node.
  configureHostResolver(): void {}
  focus(): void {}
}

/** Electron's `app` module. */
export const app = new App();
