/**
 * The Patients that a plan shows: that of the sign-in, whom it links, and whom records name. Kept as far as they tell one
 * person from another. Only answers of the plan's own server teach anything; files and copies teach nothing.
 */
import type { Db } from '../../database/database.ts';
import { type PatientFacts, readPatientFacts } from '../../fhir/patients/patient-facts.ts';
import type { BundleEntry } from '../../fhir/read-bundle.ts';
import { listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import { namePatient, nameReference } from '../ownership.ts';
import type { ArchiveConnection } from '../subject.ts';
import { isOwnBase, type SeenPatient } from './judge-owner.ts';

type OwnPatient = { id: string | null; facts: PatientFacts };
type Row = {
  id: string;
  facts: string | null;
  bears: string | null;
  link: string | null;
  is_read: number;
};

/** What is known of the Patients of one connection. */
export type KnownPatients = {
  own: OwnPatient | null;
  /** True when `own` is the answer to a read; one that a list brought gives way to it. */
  isOwnRead: boolean;
  others: Map<string, SeenPatient>;
};

/**
 * What an answer says of Patients. `asked`: the id that was asked for, where the answer is to `GET Patient/{id}`.
 * `innerBase`: see {@link WhoseFacts}.
 */
export type PatientAnswer = {
  entries: readonly BundleEntry[];
  asked: string | null;
  innerBase: string | null;
};

/** A Patient that links more is a list, not a person. */
const mostLinks = 100;
/** So many are kept; records of further ones are under a number that nothing explains. */
const mostPatients = 500;

export class PatientsSeen {
  readonly #list;
  readonly #add;
  readonly #unlink;
  readonly #link;
  readonly #miss;
  readonly #refuse;
  readonly #count;

  constructor(db: Db) {
    this.#list = db.prepare<[string], Row>(
      'SELECT id, facts, bears, link, is_read FROM patient_seen WHERE connection_id = ? ORDER BY id',
    );
    this.#add = db.prepare<[object]>(
      `INSERT INTO patient_seen (connection_id, id, facts, bears, is_read, seen_in)
       VALUES (@connectionId, @id, @facts, @bears, @isRead, @seenIn)
       ON CONFLICT (connection_id, id) DO UPDATE
         SET facts = @facts, bears = @bears, is_read = max(is_read, @isRead), seen_in = @seenIn`,
    );
    this.#unlink = db.prepare<[string]>('UPDATE patient_seen SET link = NULL WHERE connection_id = ?');
    this.#link = db.prepare<[string, string, string, string]>(
      `INSERT INTO patient_seen (connection_id, id, link, seen_in) VALUES (?, ?, ?, ?)
       ON CONFLICT (connection_id, id) DO UPDATE SET link = excluded.link`,
    );
    this.#miss = db.prepare<[string, string, string]>(
      `INSERT INTO patient_seen (connection_id, id, is_read, seen_in) VALUES (?, ?, 1, ?)
       ON CONFLICT (connection_id, id) DO UPDATE
         SET facts = NULL, bears = NULL, is_read = 1, seen_in = excluded.seen_in`,
    );
    this.#refuse = db.prepare<[string, string, string]>(
      `INSERT INTO patient_seen (connection_id, id, is_read, seen_in) VALUES (?, ?, 1, ?)
       ON CONFLICT (connection_id, id) DO UPDATE SET is_read = 1 WHERE facts IS NULL`,
    );
    this.#count = db
      .prepare<[string], number>('SELECT count(*) FROM patient_seen WHERE connection_id = ?')
      .pluck();
  }

  /** What is known with this answer. */
  read(connection: ArchiveConnection, answer: PatientAnswer): KnownPatients {
    const known = this.#known(connection);
    const { own, others, links } = readAnswer(connection, answer, known.isOwnRead);
    if (own !== null) known.own = own;
    if (links !== null) for (const [id, seen] of known.others) known.others.set(id, { ...seen, link: null });
    for (const [id, link] of links ?? [])
      known.others.set(id, { facts: known.others.get(id)?.facts ?? null, link });
    for (const [id, facts] of others)
      if (known.others.has(id) || known.others.size < mostPatients)
        known.others.set(id, { facts, link: known.others.get(id)?.link ?? null });
    return known;
  }

  /**
   * Keeps what the answer says, and returns what it says of the Patient of the sign-in. Of those for whom `isLeftOut`
   * only that they were read. Call within the page's transaction. `seenIn`: beginning of the download.
   */
  note(
    connection: ArchiveConnection,
    answer: PatientAnswer,
    { seenIn, isLeftOut }: { seenIn: string; isLeftOut: (id: string, facts: PatientFacts) => boolean },
  ): PatientFacts | null {
    const { id: connectionId, patientId } = connection;
    if (!answer.entries.some(({ resource }) => resource.resourceType === 'Patient')) return null;
    const { isOwnRead, others: before } = this.#known(connection);
    const { own, others, links } = readAnswer(connection, answer, isOwnRead);
    if (links !== null) this.#unlink.run(connectionId);
    for (const [id, link] of links ?? []) this.#link.run(connectionId, id, link, seenIn);
    if (own !== null && patientId !== null) {
      const isRead = answer.asked === patientId ? 1 : 0;
      const facts = JSON.stringify(own.facts);
      this.#add.run({ connectionId, id: patientId, facts, bears: own.id, isRead, seenIn });
    }
    let count = this.#count.get(connectionId) as number;
    for (const [id, facts] of others) {
      if (!before.has(id) && count++ >= mostPatients) continue;
      if (isLeftOut(id, facts)) {
        if (answer.asked === id) this.#miss.run(connectionId, id, seenIn);
        continue;
      }
      const isRead = answer.asked === id ? 1 : 0;
      this.#add.run({ connectionId, id, facts: JSON.stringify(facts), bears: id, isRead, seenIn });
    }
    return own?.facts ?? null;
  }

  #known(connection: ArchiveConnection): KnownPatients {
    const known: KnownPatients = { own: null, isOwnRead: false, others: new Map() };
    for (const { id, facts, bears, link, is_read } of this.#list.all(connection.id)) {
      const read = facts === null ? null : (JSON.parse(facts) as PatientFacts);
      if (id !== connection.patientId) known.others.set(id, { facts: read, link });
      else if (read !== null) {
        known.own = { id: bears, facts: read };
        known.isOwnRead = is_read === 1;
      }
    }
    return known;
  }

  /** The plan does not show a Patient of whom nothing is known; what is known stays. */
  noteRefused(connectionId: string, id: string, seenIn: string): void {
    this.#refuse.run(connectionId, id, seenIn);
  }

  /** The plan does not show the Patient: it refused it, or has none of that id. */
  noteMissing(connectionId: string, id: string, seenIn: string): void {
    this.#miss.run(connectionId, id, seenIn);
  }
}

