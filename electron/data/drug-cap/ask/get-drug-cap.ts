import { monthOf, toWholeDay, yearOf } from '#shared/dates';
import {
  type DrugCapCount,
  type DrugCapView,
  drugCapPhases,
  type JoinMonth,
} from '#shared/model/bills/drug-cap';
import { sharePartNames } from '#shared/model/claims/amount-table';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findPharmacyShare } from '#shared/model/claims/pharmacy-share';
import { sumCents } from '#shared/money';
import { listYears } from '../../claims/ask/filter-claims.ts';
import type { DigestReader } from '../../claims/keep/claim-digests.ts';
import type { FilledDrug } from '../../claims/read/filled-drug.ts';
import { listPlans, type Plan, type PlanParts } from '../../limits/ask/list-plans.ts';
import { findPartDYear, type PartDYear } from '../../limits/count/part-d-years.ts';
import { findSource } from '../../people/connections.ts';
import { listLikelyFills, listSteadyDrugs, type PricedFill } from '../ahead/likely-fills.ts';
import { type CapCount, countTowardCap, type DrugEvent } from '../count/count-toward-cap.ts';
import { judgeSpread, lastMonthToSpread, spreadCosts } from '../pay/spread-costs.ts';
import { priceFill } from '../price/price-fill.ts';
import type { DrugFacts } from '../read/read-drug-facts.ts';

export type DrugCapParts = PlanParts & {
  drugFacts: DigestReader<DrugFacts | null>;
  fillFacts: DigestReader<{ drug: FilledDrug | null }>;
};

/**
 * `joinMonth`: of the payment plan; `null`: this month, or January of the next year where this one is too late to spread
 * anything; of a year that is over January.
 */
export type DrugCapQuestion = {
  personId: string;
  year: number | null;
  planId: string | null;
  joinMonth: JoinMonth | null;
  today: string;
};

type Fill = DrugEvent & { claimId: string; what: string | null; drug: FilledDrug | null; isWaiting: boolean };
type DrugPlan = { plan: Plan; fills: Fill[] };

/** As many as series of refills are seen over. */
const yearsBefore = 2;
/** Nobody has more; a screen offers no more. */
const mostPlans = 100;

/** What counts toward the cap of one Medicare drug plan of a person in a calendar year. */
export function getDrugCap(parts: DrugCapParts, question: DrugCapQuestion): DrugCapView {
  const { personId, planId, today } = question;
  const year = question.year ?? yearOf(today);
  const plans = listDrugPlans(parts, { personId, year, today });
  const shown = plans.find(({ plan }) => planId !== null && plan.ids.includes(planId)) ?? plans[0];
  const amounts = findPartDYear(year);
  return {
    year,
    years: listChoices(parts, personId, today),
    plans: plans.slice(0, mostPlans).map(({ plan: { ids, connection, name } }) => ({
      planId: ids[0],
      planName: connection.planName,
      ...findSource(connection),
      coverageName: name,
    })),
    planId: shown?.plan.ids[0] ?? null,
    count:
      shown && amounts
        ? buildCount({ shown, others: plans.filter((one) => one !== shown), amounts }, question)
        : null,
  };
}

/** Plans of Part D, and those of which a claim says that it was decided by Part D: the one with most fills first. */
function listDrugPlans(
  parts: DrugCapParts,
  { personId, year, today }: { personId: string; year: number; today: string },
): DrugPlan[] {
  // Steady refills are seen over the turn of the year.
  const years = Array.from({ length: yearsBefore + 1 }, (_, before) => year - before);
  const entries = parts.rows
    .of(personId)
    .entries.filter(
      ({ row, year: of }) => row.kind === 'pharmacy' && (of === null || of >= year - yearsBefore),
    );
  const facts = parts.drugFacts(entries);
  const fills = parts.fillFacts(entries);
  const byId = new Map(
    entries.flatMap(({ key, row }) => {
      const found = facts.get(key);
      return found ? [[row.id, { row, facts: found, drug: fills.get(key)?.drug ?? null }] as const] : [];
    }),
  );
  const plans = listPlans(parts, { personId, years, today });
  return plans
    .map((plan) => ({
      plan,
      isPartD:
        plan.kind === 'medicare-part-d' ||
        plan.claims.some(({ claimId }) => byId.get(claimId)?.facts.isPartD === true),
      fills: plan.claims.flatMap(({ claimId, state }) => {
        const found = byId.get(claimId);
        return found ? [readFill(found, state === 'waiting')] : [];
      }),
    }))
    .filter(({ isPartD }) => isPartD)
    .toSorted((a, b) => b.fills.length - a.fills.length);
}

type Found = { row: ClaimRow; facts: DrugFacts; drug: FilledDrug | null };

function readFill({ row, facts: { isPartD: _, ...facts }, drug }: Found, isWaiting: boolean): Fill {
  return {
    ...facts,
    drug,
    ownCents: facts.ownCents ?? findOwnCents(row),
    date: row.serviceStart,
    currency: row.currency,
    claimId: row.id,
    what: row.what,
    isWaiting,
  };
}

