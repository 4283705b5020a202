/**
 * Which claims of one connection name each other, by any number or record that the plan uses for them. Claims of
 * several people, or of several connections, are never linked.
 *
 * @see CARIN IG related[].relationship: prior and replacedby name the directly previous or next claim's identifier;
 *   FHIR R4 ExplanationOfBenefit.related.claim names a record
 */
import type { Claim, RelatedClaim } from '#shared/model/claims/claim';
import { referenceKey } from '../../fhir/references.ts';

/** What claims are linked by. */
export type LinkFacts = Pick<
  Claim,
  'id' | 'kind' | 'patientReference' | 'chainNumbers' | 'chainNames' | 'claimNumber' | 'related'
>;

/** By claim id. `older`: the claims that this one replaces, by the plan's word; `newer`: those that replace it. */
export type ClaimLinks = {
  readonly older: ReadonlyMap<string, ReadonlySet<string>>;
  readonly newer: ReadonlyMap<string, ReadonlySet<string>>;
  /** The relations of each claim that has any, its own and those that others state of it, with ids where known. */
  readonly related: ReadonlyMap<string, RelatedClaim[]>;
};

/** A number that more claims than this share identifies none of them. */
export const mostOfOneName = 100;

type Relationship = RelatedClaim['relationship'];
/** By claim, what other claims say that they are to it. */
type Found = Map<string, Map<string, { relationship: Relationship; claimNumber: string | null }>>;

/** Follows every relation that a claim states. Linear in the number of claims, whatever their order. */
export function linkClaims<Facts extends LinkFacts>(facts: readonly Facts[]): ClaimLinks {
  const linked = facts.filter(({ related }) => related.length > 0);
  if (linked.length === 0) return { older: new Map(), newer: new Map(), related: new Map() };
  const named = indexNames(facts, linked);
  const inverse: Found = new Map();
  const graph = { older: new Map<string, Set<string>>(), newer: new Map<string, Set<string>>() };
  for (const fact of linked)
    for (const relation of fact.related)
      for (const other of findNamed(fact, relation, named)) {
        const { relationship } = relation;
        noteRelation(inverse, other, invertRelationship(relationship), fact);
        if (relationship === 'replaces') noteReplacement(graph, other.id, fact.id);
        if (relationship === 'replaced-by') noteReplacement(graph, fact.id, other.id);
      }
  for (const [older, newer] of joinOverUnsent(linked, named)) noteReplacement(graph, older, newer);
  const related = new Map<string, RelatedClaim[]>();
  for (const fact of facts) {
    const stated = listRelations(fact, inverse.get(fact.id), named);
    if (stated.length > 0) related.set(fact.id, stated);
  }
  return { ...graph, related };
}

type Named = ReadonlyMap<string, readonly LinkFacts[]>;

/** The claims by those of their names that a relation states. */
function indexNames(facts: readonly LinkFacts[], linked: readonly LinkFacts[]): Named {
  const named = new Map<string, LinkFacts[]>();
  for (const { related } of linked)
    for (const { claimNumber, record } of related)
      for (const name of [claimNumber, record]) if (name !== null) named.set(name, []);
  for (const fact of facts) {
    const { chainNumbers, chainNames, claimNumber } = fact;
    for (const names of [chainNumbers, chainNames, claimNumber === null ? [] : [claimNumber]])
      for (const name of names) {
        const same = named.get(name);
        if (same && same.at(-1) !== fact) same.push(fact);
      }
  }
  return named;
}

/**
 * The claims that a relation names, of the same patient. Numbers may repeat from one kind of claim to another: where
 * one of the claim's own kind has the number, only that is meant.
 */
