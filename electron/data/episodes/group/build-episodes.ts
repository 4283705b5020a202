/** Puts claims together along their links. What the person joined or split stands above every link. */
import type { LinkReason } from '#shared/model/episodes/episode';
import { mostClaimsTogether } from '#shared/model/episodes/episode';
import type { CareClaim } from './care-claim.ts';
import { countDays } from './dated-claims.ts';
import type { Link } from './find-links.ts';

/** By claim, the episode of the person's own that it stands in. */
export type Pins = ReadonlyMap<string, string>;

export type Member = { claim: CareClaim; reason: LinkReason | null; withId: string | null };

/** `pin`: the person's own episode, where they put claims together. Members by day. */
export type Episode = { members: Member[]; pin: string | null };

const mostDays = 180;

/** Every claim stands in exactly one episode, most of them alone. `links`: the strongest first. */
export function buildEpisodes(claims: readonly CareClaim[], links: readonly Link[], pins: Pins): Episode[] {
  const groups = new Groups(claims, pins);
  for (const { from, to } of links) groups.join(from, to);
  const reasons = new Map<string, Link>();
  const origins = new Set<string>();
  for (const link of links) {
    if (!groups.areTogether(link.from, link.to)) continue;
    origins.add(link.from);
    if (!reasons.has(link.to) && !leadsTo(link.from, link.to, reasons)) reasons.set(link.to, link);
  }
  return groups.list().map(({ claims: own, pin }) => {
    const ordered = own.toSorted(compareDays);
    const first = ordered.find(({ id }) => origins.has(id)) ?? ordered[0];
    const members = ordered.map((claim): Member => {
      const found = reasons.get(claim.id);
      if (found) return { claim, reason: found.reason, withId: found.from };
      if (origins.has(claim.id) || claim === first || ordered.length === 1)
        return { claim, reason: null, withId: null };
      return { claim, reason: 'you', withId: first?.id ?? null };
    });
    return { members: members.toSorted(compareMembers), pin };
  });
}

/** True where a claim was found by the other one, over however many links. */
function leadsTo(claimId: string, other: string, reasons: ReadonlyMap<string, Link>): boolean {
  for (let at = reasons.get(claimId); at !== undefined; at = reasons.get(at.from))
    if (at.from === other) return true;
  return false;
}

function compareDays(a: CareClaim, b: CareClaim): number {
  const [one, other] = [a.start ?? '9999', b.start ?? '9999'];
  return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1;
}

/** Of one day, the claim that the others were found by stands first. */
function compareMembers(a: Member, b: Member): number {
  if (a.claim.start !== b.claim.start) return compareDays(a.claim, b.claim);
  return Number(a.reason !== null) - Number(b.reason !== null) || compareDays(a.claim, b.claim);
}

type Group = { claims: CareClaim[]; pin: string | null; start: string | null; end: string | null };

class Groups {
  readonly #byClaim = new Map<string, Group>();

  constructor(claims: readonly CareClaim[], pins: Pins) {
    const pinned = new Map<string, Group>();
    for (const claim of claims) {
      const pin = pins.get(claim.id) ?? null;
      const known = pin === null ? undefined : pinned.get(pin);
      const group = known ?? { claims: [], pin, start: null, end: null };
      if (pin !== null) pinned.set(pin, group);
      group.claims.push(claim);
      group.start = pickFirst(group.start, claim.start);
      group.end = pickLast(group.end, claim.end ?? claim.start);
      this.#byClaim.set(claim.id, group);
    }
  }

  areTogether(one: string, other: string): boolean {
    return this.#byClaim.get(one) === this.#byClaim.get(other);
  }

  list(): Group[] {
    return [...new Set(this.#byClaim.values())];
  }

  join(one: string, other: string): void {
    const [a, b] = [this.#byClaim.get(one), this.#byClaim.get(other)];
    if (!a || !b || a === b || (a.pin !== null && b.pin !== null)) return;
    if (a.claims.length + b.claims.length > mostClaimsTogether) return;
    const [start, end] = [pickFirst(a.start, b.start), pickLast(a.end, b.end)];
    if (start !== null && end !== null && countDays(start, end) > mostDays) return;
    const [large, small] = a.claims.length >= b.claims.length ? [a, b] : [b, a];
    large.claims.push(...small.claims);
    large.pin = a.pin ?? b.pin;
    large.start = start;
    large.end = end;
    for (const { id } of small.claims) this.#byClaim.set(id, large);
  }
}

function pickFirst(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other < one) ? other : one;
}

function pickLast(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one;
}
