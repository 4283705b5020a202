/**
 * How the app ends. Work that runs is ended first, and what does not end in time does not keep a process that nobody sees
 * and nobody can open again (electron/electron#16085). Pure: no Electron here.
 */
import { limitTime } from './limit-time.ts';

/** A plan may be slow to take a permission back, a copy long to write: nothing of that is lost at a sudden end. */
const mostMs = 8_000;

/** Windows names the apps that keep it from shutting down after about five seconds. */
const mostMsOfSession = 3_000;

export type ClosingParts = {
  /** Ends what runs and closes the records; `atOnce`: those first. */
  dispose(how: { atOnce: boolean }): Promise<void>;
  /** Asks Electron to quit; it asks back by `before-quit`. */
  quit(): void;
  /** Ends the process at once. */
  exit(): void;
  /** The app starts anew once this process has ended. */
  relaunch(): void;
  /** Locks, where a passphrase is set. */
  lock(): void;
};

export type Closing = {
  /** On Electron's `before-quit`. */
  holdQuit(event: { preventDefault(): void }): void;
  /** On Electron's `query-session-end`: without this Windows ends the process in the middle of its work. */
  holdSessionEnd(event: { preventDefault(): void }): void;
  /** True when a second start came too late for this process, which then starts the app anew. */
  takesStart(): boolean;
  /**
   * Once the main window is closed: the app ends with it, whatever hidden windows still draw or print. On a Mac it goes on, and
   * locks: nothing there watches any more whether somebody left.
   */
  leaveMainWindow(platform: NodeJS.Platform): void;
};

export function createClosing({ dispose, quit, exit, relaunch, lock }: ClosingParts): Closing {
  let state: 'open' | 'closing' | 'closed' = 'open';
  let isWanted = false;
  const close = async (withinMs: number, finish: () => void, atOnce: boolean) => {
    state = 'closing';
    const ended = dispose({ atOnce }).catch(() => undefined);
    const isEnded = await limitTime(ended, withinMs, () => new Error('late')).then(
      () => true,
      () => false,
    );
    state = 'closed';
    if (isWanted) relaunch();
    if (isEnded) finish();
    else exit();
  };
  /** Asked to end twice, it closes once. */
  const hold = (event: { preventDefault(): void }, ...how: Parameters<typeof close>) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'open') void close(...how);
  };
  return {
    holdQuit: (event) => hold(event, mostMs, quit, false),
    holdSessionEnd: (event) => hold(event, mostMsOfSession, exit, true),
    takesStart() {
      if (state !== 'open') isWanted = true;
      return isWanted;
    },
    leaveMainWindow(platform) {
      if (platform !== 'darwin') quit();
      else if (state === 'open') lock();
    },
  };
}
