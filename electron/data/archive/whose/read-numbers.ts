/** Numbers that tell who somebody is, where a record names its patient by nothing else. */
import type { Db } from '../../database/database.ts';
import { plainBase } from '../../fhir/identity.ts';
import { isMemberNumber } from '../../fhir/patients/patient-facts.ts';
import type { BundleEntry } from '../../fhir/read-bundle.ts';
import { codingsOf, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import { joinNumber, readNumbers } from '../ownership.ts';
import type { ArchiveConnection, ConnectionBook } from '../subject.ts';
import { judgeOwner, listLearnedNames, type WhoseFacts } from './judge-owner.ts';

type NumberParts = { db: Db; connections: ConnectionBook };

/** `own`: the person's, as `system|value`. `shared`: values that others at this plan bear as well. */
export type PersonNumbers = { own: Set<string>; shared: Set<string> };

/**
 * The person's numbers, and those that others here bear as well. What names somebody by a number only is judged by the
 * numbers of all the rest.
 */
export function readNumbersOf(
  parts: NumberParts,
  connection: ArchiveConnection,
  { entries, facts }: { entries: readonly BundleEntry[]; facts: WhoseFacts },
): PersonNumbers {
  const numbers: PersonNumbers = { own: new Set(), shared: new Set() };
  const note = (resource: Resource, isOwn: boolean) => {
    if (isOwn) for (const number of listOwnNumbers(resource)) numbers.own.add(number);
    if (!isOwn || isOfAnother(resource)) for (const value of listValues(resource)) numbers.shared.add(value);
  };
  for (const { json, isOwn } of listNumbered(parts, connection))
    note(JSON.parse(json) as Resource, isOwn === 1);
  const learned = new Set(listLearnedNames(facts));
  for (const [id, { facts: seen }] of facts.patients)
    if (!learned.has(id) && !facts.earlierIds.has(id))
      for (const number of seen?.numbers ?? []) numbers.shared.add(number.slice(number.indexOf('|') + 1));
  const byNumber: BundleEntry[] = [];
  for (const entry of [...entries, ...listAsideCards(parts.db, connection)]) {
    const { resource, fullUrl } = entry;
    if (resource.resourceType !== 'Patient' && resource.resourceType !== 'Coverage') continue;
    const { whose, row } = judgeOwner(resource, fullUrl, facts);
    if (row === 12) byNumber.push(entry);
    else note(resource, whose === 'own');
  }
  const known = { ...facts, ownNumbers: () => numbers.own, sharedNumbers: () => numbers.shared };
  const judged = byNumber.map(
    ({ resource, fullUrl }) => judgeOwner(resource, fullUrl, known).whose === 'own',
  );
  for (const [at, isOwn] of judged.entries()) note((byNumber[at] as BundleEntry).resource, isOwn);
  return numbers;
}

/** True for a plan of another person at the same server. */
export function isNeighbour(other: ArchiveConnection, { personId, fhirBaseUrl }: ArchiveConnection): boolean {
  if (other.personId === personId || other.origin === 'file') return false;
  return plainBase(other.fhirBaseUrl) === plainBase(fhirBaseUrl);
}

/** What bears numbers: of the connection, and of other people at the same server. */
function listNumbered(
  { db, connections }: NumberParts,
  connection: ArchiveConnection,
): { json: string; isOwn: number }[] {
  const others = connections.all().filter((other) => isNeighbour(other, connection));
  return db
    .prepare<[object], { json: string; isOwn: number }>(
      `SELECT json, connection_id = @id AS isOwn FROM resource JOIN resource_json USING (key)
       WHERE (connection_id = @id OR connection_id IN (SELECT value FROM json_each(@others)))
         AND type IN ('Patient', 'Coverage')`,
    )
    .all({ id: connection.id, others: JSON.stringify(others.map(({ id }) => id)) });
}

function listAsideCards(db: Db, { id }: ArchiveConnection): BundleEntry[] {
  return db
    .prepare<[string], { json: string; fullUrl: string | null }>(
      "SELECT json, full_url AS fullUrl FROM undecided_record WHERE connection_id = ? AND type = 'Coverage'",
    )
    .all(id)
    .map(({ json, fullUrl }) => ({ resource: JSON.parse(json) as Resource, fullUrl, place: 0 }));
}

/** Of a Patient all, of a coverage the member's: its other numbers may be a whole family's. */
function listOwnNumbers(resource: Resource): string[] {
  const identifiers = listAt(resource, 'identifier').filter(
    (number) => resource.resourceType === 'Patient' || isMemberNumber(number),
  );
  return readNumbers(identifiers).flatMap((number) => joinNumber(number) ?? []);
}

function listValues(resource: Resource): string[] {
  const numbers = readNumbers(listAt(resource, 'identifier')).map(({ value }) => value);
  return [...numbers, textAt(resource, 'subscriberId')].filter((value) => value !== null);
}

/** True for a card of a dependent: the number on it is the whole family's. */
function isOfAnother(resource: Resource): boolean {
  if (resource.resourceType !== 'Coverage') return false;
  const codes = codingsOf(objectAt(resource, 'relationship')).map((coding) => textAt(coding, 'code'));
  const isOther = codes.length > 0 && codes.every((code) => code !== 'self' && code !== '18');
  return isOther || textAt(resource, 'dependent') !== null;
}
