import type { Dialogs } from '../ports.ts';

/**
 * Dialogs of which one is open at a time. Another question meanwhile is not shown and counts as a no: a page cannot bury
 * the person in dialogs until one of them gets a yes.
 */
export function askOneAtATime(dialogs: Dialogs): Dialogs {
  let isOpen = false;
  return {
    async confirm(question) {
      if (isOpen) return false;
      isOpen = true;
      try {
        return await dialogs.confirm(question);
      } finally {
        isOpen = false;
      }
    },
  };
}