function findNamed(
  fact: LinkFacts,
  { claimNumber, record }: RelatedClaim,
  named: Named,
): readonly LinkFacts[] {
  for (const name of [record, claimNumber]) {
    if (name === null) continue;
    const all = named.get(name) ?? [];
    if (all.length > mostOfOneName) continue;
    const others = all.filter((other) => other.id !== fact.id && isSamePatient(other, fact));
    if (others.filter((other) => bearsLoosely(other, name)).length >= mostLoose) continue;
    const sameKind = others.filter(({ kind }) => kind === fact.kind);
    const found = sameKind.length > 0 ? sameKind : others;
    if (found.length > 0) return found.toSorted((a, b) => compareIds(a.id, b.id));
  }
  return [];
}

/** As many claims that stand alone bear a number of no stated kind only where it is none of theirs. */
const mostLoose = 3;

/** True for a claim in no chain that bears the name as a number of no stated kind. */
function bearsLoosely({ chainNumbers, related }: LinkFacts, name: string): boolean {
  return !chainNumbers.includes(name) && !name.includes('/') && related.length === 0;
}

function isSamePatient(a: LinkFacts, b: LinkFacts): boolean {
  return plainPatient(a.patientReference) === plainPatient(b.patientReference);
}

/** `Patient/1` of a reference in any form: absolute, or to a version. */
export function plainPatient(reference: string | null): string | null {
  return referenceKey(reference) ?? reference;
}

function noteRelation(found: Found, of: LinkFacts, relationship: Relationship, other: LinkFacts): void {
  const relations = found.get(of.id) ?? new Map();
  if (!relations.has(other.id)) relations.set(other.id, { relationship, claimNumber: other.claimNumber });
  found.set(of.id, relations);
}

type Graph = { older: Map<string, Set<string>>; newer: Map<string, Set<string>> };

function noteReplacement({ older, newer }: Graph, old: string, replacement: string): void {
  addTo(older, replacement, old);
  addTo(newer, old, replacement);
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

/**
 * Pairs of claims with one between them that the plan never sent: the older says that it was replaced by that number,
 * and the newer that it replaces it. Only where one claim says each: a number that several use may be no number.
 */
function joinOverUnsent(linked: readonly LinkFacts[], named: Named): [string, string][] {
  const before = new Map<string, LinkFacts[]>();
  const after = new Map<string, LinkFacts[]>();
  for (const fact of linked)
    for (const { relationship, claimNumber } of fact.related) {
      if (claimNumber === null || (named.get(claimNumber) ?? []).length > 0) continue;
      const side = relationship === 'replaced-by' ? before : relationship === 'replaces' ? after : null;
      side?.set(claimNumber, [...(side.get(claimNumber) ?? []).slice(0, 1), fact]);
    }
  return [...before].flatMap(([number, [older, ...others]]): [string, string][] => {
    const [newer, ...more] = after.get(number) ?? [];
    const isOne = older && newer && others.length + more.length === 0 && older.id !== newer.id;
    return isOne && isSamePatient(older, newer) ? [[older.id, newer.id]] : [];
  });
}

/** The claim's own relations in its order, then those that only other claims state. */
function listRelations(fact: LinkFacts, inverse: ReturnType<Found['get']>, named: Named): RelatedClaim[] {
  const list: RelatedClaim[] = [];
  const listed = new Set<string>();
  for (const relation of fact.related) {
    const others = findNamed(fact, relation, named);
    if (others.length === 0) list.push(relation);
    for (const { id, claimNumber } of others) {
      if (listed.has(id)) continue;
      listed.add(id);
      list.push({ relationship: relation.relationship, claimNumber, record: null, claimId: id });
    }
  }
  const ofOthers = [...(inverse ?? [])].filter(([id]) => !listed.has(id));
  ofOthers.sort(([a], [b]) => compareIds(a, b));
  for (const [id, relation] of ofOthers) list.push({ ...relation, record: null, claimId: id });
  return list;
}

function invertRelationship(relationship: Relationship): Relationship {
  if (relationship === 'replaces') return 'replaced-by';
  return relationship === 'replaced-by' ? 'replaces' : relationship;
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
