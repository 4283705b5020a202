/**
 * What claims of one connection say about each other: which replace which, and which are the same one twice.
 *
 * Only a claim that stands by itself replaces another: one that is canceled, or still being decided, leaves the older
 * one in the sums. The chain goes on through it all the same, so original, canceled reversal and correction count once.
 *
 * @see CARIN IG related[].relationship: prior and replacedby
 */
import type { AmountName } from '#shared/model/claims/amount-table';
import type { Amount, Claim } from '#shared/model/claims/claim';
import type { ListedLine } from '../read/listed-claim.ts';
import { type ClaimLinks, type LinkFacts, linkClaims, mostOfOneName, plainPatient } from './claim-links.ts';

/** What decides where a claim stands among others: as `readClaim` gave it, never as settled before. */
export type LifecycleFacts = LinkFacts &
  Pick<Claim, 'state' | 'counted' | 'notCountedBecause' | 'lastUpdated' | 'decidedOn'> &
  SplitFacts & {
    readonly amounts: { readonly [name in LeadingAmountName]: Pick<Amount, 'cents'> | null };
  };

/** What tells a claim that the plan split from one that is there twice; stored facts have what {@link nameServices} says. */
type SplitFacts = Pick<Claim, 'serviceStart' | 'serviceEnd'> & {
  readonly services?: string;
  readonly lines?: readonly Pick<ListedLine, 'service'>[];
};

/** The services of a claim in one text, to be compared with those of another; empty where none is named. */
export function nameServices(lines: readonly Pick<ListedLine, 'service'>[]): string {
  const names = lines.map(({ service }) => service.code ?? service.text ?? '').filter((name) => name !== '');
  return [...new Set(names)].toSorted().slice(0, 20).join('|').slice(0, 300);
}

/** By which a claim that takes another one back is known: the first of them that is not zero says what it takes. */
export const leadingAmountNames = [
  'billed',
  'planPaid',
  'allowed',
  'drugPrice',
  'alreadyPaid',
  'yourShare',
] as const satisfies readonly AmountName[];
type LeadingAmountName = (typeof leadingAmountNames)[number];

export type Settled = Pick<Claim, 'state' | 'counted' | 'notCountedBecause' | 'related'>;

/**
 * Decides for every claim of one connection whether it counts. Of claims that replace each other at most one does; of
 * claims with the same unique number, kind and patient, the latest. The latest wins where the plan's word is a circle,
 * or where two claims replace the same one. Does not depend on the order of the claims; linear in their number.
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
    const isSame = now?.notCountedBecause === claim.notCountedBecause && now.state === claim.state;
    if (!now || (isSame && now.related === claim.related)) return claim;
    const amounts = now.counted ? claim.amounts : { ...claim.amounts, mayOwe: null };
    return { ...claim, ...now, amounts };
  });
}

/** Settles replacements without looking for duplicates: replaced claims stop counting, all others stay. */
export function settleReplacements(facts: readonly LifecycleFacts[]): Map<string, Settled> {
  const links = linkClaims(facts);
  const settled = new Map<string, Settled>();
  const byId = new Map<string, LifecycleFacts>();
  for (const fact of facts) {
    const { id, state, counted, notCountedBecause } = fact;
    byId.set(id, fact);
    settled.set(id, { state, counted, notCountedBecause, related: links.related.get(id) ?? fact.related });
  }
  for (const chain of listChains(links, byId)) settleChain(chain, links, byId, settled);
  return settled;
}

/** Claims of one connection by their ids. */
export type ById = ReadonlyMap<string, LifecycleFacts>;

/** The claims that replace each other, directly or not, chain by chain. */
function listChains(links: ClaimLinks, byId: ById): LifecycleFacts[][] {
  const seen = new Set<string>();
  const chains: LifecycleFacts[][] = [];
  for (const start of links.newer.keys())
    if (!seen.has(start)) chains.push(collectChain(start, links, seen).flatMap((id) => byId.get(id) ?? []));
  return chains;
}

/** Ids of all claims that replace the one or are replaced by it, directly or not, with its own. */
export function collectChain(start: string, { older, newer }: ClaimLinks, seen: Set<string>): string[] {
  const ids = [start];
  seen.add(start);
  for (const id of ids)
    for (const neighbors of [older.get(id), newer.get(id)])
      for (const next of neighbors ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          ids.push(next);
        }
  return ids;
}

