/** The Fetch port with a row in the access log for each exchange. Rows hold no query, no token and no body. */
import type { AccessEntry } from '#shared/model/access-log';
import { describeLocalAccess } from '../data/access-log/access-entry.ts';
import type { Clock, Fetch } from '../ports.ts';

export type RecordAccess = (entry: AccessEntry) => void;

export type RecordingDeps = { fetch: Fetch; clock: Clock; recordAccess: RecordAccess };

export type AccessReason = Pick<AccessEntry, 'what' | 'why'> &
  Partial<Pick<AccessEntry, 'connectionId' | 'category'>>;

/** A row of the access log about a request to `url`; the query is left out. */
export function accessEntry(clock: Clock, url: string, reason: AccessReason): AccessEntry {
  const { host, pathname } = new URL(url);
  return {
    ...describeLocalAccess(new Date(clock.now()).toISOString(), reason.what),
    host,
    method: 'GET',
    path: pathname,
    ...reason,
  };
}

/** A Fetch port that adds one row to the access log for each call, whether it succeeds or not. */
export function createRecordedFetch(
  { fetch, clock, recordAccess }: RecordingDeps,
  reason: AccessReason,
): Fetch {
  return async (request) => {
    const entry = { ...accessEntry(clock, request.url, reason), method: request.method };
    try {
      const { status, body, headers } = await fetch(request);
      const result = status < 400 ? 'ok' : status < 500 ? 'refused' : 'failed';
      recordAccess({ ...entry, result, status, bytes: body.byteLength });
      return { status, body, headers };
    } catch (error) {
      recordAccess({ ...entry, result: 'failed' });
      throw error;
    }
  };
}
