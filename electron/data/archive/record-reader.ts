import type { Db } from '../database/database.ts';

/** Reads the JSON of one stored record of a connection, by its type and its id; `null` where there is none. */
export type RecordReader = (connectionId: string, type: string, id: string) => string | null;

export function createRecordReader(db: Db): RecordReader {
  const find = db
    .prepare<[string, string, string], string>(
      'SELECT json FROM resource JOIN resource_json USING (key) WHERE connection_id = ? AND type = ? AND id = ?',
    )
    .pluck();
  return (connectionId, type, id) => find.get(connectionId, type, id) ?? null;
}
