import { ImportError } from '../errors.ts';

/** Work that can be asked to stop between any two of its steps. */
export type Run = { readonly signal: AbortSignal };

export type Turnstile = {
  /** Does the work unless other work is under way. @throws {ImportError} import/running */
  run<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** Asks the work that is under way to stop, and waits for its end; false when there is none. */
  stop(): Promise<boolean>;
};

/** Lets one piece of work through at a time. */
export function createTurnstile(): Turnstile {
  let running: { abort(): void; ended: Promise<void> } | null = null;
  return {
    async run(work) {
      if (running !== null) throw new ImportError('import/running', 'Files are being opened already.');
      const { promise, resolve } = Promise.withResolvers<void>();
      const stop = new AbortController();
      running = { abort: () => stop.abort(), ended: promise };
      try {
        return await work(stop);
      } finally {
        running = null;
        resolve();
      }
    },
    async stop() {
      if (running === null) return false;
      running.abort();
      await running.ended;
      return true;
    },
  };
}
