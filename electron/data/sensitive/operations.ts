/** What main may ask about sensitive care. */
import type { SensitiveRecords } from './sensitive-records.ts';

export function sensitiveOperations(records: SensitiveRecords) {
  return { find: ({ ids }: { ids: readonly string[] }): string[] => [...records.find(ids)] };
}
