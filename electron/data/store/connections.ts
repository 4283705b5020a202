import { randomUUID } from 'node:crypto';
import type { PersonSummary } from '#shared/model/connection';
import type { RowOwner } from '../claims/row.ts';
import type { ConnectionPatch, ConnectionRecord, NewConnection } from '../operations.ts';
import type { Db } from './database.ts';
import { notFound } from './faults.ts';

type Stored = Omit<ConnectionRecord, 'id' | 'personId' | 'planPhone' | 'claims'>;
type ConnectionColumns = {
  id: string;
  person_id: string;
  plan_phone: string | null;
  record: string;
  claims: number;
};

const select = `SELECT id, person_id, plan_phone, record,
  (SELECT count(*) FROM claim WHERE claim.connection_id = connection.id) AS claims FROM connection`;

/** People and their connections. */
export class Connections {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  people(): PersonSummary[] {
    return this.#db
      .prepare<[], PersonSummary>('SELECT id, name, birth_date AS birthDate FROM person ORDER BY rowid')
      .all();
  }

  person(personId: string): PersonSummary | null {
    return this.people().find(({ id }) => id === personId) ?? null;
  }

  all(): ConnectionRecord[] {
    return this.#db.prepare<[], ConnectionColumns>(`${select} ORDER BY rowid`).all().map(recordFrom);
  }

  ofPerson(personId: string): ConnectionRecord[] {
    return this.all().filter((connection) => connection.personId === personId);
  }

  /** @throws {StoreError} store/not-found */
  get(connectionId: string): ConnectionRecord {
    const found = this.#db.prepare<[string], ConnectionColumns>(`${select} WHERE id = ?`).get(connectionId);
    if (!found) throw notFound('connection');
    return recordFrom(found);
  }

  create(input: NewConnection): { connectionId: string; personId: string } {
    const { personId: known, ...facts } = input;
    const connectionId = randomUUID();
    const personId = known ?? randomUUID();
    const record: Stored = {
      ...facts,
      state: 'connected',
      lastCheckedAt: null,
      firstSyncDone: false,
      lastEnd: null,
    };
    this.#db.transaction(() => {
      if (known === null) this.#db.prepare('INSERT INTO person (id) VALUES (?)').run(personId);
      else if (!this.person(known)) throw notFound('person');
      this.#db
        .prepare('INSERT INTO connection (id, person_id, record) VALUES (?, ?, ?)')
        .run(connectionId, personId, JSON.stringify(record));
    })();
    return { connectionId, personId };
  }

  update(connectionId: string, patch: ConnectionPatch): void {
    const { id, personId, planPhone, claims, ...stored } = this.get(connectionId);
    const record: Stored = { ...stored, ...patch };
    this.#db
      .prepare('UPDATE connection SET record = ? WHERE id = ?')
      .run(JSON.stringify(record), connectionId);
  }

  /** Whose claims the connection brings. */
  owner(connectionId: string): RowOwner {
    const { personId, planName } = this.get(connectionId);
    return { connectionId, personId, planName };
  }

  /** Notes who the person is. A name from the Patient record wins over one from a claim. */
  namePerson(personId: string, name: string | null, birthDate: string | null, isOwnRecord: boolean): void {
    const write = isOwnRecord
      ? 'UPDATE person SET name = coalesce(?, name), birth_date = coalesce(?, birth_date) WHERE id = ?'
      : 'UPDATE person SET name = coalesce(name, ?), birth_date = coalesce(birth_date, ?) WHERE id = ?';
    this.#db.prepare(write).run(name, birthDate, personId);
  }

  setPlanPhone(connectionId: string, phone: string): void {
    this.#db.prepare('UPDATE connection SET plan_phone = ? WHERE id = ?').run(phone, connectionId);
  }
}

function recordFrom(columns: ConnectionColumns): ConnectionRecord {
  return {
    id: columns.id,
    personId: columns.person_id,
    planPhone: columns.plan_phone,
    claims: columns.claims,
    ...(JSON.parse(columns.record) as Stored),
  };
}
