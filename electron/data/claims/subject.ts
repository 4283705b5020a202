/** Claims as a subject of the archive: ExplanationOfBenefits that are no prior authorizations. */

import type { EndedPass, News, Subject } from '../archive/subject.ts';
import type { Db } from '../database/database.ts';
import { type Resource, shortenText } from '../fhir/resource.ts';
import type { Connections } from '../people/connections.ts';
import { noteArrivals } from './keep/claim-history.ts';
import { ClaimTable, deriveClaim } from './keep/claim-table.ts';
import { orderConnections } from './keep/duplicate-claims.ts';
import { markRemoved } from './keep/mark-removed.ts';
import { joinClaimId } from './keep/row-codec.ts';
import { isUnfinished, settleConnection, settleFrom, tellChanges } from './keep/settle-stored-claims.ts';
import { pickOwner, readRows } from './keep/stored-claims.ts';
import { saveLikelyVisits } from './keep/visits.ts';
import { findPlanPhone } from './read/claim-people.ts';
import { readListedClaim } from './read/read-claim.ts';

export function createClaimSubject({ db, connections }: { db: Db; connections: Connections }): Subject {
  const table = new ClaimTable(db);
  const parts = { db, connections, table };
  return {
    resourceTypes: ['ExplanationOfBenefit'],
    countedAs: 'claim',
    read({ key, id, resource }, { connection, resolve, occasion }) {
      const read = readListedClaim(resource, { id: joinClaimId(connection.id, id), resolve });
      if (read.kind !== 'claim') return null;
      const { name, birthDate } = read.claim.person;
      const owner = pickOwner(connection);
      const derived = deriveClaim(id, read.claim, owner);
      return () => {
        if (name !== null) connections.noteName(connection.personId, { name, birthDate });
        return table.write(key, derived, owner, occasion !== 'anew');
      };
    },
    drop: (key) => table.remove(key),
    restore: (key, connection) => table.remember(key, pickOwner(connection)),
    endPass: (pass) => endPass(parts, pass),
    isUnfinished: (connectionId) => isUnfinished(db, connectionId),
    settlePerson(personId, { seenAt, isNews }) {
      const order = orderConnections(connections, personId);
      const [first] = order;
      if (isNews && first !== undefined) settleFrom(parts, first, seenAt);
      if (isNews) return;
      for (const id of order) {
        settleConnection(parts, id);
        db.prepare('UPDATE claim SET before = NULL WHERE connection_id = ? AND before IS NOT NULL').run(id);
      }
    },
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
  db.prepare('UPDATE claim SET changed = 0 WHERE connection_id = ? AND changed = 1').run(id);
  const removed = markRemoved(db, pass);
  if (removed > 0 || isUnfinished(db, id)) settleFrom(parts, id, seenAt);
  const changed = tellChanges(parts, id, seenAt);
  noteArrivals(db, connections.get(id), seenAt);
  const { changes } = db
    .prepare('UPDATE claim SET finished = 1 WHERE connection_id = ? AND finished = 0')
    .run(id);
  if (changes > 0) notePlanPhone(parts, id, resolve);
  const own = connections.ofPerson(personId);
  if (own.length > 1)
    saveLikelyVisits(
      db,
      personId,
      own.flatMap((one) => readRows(db, one)),
    );
  return { new: changes, changed, removed };
}

/** The newest claim knows best how to reach the plan. */
function notePlanPhone(
  { db, connections }: SettleParts,
  connectionId: string,
  resolve: EndedPass['resolve'],
): void {
  const latest = db
    .prepare<[string], { json: string }>(
      'SELECT json FROM claim JOIN resource_json USING (key) WHERE connection_id = ? ORDER BY key DESC LIMIT 1',
    )
    .get(connectionId);
  const phone = latest ? readPhone(latest.json, resolve) : null;
  if (phone) connections.setPlanPhone(connectionId, shortenText(phone));
}

/** `null` also where the reader breaks: a phone is not worth a pass. */
function readPhone(json: string, resolve: EndedPass['resolve']): string | null {
  try {
    return findPlanPhone(JSON.parse(json) as Resource, resolve);
  } catch {
    return null;
  }
}
