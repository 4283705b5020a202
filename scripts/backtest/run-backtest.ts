/**
 * Holds the forecast of limits against what came. For each year of the sample people it asks at each month's end, with only
 * what the plan had decided until then, and compares the answer with the day on which all claims reach the limit. The
 * limits are those on the card, and out-of-pocket limits as plans have them.
 */
import { addDays, countDays } from '../../shared/dates.ts';
import type { MeterForecast } from '../../shared/model/bills/forecast.ts';
import type { LimitFacts, LimitKind, PlanLimits } from '../../shared/model/bills/limits.ts';
import {
  addSampleResources,
  listSamplePatients,
  openSamplePatient,
  type SamplePatient,
  type SampleResource,
} from '../runtime/sample-store.ts';
import { makeSteadyPeople } from './steady-people.ts';

/** Out-of-pocket limits as plans have them, besides the one on the card. */
const usualLimits = [500_00, 1_000_00, 1_500_00, 2_000_00, 3_000_00];

/** One answer beside what came. Days are `YYYY-MM-DD`, `null`: not in that year. */
export type BacktestCase = {
  person: string;
  askedOn: string;
  what: LimitKind['what'];
  kind: MeterForecast['answer']['kind'];
  trueDay: string | null;
  earliest: string | null;
  latest: string | null;
  /** Where counting evenly from what was counted leads. */
  lineDay: string | null;
  limitCents: number;
  countedCents: number;
  /** At the end of the year: as estimated, by the line, and as it came. */
  endCents: number;
  lineEndCents: number;
  trueEndCents: number;
};

/** `drugs`: toward which limits drugs count. */
type Patient = SamplePatient & { drugs: LimitFacts['drugs'] };

/** The month's ends of a year, but its last. */
function listMonthEnds(year: number): string[] {
  return Array.from({ length: 11 }, (_, at) =>
    new Date(Date.UTC(year, at + 1, 0)).toISOString().slice(0, 10),
  );
}

export type BacktestOptions = {
  today: string;
  years: readonly number[];
  /** Of each sample person; 0 leaves the sample people out. */
  mostClaims: number;
  /** How many invented people with steady drugs there are. */
  steady: number;
};

/** Every case of these years, which must be over on `today`. */
export function runBacktest({ today, years, mostClaims, steady }: BacktestOptions): BacktestCase[] {
  const invented = makeSteadyPeople(steady, years).map(({ id, resources }) => ({
    person: 'steady drugs (invented)',
    patientId: id,
    drugs: 'with-both' as const,
    resources: resources as SampleResource[],
  }));
  const sample =
    mostClaims > 0
      ? listSamplePatients(today, mostClaims).map((patient) => ({ ...patient, drugs: 'apart' as const }))
      : [];
  return [...sample, ...invented].flatMap((patient) => {
    const whole = openSamplePatient(patient.patientId, patient.resources);
    return years.flatMap((year) => {
      const truth = whole.store.limits.get({ personId: whole.personId, year, today });
      if (truth.leftOut > 0) throw new Error('Not every claim of the year is in the answer.');
      return truth.plans.flatMap((plan) => runYear(patient, { plan, year }));
    });
  });
}

function runYear(
  { person, patientId, drugs, resources }: Patient,
  { plan, year }: { plan: PlanLimits; year: number },
): BacktestCase[] {
  const wanted = listWanted(plan, drugs);
  if (wanted.length === 0) return [];
  const isClaim = ({ resourceType }: SampleResource) => resourceType === 'ExplanationOfBenefit';
  const opened = openSamplePatient(
    patientId,
    resources.filter((one) => !isClaim(one)),
  );
  const decided = resources
    .filter(isClaim)
    .toSorted((a, b) => (a.created ?? '').localeCompare(b.created ?? ''));
  const planId = opened.connectionId + plan.planId.slice(plan.planId.indexOf('/'));
  let stored = 0;
  return listMonthEnds(year).flatMap((askedOn) => {
    const known = decided.findIndex(({ created }) => (created ?? '').slice(0, 10) > askedOn);
    const upTo = known === -1 ? decided.length : known;
    if (upTo > stored) addSampleResources(opened, decided.slice(stored, upTo));
    stored = Math.max(stored, upTo);
    return wanted.flatMap(({ limit, cents, trueEndCents, trueDay }) => {
      const facts: LimitFacts = { ...plan.facts, drugs, limits: [{ ...limit, cents }] };
      opened.store.limits.save({ planId, year, facts, today: askedOn });
      const found = opened.store.forecast
        .get({ personId: opened.personId, today: askedOn })
        .plans.find((one) => one.planId === planId)
        ?.meters.find(({ meter }) => isLimit(meter, limit));
      return found
        ? [
            readCase(found, {
              person,
              askedOn,
              cents,
              trueEndCents,
              trueDay,
              start: plan.start,
              end: plan.end,
            }),
          ]
        : [];
    });
  });
}

