import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showOnce } from '../../../electron/shell/show-once.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function open() {
  const window = Object.assign(new EventEmitter(), { webContents: new EventEmitter(), show: vi.fn() });
  const shown: string[] = [];
  showOnce(window, (by) => shown.push(by));
  return { window, shown };
}

it('shows a window when it is drawn', () => {
  const { window, shown } = open();
  expect(window.show).not.toHaveBeenCalled();
  window.emit('ready-to-show');
  expect(shown).toEqual(['drawn']);
});

// electron/electron#48859: on Wayland `ready-to-show` waits for `show`.
it('shows a window that is never drawn unseen when its page has loaded', () => {
  const { window, shown } = open();
  window.webContents.emit('did-finish-load');
  expect(shown).toEqual(['loaded']);
});

it('shows a window whose page does not even load after three seconds', () => {
  const { shown } = open();
  vi.advanceTimersByTime(2_999);
  expect(shown).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(shown).toEqual(['time']);
});

it('shows it once, and never one that is closed', () => {
  const { window } = open();
  window.emit('ready-to-show');
  window.webContents.emit('did-finish-load');
  vi.advanceTimersByTime(3_000);
  expect(window.show).toHaveBeenCalledTimes(1);
  const closed = open();
  closed.window.emit('closed');
  closed.window.webContents.emit('did-finish-load');
  vi.advanceTimersByTime(3_000);
  expect(closed.window.show).not.toHaveBeenCalled();
});
