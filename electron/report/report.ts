/**
 * A text that a person may send when something went wrong: versions, states, counts and codes. No name, number, date,
 * amount, plan or host is in it. In English, as those who mend the app read it.
 */
import type { StorageMode } from '#shared/model/settings';
import type { ConnectionRecord } from '../data/people/connections.ts';

export type ReportFacts = {
  /** `Claimfolio 1.2.3`, `Electron 44.0.0`, `linux x64`. */
  versions: readonly string[];
  storage: StorageMode;
  people: number;
  connections: readonly ConnectionRecord[];
  recent: readonly string[];
};

export function writeReport({ versions, storage, people, connections, recent }: ReportFacts): string {
  const plans = connections.map((connection, index) => `Plan ${index + 1}: ${describePlan(connection)}`);
  return [
    ...versions,
    `Records: ${storage}`,
    `People: ${people}`,
    ...plans,
    'Last events:',
    ...(recent.length === 0 ? ['none'] : recent),
    '',
  ].join('\n');
}

function describePlan({ origin, isSample, state, claims, records, lastEnd }: ConnectionRecord): string {
  const missing = lastEnd?.missing.map(
    ({ category, resourceType, failure }) => `missing ${resourceType ?? category} ${failure.code}`,
  );
  return [
    isSample ? 'made-up' : origin,
    state,
    `${claims} claims`,
    `${records} records`,
    lastEnd === null ? 'never checked' : `last check ${lastEnd.outcome}`,
    ...(lastEnd?.failure ? [lastEnd.failure.code] : []),
    ...(missing ?? []),
  ].join(', ');
}
