/**
 * One claim that two connections of a person bring: a plan's, and the same opened from a file. It counts once, in the
 * connection that comes first: plans before files, earlier ones before later ones. Two claims are one when they are
 * the same record of the same patient, in whichever version, or state the same number, days and amount.
 */
import type { NotCountedReason } from '#shared/model/claim';
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

/**
 * The connection's claims that a connection before it states as well, and counts or has settled otherwise: by key, why
 * they do not count. What a file says of a claim that a plan sent stands beside the plan's word, never in its place.
 */
export function findTwins(
  { db, connections }: { db: Db; connections: Connections },
  connectionId: string,
): Map<number, NotCountedReason> {
  const connection = connections.get(connectionId);
  const ids = orderConnections(connections, connection.personId);
  const stated = new Map<string, Connection>();
  const records = new Map<string, { before: ClaimRow; other: Connection }>();
  for (const before of ids.slice(0, ids.indexOf(connectionId))) {
    const other = connections.get(before);
    const isSame = isSamePatient(other, connection);
    for (const { id, row } of readRows(db, other)) {
      const name = row.counted ? nameClaim(row) : null;
      if (name !== null && !stated.has(name)) stated.set(name, other);
      if (isSame && row.notCountedBecause !== 'removed-by-plan' && !records.has(id))
        records.set(id, { before: row, other });
    }
  }
  const twins = new Map<number, NotCountedReason>();
  if (stated.size === 0 && records.size === 0) return twins;
  for (const { key, id, row } of readRows(db, connection)) {
    const record = records.get(id);
    const isOneRecord =
      record !== undefined && (isOneServer(record.other, connection) || isSameClaim(record.before, row));
    const other = isOneRecord ? record.other : stated.get(nameClaim(row) ?? '');
    if (other) twins.set(key, other.origin === connection.origin ? 'duplicate' : 'from-file');
  }
  return twins;
}

/** Both say which server they are of, and it is one: then an id is one record, whatever a file makes it say. */
function isOneServer(a: Connection, b: Connection): boolean {
  return a.fhirBaseUrl !== '' && plainBase(a.fhirBaseUrl) === plainBase(b.fhirBaseUrl);
}

/** The same patient of the same server. Files may not say which server they are of. */
function isSamePatient(a: Connection, b: Connection): boolean {
  const bases = [a, b].map(({ fhirBaseUrl }) => plainBase(fhirBaseUrl)).filter((base) => base !== '');
  return a.patientId !== null && a.patientId === b.patientId && new Set(bases).size < 2;
}

/** Versions of one record: the numbers that they state, if they do, are the same. */
function isSameClaim(before: ClaimRow, { claimNumber }: ClaimRow): boolean {
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
