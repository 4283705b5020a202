import { randomUUID } from 'node:crypto';
import type { ExampleMark } from '#shared/model/bills/example-mark';
import type { TaxEntry, TaxEntryFacts } from '#shared/model/bills/tax-entry';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import type { RemovedRows } from '../../database/removed-rows.ts';

/** Miles, premiums and accounts, as people wrote them down. */
export class TaxEntryTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  list(): TaxEntry[] {
    return this.#db
      .prepare<[], { id: string; personId: string; facts: string }>(
        'SELECT id, person_id AS personId, facts FROM tax_entry ORDER BY rowid',
      )
      .all()
      .map(({ facts: stored, ...entry }) => {
        const { isExample, ...facts } = JSON.parse(stored) as TaxEntryFacts & ExampleMark;
        return { ...entry, facts, ...(isExample ? { isExample } : {}) };
      });
  }

  /** @throws {StoreError} store/not-found */
  add(personId: string, facts: TaxEntryFacts & ExampleMark): string {
    if (!this.#db.prepare('SELECT 1 FROM person WHERE id = ?').get(personId)) throw notFoundError('person');
    const id = randomUUID();
    this.#db
      .prepare('INSERT INTO tax_entry (id, person_id, facts) VALUES (?, ?, ?)')
      .run(id, personId, JSON.stringify(facts));
    return id;
  }

  /** The id by which it comes back. */
  remove(removed: RemovedRows, entryId: string): string {
    return removed.remove('tax_entry', 'id', entryId);
  }
}
