import type { ClaimFilter, ClaimPage } from '#shared/model/claims-view';
import { boundRows } from '../../archive/bound-view.ts';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import { totalsOf } from '../compare/totals.ts';
import { filterRows, listMonths } from './filter-claims.ts';
import type { ClaimRows } from './person-rows.ts';

export type ClaimParts = { db: Db; connections: Connections; rows: ClaimRows };

/** More currencies than anybody is billed in. */
const mostCurrencies = 20;

/** One window of the filtered list, with the months and totals of all of it. */
export function listClaims(
  { db, rows }: ClaimParts,
  { filter, offset, limit }: { filter: ClaimFilter; offset: number; limit: number },
): ClaimPage {
  const person = rows.of(filter.personId);
  const { selected, ...whole } = person.remembered(JSON.stringify(filter), () => {
    const selected = filterRows(db, person, filter);
    const totals = totalsOf(person.forTotals(selected)).slice(0, mostCurrencies);
    return { selected, count: selected.length, months: listMonths(selected), totals };
  });
  return { ...whole, rows: boundRows(selected.slice(offset, offset + limit)) };
}
