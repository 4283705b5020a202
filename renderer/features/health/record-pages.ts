import { useQueries } from '@tanstack/react-query';
import type { Input } from '#shared/ipc/contract';
import type { Failure } from '#shared/ipc/result';
import type { RecordFilter, RecordRow, TimelineItem } from '#shared/model/health-record';
import { send } from '../../api/bridge.ts';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';

/** Rows asked for at once. */
const pageSize = 100;

export type Pages<T> = {
  /** How many there are in all; `undefined` while loading. */
  count: number | undefined;
  failure: Failure | null;
  retry(): void;
  /** The row at a place of the list; `undefined` while its page is on the way. */
  at(index: number): T | undefined;
};

/** The records of a filter, asked for page by page as `from` to `to` come into view. */
export function useRecordPages(filter: RecordFilter, from: number, to: number): Pages<RecordRow> {
  return usePages('health.list', filter, from, to, ({ rows }) => rows);
}

/** The timeline of a filter, asked for page by page as `from` to `to` come into view. */
export function useTimelinePages(filter: RecordFilter, from: number, to: number): Pages<TimelineItem> {
  return usePages('health.timeline', filter, from, to, ({ items }) => items);
}

type Answers = {
  'health.list': { count: number; rows: RecordRow[] };
  'health.timeline': { count: number; items: TimelineItem[] };
};

function usePages<C extends keyof Answers, T>(
  channel: C,
  filter: RecordFilter,
  from: number,
  to: number,
  rowsOf: (page: Answers[C]) => readonly T[],
): Pages<T> {
  const input = (offset: number) => ({ filter, offset, limit: pageSize }) as Input<C>;
  const first = useRequest(channel, input(0), { keepPrevious: true });
  const firstPage = first.data as Answers[C] | undefined;
  const last = first.isPlaceholderData ? 0 : Math.min(to, (firstPage?.count ?? 0) - 1);
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
    count: firstPage?.count,
    failure: first.error && !firstPage ? failureFrom(first.error) : null,
    retry: () => void first.refetch(),
    at(index) {
      const offset = Math.floor(index / pageSize) * pageSize;
      const page = offset === 0 ? firstPage : (rest[offsets.indexOf(offset)]?.data as Answers[C] | undefined);
      return page && rowsOf(page)[index - offset];
    },
  };
}
