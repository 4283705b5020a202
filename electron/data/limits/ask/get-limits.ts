import { yearOf } from '#shared/dates';
import { exampleMark } from '#shared/model/bills/example-mark';
import type { LimitFacts, LimitsView, PlanLimits } from '#shared/model/bills/limits';
import { type CoverageKind, coverageKinds } from '#shared/model/plans/coverage';
import { boundView } from '../../archive/bound-view.ts';
import { listYears } from '../../claims/ask/filter-claims.ts';
import { findSource } from '../../people/connections.ts';
import { buildMeters } from '../count/build-meters.ts';
import { countClaims } from '../count/count-claims.ts';
import { findPlanYear, findRunningYear, findYearSpan } from '../count/plan-year.ts';
import { findCare, readCardLimits } from '../count/read-card-limits.ts';
import { readPlanCounts } from '../count/read-plan-counts.ts';
import type { KeptLimits, LimitTable } from '../keep/limit-table.ts';
import { listPlans, type Plan, type PlanClaim, type PlanParts } from './list-plans.ts';

export type LimitParts = PlanParts & { limits: LimitTable };
export type LimitQuestion = { personId: string; year: number | null; today: string };

/** What holds where nothing was typed. */
const usual: LimitFacts = {
  startMonth: 1,
  limits: [],
  drugs: 'apart',
  family: null,
  earlierDeductibleCents: null,
  earlierOutOfPocketCents: null,
};

/** The meters of a person's plans, in the plan years that run on today's day of the year. */
export function getLimits(parts: LimitParts, question: LimitQuestion): LimitsView {
  const { personId, today } = question;
  const year = question.year ?? yearOf(today);
  const { plans, others } = listPersonPlans(parts, question);
  const { view, leftOut } = boundView({
    year,
    years: listChoices(parts, personId, today),
    plans: plans.map(({ limits }) => limits),
    others: others.map(({ plan, name: personName }) => ({
      planId: plan.ids[0],
      personName,
      planName: plan.name ?? plan.connection.planName,
    })),
  });
  return { ...view, leftOut };
}

/** A plan with its limits, and the plans of the others who share them. */
export type PersonPlan = { plan: Plan; limits: PlanLimits; family: Other[] };

/**
 * The plans of a person that have something to say of a year, unbounded. `yearsBefore`: how many earlier calendar years
 * the claims of a plan are from, besides those that a plan year needs.
 */
export function listPersonPlans(
  parts: LimitParts,
  { personId, year: asked, today }: LimitQuestion,
  yearsBefore = 1,
): { plans: PersonPlan[]; others: Other[] } {
  const thisYear = yearOf(today);
  const year = asked ?? thisYear;
  const years = Array.from({ length: yearsBefore + 2 }, (_, at) => year - yearsBefore + at);
  const known = new Map<string, Plan[]>();
  const plansOf = (id: string) => {
    const plans = known.get(id) ?? listPlans(parts, { personId: id, years, today });
    known.set(id, plans);
    return plans;
  };
  const people = parts.connections.people();
  const name = people.find(({ id }) => id === personId)?.name ?? null;
  const others = people
    .filter(({ id }) => id !== personId)
    .flatMap((person) => plansOf(person.id).map((plan) => ({ plan, name: person.name, personId: person.id })))
    .filter(({ plan }) => isMedical(plan.kind) && (isCurrent(plan) || plan.claims.length > 0));
  const plans = plansOf(personId)
    .map((plan) => buildPlan(parts, { plan, name, others, asked: year, today }))
    .filter(({ plan, limits }) => isShown(plan, limits, year === thisYear))
    .toSorted((a, b) => comparePlans(a.plan, b.plan));
  return { plans, others };
}

type Other = { plan: Plan; name: string | null; personId: string };
type BuildParts = {
  plan: Plan;
  name: string | null;
  others: readonly Other[];
  /** The calendar year of the question. */
  asked: number;
  today: string;
};

