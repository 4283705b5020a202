/** How long to wait before a request is sent again. All in milliseconds. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../ports.ts';

/** Longest wait that a plan may ask for inside one sync; beyond it the sync ends and says when to try again. */
export const longestPause = 120_000;
const firstBackoff = 1_000;
const longestBackoff = 30_000;

/** Longer than each way to write a date. */
const longestHeader = 100;

/**
 * The wait that a `Retry-After` header asks for, or `null` when it is absent or unreadable.
 *
 * @see RFC 9110 10.2.3: seconds or an HTTP date
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const value = header?.slice(0, longestHeader).trim() ?? '';
  if (/^\d{1,9}(?:\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const at = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Exponential backoff with jitter: between half and all of 1, 2, 4 … 30 seconds. `random` is from 0 to 1. */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(longestBackoff, firstBackoff * 2 ** (attempt - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** Waits by that clock. */
export function waitBy(clock: Clock): Wait {
  return (ms, signal) => clock.wait?.(ms, signal) ?? sleep(ms, undefined, { signal });
}
