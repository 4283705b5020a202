import type { CommandChannel } from '#shared/ipc/channels';
import type { Input, Output } from '#shared/ipc/contract';
import type { RequestError } from './request-error.ts';
import { useCommand } from './use-command.ts';

export type FreshCommand<C extends CommandChannel> = {
  run(): void;
  reset(): void;
  /** What the last run answered, while another would do the same. */
  answer: Output<C> | undefined;
  error: RequestError | null;
  isPending: boolean;
};

/**
 * A command on what the screen holds now, such as saving it. Its answer goes as soon as that is something else; each one
 * is told once.
 */
export function useFreshCommand<C extends CommandChannel>(
  channel: C,
  input: Input<C>,
  onAnswer?: (answer: Output<C>) => void,
): FreshCommand<C> {
  const { mutate, reset, variables, data, error, isPending } = useCommand(channel);
  const isSame = JSON.stringify(variables) === JSON.stringify(input);
  return {
    run: () => mutate(input, { ...(onAnswer && { onSuccess: onAnswer }) }),
    reset,
    answer: isSame ? data : undefined,
    error: isSame ? error : null,
    isPending,
  };
}
