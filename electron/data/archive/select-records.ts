/** Chooses dated records by index, so that only the rows of one page are read. */
import type { TimelineKind } from '#shared/model/health-kinds';
import type { Db } from '../database/database.ts';
import { splitQuery } from './record-words.ts';

/** A stored record with what stands beside its row. */
export type Stored = {
  key: number;
  connectionId: string;
  kind: TimelineKind;
  row: string;
  type: string;
  id: string;
  removed: number;
  /** When the file that brought it was opened; `null` for a plan's. */
  openedAt: string | null;
};

export const storedColumns = `record.key, record.connection_id AS connectionId, kind, row, resource.type, resource.id,
  removed_at IS NOT NULL AS removed,
  CASE json_extract(connection.record, '$.origin') WHEN 'file' THEN seen_in END AS openedAt
  FROM record JOIN resource USING (key) JOIN connection ON connection.id = resource.connection_id`;

export type Selection = { sql: string; values: string[] };

/** Records of these kinds as `key, day`. */
export function selectRecords(ids: readonly string[], kinds: readonly string[], text: string): Selection {
  const words = splitQuery(text);
  const own = `SELECT key, day, 0 AS isClaim FROM record
    WHERE connection_id IN (SELECT value FROM json_each(?)) AND kind IN (SELECT value FROM json_each(?))`;
  const values = [JSON.stringify(ids), JSON.stringify(kinds)];
  if (words === null) return { sql: own, values };
  if (words.length === 0) return { sql: `${own} AND 0`, values };
  return { sql: own + ' AND instr(words, ?) > 0'.repeat(words.length), values: [...values, ...words] };
}

export type Chosen = { count: number; page: { key: number; isClaim: number }[] };

export function choosePage(db: Db, { sql, values }: Selection, offset: number, limit: number): Chosen {
  const count = db
    .prepare<string[], number>(`SELECT count(*) FROM (${sql})`)
    .pluck()
    .get(...values);
  const page = db
    .prepare<(string | number)[], { key: number; isClaim: number }>(
      `SELECT key, isClaim FROM (${sql}) ORDER BY day DESC, isClaim DESC, key LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, offset);
  return { count: Number(count ?? 0), page };
}

export function readByKey(db: Db, keys: readonly number[]): Map<number, Stored> {
  const stored = db
    .prepare<[string], Stored>(`SELECT ${storedColumns} WHERE record.key IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(keys));
  return new Map(stored.map((one) => [one.key, one]));
}
