import { channels, type RequestChannel, requestChannels } from '../../../shared/ipc/channels.ts';

/** What leaves an app as it was. A test that asks nothing else shares its app with others. */
export const readingChannels: ReadonlySet<RequestChannel> = new Set([
  ...requestChannels.filter((channel) => channels[channel].does === 'ask'),
  // Sent whenever the screen of a look-up is left: there is nothing to stop.
  'lookup.cancel',
]);
