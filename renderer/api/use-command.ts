import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type AskChannel, type CommandChannel, channels, type PageChannel } from '#shared/ipc/channels';
import type { Input, Output } from '#shared/ipc/contract';
import { send } from './bridge.ts';
import type { RequestError } from './request-error.ts';

/**
 * A request that changes something or does something: call `mutate` or `mutateAsync`. After a change all that is on screen
 * is asked for again, and the rest when it comes on screen; but the list of bills after a change of a bill, which leads back
 * to it: no earlier sum stands there for a moment.
 */
export function useCommand<C extends CommandChannel>(
  channel: C,
): UseMutationResult<Output<C>, RequestError, Input<C>> {
  const client = useQueryClient();
  return useSent(channel, () => {
    // Whatever asked a plan stands there.
    if (channels[channel].does !== 'change')
      return client.invalidateQueries({ queryKey: ['accessLog.list'] });
    const asked = client.invalidateQueries();
    if (channel.startsWith('bills.')) void client.refetchQueries(billLists);
    return asked;
  });
}

/** Of people whose list was on screen before. */
const billLists = { queryKey: ['bills.list'], type: 'inactive' } as const;

/** Calls `listener` after each change that one of `useCommand` brought. */
export function useChanges(listener: (channel: CommandChannel) => void): void {
  const cache = useQueryClient().getMutationCache();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () =>
      cache.subscribe(({ type, mutation }) => {
        const channel = mutation?.options.mutationKey?.[0] as CommandChannel | undefined;
        const isDone = type === 'updated' && mutation.state.status === 'success';
        if (isDone && channel !== undefined && channels[channel].does === 'change') latest.current(channel);
      }),
    [cache],
  );
}

/** What a press asks, not the screen; its answer is kept nowhere else. */
export function useQuestion<C extends AskChannel>(
  channel: C,
): UseMutationResult<Output<C>, RequestError, Input<C>> {
  return useSent(channel);
}

function useSent<C extends PageChannel>(
  channel: C,
  onSettled?: () => Promise<void>,
): UseMutationResult<Output<C>, RequestError, Input<C>> {
  const sendOnce = useSendOnce(channel);
  return useMutation<Output<C>, RequestError, Input<C>>({
    mutationKey: [channel],
    mutationFn: sendOnce,
    // What failed halfway may have changed something, too.
    ...(onSettled && { onSettled }),
  });
}

/** Sends a command once, however fast a button is pressed twice: the second press gets the answer to the first. */
function useSendOnce<C extends PageChannel>(channel: C): (input: Input<C>) => Promise<Output<C>> {
  const underWay = useRef(new Map<string, Promise<Output<C>>>());
  return (input) => {
    const name = JSON.stringify(input);
    const sent = underWay.current.get(name) ?? send(channel, input);
    underWay.current.set(name, sent);
    const end = () => underWay.current.delete(name);
    sent.then(end, end);
    return sent;
  };
}
