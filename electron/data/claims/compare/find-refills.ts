/**
 * Drugs that are filled again and again: until when each fill lasts, when the next is likely, and where these records
 * hold no fill. Nobody knows from them which doses were taken. What a refill ahead is says this file alone.
 */
import { addDays, addMonths, countDays } from '#shared/dates';
import type { FilledDrug } from '../read/filled-drug.ts';

/** One decided claim; `date` is a whole day, `drug` what was filled. */
export type FillClaim = { claimId: string; date: string; drug: FilledDrug | null };

/** A hospital stay, from its day to `stayEnd`. */
type Stay = { date: string; stayEnd: string | null };

/** Fills of so many months before a day are looked at. */
const seriesMonths = 24;
/** So many fills, one after the other, make a series. */
const fewestFills = 3;
/** How far the days from fill to fill may be from the days of the earlier fill, or from the usual distance. */
const evenness = 0.25;
/** Distances in days that a refill has which its days' supply does not explain: from a week to over three months. */
const shortestDistance = 7;
const longestDistance = 120;
/** A fill before the last one ran out adds to it, but to no more days than these. */
const mostCarriedDays = 60;
/** A drug that ran out, or was due, longer ago is not counted on any more. */
const longestPause = 30;
/** In a hospital, and some time after, drugs come from there: so many days without a fill may be that, more are not. */
const longestExplained = 30;
/** Plans usually pay again once so much of a fill is used up. */
const usualUse = 0.75;

/** Why a drug is in no forecast. */
export type RefillDoubt = 'few-fills' | 'uneven' | 'stopped' | 'other-strength' | 'no-days';

/** Days between two fills that no fill covers; `from` and `to` are its first and last one. */
export type RefillGap = { from: string; to: string; days: number };

export type RefillSeries<Claim extends FillClaim = FillClaim> = {
  drug: FilledDrug;
  /** Fills by day, of two years. */
  fills: readonly Claim[];
  last: Claim;
  /** Days of the last fill; `null` where it does not say them. */
  days: number | null;
  /** Last day that the fills cover; `null` where the last one does not say its days. */
  runOut: string | null;
  /** When the next fill is likely: once the last ran out, or at the usual distance where that is longer. */
  needOn: string | null;
  /** From when on plans usually pay for the next fill. */
  usualFrom: string | null;
  /** Days without a fill, where the drug is filled as its days' supply runs out. */
  gaps: readonly RefillGap[];
  /** The days from fill to fill of a steady drug: its days' supply, or the usual distance. */
  everyDays: number | null;
  /** By how many days a fill of the last year came before it was needed, and after it, at most. */
  earlyDays: number;
  lateDays: number;
  doubt: RefillDoubt | null;
};

/** Claims by day; of one day in the order of their ids, so that no answer depends on how they were stored. */
export function sortByDay<T extends Pick<FillClaim, 'date' | 'claimId'>>(claims: readonly T[]): T[] {
  return claims.toSorted((a, b) => a.date.localeCompare(b.date) || a.claimId.localeCompare(b.claimId));
}

