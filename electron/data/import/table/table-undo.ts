/** Takes an import of a table back: what it added goes, what it changed is as it was. */

import { plainBase } from '../../fhir/identity.ts';
import type { BundleEntry } from '../../fhir/read-bundle.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { Connection } from '../../people/connections.ts';
import { connectionWith } from '../file-connections.ts';
import type { FilePatient } from '../patient-book.ts';
import type { ImportParts } from '../record-keeper.ts';

type Facts = { personId: string | null; patient: FilePatient; ids: readonly string[]; at: string };

type Stored = { type: string; id: string; json: string };

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
    const had = new Map(this.#before.map((one) => [`${one.type}/${one.id}`, one.json]));
    const now = this.#listStored(connectionId);
    const isNew = now.filter(({ type, id }) => !had.has(`${type}/${id}`));
    const changed = now.flatMap(({ type, id, json }): BundleEntry[] => {
      const old = had.get(`${type}/${id}`);
      if (old === undefined || old === json) return [];
      return [{ resource: JSON.parse(old) as Resource, fullUrl: null, place: 0 }];
    });
    archive.write(() => {
      archive.forgetRecords(connectionId, isNew);
      archive.store(changed, { connection, pass: { from: 'file' }, seenAt: at, begins: true });
      if (this.#known.has(connectionId)) {
        connections.update(connectionId, { lastCheckedAt: this.#lastCheckedAt });
        connections.keepTable(connectionId, this.#table);
      } else {
        archive.forget(connectionId);
        connections.removeFed(connectionId);
      }
    });
    if (this.#known.has(connectionId)) archive.endPass(connectionId, at);
    archive.settlePerson(connection.personId, { seenAt: at, isNews: true });
  }

  #listStored(connectionId: string): Stored[] {
    const ids = new Set(this.#facts.ids);
    return this.#parts.db
      .prepare<[string], Stored>(
        'SELECT type, id, json FROM resource JOIN resource_json USING (key) WHERE connection_id = ?',
      )
      .all(connectionId)
      .filter(({ id }) => ids.has(id));
  }
}
