/** The door to the main process. Nothing outside this folder touches `window.claimfolio`. */
import type { Bridge } from '#shared/ipc/bridge';
import type { PageChannel } from '#shared/ipc/channels';
import type { Input, Output } from '#shared/ipc/contract';
import { RequestError } from './request-error.ts';

declare global {
  interface Window {
    claimfolio: Bridge;
  }
}

/** The bridge that the preload put on the window. */
export function bridge(): Bridge {
  return window.claimfolio;
}

/**
 * The answer of one request to the main process.
 *
 * @throws {RequestError} with the failure that the main process answered
 */
export async function send<C extends PageChannel>(channel: C, input: Input<C>): Promise<Output<C>> {
  const result = await bridge().request[channel](input);
  if (!result.ok) throw new RequestError(result.failure);
  return result.value;
}

/**
 * What files hold that the person dropped on the page; `null` when the person dropped none.
 *
 * @throws {RequestError} as `send`
 */
export async function lookAtDropped(files: readonly File[]): Promise<Output<'files.look'> | null> {
  const result = await bridge().lookAt(files);
  if (result === null) return null;
  if (!result.ok) throw new RequestError(result.failure);
  return result.value;
}

/** Holds a PDF or a picture that the person dropped; `null` for a file that lies nowhere. Throws as `send`. */
export async function holdDroppedScan(file: File): Promise<Output<'scans.look'> | null> {
  const result = await bridge().holdScan(file);
  if (result === null) return null;
  if (!result.ok) throw new RequestError(result.failure);
  return result.value;
}
