/**
 * `window.claimfolio` over the real application in the app host. A test may fix what single channels answer, for states
 * that the sample people do not have; each fixed value is held against the contract, so it is one that main could give.
 */
import type { Bridge } from '#shared/ipc/bridge';
import { createBridge } from '#shared/ipc/bridge';
import type { EventChannel, RequestChannel } from '#shared/ipc/channels';
import type { EventPayload, Input, Output } from '#shared/ipc/contract';
import { events, requests } from '#shared/ipc/contract';
import { Failure, type FailureCode } from '#shared/ipc/result';
import type { Asked, Emitted, StartState } from '../../support/app-host/protocol.ts';

/** A failure that main answers. */
class Failed {
  readonly failure: Failure;

  constructor(failure: Failure) {
    this.failure = failure;
  }
}

/** Makes a channel fail. */
export function fail(code: FailureCode, more: Partial<Omit<Failure, 'code'>> = {}): Failed {
  return new Failed(Failure.parse({ code, message: code, retryable: false, ...more }));
}

/** Never answers: what the page shows while it waits. */
export const never = new Promise<never>(() => undefined);

/** What channels answer instead of the application: a value, a failure, or a promise of a value. Nothing computes. */
export type Answers = {
  [C in RequestChannel]?: Output<C> | Failed | Promise<Output<C>>;
};

export type AppBridge = Bridge & {
  /** Every request so far, oldest first. */
  readonly calls: { channel: RequestChannel; input: unknown }[];
  /** Inputs of the requests to one channel. */
  inputs<C extends RequestChannel>(channel: C): Input<C>[];
  /** Replaces what channels answer from now on. */
  answer(answers: Answers): void;
  /** Lets the application answer these channels again. */
  answerFromApp(...channels: RequestChannel[]): void;
  /** How many requests the application has not answered yet. */
  unanswered(): number;
  /** Sends an event as main does. */
  emit<E extends EventChannel>(channel: E, payload: EventPayload<E>): void;
  /** Lets go of the application. */
  close(): Promise<void>;
};

type Listener = (payload: unknown) => void;

/** A bridge to an application that begins in `state`. */
export async function openAppBridge(
  hostUrl: string,
  state: StartState,
  answers: Answers,
): Promise<AppBridge> {
  const session = `${hostUrl}/sessions/${await post(`${hostUrl}/sessions`, state)}`;
  const calls: AppBridge['calls'] = [];
  const fixed = new Map<RequestChannel, unknown>();
  let unanswered = 0;
  const listeners = new Map<EventChannel, Set<Listener>>();
  const send = ({ channel, payload }: Emitted) => {
    for (const listener of listeners.get(channel) ?? []) listener(payload);
  };
  const stopEvents = await followEvents(session, send);
  const answer = (more: Answers) => {
    for (const [channel, value] of Object.entries(more)) {
      checkAnswer(channel as RequestChannel, value);
      fixed.set(channel as RequestChannel, value);
    }
  };
  answer(answers);
  const bridge = createBridge({
    async invoke(channel, input) {
      calls.push({ channel, input });
      if (!fixed.has(channel)) {
        unanswered += 1;
        return post(session, { channel, input } satisfies Asked).finally(() => {
          unanswered -= 1;
        });
      }
      const value = await fixed.get(channel);
      if (value instanceof Failed) return { ok: false, failure: value.failure };
      return { ok: true, value: requests[channel].output.parse(value) };
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
    answer,
    unanswered: () => unanswered,
    answerFromApp(...channels) {
      for (const channel of channels) fixed.delete(channel);
    },
    emit: (channel, payload) => send({ channel, payload: events[channel].parse(payload) }),
    async close() {
      await stopEvents();
      await fetch(session, { method: 'DELETE' });
    },
  };
}

/** @throws {ZodError} for a value that main's router would refuse to send */
function checkAnswer(channel: RequestChannel, value: unknown): void {
  if (value instanceof Failed || value instanceof Promise) return;
  requests[channel].output.parse(value);
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Hands on the events of a session, one a line; the answer stops it. */
async function followEvents(session: string, send: (event: Emitted) => void): Promise<() => Promise<void>> {
  const { body } = await fetch(session);
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('The app host sends no events.');
  void (async () => {
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) send(JSON.parse(line));
    }
  })().catch(() => undefined);
  return () => reader.cancel();
}
