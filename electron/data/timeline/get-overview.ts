import type { TimelineKind } from '#shared/model/health/health-kinds';
import type { HealthOverview } from '#shared/model/health/health-lists';
import { healthGroups, kindsIn } from '#shared/words/health-groups';
import { isByState, pastStates } from '#shared/words/health-parts';
import { boundView } from '../archive/bound-view.ts';
import { leaveOutFileVersions, pairFilesWithPlans } from '../archive/select-records.ts';
import { notFoundError } from '../database/faults.ts';
import { listTrends } from '../health/ask/list-trends.ts';
import type { TimelineParts } from './list-timeline.ts';

/** How many records of each kind a person has, who sent them, and their trends in short. @throws {StoreError} store/not-found */
export function getOverview(parts: TimelineParts, personId: string): HealthOverview {
  const { db, connections, rows } = parts;
  if (!connections.person(personId)) throw notFoundError('person');
  const plans = connections.ofPerson(personId);
  const ids = JSON.stringify(plans.map(({ id }) => id));
  const senders = db
    .prepare<[string], string>(
      `SELECT DISTINCT connection_id FROM record
       WHERE connection_id IN (SELECT value FROM json_each(?)) AND kind <> 'approval'`,
    )
    .pluck()
    .all(ids);
  const planNames = plans.filter(({ id }) => senders.includes(id)).map(({ planName }) => planName);
  const counts = db
    .prepare<[string, string, string, string, string], { kind: TimelineKind; count: number; past: number }>(
      `SELECT kind, count(*) AS count, sum(
         kind IN (SELECT value FROM json_each(?)) AND (
           ifnull(row ->> '$.state' IN (SELECT value FROM json_each(?)), 0) OR row ->> '$.doubt' IS 'refuted'
           OR EXISTS (SELECT 1 FROM resource WHERE resource.key = record.key AND removed_at IS NOT NULL)
         )
       ) AS past FROM record
       WHERE connection_id IN (SELECT value FROM json_each(?)) ${leaveOutFileVersions('record')} GROUP BY kind
       UNION ALL SELECT 'claim', count(*), 0 FROM claim
       WHERE connection_id IN (SELECT value FROM json_each(?))`,
    )
    .all(
      JSON.stringify(healthGroups.filter(isByState).flatMap(kindsIn)),
      JSON.stringify(pastStates),
      ids,
      JSON.stringify(pairFilesWithPlans(plans)),
      ids,
    )
    .map(({ kind, count, past }) => ({
      kind,
      count: kind === 'claim' ? count - rows.of(personId).listedUnder.size : count,
      past,
    }))
    .filter(({ count }) => count > 0);
  return boundView({ counts, planNames, trends: listTrends(parts, personId) }).view;
}
