/** The index of the search keeps step with the claims, whatever is written, replaced and erased. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../../electron/data/database/database.ts';
import { eob, filter, newConnection, openConnectedStore, storeAll } from '../../archive/records.ts';

const words = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron'];
const version = fc.record({ id: fc.nat(60), word: fc.constantFrom(...words) });
const page = fc.uniqueArray(version, { selector: ({ id }) => id, minLength: 1, maxLength: 30 });

/** Throws where the index does not hold what the table of words holds (SQLite's own check). */
function checkIndex(db: Db): void {
  db.exec("INSERT INTO claim_text (claim_text) VALUES ('integrity-check')");
}

describe('the index of the search', () => {
  it('finds exactly the claims that hold a word, after any pages of any versions and an erased plan', () => {
    fc.assert(
      fc.property(fc.array(page, { minLength: 2, maxLength: 12 }), (pages) => {
        const { db, store, connectionId, personId } = openConnectedStore();
        const other = store.connection.create(newConnection({ personId, payerId: 'other' }));
        const wordOf = new Map<string, string>();
        for (const [at, versions] of pages.entries()) {
          const claims = versions.map(({ id, word }) =>
            eob({ id: `c-${id}`, provider: `${word} Clinic`, versionId: String(at) }),
          );
          storeAll(store, connectionId, claims);
          storeAll(store, other.connectionId, claims.slice(0, 3));
          for (const { id, word } of versions) wordOf.set(`${connectionId}/c-${id}`, word);
        }
        store.connection.erase(other.connectionId);
        checkIndex(db);
        for (const word of words) {
          const { rows } = store.claims.list({
            filter: filter(personId, { text: word }),
            offset: 0,
            limit: 100,
          });
          const holding = [...wordOf].filter(([, own]) => own === word).map(([id]) => id);
          expect(rows.map(({ id }) => id).sort()).toEqual(holding.sort());
        }
      }),
      { numRuns: 15 },
    );
  });
});
