import type { Db } from '../database/database.ts';
import type { BundleEntry } from '../fhir/read-bundle.ts';
import { codingsOf, type Json, listAt, objectAt, type Resource, textAt } from '../fhir/resource.ts';
import {
  joinNumber,
  judgeOwner,
  type OwnerDoubt,
  type OwnerFacts,
  readEntryBase,
  readNumbers,
} from './ownership.ts';
import { indexSubjects } from './page-entries.ts';
import type { ArchiveConnection } from './subject.ts';

/** Entries by owner; `others`: those of other people. */
export type SortedEntries = {
  own: BundleEntry[];
  others: BundleEntry[];
  undecided: { entry: BundleEntry; doubt: OwnerDoubt }[];
};

/** `subjectByUrl`: of the whole file, where the entries are a part of one. */
type Place = {
  connection: ArchiveConnection;
  hosts: readonly string[];
  subjectByUrl?: OwnerFacts['subjectByUrl'];
};

/** Tells whose the entries of an answer are. A Patient of whom that stays open is left out: it names others only. */
export function sortByOwner(db: Db, entries: readonly BundleEntry[], place: Place): SortedEntries {
  const facts = gatherOwnerFacts(db, entries, place);
  const sorted: SortedEntries = { own: [], others: [], undecided: [] };
  for (const entry of entries) {
    const judged = judgeOwner(entry.resource, entry.fullUrl, facts);
    if (judged.whose === 'own') sorted.own.push(entry);
    if (judged.whose === 'other') sorted.others.push(entry);
    if (judged.whose === 'undecided' && entry.resource.resourceType !== 'Patient')
      sorted.undecided.push({ entry, doubt: judged.doubt });
  }
  return sorted;
}

function gatherOwnerFacts(
  db: Db,
  entries: readonly BundleEntry[],
  { connection, hosts, subjectByUrl = indexSubjects(entries) }: Place,
): OwnerFacts {
  const { fhirBaseUrl, patientId } = connection;
  const innerBase = findInnerBase(entries, patientId);
  const facts = { fhirBaseUrl, patientId, hosts, innerBase, subjectByUrl };
  let numbers: Set<string> | null = null;
  return {
    ...facts,
    ownNumbers() {
      numbers ??= listOwnNumbers(db, connection, entries, { ...facts, ownNumbers: () => new Set() });
      return numbers;
    },
  };
}

/**
 * The base that all entries of an answer share with the person's Patient record among them: that of a plan whose server
 * does not know its public address.
 */
function findInnerBase(entries: readonly BundleEntry[], patientId: string | null): string | null {
  const bases = new Set(
    entries.map(({ resource, fullUrl }) => (fullUrl === null ? null : readEntryBase(resource, fullUrl))),
  );
  const [base = null] = bases;
  const isPatient = ({ resource }: BundleEntry) =>
    resource.resourceType === 'Patient' && resource.id === patientId;
  return bases.size === 1 && entries.some(isPatient) ? base : null;
}

/** The numbers of the person's own Patient record, stored or among the entries, and of their stored coverages. */
function listOwnNumbers(
  db: Db,
  { id, patientId }: ArchiveConnection,
  entries: readonly BundleEntry[],
  facts: OwnerFacts,
): Set<string> {
  const stored = db
    .prepare<[string, string | null], string>(
      `SELECT json FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND (type = 'Coverage' OR (type = 'Patient' AND id = ?))`,
    )
    .pluck()
    .all(id, patientId)
    .map((json) => JSON.parse(json as unknown as string) as Resource);
  const sent = entries
    .filter(
      ({ resource, fullUrl }) =>
        resource.resourceType === 'Patient' && judgeOwner(resource, fullUrl, facts).whose === 'own',
    )
    .map(({ resource }) => resource);
  const numbers = [...stored, ...sent].flatMap((resource) =>
    listAt(resource, 'identifier').filter(
      (number) => resource.resourceType === 'Patient' || isMemberNumber(number),
    ),
  );
  return new Set(readNumbers(numbers).flatMap((number) => joinNumber(number) ?? []));
}

/** HL7 v2-0203 MB. A coverage's other numbers may be a whole family's. */
function isMemberNumber(identifier: Json): boolean {
  return codingsOf(objectAt(identifier, 'type')).some((coding) => textAt(coding, 'code') === 'MB');
}
