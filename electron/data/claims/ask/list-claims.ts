import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimFilter, ClaimPage } from '#shared/model/claims/claims-view';
import { mostCurrencies } from '#shared/model/claims/question';
import { hasTooLarge, type ShareTotals } from '#shared/model/claims/totals';
import { findSpecialty } from '#shared/words/specialties';
import { boundRows } from '../../archive/bound-view.ts';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import { shareTotalsOf, totalsOf } from '../compare/totals.ts';
import { addUpPlans } from './add-up-plans.ts';
import { filterEntries, filterRows, listMonths } from './filter-claims.ts';
import type { ClaimRows, PersonRows } from './person-rows.ts';
import { tellFound } from './tell-found.ts';
import { listOpenQuestions } from './visit-questions.ts';

export type ClaimParts = { db: Db; connections: Connections; rows: ClaimRows };

/** One window of the filtered list, with the months and totals of all of it. */
export function listClaims(
  { db, rows, connections }: ClaimParts,
  { filter, offset, limit }: { filter: ClaimFilter; offset: number; limit: number },
): ClaimPage {
  const person = rows.of(filter.personId);
  const { selected, ...whole } = person.remembered(JSON.stringify(filter), () => {
    const selected = filterEntries(db, person, filter);
    const list = selected.map(({ row }) => row);
    const totals = totalsOf(list).slice(0, mostCurrencies);
    const { asked, openVisits } = findAskedIn(person, list);
    // Of one plan, its totals say it already.
    const byPlan = hasTooLarge(totals)
      ? addUpPlans(connections, filter.personId, list).filter((plan) => plan.totals.length > 0)
      : [];
    return {
      selected,
      count: selected.length,
      months: listMonths(list, asked),
      totals,
      ...(byPlan.length > 1 ? { byPlan } : {}),
      openVisits,
    };
  });
  const shown = selected.slice(offset, offset + limit);
  return {
    ...whole,
    rows: boundRows(
      tellFound(
        db,
        person,
        shown,
        [filter.doctor, filter.amount, filter.text].filter(Boolean).join(' ') || null,
        filter.text ? findSpecialty(filter.text) : null,
      ),
    ),
  };
}

/** As `listClaims`, of the whole list no more than how many claims it has and what they come to, where that is certain. */
export function countClaims(
  { db, rows }: ClaimParts,
  filter: ClaimFilter,
): { count: number; sums: ShareTotals[]; list: ClaimRow[] } {
  const person = rows.of(filter.personId);
  const list = filterRows(db, person, filter);
  const isCertain = findAskedIn(person, list).openVisits === 0;
  return { count: list.length, sums: isCertain ? shareTotalsOf(list).slice(0, mostCurrencies) : [], list };
}

/** Questions about visits of which both claims are in the list, and the ids of these claims. */
function findAskedIn(person: PersonRows, list: readonly ClaimRow[]) {
  const open = listOpenQuestions(person);
  const listed = new Set(open.length === 0 ? [] : list.map(({ id }) => id));
  const questions = open.filter(({ first, second }) => listed.has(first.id) && listed.has(second.id));
  return {
    asked: new Set(questions.flatMap(({ first, second }) => [first.id, second.id])),
    openVisits: questions.length,
  };
}
