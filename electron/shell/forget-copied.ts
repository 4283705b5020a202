/** Takes copied numbers off the clipboard, which every program may read. Pure: no Electron here. */

import { locateFault } from '../errors.ts';
import type { CopiedNumbers, Log } from '../ports.ts';

/** Electron's `clipboard`, as far as it is needed. */
type SystemClipboard = { readText(): Promise<string>; clear(): void };

/** Long enough to paste a number into a form of the plan's. */
const mostMs = 60_000;

/**
 * Forgets a number after a minute, or when it is told to, where the clipboard still holds it: what the person copied since then is
 * theirs. A desktop that lets no window in the background read the clipboard (Wayland) keeps it.
 */
export function createCopiedNumbers(clipboard: SystemClipboard, log: Log): CopiedNumbers {
  let held: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  const forget = async () => {
    const text = held;
    held = null;
    clearTimeout(timer);
    if (text === null) return;
    try {
      if ((await clipboard.readText()) === text) clipboard.clear();
    } catch (error) {
      log.write('clipboard.not-cleared', locateFault(error));
    }
  };
  return {
    note(text) {
      held = text;
      clearTimeout(timer);
      timer = setTimeout(() => void forget(), mostMs);
      timer.unref();
    },
    forget,
  };
}
