import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClosing } from '../../../electron/shell/closing.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A way to end, whose work ends when the test says so. */
function open() {
  const done: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const closing = createClosing({
    dispose: ({ atOnce }) => {
      if (atOnce) done.push('at once');
      return promise;
    },
    quit: () => done.push('quit'),
    exit: () => done.push('exit'),
    relaunch: () => done.push('relaunch'),
    lock: () => done.push('lock'),
  });
  const ask = (how: 'holdQuit' | 'holdSessionEnd') => {
    let isHeld = false;
    closing[how]({ preventDefault: () => (isHeld = true) });
    return isHeld;
  };
  return { closing, done, ask, endWork: resolve, failWork: reject };
}

it('quits once, when what runs has ended', async () => {
  const { done, ask, endWork } = open();
  expect(ask('holdQuit')).toBe(true);
  expect(ask('holdQuit')).toBe(true);
  expect(done).toEqual([]);
  endWork();
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual(['quit']);
  expect(ask('holdQuit')).toBe(false);
});

it('quits too when the work fails', async () => {
  const { done, ask, failWork } = open();
  ask('holdQuit');
  failWork(new Error());
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toEqual(['quit']);
});

it('ends the process when the work does not end in eight seconds', async () => {
  const { done, ask } = open();
  ask('holdQuit');
  await vi.advanceTimersByTimeAsync(7_999);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toEqual(['exit']);
});

it('a start that comes meanwhile is not lost: the app starts anew, after work that ended and after work that did not', async () => {
  for (const [isEnded, last] of [
    [true, 'quit'],
    [false, 'exit'],
  ] as const) {
    const { closing, done, ask, endWork } = open();
    expect(closing.takesStart()).toBe(false);
    ask('holdQuit');
    expect(closing.takesStart()).toBe(true);
    if (isEnded) endWork();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(done).toEqual(['relaunch', last]);
  }
});

it('when Windows ends the session, records close first and all has three seconds', async () => {
  const quick = open();
  expect(quick.ask('holdSessionEnd')).toBe(true);
  quick.endWork();
  await vi.advanceTimersByTimeAsync(0);
  expect(quick.done).toEqual(['at once', 'exit']);
  const slow = open();
  slow.ask('holdSessionEnd');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(slow.done).toEqual(['at once', 'exit']);
});

// docs/api/app.md `window-all-closed`: on macOS apps go on without a window. The page counts the minutes until the lock.
it('a Mac locks when its window is closed, once, and not while the app ends; elsewhere the app ends', async () => {
  const mac = open();
  mac.closing.leaveMainWindow('darwin');
  expect(mac.done).toEqual(['lock']);
  mac.ask('holdQuit');
  mac.endWork();
  await vi.advanceTimersByTimeAsync(0);
  mac.closing.leaveMainWindow('darwin');
  expect(mac.done).toEqual(['lock', 'quit']);
  for (const platform of ['win32', 'linux'] as const) {
    const other = open();
    other.closing.leaveMainWindow(platform);
    expect(other.done).toEqual(['quit']);
  }
});
