/** How often screens ask again while a sync brings claims: the slower the answers, the longer the rest between them. */
import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBridge } from '#shared/ipc/bridge';
import { bindEvents, createQueryClient } from '../../../renderer/api/query-client.ts';
import { useRequest } from '../../../renderer/api/use-request.ts';

let answerMs: number;
let asked: number;
let emit: (event: string) => void;
let stop: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  answerMs = 0;
  asked = 0;
  const listeners = new Map<string, (value: never) => void>();
  window.claimfolio = createBridge({
    async invoke() {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, answerMs));
      return { ok: true, value: { number: asked } };
    },
    subscribe: (event, listener) => {
      listeners.set(event, listener as (value: never) => void);
      return () => {};
    },
    pathOf: () => '',
  });
  emit = (event) => listeners.get(event)?.({} as never);
  const client = createQueryClient();
  stop = bindEvents(client);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  renderHook(() => useRequest('statement.get', { kind: 'bills' } as never), { wrapper });
  await pass(0);
  asked = 0;
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** A page of claims is stored every 50 ms. */
async function sync(seconds: number): Promise<void> {
  for (let at = 0; at < seconds * 20; at += 1) {
    emit('data.changed');
    await pass(50);
  }
}

test('quick answers are asked for twice a second', async () => {
  await sync(10);
  expect(asked).toBeGreaterThanOrEqual(20);
  expect(asked).toBeLessThanOrEqual(26);
});

test('answers of a second leave the sync four fifths of its time', async () => {
  answerMs = 1000;
  await sync(30);
  expect(asked).toBeGreaterThanOrEqual(5);
  expect(asked).toBeLessThanOrEqual(8);
});

test('however slow, what is shown is asked for again within eight seconds', async () => {
  answerMs = 5000;
  await sync(60);
  expect(asked).toBeGreaterThanOrEqual(4);
});

test('the end of a sync is shown at once, also where it comes while answers are awaited', async () => {
  answerMs = 3000;
  // The first answers came, and a rest of eight seconds has begun.
  await sync(5);
  const before = asked;
  emit('sync.ended');
  await pass(500);
  expect(asked).toBe(before + 1);
  emit('sync.ended');
  await pass(3000 + 500);
  expect(asked).toBe(before + 2);
});
