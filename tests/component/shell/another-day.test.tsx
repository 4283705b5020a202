/** An app that stays open over midnight, and that is used on the days after. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { openApp } from '../support/open-app.tsx';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const minute = 60_000;

/** The clock shows another moment; timers go on as they do. */
function setClock(moment: Date): void {
  vi.useFakeTimers({ toFake: ['Date'], now: moment });
}

test('once it is another day, what was checked today was checked yesterday, and all is asked for again', async () => {
  const { bridge } = await openApp('/plans');
  expect((await screen.findAllByText(/^Last checked today, /)).length).toBeGreaterThan(0);
  const before = bridge.inputs('connection.list').length;
  fireEvent.focus(window);
  expect(screen.queryByText(/^Last checked yesterday, /)).toBeNull();
  const morning = new Date();
  morning.setDate(morning.getDate() + 1);
  setClock(morning);
  fireEvent.focus(window);
  expect((await screen.findAllByText(/^Last checked yesterday, /)).length).toBeGreaterThan(0);
  expect(screen.queryByText(/^Last checked today, /)).toBeNull();
  await waitFor(() => expect(bridge.inputs('connection.list').length).toBeGreaterThan(before));
});

test('that the app is used is said at most every ten minutes, and not right after the start', async () => {
  let now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const { bridge } = await openApp('/plans', { 'sync.checkDue': {} });
  const use = async (after: number) => {
    now += after;
    fireEvent.pointerMove(window);
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    return bridge.inputs('sync.checkDue').length;
  };
  expect(await use(minute)).toBe(0);
  expect(await use(10 * minute)).toBe(1);
  expect(await use(minute)).toBe(1);
  expect(await use(10 * minute)).toBe(2);
});
