import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimRows, PersonRows } from '../../claims/ask/person-rows.ts';
import { isStandingOrOpen } from '../../claims/compare/visit-story.ts';
import type { DigestReader, WholeClaim } from '../../claims/keep/claim-digests.ts';
import { findStoredSuccessors } from '../../claims/keep/settle-stored-claims.ts';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import type { ChargeClaim } from '../alike/charge.ts';
import { type FoundAlike, findAlike } from '../alike/find-alike.ts';
import type { CareClaim } from '../group/care-claim.ts';
import { findLinks, type Link } from '../group/find-links.ts';
import { readCareClaim } from '../read/read-care-claim.ts';
import { isCharging, readCharges } from '../read/read-charges.ts';

/** What episodes keep of a claim. */
export type CareFacts = { care: Omit<CareClaim, 'personId'>; charges: ChargeClaim | null };

export type CareParts = {
  db: Db;
  connections: Connections;
  rows: ClaimRows;
  careFacts: DigestReader<CareFacts>;
};

export function readCareFacts(whole: WholeClaim): CareFacts {
  return { care: readCareClaim(whole), charges: readCharges(whole) };
}

type Kept = { row: ClaimRow; care: CareClaim; charges: ChargeClaim | null; facts: CareFacts; writes: number };

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

/** Kept in memory; a claim is read again when it is written. */
export class CareBook {
  readonly #parts: CareParts;
  readonly #known = new Map<
    string,
    { entries: unknown; visits: unknown; kept: Map<number, Kept>; book: PersonCare }
  >();

  constructor(parts: CareParts) {
    this.#parts = parts;
  }

  /** Not to be called within a write. */
  of(personId: string): PersonCare {
    const { db, connections } = this.#parts;
    const person = this.#parts.rows.of(personId);
    const known = this.#known.get(personId);
    const { entries, visits } = person;
    if (known?.entries === entries && known.visits === visits) return known.book;
    const kept = this.#read(entries, known?.kept);
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

  #read(entries: PersonRows['entries'], known: ReadonlyMap<number, Kept> | undefined): Map<number, Kept> {
    const standing = entries.filter(({ row }) => isStandingOrOpen(row));
    const findKept = ({ key, writes }: PersonRows['entries'][number]) => {
      const old = known?.get(key);
      return old?.writes === writes ? old : undefined;
    };
    const read = this.#parts.careFacts(standing.filter((entry) => findKept(entry) === undefined));
    const kept = new Map<number, Kept>();
    for (const entry of standing) {
      const { key, row, writes } = entry;
      const old = findKept(entry);
      const facts = old?.facts ?? read.get(key);
      if (old?.row === row) kept.set(key, old);
      else if (facts)
        kept.set(key, {
          row,
          care: { ...facts.care, personId: row.personId },
          charges: isCharging(row) ? facts.charges : null,
          facts,
          writes,
        });
    }
    return kept;
  }
}
