/** The chain that a claim stands in: what was replaced by what, from the first claim to the one that counts. */
import type { ChainRole } from '#shared/model/claims/claims-view';
import { type ClaimLinks, linkClaims } from './claim-links.ts';
import {
  type ById,
  collectChain,
  compareLatestFirst,
  type LifecycleFacts,
  settleLifecycle,
  takesBackOlder,
} from './settle-claims.ts';

/** One claim of a chain. `id` is `null` for a claim that another names and that the plan never sent. */
export type TracedClaim = { id: string | null; claimNumber: string | null; role: ChainRole };

/** What a claim's place among others is. The chain is empty where the plan names no other version of the claim. */
export type ClaimPlace = { related: LifecycleFacts['related']; chain: TracedClaim[] };

/** Where the claim stands among the connection's claims; `null` when it is none of them. */
export function findPlace(facts: readonly LifecycleFacts[], claimId: string): ClaimPlace | null {
  const own = facts.find(({ id }) => id === claimId);
  if (!own) return null;
  const links = linkClaims(facts);
  const related = links.related.get(claimId) ?? own.related;
  const ids = new Set(collectChain(claimId, links, new Set()));
  const members = facts.filter(({ id }) => ids.has(id));
  const isAlone = members.length === 1 && !related.some(isReplacement);
  return { related, chain: isAlone ? [] : traceChain(members, links) };
}

/** By the id of each claim that another stands for: the id of the one that counts at the end of its chain. */
export function findSuccessors(facts: readonly LifecycleFacts[]): Map<string, string> {
  const links = linkClaims(facts);
  const settled = settleLifecycle(facts);
  const successors = new Map<string, string>();
  const seen = new Set<string>();
  for (const start of links.newer.keys()) {
    if (seen.has(start)) continue;
    const ids = collectChain(start, links, seen);
    const last = ids.find((id) => settled.get(id)?.counted);
    for (const id of ids) if (last !== undefined && id !== last) successors.set(id, last);
  }
  return successors;
}

function traceChain(members: readonly LifecycleFacts[], links: ClaimLinks): TracedClaim[] {
  const settled = settleLifecycle(members);
  const byId = new Map(members.map((fact) => [fact.id, fact]));
  const order = (a: LifecycleFacts, b: LifecycleFacts) =>
    Number(settled.get(a.id)?.counted) - Number(settled.get(b.id)?.counted) || compareLatestFirst(b, a);
  const chain: TracedClaim[] = [];
  const named = new Set<string>();
  const addUnsent = (fact: LifecycleFacts, relationship: 'replaces' | 'replaced-by') => {
    for (const relation of links.related.get(fact.id) ?? []) {
      if (relation.relationship !== relationship || relation.claimId !== null) continue;
      const name = relation.claimNumber ?? relation.record ?? '';
      if (named.has(name)) continue;
      named.add(name);
      chain.push({ id: null, claimNumber: relation.claimNumber, role: 'not-sent' });
    }
  };
  for (const fact of orderOldestFirst(members, links, order)) {
    addUnsent(fact, 'replaces');
    chain.push({ id: fact.id, claimNumber: fact.claimNumber, role: nameRole(fact, links, byId) });
    addUnsent(fact, 'replaced-by');
  }
  return chain;
}

/** Every claim after those that it replaces; claims in a circle last. */
function orderOldestFirst(
  members: readonly LifecycleFacts[],
  { older, newer }: ClaimLinks,
  order: (a: LifecycleFacts, b: LifecycleFacts) => number,
): LifecycleFacts[] {
  const left = new Map(members.map((fact) => [fact.id, fact]));
  const counts = new Map(members.map(({ id }) => [id, older.get(id)?.size ?? 0]));
  const sorted: LifecycleFacts[] = [];
  let next = members.filter(({ id }) => counts.get(id) === 0);
  while (next.length > 0) {
    sorted.push(...next.sort(order));
    const following: LifecycleFacts[] = [];
    for (const { id } of next) {
      left.delete(id);
      for (const newerId of newer.get(id) ?? []) {
        const count = (counts.get(newerId) ?? 0) - 1;
        counts.set(newerId, count);
        const fact = left.get(newerId);
        if (count === 0 && fact) following.push(fact);
      }
    }
    next = following;
  }
  return [...sorted, ...[...left.values()].sort(order)];
}

function nameRole(fact: LifecycleFacts, links: ClaimLinks, byId: ById): ChainRole {
  const replaces = links.related.get(fact.id)?.some(({ relationship }) => relationship === 'replaces');
  if (!replaces) return 'first';
  if (takesBackOlder(fact, links, byId)) return 'reversal';
  return fact.notCountedBecause === 'canceled' ? 'canceled' : 'correction';
}

function isReplacement({ relationship }: LifecycleFacts['related'][number]): boolean {
  return relationship === 'replaces' || relationship === 'replaced-by';
}
