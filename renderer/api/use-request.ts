import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { AskChannel } from '#shared/ipc/channels';
import type { Input, Output } from '#shared/ipc/contract';
import { send } from './bridge.ts';
import type { RequestError } from './request-error.ts';

export type RequestOptions = {
  /** False holds the request back, for instance until a person is known. */
  enabled?: boolean;
  /** Keeps showing the last answer while a changed input loads. */
  keepPrevious?: boolean;
};

/** The answer to a request, cached until something changes. */
export function useRequest<C extends AskChannel>(
  channel: C,
  input: Input<C>,
  { enabled = true, keepPrevious = false }: RequestOptions = {},
): UseQueryResult<Output<C>, RequestError> {
  return useQuery<Output<C>, RequestError>({
    queryKey: [channel, input],
    queryFn: () => send(channel, input),
    enabled,
    ...(keepPrevious && { placeholderData: keepPreviousData as never }),
  });
}
