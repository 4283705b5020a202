/** Claims as a subject of the archive: ExplanationOfBenefits that are no prior authorizations. */

import { copiedAtSql, resolveSent } from '../archive/copied-records.ts';
import type { ArchiveConnection, EndedPass, News, Subject } from '../archive/subject.ts';
import type { Db } from '../database/database.ts';
import { type Resource, shortenText } from '../fhir/resource.ts';
import type { Connections } from '../people/connections.ts';
import { noteArrivals, untellChanges } from './keep/claim-history.ts';
import { ClaimTable, type DerivedClaim, deriveClaim } from './keep/claim-table.ts';
import { orderConnections } from './keep/duplicate-claims.ts';
import { markRemoved } from './keep/mark-removed.ts';
import {
  ageMarks,
  countMarked,
  isRemembered,
  isUnfinished,
  listDependent,
  settleConnection,
  settleFrom,
  tellChanges,
} from './keep/settle-stored-claims.ts';
import { pickOwner } from './keep/stored-claims.ts';
import { saveVisitsOfPerson } from './keep/visits.ts';
import { findPlanPhone } from './read/claim-people.ts';

export function createClaimSubject({ db, connections }: { db: Db; connections: Connections }): Subject {
  const table = new ClaimTable(db);
  const parts = { db, connections, table };
  const keep = (key: number, derived: DerivedClaim, connection: ArchiveConnection, isCompared: boolean) => {
    const { name, birthDate } = derived.person;
    if (name !== null) connections.noteName(connection.personId, { name, birthDate });
    return table.write(key, derived, pickOwner(connection), isCompared);
  };
  return {
    resourceTypes: ['ExplanationOfBenefit'],
    countedAs: 'claim',
    read({ key, id, resource }, { connection, resolve, occasion }) {
      const derived = deriveClaim(resource, { resourceId: id, resolve });
      return derived === null ? null : () => keep(key, derived, connection, occasion !== 'anew');
    },
    keepAhead: (key, derived, connection) => keep(key, derived as DerivedClaim, connection, true),
    drop(key) {
      noteUnsettled(parts, key);
      table.remove(key);
    },
    restore: (key, connection) => table.remember(key, pickOwner(connection)),
    endPass: (pass) => endPass(parts, pass),
    isUnfinished: (connectionId) => isUnfinished(db, connectionId),
    settlePerson(personId, { seenAt, isNews }) {
      const order = orderConnections(connections, personId);
      const [first] = order;
      if (isNews && first !== undefined) settleFrom(parts, first, seenAt);
      for (const id of isNews ? [] : order) {
        settleConnection(parts, id);
        db.prepare('UPDATE claim SET before = NULL WHERE connection_id = ? AND before IS NOT NULL').run(id);
      }
      saveVisitsOfPerson(parts, personId);
    },
    untell: (seenAt) => untellChanges(db, seenAt),
    forget(connectionId) {
      db.prepare('DELETE FROM claim_text WHERE rowid IN (SELECT key FROM claim WHERE connection_id = ?)').run(
        connectionId,
      );
    },
  };
}

type SettleParts = { db: Db; connections: Connections; table: ClaimTable };

function endPass(parts: SettleParts, pass: EndedPass): News {
  const { db, connections } = parts;
  const { resolve, seenAt } = pass;
  const { id, personId } = pass.connection;
  ageMarks(db, id);
  const removed = markRemoved(db, pass);
  const [, ...later] = listDependent(connections, id);
  // What a later connection's own check is bringing is settled when that ends.
  if (removed > 0 || isUnfinished(db, id) || later.some((one) => isRemembered(db, one)))
    settleFrom(parts, id, seenAt);
  tellChanges(parts, id, seenAt);
  const changed = countMarked(db, id);
  noteArrivals(db, connections.get(id), seenAt);
  const { changes } = db
    .prepare('UPDATE claim SET finished = 1 WHERE connection_id = ? AND finished = 0')
    .run(id);
  if (changes > 0) notePlanPhone(parts, id, resolve);
  if (connections.ofPerson(personId).length > 1) saveVisitsOfPerson(parts, personId);
  return { new: changes, changed, removed };
}

/**
 * Before a claim goes: others may count or not because of it, and are settled when the pass ends. One of those that may
 * is marked for it.
 */
function noteUnsettled({ db, connections, table }: SettleParts, key: number): void {
  const find = db.prepare<[number], string>('SELECT connection_id FROM claim WHERE key = ?').pluck();
  const connectionId = find.get(key) as string | undefined;
  if (connectionId === undefined) return;
  const other = db
    .prepare<[string, number], number>('SELECT key FROM claim WHERE connection_id = ? AND key <> ? LIMIT 1')
    .pluck();
  for (const id of listDependent(connections, connectionId)) {
    const marked = other.get(id, key) as number | undefined;
    if (marked === undefined) continue;
    table.remember(marked, pickOwner(connections.get(id)));
    return;
  }
}

/** Claims of the last days of service know best how to reach the plan; so many are looked at for a phone. */
const claimsWithPhone = 10;

function notePlanPhone(
  { db, connections }: SettleParts,
  connectionId: string,
  resolve: EndedPass['resolve'],
): void {
  const latest = db
    .prepare<[string, number], { json: string }>(
      // Chosen before it is joined: else the JSON of all claims is read for the few.
      `SELECT json FROM (
         SELECT key, service_start FROM claim JOIN resource USING (key)
         WHERE claim.connection_id = ? AND ${copiedAtSql} IS NULL ORDER BY service_start DESC, key DESC LIMIT ?
       ) JOIN resource_json USING (key) ORDER BY service_start DESC, key DESC`,
    )
    .all(connectionId, claimsWithPhone);
  for (const { json } of latest) {
    const phone = readPhone(json, resolveSent(db, connectionId, resolve));
    if (phone === null) continue;
    connections.setPlanPhone(connectionId, shortenText(phone));
    return;
  }
}

/** `null` also where the reader breaks: a phone is not worth a pass. */
function readPhone(json: string, resolve: EndedPass['resolve']): string | null {
  try {
    return findPlanPhone(JSON.parse(json) as Resource, resolve);
  } catch {
    return null;
  }
}
