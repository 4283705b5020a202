/** What the opening of the Claims screen and the Spending screen both show of a year. */
import { yearOf } from '#shared/dates';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimPage, PlanTotals, VisitQuestion } from '#shared/model/claims/claims-view';
import { totalsOf } from '../compare/totals.ts';
import { addUpPlans } from './add-up-plans.ts';
import { listYears } from './filter-claims.ts';
import type { ClaimParts } from './list-claims.ts';
import type { PersonRows } from './person-rows.ts';
import { listOpenVisitsOfYear } from './visit-questions.ts';

export type YearFacts = {
  years: number[];
  year: number | null;
  totals: ClaimPage['totals'];
  /** Rows in the currency of the first totals: charts add up one currency. */
  charted: ClaimRow[];
  byPlan: PlanTotals[];
  open: VisitQuestion[];
};

/** What is shown of the year `asked`, or of the one that `pickYear` takes. */
export function readYear(
  { connections, rows }: ClaimParts,
  personId: string,
  asked: number | null,
  today: string,
): YearFacts {
  const person = rows.of(personId);
  const years = listYears(person.entries);
  const year = asked ?? pickYear(years, today);
  const selected = listYear(person, year);
  const totals = totalsOf(selected);
  const charted = selected.filter((row) => row.currency === totals[0]?.currency);
  const byPlan = addUpPlans(connections, personId, selected);
  const open = listOpenVisitsOfYear(person, year);
  return { years, year, totals, charted, byPlan, open };
}

/** Of years with claims, newest first: this one or the newest before it, else the newest of all. */
export function pickYear(years: readonly number[], today: string): number | null {
  const thisYear = yearOf(today);
  return years.find((one) => one <= thisYear) ?? years[0] ?? null;
}

function listYear(person: PersonRows, year: number | null): ClaimRow[] {
  return person.listed.filter((entry) => entry.year === year).map(({ row }) => row);
}

/** Totals of a year, plan by plan. */
export function sumByPlan({ connections, rows }: ClaimParts, personId: string, year: number): PlanTotals[] {
  return addUpPlans(connections, personId, listYear(rows.of(personId), year));
}

/** False while any plan of the person has not been read to its end once. */
export function areTotalsReady({ connections }: ClaimParts, personId: string): boolean {
  const own = connections.ofPerson(personId);
  return own.length > 0 && own.every(({ firstSyncDone }) => firstSyncDone);
}
