import { useQueries } from '@tanstack/react-query';
import type { Failure } from '#shared/ipc/result';
import type { ClaimRow } from '#shared/model/claim';
import type { ClaimFilter, ClaimPage } from '#shared/model/claims-view';
import { send } from '../../api/bridge.ts';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';

/** Rows asked for at once. */
export const pageSize = 100;

export type ClaimPages = {
  /** The first page, with count, months and sums of the whole list; `undefined` while loading. */
  first: ClaimPage | undefined;
  failure: Failure | null;
  retry(): void;
  /** The claim at a place of the list; `undefined` while its page is on the way. */
  rowAt(index: number): ClaimRow | undefined;
};

/** The list of a filter, asked for page by page as `from` to `to` (places in the list) come into view. */
export function useClaimPages(filter: ClaimFilter, from: number, to: number): ClaimPages {
  const first = useRequest('claims.list', { filter, offset: 0, limit: pageSize }, { keepPrevious: true });
  const last = first.isPlaceholderData ? 0 : Math.min(to, (first.data?.count ?? 0) - 1);
  const offsets: number[] = [];
  for (let page = Math.max(1, Math.floor(from / pageSize)); page <= Math.floor(last / pageSize); page++)
    offsets.push(page * pageSize);
  const rest = useQueries({
    queries: offsets.map((offset) => {
      const input = { filter, offset, limit: pageSize };
      return { queryKey: ['claims.list', input], queryFn: () => send('claims.list', input) };
    }),
  });
  return {
    first: first.data,
    failure: first.error && !first.data ? failureFrom(first.error) : null,
    retry: () => void first.refetch(),
    rowAt(index) {
      const offset = Math.floor(index / pageSize) * pageSize;
      const page = offset === 0 ? first.data : rest[offsets.indexOf(offset)]?.data;
      return page?.rows[index - offset];
    },
  };
}
