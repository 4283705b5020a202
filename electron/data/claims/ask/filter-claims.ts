import { monthOf, yearOf } from '#shared/dates';
import type { ClaimRow } from '#shared/model/claim-row';
import type { ClaimFilter, ClaimPage } from '#shared/model/claims-view';
import type { Db } from '../../database/database.ts';
import { buildSearchQuery } from '../keep/search-text.ts';
import type { PersonRows, RowEntry } from './person-rows.ts';

/** The rows that the filter lets through, in the order of the list. */
export function filterRows(db: Db, rows: PersonRows, filter: ClaimFilter): ClaimRow[] {
  const found = filter.text === null ? null : findKeys(db, filter.text);
  const conditions = buildConditions(filter);
  const selected: ClaimRow[] = [];
  for (const entry of rows.entries) {
    if (filter.year !== null && entry.year !== filter.year) continue;
    if (found !== null && !found.has(entry.key)) continue;
    const { row } = entry;
    if (conditions.every((passes) => passes(row))) selected.push(row);
  }
  return selected;
}

/** Keys of claims with these words; `null` when there is nothing to look for. */
function findKeys(db: Db, text: string): ReadonlySet<number> | null {
  const query = buildSearchQuery(text);
  if (query === null) return null;
  if (query === '') return new Set();
  const keys = db
    .prepare<[string], number>('SELECT rowid FROM claim_text WHERE claim_text MATCH ?')
    .pluck()
    .all(query) as number[];
  return new Set(keys);
}

function buildConditions(filter: ClaimFilter): ((row: ClaimRow) => boolean)[] {
  const conditions: ((row: ClaimRow) => boolean)[] = [];
  const { from, to, provider, network, minBilledCents, maxBilledCents } = filter;
  if (from !== null)
    conditions.push((row) => row.serviceStart !== null && toLastDay(row.serviceStart) >= from);
  if (to !== null) conditions.push((row) => row.serviceStart !== null && row.serviceStart <= to);
  if (filter.kinds.length > 0) conditions.push(isOneOf(filter.kinds, (row) => row.kind));
  if (filter.states.length > 0) conditions.push(isOneOf(filter.states, (row) => row.state));
  if (filter.connectionIds.length > 0)
    conditions.push(isOneOf(filter.connectionIds, (row) => row.connectionId));
  if (provider !== null) conditions.push((row) => row.providerName === provider);
  if (network !== null) conditions.push((row) => row.network === network);
  if (minBilledCents !== null)
    conditions.push((row) => row.billed !== null && row.billed.cents >= minBilledCents);
  if (maxBilledCents !== null)
    conditions.push((row) => row.billed !== null && row.billed.cents <= maxBilledCents);
  if (filter.counted !== 'all') conditions.push((row) => row.counted === (filter.counted === 'counted'));
  if (filter.attention) conditions.push((row) => row.attention !== null);
  return conditions;
}

function isOneOf<T>(values: readonly T[], valueIn: (row: ClaimRow) => T): (row: ClaimRow) => boolean {
  const allowed = new Set(values);
  return (row) => allowed.has(valueIn(row));
}

/** The last day that a date of any precision may mean, as text that sorts right. */
function toLastDay(date: string): string {
  return date.length === 4 ? `${date}-99-99` : date.length === 7 ? `${date}-99` : date;
}

/** The year of a row's service date; `null` without one. */
export function readYearOfRow(row: ClaimRow): number | null {
  return row.serviceStart === null ? null : yearOf(row.serviceStart);
}

/** Years in which the person had care, newest first. */
export function listYears(entries: readonly RowEntry[]): number[] {
  const years: number[] = [];
  for (const { year } of entries) {
    if (year !== null && years.at(-1) !== year) years.push(year);
  }
  return years;
}

/** A hundred years of months. */
const mostMonths = 1200;

/**
 * Where each month begins in rows that are in the order of the list. Claims of more months than a life has stand under
 * their years, and those of more years under none.
 */
export function listMonths(rows: readonly ClaimRow[]): ClaimPage['months'] {
  const months = listGroups(rows, (row) => [
    readYearOfRow(row),
    row.serviceStart === null ? null : monthOf(row.serviceStart),
  ]);
  if (months.length <= mostMonths) return months;
  const years = listGroups(rows, (row) => [readYearOfRow(row), null]);
  return years.length <= mostMonths ? years : listGroups(rows, () => [null, null]);
}

function listGroups(
  rows: readonly ClaimRow[],
  groupOf: (row: ClaimRow) => [year: number | null, month: number | null],
): ClaimPage['months'] {
  const months: ClaimPage['months'] = [];
  for (const [index, row] of rows.entries()) {
    const [year, month] = groupOf(row);
    const last = months.at(-1);
    if (last && last.year === year && last.month === month) last.claims++;
    else months.push({ year, month, firstIndex: index, claims: 1 });
  }
  return months;
}
