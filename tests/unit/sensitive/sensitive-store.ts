import { clinic, everyday, sensitive } from '../../support/sensitive/sensitive-records.ts';
import { openConnectedStore, seenAt, storeAll } from '../archive/records.ts';

/** A store with these records of one person. */
export function openSensitiveStore() {
  const opened = openConnectedStore();
  const { store, connectionId } = opened;
  storeAll(store, connectionId, [...everyday, ...sensitive, clinic]);
  store.archive.endPass(connectionId, seenAt);
  return opened;
}
