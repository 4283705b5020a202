/**
 * What nothing in main catches, and processes that end by themselves, leave their kind and place in the log: never a
 * message or a value. Without a listener Electron would show a dialog with the whole message.
 */

import { startStopwatch } from '../access/stopwatch.ts';
import { locateFault } from '../errors.ts';
import type { Clock, Log } from '../ports.ts';

type Gone = { reason: string; exitCode: number };
type Page = { reload(): void };

/** Node's `process`, as far as it is needed. */
export type FaultyProcess = {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
};

/** Electron's `app`, as far as it is needed. */
export type FaultyApp = {
  on(event: 'render-process-gone', listener: (event: unknown, page: Page, gone: Gone) => void): unknown;
  on(event: 'child-process-gone', listener: (event: unknown, gone: Gone & { type: string }) => void): unknown;
};

export type MainPage = {
  /** True for the page of the main window; those of hidden windows fail with their work, which tells of it. */
  isMain(page: Page): boolean;
  /** Asks the person about a page that broke again, or does not answer; true to load it anew. */
  askReload(why: 'broke' | 'hangs'): Promise<boolean>;
  quit(): void;
};

/** A page that breaks again sooner than this would go on for ever: then the person is asked. */
const reloadMs = 60_000;

/** Writes such faults to the log; the main page is loaded again, or the person is asked. */
export function watchProcesses(
  { process, app, page: main }: { process: FaultyProcess; app: FaultyApp; page: MainPage },
  { log, clock }: { log: Log; clock: Clock },
): void {
  const elapsedMs = startStopwatch(clock);
  let reloadedMs = Number.NEGATIVE_INFINITY;
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error) => log.write('main.fault', { door: event, ...locateFault(error) }));
  const loadAgain = async (page: Page) => {
    if (elapsedMs() - reloadedMs < reloadMs && !(await main.askReload('broke'))) return main.quit();
    reloadedMs = elapsedMs();
    // The person may have closed the window meanwhile.
    if (main.isMain(page)) page.reload();
  };
  app.on('render-process-gone', (_event, page, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    const isMain = main.isMain(page);
    log.write('page.gone', { reason, exitCode, isMain });
    if (isMain) void loadAgain(page);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    // Main itself ends the process that read a scan.
    const isEnded = reason === 'clean-exit' || (type === 'Utility' && reason === 'killed');
    if (!isEnded) log.write('process.gone', { type, reason, exitCode });
  });
}

/** The window of the main page, as far as it is needed. */
export type MainPageWindow = {
  on(event: 'unresponsive', listener: () => void): unknown;
  isDestroyed(): boolean;
  webContents: Page;
};

/** A page that does not answer is loaded anew where the person wants it; one question at a time. */
export function watchHanging(window: MainPageWindow, main: Pick<MainPage, 'askReload'>, log: Log): void {
  let isAsked = false;
  window.on('unresponsive', () => {
    if (isAsked) return;
    isAsked = true;
    log.write('page.hangs');
    void main.askReload('hangs').then((isWanted) => {
      isAsked = false;
      if (isWanted && !window.isDestroyed()) window.webContents.reload();
    });
  });
}
