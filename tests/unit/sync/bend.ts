/** Picks requests to a small plan, and bends what it answers. */
import type { Bench } from './bench.ts';
import type { Asked, Reply } from './small-plan.ts';

export const isClaims = ({ target }: Asked) =>
  target.startsWith('ExplanationOfBenefit') || target.startsWith('?');
export const isFirstClaims = ({ target }: Asked) => target.startsWith('ExplanationOfBenefit');
export const isPage = (n: number) => (asked: Asked) => asked.target === `?_getpages=${n}`;

/** Answers `reply` to the first `times` requests that `matches` picks. */
export function bendTimes(
  bench: Bench,
  matches: (asked: Asked) => boolean,
  times: number,
  reply: Reply,
): void {
  let left = times;
  bench.plan.bend = (asked) => {
    if (!matches(asked) || left === 0) return null;
    left -= 1;
    return reply;
  };
}
