/** The claims of a year under each plan: pure, from what was read and typed. */

import { monthOf } from '#shared/dates';
import type { sharePartNames } from '#shared/model/claims/amount-table';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findPharmacyShare } from '#shared/model/claims/pharmacy-share';
import {
  addYearOfPremiums,
  type CentsRange,
  type CountedService,
  type DifferingClaim,
  haveSamePeople,
  type LeftOutReason,
  mostDiffering,
  mostMissed,
  mostServices,
  type NextYear,
  type OwnCheck,
  type PlanYear,
} from '#shared/model/replay/next-year';
import type { DrugRule, ServiceRule } from '#shared/model/replay/plan-rules';
import { type FormLine, findServiceRow, formLines } from '#shared/model/replay/service-rows';
import { sumCents } from '#shared/money';
import { type CheckedLines, checkStated } from '../count/check-stated.ts';
import { type InParts, within } from '../count/in-parts.ts';
import {
  alwaysIn,
  findServiceRule,
  isKnownRule,
  isOfNetwork,
  listPoolNames,
  type NotReplayed,
} from '../count/program.ts';
import { compareByDecision, compareByService, type ReplayLine } from '../count/replay-line.ts';
import { measureOrderEffect, type Range, type ReplayedYear, replayInParts } from '../count/replay-year.ts';
import type { KeptPlan } from '../keep/compared-plan-table.ts';
import { type ChosenLines, chooseLines, isOfOtherCover, type ReplayClaim } from '../read/choose-lines.ts';

export type YearClaim = ReplayClaim & {
  row: ReplayClaim['row'] &
    Pick<
      ClaimRow,
      'providerName' | 'what' | 'serviceStart' | 'kind' | 'alreadyPaid' | (typeof sharePartNames)[number]
    >;
};

/** By how many percent another plan may pay more or less for the same. */
const priceBand = 15;
/** Of the money, in percent: where less can be used, there is no result of the year. */
const leastPercent = 80;

type Compared = Omit<NextYear, 'year' | 'years' | 'people'>;

/** `personIds`: whose claims the plan is run with. `gone`: who was chosen for it and is not here any more. */
export type PlanOfPeople = KeptPlan & Pick<PlanYear, 'personIds' | 'gone'>;

/** With pauses: many claims under many answers take seconds. */
export function* comparePlans(
  claims: readonly YearClaim[],
  plans: readonly PlanOfPeople[],
  { personId, year }: { personId: string; year: number },
): InParts<Compared> {
  const chosen = chooseLines(claims);
  const byId = new Map(claims.map((claim) => [claim.row.id, claim]));
  const lines = chosen.lines.toSorted(compareByService);
  const byPerson = Map.groupBy(lines, ({ person }) => person);
  // The own plan is run twice: it is checked, too.
  const all = plans.length + plans.filter(({ rules }) => rules.isOwn).length;
  let done = 0;
  const next = <Result>(work: InParts<Result>) => within(work, done / all, ++done / all);
  const replayed: ReplayedYear[] = [];
  const described: PlanYear[] = [];
  const ofPlans = plans.map(({ personIds }) => pickPeople(personIds, { claims, chosen }));
  for (const [at, plan] of plans.entries()) {
    const { rules, personIds } = plan;
    const band = rules.isOwn ? 0 : priceBand;
    const ofPlan =
      personIds.length === 1
        ? (byPerson.get(personIds[0] ?? '') ?? [])
        : lines.filter(({ person }) => personIds.includes(person));
    const byDecision = ofPlan.toSorted(compareByDecision);
    const made = yield* next(replayInParts(rules, ofPlan, { band, firstMonth: `${year}-01` }));
    replayed.push(made);
    const check = rules.isOwn ? yield* next(checkStated(rules, byDecision)) : null;
    described.push({
      ...describePlan(plan, { ...(ofPlans[at] as Omit<Facts, 'made'>), made }),
      orderEffectCents: rules.isOwn ? measureOrderEffect(rules, ofPlan, byDecision) : null,
      check: check && describeCheck(check, byId),
    });
  }
  return {
    claims: claims.length,
    stated: addStated((ofPlans[0] ?? pickPeople([personId], { claims, chosen })).claims, {
      premiumCents: findOwnPremium(plans, year),
    }),
    plans: described,
    differing: findDiffering(claims, replayed),
    services: lines
      .toSorted((a, b) => b.allowedCents - a.allowedCents)
      .slice(0, mostServices)
      .flatMap((line) => describeService(line, byId.get(line.claimId))),
    servicesNotListed: Math.max(0, lines.length - mostServices),
    drugs: [...new Set(lines.flatMap(({ drug }) => drug?.name || []))]
      .toSorted()
      .slice(0, 200)
      .map((what) => ({ what })),
  };
}

