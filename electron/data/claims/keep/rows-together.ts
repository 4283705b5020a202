/** Rows of a table that are one claim of a plan together, as where a portal gives each service of a claim a row. */
import { type RowAmountName, rowAmountNames } from '#shared/model/claims/amount-table';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { sumCents } from '#shared/money';
import type { StoredRow } from './stored-claims.ts';

/** Of so many rows each choice is tried, of more only all of them. */
const mostChosenFrom = 8;

/** The row of all of them; an amount that one of them does not state is not known of it. */
export function addRows(rows: readonly StoredRow[]): ClaimRow {
  const [first] = rows;
  if (!first) throw new Error('A sum has a row.');
  const sums = rowAmountNames.map((name) => {
    const cents = addAmounts(rows, name);
    return [name, cents === null ? null : { cents, source: 'worked-out' }] as const;
  });
  return { ...first.row, ...Object.fromEntries(sums) };
}

/**
 * The rows, two at least, that come to what the claim says was billed, or, where none is stated on a side, to its share;
 * `null` where none do. `fits`: what else is asked of them.
 */
export function findRowsTogether(
  rows: readonly StoredRow[],
  whole: ClaimRow,
  fits: (rows: readonly StoredRow[]) => boolean,
): readonly StoredRow[] | null {
  const main = (['billed', 'yourShare'] as const).find(
    (name) => whole[name] !== null && rows.every(({ row }) => row[name] !== null),
  );
  const cents = main && whole[main]?.cents;
  if (main === undefined || cents === undefined || cents <= 0) return null;
  const comesTo = (some: readonly StoredRow[]) =>
    some.length > 1 && addAmounts(some, main) === cents && fits(some);
  if (comesTo(rows)) return rows;
  if (rows.length > mostChosenFrom) return null;
  for (let choice = 1; choice < 2 ** rows.length; choice++) {
    const some = rows.filter((_, at) => Math.floor(choice / 2 ** at) % 2 === 1);
    if (comesTo(some)) return some;
  }
  return null;
}

function addAmounts(rows: readonly StoredRow[], name: RowAmountName): number | null {
  const all = rows.map(({ row }) => row[name]?.cents);
  return all.includes(undefined) ? null : sumCents(all);
}
