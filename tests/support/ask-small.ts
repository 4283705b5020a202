/** Asks the app as the page does, and holds two promises: no answer is large, and main stays free for the person. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { serialize } from 'node:v8';
import { expect } from 'vitest';
import type { RequestChannel } from '../../shared/ipc/channels.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { TestApp } from './test-app.ts';

/** No input may keep main from answering the person for longer, in milliseconds. */
export const longestBlock = 50;

/** No answer may be larger, in bytes. */
const largestAnswer = 4 * 1024 * 1024;

/**
 * Asks and hands the answer on. What blocks main blocks it each time: a longest turn that is too long is measured up
 * to three times, so that other work of this process that fell into it does not count.
 */
export async function askSmall<C extends RequestChannel>(
  test: TestApp,
  channel: C,
  input: Input<C>,
): Promise<Output<C>> {
  let value: unknown;
  let bytes = 0;
  let blocked = Number.POSITIVE_INFINITY;
  for (let times = 0; times < 3 && blocked >= longestBlock; times++) {
    const longest = await measureLongestBlock(async () => {
      const result = await test.app.dispatch(channel, input);
      expect([channel, result.ok ? null : result.failure.code]).toEqual([channel, null]);
      if (result.ok) value = result.value;
      // As much work as handing it to the page.
      bytes = serialize(result).length;
    });
    blocked = Math.min(blocked, longest);
  }
  expect([channel, bytes < largestAnswer, bytes]).toEqual([channel, true, bytes]);
  expect([channel, blocked < longestBlock, blocked]).toEqual([channel, true, blocked]);
  return value as Output<C>;
}

/**
 * Runs `work` and measures the longest turn meanwhile. Time of this thread's processor is counted, so that a loaded
 * computer changes nothing.
 */
export async function measureLongestBlock(work: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  let longest = 0;
  let before = busyMs();
  const turn = () => {
    const now = busyMs();
    longest = Math.max(longest, now - before);
    before = now;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  try {
    await work();
  } finally {
    isDone = true;
  }
  await nextTurn();
  return longest;
}

function busyMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
