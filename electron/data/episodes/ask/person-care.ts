import type { ClaimRow } from '#shared/model/claim-row';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import type { ClaimRows, PersonRows } from '../../claims/ask/person-rows.ts';
import { isStandingOrOpen } from '../../claims/compare/visit-story.ts';
import { findStoredSuccessors } from '../../claims/keep/settle-stored-claims.ts';
import { readStoredClaim } from '../../claims/keep/stored-claims.ts';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import type { ChargeClaim } from '../alike/charge.ts';
import { type FoundAlike, findAlike } from '../alike/find-alike.ts';
import type { CareClaim } from '../group/care-claim.ts';
import { findLinks, type Link } from '../group/find-links.ts';
import { readCareClaim } from '../read/read-care-claim.ts';
import { readCharges } from '../read/read-charges.ts';

export type CareParts = { db: Db; connections: Connections; rows: ClaimRows; references: ReferenceCache };

type Kept = { row: ClaimRow; care: CareClaim; charges: ChargeClaim | null };

/** The claims of a person that stand or are being decided, how they are linked, and what looks alike among them. */
export type PersonCare = {
  person: PersonRows;
  care: readonly CareClaim[];
  rows: ReadonlyMap<string, ClaimRow>;
  links: readonly Link[];
  alike: readonly FoundAlike[];
  /** Claims of two plans that are one visit, or may be: for the second of a pair, the first; and whether it is asked. */
  sameVisit: ReadonlyMap<string, { claimId: string; isAsked: boolean }>;
  /** For each claim that another one replaced, the newest. */
  successors: ReadonlyMap<string, string>;
};

/** Kept in memory; a claim is read again when its row is another. */
export class CareBook {
  readonly #parts: CareParts;
  readonly #json;
  readonly #known = new Map<
    string,
    { entries: unknown; visits: unknown; kept: Map<number, Kept>; book: PersonCare }
  >();

  constructor(parts: CareParts) {
    this.#parts = parts;
    this.#json = parts.db.prepare<[number], string>('SELECT json FROM resource_json WHERE key = ?').pluck();
  }

  /** Not to be called within a write. */
  of(personId: string): PersonCare {
    const { db, connections } = this.#parts;
    const person = this.#parts.rows.of(personId);
    const known = this.#known.get(personId);
    const { entries, visits } = person;
    if (known?.entries === entries && known.visits === visits) return known.book;
    const kept = new Map<number, Kept>();
    for (const { key, row } of entries) {
      if (!isStandingOrOpen(row)) continue;
      const old = known?.kept.get(key);
      const read = old?.row === row ? old : this.#read(key, row);
      if (read) kept.set(key, read);
    }
    const all = [...kept.values()];
    const care = all.map((one) => one.care);
    const book: PersonCare = {
      person,
      care,
      rows: new Map(all.map(({ row }) => [row.id, row])),
      links: findLinks(care),
      alike: findAlike(all.flatMap(({ charges }) => charges ?? [])),
      sameVisit: new Map(
        visits.flatMap(({ firstKey, secondKey, same }) => {
          const [first, second] = [person.get(firstKey), person.get(secondKey)];
          return first && second && same !== false
            ? [[second.id, { claimId: first.id, isAsked: same === null }] as const]
            : [];
        }),
      ),
      successors: new Map(
        connections.ofPerson(personId).flatMap(({ id }) => [...findStoredSuccessors(db, id)]),
      ),
    };
    this.#known.set(personId, { entries, visits, kept, book });
    return book;
  }

  #read(key: number, row: ClaimRow): Kept | null {
    const json = this.#json.get(key);
    const { resolve } = this.#parts.references.of(row.connectionId);
    const claim = json === undefined ? null : readStoredClaim(json, row.id, resolve);
    return claim && { row, care: readCareClaim(claim, row), charges: readCharges(claim, row) };
  }
}
