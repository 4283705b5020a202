import { QueryClient } from '@tanstack/react-query';
import type { Output } from '#shared/ipc/contract';
import type { ConnectionSummary, SyncProgress } from '#shared/model/plans/connection';
import { onNewDay } from '../day/use-today.ts';
import { bridge } from './bridge.ts';

/** A first sync reports many pages a second; screens refetch at most this often. */
const refreshMs = 400;

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
    on['sync.ended'](refresh.later),
    // Answers name days, too: how long an approval holds, what is due, what is new.
    onNewDay(refresh.later),
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

function createRefresh(client: QueryClient): { later: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    later() {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries();
      }, refreshMs);
    },
    stop: () => clearTimeout(timer),
  };
}

function showProgress(client: QueryClient, progress: SyncProgress): void {
  client.setQueryData<ConnectionSummary[]>(['connection.list', {}], (connections) =>
    connections?.map((connection) =>
      connection.id === progress.connectionId ? { ...connection, syncing: progress } : connection,
    ),
  );
}
