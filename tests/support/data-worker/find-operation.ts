import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import type { RequestChannel } from '../../../shared/ipc/channels.ts';

type Operation = (asked: object) => unknown;

/** The operation of the data worker that answers a channel by its name, if there is one. */
export function findOperation(store: DataOperations, channel: RequestChannel): Operation | undefined {
  const [subject = '', name = ''] = channel.split('.');
  return (store as unknown as Record<string, Record<string, Operation>>)[subject]?.[name];
}
