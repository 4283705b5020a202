import type { Dialogs } from '../ports.ts';

export type OneAtATime = Dialogs & {
  /** For what the app itself must know: waits until no question is open, where `confirm` counts as a no. */
  confirmInTurn: Dialogs['confirm'];
};

/**
 * Dialogs of which one is open at a time. Another question meanwhile is not shown and counts as a no: a page cannot bury
 * the person in dialogs until one of them gets a yes. So does a question that was asked before the app locked.
 */
export function askOneAtATime(dialogs: Dialogs, isLocked: () => boolean): OneAtATime {
  let open: Promise<boolean> | null = null;

  async function confirm(question: Parameters<Dialogs['confirm']>[0]): Promise<boolean> {
    if (open !== null) return false;
    const wasLocked = isLocked();
    open = dialogs.confirm(question);
    try {
      const isYes = await open;
      return isYes && isLocked() === wasLocked;
    } finally {
      open = null;
    }
  }

  return {
    confirm,
    async confirmInTurn(question) {
      while (open !== null) await open.catch(() => {});
      return isLocked() ? false : confirm(question);
    },
  };
}
