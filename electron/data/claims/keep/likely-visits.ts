/** Which claims of two plans may be one visit: the pairs that a person is asked about. */
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { splitWords } from '#shared/split-words';
import { isStandingOrOpen } from '../compare/visit-story.ts';
import { nameClaim } from './duplicate-claims.ts';

type Entry = { key: number; row: ClaimRow };

/**
 * Pairs of claims of two connections with the same day, and the same provider and billed amount or the same number; of a
 * file's claim that names no provider, the billed amount is enough. Both count, or the plan is still deciding. Where plans have many equal charges of one day, each claim is asked about once, so that the number
 * of pairs, and the work, grow with the number of claims.
 */
export function findLikelyVisits(entries: Iterable<Entry>): [number, number][] {
  const byNumber = new Map<string, Entry[]>();
  const byName = new Map<string, Entry[]>();
  const byClaim = new Map<string, Entry[]>();
  const byCharge = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (!isStandingOrOpen(entry.row)) continue;
    const claim = nameClaim(entry.row);
    if (claim !== null) add(byClaim, claim, entry);
    const charge = nameCharge(entry.row);
    if (charge === null) continue;
    add(byCharge, charge, entry);
    const { providerNpi, providerName } = entry.row;
    if (providerNpi !== null) add(byNumber, `${charge}|${providerNpi}`, entry);
    const name = normalizeName(providerName);
    if (name !== '') add(byName, `${charge}|${name}`, entry);
  }
  const pairs: [number, number][] = [];
  for (const groups of [byNumber, byClaim])
    for (const group of groups.values()) pairPlans(group, group, pairs);
  // A name decides only where one of the two has no number.
  for (const group of byName.values()) {
    const unnumbered = group.filter(({ row }) => row.providerNpi === null);
    const numbered = group.filter(({ row }) => row.providerNpi !== null);
    pairPlans(unnumbered, unnumbered, pairs);
    pairPlans(unnumbered, numbered, pairs);
  }
  for (const group of byCharge.values()) {
    const { unnamed = [], named = [] } = Object.groupBy(group, ({ row }) =>
      isUnnamedInFile(row) ? 'unnamed' : 'named',
    );
    pairPlans(unnamed, unnamed, pairs);
    pairPlans(unnamed, named, pairs);
  }
  return pairs;
}

/** True for a claim of a file that names nobody who billed it. */
function isUnnamedInFile({ openedAt, providerNpi, providerName }: ClaimRow): boolean {
  return openedAt !== null && providerNpi === null && normalizeName(providerName) === '';
}

/** True for two claims that may be one visit, whether they count or not. */
export function mayBeOneVisit(one: ClaimRow, other: ClaimRow): boolean {
  const claim = nameClaim(one);
  if ((claim !== null && claim === nameClaim(other)) || haveSameCharge(one, other)) return true;
  const charge = nameCharge(one);
  return charge !== null && charge === nameCharge(other) && [one, other].some(isUnnamedInFile);
}

/** True for two claims of the same day, provider and billed amount. */
export function haveSameCharge(one: ClaimRow, other: ClaimRow): boolean {
  const charge = nameCharge(one);
  if (charge === null || charge !== nameCharge(other)) return false;
  if (one.providerNpi !== null && other.providerNpi !== null) return one.providerNpi === other.providerNpi;
  const name = normalizeName(one.providerName);
  return name !== '' && name === normalizeName(other.providerName);
}

/** What two claims of one visit share besides the provider; `null` for a claim that states too little. */
export function nameCharge({ serviceStart, billed, currency }: ClaimRow): string | null {
  if (serviceStart?.length !== 10 || billed === null || billed.cents <= 0) return null;
  return `${serviceStart}|${currency}|${billed.cents}`;
}

function add(groups: Map<string, Entry[]>, key: string, entry: Entry): void {
  const group = groups.get(key);
  if (group) group.push(entry);
  else groups.set(key, [entry]);
}

/** Equal charges of a day, of two plans together, up to which every pair is asked about. */
const mostPairs = 16;

/** Pairs claims of one list with those of the other, never two of one connection. The lists are the same one, or disjoint. */
function pairPlans(some: readonly Entry[], others: readonly Entry[], pairs: [number, number][]): void {
  if (some.length === 0 || others.length === 0) return;
  const isSameList = some === others;
  const ofOthers = [...groupByPlan(others)];
  for (const [plan, mine] of groupByPlan(some))
    for (const [otherPlan, theirs] of ofOthers) {
      if (plan === otherPlan || (isSameList && plan > otherPlan)) continue;
      pairLists(mine, theirs, pairs);
    }
}

function groupByPlan(entries: readonly Entry[]): Map<string, Entry[]> {
  return Map.groupBy(
    entries.toSorted((a, b) => a.key - b.key),
    ({ row }) => row.connectionId,
  );
}

function pairLists(mine: readonly Entry[], theirs: readonly Entry[], pairs: [number, number][]): void {
  const put = (a: Entry | undefined, b: Entry | undefined) => {
    if (a && b) pairs.push(a.key < b.key ? [a.key, b.key] : [b.key, a.key]);
  };
  if (mine.length * theirs.length <= mostPairs) {
    for (const one of mine) for (const other of theirs) put(one, other);
    return;
  }
  const count = Math.max(mine.length, theirs.length);
  for (let at = 0; at < count; at++) put(mine[at % mine.length], theirs[at % theirs.length]);
}

function normalizeName(name: string | null): string {
  return splitWords(name ?? '').join('');
}
