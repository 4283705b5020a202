import type { AccessEntry, AccessWhat } from '#shared/model/access-log';

/** A row about something done on this computer at an ISO instant: no request, no host, nobody's in particular. */
export function describeLocalAccess(at: string, what: AccessWhat): AccessEntry {
  return {
    at,
    personId: null,
    connectionId: null,
    host: null,
    what,
    category: null,
    page: null,
    why: 'you-asked',
    result: 'ok',
    status: null,
    records: null,
    bytes: null,
    method: null,
    path: null,
  };
}
