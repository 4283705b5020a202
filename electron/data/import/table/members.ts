/** Whom the rows of a table name: one person is one, however the name is written. */
import { type ColumnMeaning, mostTableMembers } from '#shared/model/files/table';
import { sortWords } from '#shared/split-words';
import { isAllHeads } from './find-head.ts';
import { totalAlone } from './make-claims.ts';
import { type TableRow, textOfCell } from './table-rows.ts';

/** Everybody whom the column of members names, heads that are repeated left out, with their rows; the one with most rows first. */
export function listMembers(
  data: readonly TableRow[],
  columns: readonly ColumnMeaning[],
): { name: string; rows: number }[] {
  const column = columns.indexOf('member');
  if (column < 0) return [];
  const members = new Map<string, { name: string; rows: number }>();
  for (const { cells } of data) {
    if (isAllHeads(cells)) continue;
    const name = textOfCell(cells[column]).slice(0, 200);
    if (totalAlone.test(name)) continue;
    const folded = sortWords(name);
    const known = members.get(folded);
    if (known) known.rows++;
    else if (folded !== '' && members.size < mostTableMembers) members.set(folded, { name, rows: 1 });
  }
  return [...members.values()].toSorted((a, b) => b.rows - a.rows);
}
