/**
 * When a limit may be reached: what is counted, what is likely to come, and what may. Every answer is an estimate with
 * its parts; nothing is said of a limit that is not known, nor of a day after the plan year.
 */
import { addDays, addMonths, countDays } from '#shared/dates';
import { isSameLimit, type LimitFacts, type LimitKind } from '#shared/model/bills/limits';
import {
  findRefills,
  listNeedDays,
  type RefillDoubt,
  type RefillSeries,
  sortByDay,
} from '../../claims/compare/find-refills.ts';
import { countsAs } from '../../limits/count/count-claims.ts';
import { findDearestStretch } from './find-other-care.ts';
import {
  type ApprovedCare,
  findVisits,
  isOfApproval,
  listVisitDays,
  type VisitSeries,
} from './find-visits.ts';
import type { ForecastClaim } from './forecast-claim.ts';
import { forecastMeters, type MeterForecast } from './forecast-meter.ts';
import { addShare, type Rule, readRule } from './read-rule.ts';
import type { ComingItem, OpenMeter } from './run-forecast.ts';

/** How long an earlier price of the same care by the same provider holds, in months. */
const priceMonths = 24;
/** A drug filled last before this many months is not spoken of. */
const drugMonths = 12;
/** Care of so many days before today may not be decided yet. */
const undecidedDays = 45;

export type ForecastMember = { claims: readonly ForecastClaim[]; approvals: readonly ApprovedCare[] };

/** `members`: the person first. `start` and `end`: first and last day of the plan year. */
export type ForecastInput = Pick<LimitFacts, 'drugs'> & {
  today: string;
  start: string;
  end: string;
  members: readonly ForecastMember[];
  meters: readonly OpenMeter[];
};

/** Why something that was found moves no meter. */
export type LeftOutReason = RefillDoubt | 'two-plans' | 'no-price' | 'no-end' | 'partly-used' | 'later';

/** `times`: how many fills or visits there were. */
export type LeftOut = {
  member: number;
  kind: ComingItem['kind'];
  title: string | null;
  reason: LeftOutReason;
  times: number | null;
};

/** What the items of one drug, of one series of visits or of one approval have in common. */
export type ComingCare = {
  id: string;
  kind: ComingItem['kind'];
  member: number;
  title: string | null;
  dates: string[];
  priceCents: number | null;
  subject: Rule['subject'];
  isLikely: boolean;
};

export type Forecast = {
  meters: MeterForecast[];
  coming: ComingCare[];
  refills: { member: number; series: RefillSeries<ForecastClaim>; days: string[] }[];
  leftOut: LeftOut[];
};

export function buildForecast(input: ForecastInput): Forecast {
  const { meters, drugs, end } = input;
  const found = input.members.map((_, member) => collectMember(input, member));
  const foreseen = new Set(found.flatMap((one) => one.foreseen));
  const items = found.flatMap(({ planned }) =>
    planned.flatMap(({ care, item }) =>
      care.dates.map((date) => ({ ...item, ...care, id: `${care.id} ${date}`, date })),
    ),
  );
  return {
    meters: forecastMeters(items, meters, { drugs, today: input.today, end }).map((one) =>
      allowForOtherCare(input, one, foreseen),
    ),
    coming: found.flatMap(({ planned }) => planned.map(({ care }) => care)),
    refills: found.flatMap(({ refills }) => refills),
    leftOut: found.flatMap(({ leftOut }) => leftOut),
  };
}

/**
 * Allows for care that nobody sees coming, as dear as it was before: the earliest day may be earlier by it, and a limit is
 * out of reach only where it would not do, either.
 */
function allowForOtherCare(
  { members, meters, drugs, today, end }: ForecastInput,
  forecast: MeterForecast,
  foreseen: ReadonlySet<ForecastClaim>,
): MeterForecast {
  const { meter, answer, steps } = forecast;
  const find = (from: string, to: string, isOther: (claim: ForecastClaim) => boolean) =>
    members.reduce((sum, { claims }, member) => {
      if (meter.member !== null && meter.member !== member) return sum;
      const own = meters.find(
        (one) => one.member === member && isSameLimit(one, { ...meter, whose: 'person' }),
      );
      const left = own ? Math.max(0, own.limitCents - own.countedCents) : Number.POSITIVE_INFINITY;
      const days = countDays(from, to) + undecidedDays;
      const most = findDearestStretch(claims.filter(isOther), meter, { drugs, today, days });
      return sum + Math.min(left, most);
    }, 0);
  if (answer.kind === 'not-this-year') {
    const most = find(today, end, () => true);
    if (meter.countedCents + most < meter.limitCents) return forecast;
    return { ...forecast, answer: { kind: 'with-other-care', shortCents: answer.shortCents } };
  }
  if (answer.kind !== 'may-reach') return forecast;
  const countOn = (day: string) =>
    steps.reduce(
      (sum, { item, cents }) => (addDays(item.date, -item.earlyDays) <= day ? sum + cents : sum),
      meter.countedCents,
    );
  // Both only grow from day to day, so the first day that does is found by halves.
  let [first, last] = [0, countDays(today, answer.earliest)];
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    const day = addDays(today, middle);
    const other = find(today, day, (claim) => !foreseen.has(claim));
    if (countOn(day) + other >= meter.limitCents) last = middle;
    else first = middle + 1;
  }
  return { ...forecast, answer: { ...answer, earliest: addDays(today, first) } };
}

