import { yearOf } from '#shared/dates';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimFilter, ClaimPage } from '#shared/model/claims/claims-view';
import { splitWords } from '#shared/split-words';
import { type CareName, createCareTest, findCareName } from '#shared/words/care-names';
import { findSpecialty, isOfSpecialty } from '#shared/words/specialties';
import type { Db } from '../../database/database.ts';
import { mark } from '../compare/sum-table.ts';
import { shareTotalsAt } from '../compare/totals.ts';
import {
  buildCareQuery,
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
  return selectRows(db, person, filter).map((at) => (person.listed[at] as RowEntry).row);
}

/** As `filterRows`, their places in {@link PersonRows.listed}; `sums` there has read them. */
export function selectRows(db: Db, person: PersonRows, filter: ClaimFilter): number[] {
  const finders = [
    ...[filter.text, filter.amount].flatMap((text) => (text === null ? [] : createFinder(db, text))),
    ...(filter.doctor === null ? [] : createDoctorFinder(db, filter.doctor)),
  ];
  const { listed, sums } = person;
  const conditions = buildConditions(filter, person);
  const passes = (entry: RowEntry, at: number): boolean => {
    if (filter.year !== null && entry.year !== filter.year) return false;
    for (const finds of finders) if (!finds(entry)) return false;
    sums.read(at);
    for (const holds of conditions) if (!holds(at, entry)) return false;
    return true;
  };
  const selected: number[] = [];
  for (let at = 0; at < listed.length; at++) if (passes(listed[at] as RowEntry, at)) selected.push(at);
  return selected;
}

type Finder = (entry: RowEntry) => boolean;
/** Of what stands at a place of the list: typed arrays are quicker to ask than rows. */
type Condition = (at: number, entry: RowEntry) => boolean;

/** Says of an entry whether what was typed is in one of its claims; none when there is nothing to find. */
function createFinder(db: Db, text: string): Finder[] {
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
  const care = findCareName(text);
  const ofCare = care === null ? found : findCare(db, care);
  const isNamedSo = ({ providerName }: ClaimRow) =>
    specialty !== null && isOfSpecialty(specialty, [{ code: null, text: providerName }]);
  return [
    (entry) =>
      found.hasAny(entry) ||
      ofKind.hasAny(entry) ||
      ofCare.hasAny(entry) ||
      (entry.visit !== null && isSum(entry.row)) ||
      isNamedSo(entry.row),
  ];
}

/** Keys of claims that have care of this kind. */
function findCare(db: Db, care: CareName): Keys {
  const wordsOf = createWordsReader(db);
  const isOfCare = createCareTest(care);
  const hasCare = (key: number) => isOfCare(listPlace(wordsOf(key), 'service'));
  return new Keys(selectKeys(db, buildCareQuery(care)).list.filter(hasCare));
}

/** Says of an entry whether one who gave the care has this name: all of its words, whole, in one name. */
function createDoctorFinder(db: Db, doctor: string): Finder[] {
  const wanted = splitWords(doctor);
  const wordsOf = createWordsReader(db);
  const isNamed = (key: number) =>
    listPlace(wordsOf(key), 'person').some((name) => {
      const own = new Set(splitWords(name));
      return wanted.every((word) => own.has(word));
    });
  const found = new Keys((findKeys(db, doctor)?.list ?? []).filter(isNamed));
  return [(entry) => found.hasAny(entry)];
}

/** Keys of claims, as bits. */
class Keys {
  readonly list: readonly number[];
  readonly #bits: Uint8Array;

  constructor(list: readonly number[]) {
    this.list = list;
    let last = -1;
    for (const key of list) if (key > last) last = key;
    this.#bits = new Uint8Array((last >> 3) + 1);
    for (const key of list) this.#bits[key >> 3] = (this.#bits[key >> 3] as number) | (1 << (key & 7));
  }