/** Of a plan that does not state it as Medicare does: the parts of the share, else the share without what is not covered. */
function findOwnCents(row: ClaimRow): number | null {
  const parts = sumCents(sharePartNames.map((name) => row[name]?.cents));
  const share = findPharmacyShare(row)?.cents;
  return parts ?? (share === undefined ? null : Math.max(0, share - (row.notCovered?.cents ?? 0)));
}

type CountParts = { shown: DrugPlan; others: readonly DrugPlan[]; amounts: PartDYear };

const monthsOfYear = 12;
const everyMonth = Array.from({ length: monthsOfYear }, (_, index) => index + 1);

function buildCount({ shown, others, amounts }: CountParts, question: DrugCapQuestion): DrugCapCount {
  const { today } = question;
  const isThisYear = amounts.year === yearOf(today);
  const decided = shown.fills.filter(({ isWaiting }) => !isWaiting);
  const waiting = shown.fills.filter(
    ({ isWaiting, date }) => isWaiting && date !== null && yearOf(date) === amounts.year,
  );
  const count = countTowardCap(decided, amounts);
  const steady = isThisYear ? listSteadyDrugs(decided.flatMap(priceOf), today) : [];
  const { capCents } = amounts;
  const likelyAt = (countedCents: number) => listLikelyFills(steady, { capCents, countedCents });
  // What is paid after the cap is nothing, by whatever the cap was passed.
  const likely = likelyAt(count.passed ? capCents : count.lowCents);
  const nextYear = isThisYear ? findPartDYear(amounts.year + 1) : null;
  const joinMonth = chooseJoinMonth(question, { isThisYear, nextYear });
  const { lowCents, highCents, ownCents, extraHelpCents, otherCents, fills, passed, newPlanSince } = count;
  return {
    capCents,
    ...{ lowCents, highCents, ownCents, extraHelpCents, otherCents, fills, passed, newPlanSince },
    filled: findFilledMonths(count),
    mayReach:
      passed || !isThisYear
        ? null
        : findReaching(likelyAt(highCents), likely, { capCents, lowCents, highCents, today }),
    months: listMonths(count, likely),
    refills: steady.slice(0, 50).map(({ days: _, countedCents: __, ...drug }) => drug),
    unsteadyDrugs: isThisYear ? countUnsteady(decided, steady, amounts.year) : 0,
    gaps: { ...count.gaps, waiting: waiting.length },
    doubleMonths: findDoubleMonths(count, others, amounts),
    ways: comparePayments(count, likely, { amounts, nextYear, joinMonth }),
    ...describePhases(amounts),
  };
}

type JoinParts = { isThisYear: boolean; nextYear: PartDYear | null };

function chooseJoinMonth(
  { joinMonth, today }: DrugCapQuestion,
  { isThisYear, nextYear }: JoinParts,
): JoinMonth {
  const thisMonth = isThisYear ? (monthOf(today) ?? 1) : 1;
  const isKnown = joinMonth !== null && (joinMonth !== 'next-year' || nextYear !== null);
  if (isKnown) return joinMonth;
  return thisMonth > lastMonthToSpread && nextYear !== null ? 'next-year' : thisMonth;
}

function findFilledMonths({ months }: CapCount): DrugCapCount['filled'] {
  const [first, last] = [months[0], months.at(-1)];
  return first && last ? { from: first.month, to: last.month } : null;
}

function priceOf(fill: Fill): PricedFill[] {
  const { claimId, drug, what, ownCents, extraHelpCents, otherCents, isCovered } = fill;
  const date = toWholeDay(fill.date);
  if (date === null) return [];
  const unpriced = { claimId, drug, what, date, ownCents: null, countedCents: null };
  if (ownCents === null || !isCovered) return [unpriced];
  const countedCents = ownCents + (extraHelpCents ?? 0) + (otherCents ?? 0);
  return [{ ...unpriced, ownCents: Math.max(0, ownCents), countedCents: Math.max(0, countedCents) }];
}

function countUnsteady(
  fills: readonly Fill[],
  steady: ReturnType<typeof listSteadyDrugs>,
  year: number,
): number {
  const known = new Set(steady.map(({ claimId }) => claimId));
  const ofYear = fills.filter(({ date, isCovered }) => isCovered && date !== null && yearOf(date) === year);
  const drugs = Map.groupBy(ofYear, ({ drug, claimId }) => drug?.key ?? claimId);
  return [...drugs.values()].filter((ofDrug) => !ofDrug.some(({ claimId }) => known.has(claimId))).length;
}

type Sums = { capCents: number; lowCents: number; highCents: number; today: string };

/** Earliest if all that may count does, which may be today; latest by what surely counts. */
function findReaching(
  fromHigh: ReturnType<typeof listLikelyFills>,
  fromLow: ReturnType<typeof listLikelyFills>,
  { capCents, lowCents, highCents, today }: Sums,
): DrugCapCount['mayReach'] {
  const earliest = highCents >= capCents ? today : findDay(fromHigh, capCents - highCents);
  return earliest === null ? null : { earliest, latest: findDay(fromLow, capCents - lowCents) };
}

