/**
 * What claims of one connection say about each other: which replace which, and which are the same one twice.
 *
 * @see CARIN IG related[].relationship: prior and replacedby name the directly previous or next claim's identifier
 */
import type { Claim, RelatedClaim } from '#shared/model/claim';

/** What decides where a claim stands among others: as `readClaim` gave it, never as settled before. */
export type LifecycleFacts = Pick<
  Claim,
  | 'id'
  | 'kind'
  | 'patientReference'
  | 'chainNumbers'
  | 'claimNumber'
  | 'related'
  | 'state'
  | 'counted'
  | 'notCountedBecause'
  | 'lastUpdated'
  | 'decidedOn'
>;

export type Settled = Pick<Claim, 'state' | 'counted' | 'notCountedBecause' | 'related'>;

/**
 * Decides for every claim of one connection whether it counts. A claim that a counting claim names as `prior` is
 * replaced; of claims with the same unique number, kind and patient, the latest counts; the latest wins in a circle.
 * Relations get ids and appear on both claims. Linear in the number of claims.
 */
export function settleLifecycle(facts: readonly LifecycleFacts[]): Map<string, Settled> {
  const settled = settleReplacements(facts);
  dropDuplicates(facts, settled);
  return settled;
}

/** The claims as settled. One that does not count has nothing you may owe. */
export function applySettled(claims: readonly Claim[], settled: ReadonlyMap<string, Settled>): Claim[] {
  return claims.map((claim) => {
    const now = settled.get(claim.id);
    if (!now || (now.counted === claim.counted && now.related === claim.related)) return claim;
    const amounts = now.counted ? claim.amounts : { ...claim.amounts, mayOwe: null };
    return { ...claim, ...now, amounts };
  });
}

/** Settles replacements without looking for duplicates: replaced claims stop counting, all others stay. */
export function settleReplacements(facts: readonly LifecycleFacts[]): Map<string, Settled> {
  const settled = new Map<string, Settled>();
  const byNumber = new Map<string, LifecycleFacts[]>();
  for (const fact of facts) {
    const { state, counted, notCountedBecause, related } = fact;
    settled.set(fact.id, { state, counted, notCountedBecause, related });
    for (const number of numbersOf(fact)) {
      const same = byNumber.get(number);
      if (same) same.push(fact);
      else byNumber.set(number, [fact]);
    }
  }
  const linked = facts.filter((fact) => fact.related.length > 0).toSorted(compareLatestFirst);
  const links: Links = { byNumber, settled, replacedBy: new Map() };
  for (const fact of linked) for (const relation of fact.related) followRelation(fact, relation, links);
  return settled;
}

/** The claims by number, what is settled so far, and which claim replaces which, by id. */
type Links = {
  readonly byNumber: ReadonlyMap<string, LifecycleFacts[]>;
  readonly settled: Map<string, Settled>;
  readonly replacedBy: Map<string, string>;
};

/** A number that more claims than this share identifies none of them. */
const mostOfOneNumber = 100;

function followRelation(fact: LifecycleFacts, relation: RelatedClaim, links: Links): void {
  const { relationship, claimNumber } = relation;
  const others = claimNumber === null ? [] : (links.byNumber.get(claimNumber) ?? []);
  if (others.length > mostOfOneNumber) return;
  for (const other of others) {
    if (other.id === fact.id || other.patientReference !== fact.patientReference) continue;
    linkClaim(links.settled, fact, relationship, other);
    linkClaim(links.settled, other, invertRelationship(relationship), fact);
    if (relationship === 'replaces') replaceClaim(other, fact, links);
    else if (relationship === 'replaced-by') replaceClaim(fact, other, links);
  }
}

/** Marks `older` replaced when `newer` stands, unless `older` already replaces `newer`, directly or not. */
function replaceClaim(older: LifecycleFacts, newer: LifecycleFacts, { settled, replacedBy }: Links): void {
  if (!newer.counted && newer.notCountedBecause !== 'replaced') return;
  const seen = new Set<string>();
  for (let id: string | undefined = newer.id; id !== undefined && !seen.has(id); id = replacedBy.get(id)) {
    if (id === older.id) return;
    seen.add(id);
  }
  replacedBy.set(older.id, newer.id);
  const now = settled.get(older.id);
  if (now?.counted)
    settled.set(older.id, { ...now, state: 'replaced', counted: false, notCountedBecause: 'replaced' });
}

function invertRelationship(relationship: RelatedClaim['relationship']): RelatedClaim['relationship'] {
  if (relationship === 'replaces') return 'replaced-by';
  return relationship === 'replaced-by' ? 'replaces' : relationship;
}

/** Notes the other claim's id on the relation, or adds the relation where only the other claim states it. */
function linkClaim(
  settled: Map<string, Settled>,
  fact: LifecycleFacts,
  relationship: RelatedClaim['relationship'],
  other: LifecycleFacts,
): void {
  const now = settled.get(fact.id);
  if (!now || now.related.some((relation) => relation.claimId === other.id)) return;
  const numbers = numbersOf(other);
  const open = now.related.findIndex(
    (relation) =>
      relation.claimId === null &&
      relation.relationship === relationship &&
      relation.claimNumber !== null &&
      numbers.has(relation.claimNumber),
  );
  const relation = { relationship, claimNumber: other.claimNumber, claimId: other.id };
  const related = open < 0 ? [...now.related, relation] : now.related.toSpliced(open, 1, { ...relation });
  settled.set(fact.id, { ...now, related });
}

function numbersOf(fact: LifecycleFacts): Set<string> {
  const numbers = new Set(fact.chainNumbers);
  if (fact.claimNumber !== null) numbers.add(fact.claimNumber);
  return numbers;
}

/** Of counted claims with the same unique number, kind and patient, only the latest still counts. */
function dropDuplicates(facts: readonly LifecycleFacts[], settled: Map<string, Settled>): void {
  const latest = new Map<string, LifecycleFacts>();
  for (const fact of facts) {
    if (!settled.get(fact.id)?.counted) continue;
    for (const number of fact.chainNumbers) {
      const key = JSON.stringify([number, fact.kind, fact.patientReference]);
      const other = latest.get(key);
      if (other === undefined || other.id === fact.id) {
        latest.set(key, fact);
        continue;
      }
      const loser = compareLatestFirst(fact, other) < 0 ? other : fact;
      if (loser === other) latest.set(key, fact);
      const now = settled.get(loser.id);
      if (now) settled.set(loser.id, { ...now, counted: false, notCountedBecause: 'duplicate' });
    }
  }
}

function compareLatestFirst(a: LifecycleFacts, b: LifecycleFacts): number {
  return (
    compareValues(timeOf(b.lastUpdated), timeOf(a.lastUpdated)) ||
    compareValues(b.decidedOn ?? '', a.decidedOn ?? '') ||
    compareValues(b.id, a.id)
  );
}

function compareValues<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function timeOf(instant: string | null): number {
  const time = instant === null ? Number.NaN : Date.parse(instant);
  return Number.isNaN(time) ? 0 : time;
}
