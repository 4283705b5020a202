import type { Dialogs } from '../ports.ts';

/**
 * Dialogs of which one is open at a time. Another question meanwhile is not shown and counts as a no: a page cannot bury
 * the person in dialogs until one of them gets a yes. So does a question that was asked before the app locked.
 */
export function askOneAtATime(dialogs: Dialogs, isLocked: () => boolean): Dialogs {
  let isOpen = false;
  return {
    async confirm(question) {
      if (isOpen) return false;
      isOpen = true;
      try {
        const wasLocked = isLocked();
        const isYes = await dialogs.confirm(question);
        return isYes && isLocked() === wasLocked;
      } finally {
        isOpen = false;
      }
    },
  };
}
