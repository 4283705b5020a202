import { useRef, useState } from 'react';
import type { CommandChannel } from '#shared/ipc/channels';
import type { Input, Output } from '#shared/ipc/contract';
import type { Failure } from '#shared/ipc/result';
import { failureFrom } from '../../api/request-error.ts';
import { useCancelOnLeave } from '../../api/use-cancel-on-leave.ts';
import { useCommand } from '../../api/use-command.ts';

type LookupChannel = Extract<CommandChannel, `lookup.${string}`>;

export type LookupState<T> =
  | { state: 'idle' }
  | { state: 'asking' }
  | { state: 'answered'; answer: T }
  | { state: 'failed'; failure: Failure };

export type Lookup<C extends LookupChannel> = {
  now: LookupState<Output<C>>;
  /** Sends one question; the answer, or `null` when it failed or was stopped. */
  ask(input: Input<C>): Promise<Output<C> | null>;
  /** Stops a running look-up and forgets the answer. */
  clear(): void;
};

/** One kind of look-up, sent only when the person says so. */
export function useLookup<C extends LookupChannel>(channel: C): Lookup<C> {
  const { mutateAsync } = useCommand(channel);
  const [now, setNow] = useState<LookupState<Output<C>>>({ state: 'idle' });
  const run = useRef(0);
  const stop = useCancelOnLeave(now.state === 'asking');
  return {
    now,
    async ask(input) {
      run.current += 1;
      const mine = run.current;
      setNow({ state: 'asking' });
      try {
        const answer = await mutateAsync(input);
        if (mine !== run.current) return null;
        setNow({ state: 'answered', answer });
        return answer;
      } catch (error) {
        if (mine === run.current) setNow({ state: 'failed', failure: failureFrom(error) });
        return null;
      }
    },
    clear() {
      run.current += 1;
      stop();
      setNow({ state: 'idle' });
    },
  };
}