  has(key: number): boolean {
    return (((this.#bits[key >> 3] ?? 0) >> (key & 7)) & 1) === 1;
  }

  /** True where one of the entry's claims is among them. */
  hasAny({ key, visit }: RowEntry): boolean {
    return visit === null ? this.has(key) : visit.keys.some((one) => this.has(one));
  }
}

/** Reads what is stored of a claim's words, as {@link listPlace} takes it; empty for a key that is not here. */
export function createWordsReader(db: Db): (key: number) => string {
  const words = db.prepare<[number], string>('SELECT words FROM claim_text WHERE rowid = ?').pluck();
  return (key) => (words.get(key) ?? '') as string;
}

/** Keys of claims with these words; `null` when there is nothing to look for. */
function findKeys(db: Db, text: string): Keys | null {
  const query = buildSearchQuery(text);
  if (query === null) return null;
  return query === '' ? new Keys([]) : selectKeys(db, query);
}

function selectKeys(db: Db, query: string): Keys {
  const keys = db
    .prepare<[string], number>('SELECT rowid FROM claim_text WHERE claim_text MATCH ?')
    .pluck()
    .all(query) as number[];
  return new Keys(keys);
}

function buildConditions(filter: ClaimFilter, person: PersonRows): Condition[] {
  const { sums } = person;
  const conditions: Condition[] = [];
  const { from, to, provider, network, minBilledCents, maxBilledCents } = filter;
  const onRow = (holds: (row: ClaimRow) => boolean) => conditions.push((_, { row }) => holds(row));
  const billed = sums.column('billed');
  const onBilled = (holds: (cents: number) => boolean) =>
    conditions.push(
      (at) => ((billed.marks[at] as number) & mark.given) !== 0 && holds(billed.cents[at] as number),
    );
  if (filter.kinds.length > 0) {
    const kinds = new Set(filter.kinds);
    conditions.push((at) => kinds.has(sums.kindAt(at)));
  }
  if (filter.states.length + filter.connectionIds.length > 0)
    conditions.push(createAnyCondition(filter, person));
  if (filter.counted !== 'all')
    conditions.push((at) => sums.isCounted(at) === (filter.counted === 'counted'));
  if (minBilledCents !== null) onBilled((cents) => cents >= minBilledCents);
  if (maxBilledCents !== null) onBilled((cents) => cents <= maxBilledCents);
  if (from !== null) onRow((row) => row.serviceStart !== null && toLastDay(row.serviceStart) >= from);
  if (to !== null) onRow((row) => row.serviceStart !== null && row.serviceStart <= to);
  if (provider !== null) onRow((row) => row.providerName === provider);
  if (filter.drug !== null) onRow(createDrugCondition(filter.drug));
  if (network !== null) onRow((row) => row.network === network);
  if (filter.attention) onRow((row) => row.attention !== null);
  return conditions;
}

/** Prescriptions whose drug has these words in its name, one after the other. */
function createDrugCondition(drug: string): (row: ClaimRow) => boolean {
  const wanted = ` ${splitWords(drug).join(' ')} `;
  return ({ kind, what }) =>
    kind === 'pharmacy' && what !== null && ` ${splitWords(what).join(' ')} `.includes(wanted);
}

/** Says whether a claim, or one claim of a visit for all of it, has one of the decisions and is of one of the plans. */
function createAnyCondition({ states, connectionIds }: ClaimFilter, person: PersonRows): Condition {
  const { sums } = person;
  const wanted = { states: new Set(states), plans: new Set(connectionIds) };
  const isOfState = (state: ClaimRow['state']) => states.length === 0 || wanted.states.has(state);
  const isOfPlan = (id: string) => connectionIds.length === 0 || wanted.plans.has(id);
  return (at, entry) => {
    if (entry.visit === null)
      return isOfState(sums.stateAt(at)) && (connectionIds.length === 0 || isOfPlan(entry.row.connectionId));
    const claims = entry.row.visit ? person.claimsOf(entry.key) : [entry.row];
    return claims.some(({ state }) => isOfState(state)) && claims.some((row) => isOfPlan(row.connectionId));
  };
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
 * Where each month begins in some of the rows of the list, and what it comes to. Claims of more months than a life has
 * stand under their years, and those of more years under none. One in many currencies comes to nothing that could be told
 * in a line. `selected`: places in the list. `asked`: ids of claims that may be one visit with another of the rows.
 */
export function listMonths(
  { listed, sums: table }: Pick<PersonRows, 'listed' | 'sums'>,
  selected: readonly number[],
  asked: ReadonlySet<string>,
): ClaimPage['months'] {
  const entryAt = (at: number) => listed[at] as RowEntry;
  return findMonths(selected.map(entryAt)).map((month) => {
    const own = selected.slice(month.firstIndex, month.firstIndex + month.claims);
    const ofAsked = asked.size === 0 ? 0 : own.filter((at) => asked.has(entryAt(at).row.id)).length;
    const sums = shareTotalsAt(table, own);
    return { ...month, sums: sums.length > mostCurrenciesOfMonth ? [] : sums, asked: ofAsked };
  });
}

type MonthPlace = Omit<ClaimPage['months'][number], 'sums' | 'asked'>;

function findMonths(entries: readonly RowEntry[]): MonthPlace[] {
  const months = listGroups(entries, 100);
  if (months.length <= mostMonths) return months;
  const years = listGroups(entries, 10_000);
  return years.length <= mostMonths ? years : listGroups(entries, Number.POSITIVE_INFINITY);
}

/** Neighbors whose order is the same but for what is below `unit`: 100 for months, 10,000 for years. */
function listGroups(entries: readonly RowEntry[], unit: number): MonthPlace[] {
  const groups: MonthPlace[] = [];
  let last = -1;
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] as RowEntry;
    const group = Math.floor(entry.order / unit);
    if (group === last) (groups.at(-1) as MonthPlace).claims++;
    else {
      const year = unit > 10_000 ? null : entry.year;
      groups.push({ year, month: unit > 100 ? null : entry.month, firstIndex: index, claims: 1 });
    }
    last = group;
  }
  return groups;
}
