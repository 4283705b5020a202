/** Milliseconds that the work takes. */
export function timeWork(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** As {@link timeWork}, for work that is awaited. */
export async function timeAsyncWork(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The median of several times. */
export function medianOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