type Facts = { claims: readonly YearClaim[]; chosen: ChosenLines; made: ReplayedYear };

function pickPeople(
  personIds: readonly string[],
  { claims, chosen }: Omit<Facts, 'made'>,
): Omit<Facts, 'made'> {
  const own = claims.filter(({ row }) => personIds.includes(row.personId));
  const ids = new Set(own.map(({ row }) => row.id));
  const isOwn = ({ claimId }: { claimId: string }) => ids.has(claimId);
  return { claims: own, chosen: { lines: chosen.lines.filter(isOwn), left: chosen.left.filter(isOwn) } };
}

function describeService(
  { claimId, line, allowedCents }: ReplayLine,
  claim: YearClaim | undefined,
): CountedService[] {
  const service = claim?.facts?.services[line - 1];
  if (!claim || !service) return [];
  const { providerName, what, serviceStart } = claim.row;
  return [
    {
      ...{ claimId, line, provider: providerName, what, date: serviceStart, allowedCents },
      isOnly: claim.facts?.services.length === 1,
      classes: [...service.classes],
      basis: [...service.basis],
      chosen: claim.chosen?.get(line) ?? null,
    },
  ];
}

function describeCheck(
  { lines, same, missed }: CheckedLines,
  byId: ReadonlyMap<string, YearClaim>,
): OwnCheck {
  return {
    lines,
    same,
    missed: missed.slice(0, mostMissed).map(({ line, statedCents, countedCents, reason }) => {
      const claim = byId.get(line.claimId);
      const isAlone = claim?.facts?.services.length === 1;
      return {
        claimId: line.claimId,
        line: isAlone ? null : line.line,
        provider: claim?.row.providerName ?? null,
        what: claim?.row.what ?? null,
        date: claim?.row.serviceStart ?? null,
        serviceClass: line.classes[0],
        ...{ statedCents, countedCents, reason },
      };
    }),
  };
}

function describePlan(
  { id, rules, isExample, personIds, gone }: PlanOfPeople,
  { claims, chosen, made }: Facts,
): Omit<PlanYear, 'orderEffectCents' | 'check'> {
  const reasons = new Map<string, LeftOutReason>(chosen.left.map(({ claimId, why }) => [claimId, why]));
  for (const { line, why } of made.left) if (!reasons.has(line.claimId)) reasons.set(line.claimId, why);
  // Care of another cover, and money of another currency, are no part of this plan's year.
  const others = chosen.left.filter(({ why }) => why !== 'other-cover' && why !== 'other-currency');
  const inLines = sumCents(chosen.lines.map(({ allowedCents }) => allowedCents)) ?? 0;
  const used = inLines - (sumCents(made.left.map(({ line }) => line.allowedCents)) ?? 0);
  const money = inLines + (sumCents(others.map(({ allowedCents }) => allowedCents)) ?? 0);
  const moneyPercent = money <= 0 ? null : Math.floor((100 * used) / money);
  const claimsUsed = claims.length - reasons.size;
  const isEnough = claimsUsed > 0 && (moneyPercent ?? 100) >= leastPercent;
  const share = isEnough ? toCents(made.share) : null;
  const yearPremiumCents = rules.premiumCents === null ? null : addYearOfPremiums(rules.premiumCents);
  return {
    planId: id,
    rules,
    personIds: [...personIds],
    gone,
    claims: claims.length,
    ...(isExample ? { isExample } : {}),
    share,
    stated: addUsed(claims, { chosen, made }),
    year:
      share === null || yearPremiumCents === null
        ? null
        : {
            lowCents: share.lowCents + yearPremiumCents,
            highCents: share.highCents + yearPremiumCents,
          },
    yearPremiumCents,
    months: isEnough ? made.months.map(toCents) : [],
    limit: isEnough ? made.limit : null,
    unknowns: countUnknowns(rules, { chosen, made }),
    isWide: made.isWide,
    claimsUsed,
    moneyPercent,
    missing: findMissing(rules, made.left),
    leftOut: [...Map.groupBy(reasons.values(), (reason) => reason)].map(([reason, all]) => ({
      reason,
      claims: all.length,
    })),
  };
}

