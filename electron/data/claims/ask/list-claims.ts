import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimFilter, ClaimPage } from '#shared/model/claims/claims-view';
import { mostCurrencies } from '#shared/model/claims/question';
import { hasTooLarge, type ShareTotals } from '#shared/model/claims/totals';
import { findSpecialty } from '#shared/words/specialties';
import { boundRows } from '../../archive/bound-view.ts';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import { shareTotalsAt, totalsAt } from '../compare/totals.ts';
import { addUpPlans } from './add-up-plans.ts';
import { listMonths, selectRows } from './filter-claims.ts';
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
    const selected = selectRows(db, person, filter);
    const totals = totalsAt(person.sums, selected).slice(0, mostCurrencies);
    const { asked, openVisits } = findAskedIn(person, selected);
    // Of one plan, its totals say it already.
    const byPlan = hasTooLarge(totals)
      ? addUpPlans(connections, filter.personId, listRows(person, selected)).filter(
          (plan) => plan.totals.length > 0,
        )
      : [];
    return {
      selected,
      count: selected.length,
      months: listMonths(person, selected, asked),
      totals,
      ...(byPlan.length > 1 ? { byPlan } : {}),
      openVisits,
    };
  });
  const shown = selected.slice(offset, offset + limit).flatMap((at) => person.listed[at] ?? []);
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
): { count: number; sums: ShareTotals[] } {
  const person = rows.of(filter.personId);
  const selected = selectRows(db, person, filter);
  const isCertain = findAskedIn(person, selected).openVisits === 0;
  return {
    count: selected.length,
    sums: isCertain ? shareTotalsAt(person.sums, selected).slice(0, mostCurrencies) : [],
  };
}

function listRows({ listed }: PersonRows, selected: readonly number[]): ClaimRow[] {
  return selected.flatMap((at) => listed[at]?.row ?? []);
}

/** Questions about visits of which both claims are in the list, and the ids of these claims. */
function findAskedIn(person: PersonRows, selected: readonly number[]) {
  const open = listOpenQuestions(person);
  if (open.length === 0) return { asked: new Set<string>(), openVisits: 0 };
  const wanted = new Set(open.flatMap(({ first, second }) => [first.id, second.id]));
  const listed = new Set(listRows(person, selected).flatMap(({ id }) => (wanted.has(id) ? [id] : [])));
  const questions = open.filter(({ first, second }) => listed.has(first.id) && listed.has(second.id));
  return {
    asked: new Set(questions.flatMap(({ first, second }) => [first.id, second.id])),
    openVisits: questions.length,
  };
}
