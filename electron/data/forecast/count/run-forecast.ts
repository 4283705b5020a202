/** One run through the rest of a plan year: what comes, in the order of its days, and when it closes which limit. */
import { isSameLimit, type LimitFacts, type LimitKind } from '#shared/model/bills/limits';
import { countsAs } from '../../limits/count/count-claims.ts';
import type { Care, Network } from './forecast-claim.ts';
import { type Rule, splitPrice } from './read-rule.ts';

/** Something that may come. `member`: whose it is, 0 is the person. `isLikely`: false for what only may come. */
export type ComingItem = {
  id: string;
  kind: 'refill' | 'visit' | 'approval';
  member: number;
  date: string;
  care: Care;
  network: Network;
  /** The price that the plan may approve; `null` is not known. */
  priceCents: number | null;
  rule: Rule;
  /** How many days before and after its date it may come. */
  earlyDays: number;
  lateDays: number;
  isLikely: boolean;
};

/** A limit that is known, with what counts so far. `member`: `null` for the family's. */
export type OpenMeter = LimitKind & { member: number | null; limitCents: number; countedCents: number };

/** What one item adds to one meter. `closes`: true for the one that fills it. */
export type Step = { item: ComingItem; meter: OpenMeter; cents: number; closes: boolean };

export type Run = {
  steps: readonly Step[];
  /** What counts at the end, by meter. */
  counted: ReadonlyMap<OpenMeter, number>;
};

/**
 * Plays items against meters. `isHigh`: what no claim shows counts in full, and what only may come is in it. Nothing is
 * counted beyond a limit, and what a family's limit closes is closed for everyone.
 */
export function runForecast(
  items: readonly ComingItem[],
  meters: readonly OpenMeter[],
  { drugs, isHigh }: Pick<LimitFacts, 'drugs'> & { isHigh: boolean },
): Run {
  const counted = new Map(meters.map((meter) => [meter, meter.countedCents]));
  const steps: Step[] = [];
  const getLeft = (meter: OpenMeter) => Math.max(0, meter.limitCents - (counted.get(meter) ?? 0));
  const ordered = items
    .filter(({ isLikely }) => isLikely || isHigh)
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
  for (const item of ordered) {
    const { care, network, member } = item;
    const find = (what: LimitKind['what']) => {
      const pool = { what, network, care: countsAs(care, what, drugs) };
      return meters.filter(
        (meter) =>
          (meter.member === null || meter.member === member) &&
          isSameLimit(meter, { ...pool, whose: meter.whose }),
      );
    };
    const [deductibles, outOfPockets] = [find('deductible'), find('out-of-pocket')];
    const leftCents = deductibles.length === 0 ? null : Math.min(...deductibles.map(getLeft));
    const split = splitPrice(item.priceCents, item.rule, { leftCents, isHigh });
    const most = Math.min(...outOfPockets.map(getLeft));
    const restCents = Math.min(split.restCents, Math.max(0, most - split.deductibleCents));
    const deductibleCents = Math.min(split.deductibleCents, most);
    const add = (meter: OpenMeter, cents: number) => {
      if (cents <= 0) return;
      const closes = getLeft(meter) > 0 && getLeft(meter) <= cents;
      counted.set(meter, (counted.get(meter) ?? 0) + cents);
      steps.push({ item, meter, cents, closes });
    };
    for (const meter of deductibles) add(meter, deductibleCents);
    for (const meter of outOfPockets) add(meter, restCents + deductibleCents);
  }
  return { steps, counted };
}
