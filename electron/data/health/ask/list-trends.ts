import type { HealthOverview } from '#shared/model/health/health-lists';
import type { RecordRow } from '#shared/model/health/health-record';
import type { Trend } from '#shared/model/health/measurement';
import {
  leaveOutFileVersions,
  pairFilesWithPlans,
  type Stored,
  storedColumns,
} from '../../archive/select-records.ts';
import { notFoundError } from '../../database/faults.ts';
import { trendsOf } from '../read/trends.ts';
import { buildRecordRow, type HealthParts } from './list-records.ts';

type TrendParts = Pick<HealthParts, 'db' | 'connections'>;

/** More than a chart can tell apart; the newest are shown. */
const mostPoints = 5000;

/** A trend needs more than one value. */
const fewestPoints = 2;

/** The rows of a person that make one trend, newest first, at most so many. */
function readRows({ db, connections }: TrendParts, personId: string, key: string, most: number): RecordRow[] {
  const own = connections.ofPerson(personId);
  const plans = new Map(own.map(({ id, planName }) => [id, planName]));
  return db
    .prepare<[string, string, string, number], Stored>(
      `SELECT ${storedColumns} WHERE record.key IN (
         SELECT key FROM record WHERE connection_id IN (SELECT value FROM json_each(?)) AND trend = ?
         ${leaveOutFileVersions('record')} ORDER BY day DESC, key LIMIT ?
       ) ORDER BY day DESC, record.key`,
    )
    .all(JSON.stringify([...plans.keys()]), key, JSON.stringify(pairFilesWithPlans(own)), most)
    .map((stored) => buildRecordRow(stored, plans.get(stored.connectionId) ?? ''));
}

/** One trend of a person. @throws {StoreError} store/not-found */
export function getTrend(parts: TrendParts, { personId, key }: { personId: string; key: string }): Trend {
  const [trend] = trendsOf(readRows(parts, personId, key, mostPoints));
  if (!trend) throw notFoundError('trend');
  return trend;
}

/** True when there are enough values of this key for a trend. */
export function hasTrend(parts: TrendParts, personId: string, key: string): boolean {
  return readRows(parts, personId, key, fewestPoints).length >= fewestPoints;
}

/** Every trend by its newest values, the one with the newest first. */
export function listTrends(parts: TrendParts, personId: string): HealthOverview['trends'] {
  const own = parts.connections.ofPerson(personId);
  const keys = parts.db
    .prepare<[string, string, number], { key: string; points: number }>(
      `SELECT trend AS key, count(*) AS points FROM record
       WHERE connection_id IN (SELECT value FROM json_each(?)) AND trend IS NOT NULL ${leaveOutFileVersions('record')}
       GROUP BY trend HAVING points >= ? ORDER BY max(day) DESC, trend`,
    )
    .all(JSON.stringify(own.map(({ id }) => id)), JSON.stringify(pairFilesWithPlans(own)), fewestPoints);
  return keys.flatMap(({ key, points }) => {
    const [trend] = trendsOf(readRows(parts, personId, key, fewestPoints));
    const latest = trend?.series[0]?.points.at(-1);
    if (!trend || !latest) return [];
    const { kind, title, unit } = trend;
    return [{ key, kind, title, unit, points, latest }];
  });
}