type Read = {
  own: OwnPatient | null;
  others: Map<string, PatientFacts>;
  /** `null` where the answer does not say whom the sign-in's Patient links. */
  links: Map<string, string> | null;
};

function readAnswer(
  connection: ArchiveConnection,
  { entries, asked, innerBase }: PatientAnswer,
  isOwnRead: boolean,
): Read {
  const { patientId, origin } = connection;
  const read: Read = { own: null, others: new Map(), links: null };
  if (origin === 'file' || patientId === null) return read;
  const patients = entries.filter(({ resource }) => resource.resourceType === 'Patient');
  if (asked === patientId) {
    const [only] = patients;
    if (only !== undefined) takeOwn(read, connection, only.resource);
    return read;
  }
  for (const { resource, fullUrl } of patients) {
    const named = namePatient(resource, fullUrl);
    if (named.kind !== 'patient' || !isHere(named.base, connection, innerBase)) continue;
    // A read that answers with somebody else says nothing of whom it was asked for.
    if (asked !== null && named.id !== asked) continue;
    if (named.id !== patientId) read.others.set(named.id, readPatientFacts(resource));
    else if (!isOwnRead) takeOwn(read, connection, resource);
  }
  return read;
}

function takeOwn(read: Read, connection: ArchiveConnection, patient: Resource): void {
  const named = namePatient(patient, null);
  read.own = { id: named.kind === 'patient' ? named.id : null, facts: readPatientFacts(patient) };
  read.links = readLinks(patient, connection);
}

/** Whom a Patient links at this server, one step far. @see FHIR R4 Patient.link */
function readLinks(patient: Resource, connection: ArchiveConnection): Map<string, string> {
  const links = new Map<string, string>();
  for (const link of listAt(patient, 'link').slice(0, mostLinks)) {
    const named = nameReference(textAt(objectAt(link, 'other'), 'reference'));
    if (named === null || !isHere(named.base, connection, null)) continue;
    if (named.id === connection.patientId) continue;
    links.set(named.id, textAt(link, 'type') ?? 'seealso');
  }
  return links;
}

function isHere(base: string | null, { fhirBaseUrl }: ArchiveConnection, innerBase: string | null): boolean {
  return base === null || isOwnBase(base, { fhirBaseUrl, innerBase });
}
