/**
 * Chooses dated records by index, so that only the rows of one page are read. Of a record that a plan sent and a file has
 * as well, the plan's is listed and the file's stands apart, as with claims: they are one when they have the same type and
 * id on the same known server, for the same patient. Where a file does not say which server it is of, nobody can tell, and
 * both are listed.
 */
import type { TimelineKind } from '#shared/model/health/health-kinds';
import type { FileVersion } from '#shared/model/origin';
import type { Db } from '../database/database.ts';
import { plainBase } from '../fhir/identity.ts';
import { copiedAtSql } from './copied-records.ts';
import { splitQuery } from './record-words.ts';
import type { ArchiveConnection } from './subject.ts';

/** A stored record with what stands beside its row. */
export type Stored = {
  key: number;
  connectionId: string;
  kind: TimelineKind;
  row: string;
  type: string;
  id: string;
  removed: number;
  /** When the file or copy that brought it was opened; `null` for what the plan sent. */
  openedAt: string | null;
};

export const storedColumns = `record.key, record.connection_id AS connectionId, kind, row, resource.type, resource.id,
  removed_at IS NOT NULL AS removed,
  CASE json_extract(connection.record, '$.origin') WHEN 'file' THEN seen_in ELSE ${copiedAtSql} END AS openedAt
  FROM record JOIN resource USING (key) JOIN connection ON connection.id = resource.connection_id`;

export type Selection = { sql: string; values: string[] };

/** Records of these kinds as `key, day`; where a plan sent what a file has too, the plan's. */
export function selectRecords(
  { ids, pairs }: { ids: readonly string[]; pairs: readonly FileOfPlan[] },
  kinds: readonly string[],
  text: string,
): Selection {
  const words = splitQuery(text);
  const own = `SELECT key, day, 0 AS isClaim FROM record
    WHERE connection_id IN (SELECT value FROM json_each(?)) AND kind IN (SELECT value FROM json_each(?))
    ${leaveOutFileVersions('record')}`;
  const values = [JSON.stringify(ids), JSON.stringify(kinds), JSON.stringify(pairs)];
  if (words === null) return { sql: own, values };
  if (words.length === 0) return { sql: `${own} AND 0`, values };
  return { sql: own + ' AND instr(words, ?) > 0'.repeat(words.length), values: [...values, ...words] };
}

export type Chosen = { count: number; page: { key: number; isClaim: number }[] };

export function choosePage(db: Db, { sql, values }: Selection, offset: number, limit: number): Chosen {
  const count = db
    .prepare<string[], number>(`SELECT count(*) FROM (${sql})`)
    .pluck()
    .get(...values) as number;
  const page = db
    .prepare<(string | number)[], { key: number; isClaim: number }>(
      `SELECT key, isClaim FROM (${sql}) ORDER BY day DESC, isClaim DESC, key LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, offset);
  return { count, page };
}

export function readByKey(db: Db, keys: readonly number[]): Map<number, Stored> {
  const stored = db
    .prepare<[string], Stored>(`SELECT ${storedColumns} WHERE record.key IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(keys));
  return new Map(stored.map((one) => [one.key, one]));
}

/** Connections of one patient of one server. */
export type FileOfPlan = { file: string; plan: string };

/** The files among a person's connections that are of a plan among them. */
export function pairFilesWithPlans(
  connections: readonly Pick<ArchiveConnection, 'id' | 'origin' | 'fhirBaseUrl' | 'patientId'>[],
): FileOfPlan[] {
  const plans = connections.filter(({ origin, patientId }) => origin === 'plan' && patientId !== null);
  const files = connections.filter(({ origin, fhirBaseUrl }) => origin === 'file' && fhirBaseUrl !== '');
  return files.flatMap((file) =>
    plans
      .filter(
        (plan) =>
          plan.patientId === file.patientId && plainBase(plan.fhirBaseUrl) === plainBase(file.fhirBaseUrl),
      )
      .map((plan) => ({ file: file.id, plan: plan.id })),
  );
}

/**
 * SQL that leaves out the files' versions, to be put behind a `WHERE`; it takes one value. What a plan has taken back, or
 * sent in a form that could not be read, does not stand in for the file's.
 */
export function leaveOutFileVersions(table: 'record' | 'resource'): string {
  return `AND NOT EXISTS (
    SELECT 1 FROM json_each(?) AS pair
      JOIN resource AS mine ON mine.key = ${table}.key
      JOIN resource AS sent ON sent.connection_id = pair.value ->> '$.plan' AND sent.type = mine.type AND sent.id = mine.id
    WHERE pair.value ->> '$.file' = ${table}.connection_id AND sent.removed_at IS NULL
      AND sent.key NOT IN (SELECT key FROM unreadable))`;
}

/** The newest file's version of a plan's record; `null` when no file has it. */
export function findFileVersion(
  db: Db,
  pairs: readonly FileOfPlan[],
  { connectionId, type, id }: { connectionId: string; type: string; id: string },
): FileVersion | null {
  const files = pairs.filter(({ plan }) => plan === connectionId).map(({ file }) => file);
  if (files.length === 0) return null;
  const found = db
    .prepare<[string, string, string], { file: string; openedAt: string }>(
      `SELECT connection_id AS file, seen_in AS openedAt FROM resource
       WHERE connection_id IN (SELECT value FROM json_each(?)) AND type = ? AND id = ? ORDER BY seen_in DESC LIMIT 1`,
    )
    .get(JSON.stringify(files), type, id);
  return found ? { id: `${found.file}/${type}/${id}`, openedAt: found.openedAt } : null;
}
