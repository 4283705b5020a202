import { randomUUID } from 'node:crypto';
import type { TableMapping } from '#shared/model/files/table';
import type {
  Authority,
  ConnectionSummary,
  DataCategory,
  NamedPerson,
  PersonSummary,
} from '#shared/model/plans/connection';
import { findHandWay, type HandWay, type PlanKind } from '#shared/model/plans/plan-kind';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { compareNames, comparePeople, isRenamed } from '../fhir/patients/compare-people.ts';
import type { ComparedPerson, PatientFacts } from '../fhir/patients/patient-facts.ts';
import { identify } from './compare-people.ts';

/** A connection as stored. `ConnectionSummary` adds what is running now and how to sign in again. */
export type ConnectionRecord = Omit<ConnectionSummary, 'syncing' | 'plan' | 'signIn'> & {
  payerId: string | null;
  fhirBaseUrl: string;
  /** The plan's id for the person, `Patient/<patientId>`; `null` where a file names nobody. */
  patientId: string | null;
  /** True until a pass over everything has ended of which nothing is told as news. */
  isQuiet: boolean;
  /** ISO instant until which the plan asked to be left alone; `null` when it did not. */
  waitsUntil: string | null;
  /** The kind of plan as the person answered, for claims that do not say it; `unknown` until they did. */
  saidKind: PlanKind;
  /**
   * Of the tables of a portal: what the columns of the last one mean, a name that stands for its heads, and how new the
   * newest one was: the last day of its rows, and when its file was saved, as an ISO instant.
   */
  table: {
    heads: string;
    mapping: TableMapping;
    lastDay?: string | null;
    savedAt?: string | null;
  } | null;
};

export type NewConnection = {
  personId: string | null;
  origin: 'plan' | 'file';
  payerId: string | null;
  planName: string;
  host: string;
  isSample: boolean;
  fhirBaseUrl: string;
  patientId: string | null;
  accessEndsAt: string | null;
  keepsUpToDate: boolean;
  granted: DataCategory[];
  notGranted: DataCategory[];
  /** ISO instant. */
  connectedAt: string;
  fedBy?: string | null;
  saidKind?: PlanKind;
};

export type ConnectionPatch = Partial<
  Pick<
    ConnectionRecord,
    | 'state'
    | 'accessEndsAt'
    | 'disconnectedAt'
    | 'keepsUpToDate'
    | 'granted'
    | 'notGranted'
    | 'connectedAt'
    | 'lastCheckedAt'
    | 'madeOn'
    | 'firstSyncDone'
    | 'lastEnd'
    | 'waitsUntil'
    | 'patientId'
    | 'fhirBaseUrl'
    | 'host'
    | 'isQuiet'
    | 'asksForAll'
    | 'fedBy'
  >
>;

/** A connection without its numbers: counting its claims takes time, so only lists for people have them. */
export type Connection = Omit<ConnectionRecord, 'claims' | 'records' | 'cards' | 'textOnly' | 'otherPerson'>;
type Stored = Omit<Connection, 'id' | 'personId' | 'planPhone'>;
type IdentityRow = { name: string | null; birth_date: string | null; facts: string | null };
type Columns = { id: string; person_id: string; plan_phone: string | null; record: string };

/** What a connection that another one's sign-in feeds has in common with that one. */
const fedFields = [
  'state',
  'accessEndsAt',
  'disconnectedAt',
  'keepsUpToDate',
  'lastCheckedAt',
  'firstSyncDone',
  'isQuiet',
  'asksForAll',
] as const;

const select = 'SELECT id, person_id, plan_phone, record FROM connection';

/** People and their connections. */
export class Connections {
  readonly #db: Db;
  readonly #findIdentity;
  readonly #addToIdentity;