function isLimit(meter: LimitKind, limit: LimitKind): boolean {
  return (
    meter.whose === limit.whose &&
    meter.what === limit.what &&
    meter.care === limit.care &&
    meter.network === limit.network
  );
}

type Wanted = { limit: LimitKind; cents: number; trueEndCents: number; trueDay: string | null };

/** The limits of a year that are asked about, each with the day on which all its claims came to it. */
function listWanted({ care, card, claims, start, end }: PlanLimits, drugs: LimitFacts['drugs']): Wanted[] {
  const add = (limit: LimitKind, cents: number): Wanted => {
    const own = claims
      .filter((claim) => claim.network === limit.network && isCounted(claim.care, limit, drugs))
      .filter(({ date }) => date !== null && date >= start && date <= end)
      .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
    let trueEndCents = 0;
    let trueDay: string | null = null;
    for (const claim of own) {
      const { deductibleCents, copayCents, coinsuranceCents, date } = claim;
      trueEndCents += deductibleCents ?? 0;
      if (limit.what === 'out-of-pocket') trueEndCents += (copayCents ?? 0) + (coinsuranceCents ?? 0);
      if (trueDay === null && trueEndCents >= cents) trueDay = date;
    }
    return { limit, cents, trueEndCents, trueDay };
  };
  const outOfPocket: LimitKind = { whose: 'person', what: 'out-of-pocket', care, network: 'in' };
  const onCard = card
    .filter(({ whose, network }) => whose === 'person' && network === 'in')
    .flatMap(({ cents, ...limit }) => (cents === null ? [] : [add(limit, cents)]));
  return [...onCard, ...usualLimits.map((cents) => add(outOfPocket, cents))];
}

function isCounted(
  care: LimitKind['care'],
  { what, care: own }: LimitKind,
  drugs: LimitFacts['drugs'],
): boolean {
  const isTogether = drugs === 'with-both' || (drugs === 'with-out-of-pocket' && what === 'out-of-pocket');
  return (care === 'drug' && isTogether ? 'medical' : care) === own;
}

type Came = Omit<Wanted, 'limit'> & { person: string; askedOn: string; start: string; end: string };

function readCase(
  { meter, answer, countedCents, months }: MeterForecast,
  { person, askedOn, cents, trueEndCents, trueDay, start, end }: Came,
): BacktestCase {
  const counted = countedCents ?? 0;
  const gone = countDays(start, askedOn) + 1;
  const perDay = counted / gone;
  const needed = perDay > 0 ? Math.ceil(cents / perDay) : Number.POSITIVE_INFINITY;
  const lineDay = needed <= countDays(start, end) + 1 ? addDays(start, needed - 1) : null;
  const last = months.at(-1);
  return {
    ...{ person, askedOn, what: meter.what, kind: answer.kind, trueDay, lineDay },
    earliest: 'earliest' in answer ? answer.earliest : null,
    latest: answer.kind === 'may-reach' ? answer.latest : null,
    ...{ limitCents: cents, countedCents: counted },
    endCents: (last?.countedCents ?? counted) + (last?.likelyCents ?? 0),
    lineEndCents: Math.min(cents, Math.round(perDay * (countDays(start, end) + 1))),
    trueEndCents: Math.min(cents, trueEndCents),
  };
}