/** The last day that fills cover, one after the other. A fill of unknown days covers none. */
function findRunOut(fills: readonly Pick<FillClaim, 'date' | 'drug'>[]): {
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
export function findRefills<Claim extends FillClaim>(
  claims: readonly Claim[],
  today: string,
  stays: readonly Stay[] = [],
): RefillSeries<Claim>[] {
  const oldest = addMonths(today, -seriesMonths);
  const fills = sortByDay(claims.filter(({ drug, date }) => drug !== null && date > oldest && date <= today));
  const groups = [...Map.groupBy(fills, ({ drug }) => drug?.key ?? '').values()];
  return groups
    .flatMap((own) => buildSeries(own, { stays, today, others: groups }) ?? [])
    .toSorted((a, b) => (a.needOn ?? '9999').localeCompare(b.needOn ?? '9999'));
}

type Around = {
  stays: readonly Stay[];
  today: string;
  others: readonly (readonly FillClaim[])[];
};

function buildSeries<Claim extends FillClaim>(
  fills: readonly Claim[],
  around: Around,
): RefillSeries<Claim> | null {
  const last = fills.at(-1);
  if (!last?.drug) return null;
  const { drug } = last;
  const covered = findRunOut(fills);
  const days = drug.days !== null && drug.days > 0 && covered.runOut !== null ? drug.days : null;
  const runOut = days === null ? null : covered.runOut;
  const isBySupply = days !== null && countEven(fills) >= fewestFills;
  const distance = isBySupply ? null : findDistance(fills, days);
  const needOn = distance === null ? runOut && addDays(runOut, 1) : addDays(last.date, distance.everyDays);
  const all = distance === null ? covered.gaps : [];
  const gaps = all.flatMap((gap) => leaveOutStays(gap, around.stays));
  const doubt =
    needOn === null
      ? 'no-days'
      : findDoubt(fills, { needOn, isEven: isBySupply || distance !== null }, around);
  return {
    ...{ drug, fills, last, days, runOut, needOn, gaps, doubt },
    usualFrom: days === null ? null : addDays(last.date, Math.ceil(usualUse * days)),
    everyDays: doubt === null ? (distance?.everyDays ?? days) : null,
    earlyDays: distance?.earlyDays ?? covered.earlyDays,
    lateDays:
      distance?.lateDays ??
      findLateDays(
        // How late a drug was filled around a stay says nothing of other times.
        all.filter((gap) => listWithin(gap, around.stays).length === 0),
        last.date,
      ),
  };
}

/** What is left of a gap: nothing where a stay may explain it, else its days before, between and after the stays. */
function leaveOutStays(gap: RefillGap, stays: readonly Stay[]): RefillGap[] {
  const own = listWithin(gap, stays);
  if (own.length > 0 && gap.days <= longestExplained) return [];
  const left: RefillGap[] = [];
  let { from } = gap;
  for (const { date, stayEnd } of [...own, { date: addDays(gap.to, 1), stayEnd: gap.to }]) {
    if (from < date) left.push({ from, to: addDays(date, -1), days: countDays(from, date) });
    if (stayEnd >= from) from = addDays(stayEnd, 1);
  }
  return left;
}

/** The stays that share a day with the gap, by day. */
function listWithin(gap: RefillGap, stays: readonly Stay[]): { date: string; stayEnd: string }[] {
  return stays
    .flatMap(({ date, stayEnd }) => (stayEnd === null ? [] : { date, stayEnd }))
    .filter(({ date, stayEnd }) => date <= gap.to && stayEnd >= gap.from)
    .toSorted((a, b) => a.date.localeCompare(b.date));
}

/** How late a drug was filled at most in the year before: it may be as late again. */
function findLateDays(gaps: readonly RefillGap[], last: string): number {
  const ofYear = gaps.filter(({ from }) => from >= addMonths(last, -12));
  return ofYear.reduce((most, { days }) => Math.max(most, days), 0);
}

function findDoubt(
  fills: readonly FillClaim[],
  { needOn, isEven }: { needOn: string; isEven: boolean },
  { today, others }: Around,
): RefillDoubt | null {
  const [first, last] = [fills[0], fills.at(-1)];
  if (!first || !last || fills.length < fewestFills) return 'few-fills';
  const isOtherStrength = (own: readonly FillClaim[]) => {
    const [other] = own;
    const isSame = other?.drug?.ingredient === last.drug?.ingredient && other?.drug?.key !== last.drug?.key;
    return isSame && last.drug?.ingredient !== null && other !== undefined && other.date > last.date;
  };
  if (others.some(isOtherStrength)) return 'other-strength';
  if (countDays(needOn, today) >= longestPause) return 'stopped';
  return isEven ? null : 'uneven';
}

type Distance = { everyDays: number; earlyDays: number; lateDays: number };

/**
 * The usual distance of the fills of a year, where every one is near it and the days' supply is not as long: some take a
 * drug every other day. Of fills that come sooner than they are used up, nobody knows how long that goes on.
 */
function findDistance(fills: readonly FillClaim[], days: number | null): Distance | null {
  const lastYear = addMonths(fills.at(-1)?.date ?? '2000-01-01', -12);
  const dates = fills.map(({ date }) => date).filter((date) => date > lastYear);
  if (dates.length < fewestFills) return null;
  const distances = dates.slice(1).map((date, at) => countDays(dates[at] ?? date, date));
  const everyDays = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 0;
  const isNear = distances.every((one) => Math.abs(one - everyDays) <= evenness * everyDays);
  const isLonger = days === null || everyDays > (1 + evenness) * days;
  if (!isNear || !isLonger || everyDays < shortestDistance || everyDays > longestDistance) return null;
  return {
    everyDays,
    earlyDays: everyDays - Math.min(...distances),
    lateDays: Math.max(...distances) - everyDays,
  };
}

/** How many of the newest fills follow each other evenly. */
function countEven(fills: readonly FillClaim[]): number {
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

/** The days on which a steady drug is likely to be filled again, from today to the end of a plan year. */
export function listNeedDays(
  { needOn, everyDays }: Pick<RefillSeries, 'needOn' | 'everyDays'>,
  { today, end }: { today: string; end: string },
): string[] {
  if (needOn === null || everyDays === null) return [];
  const found: string[] = [];
  for (let day = needOn < today ? today : needOn; day <= end; day = addDays(day, everyDays)) found.push(day);
  return found;
}