  constructor(db: Db) {
    this.#db = db;
    this.#findIdentity = db.prepare<[string], IdentityRow>(
      'SELECT name, birth_date, facts FROM person WHERE id = ?',
    );
    this.#addToIdentity = db.prepare<[object]>(
      `UPDATE person SET name = coalesce(name, @name), birth_date = coalesce(birth_date, @birthDate),
         facts = coalesce(facts, @facts) WHERE id = @personId`,
    );
  }

  people(): PersonSummary[] {
    return this.#db
      .prepare<[], PersonSummary>(
        `SELECT id, coalesce(own_name, name) AS name, birth_date AS birthDate, name AS nameOfPlans, authority
         FROM person ORDER BY rowid`,
      )
      .all();
  }

  person(personId: string): PersonSummary | null {
    return this.people().find(({ id }) => id === personId) ?? null;
  }

  all(): Connection[] {
    return this.#db.prepare<[], Columns>(`${select} ORDER BY rowid`).all().map(decodeConnection);
  }

  ofPerson(personId: string): Connection[] {
    return this.#db
      .prepare<[string], Columns>(`${select} WHERE person_id = ? ORDER BY rowid`)
      .all(personId)
      .map(decodeConnection);
  }

  /** Plan names by connection id: all connections of a person, or one of them. */
  planNames(filter: { personId: string; connectionId: string | null }): Map<string, string> {
    return new Map(this.chosen(filter).map(({ id, planName }) => [id, planName]));
  }

  /** All connections of a person, or one of them. */
  chosen({ personId, connectionId }: { personId: string; connectionId: string | null }): Connection[] {
    return this.ofPerson(personId).filter(({ id }) => connectionId === null || id === connectionId);
  }

  /** @throws {StoreError} store/not-found */
  get(connectionId: string): Connection {
    const found = this.#db.prepare<[string], Columns>(`${select} WHERE id = ?`).get(connectionId);
    if (!found) throw notFoundError('connection');
    return decodeConnection(found);
  }

  create(input: NewConnection): { connectionId: string; personId: string } {
    const { personId: known, ...facts } = input;
    const connectionId = randomUUID();
    const personId = known ?? randomUUID();
    const record: Stored = {
      fedBy: null,
      saidKind: 'unknown',
      ...facts,
      // A file gives nothing to sign in to and nothing to wait for.
      state: facts.origin === 'file' ? 'ended' : 'connected',
      lastCheckedAt: null,
      firstSyncDone: facts.origin === 'file',
      lastEnd: null,
      waitsUntil: null,
      said: null,
      isQuiet: false,
      asksForAll: false,
      table: null,
    };
    this.#db.transaction(() => {
      if (known === null) this.#db.prepare('INSERT INTO person (id) VALUES (?)').run(personId);
      else if (!this.person(known)) throw notFoundError('person');
      this.#db
        .prepare('INSERT INTO connection (id, person_id, record) VALUES (?, ?, ?)')
        .run(connectionId, personId, JSON.stringify(record));
    })();
    return { connectionId, personId };
  }

  /** Removes a connection that was just made and has no records, and the person when it was their only one. */
  undoCreate(connectionId: string): void {
    const { personId } = this.get(connectionId);
    this.#db.transaction(() => {
      this.#db.prepare('DELETE FROM connection WHERE id = ?').run(connectionId);
      if (this.ofPerson(personId).length === 0)
        this.#db.prepare('DELETE FROM person WHERE id = ?').run(personId);
    })();
  }

  /** Whoever signs in again has not disconnected it any more. */
  update(connectionId: string, changed: ConnectionPatch): void {
    const patch = changed.state === 'connected' ? { ...changed, disconnectedAt: null } : changed;
    this.#patch(connectionId, patch);
    const shared = Object.fromEntries(
      fedFields.flatMap((field) => (patch[field] === undefined ? [] : [[field, patch[field]]])),
    );
    if (Object.keys(shared).length > 0)
      for (const { id } of this.fed(connectionId)) this.#patch(id, shared as ConnectionPatch);
  }

  /** The connections of those whom the person helps, whose records come by this one's sign-in. */
  fed(connectionId: string): Connection[] {
    return this.all().filter(({ fedBy }) => fedBy === connectionId);
  }

  /** See {@link ConnectionBook.createFed}. */
  createFed(
    parentId: string,
    facts: { patientId: string | null; said: PatientFacts | null; authority: Authority | null },
  ): string {
    const parent = this.get(parentId);
    const { id: _id, personId: _person, planPhone, said: _said, lastEnd: _end, ...shared } = parent;
    const { patientId, said, authority } = facts;
    const created = this.create({ ...shared, personId: null, patientId, fedBy: parentId });
    this.#patch(created.connectionId, {
      ...Object.fromEntries(fedFields.map((field) => [field, parent[field]])),
      firstSyncDone: true,
    });
    if (planPhone !== null) this.setPlanPhone(created.connectionId, planPhone);
    if (said !== null) this.noteName(created.personId, said);
    if (authority !== null) this.setAuthority(created.personId, authority);
    return created.connectionId;
  }

  /** See {@link ConnectionBook.nameFed}. */
  nameFed(connectionId: string, patientId: string | null): void {
    const { fedBy, patientId: known } = this.get(connectionId);
    if (fedBy !== null && known === null) this.#patch(connectionId, { patientId });
  }

  removeFed(connectionId: string): void {
    const { personId } = this.get(connectionId);
    this.#db.prepare('DELETE FROM connection WHERE id = ?').run(connectionId);
    // What somebody wrote down for them is not taken back with an answer.
    const written = ['bill', 'payment', 'tax_entry', 'compared_plan']
      .map((table) => `SELECT 1 FROM ${table} WHERE person_id = @personId`)
      .join(' UNION ALL ');
    const isKept =
      this.ofPerson(personId).length > 0 || this.#db.prepare(written).get({ personId }) !== undefined;
    if (!isKept) this.#db.prepare('DELETE FROM person WHERE id = ?').run(personId);
  }

  /** See {@link ConnectionBook.setQuiet}. */
  setQuiet(connectionId: string, { hasErased }: { hasErased: boolean }): void {
    this.update(connectionId, { isQuiet: true, ...(hasErased && { asksForAll: true }) });
  }

  /** What the person calls a plan. @throws {StoreError} store/not-found */
  renamePlan(connectionId: string, name: string): void {
    this.#patch(connectionId, { planName: name });
  }

  /** What kind of plan the person says it is. @throws {StoreError} store/not-found */
  setKind(connectionId: string, saidKind: PlanKind): void {
    this.#patch(connectionId, { saidKind });
  }

  /** What the person said of a table's columns, and how new the table is. */
  keepTable(connectionId: string, table: ConnectionRecord['table']): void {
    this.#patch(connectionId, { table });
  }

  #patch(connectionId: string, patch: Partial<Stored>): void {
    const { id, personId, planPhone, ...stored } = this.get(connectionId);
    const record: Stored = { ...stored, ...patch };
    this.#db
      .prepare('UPDATE connection SET record = ? WHERE id = ?')
      .run(JSON.stringify(record), connectionId);
  }

  /** See {@link ConnectionBook.identity}. */
  identity(personId: string): ComparedPerson | null {
    return readIdentity(this.#findIdentity.get(personId));
  }

  /**
   * Names a person who has no name yet, and adds what is missing of the same person. Nobody is renamed. That somebody
   * lives is not kept: it may not stay so.
   */
  noteName(personId: string, said: ComparedPerson): void {
    const row = this.#findIdentity.get(personId);
    const { name, birthDate, parts, gender, birthOrder, deceased, ssn, mbi } = said;
    // Every claim says it: mostly there is nothing to add, and nobody to compare.
    const isNameNew = name !== null && (row?.name === null || row?.facts === null);
    if (!isNameNew && (birthDate === null || row?.birth_date !== null)) return;
    const known = readIdentity(row);
    const isSame =
      known === null || (compareNames(known, said) === 'same' && comparePeople(known, said) !== 'differs');
    if (!isSame) return;
    const facts = { parts, gender, birthOrder, deceased: deceased === false ? null : deceased, ssn, mbi };
    this.#addToIdentity.run({
      personId,
      name,
      birthDate,
      facts: name === null ? null : JSON.stringify(facts),
    });
  }

  /** See {@link ConnectionBook.forgetName}. */
  forgetName(personId: string, said: ComparedPerson): void {
    const isSaid = this.ofPerson(personId).some((one) => one.said !== null && one.said.name !== null);
    if (isSaid || this.identity(personId)?.name !== said.name) return;
    this.#change('UPDATE person SET name = NULL, birth_date = NULL, facts = NULL WHERE id = ?', personId);
  }

  /** What the plan's own record last said of its person. */
  noteSaid(connectionId: string, said: NamedPerson): void {
    const before = this.get(connectionId).said;
    if (before?.name === said.name && before?.birthDate === said.birthDate) return;
    this.#patch(connectionId, { said });
  }

  /** What a plan says of the person when that is somebody else than who they are here; `null` when it is not. */
  otherPersonSaid({ personId, said }: Connection): NamedPerson | null {
    const person = this.person(personId);
    if (person === null || said === null) return null;
    const here = identify(person);
    return comparePeople(here, said) === 'differs' && !isRenamed(here, said) ? said : null;
  }

  /** Has a person go by this name; without one, or by the plans' own, by what the plans say. */
  rename(personId: string, name: string | null): void {
    const typed = name?.trim().replace(/\s+/g, ' ') || null;
    this.#change("UPDATE person SET own_name = nullif(?, coalesce(name, '')) WHERE id = ?", typed, personId);
  }

  setAuthority(personId: string, authority: Authority | null): void {
    this.#change('UPDATE person SET authority = ? WHERE id = ?', authority, personId);
  }

  #change(sql: string, ...values: (string | null)[]): void {
    if (this.#db.prepare(sql).run(...values).changes === 0) throw notFoundError('person');
  }

  setPlanPhone(connectionId: string, phone: string): void {
    this.#db.prepare('UPDATE connection SET plan_phone = ? WHERE id = ?').run(phone, connectionId);
  }
}

