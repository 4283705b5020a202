import { addDays } from '#shared/dates';
import type { Overview } from '#shared/model/claims/claims-view';
import { boundView } from '../../archive/bound-view.ts';
import { followLookedAt, isLookedAt } from '../keep/looked-at-table.ts';
import { listYears } from './filter-claims.ts';
import type { ClaimParts } from './list-claims.ts';
import type { PersonRows } from './person-rows.ts';
import { areTotalsReady, pickYear, readYear } from './read-year.ts';

/** As long as most plans give for an appeal. */
const daysStillOpen = 180;

/**
 * The opening of the Claims screen, without questions about visits, which are asked apart. `year: null`: the year of
 * `today` when it has claims, else the newest that has; the answer says which. With that year, claims of the newest year
 * of each plan need a look: a plan whose claims end earlier is not hidden by another. What the last check changed needs a
 * look in whichever year it is, and so does what the plan decided in the last half year: January does not clear what
 * December left open.
 */
export function getOverview(
  parts: ClaimParts,
  input: { personId: string; year: number | null; today: string },
): Overview {
  const person = parts.rows.of(input.personId);
  const facts = readYear(parts, input.personId, input.year, input.today);
  const lookedAt = followLookedAt(parts.db, input.personId, person.entries);
  const attention: Overview['attention'] = [];
  const putAway: Overview['putAway'] = [];
  const years = facts.year === pickYear(facts.years, input.today) ? pickYears(person, input.today) : null;
  const halfYearAgo = addDays(input.today, -daysStillOpen);
  for (const entry of person.listed) {
    const { row } = entry;
    const isOfYear =
      entry.year === facts.year || (years !== null && entry.year === years.get(row.connectionId));
    if (!isOfYear && !entry.isChanged && (row.decidedOn ?? '') < halfYearAgo) continue;
    if (row.attention === null || row.attention === 'same-visit') continue;
    (isLookedAt(row, lookedAt) ? putAway : attention).push({ row, reason: row.attention });
  }
  const { view, leftOut } = boundView({
    years: facts.years,
    year: facts.year,
    totals: facts.totals,
    byPlan: facts.byPlan,
    attention,
    putAway,
    openVisits: facts.open,
    totalsReady: areTotalsReady(parts, input.personId),
  });
  return { ...view, leftOut };
}

/** By the id of a plan or file: the year of its claims that the screen would open with, were there no others. */
function pickYears({ listed }: PersonRows, today: string): Map<string, number | null> {
  const byPlan = Map.groupBy(listed, ({ row }) => row.connectionId);
  return new Map([...byPlan].map(([id, entries]) => [id, pickYear(listYears(entries), today)]));
}