/** The day on which the fills add up to an amount. */
function findDay(fills: ReturnType<typeof listLikelyFills>, cents: number): string | null {
  let sum = 0;
  for (const { day, countedCents } of fills) {
    sum += countedCents;
    if (sum >= cents) return day;
  }
  return null;
}

function listMonths(count: CapCount, likely: ReturnType<typeof listLikelyFills>): DrugCapCount['months'] {
  let soFarCents = 0;
  return everyMonth.map((month) => {
    const stated = count.months.find((one) => one.month === month);
    const likelyCents = addUpMonth(likely, month, 'countedCents');
    soFarCents += (stated?.lowCents ?? 0) + likelyCents;
    return {
      month,
      lowCents: stated?.lowCents ?? 0,
      highCents: stated?.highCents ?? 0,
      likelyCents,
      soFarCents,
    };
  });
}

function addUpMonth(
  fills: ReturnType<typeof listLikelyFills>,
  month: number,
  name: 'ownCents' | 'countedCents',
): number {
  return fills.reduce((sum, fill) => sum + (monthOf(fill.day) === month ? fill[name] : 0), 0);
}

/** Two plans that paid in one month, in the records of one source or of several. */
function findDoubleMonths(count: CapCount, others: readonly DrugPlan[], amounts: PartDYear): number[] {
  const own = new Set(count.months.map(({ month }) => month));
  const shared = others
    .flatMap(({ fills }) => countTowardCap(fills, amounts).months)
    .filter(({ month }) => own.has(month))
    .map(({ month }) => month);
  return [...new Set([...count.doubleMonths, ...shared])].toSorted((a, b) => a - b);
}

type PaymentParts = { amounts: PartDYear; nextYear: PartDYear | null; joinMonth: JoinMonth };

function comparePayments(
  count: CapCount,
  likely: ReturnType<typeof listLikelyFills>,
  { amounts, nextYear, joinMonth: chosen }: PaymentParts,
): DrugCapCount['ways'] {
  // Of the next year nothing has counted yet; its costs are those of this year, month by month.
  const { year, capCents } = (chosen === 'next-year' ? nextYear : null) ?? amounts;
  const joinMonth = chosen === 'next-year' ? 1 : chosen;
  // Money that a pharmacy gave back is not billed again.
  const ownCents = everyMonth.map((month) =>
    Math.max(
      0,
      (count.months.find((one) => one.month === month)?.ownCents ?? 0) +
        addUpMonth(likely, month, 'ownCents'),
    ),
  );
  const addBefore = (name: 'lowCents' | 'highCents') =>
    count.months.reduce((sum, one) => sum + (one.month < joinMonth ? one[name] : 0), 0) +
    likely.reduce(
      (sum, { day, countedCents }) => sum + ((monthOf(day) ?? 0) < joinMonth ? countedCents : 0),
      0,
    );
  const spreadFrom = (countedCents: number) => spreadCosts({ capCents, joinMonth, countedCents, ownCents });
  const spread = spreadFrom(addBefore('lowCents'));
  const least = spreadFrom(addBefore('highCents'));
  const firstBill = ({ months }: typeof spread) => months[0]?.planCents;
  return {
    year,
    nextYear: nextYear?.year ?? null,
    joinMonth,
    months: spread.months.map(({ owedCents: _, ...month }) => month),
    totalCents: spread.months.reduce((sum, { counterCents }) => sum + counterCents, 0),
    ...judgeSpread(spread, joinMonth),
    firstCapCents: spread.firstCapCents,
    isFirstBillUnsure: firstBill(spread) !== firstBill(least),
  };
}

const phasePriceCents = 200_00;

/** One fill in each phase of a standard plan. */
function describePhases(
  amounts: PartDYear,
): Pick<DrugCapCount, 'phases' | 'phasePriceCents' | 'deductibleCents' | 'extraHelp'> {
  const { deductibleCents, capCents, extraHelp } = amounts;
  const priceCents = phasePriceCents;
  const before = { countedCents: 0, deductiblePaidCents: 0 };
  const after = { countedCents: deductibleCents, deductiblePaidCents: deductibleCents };
  const drug = { kind: 'drug', priceCents } as const;
  const costs = {
    deductible: priceFill(amounts, before, drug),
    'after-deductible': priceFill(amounts, after, drug),
    'after-cap': priceFill(amounts, { ...after, countedCents: capCents }, drug),
    insulin: priceFill(amounts, before, { kind: 'insulin', priceCents, months: 1 }),
    vaccine: priceFill(amounts, before, { kind: 'vaccine', priceCents }),
  };
  return {
    phases: drugCapPhases.map((phase) => ({ phase, ownCents: costs[phase]?.ownCents ?? 0 })),
    phasePriceCents,
    deductibleCents,
    extraHelp,
  };
}

/** Years with claims of which the amounts are known, and this year. */
function listChoices({ rows }: DrugCapParts, personId: string, today: string): number[] {
  const thisYear = yearOf(today);
  const years = listYears(rows.of(personId).entries).filter(
    (year) => year < thisYear && findPartDYear(year) !== null,
  );
  return [thisYear, ...years];
}
