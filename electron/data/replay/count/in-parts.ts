/** Long work with pauses, in which others are answered and it may be left undone. */

/** Each pause gives the share of the work that is done, from 0 to 1. */
export type InParts<Result> = Generator<number, Result, undefined>;

/** Does all of it without a pause. */
export function finish<Result>(work: InParts<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Does it as a part of more work: `from` and `to` are the shares of the whole before and after it. */
export function* within<Result>(work: InParts<Result>, from: number, to: number): InParts<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield from + (to - from) * value;
  }
}

/** How long others wait at most for a part, in milliseconds; what one step of the work takes comes on top. */
const partMs = 50;

/** The next part: the result, once there is one, else the share that is done. */
export function advance<Result>(work: InParts<Result>): { result: Result } | { share: number } {
  const endsAt = performance.now() + partMs;
  for (;;) {
    const { done, value } = work.next();
    if (done) return { result: value };
    if (performance.now() >= endsAt) return { share: value };
  }
}
