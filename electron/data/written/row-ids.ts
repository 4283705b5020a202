/** Ids of a file's rows here: the same when the file is opened again, and never one of somebody else's rows. */
import { createHash } from 'node:crypto';
import type { Db } from '../database/database.ts';

/** Whose row it is, by table. */
const owners = {
  bill: 'SELECT person_id FROM bill WHERE id = ?',
  payment: 'SELECT person_id FROM payment WHERE id = ?',
  tax_entry: 'SELECT person_id FROM tax_entry WHERE id = ?',
  compared_plan: 'SELECT person_id FROM compared_plan WHERE id = ?',
  call: `SELECT coalesce(bill.person_id, connection.person_id) FROM call
    LEFT JOIN bill ON bill.id = bill_id LEFT JOIN connection ON connection.id = connection_id WHERE call.id = ?`,
  episode: `SELECT person_id FROM episode_claim JOIN connection ON connection.id = connection_id
    WHERE episode_id = ? LIMIT 1`,
} as const;
type Owned = keyof typeof owners;

export type RowId = { id: string; isHere: boolean };

export class RowIds {
  readonly #db: Db;
  readonly #personId: string;
  readonly #taken = new Map<string, string>();
  readonly #waiting = new Set<string>();

  constructor(db: Db, personId: string) {
    this.#db = db;
    this.#personId = personId;
  }

  /** The id for a row of the file, and whether the person has it already; `null` where it can have none. */
  take(table: Owned, fileId: string): RowId | null {
    for (const id of [fileId, this.#deriveId(fileId)]) {
      const owner = this.#ownerOf(table, id);
      if (owner !== null && owner !== this.#personId) continue;
      this.#taken.set(`${table} ${fileId}`, id);
      return { id, isHere: owner !== null };
    }
    return null;
  }

  /** The id that a row of the file got or had; `null` where it is not in the file or was left out. */
  find(table: Owned, fileId: string): string | null {
    return this.#taken.get(`${table} ${fileId}`) ?? null;
  }

  /** Notes that a row of the file waits for a plan: what belongs to it waits with it. */
  noteWaiting(table: Owned, fileId: string): void {
    this.#waiting.add(`${table} ${fileId}`);
  }

  isWaiting(table: Owned, fileId: string): boolean {
    return this.#waiting.has(`${table} ${fileId}`);
  }

  #ownerOf(table: Owned, id: string): string | null {
    const owner = this.#db.prepare<[string], string>(owners[table]).pluck().get(id);
    return owner ?? null;
  }

  /** In the place of an id that is somebody else's. RFC 9562, version 8. */
  #deriveId(fileId: string): string {
    const hex = createHash('sha256').update(`${this.#personId} ${fileId}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}
