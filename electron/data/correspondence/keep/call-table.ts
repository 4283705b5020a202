import { randomUUID } from 'node:crypto';
import type { About } from '#shared/model/bills/about';
import type { Call, CallFacts } from '#shared/model/bills/call';
import type { ExampleMark } from '#shared/model/bills/example-mark';
import type { Db } from '../../database/database.ts';
import { findAbout } from './find-about.ts';

type StoredCall = { id: string; facts: string };

/** Calls about bills and claims, as the person wrote them down. */
export class CallTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  ofBill(billId: string): Call[] {
    return this.#db
      .prepare<[string], StoredCall>('SELECT id, facts FROM call WHERE bill_id = ? ORDER BY rowid')
      .all(billId)
      .map(decodeCall);
  }

  ofClaims(claimIds: readonly string[]): Call[] {
    return this.#db
      .prepare<[string], StoredCall>(
        'SELECT id, facts FROM call WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY rowid',
      )
      .all(JSON.stringify(claimIds))
      .map(decodeCall);
  }

  /** A call about a bill of the example belongs to it. @throws {StoreError} store/not-found */
  add(about: About, facts: CallFacts & ExampleMark): string {
    const id = randomUUID();
    const { billId, connectionId, claimId, mark } = findAbout(this.#db, about);
    this.#db
      .prepare('INSERT INTO call (id, bill_id, connection_id, claim_id, facts) VALUES (?, ?, ?, ?, ?)')
      .run(id, billId, connectionId, claimId, JSON.stringify({ ...facts, ...mark }));
    return id;
  }

  remove(callId: string): void {
    this.#db.prepare('DELETE FROM call WHERE id = ?').run(callId);
  }
}

function decodeCall({ id, facts }: StoredCall): Call {
  return { id, ...(JSON.parse(facts) as CallFacts & ExampleMark) };
}
