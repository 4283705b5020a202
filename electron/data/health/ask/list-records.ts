import { type RecordKind, recordKinds } from '#shared/model/health/health-kinds';
import type { RecordFilter, RecordPage } from '#shared/model/health/health-lists';
import type { RecordRow } from '#shared/model/health/health-record';
import { boundRows } from '../../archive/bound-view.ts';
import type { StoredRow } from '../../archive/record-table.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import {
  choosePage,
  pairFilesWithPlans,
  readByKey,
  type Stored,
  selectRecords,
} from '../../archive/select-records.ts';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import { makeBareRow } from '../keep/list-row.ts';

export type HealthParts = { db: Db; connections: Connections; references: ReferenceCache };

/** The list row of a stored health record. */
export function buildRecordRow(stored: Stored, planName: string): RecordRow {
  return {
    id: `${stored.connectionId}/${stored.type}/${stored.id}`,
    connectionId: stored.connectionId,
    planName,
    openedAt: stored.openedAt,
    kind: stored.kind as RecordKind,
    ...(JSON.parse(stored.row) as StoredRow),
    removed: stored.removed === 1,
  };
}

/** One window of a person's health records, newest first, those without a date last. */
export function listRecords(
  parts: Pick<HealthParts, 'db' | 'connections'>,
  { filter, offset, limit }: { filter: RecordFilter; offset: number; limit: number },
): RecordPage {
  const plans = parts.connections.planNames(filter);
  const pairs = pairFilesWithPlans(parts.connections.chosen(filter));
  const kinds = recordKinds.filter((kind) => filter.kinds.length === 0 || filter.kinds.includes(kind));
  const { count, page } = choosePage(
    parts.db,
    selectRecords({ ids: [...plans.keys()], pairs }, kinds, filter.text),
    offset,
    limit,
  );
  const stored = readByKey(
    parts.db,
    page.map(({ key }) => key),
  );
  const rows = page.flatMap(({ key }) => {
    const one = stored.get(key);
    return one ? [buildRecordRow(one, plans.get(one.connectionId) ?? '')] : [];
  });
  return { count, rows: boundRows(rows, makeBareRow) };
}
