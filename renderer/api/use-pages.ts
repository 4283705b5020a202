import { useQueries } from '@tanstack/react-query';
import type { Input, Output } from '#shared/ipc/contract';
import type { Failure } from '#shared/ipc/result';
import { send } from './bridge.ts';
import { failureFrom } from './request-error.ts';
import { useRequest } from './use-request.ts';

/** Rows asked for at once. */
const pageSize = 100;

type ListChannel = 'claims.list' | 'health.list' | 'timeline.list';

export type Pages<P, T> = {
  /** The first page, with the facts of the whole list; `undefined` while loading. */
  first: P | undefined;
  failure: Failure | null;
  retry(): void;
  /** The row at a position; `undefined` while its page is loading. */
  at(index: number): T | undefined;
};

/** A filtered list, fetched page by page as positions `from` to `to` come into view. */
export function usePages<C extends ListChannel, T>(
  channel: C,
  filter: Input<C>['filter'],
  { from, to }: { from: number; to: number },
  rowsOf: (page: Output<C>) => readonly T[],
): Pages<Output<C>, T> {
  const input = (offset: number) => ({ filter, offset, limit: pageSize }) as Input<C>;
  const first = useRequest(channel, input(0), { keepPrevious: true });
  const last = first.isPlaceholderData ? 0 : Math.min(to, (first.data?.count ?? 0) - 1);
  const offsets: number[] = [];
  for (let page = Math.max(1, Math.floor(from / pageSize)); page <= Math.floor(last / pageSize); page++)
    offsets.push(page * pageSize);
  const rest = useQueries({
    queries: offsets.map((offset) => ({
      queryKey: [channel, input(offset)],
      queryFn: () => send(channel, input(offset)),
    })),
  });
  return {
    first: first.data,
    failure: first.error && !first.data ? failureFrom(first.error) : null,
    retry: () => void first.refetch(),
    at(index) {
      const offset = Math.floor(index / pageSize) * pageSize;
      const page = offset === 0 ? first.data : (rest[offsets.indexOf(offset)]?.data as Output<C> | undefined);
      return page && rowsOf(page)[index - offset];
    },
  };
}
