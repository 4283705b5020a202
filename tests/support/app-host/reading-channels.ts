import { channels, type RequestChannel, requestChannels } from '../../../shared/ipc/channels.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { Asked } from './protocol.ts';

/** What leaves an app as it was. A test that asks nothing else shares its app with others. */
export const readingChannels: ReadonlySet<RequestChannel> = new Set([
  ...requestChannels.filter((channel) => channels[channel].does === 'ask'),
  // Sent whenever the screen of a look-up is left: there is nothing to stop.
  'lookup.cancel',
]);

/** Whether a page tells this of its own accord as it opens: every test would need an app of its own to hear it. */
export function isToldAtOpening({ channel, input }: Asked): boolean {
  if (channel === 'news.noteShown') return true;
  return channel === 'discreet.show' && !(input as Input<'discreet.show'>).isShown;
}
