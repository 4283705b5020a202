import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCopiedNumbers } from '../../../electron/shell/forget-copied.ts';
import { MemoryLog } from '../../support/memory-ports.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function open() {
  const clipboard = {
    text: '',
    fails: false,
    async readText() {
      if (clipboard.fails) throw new Error('no focus');
      return clipboard.text;
    },
    clear() {
      clipboard.text = '';
    },
  };
  const log = new MemoryLog();
  const copied = createCopiedNumbers(clipboard, log);
  const copy = (text: string) => {
    clipboard.text = text;
    copied.note(text);
  };
  return { clipboard, log, copied, copy };
}

it('takes a number off the clipboard after a minute', async () => {
  const { clipboard, copy } = open();
  copy('W123');
  await vi.advanceTimersByTimeAsync(59_999);
  expect(clipboard.text).toBe('W123');
  await vi.advanceTimersByTimeAsync(1);
  expect(clipboard.text).toBe('');
});

it('leaves what the person copied since then', async () => {
  const { clipboard, copied, copy } = open();
  copy('W123');
  clipboard.text = 'a recipe';
  await vi.advanceTimersByTimeAsync(60_000);
  expect(clipboard.text).toBe('a recipe');
  await copied.forget();
  expect(clipboard.text).toBe('a recipe');
});

it('gives a second number its own minute', async () => {
  const { clipboard, copy } = open();
  copy('W123');
  await vi.advanceTimersByTimeAsync(40_000);
  copy('A9');
  await vi.advanceTimersByTimeAsync(40_000);
  expect(clipboard.text).toBe('A9');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(clipboard.text).toBe('');
});

it('forgets at once when the app locks or ends, and then nothing more', async () => {
  const { clipboard, copied, copy } = open();
  copy('W123');
  await copied.forget();
  expect(clipboard.text).toBe('');
  clipboard.text = 'W123';
  await vi.advanceTimersByTimeAsync(60_000);
  expect(clipboard.text).toBe('W123');
});

it('a clipboard that lets nobody read it is no fault, and the log holds no number', async () => {
  const { clipboard, copy, log } = open();
  copy('W123');
  clipboard.fails = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(log.text()).toContain('clipboard.not-cleared');
  expect(log.text()).not.toContain('W123');
});
