/** Work that asks somebody else, and that can be stopped as a whole. */
export type Stoppable = {
  /** Does the work; `signal` ends it when everything is stopped. */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Ends all work that has begun, and resolves when it has ended. What begins later is not touched. */
  stop(reason?: unknown): Promise<void>;
};

export function createStoppable(): Stoppable {
  const running = new Set<Promise<unknown>>();
  let controller = new AbortController();
  return {
    async run(work) {
      const one = work(controller.signal);
      running.add(one);
      try {
        return await one;
      } finally {
        running.delete(one);
      }
    },
    async stop(reason) {
      controller.abort(reason);
      controller = new AbortController();
      await Promise.allSettled(running);
    },
  };
}
