/** The result of `work`, or what `fail` makes of it after `mostMs`: what hangs answers nothing, not even that. */
export function limitTime<T>(work: Promise<T>, mostMs: number, fail: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(fail()), mostMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
