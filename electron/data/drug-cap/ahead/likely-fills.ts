/** Fills that are likely in the rest of a year: refills of steady drugs, priced as the last time. */
import { type FillClaim, findRefills, listNeedDays } from '../../claims/compare/find-refills.ts';

/** `null` amounts: not stated, or Part D does not cover the fill. */
export type PricedFill = FillClaim & {
  what: string | null;
  ownCents: number | null;
  countedCents: number | null;
};

export type SteadyDrug = Pick<PricedFill, 'claimId' | 'what'> & {
  fills: number;
  everyDays: number;
  /** When the next fill is likely, also beyond the year; today where it is overdue. */
  next: string;
  /** Days until the end of the year on which fills are likely. */
  days: string[];
  /** As at the last fill. */
  ownCents: number;
  countedCents: number;
};

/** The steady drugs whose last fill has a price, by the next fill. */
export function listSteadyDrugs(fills: readonly PricedFill[], today: string): SteadyDrug[] {
  return findRefills(fills, today)
    .flatMap((series): SteadyDrug[] => {
      const { claimId, what, ownCents, countedCents } = series.last;
      const { everyDays, needOn } = series;
      if (everyDays === null || needOn === null || ownCents === null || countedCents === null) return [];
      const next = needOn < today ? today : needOn;
      const days = listNeedDays(series, { today, end: `${today.slice(0, 4)}-12-31` });
      return [{ claimId, what, fills: series.fills.length, everyDays, next, days, ownCents, countedCents }];
    })
    .toSorted((a, b) => a.next.localeCompare(b.next));
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
