/** The access log: each request and each file that was saved, in the person's own words. */
import type { Language } from '#shared/languages';
import type { AccessEnd, AccessEntry, AccessTicket, SentEntry } from '#shared/model/access-log';
import { describeLocalAccess } from './access-entry.ts';
import { type AccessLog, listAccess, readAccessRows } from './access-log.ts';
import { writeAccessCsv } from './write-access-csv.ts';

export function accessLogOperations(log: AccessLog) {
  return {
    /** Writes what was done on this computer. */
    add: (entry: AccessEntry) => log.add(entry),
    /** Writes a request before it is sent. */
    begin: ({ attempt, payerId, ...sent }: SentEntry): AccessTicket => {
      const row = { ...describeLocalAccess(sent.at, sent.what), ...sent, result: 'unknown' as const };
      return log.add({ ...row, ...(attempt && { attempt }), ...(payerId && { payerId }) });
    },
    /** Writes what came of a request. */
    complete: (ticket: AccessTicket, end: AccessEnd) => log.complete(ticket, end),
    /** The rows of a sign-in are the connection's from now on. */
    own: (attempt: string, connectionId: string) => log.own(attempt, connectionId),
    /** Counts the entries outside of the database; how many are counted there. */
    count: () => log.count(),
    list: (input: Parameters<typeof listAccess>[1]) => listAccess(log, input),
    csv: ({ personId, language }: { personId: string | null; language: Language }): Uint8Array =>
      writeAccessCsv(readAccessRows(log, personId, 0, -1), language),
  };
}