type Planned = {
  care: ComingCare;
  item: Pick<ComingItem, 'care' | 'network' | 'rule' | 'earlyDays' | 'lateDays'>;
};
type Found = {
  planned: Planned[];
  refills: Forecast['refills'];
  leftOut: LeftOut[];
  /** Claims of the series that go on, and of what is approved. */
  foreseen: ForecastClaim[];
};

function collectMember(input: ForecastInput, member: number): Found {
  const { today, members } = input;
  const { claims, approvals } = members[member] ?? { claims: [], approvals: [] };
  const series = findRefills(claims, today, claims);
  const visits = findVisits(claims, approvals, today);
  const inSeries = new Set(visits.map(({ approval }) => approval?.id));
  const parts = [
    ...series
      .filter(({ last }) => last.date >= addMonths(today, -drugMonths))
      .map((one) => planRefill(input, member, one)),
    ...visits.map((one) => planVisits(input, member, one)),
    ...approvals.filter(({ id }) => !inSeries.has(id)).map((one) => planApproval(input, member, one)),
  ];
  return {
    planned: parts.flatMap((one) => (one !== null && 'care' in one ? [one] : [])),
    leftOut: parts.flatMap((one) => (one !== null && 'reason' in one ? [one] : [])),
    foreseen: [
      ...series.filter(({ doubt }) => doubt === null).flatMap(({ fills }) => fills),
      ...visits.filter(({ approval }) => approval !== null).flatMap((one) => one.visits),
      ...claims.filter((claim) => approvals.some((one) => isOfApproval(claim, one))),
    ],
    refills: series
      .filter(({ last }) => last.date >= addMonths(today, -drugMonths))
      .map((one) => ({ member, series: one, days: listNeedDays(one, input) })),
  };
}

/** `null`: it is over. */
type Decided = Planned | LeftOut | null;

function planRefill(input: ForecastInput, member: number, series: RefillSeries<ForecastClaim>): Decided {
  const { last, drug, fills, doubt } = series;
  const leaveOut = (reason: LeftOutReason): LeftOut => ({
    member,
    kind: 'refill',
    title: drug.name,
    reason,
    times: fills.length,
  });
  if (doubt !== null) return leaveOut(doubt);
  if (last.isShared) return leaveOut('two-plans');
  const rule = readRuleOf(input, member, fills);
  const priceCents =
    last.allowedCents ?? fills.findLast(({ allowedCents }) => allowedCents !== null)?.allowedCents ?? null;
  if (priceCents === null && rule.subject !== 'no') return leaveOut('no-price');
  return {
    care: {
      id: `${member} refill ${drug.key}`,
      kind: 'refill',
      member,
      title: drug.name,
      dates: listNeedDays(series, input),
      priceCents,
      subject: rule.subject,
      isLikely: true,
    },
    item: {
      care: last.care,
      network: last.network,
      rule,
      earlyDays: series.earlyDays,
      lateDays: series.lateDays,
    },
  };
}

function planVisits(input: ForecastInput, member: number, series: VisitSeries): Decided {
  const { last, visits, approval, priceCents } = series;
  const title = last.provider;
  const leaveOut = (reason: LeftOutReason): LeftOut => ({
    member,
    kind: 'visit',
    title,
    reason,
    times: visits.length,
  });
  if (last.isShared) return leaveOut('two-plans');
  if (approval === null || series.left === 0) return leaveOut('no-end');
  const rule = readRuleOf(input, member, visits);
  if (priceCents === null && rule.subject !== 'no') return leaveOut('no-price');
  return {
    care: {
      id: `${member} visit ${approval.id}`,
      kind: 'visit',
      member,
      title,
      dates: listVisitDays(series, input),
      priceCents,
      subject: rule.subject,
      isLikely: true,
    },
    item: { care: last.care, network: last.network, rule, earlyDays: 0, lateDays: 0 },
  };
}

