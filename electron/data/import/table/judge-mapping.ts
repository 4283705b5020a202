/** What speaks against a mapping, from what comes of it: told before anything is kept. */
import {
  type TableDoubt,
  type TableMapping,
  type TableOutcome,
  tableAmounts,
} from '#shared/model/files/table';
import { sumCents } from '#shared/money';
import { sortWords } from '#shared/split-words';
import { foldHead, meaningOfHead } from './column-words.ts';
import { type HeadedTable, isAllHeads } from './find-head.ts';
import { amountMeanings, dateMeanings, listDateCells, repeatable } from './guess-mapping.ts';
import type { MadeClaims, TableClaim } from './make-claims.ts';
import { listMembers } from './members.ts';
import { findDateOrder } from './read-dates.ts';
import { type Cell, textOfCell } from './table-rows.ts';

const mostPlaces = 10;
/** Claims of care that goes on are sent by the month. */
const longestClaimDays = 31;
/** Plans round, so that parts and their sum may differ by a dollar. */
const toleranceCents = 100;

/** What would come of the mapping, and the doubts about it. `known`: what was said of a table of the same heads before. */
export function judgeMapping(
  table: HeadedTable,
  mapping: TableMapping,
  made: MadeClaims,
  known: TableMapping | null = null,
): TableOutcome {
  const { claims, rows } = made;
  const fates = Map.groupBy(
    rows.flatMap((row) => ('fate' in row ? [row] : [])),
    ({ fate }) => fate,
  );
  const days = claims.flatMap(({ start, end }) => [start, end ?? start]).toSorted();
  return {
    claims: claims.length,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    sums: tableAmounts
      .filter((amount) => mapping.columns.includes(amount))
      .map((amount) => ({ amount, cents: sumCents(claims.map(({ amounts }) => amounts[amount])) })),
    leftOut: [...fates].map(([why, some]) => ({ why, ...tell(some.map(({ place }) => place)) })),
    members: listMembers(table.data, mapping.columns),
    doubts: listDoubts(table, mapping, made, known).map(({ doubt, places }) => ({ doubt, ...tell(places) })),
  };
}

function tell(places: readonly number[]): { count: number; places: number[] } {
  return { count: places.length, places: places.slice(0, mostPlaces) };
}

type Doubt = { doubt: TableDoubt; places: readonly number[] };

function listDoubts(
  table: HeadedTable,
  mapping: TableMapping,
  made: MadeClaims,
  known: TableMapping | null,
): Doubt[] {
  const { columns, dateOrder, member } = mapping;
  const { claims, takenBack, rows } = made;
  const doubts: Doubt[] = [];
  const say = (doubt: TableDoubt, isSo: boolean, places: readonly number[] = []) => {
    if (isSo) doubts.push({ doubt, places });
  };
  const placesOf = (fate: string) =>
    rows.flatMap((row) => ('fate' in row && row.fate === fate ? row.place : []));
  const all = table.data.length;
  const isMany = (places: readonly number[], of: number, share = 0.1) =>
    places.length > 0 && places.length > of * share;
  const read = columns.filter((meaning) => !repeatable.has(meaning));
  const hasDate = columns.includes('serviceDate');
  say('no-date-column', !hasDate);
  say('two-columns', new Set(read).size < read.length);
  const order = findDateOrder(listDateCells(table.data, columns));
  const isOrderOpen = dateOrder === null && (order.kind === 'open' || order.kind === 'mixed');
  say('order-open', hasDate && isOrderOpen);
  const isMemberOpen = columns.includes('member') && member === null;
  say('member-open', isMemberOpen);
  const isAsked = !hasDate || isOrderOpen || isMemberOpen;
  say('no-claims', claims.length + takenBack.length === 0 && !isAsked);
  const future = placesOf('future');
  say('future-dates', isMany(future, all, 0.05), future);
  const unread = placesOf('date-unread');
  say('dates-unread', hasDate && !isOrderOpen && isMany(unread, all), unread);
  const odd = placesOf('amount-unread');
  say('amounts-unread', isMany(odd, all), odd);
  say('member-unread', hasUnreadMember(table, mapping));
  const compared = (name: 'yourShare' | 'planPaid') =>
    claims.filter(({ amounts }) => amounts.billed !== undefined && amounts[name] !== undefined);
  const above = (name: 'yourShare' | 'planPaid') =>
    firstPlaces(compared(name).filter(({ amounts }) => (amounts[name] ?? 0) > (amounts.billed ?? 0)));
  say('share-above-billed', isMany(above('yourShare'), compared('yourShare').length), above('yourShare'));
  say('paid-above-billed', isMany(above('planPaid'), compared('planPaid').length), above('planPaid'));
  const fitting = claims.flatMap((claim) => {
    const fits = doSharesFit(claim);
    return fits === null ? [] : [{ claim, fits }];
  });
  const unfit = firstPlaces(fitting.filter(({ fits }) => !fits).map(({ claim }) => claim));
  say('shares-do-not-fit', isMany(unfit, fitting.length, 0.2), unfit);
  const several = claims.filter(({ lines }) => lines.length > 1);
  const repeated = several.filter(({ lines }) => haveSameAmount(lines));
  say('same-totals', repeated.length > 0 && repeated.length * 2 >= several.length, firstPlaces(repeated));
  const spread = firstPlaces(claims.filter(isSpread));
  say('number-on-days', spread.length > 0, spread);
  const hasAmounts = claims.some(({ amounts }) => Object.keys(amounts).length > 0);
  say('head-differs', differsFromHead(table, mapping, known));
  say('no-amounts', claims.length > 0 && !hasAmounts);
  return doubts;
}

