/** The app's one window. */
import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
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

/** Opens the main window; it shows itself when the page is drawn. */
export async function openMainWindow(preload: string, background: string): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    ...windowOptions(preload),
    name: 'main',
    windowStatePersistence: true,
    title: 'Claimfolio',
    width: 1366,
    height: 900,
    minWidth: 360,
    minHeight: 480,
    backgroundColor: background,
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(pageUrl);
  return window;
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
