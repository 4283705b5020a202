/** Takes an import of a table back: what it added goes, what it changed is as it was. */

import { plainBase } from '../../fhir/identity.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { Connection } from '../../people/connections.ts';
import { connectionWith } from '../file-connections.ts';
import type { FilePatient } from '../patient-book.ts';
import type { ImportParts } from '../record-keeper.ts';

type Facts = { personId: string | null; patient: FilePatient; ids: readonly string[]; at: string };

/** `seenIn`: ISO instant of the import that brought it. */
type Stored = { type: string; id: string; json: string; seenIn: string };

export class TableUndo {
  readonly #parts: ImportParts;
  readonly #facts: Facts;
  /** Connections before the import, and what the one of this table held. */
  readonly #known: ReadonlySet<string>;
  readonly #lastCheckedAt: string | null;
  readonly #table: Connection['table'];
  readonly #before: readonly Stored[];

  /** Call before anything is stored. */
  constructor(parts: ImportParts, facts: Facts) {
    const { db, connections } = parts;
    this.#parts = parts;
    this.#facts = facts;
    this.#known = new Set(connections.all().map(({ id }) => id));
    const own =
      facts.personId === null ? null : connectionWith(db, connections, facts.personId, facts.patient);
    this.#lastCheckedAt = own?.lastCheckedAt ?? null;
    this.#table = own?.table ?? null;
    this.#before = own === null ? [] : this.#listStored(own.id);
  }

  /** Where the import stored; `null` before it did. */
  get connectionId(): string | null {
    const { db, connections } = this.#parts;
    const { personId, patient } = this.#facts;
    const base = plainBase(patient.base ?? '');
    const made = connections
      .all()
      .find(
        (one) => !this.#known.has(one.id) && one.origin === 'file' && plainBase(one.fhirBaseUrl) === base,
      );
    if (made) return made.id;
    return personId === null ? null : (connectionWith(db, connections, personId, patient)?.id ?? null);
  }

  /** `at`: ISO instant. */
  run(at: string): void {
    const { archive, connections } = this.#parts;
    const connectionId = this.connectionId;
    if (connectionId === null) return;
    const connection = connections.get(connectionId);
    const nameOf = ({ type, id }: Stored) => `${type}/${id}`;
    const now = new Map(this.#listStored(connectionId).map((one) => [nameOf(one), one]));
    const had = new Set(this.#before.map(nameOf));
    const isNew = [...now.values()].filter((one) => !had.has(nameOf(one)));
    const changed = this.#before.filter((one) => now.get(nameOf(one))?.json !== one.json);
    archive.write(() => {
      archive.forgetRecords(connectionId, isNew);
      for (const { json, seenIn } of changed) {
        const entry = { resource: JSON.parse(json) as Resource, fullUrl: null, place: 0 };
        archive.store([entry], { connection, pass: { from: 'file' }, seenAt: seenIn, begins: true });
      }
      if (this.#known.has(connectionId)) {
        connections.update(connectionId, { lastCheckedAt: this.#lastCheckedAt });
        connections.keepTable(connectionId, this.#table);
      } else {
        archive.forget(connectionId);
        connections.removeFed(connectionId);
      }
    });
    archive.settleTakenBack(connection.personId, this.#facts.at);
    if (this.#known.has(connectionId)) archive.endPass(connectionId, at);
  }

  #listStored(connectionId: string): Stored[] {
    const ids = new Set(this.#facts.ids);
    return this.#parts.db
      .prepare<[string], Stored>(
        'SELECT type, id, json, seen_in AS seenIn FROM resource JOIN resource_json USING (key) WHERE connection_id = ?',
      )
      .all(connectionId)
      .filter(({ id }) => ids.has(id));
  }
}
