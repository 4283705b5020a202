import type { TimelineKind } from '#shared/model/health/health-kinds';
import type { TimelineItem } from '#shared/model/health/health-lists';
import type { RecordRow } from '#shared/model/health/health-record';
import type { Db } from '../database/database.ts';

/** What a record's stored row holds; whose it is stands beside it in the database. */
export type StoredRow = Omit<RecordRow, 'id' | 'connectionId' | 'planName' | 'openedAt' | 'kind' | 'removed'>;

/** What the stored row of a prior authorization holds: as much as the timeline shows of it. */
export type StoredApprovalRow = Pick<TimelineItem, 'title' | 'start' | 'end' | 'summary' | 'decision'>;

/** What is derived from one resource: its list row, its trend and the words by which it is found. */
export type DerivedRecord = {
  kind: TimelineKind;
  row: StoredRow | StoredApprovalRow;
  /** The trend that its value belongs to, whether or not there are others of it. */
  trend: string | null;
  words: string;
};

/** Writes what is derived from health records and prior authorizations. */
export class RecordTable {
  readonly #write;
  readonly #delete;

  constructor(db: Db) {
    this.#write = db.prepare(
      `INSERT INTO record (key, connection_id, kind, day, trend, row, words) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, day = excluded.day, trend = excluded.trend, row = excluded.row, words = excluded.words`,
    );
    this.#delete = db.prepare('DELETE FROM record WHERE key = ?');
  }

  write(key: number, connectionId: string, { kind, row, trend, words }: DerivedRecord): void {
    this.#write.run(key, connectionId, kind, row.start, trend, JSON.stringify(row), words);
  }

  /** Takes away what was derived from a resource that is not to be listed any more. */
  remove(key: number): void {
    this.#delete.run(key);
  }
}

/** How many health records and prior authorizations a connection has. */
export function countRecords(db: Db, connectionId: string): number {
  return db
    .prepare<[string], number>('SELECT count(*) FROM record WHERE connection_id = ?')
    .pluck()
    .get(connectionId) as number;
}
