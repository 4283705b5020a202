import { QueryClient } from '@tanstack/react-query';
import type { Output } from '#shared/ipc/contract';
import type { ConnectionSummary, SyncProgress } from '#shared/model/plans/connection';
import { onNewDay } from '../day/use-today.ts';
import { bridge } from './bridge.ts';

/** A first sync reports many pages a second; screens ask again at most this often, in milliseconds. */
const refreshMs = 400;
/** With many claims an answer takes longer. The sync has the time between: this many times what the last answers took. */
const restShare = 4;
/** What the screen shows is never older than this while a sync runs, but for the time that its answers take. */
const mostRestMs = 8000;

/** A cache that never expires by time: nothing changes without a command or an event that says so. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** Invalidates the cache on the main process's events, and when another day begins. Returns a function that stops it. */
export function bindEvents(client: QueryClient): () => void {
  const refresh = createRefresh(client);
  const { on } = bridge();
  const stops = [
    on['data.changed'](refresh.later),
    on['sync.progress']((progress) => showProgress(client, progress)),
    on['sync.ended'](refresh.soon),
    // Answers name days, too: how long an approval holds, what is due, what is new.
    onNewDay(refresh.soon),
    on['updates.changed'](() => void client.invalidateQueries({ queryKey: ['updates.get'] })),
    on['theme.changed'](({ dark }) =>
      client.setQueryData<Output<'app.info'>>(['app.info', {}], (info) => info && { ...info, dark }),
    ),
    refresh.stop,
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

type Refresh = {
  /** Asks again for what is on the screen, after a rest. */
  later(): void;
  /** Does so without more rest than a moment. */
  soon(): void;
  stop(): void;
};

function createRefresh(client: QueryClient): Refresh {
  let rest = refreshMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  /** What changed while answers were awaited is asked for after them. */
  let due: 'later' | 'soon' | null = null;

  const ask = async () => {
    timer = undefined;
    isAsking = true;
    const began = performance.now();
    await client.invalidateQueries();
    isAsking = false;
    rest = Math.min(Math.max((performance.now() - began) * restShare, refreshMs), mostRestMs);
    if (due !== null) plan(due);
  };
  const plan = (when: 'later' | 'soon') => {
    if (isAsking) {
      due = due === 'soon' ? due : when;
      return;
    }
    due = null;
    if (when === 'soon') clearTimeout(timer);
    else if (timer !== undefined) return;
    timer = setTimeout(() => void ask(), when === 'soon' ? refreshMs : rest);
  };
  return { later: () => plan('later'), soon: () => plan('soon'), stop: () => clearTimeout(timer) };
}

function showProgress(client: QueryClient, progress: SyncProgress): void {
  client.setQueryData<ConnectionSummary[]>(['connection.list', {}], (connections) =>
    connections?.map((connection) =>
      connection.id === progress.connectionId ? { ...connection, syncing: progress } : connection,
    ),
  );
}
