/** Picks the connection of origin "file" for a patient's records: an existing one, or a new one. Never a plan's. */

import type { PersonSummary } from '#shared/model/plans/connection';
import type { Db } from '../database/database.ts';
import { plainBase } from '../fhir/identity.ts';
import { comparePeople } from '../fhir/patients/compare-people.ts';
import { shortenText } from '../fhir/resource.ts';
import { identify } from '../people/compare-people.ts';
import type { Connection, Connections, NewConnection } from '../people/connections.ts';
import { type FilePatient, nobody } from './patient-book.ts';

/**
 * The person here whom the patient may be, for the person to confirm: by the id at the same server, by name and birth
 * date, or, where a server is not known, by the id and one of the records under no other name.
 */
export function suggestedPerson(db: Db, connections: Connections, patient: FilePatient): string | null {
  const known = connections
    .all()
    .filter(({ patientId }) => (patientId ?? nobody) === patient.patientId)
    .find((one) =>
      one.fhirBaseUrl !== '' && patient.base !== null
        ? sameBase(one, patient)
        : hasOneOf(db, one.id, patient.some) && !isOtherName(connections.person(one.personId), patient),
    );
  if (known) return known.personId;
  const { name, birthDate } = patient;
  if (name === null || birthDate === null) return null;
  const same = connections
    .people()
    .map((person) => ({ id: person.id, ...identify(person) }))
    .find((person) => foldName(person.name) === foldName(name) && person.birthDate === birthDate);
  return same?.id ?? null;
}

/**
 * The person's connection of earlier files that already has this patient: the id at the same server. Without a known
 * server, one without a server that holds one of the records, else the first without one.
 */
export function connectionWith(
  db: Db,
  connections: Connections,
  personId: string,
  patient: FilePatient,
): Connection | null {
  const own = connections
    .ofPerson(personId)
    .filter(({ origin, patientId }) => origin === 'file' && (patientId ?? nobody) === patient.patientId)
    .filter((one) => sameBase(one, patient));
  return own.find(({ id }) => hasOneOf(db, id, patient.some)) ?? own[0] ?? null;
}

/** A connection for the records of a file: there is nothing to sign in to or to check. */
export function fileConnection(
  patient: Pick<FilePatient, 'payer' | 'base' | 'patientId'>,
  facts: { personId: string | null; fileName: string; at: string },
): NewConnection {
  return {
    personId: facts.personId,
    origin: 'file',
    payerId: null,
    planName: shortenText(patient.payer ?? nameWithoutEnding(facts.fileName)),
    host: hostOf(patient.base) ?? '',
    isSample: false,
    fhirBaseUrl: patient.base ?? '',
    patientId: patient.patientId || null,
    accessEndsAt: null,
    keepsUpToDate: false,
    granted: [],
    notGranted: [],
    connectedAt: facts.at,
  };
}

/** The host of a base address; `null` when there is none. */
export function hostOf(base: string | null): string | null {
  return base !== null && URL.canParse(base) ? new URL(base).host : null;
}

function isOtherName(person: PersonSummary | null, patient: FilePatient): boolean {
  return person !== null && comparePeople(identify(person), patient) === 'differs';
}

function sameBase(connection: Connection, patient: FilePatient): boolean {
  return plainBase(connection.fhirBaseUrl) === plainBase(patient.base ?? '');
}

function hasOneOf(db: Db, connectionId: string, names: ReadonlySet<string>): boolean {
  const find = db.prepare('SELECT 1 FROM resource WHERE connection_id = ? AND type = ? AND id = ?');
  return [...names].some((name) => {
    const slash = name.indexOf('/');
    return find.get(connectionId, name.slice(0, slash), name.slice(slash + 1)) !== undefined;
  });
}

function foldName(name: string | null): string {
  return (name ?? '')
    .normalize('NFKD')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** `claims` of `claims.ndjson.gz`. */
function nameWithoutEnding(fileName: string): string {
  return fileName.replace(/\.gz$/i, '').replace(/\.(?:json|ndjson|jsonl|txt)$/i, '');
}