/** All lines of the form that are empty, and that the premium and the claims which are left out would need. */
function findMissing(rules: KeptPlan['rules'], left: ReplayedYear['left']): FormLine[] {
  const found = new Set(left.flatMap(({ line, why }) => listEmpty(rules, line, why)));
  if (rules.premiumCents === null) found.add('premium');
  return formLines.filter((one) => found.has(one));
}

type Share = Pick<DrugRule, 'subject' | 'copayCents' | 'rate'> & {
  covered?: ServiceRule['covered'] | undefined;
};

/** Of a line that no code names, only what each kind of service needs. */
function listEmpty(
  { providers, services, drugs, drugTiers, deductibles, limits }: KeptPlan['rules'],
  { classes, network, drug }: ReplayLine,
  why: NotReplayed,
): FormLine[] {
  const isOut = providers === 'as-claims' && network === 'out' && !alwaysIn.has(classes[0]);
  const here = isOut ? 'out' : 'in';
  const isByTier = classes[0] === 'drug' && !isOut && drugs.length > 0;
  const tier = drugTiers.find((one) => one.drug === drug?.name)?.tier;
  const rules: (Share | undefined)[] = isByTier
    ? drugs.filter((one) => tier === undefined || one.tier === tier)
    : classes.map((one) => findServiceRule(services, one, here));
  const isKnown = (one: Share | undefined) => one !== undefined && isKnownRule(one);
  const isSubject = (one: Share | undefined) =>
    !isKnown(one) || (one?.covered !== 'no' && one?.subject !== 'no');
  const pools = classes.flatMap(listPoolNames);
  const hasPool = deductibles.some((one) => isOfNetwork(one, here) && pools.includes(one.pool));
  const empty: [FormLine, boolean][] = [
    [isOut ? 'outDeductible' : 'deductible', !hasPool && rules.some(isSubject)],
    [isOut ? 'outLimit' : 'limit', !limits.some((one) => isOfNetwork(one, here))],
    ['outShare', isOut && !rules.every(isKnown)],
    ['drugTiers', isByTier && why === 'tier-unknown'],
    ['drugs', isByTier && tier !== undefined && rules.length === 0],
  ];
  const isByRow = !isOut && !isByTier && why !== 'kind-unknown';
  return [
    ...empty.filter(([, isEmpty]) => isEmpty).map(([line]) => line),
    ...(isByRow ? classes.filter((_, at) => !isKnown(rules[at])).map(findServiceRow) : []),
  ];
}

const toCents = ({ low, high }: Range): CentsRange => ({ lowCents: low, highCents: high });

/** Networks that are not known are named also where the plan pays nothing outside of them, which is no range. */
function countUnknowns(
  { providers, isOwn }: KeptPlan['rules'],
  { chosen, made }: Pick<Facts, 'chosen' | 'made'>,
): PlanYear['unknowns'] {
  const counts = [...Map.groupBy(made.unknowns, ({ kind }) => kind)].map(([kind, all]) => ({
    kind,
    count: all.length,
  }));
  const isNamed = providers !== 'unknown' || counts.some(({ kind }) => kind === 'network');
  const asked = new Set(
    isNamed ? [] : chosen.lines.flatMap(({ drug, provider }) => (drug === null ? (provider ?? []) : [])),
  );
  return [
    ...(isOwn ? [] : [{ kind: 'price' as const, count: 1 }]),
    ...(asked.size > 0 ? [{ kind: 'network-assumed' as const, count: asked.size }] : []),
    ...counts,
  ];
}

/** A drug is mostly paid at the counter: that is its share, as a plan's share of it is in the year of that plan. */
function findShare(row: YearClaim['row']): number | null {
  const share = row.kind === 'pharmacy' ? findPharmacyShare(row) : row.yourShare;
  return share?.cents ?? null;
}

