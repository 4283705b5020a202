import { monthOf, yearOf } from '#shared/dates';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimFilter, ClaimPage } from '#shared/model/claims/claims-view';
import { splitWords } from '#shared/split-words';
import { findSpecialty, isOfSpecialty } from '#shared/words/specialties';
import type { Db } from '../../database/database.ts';
import { shareTotalsOf } from '../compare/totals.ts';
import {
  buildSearchQuery,
  buildSpecialtyQuery,
  isTypedAmount,
  listPlace,
  readSearchTerms,
} from '../keep/search-text.ts';
import type { PersonRows, RowEntry } from './person-rows.ts';

/**
 * The rows that the filter lets through, in the order of the list. A visit of several plans is found by the words,
 * decisions and plans of each of its claims, and shown whole.
 */
export function filterRows(db: Db, person: PersonRows, filter: ClaimFilter): ClaimRow[] {
  return filterEntries(db, person, filter).map(({ row }) => row);
}

/** As `filterRows`, with the key of each. */
export function filterEntries(db: Db, person: PersonRows, filter: ClaimFilter): RowEntry[] {
  const finders = [
    ...[filter.text, filter.amount].flatMap((text) => (text === null ? [] : createFinder(db, text))),
    ...(filter.doctor === null ? [] : createDoctorFinder(db, filter.doctor)),
  ];
  const conditions = buildConditions(filter);
  const ofAny = buildAnyConditions(filter);
  const selected: RowEntry[] = [];
  for (const entry of person.listed) {
    if (filter.year !== null && entry.year !== filter.year) continue;
    const { row, key } = entry;
    const keys = person.visitOf(key)?.keys ?? [key];
    if (!finders.every((finds) => finds(row, keys))) continue;
    const claims = row.visit ? person.claimsOf(key) : [row];
    if (!ofAny.every((passes) => claims.some(passes))) continue;
    if (conditions.every((passes) => passes(row))) selected.push(entry);
  }
  return selected;
}

/** Says of a row and the keys of its claims whether what was typed is in one of them; none when there is nothing to find. */
function createFinder(db: Db, text: string): ((row: ClaimRow, keys: readonly number[]) => boolean)[] {
  const found = findKeys(db, text);
  if (found === null) return [];
  const [term, ...more] = readSearchTerms(text);
  // What several plans paid together stands in none of their claims.
  const isSum = ({ visit, planPaid }: ClaimRow) =>
    visit !== undefined &&
    planPaid !== null &&
    term !== undefined &&
    more.length === 0 &&
    isTypedAmount(term, planPaid.cents);
  // What patients call a kind of doctor finds those whose name, specialty or its code says it, in either language.
  const specialty = findSpecialty(text);
  const ofKind = specialty === null ? found : selectKeys(db, buildSpecialtyQuery(specialty));
  const isNamedSo = ({ providerName }: ClaimRow) =>
    specialty !== null && isOfSpecialty(specialty, [{ code: null, text: providerName }]);
  return [
    (row, keys) => keys.some((key) => found.has(key) || ofKind.has(key)) || isSum(row) || isNamedSo(row),
  ];
}

/** Says of the keys of a row's claims whether one who gave the care has this name: all of its words, whole, in one name. */
function createDoctorFinder(db: Db, doctor: string): ((row: ClaimRow, keys: readonly number[]) => boolean)[] {
  const wanted = splitWords(doctor);
  const wordsOf = createWordsReader(db);
  const isNamed = (key: number) =>
    listPlace(wordsOf(key), 'person').some((name) => {
      const own = new Set(splitWords(name));
      return wanted.every((word) => own.has(word));
    });
  const found = new Set([...(findKeys(db, doctor) ?? [])].filter(isNamed));
  return [(_, keys) => keys.some((key) => found.has(key))];
}

/** Reads what is stored of a claim's words, as {@link listPlace} takes it; empty for a key that is not here. */
export function createWordsReader(db: Db): (key: number) => string {
  const words = db.prepare<[number], string>('SELECT words FROM claim_text WHERE rowid = ?').pluck();
  return (key) => (words.get(key) ?? '') as string;
}

/** Keys of claims with these words; `null` when there is nothing to look for. */
function findKeys(db: Db, text: string): ReadonlySet<number> | null {
  const query = buildSearchQuery(text);
  if (query === null) return null;
  return query === '' ? new Set() : selectKeys(db, query);
}

function selectKeys(db: Db, query: string): ReadonlySet<number> {
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
  if (provider !== null) conditions.push((row) => row.providerName === provider);
  if (filter.drug !== null) conditions.push(createDrugCondition(filter.drug));
  if (network !== null) conditions.push((row) => row.network === network);
  if (minBilledCents !== null)
    conditions.push((row) => row.billed !== null && row.billed.cents >= minBilledCents);
  if (maxBilledCents !== null)
    conditions.push((row) => row.billed !== null && row.billed.cents <= maxBilledCents);
  if (filter.counted !== 'all') conditions.push((row) => row.counted === (filter.counted === 'counted'));
  if (filter.attention) conditions.push((row) => row.attention !== null);
  return conditions;
}

/** Prescriptions whose drug has these words in its name, one after the other. */
function createDrugCondition(drug: string): (row: ClaimRow) => boolean {
  const wanted = ` ${splitWords(drug).join(' ')} `;
  return ({ kind, what }) =>
    kind === 'pharmacy' && what !== null && ` ${splitWords(what).join(' ')} `.includes(wanted);
}

/** Conditions that one claim of a visit may meet for all of it. */
function buildAnyConditions({ states, connectionIds }: ClaimFilter): ((row: ClaimRow) => boolean)[] {
  const conditions: ((row: ClaimRow) => boolean)[] = [];
  if (states.length > 0) conditions.push(isOneOf(states, (row) => row.state));
  if (connectionIds.length > 0) conditions.push(isOneOf(connectionIds, (row) => row.connectionId));
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
/** More than anybody is billed in in one month. */
const mostCurrenciesOfMonth = 3;

/**
 * Where each month begins in rows that are in the order of the list, and what it comes to. Claims of more months than a
 * life has stand under their years, and those of more years under none. One in many currencies comes to nothing that could
 * be told in a line. `asked`: ids of claims that may be one visit with another of the rows.
 */
export function listMonths(rows: readonly ClaimRow[], asked: ReadonlySet<string>): ClaimPage['months'] {
  return findMonths(rows).map((month) => {
    const own = rows.slice(month.firstIndex, month.firstIndex + month.claims);
    const ofAsked = own.filter(({ id }) => asked.has(id)).length;
    const sums = shareTotalsOf(own);
    return { ...month, sums: sums.length > mostCurrenciesOfMonth ? [] : sums, asked: ofAsked };
  });
}

type MonthPlace = Omit<ClaimPage['months'][number], 'sums' | 'asked'>;

function findMonths(rows: readonly ClaimRow[]): MonthPlace[] {
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
): MonthPlace[] {
  const months: MonthPlace[] = [];
  for (const [index, row] of rows.entries()) {
    const [year, month] = groupOf(row);
    const last = months.at(-1);
    if (last && last.year === year && last.month === month) last.claims++;
    else months.push({ year, month, firstIndex: index, claims: 1 });
  }
  return months;
}
