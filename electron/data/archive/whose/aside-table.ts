/** What is kept aside until somebody says whose it is: causes, and the records that each of them leaves open. */
import type { Db } from '../../database/database.ts';
import { resourceIdOf } from '../../fhir/identity.ts';
import { isSameJson } from '../../fhir/json-text.ts';
import type { BundleEntry } from '../../fhir/read-bundle.ts';
import type { Resource } from '../../fhir/resource.ts';
import { copiedAtSql } from '../copied-records.ts';
import { placeClaim } from '../same-id.ts';
import { digestCause } from './answers.ts';

/**
 * A record of a connection as it is stored, and the cause by which it is filed or kept aside. `copied_at`: when the copy was
 * opened that brought it, and the plan has not sent it since.
 */
export type KeptRow = {
  cause: string | null;
  type: string;
  id: string;
  full_url: string | null;
  seen_in: string;
  json: string;
  copied_at: string | null;
};
/** How many of each FHIR type. */
export type TypeCounts = Record<string, number>;
/** Where the records of a cause are: aside, or filed by an answer. */
export type CausePlace = { cause: string; answer: string | null; fedId: string | null };

/** After so long what is kept aside is erased, and only the question stays. */
const keptForMs = 90 * 86_400_000;
const columns = 'type, id, full_url, seen_in, json';

export class AsideTable {
  readonly #db: Db;
  readonly #addCause;
  readonly #add;
  readonly #listNamed;
  readonly #remove;
  readonly #removeEarlier;
  readonly #findAny;
  readonly #isGone;
  readonly #undigest;

