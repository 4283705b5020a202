/** Pages of health records and of the timeline: chosen by index, then only the rows of the page are read. */
import { type RecordKind, recordKinds, type TimelineKind } from '#shared/model/health-kinds';
import type { RecordFilter, RecordPage, TimelineItem, TimelinePage } from '#shared/model/health-lists';
import type { RecordRow } from '#shared/model/health-record';
import type { StoredApprovalRow, StoredRow } from '../../archive/record-table.ts';
import type { ClaimRows } from '../../claims/ask/claim-rows.ts';
import { searchQuery } from '../../claims/keep/search-text.ts';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import { wantedWords } from '../keep/record-words.ts';

export type ListParts = { db: Db; connections: Connections; rows: ClaimRows };

/** A stored record with what stands beside its row. */
export type Stored = {
  key: number;
  connectionId: string;
  kind: TimelineKind;
  row: string;
  type: string;
  id: string;
  removed: number;
};

export const storedColumns = `record.key, record.connection_id AS connectionId, kind, row, resource.type, resource.id,
  removed_at IS NOT NULL AS removed FROM record JOIN resource USING (key)`;

/** The list row of a stored health record. */
export function recordRow(stored: Stored, planName: string): RecordRow {
  return {
    id: `${stored.connectionId}/${stored.type}/${stored.id}`,
    connectionId: stored.connectionId,
    planName,
    kind: stored.kind as RecordKind,
    ...(JSON.parse(stored.row) as StoredRow),
    removed: stored.removed === 1,
  };
}

const allKinds: readonly TimelineKind[] = [...recordKinds, 'approval', 'claim'];

type Selection = { sql: string; values: string[] };

/** The connections of the person that the filter lets through, with the names of their plans. */
function plansOf({ connections }: ListParts, filter: RecordFilter): Map<string, string> {
  const own = connections
    .ofPerson(filter.personId)
    .filter(({ id }) => filter.connectionId === null || id === filter.connectionId);
  return new Map(own.map(({ id, planName }) => [id, planName]));
}

/** Records of these kinds as `key, day`. */
function selectRecords(ids: readonly string[], kinds: readonly string[], text: string): Selection {
  const words = wantedWords(text);
  const own = `SELECT key, day, 0 AS isClaim FROM record
    WHERE connection_id IN (SELECT value FROM json_each(?)) AND kind IN (SELECT value FROM json_each(?))`;
  const values = [JSON.stringify(ids), JSON.stringify(kinds)];
  if (words === null) return { sql: own, values };
  if (words.length === 0) return { sql: `${own} AND 0`, values };
  return { sql: own + ' AND instr(words, ?) > 0'.repeat(words.length), values: [...values, ...words] };
}

/** Claims as `key, day`; their words are in the search index of claims. */
function selectClaims(ids: readonly string[], text: string): Selection {
  const query = searchQuery(text);
  const own = `SELECT key, service_start AS day, 1 AS isClaim FROM claim
    WHERE connection_id IN (SELECT value FROM json_each(?))`;
  const values = [JSON.stringify(ids)];
  if (query === null) return { sql: own, values };
  if (query === '') return { sql: `${own} AND 0`, values };
  return {
    sql: `${own} AND key IN (SELECT rowid FROM claim_text WHERE claim_text MATCH ?)`,
    values: [...values, query],
  };
}

type Chosen = { count: number; page: { key: number; isClaim: number }[] };

function choose(db: Db, { sql, values }: Selection, offset: number, limit: number): Chosen {
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

function storedByKey(db: Db, keys: readonly number[]): Map<number, Stored> {
  const stored = db
    .prepare<[string], Stored>(`SELECT ${storedColumns} WHERE record.key IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(keys));
  return new Map(stored.map((one) => [one.key, one]));
}

/** One window of a person's health records, newest first, those without a date last. */
export function recordPage(
  parts: ListParts,
  filter: RecordFilter,
  offset: number,
  limit: number,
): RecordPage {
  const plans = plansOf(parts, filter);
  const kinds = recordKinds.filter((kind) => filter.kinds.length === 0 || filter.kinds.includes(kind));
  const { count, page } = choose(
    parts.db,
    selectRecords([...plans.keys()], kinds, filter.text),
    offset,
    limit,
  );
  const stored = storedByKey(
    parts.db,
    page.map(({ key }) => key),
  );
  const rows = page.flatMap(({ key }) => {
    const one = stored.get(key);
    return one ? [recordRow(one, plans.get(one.connectionId) ?? '')] : [];
  });
  return { count, rows };
}

/** One window of all that happened: claims, prior authorizations and health records, newest first. */
export function timelinePage(
  parts: ListParts,
  filter: RecordFilter,
  offset: number,
  limit: number,
): TimelinePage {
  const plans = plansOf(parts, filter);
  const ids = [...plans.keys()];
  const kinds = filter.kinds.length === 0 ? allKinds : filter.kinds;
  const others = selectRecords(
    ids,
    kinds.filter((kind) => kind !== 'claim'),
    filter.text,
  );
  const claims = kinds.includes('claim') ? selectClaims(ids, filter.text) : null;
  const selection =
    claims === null
      ? others
      : { sql: `${others.sql} UNION ALL ${claims.sql}`, values: [...others.values, ...claims.values] };
  const { count, page } = choose(parts.db, selection, offset, limit);
  const stored = storedByKey(
    parts.db,
    page.flatMap(({ key, isClaim }) => (isClaim === 1 ? [] : [key])),
  );
  const items = page.flatMap(({ key, isClaim }) => {
    const one = isClaim === 1 ? claimItem(parts, filter.personId, key) : recordItem(stored.get(key), plans);
    return one ? [one] : [];
  });
  return { count, items };
}

function recordItem(
  stored: Stored | undefined,
  plans: ReadonlyMap<string, string>,
): TimelineItem | undefined {
  if (!stored) return undefined;
  const row = JSON.parse(stored.row) as Omit<StoredApprovalRow, 'decision'> &
    Partial<StoredRow & Pick<StoredApprovalRow, 'decision'>>;
  return {
    id: `${stored.connectionId}/${stored.type}/${stored.id}`,
    kind: stored.kind,
    planName: plans.get(stored.connectionId) ?? '',
    title: row.title,
    start: row.start,
    end: row.end,
    summary: row.summary,
    state: row.state ?? null,
    doubt: row.doubt ?? null,
    decision: row.decision ?? null,
    measurements: row.measurements ?? [],
    removed: stored.removed === 1,
  };
}

function claimItem({ rows }: ListParts, personId: string, key: number): TimelineItem | undefined {
  const row = rows.of(personId).get(key);
  if (!row) return undefined;
  return {
    id: row.id,
    kind: 'claim',
    planName: row.planName ?? '',
    title: { text: row.what ?? null, code: null, system: null },
    start: row.serviceStart,
    end: row.serviceEnd,
    summary: row.providerName,
    state: null,
    doubt: null,
    decision: null,
    measurements: [],
    removed: false,
  };
}
