import { type Query, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { AskChannel } from '#shared/ipc/channels';
import type { Input, Output } from '#shared/ipc/contract';
import { send } from './bridge.ts';
import type { RequestError } from './request-error.ts';

export type RequestOptions = {
  /** False holds the request back, for instance until a person is known. */
  enabled?: boolean;
  /** Keeps showing the last answer while a changed input loads; never one about another person. */
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
    ...(keepPrevious && { placeholderData: keepOfSamePerson(input) as never }),
  });
}

/** For `placeholderData`: the last answer, where it was about the same person. */
function keepOfSamePerson(input: unknown) {
  return (last: unknown, query: Query | undefined) =>
    query !== undefined && findPerson(query.queryKey[1]) === findPerson(input) ? last : undefined;
}

/** Whom an input asks about: by itself, in the filter of a list, or in the request of a paper. */
function findPerson(input: unknown): string | undefined {
  const { personId, filter } = input as { personId?: string | null; filter?: { personId?: string } };
  return personId ?? filter?.personId;
}
