import type { ClaimRow } from '#shared/model/claim-row';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import type { ClaimRows, PersonRows } from '../../claims/ask/person-rows.ts';
import { findLastPlan } from '../../claims/compare/visit-story.ts';
import { findStoredSuccessors } from '../../claims/keep/settle-stored-claims.ts';
import { readStoredClaim } from '../../claims/keep/stored-claims.ts';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import type { ClaimFacts, NextPlan } from '../match/claim-facts.ts';
import { type ClaimIndex, indexClaims } from '../match/claim-index.ts';
import { readClaimFacts } from '../match/read-claim-facts.ts';

export type BillParts = { db: Db; connections: Connections; rows: ClaimRows; references: ReferenceCache };

type Kept = { row: ClaimRow; facts: ClaimFacts | null };
type Known = {
  entries: PersonRows['entries'];
  visits: PersonRows['visits'];
  kept: ReadonlyMap<number, Kept>;
  index: ClaimIndex;
};

/** The claims of people as bills see them, kept in memory; a claim is read again when its row is another. */
export class PersonClaims {
  readonly #parts: BillParts;
  readonly #json;
  readonly #known = new Map<string, Known>();

  constructor(parts: BillParts) {
    this.#parts = parts;
    this.#json = parts.db.prepare<[number], string>('SELECT json FROM resource_json WHERE key = ?').pluck();
  }

  /** All claims of a person. Not to be called within a write. */
  of(personId: string): ClaimIndex {
    const person = this.#parts.rows.of(personId);
    const known = this.#known.get(personId);
    const { entries, visits } = person;
    if (known?.entries === entries && known.visits === visits) return known.index;
    const nextPlans = findNextPlans(person);
    const successors = this.#findSuccessors(personId);
    const kept = new Map<number, Kept>();
    for (const { key, row } of entries) {
      const place = {
        successorId: successors.get(row.id) ?? null,
        nextPlan: nextPlans.get(row.id) ?? null,
        isBillingBarred: false,
      };
      const old = known?.kept.get(key);
      const facts = old?.row === row && old.facts ? { ...old.facts, ...place } : this.#read(key, row, place);
      kept.set(key, { row, facts });
    }
    const index = indexClaims([...kept.values()].map(({ facts }) => facts).filter((facts) => facts !== null));
    this.#known.set(personId, { entries, visits, kept, index });
    return index;
  }

  #findSuccessors(personId: string): Map<string, string> {
    const { db, connections } = this.#parts;
    return new Map(connections.ofPerson(personId).flatMap(({ id }) => [...findStoredSuccessors(db, id)]));
  }

  #read(key: number, row: ClaimRow, place: Parameters<typeof readClaimFacts>[2]): ClaimFacts | null {
    const json = this.#json.get(key);
    const { resolve } = this.#parts.references.of(row.connectionId);
    const claim = json === undefined ? null : readStoredClaim(json, row.id, resolve);
    return claim && readClaimFacts(claim, row, place);
  }
}

/** For each claim of a visit that another plan paid after it: how that plan stands. */
function findNextPlans(person: PersonRows): Map<string, NextPlan> {
  const next = new Map<string, NextPlan>();
  for (const { firstKey, secondKey, same } of person.visits) {
    const [first, second] = [person.get(firstKey), person.get(secondKey)];
    if (!first || !second || same === false) continue;
    const last = findLastPlan(first, second);
    const earlier = last === first ? second : first;
    const isOpen = same === null || last.state === 'plan-is-deciding' || last.yourShare === null;
    next.set(
      earlier.id,
      isOpen ? { state: 'deciding' } : { state: 'final', openCents: last.yourShare?.cents ?? 0 },
    );
  }
  return next;
}
