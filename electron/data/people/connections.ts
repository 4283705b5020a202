import { randomUUID } from 'node:crypto';
import type {
  Authority,
  ConnectionSummary,
  DataCategory,
  NamedPerson,
  PersonSummary,
} from '#shared/model/connection';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { comparePeople, identify } from './compare-people.ts';

/** A connection as stored. `ConnectionSummary` adds what is running now and how to sign in again. */
export type ConnectionRecord = Omit<ConnectionSummary, 'syncing' | 'plan' | 'signIn'> & {
  payerId: string | null;
  fhirBaseUrl: string;
  /** The plan's id for the person, `Patient/<patientId>`; `null` where a file names nobody. */
  patientId: string | null;
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
};

export type ConnectionPatch = Partial<
  Pick<
    ConnectionRecord,
    | 'state'
    | 'accessEndsAt'
    | 'keepsUpToDate'
    | 'granted'
    | 'notGranted'
    | 'connectedAt'
    | 'lastCheckedAt'
    | 'firstSyncDone'
    | 'lastEnd'
    | 'patientId'
    | 'fhirBaseUrl'
    | 'host'
  >
>;

/** A connection without its numbers: counting its claims takes time, so only lists for people have them. */
export type Connection = Omit<ConnectionRecord, 'claims' | 'records' | 'otherPerson'>;
type Stored = Omit<Connection, 'id' | 'personId' | 'planPhone'>;
type Columns = { id: string; person_id: string; plan_phone: string | null; record: string };

const select = 'SELECT id, person_id, plan_phone, record FROM connection';

/** People and their connections. */
export class Connections {
  readonly #db: Db;
  readonly #noteName;

  constructor(db: Db) {
    this.#db = db;
    this.#noteName = db.prepare(
      `UPDATE person SET name = coalesce(name, @name), birth_date = coalesce(birth_date, @birthDate)
       WHERE id = @personId AND (name IS NULL OR (birth_date IS NULL AND name = @name))`,
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
      ...facts,
      // A file gives nothing to sign in to and nothing to wait for.
      state: facts.origin === 'file' ? 'ended' : 'connected',
      lastCheckedAt: null,
      firstSyncDone: facts.origin === 'file',
      lastEnd: null,
      said: null,
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

  update(connectionId: string, patch: ConnectionPatch): void {
    this.#patch(connectionId, patch);
  }

  /** What the person calls a plan. @throws {StoreError} store/not-found */
  renamePlan(connectionId: string, name: string): void {
    this.#patch(connectionId, { planName: name });
  }

  #patch(connectionId: string, patch: Partial<Stored>): void {
    const { id, personId, planPhone, ...stored } = this.get(connectionId);
    const record: Stored = { ...stored, ...patch };
    this.#db
      .prepare('UPDATE connection SET record = ? WHERE id = ?')
      .run(JSON.stringify(record), connectionId);
  }

  /** Names a person who has no name yet; a birth date alone is taken only with the same name. */
  noteName(personId: string, { name, birthDate }: NamedPerson): void {
    this.#noteName.run({ name, birthDate, personId });
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
    return person !== null && said !== null && comparePeople(identify(person), said) === 'differs'
      ? said
      : null;
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

/** ISO instant of when the last file of a connection was opened; `null` for a plan's. */
export function findOpened({
  origin,
  lastCheckedAt,
  connectedAt,
}: Pick<Connection, 'origin' | 'lastCheckedAt' | 'connectedAt'>): string | null {
  return origin === 'file' ? (lastCheckedAt ?? connectedAt) : null;
}

function decodeConnection({ id, person_id, plan_phone, record }: Columns): Connection {
  // Connections of the first version did not say where they come from: all were plans.
  const {
    origin = 'plan',
    patientId,
    said = null,
    ...stored
  } = JSON.parse(record) as Omit<Stored, 'origin' | 'said'> & Partial<Stored>;
  // A file that names nobody was once stored with an empty id.
  return {
    id,
    personId: person_id,
    planPhone: plan_phone,
    origin,
    patientId: patientId || null,
    said,
    ...stored,
  };
}
