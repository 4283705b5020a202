/** Meters: for each limit how much there is of it, and how much is used by our count and by the plan's. */
import type { LimitFacts, LimitKind, Meter, TypedLimit } from '#shared/model/bills/limits';
import { isSameLimit } from '#shared/model/bills/limits';
import type { CoverageKind } from '#shared/model/plans/coverage';
import { sumCents } from '#shared/money';
import { addMonths } from './add-months.ts';
import { findCeiling, findLimitByLaw } from './ceilings.ts';
import type { Sum } from './count-claims.ts';
import type { PlanCount } from './read-plan-counts.ts';

type Count = (limit: Omit<LimitKind, 'whose'>) => Sum;

export type MeterParts = {
  kind: CoverageKind | null;
  care: LimitKind['care'];
  year: number;
  facts: LimitFacts;
  card: readonly TypedLimit[];
  planCounts: readonly PlanCount[];
  /** The person first, then the others of the family. */
  members: readonly { name: string | null; count: Count }[];
};

/** Every meter of a plan in the order in which they are read; of Medicare's hospital insurance none. */
export function buildMeters(parts: MeterParts): Meter[] {
  const { kind, facts } = parts;
  // Its deductible is for each benefit period, not for a year.
  if (kind === 'medicare-part-a') return [];
  const meters = listKinds(parts)
    .filter(({ whose }) => whose === 'person' || facts.family !== null)
    // Original Medicare has no limit of what one pays in a year.
    .filter(({ what }) => kind !== 'medicare-part-b' || what === 'deductible')
    .filter((limit) => findTyped(facts.limits, limit)?.cents !== null)
    .map((limit) => buildMeter(parts, limit));
  const isShared = (meter: Meter) =>
    facts.family?.style === 'aggregate' &&
    meter.what === 'deductible' &&
    meters.some((one) => isSameLimit(one, { ...meter, whose: 'family' }) && one.limit !== null);
  return meters.filter((meter) => meter.whose === 'family' || !isShared(meter));
}

const cares: LimitKind['care'][] = ['medical', 'drug', 'dental', 'vision'];

/** Limits that somebody names or that claims count toward, and both of the plan's own care in network. */
function listKinds({ care: own, facts, card, planCounts, members }: MeterParts): LimitKind[] {
  const named: LimitKind[] = [...facts.limits, ...card, ...planCounts];
  const isMeant = (limit: LimitKind) =>
    (limit.whose === 'person' && limit.care === own && limit.network === 'in') ||
    named.some((one) => isSameLimit(one, limit)) ||
    (limit.whose === 'person' && (members[0]?.count(limit).claims ?? 0) > 0);
  return (['in', 'out'] as const).flatMap((network) =>
    cares.flatMap((care) =>
      (['person', 'family'] as const).flatMap((whose) =>
        (['deductible', 'out-of-pocket'] as const)
          .map((what) => ({ whose, what, care, network }))
          .filter(isMeant),
      ),
    ),
  );
}

function findTyped(limits: readonly TypedLimit[], limit: LimitKind): TypedLimit | undefined {
  return limits.find((one) => isSameLimit(one, limit));
}

function buildMeter(parts: MeterParts, limit: LimitKind): Meter {
  const { kind, year, facts, card, planCounts } = parts;
  const typedCents = findTyped(facts.limits, limit)?.cents ?? null;
  const newest = planCounts
    .filter((one) => isSameLimit(one, limit))
    .toSorted((a, b) => (b.asOf ?? '').localeCompare(a.asOf ?? ''));
  const allowed = newest.find(({ allowedCents }) => allowedCents !== null)?.allowedCents ?? null;
  const used = newest.find(({ usedCents }) => usedCents !== null);
  const found = chooseLimit({
    plan: allowed,
    you: typedCents,
    card: findTyped(card, limit)?.cents ?? null,
    law: findLimitByLaw(kind, limit, year),
  });
  const counted = limit.whose === 'family' ? countFamily(parts, limit) : countPerson(parts, limit);
  const { ours, members, months } = counted;
  const plans = used?.usedCents == null ? null : { cents: used.usedCents, asOf: used.asOf };
  const raw = plans?.cents ?? ours.cents;
  const ceiling = findCeiling(kind, limit, year);
  return {
    ...limit,
    limit: found,
    typedCents: found?.source === 'plan' ? typedCents : null,
    ceilingCents: typedCents !== null && ceiling !== null && typedCents > ceiling ? ceiling : null,
    ours,
    plans,
    shownCents: raw === null ? null : Math.max(0, Math.min(raw, found?.cents ?? raw)),
    isBeyond: raw !== null && found !== null && raw > found.cents,
    members,
    months,
  };
}

const limitSources = ['plan', 'you', 'card', 'law'] as const;

/** The limit by the first of its sources that names it. */
function chooseLimit(named: Record<(typeof limitSources)[number], number | null>): Meter['limit'] {
  for (const source of limitSources) {
    const cents = named[source];
    if (cents !== null) return { cents, source };
  }
  return null;
}

type Counted = Pick<Meter, 'ours' | 'members' | 'months'>;

/** One person's count, with what an earlier plan counted toward the plan's own limits in network. */
function countPerson({ facts, care, members: [person] }: MeterParts, limit: LimitKind): Counted {
  const { cents, claims, months } = person?.count(limit) ?? { cents: null, claims: 0, months: [] };
  const typed = limit.what === 'deductible' ? facts.earlierDeductibleCents : facts.earlierOutOfPocketCents;
  const earlierCents = limit.network === 'in' && limit.care === care ? typed : null;
  return {
    ours: {
      cents: isTooLarge({ cents, claims }) ? null : sumCents([cents, earlierCents]),
      claims,
      earlierCents,
    },
    members: [],
    months: addMonths(months, earlierCents),
  };
}

/** What all add: each up to their own limit, except where a deductible is the family's alone. */
function countFamily(parts: MeterParts, limit: LimitKind): Counted {
  const { facts, card, members: people } = parts;
  const own: LimitKind = { ...limit, whose: 'person' };
  const typed = findTyped(facts.limits, own);
  const most = typed === undefined ? (findTyped(card, own)?.cents ?? null) : typed.cents;
  const isShared = facts.family?.style === 'aggregate' && limit.what === 'deductible';
  const counts = people.map(({ name, count }, index) => {
    const counted = index === 0 ? countPerson(parts, own).ours : { ...count(own), earlierCents: null };
    const { cents, claims, earlierCents } = counted;
    const adds = cents === null || most === null || isShared ? cents : Math.min(cents, most);
    return { claims, earlierCents, name, adds };
  });
  return {
    ours: {
      cents: counts.some(({ adds: cents, claims }) => isTooLarge({ cents, claims }))
        ? null
        : sumCents(counts.map(({ adds }) => adds)),
      claims: counts.reduce((sum, { claims }) => sum + claims, 0),
      earlierCents: counts[0]?.earlierCents ?? null,
    },
    members: counts.map(({ name, adds }) => ({ name, cents: adds })),
    months: [],
  };
}

/** True where claims state amounts, and more of them than can be added up: what else is known is no sum of all. */
function isTooLarge({ cents, claims }: { cents: number | null; claims: number }): boolean {
  return cents === null && claims > 0;
}
