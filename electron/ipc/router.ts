/**
 * The way in for every request of the page: checks the input, calls the handler, checks the output, and turns what
 * was thrown into a failure. The only place that catches everything.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { channels, type RequestChannel } from '#shared/ipc/channels';
import { type Input, type Output, requests } from '#shared/ipc/contract';
import type { Failure, Result } from '#shared/ipc/result';
import { type FaultPlace, locateFault, toFailure } from '../errors.ts';
import type { Log } from '../ports.ts';

export type Handlers = {
  [C in RequestChannel]: (input: Input<C>) => Promise<Output<C>>;
};

export type Dispatch = (channel: string, input: unknown) => Promise<Result<unknown>>;

/** Answers every channel of the contract with the given handlers; few of them while the app is locked. Never rejects. */
export function createRouter(handlers: Handlers, log: Log, isLocked: () => boolean = () => false): Dispatch {
  return async (channel, input) => {
    if (!isRequestChannel(channel)) return refuse(log, 'unknown', invalidInput());
    if (isLocked() && !channels[channel].whileLocked) return { ok: false, failure: lockedFailure };
    const contract = requests[channel];
    const parsed = isBounded(input) ? contract.input.safeParse(input) : null;
    if (!parsed?.success) return refuse(log, channel, invalidInput());
    // What was asked for before the lock closed is not told behind it, nor what went wrong with it.
    const { whileLocked, closesLock } = channels[channel];
    const isOpen = whileLocked || closesLock;
    const isBehindLock = () => isLocked() && !isOpen;
    try {
      const handle = handlers[channel] as (input: unknown) => Promise<unknown>;
      const answer = await handle(parsed.data);
      // A large answer takes main some time, and so does what made it: other work goes on in between.
      await nextTurn();
      if (isBehindLock()) return { ok: false, failure: lockedFailure };
      const output = contract.output.safeParse(answer);
      if (output.success) return { ok: true, value: output.data };
      log.write('ipc.output-refused', { channel, at: output.error.issues[0]?.path.join('.') ?? '' });
      return { ok: false, failure: toFailure(output.error) };
    } catch (error) {
      const failure = toFailure(error);
      const refused = refuse(log, channel, failure, failure.code === 'internal' ? locateFault(error) : {});
      return isBehindLock() ? { ok: false, failure: lockedFailure } : refused;
    }
  };
}

/** Schemas bound each part, once all of it was looked at; so all of it has a bound, too. A drop of 500 files fits. */
const mostCharacters = 1_000_000;
const mostValues = 10_000;

/** True for an input that is small as a whole; says nothing about its shape. */
function isBounded(input: unknown): boolean {
  let characters = 0;
  let values = 0;
  const rest = [input];
  while (rest.length > 0) {
    const value = rest.pop();
    values += 1;
    if (typeof value === 'string') characters += value.length;
    if (characters > mostCharacters || values > mostValues) return false;
    if (typeof value !== 'object' || value === null) continue;
    const inner = Object.values(value);
    if (values + inner.length > mostValues) return false;
    rest.push(...inner);
  }
  return true;
}

const lockedFailure: Failure = {
  code: 'app/locked',
  message: 'The app is locked.',
  retryable: false,
};

function isRequestChannel(channel: string): channel is RequestChannel {
  return Object.hasOwn(channels, channel);
}

function invalidInput(): Failure {
  return { code: 'ipc/invalid-input', message: 'The request was not understood.', retryable: false };
}

/** Leaves a trace in the log: the code, and for what was unexpected the place in our code. Never a value. */
function refuse(log: Log, channel: string, failure: Failure, place: Partial<FaultPlace> = {}): Result<never> {
  log.write('ipc.failed', { channel, code: failure.code, ...place });
  return { ok: false, failure };
}
