/** How long one turn of this thread's event loop kept it busy at most, in milliseconds. */
import { setImmediate as nextTurn } from 'node:timers/promises';

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
