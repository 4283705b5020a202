/**
 * What counts toward the cap of Medicare's drug coverage, from what drug events state: a range, since some amounts count
 * by rules that an event does not tell. Money is in cents; `null` is what the plan did not state, and is never 0.
 *
 * @see 42 U.S.C. 1395w-102(b)(4)(C) (incurred costs); ResDAC, Part D Event file
 */
import { monthOf, yearOf } from '#shared/dates';
import { sumCents } from '#shared/money';
import type { PartDYear } from '../../limits/count/part-d-years.ts';

/** One fill as the plan decided it. */
export type DrugEvent = {
  /** As far as the plan says it. */
  date: string | null;
  currency: string;
  /** What the person paid for it, or their share of it. */
  ownCents: number | null;
  /** Paid by Extra Help. */
  extraHelpCents: number | null;
  /** Paid by others whose payments count: family, charities, programs of a state. */
  otherCents: number | null;
  /** Paid by other insurance. */
  otherInsuranceCents: number | null;
  /** What an enhanced plan pays beyond the standard benefit. */
  enhancedCents: number | null;
  /** The part of the price that came after the cap. */
  aboveCapCents: number | null;
  /** False for drugs that Part D does not cover, which a plan may pay for all the same. */
  isCovered: boolean;
  /** The contract and benefit package that paid; `null`: not stated. */
  contract: string | null;
};

export type CapMonth = {
  /** January is 1. */
  month: number;
  ownCents: number;
  lowCents: number;
  highCents: number;
};

export type CapCount = {
  /** Surely counted. */
  lowCents: number;
  /** With other insurance and the enhanced part of a plan, which count since 2025 where the plan reports them so. */
  highCents: number;
  /** The person's own part of what is surely counted, and that of Extra Help and of others who paid for them. */
  ownCents: number;
  extraHelpCents: number;
  otherCents: number;
  /** What was added in each month with a fill. */
  months: CapMonth[];
  /** By when the cap was passed. `stated`: a fill says so; `counted`: it is what the amounts come to. */
  passed: { day: string; by: 'stated' | 'counted' } | null;
  /** Covered fills that were added up. */
  fills: number;
  gaps: CapGaps;
  /** Months in which two plans paid for drugs: which of them counts is not known. */
  doubleMonths: number[];
  /** The first month of the plan that the person changed to; `null`: one plan all year, as far as is stated. */
  newPlanSince: number | null;
};

/** Fills of the year that are not in the count, or not wholly. */
export type CapGaps = {
  /** Not in the count: they do not state the person's part. */
  withoutOwn: number;
  /** In the count with the person's part alone: what Extra Help and others paid is not stated. */
  ownOnly: number;
  /** Not in the count: Part D does not cover them. */
  notCovered: number;
  /** Not in the count: no month, or another currency. */
  undated: number;
  otherCurrency: number;
};

const currency = 'USD';

/** The count of one calendar year, which is the plan year of every Part D plan. */
export function countTowardCap(events: readonly DrugEvent[], { year, capCents }: PartDYear): CapCount {
  const ofYear = events
    .filter(({ date }) => date !== null && yearOf(date) === year)
    .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  const dated = ofYear.filter(({ date }) => date !== null && monthOf(date) !== null);
  const covered = dated.filter((event) => event.isCovered && event.currency === currency);
  const counted = covered.filter(({ ownCents }) => ownCents !== null);
  return {
    lowCents: addUp(counted, lowOf),
    highCents: addUp(counted, highOf),
    ownCents: addUp(counted, ({ ownCents }) => ownCents),
    extraHelpCents: addUp(counted, ({ extraHelpCents }) => extraHelpCents),
    otherCents: addUp(counted, ({ otherCents }) => otherCents),
    months: listMonths(counted),
    passed: findPassing(covered, capCents),
    fills: counted.length,
    gaps: {
      withoutOwn: covered.length - counted.length,
      ownOnly: counted.filter(
        ({ extraHelpCents, otherCents }) => extraHelpCents === null && otherCents === null,
      ).length,
      notCovered: dated.filter(({ isCovered }) => !isCovered).length,
      undated: ofYear.length - dated.length + events.filter(({ date }) => date === null).length,
      otherCurrency: dated.filter((event) => event.isCovered && event.currency !== currency).length,
    },
    ...findPlans(covered),
  };
}

function lowOf({ ownCents, extraHelpCents, otherCents }: DrugEvent): number {
  return (ownCents ?? 0) + (extraHelpCents ?? 0) + (otherCents ?? 0);
}

function highOf(event: DrugEvent): number {
  return lowOf(event) + (event.otherInsuranceCents ?? 0) + (event.enhancedCents ?? 0);
}

/** 0 for no fills; amounts too large to add up were refused when they were read. */
function addUp(events: readonly DrugEvent[], amountOf: (event: DrugEvent) => number | null): number {
  return sumCents(events.map(amountOf)) ?? 0;
}

function monthOfEvent({ date }: DrugEvent): number {
  return (date === null ? null : monthOf(date)) ?? 0;
}

function listMonths(events: readonly DrugEvent[]): CapMonth[] {
  return [...Map.groupBy(events, monthOfEvent)].map(([month, ofMonth]) => ({
    month,
    ownCents: addUp(ofMonth, ({ ownCents }) => ownCents),
    lowCents: addUp(ofMonth, lowOf),
    highCents: addUp(ofMonth, highOf),
  }));
}

/** The earliest fill that lies beyond the cap, or that brings what is surely counted there. */
function findPassing(events: readonly DrugEvent[], capCents: number): CapCount['passed'] {
  let sum = 0;
  for (const event of events) {
    if (event.ownCents !== null) sum += lowOf(event);
    if (event.date === null) continue;
    if ((event.aboveCapCents ?? 0) > 0) return { day: event.date, by: 'stated' };
    if (sum >= capCents) return { day: event.date, by: 'counted' };
  }
  return null;
}

function findPlans(events: readonly DrugEvent[]): Pick<CapCount, 'doubleMonths' | 'newPlanSince'> {
  const stated = events.filter(({ contract }) => contract !== null);
  const doubleMonths = [...Map.groupBy(stated, monthOfEvent)]
    .filter(([, ofMonth]) => new Set(ofMonth.map(({ contract }) => contract)).size > 1)
    .map(([month]) => month);
  const [first] = stated;
  const last = stated.at(-1)?.contract;
  const since = stated.find(({ contract }) => contract === last);
  const hasChanged = first !== undefined && since !== undefined && first.contract !== last;
  return { doubleMonths, newPlanSince: hasChanged ? monthOfEvent(since) : null };
}
