/**
 * Records of several people that a plan sends under one type and id. Once a download has brought two of them, one that
 * comes alone does not say that the other one was given away.
 */
import { createHash } from 'node:crypto';
import type { Db } from '../../database/database.ts';
import { nameOfRecord, resourceIdOf } from '../../fhir/identity.ts';
import { rewriteJson } from '../../fhir/json-text.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { ConnectionBook } from '../subject.ts';
import type { Judged } from './whose-book.ts';

/** What a download brought of somebody else; `digests`: of that which is not filed. */
type Other = { type: string; id: string; seenIn: string; digests: Set<string> };

export class Namesakes {
  readonly #connections: ConnectionBook;
  readonly #find;
  readonly #mark;
  readonly #has;
  /** Of downloads that have not ended, by connection and name. */
  readonly #others = new Map<string, Map<string, Other>>();

  constructor({ db, connections }: { db: Db; connections: ConnectionBook }) {
    this.#connections = connections;
    this.#find = db
      .prepare<[string, string, string, string], string>(
        `SELECT json FROM resource JOIN resource_json USING (key)
         WHERE connection_id = ? AND type = ? AND id = ? AND seen_in = ?`,
      )
      .pluck();
    this.#mark = db.prepare<[string, string, string]>(
      'UPDATE resource SET has_namesake = 1 WHERE connection_id = ? AND type = ? AND id = ?',
    );
    this.#has = db
      .prepare<[string, string, string], number>(
        'SELECT has_namesake FROM resource WHERE connection_id = ? AND type = ? AND id = ?',
      )
      .pluck();
  }

  /** True where the plan was seen to send the record that is filed there, and another one under its id. */
  has(connectionId: string, resource: Resource): boolean {
    return this.#has.get(connectionId, resource.resourceType, resourceIdOf(resource)) === 1;
  }

  /** Notes what a page brings of others. `seenIn`: beginning of the download. */
  note(connectionId: string, judged: readonly Judged[], seenIn: string): void {
    for (const { entry, owner } of judged) {
      const { resource } = entry;
      if (owner.whose === 'own' && owner.to === null) continue;
      const others = this.#others.get(connectionId) ?? new Map<string, Other>();
      this.#others.set(connectionId, others);
      const name = nameOfRecord(resource);
      const known = others.get(name);
      if (known !== undefined && known.seenIn !== seenIn) this.#settle(connectionId, known);
      const [type, id] = [resource.resourceType, resourceIdOf(resource)];
      const other = known?.seenIn === seenIn ? known : { type, id, seenIn, digests: new Set<string>() };
      others.set(name, other);
      if (owner.whose !== 'own') other.digests.add(digest(JSON.stringify(resource)));
    }
  }

  /** Marks what downloads brought beside those. Call at the end of each, within a transaction. */
  settle(connectionId: string): void {
    for (const other of this.#others.get(connectionId)?.values() ?? []) this.#settle(connectionId, other);
    this.#others.delete(connectionId);
  }

  #settle(connectionId: string, { type, id, seenIn, digests }: Other): void {
    const places = [connectionId, ...this.#connections.fed(connectionId).map((fed) => fed.id)];
    const filed = places.flatMap((place) => {
      const json = this.#find.get(place, type, id, seenIn) as string | undefined;
      return json === undefined ? [] : [{ place, digest: digest(rewriteJson(json)) }];
    });
    for (const one of filed) {
      // A record that was open on one page and is filed by what came on the next is one.
      const isBeside = filed.length > 1 || [...digests].some((other) => other !== one.digest);
      if (isBeside) this.#mark.run(one.place, type, id);
    }
  }
}

function digest(json: string): string {
  return createHash('sha256').update(json).digest('base64url');
}
