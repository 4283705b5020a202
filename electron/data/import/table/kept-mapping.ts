/** What a person said of a table, kept with its connection for the next table of the same heads. */
import type { TableMapping } from '#shared/model/files/table';
import type { Connections } from '../../people/connections.ts';
import { digest } from '../make-record.ts';
import { foldHead } from './column-words.ts';
import type { HeadedTable } from './find-head.ts';
import { guessMapping, listDateCells } from './guess-mapping.ts';
import { foldMember, listMembers } from './members.ts';
import { findDateOrder } from './read-dates.ts';

type Said = { heads: readonly string[]; mapping: TableMapping; planName: string };

export function keepMapping(connections: Connections, connectionId: string, { heads, mapping }: Said): void {
  connections.keepTable(connectionId, { heads: nameHeads(heads), mapping });
}

/**
 * What was said last of a table of the same heads, as far as it holds of this one: an order that its dates contradict and
 * somebody whom it does not name are left to the guess.
 */
export function recallMapping(
  connections: Connections,
  table: HeadedTable,
): { mapping: TableMapping; planName: string } | null {
  const name = nameHeads(table.heads);
  const known = connections.all().findLast((one) => one.table?.heads === name);
  if (!known?.table) return null;
  const { mapping } = known.table;
  const guess = guessMapping(table);
  const order = findDateOrder(listDateCells(table.data, mapping.columns));
  const member = foldMember(mapping.member ?? '');
  const named = listMembers(table.data, mapping.columns).find((one) => foldMember(one.name) === member);
  return {
    planName: known.planName,
    mapping: {
      columns: mapping.columns,
      dateOrder: order.kind === 'order' ? order.order : mapping.dateOrder,
      member: named?.name ?? (mapping.columns.includes('member') ? guess.member : null),
    },
  };
}

function nameHeads(heads: readonly string[]): string {
  return digest(JSON.stringify(heads.map(foldHead)));
}
