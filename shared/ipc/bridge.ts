/** The page's side of the door: one function per channel, filled from the channel names. */
import { type EventChannel, eventChannels, type RequestChannel, requestChannels } from './channels.ts';
import type { EventPayload, Input, Output } from './contract.ts';
import type { Result } from './result.ts';

/** `window.claimfolio`: every request and every event of the contract, and where a dropped file lies. */
export type Bridge = {
  readonly request: {
    readonly [C in RequestChannel]: (input: Input<C>) => Promise<Result<Output<C>>>;
  };
  /** Calls `listener` on each event; the answer stops it. */
  readonly on: {
    readonly [E in EventChannel]: (listener: (payload: EventPayload<E>) => void) => () => void;
  };
  /** The path of a `File` that the person dropped on the page or picked in it; empty for one that the page made. */
  pathOf(file: object): string;
};

export type BridgeTransport = {
  invoke(channel: RequestChannel, input: unknown): Promise<unknown>;
  subscribe(channel: EventChannel, listener: (payload: unknown) => void): () => void;
  pathOf(file: object): string;
};

/** A bridge over the given transport. */
export function createBridge(transport: BridgeTransport): Bridge {
  const request = Object.fromEntries(
    requestChannels.map((channel) => [channel, (input: unknown) => transport.invoke(channel, input)]),
  );
  const on = Object.fromEntries(
    eventChannels.map((channel) => [
      channel,
      (listener: (payload: unknown) => void) => transport.subscribe(channel, listener),
    ]),
  );
  return { request, on, pathOf: (file: object) => transport.pathOf(file) } as unknown as Bridge;
}
