import type { ClaimRow } from '#shared/model/claim-row';
import type { ClaimRows, PersonRows } from '../../claims/ask/person-rows.ts';
import { findLastPlan } from '../../claims/compare/visit-story.ts';
import type { DigestReader } from '../../claims/keep/claim-digests.ts';
import { findStoredSuccessors } from '../../claims/keep/settle-stored-claims.ts';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import type { NextPlan } from '../match/claim-facts.ts';
import { type ClaimIndex, indexClaims } from '../match/claim-index.ts';
import { type OwnFacts, placeFacts } from '../match/read-claim-facts.ts';

export type BillParts = { db: Db; connections: Connections; rows: ClaimRows };
export type ClaimParts = BillParts & { ownFacts: DigestReader<OwnFacts> };

type Kept = { row: ClaimRow; own: OwnFacts };
type Known = {
  entries: PersonRows['entries'];
  visits: PersonRows['visits'];
  kept: ReadonlyMap<number, Kept>;
  index: ClaimIndex;
};

/** The claims of people as bills see them, kept in memory; a claim is read again when its row is another. */
export class PersonClaims {
  readonly #parts: ClaimParts;
  readonly #known = new Map<string, Known>();

  constructor(parts: ClaimParts) {
    this.#parts = parts;
  }

  /** All claims of a person. Not to be called within a write. */
  of(personId: string): ClaimIndex {
    const person = this.#parts.rows.of(personId);
    const known = this.#known.get(personId);
    const { entries, visits } = person;
    if (known?.entries === entries && known.visits === visits) return known.index;
    const nextPlans = findNextPlans(person);
    const successors = this.#findSuccessors(personId);
    const kept = this.#read(entries, known?.kept);
    const facts = [...kept.values()].flatMap(({ row, own }) => {
      const place = {
        successorId: successors.get(row.id) ?? null,
        nextPlan: nextPlans.get(row.id) ?? null,
        isBillingBarred: false,
      };
      return placeFacts(own, row, place) ?? [];
    });
    const index = indexClaims(facts);
    this.#known.set(personId, { entries, visits, kept, index });
    return index;
  }

  #findSuccessors(personId: string): Map<string, string> {
    const { db, connections } = this.#parts;
    return new Map(connections.ofPerson(personId).flatMap(({ id }) => [...findStoredSuccessors(db, id)]));
  }

  #read(entries: PersonRows['entries'], known: Known['kept'] | undefined): Map<number, Kept> {
    const isKept = ({ key, row }: PersonRows['entries'][number]) => known?.get(key)?.row === row;
    const read = this.#parts.ownFacts(entries.filter((entry) => !isKept(entry)));
    return new Map(
      entries.flatMap((entry) => {
        const { key, row } = entry;
        const own = isKept(entry) ? known?.get(key)?.own : read.get(key);
        return own ? [[key, { row, own }] as const] : [];
      }),
    );
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
