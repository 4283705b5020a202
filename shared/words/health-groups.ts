/** The headings of health records, in the order that helps most when something is wrong. */
import {
  healthKinds,
  type RecordKind,
  recordKinds,
  type TimelineKind,
} from '../model/health/health-kinds.ts';
import type { HealthOverview } from '../model/health/health-lists.ts';

/** A heading of health records, named by its main kind. */
export type HealthGroup = {
  [K in RecordKind]: (typeof healthKinds)[K] extends { under: string } ? never : K;
}[RecordKind];

/** What the timeline can be narrowed to: the headings of health records, and what else stands in it. */
export type TimelineGroup = HealthGroup | 'claim' | 'approval';

/** `past`: how many of `count` stand apart as past. */
export type Counted<G extends TimelineGroup = HealthGroup> = { group: G; count: number; past: number };

/** The heading of a kind. */
function headingOf(kind: RecordKind): HealthGroup {
  const row = healthKinds[kind];
  return 'under' in row ? row.under : (kind as HealthGroup);
}

/** Every heading, first what to know in an emergency. */
export const healthGroups: readonly HealthGroup[] = [...new Set(recordKinds.map(headingOf))];

/** Every group of the timeline. */
export const timelineGroups: readonly TimelineGroup[] = ['claim', 'approval', ...healthGroups];

const kindsOfGroup = Map.groupBy(recordKinds, headingOf);

/** The kinds that stand under a heading. */
export function kindsIn(group: TimelineGroup): readonly TimelineKind[] {
  return group === 'claim' || group === 'approval' ? [group] : (kindsOfGroup.get(group) ?? []);
}

/** The heading that a kind stands under; `undefined` when it is no kind. */
export function groupOf(kind: unknown): TimelineGroup | undefined {
  return timelineGroups.find((group) => kindsIn(group).some((each) => each === kind));
}

/** The groups that have any records, each with how many. */
export function countGroups<G extends TimelineGroup>(
  counts: HealthOverview['counts'],
  groups: readonly G[],
): Counted<G>[] {
  return groups.flatMap((group) => {
    const kinds = kindsIn(group);
    const own = counts.filter(({ kind }) => kinds.includes(kind));
    const count = own.reduce((sum, each) => sum + each.count, 0);
    const past = own.reduce((sum, each) => sum + each.past, 0);
    return count === 0 ? [] : [{ group, count, past }];
  });
}
