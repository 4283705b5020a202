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

/** A page that breaks again sooner than this is left alone: it would go on for ever. */
const reloadMs = 60_000;

/** Writes such faults to the log; a page whose process ended is loaded again. */
export function watchProcesses(
  { process, app }: { process: FaultyProcess; app: FaultyApp },
  { log, clock }: { log: Log; clock: Clock },
): void {
  const elapsedMs = startStopwatch(clock);
  let reloadedMs = Number.NEGATIVE_INFINITY;
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error) => log.write('main.fault', { door: event, ...locateFault(error) }));
  app.on('render-process-gone', (_event, page, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.write('page.gone', { reason, exitCode });
    if (elapsedMs() - reloadedMs < reloadMs) return;
    reloadedMs = elapsedMs();
    page.reload();
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    // Main itself ends the process that read a scan.
    const isEnded = reason === 'clean-exit' || (type === 'Utility' && reason === 'killed');
    if (!isEnded) log.write('process.gone', { type, reason, exitCode });
  });
}
