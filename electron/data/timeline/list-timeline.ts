import { recordKinds, type TimelineKind } from '#shared/model/health/health-kinds';
import type { RecordFilter, TimelineItem, TimelinePage } from '#shared/model/health/health-lists';
import { boundRows } from '../archive/bound-view.ts';
import type { StoredApprovalRow, StoredRow } from '../archive/record-table.ts';
import {
  choosePage,
  pairFilesWithPlans,
  readByKey,
  type Selection,
  type Stored,
  selectRecords,
} from '../archive/select-records.ts';
import type { ClaimRows } from '../claims/ask/person-rows.ts';
import { buildSearchQuery } from '../claims/keep/search-text.ts';
import type { Db } from '../database/database.ts';
import { makeBareRow } from '../health/keep/list-row.ts';
import type { Connections } from '../people/connections.ts';

export type TimelineParts = { db: Db; connections: Connections; rows: ClaimRows };

const allKinds: readonly TimelineKind[] = [...recordKinds, 'approval', 'claim'];

/**
 * Claims as `key, day`; their words are in the search index of claims. A visit of several plans is one row: found by the
 * words and plans of each of its claims, as in the list of claims.
 */
function selectClaims(
  ids: readonly string[],
  text: string,
  listedUnder: ReadonlyMap<number, number>,
): Selection {
  const query = buildSearchQuery(text);
  const found =
    query === null
      ? ''
      : query === ''
        ? 'AND 0'
        : 'AND key IN (SELECT rowid FROM claim_text WHERE claim_text MATCH ?)';
  const own = `SELECT key, service_start AS day, 1 AS isClaim FROM claim
    WHERE connection_id IN (SELECT value FROM json_each(?)) ${found}`;
  const values = [JSON.stringify(ids), ...(query ? [query] : [])];
  if (listedUnder.size === 0) return { sql: own, values };
  const visits = JSON.stringify([...listedUnder]);
  const isOther = 'key IN (SELECT value ->> 0 FROM json_each(?))';
  return {
    sql: `SELECT * FROM (${own}) WHERE NOT ${isOther}
      UNION SELECT shown.key, shown.service_start, 1 FROM (${own}) AS found
        JOIN json_each(?) AS visit ON visit.value ->> 0 = found.key JOIN claim AS shown ON shown.key = visit.value ->> 1`,
    values: [...values, visits, ...values, visits],
  };
}

/** One window of all that happened: claims, prior authorizations and health records, newest first. */
export function listTimeline(
  parts: TimelineParts,
  { filter, offset, limit }: { filter: RecordFilter; offset: number; limit: number },
): TimelinePage {
  const plans = parts.connections.planNames(filter);
  const ids = [...plans.keys()];
  const kinds = filter.kinds.length === 0 ? allKinds : filter.kinds;
  const others = selectRecords(
    { ids, pairs: pairFilesWithPlans(parts.connections.chosen(filter)) },
    kinds.filter((kind) => kind !== 'claim'),
    filter.text,
  );
  const claims = kinds.includes('claim')
    ? selectClaims(ids, filter.text, parts.rows.of(filter.personId).listedUnder)
    : null;
  const selection =
    claims === null
      ? others
      : {
          sql: `${others.sql} UNION ALL SELECT * FROM (${claims.sql})`,
          values: [...others.values, ...claims.values],
        };
  const { count, page } = choosePage(parts.db, selection, offset, limit);
  const stored = readByKey(
    parts.db,
    page.flatMap(({ key, isClaim }) => (isClaim === 1 ? [] : [key])),
  );
  const items = page.flatMap(({ key, isClaim }) => {
    const one =
      isClaim === 1 ? buildClaimItem(parts, filter.personId, key) : buildRecordItem(stored.get(key), plans);
    return one ? [one] : [];
  });
  return { count, items: boundRows(items, makeBareRow) };
}

function buildRecordItem(
  stored: Stored | undefined,
  plans: ReadonlyMap<string, string>,
): TimelineItem | undefined {
  if (!stored) return undefined;
  const row = JSON.parse(stored.row) as Omit<StoredApprovalRow, 'decision'> &
    Partial<StoredRow & Pick<StoredApprovalRow, 'decision'>>;
  return {
    id: `${stored.connectionId}/${stored.type}/${stored.id}`,
    kind: stored.kind,
    sources: [{ planName: plans.get(stored.connectionId) ?? '', openedAt: stored.openedAt }],
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

function buildClaimItem({ rows }: TimelineParts, personId: string, key: number): TimelineItem | undefined {
  const person = rows.of(personId);
  const row = person.visitOf(key)?.row ?? person.get(key);
  if (!row) return undefined;
  const senders = row.visit?.parts ?? [row];
  return {
    id: row.id,
    kind: 'claim',
    sources: senders.map(({ planName, openedAt }) => ({ planName: planName ?? '', openedAt })),
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
