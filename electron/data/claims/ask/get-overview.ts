import { addDays } from '#shared/dates';
import type { Overview } from '#shared/model/claims-view';
import { boundView } from '../../archive/bound-view.ts';
import { followLookedAt, isLookedAt } from '../keep/looked-at-table.ts';
import type { ClaimParts } from './list-claims.ts';
import { areTotalsReady, readYear } from './read-year.ts';

/** As long as most plans give for an appeal. */
const daysStillOpen = 180;

/**
 * The opening of the Claims screen, without questions about visits, which are asked apart. `year: null`: the year of `today` when it has claims, else the newest that has; the
 * answer says which. What the last check changed needs a look in whichever year it is, and so does what the plan
 * decided in the last half year: January does not clear what December left open.
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
  const halfYearAgo = addDays(input.today, -daysStillOpen);
  for (const entry of person.listed) {
    const { row } = entry;
    if (entry.year !== facts.year && !entry.isChanged && (row.decidedOn ?? '') < halfYearAgo) continue;
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
