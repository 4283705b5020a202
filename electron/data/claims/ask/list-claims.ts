/** What the Claims and Spending screens ask about one person. All sums come from `claims/totals.ts`. */

import { yearOf } from '#shared/dates';
import type { ClaimRow } from '#shared/model/claim';
import type {
  ClaimFilter,
  ClaimPage,
  Overview,
  PlanTotals,
  Spending,
  VisitQuestion,
} from '#shared/model/claims-view';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import { kindTotalsOf, monthTotalsOf, providerTotalsOf, totalsOf } from '../read/totals.ts';
import type { ClaimRows, PersonRows } from './claim-rows.ts';
import { filteredRows, monthsOf, yearOfRow, yearsOf } from './filter-claims.ts';

export type QueryParts = { db: Db; connections: Connections; rows: ClaimRows };

/** One window of the filtered list, with the months and totals of all of it. */
export function claimPage(
  { db, rows }: QueryParts,
  filter: ClaimFilter,
  offset: number,
  limit: number,
): ClaimPage {
  const person = rows.of(filter.personId);
  const { selected, ...whole } = person.remembered(JSON.stringify(filter), () => {
    const selected = filteredRows(db, person, filter);
    const totals = totalsOf(person.forTotals(selected));
    return { selected, count: selected.length, months: monthsOf(selected), totals };
  });
  return { ...whole, rows: selected.slice(offset, offset + limit) };
}

type YearFacts = {
  years: number[];
  year: number | null;
  totals: ClaimPage['totals'];
  /** Rows in the currency of the first totals: charts add up one currency. */
  charted: ClaimRow[];
  byPlan: PlanTotals[];
  open: VisitQuestion[];
};

/** The year shown when none is asked for: this one or the newest before it that has claims, else the newest of all. */
function yearFacts(
  { connections, rows }: QueryParts,
  personId: string,
  asked: number | null,
  today: string,
): YearFacts {
  const person = rows.of(personId);
  const years = yearsOf(person.entries);
  const thisYear = yearOf(today);
  const year = asked ?? years.find((one) => one <= thisYear) ?? years[0] ?? null;
  const selected: ClaimRow[] = [];
  for (const entry of person.entries) if (entry.year === year) selected.push(entry.row);
  const forTotals = person.forTotals(selected);
  const totals = totalsOf(forTotals);
  const charted = forTotals.filter((row) => row.currency === totals[0]?.currency);
  const byPlan = totalsByPlan(connections, personId, selected);
  const open = visitQuestions(person).filter(
    ({ first, second, same }) => same === null && (yearOfRow(first) === year || yearOfRow(second) === year),
  );
  return { years, year, totals, charted, byPlan, open };
}

/** Totals of each plan of the person, by its own claims alone. */
function totalsByPlan(connections: Connections, personId: string, rows: readonly ClaimRow[]): PlanTotals[] {
  return connections.ofPerson(personId).map(({ id, planName }) => ({
    connectionId: id,
    planName,
    totals: totalsOf(rows.filter((row) => row.connectionId === id)),
  }));
}

/** Totals of a year, plan by plan. */
export function planTotalsOf(
  { connections, rows }: QueryParts,
  personId: string,
  year: number,
): PlanTotals[] {
  const ofYear = rows
    .of(personId)
    .entries.filter((entry) => entry.year === year)
    .map(({ row }) => row);
  return totalsByPlan(connections, personId, ofYear);
}

/** Both claims of every visit that was asked about and still can be. */
export function visitQuestions(person: PersonRows): VisitQuestion[] {
  return person.visits.flatMap(({ firstKey, secondKey, same }) => {
    const first = person.get(firstKey);
    const second = person.get(secondKey);
    return first && second && (same !== null || (first.counted && second.counted))
      ? [{ first, second, same }]
      : [];
  });
}

/** The opening of the Claims screen. What the last check changed needs a look in whichever year it is. */
export function overview(
  parts: QueryParts,
  input: { personId: string; year: number | null; today: string },
): Overview {
  const person = parts.rows.of(input.personId);
  const facts = yearFacts(parts, input.personId, input.year, input.today);
  const attention: Overview['attention'] = [];
  for (const entry of person.entries) {
    if (entry.year !== facts.year && !entry.isChanged) continue;
    const { row } = entry;
    if (row.attention !== null) attention.push({ row, reason: row.attention });
  }
  return {
    years: facts.years,
    year: facts.year,
    totals: facts.totals,
    byPlan: facts.byPlan,
    months: monthTotalsOf(facts.charted),
    attention,
    openVisits: facts.open,
    totalsReady: areTotalsReady(parts, input.personId),
  };
}

/** The Spending screen. */
export function spending(
  parts: QueryParts,
  input: { personId: string; year: number | null; today: string },
): Spending {
  const facts = yearFacts(parts, input.personId, input.year, input.today);
  return {
    years: facts.years,
    year: facts.year,
    totals: facts.totals,
    byPlan: facts.byPlan,
    months: monthTotalsOf(facts.charted),
    kinds: kindTotalsOf(facts.charted),
    providers: providerTotalsOf(facts.charted),
    openVisits: facts.open.length,
    totalsReady: areTotalsReady(parts, input.personId),
  };
}

/** False while any plan of the person has not been read to its end once. */
function areTotalsReady({ connections }: QueryParts, personId: string): boolean {
  const own = connections.ofPerson(personId);
  return own.length > 0 && own.every(({ firstSyncDone }) => firstSyncDone);
}
