import type { NamedPerson } from '#shared/model/plans/connection';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import { readStoredClaim } from '../../claims/keep/stored-claims.ts';
import type { Db } from '../../database/database.ts';
import { readWho } from '../../fhir/parties.ts';
import { comparePeople } from '../../fhir/patients/compare-people.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { Connection, Connections } from '../../people/connections.ts';
import { readPerson, restorePerson } from '../../people/person-table.ts';

type NameParts = { db: Db; connections: Connections; references: ReferenceCache };

/**
 * Has a person go by what the plans and files that are theirs now say: the name that one of them brought may have gone
 * with it. A name that one of these says stays, and so does one where none of them says any.
 */
export function nameByPlans(parts: NameParts, personId: string): void {
  const { db, connections } = parts;
  const person = readPerson(db, personId);
  const now = { name: person.name, birthDate: person.birth_date };
  const all = connections.ofPerson(personId).flatMap((one) => readNamed(parts, one) ?? []);
  const [first] = all;
  const isSaid = now.name !== null && all.some((one) => comparePeople(one, now) !== 'differs');
  if (first === undefined || isSaid) return;
  restorePerson(db, { ...person, name: first.name, birth_date: first.birthDate, facts: null });
}

/** Whom the records of a connection name: by its Patient, else by a claim; `null` where none gives a name. */
function readNamed({ db, references }: NameParts, connection: Connection): NamedPerson | null {
  const { id, patientId, said } = connection;
  if (said !== null && said.name !== null) return said;
  const patient = readJson(
    db,
    "SELECT json FROM resource JOIN resource_json USING (key) WHERE connection_id = ? AND type = 'Patient' AND id = ?",
    [id, patientId],
  );
  const who = patient === null ? null : readWho(JSON.parse(patient) as Resource);
  if (who !== null && who.name !== null) return who;
  const claim = readJson(
    db,
    'SELECT json FROM claim JOIN resource_json USING (key) WHERE claim.connection_id = ? ORDER BY key LIMIT 1',
    [id],
  );
  const person = claim === null ? null : readStoredClaim(claim, '', references.of(id).resolve)?.person;
  return person?.name ? { name: person.name, birthDate: person.birthDate } : null;
}

function readJson(db: Db, sql: string, values: (string | null)[]): string | null {
  return (
    (db
      .prepare<(string | null)[], string>(sql)
      .pluck()
      .get(...values) as string | undefined) ?? null
  );
}
