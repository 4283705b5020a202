/** What bills, episodes and limits keep of whole claims: read once, read again when the claim is another. */
import { describe, expect, it } from 'vitest';
import { ManyUnread } from '../../../electron/data/claims/keep/claim-digests.ts';
import type { Db } from '../../../electron/data/database/database.ts';

import { packJson } from '../../../electron/data/database/packed-json.ts';
import { createOperations } from '../../../electron/data/worker/operations.ts';
import { eob, filter, later, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';

const today = '2026-04-01';
const keptParts = (db: Db) =>
  db
    .prepare<[], { id: string; part: string }>(
      'SELECT resource.id, part FROM claim_digest JOIN resource USING (key) ORDER BY resource.id, part',
    )
    .all()
    .map(({ id, part }) => `${id} ${part}`);

function openStore() {
  const opened = openConnectedStore();
  storeAll(opened.store, opened.connectionId, [
    eob({ id: 'one', number: 'N1', date: '2026-03-04', share: 120 }),
    eob({ id: 'two', number: 'N2', date: '2026-03-05', share: 40 }),
  ]);
  opened.store.archive.endPass(opened.connectionId, seenAt);
  return opened;
}

const parts = ['bill', 'care', 'drug', 'forecast', 'lists', 'plan', 'replay'];
const allOf = (...ids: string[]) => ids.flatMap((id) => parts.map((part) => `${id} ${part}`));

describe('what is kept of whole claims', () => {
  it('is read ahead in turns, each from where the last one ended', () => {
    const { db, store } = openStore();
    expect(keptParts(db)).toEqual([]);
    const last = store.claims.digest({ after: 0 });
    expect(last).not.toBeNull();
    expect(keptParts(db)).toEqual(allOf('one', 'two'));
    expect(store.claims.digest({ after: last as number })).toBeNull();
    expect(store.claims.digest({ after: 0 })).toBeNull();
  });

  it('is kept by whoever asks first, and read from there by the next start', () => {
    const { db, store, personId } = openStore();
    store.episodes.list({ personId, today });
    expect(keptParts(db)).toEqual(allOf('one', 'two'));
    db.prepare('UPDATE packed_json SET frame = ?').run(packJson('{}'));
    const next = createOperations(db);
    const { meters } = next.limits.get({ personId, year: 2026, today }).plans[0] as { meters: unknown[] };
    expect(next.episodes.list({ personId, today })).toEqual(store.episodes.list({ personId, today }));
    expect(meters.length).toBeGreaterThan(0);
  });

  it('goes when the claim is written again, and the other claims keep theirs', () => {
    const { db, store, connectionId } = openStore();
    store.claims.digest({ after: 0 });
    storeAll(store, connectionId, [eob({ id: 'two', number: 'N2', date: '2026-03-05', share: 45 })], {
      at: later,
    });
    expect(keptParts(db)).toEqual(allOf('one'));
    store.connection.erase(connectionId);
    expect(db.prepare('SELECT count(*) AS n FROM claim_digest').get()).toEqual({ n: 0 });
  });

  it('is not read within an attempt where many claims are missing', () => {
    const { db, store, connectionId, personId } = openConnectedStore();
    storeAll(
      store,
      connectionId,
      Array.from({ length: 40 }, (_, at) => eob({ id: `claim-${at}`, number: `N${at}` })),
    );
    store.archive.endPass(connectionId, seenAt);
    const listEpisodes = () => store.episodes.list({ personId, today });
    expect(() => store.claims.attempt(listEpisodes)).toThrow(ManyUnread);
    expect(keptParts(db)).toEqual([]);
    const listed = listEpisodes();
    expect(keptParts(db)).toHaveLength(40 * parts.length);
    expect(store.claims.attempt(listEpisodes)).toEqual(listed);
  });

  it('is read again each time where nothing can be written', () => {
    const { db, store, personId } = openStore();
    const expected = openStore();
    // SQLite counts its own notes as writes too: they are taken first.
    store.claims.list({ filter: filter(personId), offset: 0, limit: 1 });
    db.pragma('query_only = 1');
    expect(store.episodes.list({ personId, today })).toEqual(
      expected.store.episodes.list({ personId: expected.personId, today }),
    );
    expect(keptParts(db)).toEqual([]);
  });
});
