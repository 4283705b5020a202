import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium, hasDisplay, listChromiumFlags } from '../browser/chromium.ts';

/** What the app asked of the desktop, kept for tests; read with `electronApp.evaluate(({ standin }) => standin.opened)`. */
export const standin = {
  /** Addresses given to `shell.openExternal`. */
  opened: [] as string[],
  /** Paths given to `shell.showItemInFolder` and `shell.openPath`. */
  shown: [] as string[],
  /** Options given to `webContents.print`, each of which opens a dialog. */
  printed: [] as Electron.WebContentsPrintOptions[],
  /**
   * What the print dialog and the printer say: '' prints, other texts are Electron's reasons, such as "Print job
   * canceled". `null`: the dialog stays open, and Electron may never answer (patches/chromium/printing.patch).
   */
  printAnswer: null as string | null,
  /** True on a desktop that lets no window come to the front by itself: Windows, Wayland (electron.d.ts `app.focus`). */
  refusesFocus: false,
  /** What `flashFrame` was last given, by the id of its window. */
  flashing: {} as Record<number, boolean>,
  /** Labels of each menu that a right click opened; those that cannot be chosen in brackets. */
  popups: [] as string[][],
  /** Title and text of each `dialog.showErrorBox`. */
  errors: [] as { title: string; content: string }[],
};

/** Opens the print dialog; calls `done` with the reason once it is answered. */
export function askPrinter(options: Electron.WebContentsPrintOptions, done: (reason: string) => void): void {
  standin.printed.push(options);
  const look = () => {
    const { printAnswer } = standin;
    if (printAnswer === null) setTimeout(look, 50).unref();
    else done(printAnswer);
  };
  setImmediate(look);
}

let copied = '';

/** Electron's `clipboard` module, kept in memory. */
export const clipboard = {
  async writeText(value: string): Promise<void> {
    copied = value;
  },
  readText: async () => copied,
  clear(): void {
    copied = '';
  },
} satisfies Pick<Electron.Clipboard, 'clear' | 'readText' | 'writeText'>;

/** A browser for signing in, apart from the app: its profile is temporary and goes with the window, or with the app. */
function openBrowser(url: string): void {
  const executable = findChromium();
  if (!executable) return;
  const profile = mkdtempSync(path.join(os.tmpdir(), 'browser-'));
  const flags = [...listChromiumFlags(profile, new Map()), '--incognito', '--new-window', url];
  const child = spawn(executable, flags, { stdio: 'ignore' });
  const forget = () => rmSync(profile, { recursive: true, force: true });
  const leave = () => {
    child.kill('SIGKILL');
    forget();
  };
  process.on('exit', leave);
  child.on('error', forget);
  child.on('exit', () => {
    process.off('exit', leave);
    forget();
  });
  child.unref();
}

/** Electron's `shell` module; without a display it only remembers what it was asked. */
export const shell = {
  async openExternal(url: string): Promise<void> {
    standin.opened.push(url);
    if (hasDisplay()) openBrowser(url);
  },
  async openPath(file: string): Promise<string> {
    standin.shown.push(file);
    return '';
  },
  showItemInFolder(file: string): void {
    standin.shown.push(file);
  },
  beep(): void {},
  async trashItem(file: string): Promise<void> {
    rmSync(file, { recursive: true });
  },
} satisfies Pick<Electron.Shell, 'beep' | 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem'>;
