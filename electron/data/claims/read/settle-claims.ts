/**
 * What claims say about each other, within one plan connection: replaced, replacing, twice the same.
 *
 * @see CARIN IG related[].relationship: prior and replacedby name the directly previous or next claim's identifier
 */
import type { Claim, RelatedClaim } from '#shared/model/claim';

/** The part of a claim that decides where it stands among others, as `readClaim` gave it (not settled before). */
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
 * Decides for every claim of one connection whether it counts. A claim that a standing claim names as `prior` is
 * replaced; of claims with one unique number, kind and patient the latest counts; circles are broken in favour of
 * the latest. Relations get ids and stand on both sides. Linear in the number of claims.
 */
export function settleLifecycle(facts: readonly LifecycleFacts[]): Map<string, Settled> {
  const settled = settleReplacements(facts);
  dropDuplicates(facts, settled);
  return settled;
}

/** Claims with what was settled about them. A claim that does not count has nothing you may owe. */
export function applySettled(claims: readonly Claim[], settled: ReadonlyMap<string, Settled>): Claim[] {
  return claims.map((claim) => {
    const now = settled.get(claim.id);
    if (!now || (now.counted === claim.counted && now.related === claim.related)) return claim;
    const amounts = now.counted ? claim.amounts : { ...claim.amounts, mayOwe: null };
    return { ...claim, ...now, amounts };
  });
}

/** Only replacements, without looking for duplicates: every claim stays, replaced ones stop counting. */
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
  const linked = facts.filter((fact) => fact.related.length > 0).toSorted(latestFirst);
  const replacedBy = new Map<string, string>();
  for (const fact of linked)
    for (const relation of fact.related) follow(fact, relation, byNumber, settled, replacedBy);
  return settled;
}

/** A number that more claims than this carry names none of them. */
const mostOfOneNumber = 100;

function follow(
  fact: LifecycleFacts,
  relation: RelatedClaim,
  byNumber: ReadonlyMap<string, LifecycleFacts[]>,
  settled: Map<string, Settled>,
  replacedBy: Map<string, string>,
): void {
  const others = relation.claimNumber === null ? [] : (byNumber.get(relation.claimNumber) ?? []);
  if (others.length > mostOfOneNumber) return;
  for (const other of others) {
    if (other.id === fact.id || other.patientReference !== fact.patientReference) continue;
    link(settled, fact, relation.relationship, other);
    link(settled, other, inverse(relation.relationship), fact);
    if (relation.relationship === 'replaces') replace(other, fact, settled, replacedBy);
    else if (relation.relationship === 'replaced-by') replace(fact, other, settled, replacedBy);
  }
}

/** Marks `older` replaced when `newer` stands, unless `newer` is itself replaced by `older` in a circle. */
function replace(
  older: LifecycleFacts,
  newer: LifecycleFacts,
  settled: Map<string, Settled>,
  replacedBy: Map<string, string>,
): void {
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

function inverse(relationship: RelatedClaim['relationship']): RelatedClaim['relationship'] {
  if (relationship === 'replaces') return 'replaced-by';
  return relationship === 'replaced-by' ? 'replaces' : relationship;
}

/** Notes the other claim's id on a relation, or adds the relation where only the other claim states it. */
function link(
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

/** Of counted claims with one unique number, kind and patient only the latest keeps counting. */
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
      const loser = latestFirst(fact, other) < 0 ? other : fact;
      if (loser === other) latest.set(key, fact);
      const now = settled.get(loser.id);
      if (now) settled.set(loser.id, { ...now, counted: false, notCountedBecause: 'duplicate' });
    }
  }
}

function latestFirst(a: LifecycleFacts, b: LifecycleFacts): number {
  return (
    compare(timeOf(b.lastUpdated), timeOf(a.lastUpdated)) ||
    compare(b.decidedOn ?? '', a.decidedOn ?? '') ||
    compare(b.id, a.id)
  );
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function timeOf(instant: string | null): number {
  const time = instant === null ? Number.NaN : Date.parse(instant);
  return Number.isNaN(time) ? 0 : time;
}
