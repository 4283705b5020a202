/** The app's one window. */
import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { Log } from '../ports.ts';
import { showOnce } from './show-once.ts';
import { pageUrl } from './trusted-sender.ts';

/** What every window of the app is created with; without a preload, its page cannot ask main for anything. */
export function windowOptions(preload: string | null): BrowserWindowConstructorOptions {
  return {
    show: false,
    webPreferences: {
      ...(preload !== null && { preload }),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // Whoever sits at an open computer for a minute must not read the page's memory by a shortcut.
      devTools: !app.isPackaged,
    },
  };
}

export type MainWindow = {
  /** Known from the moment it is made, `null` once it is closed. */
  current(): BrowserWindow | null;
  /** Opens it, or brings the one that is there to the front. Closed before it has loaded, it is no fault. */
  open(): Promise<void>;
};

type MainWindowParts = {
  preload: string;
  /** The colour that is there before the page is. */
  background(): string;
  log: Log;
  onOpened(window: BrowserWindow): void;
};

export function createMainWindow({ preload, background, log, onOpened }: MainWindowParts): MainWindow {
  let current: BrowserWindow | null = null;
  const make = async () => {
    const window = new BrowserWindow({
      ...windowOptions(preload),
      name: 'main',
      windowStatePersistence: true,
      title: 'Claimfolio',
      width: 1366,
      height: 900,
      minWidth: 360,
      minHeight: 480,
      backgroundColor: background(),
    });
    current = window;
    window.once('closed', () => {
      current = null;
    });
    window.on('focus', () => window.flashFrame(false));
    showOnce(window, (by) => log.write('main.window.shown', { by }));
    onOpened(window);
    try {
      await window.loadURL(pageUrl);
    } catch (error) {
      if (!window.isDestroyed()) throw error;
    }
  };
  return {
    current: () => current,
    async open() {
      if (current) bringToFront(current);
      else await make();
    },
  };
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
