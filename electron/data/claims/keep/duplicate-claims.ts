/**
 * One claim that two connections of a person bring: a plan's, and the same opened from a file. It counts once, in the
 * connection that comes first: plans before files, earlier ones before later ones. Two claims are one when they are
 * the same record of the same patient, in whichever version, or state the same number, days and amount.
 */
import type { ClaimRow } from '#shared/model/claim-row';
import type { Db } from '../../database/database.ts';
import { plainBase } from '../../fhir/identity.ts';
import type { Connection, Connections } from '../../people/connections.ts';
import { readRows } from './stored-claims.ts';

/** The connections of a person in the order in which their claims count. */
export function orderConnections(connections: Connections, personId: string): string[] {
  return connections
    .ofPerson(personId)
    .sort((a, b) => Number(a.origin === 'file') - Number(b.origin === 'file'))
    .map(({ id }) => id);
}

/** Keys of the connection's claims that a connection before it states as well, and counts or has settled otherwise. */
export function findTwins(
  { db, connections }: { db: Db; connections: Connections },
  connectionId: string,
): Set<number> {
  const connection = connections.get(connectionId);
  const ids = orderConnections(connections, connection.personId);
  const stated = new Set<string>();
  const records = new Map<string, ClaimRow>();
  for (const before of ids.slice(0, ids.indexOf(connectionId))) {
    const other = connections.get(before);
    const isSame = isSamePatient(other, connection);
    for (const { id, row } of readRows(db, other)) {
      const name = row.counted ? nameClaim(row) : null;
      if (name !== null) stated.add(name);
      if (isSame && row.notCountedBecause !== 'removed-by-plan') records.set(id, row);
    }
  }
  if (stated.size === 0 && records.size === 0) return new Set();
  const twins = readRows(db, connection).filter(
    ({ id, row }) => stated.has(nameClaim(row) ?? '') || isSameClaim(records.get(id), row),
  );
  return new Set(twins.map(({ key }) => key));
}

/** The same patient of the same server. Files may not say which server they are of. */
function isSamePatient(a: Connection, b: Connection): boolean {
  const bases = [a, b].map(({ fhirBaseUrl }) => plainBase(fhirBaseUrl)).filter((base) => base !== '');
  return a.patientId !== null && a.patientId === b.patientId && new Set(bases).size < 2;
}

/** Versions of one record: the numbers that they state, if they do, are the same. */
function isSameClaim(before: ClaimRow | undefined, { claimNumber }: ClaimRow): boolean {
  if (before === undefined) return false;
  return before.claimNumber === claimNumber || before.claimNumber === null || claimNumber === null;
}

/** What two claims must share to be one; `null` for a claim that states too little. */
function nameClaim({
  claimNumber,
  kind,
  serviceStart,
  serviceEnd,
  billed,
  currency,
}: ClaimRow): string | null {
  if (claimNumber === null || serviceStart === null || billed === null) return null;
  return JSON.stringify([claimNumber, kind, serviceStart, serviceEnd, billed.cents, currency]);
}
