/** Kinds of health records as people look for them, in the order that helps most when something is wrong. */
import type { HealthOverview, RecordKind, TimelineKind } from '../model/health-record.ts';

/** Each group by the kind that names it, with all kinds that stand in it. */
const kindsOfGroup = {
  allergy: ['allergy'],
  condition: ['condition'],
  medicine: ['medicine'],
  lab: ['lab'],
  vital: ['vital'],
  immunization: ['immunization'],
  visit: ['visit'],
  procedure: ['procedure'],
  order: ['order'],
  report: ['report'],
  document: ['document'],
  dispense: ['dispense'],
  'care-plan': ['care-plan', 'care-team', 'goal'],
  device: ['device'],
  'family-history': ['family-history'],
  questionnaire: ['questionnaire'],
  observation: ['observation'],
} as const satisfies Partial<Record<RecordKind, readonly RecordKind[]>>;

/** A group of health records: the heading that records stand under. */
export type HealthGroup = keyof typeof kindsOfGroup;

/** What the timeline can be narrowed to: the groups, and what else stands in it. */
export type TimelineGroup = HealthGroup | 'claim' | 'approval';

export type Counted<G extends TimelineGroup = HealthGroup> = { group: G; count: number };

/** Every group, first the ones to know in an emergency. */
export const healthGroups = Object.keys(kindsOfGroup) as HealthGroup[];

/** Every group of the timeline. */
export const timelineGroups: readonly TimelineGroup[] = ['claim', 'approval', ...healthGroups];

/** The kinds that stand in a group. */
export function kindsIn(group: TimelineGroup): readonly TimelineKind[] {
  return group === 'claim' || group === 'approval' ? [group] : kindsOfGroup[group];
}

/** The group that a kind stands in; `undefined` when it is no kind. */
export function groupOf(kind: unknown): TimelineGroup | undefined {
  return timelineGroups.find((group) => kindsIn(group).some((each) => each === kind));
}

/** The groups that have something, each with how much. */
export function countGroups<G extends TimelineGroup>(
  counts: HealthOverview['counts'],
  groups: readonly G[],
): Counted<G>[] {
  return groups.flatMap((group) => {
    const kinds = kindsIn(group);
    const count = counts.reduce((sum, each) => sum + (kinds.includes(each.kind) ? each.count : 0), 0);
    return count === 0 ? [] : [{ group, count }];
  });
}
