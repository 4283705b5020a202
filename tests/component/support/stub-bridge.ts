/** A bridge without a main process: realistic answers, each replaceable, and events sent by hand. */
import type { Bridge } from '#shared/ipc/bridge';
import { createBridge } from '#shared/ipc/bridge';
import type { EventChannel, RequestChannel } from '#shared/ipc/channels';
import type { EventPayload, Input, Output } from '#shared/ipc/contract';
import type { Failure, FailureCode } from '#shared/ipc/result';
import { stubAnswers } from './stub-data.ts';

/** What a channel answers. Throw `StubFailure` to fail. */
export type StubAnswers = {
  [C in RequestChannel]?: (input: Input<C>) => Output<C> | Promise<Output<C>>;
};

/** A failure that the main process would answer. */
export class StubFailure extends Error {
  readonly failure: Failure;

  constructor(code: FailureCode, more: Partial<Omit<Failure, 'code'>> = {}) {
    super(code);
    this.failure = { code, message: code, retryable: false, ...more };
  }
}

export type StubBridge = Bridge & {
  /** Every request so far, oldest first. */
  readonly calls: { channel: RequestChannel; input: unknown }[];
  /** Inputs of the requests to one channel. */
  inputs<C extends RequestChannel>(channel: C): Input<C>[];
  /** Replaces what channels answer from now on. */
  answer(answers: StubAnswers): void;
  emit<E extends EventChannel>(channel: E, payload: EventPayload<E>): void;
};

/** A bridge that answers like an app with two people, two plans and some claims; `answers` replaces parts of it. */
export function createStubBridge(answers: StubAnswers = {}): StubBridge {
  const calls: StubBridge['calls'] = [];
  const listeners = new Map<EventChannel, Set<(payload: unknown) => void>>();
  let current: StubAnswers = { ...stubAnswers(), ...answers };
  const bridge = createBridge({
    async invoke(channel, input) {
      calls.push({ channel, input });
      const answer = current[channel] as ((input: unknown) => unknown) | undefined;
      if (!answer) return { ok: false, failure: new StubFailure('store/not-found').failure };
      try {
        return { ok: true, value: await answer(input) };
      } catch (error) {
        if (error instanceof StubFailure) return { ok: false, failure: error.failure };
        throw error;
      }
    },
    subscribe(channel, listener) {
      const all = listeners.get(channel) ?? new Set();
      listeners.set(channel, all.add(listener));
      return () => all.delete(listener);
    },
    pathOf: (file) => ('name' in file ? `/dropped/${file.name}` : ''),
  });
  return {
    ...bridge,
    calls,
    inputs: (channel) => calls.filter((call) => call.channel === channel).map(({ input }) => input as never),
    answer(more) {
      current = { ...current, ...more };
    },
    emit(channel, payload) {
      for (const listener of listeners.get(channel) ?? []) listener(payload);
    },
  };
}