/** What was approved and nothing was used of; its price is what the same care cost at the same provider. */
function planApproval(input: ForecastInput, member: number, approval: ApprovedCare): Decided {
  const { today, end, members } = input;
  const claims = members[member]?.claims ?? [];
  const { id, title, from, until, decidedOn, used } = approval;
  if (until !== null && until < today) return null;
  const leaveOut = (reason: LeftOutReason): LeftOut => ({
    member,
    kind: 'approval',
    title,
    reason,
    times: null,
  });
  const since = from ?? decidedOn ?? today;
  const isUsed = claims.some((one) => one.date >= since && one.date <= today && isOfApproval(one, approval));
  if ((used ?? 0) > 0 || isUsed) return leaveOut('partly-used');
  const date = from !== null && from > today ? from : today;
  if (date > end) return leaveOut('later');
  const oldest = addMonths(today, -priceMonths);
  const alike = sortByDay(
    claims.filter(
      (one) =>
        one.date >= oldest &&
        one.npi !== null &&
        approval.npis.includes(one.npi) &&
        isOfApproval(one, approval),
    ),
  );
  const priced = alike.flatMap((one) => {
    const cents = one.isShared ? null : priceOf(one, approval);
    return cents === null ? [] : [{ one, cents }];
  });
  const dearest = priced.toSorted((a, b) => a.cents - b.cents).at(-1);
  if (!dearest) return leaveOut('no-price');
  const { care, network } = dearest.one;
  const rule = readRuleOf(input, member, alike);
  return {
    care: {
      id: `${member} approval ${id}`,
      kind: 'approval',
      member,
      title,
      dates: [date],
      priceCents: dearest.cents,
      subject: rule.subject,
      isLikely: false,
    },
    item: { care, network, rule, earlyDays: 0, lateDays: 0 },
  };
}

/** What the approved codes of a claim cost; a price of 0 is paid by the month, and none of a visit. */
function priceOf({ codes, allowedCents }: ForecastClaim, approval: ApprovedCare): number | null {
  const own = codes.filter(({ code }) => approval.codes.includes(code));
  const stated = own.flatMap((one) => one.allowedCents ?? []);
  const sum = stated.length === own.length ? stated.reduce((all, cents) => all + cents, 0) : null;
  const cents = sum ?? (own.length === codes.length ? allowedCents : null);
  return cents !== null && cents > 0 ? cents : null;
}

function readRuleOf(input: ForecastInput, member: number, own: readonly ForecastClaim[]): Rule {
  const { start } = input;
  return readRule(sortByDay(own), { start, isOpen: (claim) => isDeductibleOpen(input, member, claim) });
}

/** Toward which count of a kind a claim goes. */
function isOfPool(
  claim: Pick<ForecastClaim, 'care' | 'network'>,
  { what, care, network }: Pick<LimitKind, 'what' | 'care' | 'network'>,
  drugs: LimitFacts['drugs'],
): boolean {
  return claim.network === network && countsAs(claim.care, what, drugs) === care;
}

/** Whether a deductible was left when a claim of this plan year came, by the days of care; `null` where none is known. */
function isDeductibleOpen(
  { meters, members, drugs, start }: ForecastInput,
  member: number,
  claim: ForecastClaim,
): boolean | null {
  const own = meters.filter(
    (meter) =>
      meter.what === 'deductible' &&
      (meter.member === null || meter.member === member) &&
      isOfPool(claim, meter, drugs),
  );
  if (own.length === 0) return null;
  return own.every((meter) => {
    const before = members.flatMap(({ claims }, at) =>
      meter.member === null || meter.member === at
        ? claims.filter((one) => one.date >= start && one.date < claim.date && isOfPool(one, meter, drugs))
        : [],
    );
    return before.reduce((sum, { deductibleCents }) => sum + (deductibleCents ?? 0), 0) < meter.limitCents;
  });
}

/** The claim with which a person's own claims come to a limit, by the days of care; `null` where they do not. */
export function findReaching(
  { members, drugs, start, end }: Pick<ForecastInput, 'members' | 'drugs' | 'start' | 'end'>,
  meter: OpenMeter,
): ForecastClaim | null {
  if (meter.member === null) return null;
  const own = sortByDay(members[meter.member]?.claims ?? []).filter(
    (one) => one.date >= start && one.date <= end && isOfPool(one, meter, drugs),
  );
  let sum = 0;
  for (const one of own) {
    sum += meter.what === 'deductible' ? (one.deductibleCents ?? 0) : (addShare(one) ?? 0);
    if (sum >= meter.limitCents) return one;
  }
  return null;
}
