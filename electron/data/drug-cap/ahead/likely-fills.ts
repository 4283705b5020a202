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
  /** Days until the end of the year on which the next fills are likely; the first is today where it is overdue. */
  days: string[];
  /** As at the last fill. */
  ownCents: number;
  countedCents: number;
};

/** The steady drugs with fills ahead whose last one has a price, by the next fill. */
export function listSteadyDrugs(fills: readonly PricedFill[], today: string): SteadyDrug[] {
  return findRefills(fills, today)
    .flatMap((series): SteadyDrug[] => {
      const { claimId, what, ownCents, countedCents } = series.last;
      const { everyDays } = series;
      const days = listNeedDays(series, { today, end: `${today.slice(0, 4)}-12-31` });
      if (days.length === 0 || everyDays === null || ownCents === null || countedCents === null) return [];
      return [{ claimId, what, fills: series.fills.length, everyDays, days, ownCents, countedCents }];
    })
    .toSorted((a, b) => (a.days[0] ?? '').localeCompare(b.days[0] ?? ''));
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
