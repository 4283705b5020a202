/** Numbers that tell who somebody is, where a record names its patient by nothing else. */
import type { Db } from '../../database/database.ts';
import type { BundleEntry } from '../../fhir/read-bundle.ts';
import { codingsOf, type Json, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import { joinNumber, readNumbers } from '../ownership.ts';
import type { ArchiveConnection } from '../subject.ts';
import { judgeOwner, listLearnedNames, type WhoseFacts } from './judge-owner.ts';

/** `own`: the person's, as `system|value`. `shared`: values that others at this plan bear as well. */
export type PersonNumbers = { own: Set<string>; shared: Set<string> };

/** The numbers of Patients and cards that are stored, kept aside, or came along. */
export function readNumbersOf(
  db: Db,
  connection: ArchiveConnection,
  { entries, facts }: { entries: readonly BundleEntry[]; facts: WhoseFacts },
): PersonNumbers {
  const stored = db
    .prepare<[string, string], { json: string; isOwn: number }>(
      `SELECT json, 1 AS isOwn FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND type IN ('Patient', 'Coverage')
       UNION ALL SELECT json, 0 FROM undecided_record
       WHERE connection_id = ? AND type = 'Coverage' AND json IS NOT NULL`,
    )
    .all(connection.id, connection.id)
    .map(({ json, isOwn }) => ({ resource: JSON.parse(json) as Resource, isOwn: isOwn === 1 }));
  const sent = entries
    .filter(({ resource: { resourceType } }) => resourceType === 'Patient' || resourceType === 'Coverage')
    .map(({ resource, fullUrl }) => ({
      resource,
      isOwn: judgeOwner(resource, fullUrl, facts).whose === 'own',
    }));
  const numbers: PersonNumbers = { own: new Set(), shared: new Set() };
  for (const { resource, isOwn } of [...stored, ...sent]) {
    if (isOwn) for (const number of listOwnNumbers(resource)) numbers.own.add(number);
    if (!isOwn || isOfAnother(resource)) for (const value of listValues(resource)) numbers.shared.add(value);
  }
  const learned = new Set(listLearnedNames(facts));
  for (const [id, { facts: seen }] of facts.patients)
    if (!learned.has(id) && !facts.earlierIds.has(id))
      for (const number of seen?.numbers ?? []) numbers.shared.add(number.slice(number.indexOf('|') + 1));
  return numbers;
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
