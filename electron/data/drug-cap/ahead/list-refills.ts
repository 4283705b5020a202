/** Refills that are likely in the rest of a year: of drugs that were filled at steady distances, priced as the last time. */
import { addDays, countDays } from '#shared/dates';

export type SteadyFill = {
  claimId: string;
  /** Drugs of one key are the same in strength and form. */
  drug: string;
  what: string | null;
  /** A whole day. */
  day: string;
  ownCents: number;
  countedCents: number;
};

export type SteadyDrug = Pick<SteadyFill, 'claimId' | 'what'> & {
  fills: number;
  /** The usual distance of two fills. */
  everyDays: number;
  /** Days until the end of the year on which the next fills are likely; the first is today where it is overdue. */
  days: string[];
  /** As at the last fill. */
  ownCents: number;
  countedCents: number;
};

const fewestFills = 3;
const mostOverdueDays = 30;
/** Distances in days that a refill has: from a week to a bit over three months. */
const shortest = 7;
const longest = 120;

/** The drugs with at least three fills whose distances differ by at most a quarter from the usual one, by the next fill. */
export function listSteadyDrugs(fills: readonly SteadyFill[], today: string): SteadyDrug[] {
  const steady = [...Map.groupBy(fills, ({ drug }) => drug).values()].flatMap((ofDrug) => {
    const past = ofDrug.filter(({ day }) => day <= today).toSorted((a, b) => a.day.localeCompare(b.day));
    const last = past.at(-1);
    const everyDays = findDistance(past.map(({ day }) => day));
    if (last === undefined || everyDays === null) return [];
    const due = addDays(last.day, everyDays);
    if (countDays(due, today) > mostOverdueDays) return [];
    const { claimId, what, ownCents, countedCents } = last;
    const days = listDays(due < today ? today : due, everyDays, `${today.slice(0, 4)}-12-31`);
    return days.length === 0
      ? []
      : [{ claimId, what, fills: past.length, everyDays, days, ownCents, countedCents }];
  });
  return steady.toSorted((a, b) => (a.days[0] ?? '').localeCompare(b.days[0] ?? ''));
}

/** The middle distance, where every one is near it. */
function findDistance(days: readonly string[]): number | null {
  if (days.length < fewestFills) return null;
  const distances = days.slice(1).map((day, index) => countDays(days[index] ?? day, day));
  const middle = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 0;
  const isSteady = distances.every((one) => Math.abs(one - middle) * 4 <= middle);
  return isSteady && middle >= shortest && middle <= longest ? middle : null;
}

function listDays(first: string, everyDays: number, end: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= end; day = addDays(day, everyDays)) days.push(day);
  return days;
}

export type LikelyFill = { day: string; ownCents: number; countedCents: number };

/** All likely fills by day, each cut where the cap is reached: after it nothing is paid and nothing counts. */
export function listLikelyFills(
  drugs: readonly SteadyDrug[],
  { capCents, countedCents }: { capCents: number; countedCents: number },
): LikelyFill[] {
  let room = Math.max(0, capCents - countedCents);
  return drugs
    .flatMap((drug) => drug.days.map((day) => ({ day, drug })))
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .map(({ day, drug }) => {
      const fill = {
        day,
        ownCents: Math.min(drug.ownCents, room),
        countedCents: Math.min(drug.countedCents, room),
      };
      room -= fill.countedCents;
      return fill;
    });
}
