import { listMonths } from '../../electron/data/claims/ask/filter-claims.ts';
import { RowEntry } from '../../electron/data/claims/ask/person-rows.ts';
import { tableOf } from '../../electron/data/claims/compare/sum-table.ts';
import type { ClaimRow } from '../../shared/model/claims/claim-row.ts';

/** The months of a list of these rows, which are in its order. */
export function listMonthsOf(rows: readonly ClaimRow[]): ReturnType<typeof listMonths> {
  const listed = rows.map(
    (row, key) => new RowEntry({ key, serviceStart: row.serviceStart, isChanged: false }, () => row),
  );
  return listMonths({ listed, sums: tableOf(rows) }, [...rows.keys()], new Set());
}
