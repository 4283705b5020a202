/** Numbers that tell who somebody is, where a record names its patient by nothing else. */
import type { Db } from '../../database/database.ts';
import type { BundleEntry } from '../../fhir/read-bundle.ts';
import { codingsOf, type Json, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import { joinNumber, readNumbers } from '../ownership.ts';
import type { ArchiveConnection } from '../subject.ts';
import { type KeptRow, toEntry } from './aside-table.ts';
import { judgeOwner, listLearnedNames, type WhoseFacts } from './judge-owner.ts';

/** `own`: the person's, as `system|value`. `shared`: values that others at this plan bear as well. */
export type PersonNumbers = { own: Set<string>; shared: Set<string> };

type NumberSources = {
  /** Connections of other people at the same server. */
  neighbours: readonly ArchiveConnection[];
  entries: readonly BundleEntry[];
  facts: WhoseFacts;
};

/**
 * The numbers of Patients and cards that are stored, kept aside, or came along. What names somebody by a number only is
 * judged by the numbers of all the rest.
 */
export function readNumbersOf(
  db: Db,
  connection: ArchiveConnection,
  { neighbours, entries, facts }: NumberSources,
): PersonNumbers {
  const numbers: PersonNumbers = { own: new Set(), shared: new Set() };
  const note = (resource: Resource, isOwn: boolean) => {
    if (isOwn) for (const number of listOwnNumbers(resource)) numbers.own.add(number);
    if (!isOwn || isOfAnother(resource)) for (const value of listValues(resource)) numbers.shared.add(value);
  };
  for (const { json } of listStored(db, [connection])) note(JSON.parse(json) as Resource, true);
  for (const { json } of listStored(db, neighbours)) note(JSON.parse(json) as Resource, false);
  const learned = new Set(listLearnedNames(facts));
  for (const [id, { facts: seen }] of facts.patients)
    if (!learned.has(id) && !facts.earlierIds.has(id))
      for (const number of seen?.numbers ?? []) numbers.shared.add(number.slice(number.indexOf('|') + 1));
  const byNumber: BundleEntry[] = [];
  for (const entry of [...entries, ...listAsideCards(db, connection)]) {
    const { resource, fullUrl } = entry;
    if (resource.resourceType !== 'Patient' && resource.resourceType !== 'Coverage') continue;
    const { whose, row } = judgeOwner(resource, fullUrl, facts);
    if (row === 12) byNumber.push(entry);
    else note(resource, whose === 'own');
  }
  const known = { ...facts, ownNumbers: () => numbers.own, sharedNumbers: () => numbers.shared };
  const judged = byNumber.map(
    ({ resource, fullUrl }) => [resource, judgeOwner(resource, fullUrl, known).whose === 'own'] as const,
  );
  for (const [resource, isOwn] of judged) note(resource, isOwn);
  return numbers;
}

function listStored(db: Db, connections: readonly ArchiveConnection[]): { json: string }[] {
  return db
    .prepare<[string], { json: string }>(
      `SELECT json FROM resource JOIN resource_json USING (key)
       WHERE connection_id IN (SELECT value FROM json_each(?)) AND type IN ('Patient', 'Coverage')`,
    )
    .all(JSON.stringify(connections.map(({ id }) => id)));
}

function listAsideCards(db: Db, { id }: ArchiveConnection): BundleEntry[] {
  return db
    .prepare<[string], Pick<KeptRow, 'full_url' | 'json'>>(
      "SELECT full_url, json FROM undecided_record WHERE connection_id = ? AND type = 'Coverage'",
    )
    .all(id)
    .map((row) => toEntry(row));
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

/** HL7 v2-0203 MB. */
function isMemberNumber(identifier: Json): boolean {
  return codingsOf(objectAt(identifier, 'type')).some((coding) => textAt(coding, 'code') === 'MB');
}
