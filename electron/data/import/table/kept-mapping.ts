/** What a person said of a table, kept with its connection for the next table of the same heads. */
import type { TableMapping } from '#shared/model/files/table';
import type { Connections } from '../../people/connections.ts';
import { nameHeads } from './column-words.ts';
import type { HeadedTable } from './find-head.ts';
import { listDateCells } from './guess-mapping.ts';
import type { TableTime } from './held-claims.ts';
import { listMembers } from './members.ts';
import { findDateOrder } from './read-dates.ts';

type Said = TableTime & { heads: readonly string[]; mapping: TableMapping };

export function keepMapping(
  connections: Connections,
  connectionId: string,
  { heads, mapping, lastDay, savedAt }: Said,
): void {
  connections.keepTable(connectionId, { heads: nameHeads(heads), mapping, lastDay, savedAt });
}

/**
 * What was said last of a table of the same heads, as far as it holds of this one: not an order that its dates contradict,
 * nor whose rows were wanted.
 */
export function recallMapping(
  connections: Connections,
  table: HeadedTable,
): { mapping: TableMapping; planName: string } | null {
  const name = nameHeads(table.heads);
  const known = connections.all().findLast((one) => one.table?.heads === name);
  if (!known?.table) return null;
  const { mapping } = known.table;
  const members = listMembers(table.data, mapping.columns);
  const order = findDateOrder(listDateCells(table.data, mapping.columns));
  return {
    planName: known.planName,
    mapping: {
      columns: mapping.columns,
      dateOrder: order.kind === 'order' ? order.order : mapping.dateOrder,
      // Of a family's table, whose rows are wanted is asked each time.
      member: members.length === 1 ? (members[0]?.name ?? null) : null,
    },
  };
}
