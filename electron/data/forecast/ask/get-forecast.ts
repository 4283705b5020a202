/** Answers when a person may reach the limits of each plan. Nothing of it is kept, and nothing is counted anywhere else. */
import { toWholeDay } from '#shared/dates';
import type {
  ForecastAnswer,
  ForecastView,
  MeterForecast as MeterView,
  PlanForecast,
} from '#shared/model/bills/forecast';
import { isSameLimit, type LimitKind, type Meter } from '#shared/model/bills/limits';
import { boundView } from '../../archive/bound-view.ts';
import { listPersonPlans, type PersonPlan } from '../../limits/ask/get-limits.ts';
import type { Plan } from '../../limits/ask/list-plans.ts';
import { countClaims } from '../../limits/count/count-claims.ts';
import { findPlanYear } from '../../limits/count/plan-year.ts';
import { buildForecast, type Forecast, type ForecastInput, findReaching } from '../count/build-forecast.ts';
import { listMonths } from '../count/list-months.ts';
import type { OpenMeter } from '../count/run-forecast.ts';
import { collectCare, type ForecastParts } from './collect-care.ts';

export type { ForecastParts } from './collect-care.ts';

/** Two years of earlier claims: as long as a price of the same care holds. */
const yearsBefore = 2;

export function getForecast(
  parts: ForecastParts,
  { personId, today }: { personId: string; today: string },
): ForecastView {
  const { plans } = listPersonPlans(parts, { personId, year: null, today }, yearsBefore);
  const { view, leftOut } = boundView({
    today,
    plans: plans.map((plan) => forecastPlan(parts, plan, { personId, today })),
  });
  return { ...view, leftOut };
}

/** Limits of these follow other rules than one count a year. */
const ownRules: ReadonlySet<Plan['kind']> = new Set(['medicare-part-a', 'medicare-part-d']);

function forecastPlan(
  parts: ForecastParts,
  { plan, limits, family }: PersonPlan,
  { personId, today }: { personId: string; today: string },
): PlanForecast {
  const { currency, facts, start, end, meters } = limits;
  const members = [
    { name: limits.meters.find(({ whose }) => whose === 'family')?.members[0]?.name ?? null, plan, personId },
    ...family.map((other) => ({ name: other.name, plan: other.plan, personId: other.personId })),
  ];
  const hasOwnRules = ownRules.has(limits.kind);
  const counts = meters.map((meter) => ({
    meter,
    cents: countOf(meter, {
      year: limits.year,
      currency,
      facts,
      plans: members.map((member) => member.plan),
    }),
  }));
  const open = hasOwnRules ? [] : listOpen(counts, members.length);
  const input: ForecastInput = {
    ...{ today, start, end, drugs: facts.drugs, meters: open.map(({ own }) => own) },
    members: members.map((member) =>
      collectCare(parts, member.plan, { personId: member.personId, today, currency }),
    ),
  };
  const forecast = buildForecast(input);
  const nameOf = (member: number) => (member === 0 ? null : (members[member]?.name ?? null));
  const { planId, planName, openedAt, way, coverageName, kind, care, year } = limits;
  return {
    ...{ planId, planName, openedAt, coverageName, kind, care, year, start, end, currency, hasOwnRules },
    ...(way === undefined ? {} : { way }),
    meters: hasOwnRules
      ? []
      : counts.map(({ meter, cents }) => viewMeter({ meter, cents }, { forecast, input, open, members })),
    coming: forecast.coming.map(({ kind: what, member, title, dates, priceCents, subject, isLikely }) => ({
      ...{ name: nameOf(member), kind: what, title, dates, priceCents, subject, isLikely },
    })),
    refills: forecast.refills.map(({ member, series }) => {
      const { drug, fills, last, days, everyDays, runOut, needOn, usualFrom, gaps, doubt } = series;
      return {
        ...{ name: nameOf(member), title: drug.name, fills: fills.length, days, everyDays },
        ...{
          lastFill: last.date,
          runOut,
          needOn,
          usualFrom,
          refillsLeft: drug.refillsLeft,
          isSteady: doubt === null,
        },
        gaps: gaps.filter(({ to }) => to >= start).toReversed(),
      };
    }),
    leftOutCare: forecast.leftOut.map(({ member, kind: what, title, reason, times }) => ({
      ...{ name: nameOf(member), kind: what, title, reason, times },
    })),
    waiting: plan.claims
      .filter(
        ({ state, date }) => state === 'waiting' && findPlanYear(date, facts.startMonth) === limits.year,
      )
      .map(({ claimId, provider, date }) => ({ claimId, provider, date })),
    gaps: limits.gaps,
  };
}