  constructor(db: Db) {
    this.#db = db;
    this.#addCause = db.prepare<[string, string, string]>(
      // Questions of an earlier version do not say since when they are asked.
      `INSERT INTO undecided (connection_id, cause, asked_at) VALUES (?, ?, ?)
       ON CONFLICT (connection_id, cause) DO UPDATE SET asked_at = coalesce(asked_at, excluded.asked_at)`,
    );
    this.#add = db.prepare(
      `INSERT INTO undecided_record (connection_id, cause, ${columns}, copied_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (connection_id, cause, type, id) DO UPDATE SET full_url = excluded.full_url,
         seen_in = excluded.seen_in, json = excluded.json, copied_at = excluded.copied_at`,
    );
    this.#listNamed = db.prepare<[string, string, string], Pick<KeptRow, 'cause' | 'seen_in' | 'json'>>(
      'SELECT cause, seen_in, json FROM undecided_record WHERE connection_id = ? AND type = ? AND id = ?',
    );
    this.#remove = db.prepare<[string, string, string, string]>(
      'DELETE FROM undecided_record WHERE connection_id = ? AND cause = ? AND type = ? AND id = ?',
    );
    this.#removeEarlier = db.prepare<[string, string, string, string]>(
      'DELETE FROM undecided_record WHERE connection_id = ? AND type = ? AND id = ? AND seen_in <> ?',
    );
    this.#findAny = db.prepare<[string]>('SELECT 1 FROM undecided WHERE connection_id = ? LIMIT 1');
    this.#isGone = db
      .prepare<[string, string], number>(
        'SELECT gone IS NOT NULL FROM undecided WHERE connection_id = ? AND cause = ?',
      )
      .pluck();
    this.#undigest = db.prepare<[string, string, string]>(
      "UPDATE undecided SET cause = ? WHERE connection_id = ? AND cause = ? AND answer <> 'left-out'",
    );
  }

  hasCauses(connectionId: string): boolean {
    return this.#findAny.get(connectionId) !== undefined;
  }

  /** Keeps a record aside; of a question that stayed open for long only the question. */
  add(connectionId: string, cause: string, { type, id, full_url, seen_in, json, copied_at }: KeptRow): void {
    this.#addCause.run(connectionId, cause, seen_in);
    if (!this.#isGone.get(connectionId, cause))
      this.#add.run(connectionId, cause, type, id, full_url, seen_in, json, copied_at);
  }

  /** Has a record that is to be kept go by an id of its own. @see placeClaim */
  place(
    connectionId: string,
    cause: string,
    { resource, json, seenIn }: { resource: Resource; json: string; seenIn: string },
  ): void {
    const { resourceType } = resource;
    placeClaim(resource, json, (name) => {
      const row = this.#listNamed.all(connectionId, resourceType, name).find((one) => one.cause === cause);
      return row && { json: row.json, isOfList: row.seen_in === seenIn };
    });
  }

  has(connectionId: string, cause: string, resource: Resource): boolean {
    const { resourceType } = resource;
    return this.#listNamed
      .all(connectionId, resourceType, resourceIdOf(resource))
      .some((row) => row.cause === cause);
  }

  /**
   * Takes out what is filed now: the same record, and what an earlier download brought of one that is new where it is
   * filed, for the plan says otherwise of it now. Somebody else's under the same id stays. Returns the beginning of the
   * download that last brought it; `null` where it was not aside.
   */
  release(
    connectionId: string,
    resource: Resource,
    { cause, seenIn, isNew }: { cause: string | null; seenIn: string; isNew: () => boolean },
  ): string | null {
    const [type, id] = [resource.resourceType, resourceIdOf(resource)];
    let cameIn: string | null = null;
    for (const row of this.#listNamed.all(connectionId, type, id)) {
      const isSame = row.cause === cause || isSameJson(row.json, JSON.stringify(resource));
      if (!isSame && (row.seen_in === seenIn || !isNew())) continue;
      this.#remove.run(connectionId, row.cause as string, type, id);
      cameIn = row.seen_in;
    }
    return cameIn;
  }

  remove(connectionId: string, { cause, type, id }: KeptRow): void {
    this.#remove.run(connectionId, cause as string, type, id);
  }

  /** Removes what an earlier download than `seenIn` brought. */
  removeEarlier(connectionId: string, resource: Resource, seenIn: string): void {
    this.#removeEarlier.run(connectionId, resource.resourceType, resourceIdOf(resource), seenIn);
  }

  /** What was left out once, and is the person's after all, goes by its name again; true where there was any. */
  nameAgain(connectionId: string, cause: string): boolean {
    return this.#undigest.run(cause, connectionId, digestCause(cause)).changes > 0;
  }

  list(connectionId: string): KeptRow[] {
    return this.#db
      .prepare<[string], KeptRow>(
        `SELECT cause, ${columns}, copied_at FROM undecided_record WHERE connection_id = ? ORDER BY rowid`,
      )
      .all(connectionId);
  }

  /** The records of one cause, as they came; `most` of them. */
  listOf(connectionId: string, cause: string, most = -1): { resource: Resource }[] {
    return this.#db
      .prepare<[string, string, number], { json: string }>(
        'SELECT json FROM undecided_record WHERE connection_id = ? AND cause = ? ORDER BY rowid LIMIT ?',
      )
      .all(connectionId, cause, most)
      .map(({ json }) => ({ resource: JSON.parse(json) as Resource }));
  }

  /** Erases what is kept of a cause; how much it was. */
  erase(connectionId: string, cause: string): TypeCounts {
    const counts = this.countAll(connectionId)({ cause, answer: null, fedId: null });
    this.#db
      .prepare('DELETE FROM undecided_record WHERE connection_id = ? AND cause = ?')
      .run(connectionId, cause);
    return counts;
  }

  /** What stayed open for long is erased; how much it was stays. True where there was any. `at`: ISO instant. */
  expire(connectionId: string, at: string): boolean {
    const before = new Date(Date.parse(at) - keptForMs).toISOString();
    const old = this.#db
      .prepare<[string, string], string>(
        'SELECT cause FROM undecided WHERE connection_id = ? AND answer IS NULL AND gone IS NULL AND asked_at < ?',
      )
      .pluck()
      .all(connectionId, before) as string[];
    const note = this.#db.prepare('UPDATE undecided SET gone = ? WHERE connection_id = ? AND cause = ?');
    let isAny = false;
    for (const cause of old) {
      const counts = this.erase(connectionId, cause);
      if (sumCounts(counts) === 0) continue;
      isAny = true;
      note.run(JSON.stringify(counts), connectionId, cause);
    }
    return isAny;
  }

  /** Questions that stayed open for so long that only they are left. */
  listGone(connectionId: string): string[] {
    return this.#db
      .prepare<[string], string>(
        'SELECT cause FROM undecided WHERE connection_id = ? AND answer IS NULL AND gone IS NOT NULL',
      )
      .pluck()
      .all(connectionId) as string[];
  }

  removeCause(connectionId: string, cause: string): void {
    this.#db.prepare('DELETE FROM undecided WHERE connection_id = ? AND cause = ?').run(connectionId, cause);
  }

  /** A cause without records that nobody answered is no question. */
  removeEmptyCauses(connectionId: string): void {
    this.#db
      .prepare(
        `DELETE FROM undecided WHERE connection_id = ? AND answer IS NULL AND gone IS NULL AND NOT EXISTS (
           SELECT 1 FROM undecided_record AS kept
           WHERE kept.connection_id = undecided.connection_id AND kept.cause = undecided.cause)`,
      )
      .run(connectionId);
  }

  /** How many records of each type there are: aside, or where they are filed by an answer. */
  countAll(connectionId: string): (place: CausePlace) => TypeCounts {
    const filed = "whose AS cause, type FROM resource WHERE connection_id = ? AND type <> 'Patient'";
    const lists = new Map<string, Map<string, TypeCounts>>();
    const list = (from: string, id: string) => {
      const place = from + id;
      const known = lists.get(place) ?? this.#countTypes(from, id);
      lists.set(place, known);
      return known;
    };
    return ({ cause, answer, fedId }) => {
      const isAside = answer === null || answer === 'left-out';
      const all = isAside
        ? list('cause, type FROM undecided_record WHERE connection_id = ?', connectionId)
        : list(filed, answer === 'helped' ? (fedId ?? '') : connectionId);
      return all.get(cause) ?? {};
    };
  }

  #countTypes(from: string, connectionId: string): Map<string, TypeCounts> {
    const counts = new Map<string, TypeCounts>();
    const rows = this.#db
      .prepare<[string], { cause: string; type: string; count: number }>(
        `SELECT cause, type, count(*) AS count FROM (SELECT ${from}) WHERE cause IS NOT NULL GROUP BY cause, type`,
      )
      .all(connectionId);
    for (const { cause, type, count } of rows) counts.set(cause, { ...counts.get(cause), [type]: count });
    return counts;
  }
}

/** What a connection has filed, by an SQL condition on `resource`. */
export function listFiled(db: Db, connectionId: string, where: string, ...values: string[]): KeptRow[] {
  return db
    .prepare<string[], KeptRow>(
      `SELECT whose AS cause, ${columns}, ${copiedAtSql} AS copied_at
       FROM resource JOIN resource_json USING (key) WHERE connection_id = ? AND ${where} ORDER BY key`,
    )
    .all(connectionId, ...values);
}

export function toEntry({ full_url, json }: Pick<KeptRow, 'full_url' | 'json'>, place = 0): BundleEntry {
  return { resource: JSON.parse(json) as Resource, fullUrl: full_url, place, json };
}

export function sumCounts(counts: TypeCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
