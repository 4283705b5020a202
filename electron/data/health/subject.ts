/** Health records as a subject of the archive. */
import { healthTypes } from '#shared/model/health/health-kinds';
import { RecordTable } from '../archive/record-table.ts';
import type { Subject } from '../archive/subject.ts';
import type { Db } from '../database/database.ts';
import { findRecordWords } from './keep/find-record-words.ts';
import { shortenRecord } from './keep/list-row.ts';
import { markRemoved } from './keep/mark-removed.ts';
import { readHealthRecord } from './read/read-health-record.ts';
import { trendKeyOf } from './read/trends.ts';

export function createHealthSubject(db: Db): Subject {
  const table = new RecordTable(db);
  return {
    resourceTypes: healthTypes,
    countedAs: 'record',
    read({ key, resource }, { connection, resolve, occasion }) {
      const record = readHealthRecord(resource, { resolve });
      // What was entered in error is nothing to list.
      if (record === null || record.isError) return null;
      const { kind } = record;
      const row = shortenRecord(record);
      const trend = trendKeyOf({ kind, ...row });
      const words = findRecordWords(record);
      return () => {
        table.write(key, connection.id, { kind, row, trend, words });
        return occasion === 'first' ? 'new' : 'changed';
      };
    },
    drop: (key) => table.remove(key),
    endPass(pass) {
      markRemoved(db, pass);
      return undefined;
    },
  };
}