type Counted = { meter: Meter; cents: number | null };

/** The plan's own count and what it decided after the day of it, else ours; `null` where neither is known. */
function countOf(
  meter: Meter,
  {
    year,
    currency,
    facts,
    plans,
  }: Pick<PersonPlan['limits'], 'year' | 'currency' | 'facts'> & { plans: readonly Plan[] },
): number | null {
  const { plans: stated, ours } = meter;
  if (stated === null) return ours.cents;
  const asOf = toWholeDay(stated.asOf);
  if (asOf === null) return stated.cents;
  const later = plans
    .slice(0, meter.whose === 'family' ? plans.length : 1)
    .flatMap(({ claims }) => claims)
    .filter(({ decidedOn }) => (toWholeDay(decidedOn) ?? '') > asOf);
  const { sum } = countClaims(later, {
    startMonth: facts.startMonth,
    drugs: facts.drugs,
    year,
    currency,
  });
  return stated.cents + (sum(meter).cents ?? 0);
}

type Open = { meter: Meter; own: OpenMeter };

/** Limits that are known, with a count: the person's, the family's, and those of its others, which are as high. */
function listOpen(counts: readonly Counted[], people: number): Open[] {
  const known = counts.flatMap(({ meter, cents }) =>
    meter.limit === null || cents === null ? [] : [{ meter, cents, limitCents: meter.limit.cents }],
  );
  return known.flatMap(({ meter, cents, limitCents }): Open[] => {
    const { whose, what, care, network } = meter;
    const limit: LimitKind = { whose, what, care, network };
    if (whose === 'family')
      return [{ meter, own: { ...limit, member: null, limitCents, countedCents: cents } }];
    const family = known.find((one) => isSameLimit(one.meter, { ...limit, whose: 'family' }));
    return Array.from({ length: family ? people : 1 }, (_, member) => ({
      meter,
      own: {
        ...limit,
        member,
        limitCents,
        countedCents: member === 0 ? cents : (family?.meter.members[member]?.cents ?? 0),
      },
    }));
  });
}

function viewMeter(
  { meter, cents }: Counted,
  {
    forecast,
    input,
    open,
    members,
  }: {
    forecast: Forecast;
    input: ForecastInput;
    open: readonly Open[];
    members: readonly { name: string | null }[];
  },
): MeterView {
  const isShown = ({ own }: Open) => own.member === null || own.member === 0;
  const own = open.find((one) => one.meter === meter && isShown(one))?.own;
  const found = forecast.meters.find((one) => one.meter === own);
  const plain = { meter, countedCents: cents, members: [], months: [], likely: { refill: 0, visit: 0 } };
  if (meter.limit === null) return { ...plain, answer: { kind: 'limit-unknown' } };
  if (!own || !found) return { ...plain, answer: { kind: 'count-unknown' } };
  const steps = found.steps.filter(({ item }) => item.isLikely);
  const titleOf = new Map(forecast.coming.map((one) => [one.id, one.title]));
  const closed = new Set(
    open.filter((one) => isSameLimit(one.own, { ...own, whose: 'family' })).map((one) => one.own),
  );
  const isFamilyFull = forecast.meters.some(
    (one) => closed.has(one.meter) && one.endCents >= one.meter.limitCents,
  );
  return {
    meter,
    countedCents: cents,
    answer: viewAnswer(found.answer),
    likely: {
      refill: steps.filter(({ item }) => item.kind === 'refill').length,
      visit: steps.filter(({ item }) => item.kind === 'visit').length,
    },
    members:
      own.member === null
        ? forecast.meters.flatMap((one) => {
            const { member, limitCents } = one.meter;
            if (member === null || !isSameLimit(one.meter, { ...own, whose: 'person' })) return [];
            const isClosed = isFamilyFull || one.endCents >= limitCents;
            return [{ name: members[member]?.name ?? null, cents: one.endCents, isClosed }];
          })
        : [],
    months: listMonths({ meter, countedCents: own.countedCents, limitCents: own.limitCents, steps }, input),
  };

  function viewAnswer(answer: Forecast['meters'][number]['answer']): ForecastAnswer {
    switch (answer.kind) {
      case 'reached': {
        const claim = own && meter.plans === null ? findReaching(input, own) : null;
        return { kind: 'reached', claimId: claim?.claimId ?? null, date: claim?.date ?? null };
      }
      case 'only-if': {
        const { earliest, shortCents, itemIds } = answer;
        const care = new Set(itemIds.map((id) => titleOf.get(id.slice(0, -11)) ?? null));
        return { kind: 'only-if', earliest, shortCents, care: [...care] };
      }
      default:
        return answer;
    }
  }
}
