/** The door of the access log over a list of rows in memory. */
import {
  type AccessBook,
  createLoggedBrowser,
  createLoggedFetch,
  type LoggedFetch,
} from '../../../electron/access/logged-fetch.ts';
import { describeLocalAccess } from '../../../electron/data/access-log/access-entry.ts';
import type { AuthorizedFetch } from '../../../electron/fhir/client.ts';
import type { Clock, Fetch, HttpRequest, HttpResponse, SystemBrowser } from '../../../electron/ports.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';

/** Keeps rows in the list; the row of a request is completed in place. */
export function keepRows(rows: AccessEntry[]): AccessBook {
  return {
    async begin({ attempt: _attempt, payerId: _payer, ...sent }) {
      rows.push({ ...describeLocalAccess(sent.at, sent.what), ...sent, result: 'unknown' });
      return { id: rows.length, digest: '' };
    },
    async complete({ id }, end) {
      Object.assign(rows[id - 1] ?? {}, end);
    },
  };
}

const log = { write: () => {} };
const still: Clock = { now: () => 0 };

export function logged(fetch: Fetch, rows: AccessEntry[] = [], clock: Clock = still): LoggedFetch {
  return createLoggedFetch({ fetch, book: keepRows(rows), clock, log });
}

export function loggedBrowser(browser: SystemBrowser, rows: AccessEntry[] = [], clock: Clock = still) {
  return createLoggedBrowser({ browser, book: keepRows(rows), clock, log });
}

/** Sends without a token, for tests of what is asked. */
export function authorized(
  send: (connectionId: string, request: HttpRequest) => Promise<HttpResponse>,
  rows: AccessEntry[] = [],
  clock: Clock = still,
): AuthorizedFetch {
  return (connectionId, request, reason, read) =>
    logged((sent) => send(connectionId, sent), rows, clock)(request, reason, read);
}

const open = {
  what: 'claims' as const,
  why: 'check' as const,
};

/** One answer of an authorized fetch, unread. */
export function readRaw(
  fetch: AuthorizedFetch,
  connectionId: string,
  request: HttpRequest,
): Promise<HttpResponse> {
  return fetch(connectionId, request, open, async (response) => ({ value: response, records: null }));
}
