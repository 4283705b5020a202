/** The index of the search keeps step with the claims, whatever is written, replaced and erased. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Db } from '../../../../electron/data/database/database.ts';
import { migrate, migrations } from '../../../../electron/data/database/migrations.ts';
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

  it('is made anew from what an earlier version left broken', () => {
    const db = new Database(':memory:');
    migrate(db, migrations.slice(0, 10));
    const insert = db.prepare('INSERT INTO claim_text (rowid, words) VALUES (?, ?)');
    insert.run(1, 'clinic amber');
    db.transaction(() => {
      db.exec('DELETE FROM claim_text WHERE rowid = 1');
      insert.run(1, 'clinic ember');
      insert.run(2, 'clinic amber');
    })();
    expect(() => checkIndex(db)).toThrow();
    migrate(db);
    checkIndex(db);
    const find = db.prepare('SELECT rowid FROM claim_text WHERE claim_text MATCH ?').pluck();
    expect(['clinic', 'amber', 'ember'].map((word) => find.all(word))).toEqual([[1, 2], [2], [1]]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('leaves no word of an erased plan that the index of an earlier version still held', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-search-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'records.db');
    const db = new Database(file);
    onTestFinished(() => void db.close());
    migrate(db, migrations.slice(0, 10));
    const insert = db.prepare('INSERT INTO claim_text (rowid, words) VALUES (?, ?)');
    const remove = db.prepare('DELETE FROM claim_text WHERE rowid = ?');
    const wordOf = (id: number, version: number) =>
      `${id % 2 === 1 ? 'zanzibar' : 'yucatan'}${version % 5} clinic`;
    const known = new Set<number>();
    for (let version = 0; version < 12; version++)
      db.transaction(() => {
        for (let at = 0; at < 15; at++) {
          const id = (version * 7 + at * at * 11) % 80;
          if (known.has(id)) remove.run(id);
          known.add(id);
          insert.run(id, wordOf(id, version + at));
        }
      })();
    db.exec('DELETE FROM claim_text WHERE rowid % 2 = 1; VACUUM');
    const holds = (word: string) => readFileSync(file).includes(word);
    expect([holds('zanzibar'), holds('yucatan')]).toEqual([true, true]);
    migrate(db);
    expect([holds('zanzibar'), holds('yucatan')]).toEqual([false, true]);
  });
});