function buildPlan(
  { limits: table }: LimitParts,
  { plan, name, others, asked, today }: BuildParts,
): PersonPlan {
  const { ids, connection, kind, claims } = plan;
  const typed = table.list(connection.id).filter(({ planId }) => ids.includes(planId));
  const startMonth = typed[0]?.facts.startMonth ?? usual.startMonth;
  const year = findRunningYear(asked, startMonth, today);
  const nearest = findNearest(typed, year);
  const isTyped = nearest?.year === year;
  const facts: LimitFacts = isTyped
    ? nearest.facts
    : {
        ...usual,
        startMonth,
        drugs: nearest?.facts.drugs ?? usual.drugs,
        family: nearest?.facts.family ?? null,
      };
  const span = findYearSpan(year, startMonth);
  const currency = findCurrency(plan);
  const costs = plan.cards.filter((card) => isCardOf(card, span, today)).flatMap((card) => card.costs);
  const card = readCardLimits(costs, kind, currency);
  const options = { startMonth, drugs: facts.drugs, year, currency };
  const family = others.filter((other) => other.plan.ids.some((id) => facts.family?.others.includes(id)));
  const own = countClaims(claims, options);
  const members = [
    { name, count: own.sum },
    ...family.map((other) => ({ name: other.name, count: countClaims(other.plan.claims, options).sum })),
  ];
  const care = findCare(kind, null);
  const readCounts = (all: readonly PlanClaim[]) =>
    all
      .filter(({ state, date }) => state === 'counted' && findPlanYear(date, startMonth) === year)
      .flatMap(({ balances, decidedOn }) => readPlanCounts(balances, { currency, care, asOf: decidedOn }));
  const planCounts = [
    ...readCounts(claims),
    ...readCounts(family.flatMap((other) => other.plan.claims)).filter(({ whose }) => whose === 'family'),
  ];
  const limits: PlanLimits = {
    planId: typed[0]?.planId ?? ids[0],
    planName: connection.planName,
    ...findSource(connection),
    coverageName: plan.name,
    kind,
    care,
    year,
    ...span,
    currency,
    facts,
    isTyped,
    ...(isTyped && nearest.isExample ? exampleMark : {}),
    lastTyped: nearest?.facts.limits ?? [],
    card,
    meters: buildMeters({ kind, care, year, facts, card, planCounts, members }),
    gaps: own.gaps,
    claims: own.claims.map(toRow),
  };
  return { plan, limits, family };
}

/** Of the year, else of the nearest year before it, else of the first after it. */
function findNearest(typed: readonly KeptLimits[], year: number): KeptLimits | undefined {
  return typed.findLast((one) => one.year <= year) ?? typed[0];
}

/** A card tells of the year in which its coverage ends, or of the one that runs today. */
function isCardOf(
  { start, end }: Plan['cards'][number],
  span: { start: string; end: string },
  today: string,
): boolean {
  const day = end !== null && end < today ? end : today;
  return day >= span.start && day <= span.end && (start === null || start <= span.end);
}

const dollars = 'USD';

/** The currency of the card's amounts, else that of most claims: one claim of a trip changes no count. */
function findCurrency({ cards, claims }: Plan): string {
  const stated = cards.flatMap(({ costs }) => costs.map(({ currency }) => currency));
  const known = stated.find((one) => one !== null);
  if (known) return known;
  // Of as many dollars as other money, dollars.
  const all = [...Map.groupBy(claims, ({ currency }) => currency)].map(([currency, { length }]) => ({
    currency,
    weight: length + (currency === dollars ? 0.5 : 0),
  }));
  return all.toSorted((a, b) => b.weight - a.weight)[0]?.currency ?? dollars;
}

function toRow(claim: PlanClaim): PlanLimits['claims'][number] {
  const { claimId, provider, date, care, network, deductibleCents, copayCents, coinsuranceCents } = claim;
  return {
    claimId,
    provider,
    date,
    care,
    network: network ?? 'in',
    deductibleCents,
    copayCents,
    coinsuranceCents,
  };
}

const apart: ReadonlySet<CoverageKind | null> = new Set(['dental', 'vision', 'medicare-part-a']);

/** Plans whose limits a family may share. */
function isMedical(kind: CoverageKind | null): boolean {
  return !apart.has(kind);
}

function isCurrent({ cards }: Plan): boolean {
  return cards.some(({ state, removed }) => state === 'current' && !removed);
}

/** A plan without a claim, a limit or a coverage of that year has nothing to say. */
function isShown(plan: Plan, { claims, gaps, isTyped, meters }: PlanLimits, isNow: boolean): boolean {
  const hasClaims = claims.length + gaps.withoutParts + gaps.waiting > 0;
  const isUsed = meters.some(({ plans }) => plans !== null);
  return hasClaims || isTyped || isUsed || (isNow && isCurrent(plan));
}

function comparePlans(a: Plan, b: Plan): number {
  const order = ({ kind }: Plan) => (kind === null ? coverageKinds.length : coverageKinds.indexOf(kind));
  return (
    Number(isCurrent(b)) - Number(isCurrent(a)) || order(a) - order(b) || b.claims.length - a.claims.length
  );
}

/** This year and those of claims, with one more before them for plan years that began in it. */
function listChoices({ rows }: LimitParts, personId: string, today: string): number[] {
  const thisYear = yearOf(today);
  const years = listYears(rows.of(personId).entries).filter((one) => one <= thisYear);
  return [...new Set([thisYear, ...years])];
}
