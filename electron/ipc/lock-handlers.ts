/** Requests about the lock. Whoever tries passphrase after passphrase waits longer and longer. */
import type { LockAnswer } from '#shared/model/settings';
import { startStopwatch } from '../access/stopwatch.ts';
import { finishErasing } from '../erase.ts';
import { AppError } from '../errors.ts';
import { stopRunning } from '../stop-running.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

/** Seconds to wait after so many wrong ones in a row; then always the last. A start of the app begins anew. */
const waits = [0, 0, 5, 15, 60, 300];

export function lockHandlers(services: Services) {
  const { lock, recovery, ports, storage, emit, dueChecks } = services;
  let wrong = 0;
  const elapsedMs = startStopwatch(ports.clock);
  /** When the next one is looked at. */
  let nextMs = 0;
  let last: Promise<unknown> = Promise.resolve();
  /** Looks at one passphrase after the other: nobody tries many at once. */
  const attempt = (look: () => Promise<boolean>): Promise<LockAnswer> => {
    const next = last.then(() => judge(look));
    last = next.catch(() => undefined);
    return next;
  };
  /** Looks at a passphrase unless it is too early for another one. */
  const judge = async (look: () => Promise<boolean>): Promise<LockAnswer> => {
    const early = Math.ceil((nextMs - elapsedMs()) / 1000);
    if (early > 0) return { result: 'wait', waitSeconds: early };
    if (await look()) {
      wrong = 0;
      return { result: 'done', waitSeconds: 0 };
    }
    const waitSeconds = waits[Math.min(wrong, waits.length - 1)] ?? 0;
    wrong += 1;
    nextMs = elapsedMs() + waitSeconds * 1000;
    return { result: 'wrong', waitSeconds };
  };
  return {
    'lock.state': async () => lock.state(),
    'lock.set': async ({ current, next }) => {
      // Forgotten, a passphrase without a code would leave nothing but to erase everything.
      if (next !== null && !recovery.state().hasCode)
        throw new AppError('ipc/invalid-input', 'A passphrase needs a recovery code.');
      const answer = await attempt(async () => !lock.state().isSet || lock.check(current ?? ''));
      if (answer.result !== 'done') return answer;
      // What runs holds parts of records that are written under the old key.
      await stopAll(services);
      await lock.set(next);
      emit('lock.changed', {});
      return answer;
    },
    'lock.close': async () => {
      await closeLock(services);
      return {};
    },
    'lock.open': async ({ passphrase }) => {
      const wasLocked = lock.state().isLocked;
      const answer = await attempt(() => lock.open(passphrase)).finally(() => {
        // Records that do not open are no longer behind the lock.
        if (wasLocked && !lock.state().isLocked) emit('lock.changed', {});
      });
      if (answer.result !== 'done') return answer;
      await finishErasing(services, storage());
      void dueChecks.startDue();
      return answer;
    },
  } satisfies Partial<Handlers>;
}

async function stopAll(services: Services): Promise<void> {
  const stopOnce = async () => {
    await stopRunning(services);
    await services.sync.cancelAll();
  };
  await stopOnce();
  // What began while the rest came to its end.
  await stopOnce();
}

/**
 * Locks, where a passphrase is set. `atOnce`: the computer sleeps or locks in a moment, so that the records are closed before
 * what runs has ended.
 */
export async function closeLock(services: Services, atOnce = false): Promise<void> {
  const { lock, ports, emit } = services;
  if (!lock.state().isSet) return;
  const closed = lock.close(() => stopAll(services), atOnce);
  // Nobody is answered any more, whatever still comes to its end.
  ports.printer.stop();
  void ports.copied.forget();
  emit('lock.changed', {});
  // Where it could not be closed, or everything was erased meanwhile, the page asks what holds.
  await closed.finally(() => emit('lock.changed', {}));
}