function settleChain(
  chain: readonly LifecycleFacts[],
  links: ClaimLinks,
  byId: ById,
  settled: Map<string, Settled>,
): void {
  const standing = chain.filter(({ counted }) => counted);
  const takers = chain.filter(takesBackByWord);
  const reversals = new Set(standing.filter((fact) => takesBackOlder(fact, links, byId)));
  for (const fact of standing) if (isCopyOf(fact, reversals)) reversals.add(fact);
  const replaced = findReplaced([...standing, ...takers], links);
  const candidates = standing.filter((fact) => !reversals.has(fact));
  let ends = candidates.filter(({ id }) => !replaced.has(id));
  if (ends.length === 0) {
    const circle = findCircles(chain, links);
    ends = candidates.filter(({ id }) => circle.has(id));
  }
  const last = ends.toSorted(compareLatestFirst)[0];
  for (const fact of standing)
    if (reversals.has(fact)) discount(settled, fact, fact.state, 'reversal');
    else if (fact !== last) discount(settled, fact, 'replaced', 'replaced');
  for (const fact of takers)
    if ((links.older.get(fact.id)?.size ?? 0) > 0) discount(settled, fact, fact.state, 'reversal');
}

/** True for a claim that says of itself that it takes another one back, whatever its amounts. */
function takesBackByWord({ notCountedBecause }: LifecycleFacts): boolean {
  return notCountedBecause === 'void' || notCountedBecause === 'reversal';
}

/** True for a claim that states, with a minus, what one of the reversals states: the same one is taken back once. */
function isCopyOf(fact: LifecycleFacts, reversals: ReadonlySet<LifecycleFacts>): boolean {
  const isSame = (other: LifecycleFacts) =>
    leadingAmountNames.some((name) => centsOf(fact, name) < 0) &&
    leadingAmountNames.every((name) => centsOf(fact, name) === centsOf(other, name));
  return !reversals.has(fact) && [...reversals].some(isSame);
}

function discount(
  settled: Map<string, Settled>,
  { id }: LifecycleFacts,
  state: Claim['state'],
  notCountedBecause: Claim['notCountedBecause'],
): void {
  const now = settled.get(id);
  if (now) settled.set(id, { ...now, state, counted: false, notCountedBecause });
}

/** True when the claim states, with a minus, the amount of one that it replaces: the two leave nothing. */
export function takesBackOlder(fact: LifecycleFacts, { older }: ClaimLinks, byId: ById): boolean {
  for (const id of older.get(fact.id) ?? []) {
    const other = byId.get(id);
    if (other && takesBack(fact, other)) return true;
  }
  return false;
}

/** A reversal may leave out what was billed, or state it as the claim did. */
function takesBack(reversal: LifecycleFacts, other: LifecycleFacts): boolean {
  for (const name of leadingAmountNames) {
    const [cents, taken] = [centsOf(reversal, name), centsOf(other, name)];
    if (cents !== 0 && (name !== 'billed' || cents !== taken)) return cents < 0 && cents === -taken;
  }
  return false;
}

function centsOf({ amounts }: LifecycleFacts, name: LeadingAmountName): number {
  return amounts[name]?.cents ?? 0;
}

/** Ids of claims that one of the standing ones replaces, directly or through others. */
function findReplaced(standing: readonly LifecycleFacts[], { older }: ClaimLinks): Set<string> {
  const replaced = new Set<string>();
  const open = standing.map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const old of older.get(id) ?? [])
      if (!replaced.has(old)) {
        replaced.add(old);
        open.push(old);
      }
  return replaced;
}

/** Ids of the chain's claims that are left when all that replace nothing are taken away, again and again. */
function findCircles(chain: readonly LifecycleFacts[], { older, newer }: ClaimLinks): Set<string> {
  const left = new Set(chain.map(({ id }) => id));
  const counts = new Map(chain.map(({ id }) => [id, older.get(id)?.size ?? 0]));
  const open = [...left].filter((id) => counts.get(id) === 0);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    left.delete(id);
    for (const next of newer.get(id) ?? []) {
      const count = (counts.get(next) ?? 0) - 1;
      counts.set(next, count);
      if (count === 0) open.push(next);
    }
  }
  return left;
}

/** Of counted claims with the same unique number, kind and patient, only the latest still counts. */
function dropDuplicates(facts: readonly LifecycleFacts[], settled: Map<string, Settled>): void {
  const groups = new Map<string, LifecycleFacts[]>();
  const patients = new Map<string | null, string | null>();
  const keysOf = (fact: LifecycleFacts) => listKeys(fact, patients);
  for (const fact of facts) {
    if (!settled.get(fact.id)?.counted) continue;
    for (const key of keysOf(fact)) {
      const group = groups.get(key);
      if (group) group.push(fact);
      else groups.set(key, [fact]);
    }
  }
  const repeated = new Set<LifecycleFacts>();
  for (const group of groups.values())
    if (group.length > 1 && group.length <= mostOfOneName) {
      dropReversals(group, settled);
      for (const fact of group) repeated.add(fact);
    }
  const taken = new Map<string, LifecycleFacts[]>();
  for (const fact of [...repeated].sort(compareLatestFirst)) {
    const now = settled.get(fact.id);
    if (!now?.counted) continue;
    const keys = keysOf(fact).filter((key) => (groups.get(key)?.length ?? 0) <= mostOfOneName);
    const same = keys.flatMap((key) => taken.get(key) ?? []);
    if (same.some((other) => !isSplit(fact, other))) discount(settled, fact, now.state, 'duplicate');
    else for (const key of keys) taken.set(key, [...(taken.get(key) ?? []), fact]);
  }
  takeBackByNumber(facts, groups, keysOf, settled);
}

