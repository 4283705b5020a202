/** The access log: each request and each file that was saved, in the person's own words. */
import type { AccessEntry } from '#shared/model/access-log';
import type { Db } from '../database/database.ts';
import { addAccess, listAccess, readAccessRows } from './access-log.ts';
import { writeAccessCsv } from './write-access-csv.ts';

export function accessLogOperations(db: Db) {
  return {
    add: (entry: AccessEntry) => addAccess(db, entry),
    list: (input: Parameters<typeof listAccess>[1]) => listAccess(db, input),
    csv: ({ personId, language }: { personId: string | null; language: 'en' | 'es' }): Uint8Array =>
      writeAccessCsv(readAccessRows(db, personId, 0, -1), language),
  };
}