/** A claim some services of which do not state it does not state it. */
function findClaimShare({ row, facts }: YearClaim): number | null {
  const services = facts?.services.map(({ statedCents }) => statedCents) ?? [];
  return findShare(row) ?? sumAll(services);
}

function sumAll(cents: readonly (number | null)[]): number | null {
  return cents.includes(null) ? null : sumCents(cents);
}

/** What the claims state that a plan's year is made of: of a claim that it could use in part, only that part. */
function addUsed(
  claims: readonly YearClaim[],
  { chosen, made }: Pick<Facts, 'chosen' | 'made'>,
): PlanYear['stated'] {
  const left = new Set(made.left.map(({ line }) => line));
  const used = Map.groupBy(
    chosen.lines.filter((line) => !left.has(line)),
    ({ claimId }) => claimId,
  );
  const shares = claims.flatMap((claim) => {
    const lines = used.get(claim.row.id);
    if (lines === undefined) return [];
    const isWhole = lines.length === claim.facts?.services.length;
    return [isWhole ? findClaimShare(claim) : sumAll(lines.map(({ statedCents }) => statedCents))];
  });
  return { cents: sumCents(shares), notStated: shares.filter((cents) => cents === null).length };
}

/** A month, for the people of the first plan. Of two own plans, neither was paid for all year. */
function findOwnPremium(plans: readonly PlanOfPeople[], year: number): number | null {
  const [first] = plans;
  const [own, ...others] = plans.filter(
    (plan) => plan.rules.isOwn && plan.rules.year === year && haveSamePeople(plan, first ?? plan),
  );
  return others.length > 0 ? null : (own?.rules.premiumCents ?? null);
}

/** The own year, as its claims say, without care of another cover: no plan's year has it. */
function addStated(
  claims: readonly YearClaim[],
  { premiumCents }: Pick<NextYear['stated'], 'premiumCents'>,
): NextYear['stated'] {
  const ofDollars = claims.filter(
    ({ row, facts }) => row.currency === 'USD' && !(facts && isOfOtherCover(facts)),
  );
  const added = Array.from({ length: 12 }, () => 0);
  for (const { row } of ofDollars) {
    const month = row.serviceStart === null ? null : monthOf(row.serviceStart);
    for (let at = (month ?? 1) - 1; at < 12; at++) added[at] = (added[at] ?? 0) + (findShare(row) ?? 0);
  }
  const cents = sumCents(ofDollars.map(({ row }) => findShare(row)));
  const notStated = ofDollars.filter(({ row }) => findShare(row) === null).length;
  const isWhole = cents !== null && premiumCents !== null && notStated === 0;
  return {
    ...{ cents, notStated, months: added, premiumCents },
    yearCents: isWhole ? cents + addYearOfPremiums(premiumCents) : null,
  };
}

/** The claims on which plans, and what was stated, lie furthest apart. */
function findDiffering(claims: readonly YearClaim[], replayed: readonly ReplayedYear[]): DifferingClaim[] {
  if (replayed.length === 0) return [];
  const left = replayed.map((made) => new Set(made.left.map(({ line }) => line.claimId)));
  const all = claims.map((claim) => {
    const { row } = claim;
    const ranges = replayed.map((made, index) => {
      const range = left[index]?.has(row.id) ? undefined : made.claims.get(row.id);
      return range === undefined ? null : toCents(range);
    });
    const statedCents = findClaimShare(claim);
    const middles = ranges.flatMap((range) => (range === null ? [] : (range.lowCents + range.highCents) / 2));
    const known = statedCents === null ? middles : [...middles, statedCents];
    const apart = middles.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
    const { id, providerName, what, serviceStart } = row;
    return {
      apart,
      claim: {
        claimId: id,
        personId: row.personId,
        provider: providerName,
        what,
        date: serviceStart,
        statedCents,
        ranges,
      },
    };
  });
  return all
    .filter(({ apart }) => apart > 0)
    .toSorted((a, b) => b.apart - a.apart)
    .slice(0, mostDiffering)
    .map(({ claim }) => claim);
}