function firstPlaces(claims: readonly TableClaim[]): number[] {
  return claims.flatMap(({ lines: [first] }) => first?.place ?? []);
}

/**
 * True where a column that is not read as the member's says whose a row is, and rows that count as one person's differ in
 * it: by name, else by number, birth date or place in the family, which tell namesakes apart, too.
 */
function hasUnreadMember({ heads, data }: HeadedTable, { columns, member }: TableMapping): boolean {
  const [day, named] = [columns.indexOf('serviceDate'), columns.indexOf('member')];
  if (named >= 0 && member === null) return false;
  const wordsOf = (cells: readonly Cell[], column: number) => sortWords(textOfCell(cells[column]));
  const rows = data.filter(
    ({ cells }) =>
      !isAllHeads(cells) &&
      (day < 0 || textOfCell(cells[day]) !== '') &&
      (named < 0 || wordsOf(cells, named) === sortWords(member ?? '')),
  );
  return heads.some((head, column) => {
    const isWhose = tellsApart(head) || (named < 0 && meaningOfHead(head) === 'member');
    if (column === named || dateMeanings.has(columns[column] ?? 'other') || !isWhose) return false;
    return new Set(rows.map(({ cells }) => wordsOf(cells, column))).size > 1;
  });
}

/** True where a column is read as another amount than its head says, which the person did not say before. */
function differsFromHead(
  { heads }: HeadedTable,
  { columns }: TableMapping,
  known: TableMapping | null,
): boolean {
  return columns.some((meaning, column) => {
    const said = meaningOfHead(heads[column] ?? '');
    if (said === null || said === meaning || known?.columns[column] === meaning) return false;
    return amountMeanings.has(meaning) && amountMeanings.has(said);
  });
}

/** The patient by something else than a name, or how they stand to the person who has the plan. */
function tellsApart(head: string): boolean {
  return /\b(?:relationship|parentesco|person code|dob|birth|nacimiento|(?:member|patient|subscriber|dependent|dep|miembro|paciente|asegurado|afiliado) (?:id|number|no|nbr|code|suffix|seq|sequence|numero|codigo)|(?:id|number|numero) (?:del? )?(?:miembro|afiliado|asegurado))\b/.test(
    foldHead(head),
  );
}

/** Whether deductible, copay and coinsurance come to the share, with what is not covered or without; `null`: none is stated. */
function doSharesFit({ amounts }: TableClaim): boolean | null {
  const { yourShare, deductible, copay, coinsurance, notCovered } = amounts;
  const parts = sumCents([deductible, copay, coinsurance]);
  if (yourShare === undefined || parts === null) return null;
  // A table may leave out one of the parts.
  const isWhole = deductible !== undefined && copay !== undefined && coinsurance !== undefined;
  if (!isWhole) return parts <= yourShare + toleranceCents;
  const isNear = (cents: number) => Math.abs(cents - yourShare) <= toleranceCents;
  return isNear(parts) || isNear(sumCents([parts, notCovered]) ?? parts);
}

/** True where rows of one number are of days so far apart that a portal may have given it to two claims. */
function isSpread({ lines }: TableClaim): boolean {
  const days = lines.map(({ start }) => Date.parse(start));
  return Math.max(...days) - Math.min(...days) > longestClaimDays * 86_400_000;
}

/** True where each line states one and the same sum, as of the whole claim. */
function haveSameAmount(lines: TableClaim['lines']): boolean {
  return (['billed', 'allowed', 'yourShare', 'planPaid'] as const).some((name) => {
    const [first, ...others] = lines.map(({ amounts }) => amounts[name]);
    return first !== undefined && first !== 0 && others.every((cents) => cents === first);
  });
}
