/** Gathers what is known when records are judged, and keeps which ids of a plan are a person's. */
import type { Db } from '../../database/database.ts';
import { relativeReference, resourceIdOf, shortenReference } from '../../fhir/identity.ts';
import { comparePeople } from '../../fhir/patients/compare-people.ts';
import { readPatientFacts } from '../../fhir/patients/patient-facts.ts';
import type { BundleEntry } from '../../fhir/read-bundle.ts';
import { listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import { findContained, namePatient, readEntryBase, type SubjectByUrl } from '../ownership.ts';
import { indexSubjects } from '../page-entries.ts';
import type { ArrivedEntry } from '../read-ahead.ts';
import type { ArchiveConnection, ConnectionBook } from '../subject.ts';
import { readAnswers } from './answers.ts';
import { listFiled, toEntry } from './aside-table.ts';
import {
  causeOf,
  findFacts,
  identityDoubt,
  isLeftOut,
  judgeOwner,
  judgePatient,
  judgeTogether,
  listLearnedNames,
  type Ownership,
  type WhoseFacts,
} from './judge-owner.ts';
import { PatientsSeen } from './patients-seen.ts';
import { isNeighbour, type PersonNumbers, readNumbersOf } from './read-numbers.ts';

/**
 * Records of one answer, or of one file. `asked`: the Patient that was asked for by its id. `subjectByUrl`: of the whole
 * file, where the entries are a part of one.
 */
export type JudgedAnswer = {
  entries: readonly BundleEntry[];
  asked?: string | null;
  subjectByUrl?: SubjectByUrl;
};

export type Judged = { entry: ArrivedEntry; owner: Ownership };

type Name = { id: string; is_sign_in: number };

const claimType = 'ExplanationOfBenefit';
const nobodysCause = '["nobody"%';

export class WhoseBook {
  readonly #patients: PatientsSeen;
  readonly #db: Db;
  readonly #connections: ConnectionBook;
  readonly #names;
  readonly #addName;
  readonly #removeName;

  constructor({ db, connections }: { db: Db; connections: ConnectionBook }) {
    this.#db = db;
    this.#connections = connections;
    this.#patients = new PatientsSeen(db);
    this.#names = db.prepare<[string], Name>(
      'SELECT id, is_sign_in FROM patient_name WHERE connection_id = ? ORDER BY id',
    );
    this.#addName = db.prepare<[string, string, number]>(
      `INSERT INTO patient_name (connection_id, id, is_sign_in) VALUES (?, ?, ?)
       ON CONFLICT (connection_id, id) DO UPDATE SET is_sign_in = max(is_sign_in, excluded.is_sign_in)`,
    );
    this.#removeName = db.prepare<[string, string]>(
      'DELETE FROM patient_name WHERE connection_id = ? AND id = ? AND is_sign_in = 0',
    );
  }

  /** Judges each record of an answer with what is known, that answer included. */
  judge(connection: ArchiveConnection, answer: JudgedAnswer): Judged[] {
    return answer.entries.map(this.createJudge(connection, answer));
  }

  /** Judges records of an answer one by one. Of claims that are none of its entries yet, it knows the addresses only. */
  createJudge(connection: ArchiveConnection, answer: JudgedAnswer): (entry: ArrivedEntry) => Judged {
    const facts = this.gather(connection, answer);
    return (entry) => ({
      entry,
      owner: judgeOwner(entry.resource, entry.fullUrl, facts, entry.ahead?.owners),
    });
  }

  /** Keeps what an answer shows of Patients. Call within the page's transaction. `seenIn`: beginning of the download. */
  notePatients(connection: ArchiveConnection, { entries, asked = null }: JudgedAnswer, seenIn: string): void {
    const innerBase = this.#findInnerBase(connection, entries, this.#names.all(connection.id));
    const findAnswer = readAnswers(this.#db, connection.id);
    const own = this.#patients.note(
      connection,
      { entries, asked, innerBase },
      { seenIn, isLeftOut: (id, facts) => isLeftOut(id, facts, findAnswer) },
    );
    if (own !== null) this.#connections.noteSaid(connection.id, { name: own.name, birthDate: own.birthDate });
  }

  /** The plan does not show the Patient: it refused it, or has none of that id. */
  noteMissing(connection: ArchiveConnection, patientId: string, seenIn: string): void {
    // What was shown of somebody else is not taken back by a refusal.
    const isOpen =
      patientId === connection.patientId &&
      judgePatient(patientId, this.gather(connection, { entries: [] })).whose === 'ask';
    if (!isOpen) this.#patients.noteMissing(connection.id, patientId, seenIn);
  }

  /** The same of a Patient of whom nothing is known; what is known stays. */
  noteRefused(connectionId: string, patientId: string, seenIn: string): void {
    this.#patients.noteRefused(connectionId, patientId, seenIn);
  }

  /** What is known, with an answer that is not stored yet. */
  gather(connection: ArchiveConnection, answer: JudgedAnswer): WhoseFacts {
    const { entries, asked = null, subjectByUrl = indexSubjects(entries) } = answer;
    const db = this.#db;
    const { id, patientId, fhirBaseUrl, personId } = connection;
    const names = this.#names.all(id);
    const innerBase = this.#findInnerBase(connection, entries, names);
    const { own, others } = this.#patients.read(connection, { entries, asked, innerBase });
    const plain: WhoseFacts = {
      ...{ fhirBaseUrl, innerBase, subjectByUrl },
      signInId: patientId,
      earlierIds: new Set(names.filter((name) => name.is_sign_in === 1).map((name) => name.id)),
      ownPatient: own,
      person: this.#connections.identity(personId),
      patients: others,
      taken: this.#listTaken(connection),
      findAnswer: readAnswers(db, id),
      ownNumbers: () => new Set(),
      sharedNumbers: () => new Set(),
      hasMetOthers: this.#hasMetOthers(id),
      findOwner: () => null,
      mayOwnNobodys: (record) => this.#isStoredNobodys(id, record),
    };
    let numbers: PersonNumbers | null = null;
    const readOnce = () => {
      numbers ??= readNumbersOf({ db, connections: this.#connections }, connection, {
        entries,
        facts: plain,
      });
      return numbers;
    };
    const facts = { ...plain, ownNumbers: () => readOnce().own, sharedNumbers: () => readOnce().shared };
    return { ...facts, findOwner: (reference) => this.#findOwner(connection, { reference, entries, facts }) };
  }

  /** As {@link gather} at the end of a check, when it is known which claims there are. */
  gatherAtEnd(connection: ArchiveConnection): WhoseFacts {
    const facts = this.gather(connection, { entries: [] });
    // A file is no answer to a search.
    let areOnlyOwn: boolean | null = connection.origin === 'file' ? false : null;
    return {
      ...facts,
      mayOwnNobodys: (record) => {
        areOnlyOwn ??= this.#hasOnlyOwnClaims(connection.id);
        return areOnlyOwn && this.#hasOwnCard(connection, record, facts);
      },
    };
  }

  /** Ids of the plan that are the person's, those of sign-ins first. */
  listNames(connectionId: string): string[] {
    const names = this.#names.all(connectionId);
    return names.toSorted((a, b) => b.is_sign_in - a.is_sign_in).map(({ id }) => id);
  }

  /**
   * Notes that a sign-in of the connection named this id, and what the plan's Patient says then. Call within a
   * transaction. `at`: ISO instant.
   */
  noteSignIn(connection: ArchiveConnection, patient: Resource | null, at: string): void {
    const { id, patientId, personId } = connection;
    if (patientId === null) return;
    this.#addName.run(id, patientId, 1);
    if (patient === null) return;
    const answer = { entries: [{ resource: patient, fullUrl: null, place: 0 }], asked: patientId };
    this.notePatients(connection, answer, at);
    this.#connections.noteName(personId, readPatientFacts(patient));
  }

  /** Takes back an id of a sign-in of which nothing was kept, and what the plan's Patient said then. */
  forgetSignIn(connectionId: string, patientId: string): void {
    for (const table of ['patient_name', 'patient_seen'])
      this.#db
        .prepare(`DELETE FROM ${table} WHERE connection_id = ? AND id = ?`)
        .run(connectionId, patientId);
  }

  /**
   * Notes that the person said of all ids of a connection that they are theirs: whoever is behind them now is not asked
   * about again. Returns what takes that back. Call both within a transaction. `at`: ISO instant.
   */
  confirmNames(connection: ArchiveConnection, at: string): () => void {
    const { id, patientId } = connection;
    const facts = this.gather(connection, { entries: [] });
    const before = this.#db
      .prepare<[string], { cause: string; answer: string | null; said: string | null }>(
        'SELECT cause, answer, said FROM undecided WHERE connection_id = ?',
      )
      .all(id);
    const confirmed: string[] = [];
    const confirm = this.#db.prepare<[object]>(
      `INSERT INTO undecided (connection_id, cause, answer, said, asked_at) VALUES (@id, @cause, 'own', @said, @at)
       ON CONFLICT (connection_id, cause) DO UPDATE SET answer = 'own', said = @said
         WHERE answer IS NULL OR answer = 'own'`,
    );
    for (const name of new Set([...(patientId === null ? [] : [patientId]), ...this.listNames(id)])) {
      const said = findFacts(name, facts);
      const cause = causeOf(identityDoubt(name));
      confirm.run({ id, cause, said: said === null ? null : JSON.stringify(said), at });
      confirmed.push(cause);
    }
    const restore = this.#db.prepare(
      'UPDATE undecided SET answer = ?, said = ? WHERE connection_id = ? AND cause = ?',
    );
    return () => {
      for (const cause of confirmed) {
        const { answer = null, said = null } = before.find((one) => one.cause === cause) ?? {};
        restore.run(answer, said, id, cause);
      }
    };
  }

  /**
   * True when a patient id of a sign-in is the connection's person: it is one of their ids, the Patient that the plan
   * answers with bears one, or it is the same person.
   */
  recognizes(connection: ArchiveConnection, patientId: string, patient: Resource | null): boolean {
    const { id, personId } = connection;
    const names = new Set([connection.patientId, ...this.#names.all(id).map((name) => name.id)]);
    if (names.has(patientId)) return true;
    if (patient === null) return false;
    const borne = namePatient(patient, null);
    if (borne.kind === 'patient' && names.has(borne.id)) return true;
    const person = this.#connections.identity(personId);
    return person !== null && comparePeople(person, readPatientFacts(patient)) === 'same';
  }

  /**
   * Takes over what an earlier version knew of a plan: its stored Patient, and that the person was asked where that names
   * somebody else. Call within a transaction. `at`: ISO instant.
   */
  adoptStored(connection: ArchiveConnection, at: string): void {
    const { id, patientId, origin, fedBy } = connection;
    if (origin === 'file' || fedBy !== null || patientId === null || this.#names.all(id).length > 0) return;
    const [stored] = listFiled(this.#db, id, "type = 'Patient' AND id = ?", patientId);
    this.noteSignIn(connection, stored === undefined ? null : toEntry(stored).resource, at);
    const facts = this.gather(connection, { entries: [] });
    if (judgePatient(patientId, facts).row === 6) this.confirmNames(connection, at);
  }

  /** Keeps which ids are the person's by now, for other connections and for the next sign-in. */
  keepNames(connection: ArchiveConnection, facts: WhoseFacts): void {
    const { id, patientId } = connection;
    if (connection.origin === 'file' || patientId === null) return;
    this.#addName.run(id, patientId, 1);
    const learned = listLearnedNames(facts);
    for (const known of this.#names.all(id))
      if (!learned.includes(known.id)) this.#removeName.run(id, known.id);
    for (const name of learned) this.#addName.run(id, name, 0);
  }

  /**
   * Patients to be read by their id: whom records name that were asked about, whom the sign-in's Patient links, and whom it
   * bore before, as far as nothing is known of them. After a pass over everything that began at `since`, also those that it has not shown again.
   */
  listToRead(connectionId: string, since: string | null): string[] {
    return this.#db
      .prepare<[object], string>(
        `SELECT id FROM (
           SELECT cause ->> '$[1]' AS id FROM undecided WHERE connection_id = @connectionId AND cause LIKE '["identity"%'
             AND cause ->> '$[1]' NOT IN (SELECT id FROM patient_seen WHERE connection_id = @connectionId AND (is_read = 1 OR facts IS NOT NULL))
           UNION SELECT id FROM patient_seen WHERE connection_id = @connectionId AND link IS NOT NULL
             AND facts IS NULL AND is_read = 0
           UNION SELECT id FROM patient_name WHERE connection_id = @connectionId AND is_sign_in = 0 AND NOT EXISTS (
             SELECT 1 FROM patient_seen AS seen WHERE seen.connection_id = @connectionId
               AND (seen.id = patient_name.id OR seen.bears = patient_name.id))
           UNION SELECT id FROM patient_seen WHERE connection_id = @connectionId AND seen_in < @since
         ) WHERE id NOT IN (SELECT json_extract(record, '$.patientId') FROM connection WHERE id = @connectionId)
         ORDER BY id`,
      )
      .pluck()
      .all({ connectionId, since: since ?? '' }) as string[];
  }

  /**
   * Ids that are another person's at this server, by their own sign-in or learned there; not what a connection that was
   * here first has learned itself. What this connection's sign-in brings to somebody whom the person helps is asked of the
   * answers instead.
   */
  #listTaken(connection: ArchiveConnection): Set<string> {
    const taken = new Set<string>();
    const own = new Set(this.#names.all(connection.id).map(({ id }) => id));
    let isBefore = true;
    for (const other of this.#connections.all()) {
      if (other.id === connection.id) isBefore = false;
      if (!isNeighbour(other, connection)) continue;
      if (other.fedBy === connection.id || other.id === connection.fedBy) continue;
      if (other.patientId !== null) taken.add(other.patientId);
      for (const { id, is_sign_in } of this.#names.all(other.id))
        if (isBefore || is_sign_in === 1 || !own.has(id)) taken.add(id);
    }
    return taken;
  }

  #findInnerBase(
    { patientId }: ArchiveConnection,
    entries: readonly BundleEntry[],
    names: readonly Name[],
  ): string | null {
    return findInnerBase(entries, new Set([patientId, ...names.map((name) => name.id)]));
  }

  #hasMetOthers(connectionId: string): boolean {
    return (
      this.#db
        .prepare<[string, string]>(
          `SELECT 1 FROM undecided JOIN connection ON connection.id = connection_id
           WHERE connection_id = ? AND (answer IS NULL OR answer <> 'own')
             AND ((cause LIKE '["identity"%' AND cause ->> '$[1]' <> coalesce(record ->> '$.patientId', ''))
               OR cause LIKE 'digest:%')
           UNION ALL SELECT 1 FROM fate WHERE connection_id = ? AND fate = 'apart' AND reason = 'taken' LIMIT 1`,
        )
        .get(connectionId, connectionId) !== undefined
    );
  }

  /** Whose a record is that came along, is stored or is kept aside; of several of this name the strictest result stands. */
  #findOwner(
    { id: connectionId, fhirBaseUrl }: ArchiveConnection,
    { reference, entries, facts }: { reference: string; entries: readonly BundleEntry[]; facts: WhoseFacts },
  ): Ownership | null {
    const [type = '', id = ''] = shortenReference(reference, fhirBaseUrl).split('/');
    const beside = entries.filter(
      ({ resource, fullUrl }) =>
        resource.resourceType !== 'Provenance' &&
        (fullUrl === reference || (resource.resourceType === type && resourceIdOf(resource) === id)),
    );
    const find = this.#db.prepare<[object], { json: string; full_url: string | null }>(
      `SELECT json, full_url FROM resource JOIN resource_json USING (key)
         WHERE connection_id = @connectionId AND type = @type AND id = @id
         UNION ALL SELECT json, full_url FROM undecided_record
         WHERE connection_id = @connectionId AND type = @type AND id = @id`,
    );
    const found =
      beside.length > 0 ? beside : find.all({ connectionId, type, id }).map((row) => toEntry(row));
    if (found.length === 0) return null;
    return judgeTogether(
      found.map((one) => judgeOwner(one.resource, one.fullUrl, facts)),
      facts,
    );
  }

  /** A claim without a patient that was found to be the person's stays so until the end of the check. */
  #isStoredNobodys(connectionId: string, resource: Resource): boolean {
    const find = this.#db.prepare<[string, string, string, string]>(
      'SELECT 1 FROM resource WHERE connection_id = ? AND type = ? AND id = ? AND whose LIKE ?',
    );
    const id = resourceIdOf(resource);
    return find.get(connectionId, resource.resourceType, id, nobodysCause) !== undefined;
  }

  /** At least one claim names the person, and none is open, somebody else's or left out. */
  #hasOnlyOwnClaims(connectionId: string): boolean {
    const has = (sql: string) => this.#db.prepare<string[]>(sql);
    const byName = has(
      `SELECT 1 FROM resource WHERE connection_id = ? AND type = '${claimType}' AND removed_at IS NULL
         AND (whose IS NULL OR whose NOT LIKE ?) LIMIT 1`,
    ).get(connectionId, nobodysCause);
    const others = has(
      `SELECT 1 FROM undecided_record WHERE connection_id = ? AND type = '${claimType}' AND cause NOT LIKE ?
         AND json IS NOT NULL
       UNION ALL SELECT 1 FROM fate WHERE connection_id = ? AND type = '${claimType}' AND fate = 'apart'
       UNION ALL SELECT 1 FROM undecided WHERE connection_id = ?
         AND (answer = 'helped' OR (answer = 'left-out' AND gone ->> '${claimType}' > 0)) LIMIT 1`,
    ).get(connectionId, nobodysCause, connectionId, connectionId);
    return byName !== undefined && others === undefined;
  }

  #hasOwnCard({ id, fhirBaseUrl }: ArchiveConnection, claim: Resource, facts: WhoseFacts): boolean {
    const find = this.#db.prepare<[string, string]>(
      "SELECT 1 FROM resource WHERE connection_id = ? AND type = 'Coverage' AND id = ?",
    );
    return listAt(claim, 'insurance').every((insurance) => {
      const coverage = objectAt(insurance, 'coverage');
      const reference = textAt(coverage, 'reference');
      if (reference === null) return true;
      const within = findContained(reference, claim);
      if (within !== null) return judgeOwner(within as Resource, null, facts).whose === 'own';
      const relative = relativeReference(coverage, fhirBaseUrl);
      return relative !== null && find.get(id, relative.slice('Coverage/'.length)) !== undefined;
    });
  }
}

/**
 * The base that all entries of an answer share with the person's Patient record among them: that of a plan whose server
 * does not know its public address.
 */
function findInnerBase(entries: readonly BundleEntry[], names: ReadonlySet<string | null>): string | null {
  const bases = new Set(
    entries.map(({ resource, fullUrl }) => (fullUrl === null ? null : readEntryBase(resource, fullUrl))),
  );
  const [base = null] = bases;
  const isOwn = ({ resource: { resourceType, id } }: BundleEntry) =>
    resourceType === 'Patient' && id !== undefined && names.has(id);
  return bases.size === 1 && entries.some(isOwn) ? base : null;
}
