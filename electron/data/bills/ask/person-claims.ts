import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findWhyToAsk } from '../../claims/ask/find-ask-again.ts';
import { choosePlanKind } from '../../claims/ask/get-claim.ts';
import type { ClaimRows, PersonRows } from '../../claims/ask/person-rows.ts';
import type { DigestReader } from '../../claims/keep/claim-digests.ts';
import { findCopiesOfGone } from '../../claims/keep/duplicate-claims.ts';
import {
  findStoredSuccessors,
  findStoredTwins,
  followToEnd,
} from '../../claims/keep/settle-stored-claims.ts';
import { VisitCheckTable } from '../../claims/keep/visit-check-table.ts';
import type { Db } from '../../database/database.ts';
import type { Connection, Connections } from '../../people/connections.ts';
import { type ClaimIndex, type ClaimKeys, indexClaims, keyClaims } from '../match/claim-index.ts';
import { findPlanKind, isSentTwice, type OwnFacts, placeFacts } from '../match/read-claim-facts.ts';
import { findNextPlans } from './find-next-plans.ts';
import { isWithin, type PersonPlans, readPlans } from './read-plans.ts';

export type BillParts = { db: Db; connections: Connections; rows: ClaimRows };
export type ClaimParts = BillParts & { ownFacts: DigestReader<OwnFacts> };

type Kept = { row: ClaimRow; writes: number; own: OwnFacts };
/** What the person said: of the kinds of their plans, and of which claims that the care did not happen. */
type Said = { connections: readonly Connection[]; unknown: readonly string[] };
/** What leads to claims, by what each alone says. */
type Keyed = { owns: readonly OwnFacts[]; keys: ClaimKeys };
type Known = {
  entries: PersonRows['entries'];
  kept: ReadonlyMap<number, Kept>;
  index: ClaimIndex;
  keyed: Keyed;
  /** How much had been written to the database, and what its plans said then. */
  writes: number;
  plans: string;
};

/** The claims of people as bills see them, kept in memory; a claim is read again when it is written. */
export class PersonClaims {
  readonly #parts: ClaimParts;
  readonly #writes;
  readonly #visitChecks: VisitCheckTable;
  readonly #known = new Map<string, Known>();

  constructor(parts: ClaimParts) {
    this.#parts = parts;
    this.#visitChecks = new VisitCheckTable(parts.db);
    this.#writes = parts.db.prepare<[], number>('SELECT total_changes()').pluck();
  }

  /** All claims of a person. Not to be called within a write. */
  of(personId: string): ClaimIndex {
    const person = this.#parts.rows.of(personId);
    const known = this.#known.get(personId);
    const { entries } = person;
    const writes = this.#writes.get() as number;
    const areSame = known?.entries === entries;
    if (areSame && known.writes === writes) return known.index;
    const connections = this.#parts.connections.ofPerson(personId);
    const said: Said = {
      connections,
      unknown: this.#visitChecks
        .list(personId)
        .flatMap(({ claimId, facts }) => (facts.answer === 'did-not-happen' ? claimId : [])),
    };
    const plans = readPlans(this.#parts.db, connections);
    const plansText = JSON.stringify([plans, connections.map(({ saidKind }) => saidKind), said.unknown]);
    if (areSame && known.plans === plansText) {
      known.writes = writes;
      return known.index;
    }
    const kept = this.#read(entries, known?.kept);
    const made = this.#index(person, kept, plans, said, known?.keyed);
    this.#known.set(personId, { entries, kept, ...made, writes, plans: plansText });
    return made.index;
  }

  #index(
    person: PersonRows,
    kept: Known['kept'],
    { plans, protectedSpans }: PersonPlans,
    { connections, unknown }: Said,
    before: Keyed | undefined,
  ): Pick<Known, 'index' | 'keyed'> {
    const isOriginalMedicare = (key: number) => {
      const one = kept.get(key);
      return one !== undefined && findPlanKind(one.own, one.row) === 'original-medicare';
    };
    const rows = [...kept.values()].map(({ row }) => row);
    const nextPlans = findNextPlans(person, plans, isOriginalMedicare);
    const standIns = this.#findStandIns(
      plans.map(({ connectionId }) => connectionId),
      rows,
    );
    const ofConnection = new Map(connections.map((one) => [one.id, one]));
    const unknownCare = new Set(unknown.map((id) => standIns.get(id) ?? id));
    const isUnknown = (key: number, { id }: ClaimRow) =>
      unknownCare.has(id) ||
      (person.visitOf(key)?.row.visit?.parts.some((part) => unknownCare.has(part.id)) ?? false);
    const findWhy = ({ asking, planKind }: OwnFacts, row: ClaimRow) => {
      const connection = ofConnection.get(row.connectionId);
      if (asking === null || !connection) return null;
      return findWhyToAsk(
        asking,
        { ...row, planKind: choosePlanKind({ ...row, planKind }, connection) },
        () => rows,
      ).why;
    };
    const owns: OwnFacts[] = [];
    const facts = [...kept].flatMap(([key, { row, own }]) => {
      const place = {
        successorId: standIns.get(row.id) ?? null,
        isRenamed: isGone(row) && standIns.has(row.id),
        visitId: person.visitOf(key)?.row.id ?? row.id,
        nextPlan: nextPlans.get(row.id) ?? null,
        isProtectedDay: isWithin(row.serviceStart?.slice(0, 10) ?? '', protectedSpans),
        isUnknownCare: isUnknown(key, row),
        why: findWhy(own, row),
      };
      const placed = placeFacts(own, row, place);
      if (placed === null) return [];
      owns.push(own);
      return [placed];
    });
    const areSame = before?.owns.length === owns.length && owns.every((own, at) => own === before.owns[at]);
    const keyed = areSame ? before : { owns, keys: keyClaims(owns) };
    return { index: indexClaims(facts, standIns, keyed.keys), keyed };
  }

  /**
   * For each claim that another one replaced, that is there twice or is sent under another id now, the one that stands for
   * it in the end, of whichever plan or file.
   */
  #findStandIns(connectionIds: readonly string[], rows: readonly ClaimRow[]): Map<string, string> {
    const repeating = new Set(rows.filter(isSentTwice).map(({ connectionId }) => connectionId));
    const mayHaveCopies = connectionIds.length > 1 && rows.some(isGone);
    return followToEnd(
      new Map([
        ...(mayHaveCopies ? connectionIds.flatMap((id) => [...findCopiesOfGone(this.#parts, id)]) : []),
        ...connectionIds.flatMap((id) => [
          ...(repeating.has(id) ? findStoredTwins(this.#parts, id) : []),
          ...findStoredSuccessors(this.#parts.db, id),
        ]),
      ]),
    );
  }

  #read(entries: PersonRows['entries'], known: Known['kept'] | undefined): Map<number, Kept> {
    const findKept = ({ key, writes }: PersonRows['entries'][number]) => {
      const one = known?.get(key);
      return one?.writes === writes ? one.own : undefined;
    };
    const read = this.#parts.ownFacts(entries.filter((entry) => findKept(entry) === undefined));
    return new Map(
      entries.flatMap((entry) => {
        const { key, row, writes } = entry;
        const own = findKept(entry) ?? read.get(key);
        return own ? [[key, { row, writes, own }] as const] : [];
      }),
    );
  }
}

/** True for a claim that its plan no longer sends. */
function isGone({ notCountedBecause }: ClaimRow): boolean {
  return notCountedBecause === 'removed-by-plan';
}
