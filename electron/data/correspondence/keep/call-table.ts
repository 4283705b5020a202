import { randomUUID } from 'node:crypto';
import type { About } from '#shared/model/bills/about';
import { mostOfBill } from '#shared/model/bills/bill-lists';
import type { Call, CallFacts } from '#shared/model/bills/call';
import type { ExampleMark } from '#shared/model/bills/example-mark';
import type { SentLetter, SentLetterFacts } from '#shared/model/bills/letter';
import type { Db } from '../../database/database.ts';
import type { RemovedRows } from '../../database/removed-rows.ts';
import { findAbout } from './find-about.ts';

type StoredFacts = { id: string; facts: string };

/** What was said and sent, in the order in which it was written down. */
export type Contacts = { calls: Call[]; sentLetters: SentLetter[] };

/** Calls about bills and claims, and letters that were sent, as the person wrote them down. */
export class CallTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  ofBill(billId: string): Contacts {
    return decodeContacts(
      this.#db
        .prepare<[string], StoredFacts>('SELECT id, facts FROM call WHERE bill_id = ? ORDER BY rowid')
        .all(billId),
    );
  }

  ofClaims(claimIds: readonly string[]): Contacts {
    return decodeContacts(
      this.#db
        .prepare<[string], StoredFacts>(
          'SELECT id, facts FROM call WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY rowid',
        )
        .all(JSON.stringify(claimIds)),
    );
  }

  /** @throws {StoreError} store/not-found */
  add(about: About, facts: (CallFacts | SentLetterFacts) & ExampleMark): string {
    const id = randomUUID();
    const { billId, connectionId, claimId } = findAbout(this.#db, about);
    this.#db
      .prepare('INSERT INTO call (id, bill_id, connection_id, claim_id, facts) VALUES (?, ?, ?, ?, ?)')
      .run(id, billId, connectionId, claimId, JSON.stringify(facts));
    return id;
  }

  /** The id by which it comes back. */
  remove(removed: RemovedRows, id: string): string {
    return removed.remove('call', 'id', id);
  }
}

/** A row is a letter where it says when it was sent. */
function decodeContacts(stored: readonly StoredFacts[]): Contacts {
  const all = stored.map(({ id, facts }): Call | SentLetter => ({ id, ...JSON.parse(facts) }));
  return {
    calls: all.filter((one) => 'calledOn' in one).slice(0, mostOfBill),
    sentLetters: all.filter((one) => 'sentOn' in one).slice(0, mostOfBill),
  };
}