/** ISO instant of when the last file of a connection was opened, `null` for a plan's; and whether that is a table or paper. */
export function findSource(
  connection: Pick<Connection, 'origin' | 'lastCheckedAt' | 'connectedAt' | 'fhirBaseUrl'>,
): { openedAt: string | null; way?: HandWay } {
  const { origin, lastCheckedAt, connectedAt } = connection;
  const way = findHandWay(connection);
  const openedAt = origin === 'file' ? (lastCheckedAt ?? connectedAt) : null;
  return { openedAt, ...(way !== null && { way }) };
}

function readIdentity(row: IdentityRow | undefined): ComparedPerson | null {
  if (!row?.name) return null;
  const plain = { name: row.name, birthDate: row.birth_date };
  return row.facts === null ? plain : { ...(JSON.parse(row.facts) as ComparedPerson), ...plain };
}

function decodeConnection({ id, person_id, plan_phone, record }: Columns): Connection {
  // Connections of the first version did not say where they come from: all were plans.
  const {
    origin = 'plan',
    patientId,
    said = null,
    fedBy = null,
    isQuiet = false,
    asksForAll = false,
    saidKind = 'unknown',
    table = null,
    ...stored
  } = JSON.parse(record) as Partial<Stored> &
    Omit<Stored, 'origin' | 'said' | 'fedBy' | 'isQuiet' | 'asksForAll' | 'saidKind' | 'table'>;
  // A file that names nobody was once stored with an empty id.
  return {
    id,
    personId: person_id,
    planPhone: plan_phone,
    origin,
    patientId: patientId || null,
    said,
    fedBy,
    isQuiet,
    asksForAll,
    saidKind,
    table,
    ...stored,
  };
}
