import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { PlanTotals } from '#shared/model/claims/claims-view';
import { type Connections, findSource } from '../../people/connections.ts';
import { splitVisit } from '../compare/merge-visits.ts';
import { totalsOf } from '../compare/totals.ts';

/**
 * Totals of each plan of the person. Together they are the totals of all: of a visit that several plans looked at, each
 * plan has what it paid, and the last one everything else.
 */
export function addUpPlans(
  connections: Connections,
  personId: string,
  rows: readonly ClaimRow[],
): PlanTotals[] {
  const byPlan = Map.groupBy(rows.flatMap(splitVisit), ({ connectionId }) => connectionId);
  return connections.ofPerson(personId).map((connection) => ({
    connectionId: connection.id,
    planName: connection.planName,
    ...findSource(connection),
    totals: totalsOf(byPlan.get(connection.id) ?? []),
  }));
}
