/** Requests about newer versions of the app. */
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

export function updateHandlers({ updates }: Services) {
  return {
    'updates.get': async () => updates.state(),
    'updates.allow': async ({ isAllowed }) => {
      await updates.allow(isAllowed);
      return {};
    },
    'updates.check': async () => {
      await updates.check();
      return {};
    },
    // The state tells how far it is.
    'updates.download': async () => {
      void updates.download();
      return {};
    },
    'updates.cancel': async () => {
      await updates.cancel();
      return {};
    },
    'updates.install': async () => {
      await updates.install();
      return {};
    },
    'updates.noteSeen': async () => {
      updates.noteSeen();
      return {};
    },
  } satisfies Partial<Handlers>;
}