/** True for two claims of one number that have neither days nor services in common: the plan split one claim. */
function isSplit(one: LifecycleFacts, other: LifecycleFacts): boolean {
  const [a, b] = [one, other].map(({ services, lines = [] }) => services ?? nameServices(lines));
  if (!a || !b || a === b || !one.serviceStart || !other.serviceStart) return false;
  const [first, second] = one.serviceStart < other.serviceStart ? [one, other] : [other, one];
  return (first.serviceEnd ?? first.serviceStart ?? '') < (second.serviceStart ?? '');
}

/** A claim that says that it takes another one back takes those of its number that are not newer. */
function takeBackByNumber(
  facts: readonly LifecycleFacts[],
  groups: ReadonlyMap<string, readonly LifecycleFacts[]>,
  keysOf: (fact: LifecycleFacts) => string[],
  settled: Map<string, Settled>,
): void {
  for (const taker of facts) {
    if (!takesBackByWord(taker)) continue;
    const named = keysOf(taker).flatMap((key) => groups.get(key) ?? []);
    const older = named.length > mostOfOneName ? [] : named.filter((other) => !isNewer(other, taker));
    for (const other of older)
      if (settled.get(other.id)?.counted) discount(settled, other, 'replaced', 'replaced');
    if (older.length > 0) discount(settled, taker, taker.state, 'reversal');
  }
}

/** True for a claim that the plan wrote, or decided, after the other one. */
function isNewer(one: LifecycleFacts, other: LifecycleFacts): boolean {
  const [time, otherTime] = [timeOf(one.lastUpdated), timeOf(other.lastUpdated)];
  return time === otherTime ? (one.decidedOn ?? '') > (other.decidedOn ?? '') : time > otherTime;
}

/**
 * By the id of each claim that is there twice and does not count: the id of the one that does.
 *
 * @param goneIds claims that the plan no longer sends: one that it sends under another id now stands for them
 */
export function findStandIns(
  facts: readonly LifecycleFacts[],
  goneIds: ReadonlySet<string>,
): Map<string, string> {
  const settled = settleLifecycle(facts);
  const patients = new Map<string | null, string | null>();
  const counted = facts.filter(({ id }) => settled.get(id)?.counted);
  const named = counted.flatMap((fact) => listKeys(fact, patients).map((key) => [key, fact.id] as const));
  const byKey = Map.groupBy(named, ([key]) => key);
  return new Map(
    facts
      .filter(({ id }) => goneIds.has(id) || settled.get(id)?.notCountedBecause === 'duplicate')
      .flatMap((fact) => {
        // A name that several counted claims bear stands for none of them.
        const standing = listKeys(fact, patients).map((key) => byKey.get(key) ?? []);
        const [one] = standing.find(({ length }) => length === 1) ?? [];
        return one ? [[fact.id, one[1]] as const] : [];
      }),
  );
}

/** What claims of one number, kind and patient share. `patients`: plain references by those already seen. */
function listKeys(
  { chainNumbers, kind, patientReference }: LifecycleFacts,
  patients: Map<string | null, string | null>,
): string[] {
  let patient = patients.get(patientReference);
  if (patient === undefined) {
    patient = plainPatient(patientReference);
    patients.set(patientReference, patient);
  }
  return chainNumbers.map((number) => JSON.stringify([number, kind, patient]));
}

/** Within claims of one number, a claim that takes another back leaves the sums together with it. */
function dropReversals(group: readonly LifecycleFacts[], settled: Map<string, Settled>): void {
  const left = new Set(group.toSorted((a, b) => compareLatestFirst(b, a)));
  const reversals = new Set<LifecycleFacts>();
  for (const reversal of left) {
    const other = [...left].find((one) => takesBack(reversal, one));
    if (other === undefined) continue;
    discount(settled, reversal, reversal.state, 'reversal');
    discount(settled, other, 'replaced', 'replaced');
    left.delete(reversal);
    left.delete(other);
    reversals.add(reversal);
  }
  for (const fact of left) if (isCopyOf(fact, reversals)) discount(settled, fact, fact.state, 'duplicate');
}

/** The later updated first, then the later decided. Never a tie. */
export function compareLatestFirst(a: LifecycleFacts, b: LifecycleFacts): number {
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
