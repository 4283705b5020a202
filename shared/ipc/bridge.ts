/** The page's side of the door: one function per channel, filled from the channel names. */
import {
  type EventChannel,
  eventChannels,
  type PageChannel,
  pageChannels,
  type RequestChannel,
} from './channels.ts';
import type { EventPayload, Input, Output } from './contract.ts';
import type { Result } from './result.ts';

/** `window.claimfolio`: what the page may ask, every event of the contract, and dropped files. */
export type Bridge = {
  readonly request: {
    readonly [C in PageChannel]: (input: Input<C>) => Promise<Result<Output<C>>>;
  };
  /** Calls `listener` on each event; the answer stops it. */
  readonly on: {
    readonly [E in EventChannel]: (listener: (payload: EventPayload<E>) => void) => () => void;
  };
  /**
   * Looks at files that the person dropped on the page. The page gives the browser's own `File` objects and learns
   * no path; files that a script made lie nowhere and are left out. `null` when no file is left.
   */
  lookAt(files: readonly object[]): Promise<Result<Output<'files.look'>> | null>;
  /** Holds a dropped PDF or picture as the scan of a bill; as with `lookAt`, `null` for a file that lies nowhere. */
  holdScan(file: object): Promise<Result<Output<'scans.look'>> | null>;
};

export type BridgeTransport = {
  invoke(channel: RequestChannel, input: unknown): Promise<unknown>;
  subscribe(channel: EventChannel, listener: (payload: unknown) => void): () => void;
  /** Where a `File` of the browser lies; empty for one that a script made. */
  pathOf(file: object): string;
};

/** A bridge over the given transport. */
export function createBridge(transport: BridgeTransport): Bridge {
  const request = Object.fromEntries(
    pageChannels.map((channel) => [channel, (input: unknown) => transport.invoke(channel, input)]),
  );
  const on = Object.fromEntries(
    eventChannels.map((channel) => [
      channel,
      (listener: (payload: unknown) => void) => transport.subscribe(channel, listener),
    ]),
  );
  const lookAt = async (files: readonly object[]) => {
    const paths = files.map((file) => transport.pathOf(file)).filter((path) => path !== '');
    return paths.length === 0 ? null : transport.invoke('files.look', { paths });
  };
  const holdScan = async (file: object) => {
    const path = transport.pathOf(file);
    return path === '' ? null : transport.invoke('scans.look', { path });
  };
  return { request, on, lookAt, holdScan } as unknown as Bridge;
}
