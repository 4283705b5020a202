/**
 * Drugs that are filled again and again: until when each fill lasts, when the next may be needed, and where these
 * records hold no fill. Nobody knows from them which doses were taken.
 */
import { addDays, addMonths, countDays } from '#shared/dates';
import { type FilledDrug, type ForecastClaim, sortByDay } from './forecast-claim.ts';

/** So many fills, one after the other, make a series. */
const fewestFills = 3;
/** How far the days from fill to fill may be from the days of the earlier fill. */
const evenness = 0.25;
/** A fill before the last one ran out adds to it, but to no more days than these. */
const mostCarriedDays = 60;
/** A drug that ran out longer ago is not counted on any more. */
const longestPause = 30;
/** Plans usually pay again once so much of a fill is used up. */
const usualUse = 0.75;

/** Why a drug is in no forecast. */
export type RefillDoubt = 'few-fills' | 'uneven' | 'stopped' | 'other-strength' | 'no-days';

/** Days between two fills that no fill covers; `from` and `to` are its first and last one. */
export type RefillGap = { from: string; to: string; days: number };

export type RefillSeries = {
  drug: FilledDrug;
  /** Fills by day, of all that are here. */
  fills: readonly ForecastClaim[];
  last: ForecastClaim;
  /** Days of the last fill; `null` where it does not say them, and so nothing below is known. */
  days: number | null;
  /** Last day that the fills cover, and the day after it. */
  runOut: string | null;
  needOn: string | null;
  /** From when on plans usually pay for the next fill. */
  usualFrom: string | null;
  gaps: readonly RefillGap[];
  /** By how many days a fill of the last year came before it was needed, at most. */
  earlyDays: number;
  doubt: RefillDoubt | null;
};

/** The last day that fills cover, one after the other. A fill of unknown days covers none. */
function findRunOut(fills: readonly Pick<ForecastClaim, 'date' | 'drug'>[]): {
  runOut: string | null;
  gaps: RefillGap[];
  earlyDays: number;
} {
  let runOut: string | null = null;
  let earlyDays = 0;
  const lastYear = addMonths(fills.at(-1)?.date ?? '2000-01-01', -12);
  const gaps: RefillGap[] = [];
  for (const { date, drug } of fills) {
    const days = drug?.days;
    if (!days) continue;
    if (runOut !== null && addDays(runOut, 1) < date) {
      const from = addDays(runOut, 1);
      gaps.push({ from, to: addDays(date, -1), days: countDays(from, date) });
    }
    const carried = runOut === null ? 0 : Math.max(0, countDays(date, runOut) + 1);
    if (date > lastYear) earlyDays = Math.max(earlyDays, Math.min(carried, mostCarriedDays));
    runOut = addDays(date, Math.min(carried, mostCarriedDays) + days - 1);
  }
  return { runOut, gaps, earlyDays };
}

/** Every drug with its fills, the one that is needed first at the top. Claims without a drug are left aside. */
export function findRefills(claims: readonly ForecastClaim[], today: string): RefillSeries[] {
  const fills = sortByDay(claims.filter(({ drug, date }) => drug !== null && date <= today));
  const stays = claims.filter(({ stayEnd }) => stayEnd !== null);
  const groups = [...Map.groupBy(fills, ({ drug }) => drug?.key ?? '').values()];
  return groups
    .flatMap((own) => buildSeries(own, { stays, today, others: groups }) ?? [])
    .toSorted((a, b) => (a.needOn ?? '9999').localeCompare(b.needOn ?? '9999'));
}

type Around = {
  stays: readonly ForecastClaim[];
  today: string;
  others: readonly (readonly ForecastClaim[])[];
};

function buildSeries(fills: readonly ForecastClaim[], { stays, today, others }: Around): RefillSeries | null {
  const last = fills.at(-1);
  if (!last?.drug) return null;
  const { drug } = last;
  const { runOut, gaps, earlyDays } = findRunOut(fills);
  const isInStay = ({ from, to }: RefillGap) =>
    stays.some(({ date, stayEnd }) => date <= to && (stayEnd ?? date) >= from);
  const isKnown = drug.days !== null && drug.days > 0 && runOut !== null;
  return {
    drug,
    fills,
    last,
    days: isKnown ? drug.days : null,
    runOut: isKnown ? runOut : null,
    needOn: isKnown ? addDays(runOut, 1) : null,
    usualFrom: isKnown ? addDays(last.date, Math.ceil(usualUse * (drug.days ?? 0))) : null,
    gaps: gaps.filter((gap) => !isInStay(gap)),
    earlyDays,
    doubt: isKnown ? findDoubt(fills, { runOut, today, others }) : 'no-days',
  };
}

function findDoubt(
  fills: readonly ForecastClaim[],
  { runOut, today, others }: { runOut: string; today: string; others: Around['others'] },
): RefillDoubt | null {
  const [first, last] = [fills[0], fills.at(-1)];
  if (!first || !last || fills.length < fewestFills) return 'few-fills';
  const isOtherStrength = (own: readonly ForecastClaim[]) => {
    const [other] = own;
    const isSame = other?.drug?.ingredient === last.drug?.ingredient && other?.drug?.key !== last.drug?.key;
    return isSame && last.drug?.ingredient !== null && other !== undefined && other.date > last.date;
  };
  if (others.some(isOtherStrength)) return 'other-strength';
  if (countDays(runOut, today) > longestPause) return 'stopped';
  return countEven(fills) >= fewestFills ? null : 'uneven';
}

/** How many of the newest fills follow each other evenly. */
function countEven(fills: readonly ForecastClaim[]): number {
  let count = 1;
  for (let at = fills.length - 1; at > 0; at--) {
    const [earlier, later] = [fills[at - 1], fills[at]];
    const days = earlier?.drug?.days;
    if (!earlier || !later || !days) break;
    const off = Math.abs(countDays(earlier.date, later.date) - days);
    if (off > evenness * days) break;
    count++;
  }
  return count;
}

/** The days on which a steady drug is needed again, from today to the end of a plan year. */
export function listNeedDays(
  { needOn, days, doubt }: Pick<RefillSeries, 'needOn' | 'days' | 'doubt'>,
  { today, end }: { today: string; end: string },
): string[] {
  if (doubt !== null || needOn === null || days === null) return [];
  const found: string[] = [];
  for (let day = needOn < today ? today : needOn; day <= end; day = addDays(day, days)) found.push(day);
  return found;
}
