/** Requests about the recovery code. */
import { finishErasing } from '../erase.ts';
import { confirmNewCode } from '../questions/erase-questions.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

/** The route that draws the offered code on paper. */
const paperRoute = '/recovery-paper';

export function recoveryHandlers(services: Services) {
  const { recovery, ports, storage, emit } = services;
  return {
    'recovery.state': async () => recovery.state(),
    'recovery.offer': async () => ({ code: recovery.offer() }),
    'recovery.print': async () => ({ printed: await ports.printer.print(paperRoute) }),
    'recovery.keep': async () => {
      if (recovery.state().hasCode && !(await confirmNewCode(ports))) return null;
      await recovery.keep();
      return {};
    },
    'recovery.open': async ({ code }) => {
      const result = await recovery.open(code).catch((error: unknown) => {
        // Records that do not open are no longer behind the lock.
        emit('lock.changed', {});
        throw error;
      });
      if (result === 'opened') {
        await finishErasing(services, storage());
        emit('lock.changed', {});
      }
      return { result };
    },
  } satisfies Partial<Handlers>;
}
