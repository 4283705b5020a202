/** What the Health records screen shows, kept in its address. */

import type { RecordFilter } from '#shared/model/health/health-lists';
import {
  groupOf,
  type HealthGroup,
  healthGroups,
  kindsIn,
  type TimelineGroup,
  timelineGroups,
} from '#shared/words/health-groups';
import { createReturnPlace } from '../../ui/lists/return-place.ts';

export type HealthSearch = {
  /** Everything in one line by month; absent: by kind. */
  view?: 'timeline';
  /** The full list of one group. */
  kind?: HealthGroup;
  /** What the timeline is narrowed to. */
  kinds?: TimelineGroup[];
  /** Words to find. */
  q?: string;
  /** Connection id. */
  plan?: string;
};

/** Reads the search from an address; unknown or invalid keys are dropped. */
export function parseHealthSearch(raw: Record<string, unknown>): HealthSearch {
  const kind = healthGroups.find((group) => group === groupOf(raw['kind']));
  const kinds = raw['kinds'];
  const chosen = Array.isArray(kinds) ? timelineGroups.filter((group) => kinds.includes(group)) : [];
  return dropEmpty({
    view: raw['view'] === 'timeline' ? 'timeline' : undefined,
    kind,
    kinds: chosen,
    q: parseText(raw['q']),
    plan: parseText(raw['plan']),
  });
}

/** Drops empty keys, so that addresses stay short. */
export function dropEmpty(search: { [K in keyof HealthSearch]?: HealthSearch[K] | undefined }): HealthSearch {
  const kept = Object.entries(search).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as HealthSearch;
}

/** The search after "Clear filters": the same list, whole. */
export function clearFilters({ view, kind }: HealthSearch): HealthSearch {
  return dropEmpty({ view, kind });
}

/** True when words, a plan or chosen kinds hide something. */
export function isNarrowed({ q, plan, kinds }: HealthSearch): boolean {
  return q !== undefined || plan !== undefined || kinds !== undefined;
}

/** What to ask the main process for: the given groups, narrowed by the search. */
export function buildFilter(
  personId: string,
  groups: readonly TimelineGroup[],
  { q, plan }: Pick<HealthSearch, 'q' | 'plan'> = {},
): RecordFilter {
  return { personId, kinds: groups.flatMap(kindsIn), connectionId: plan ?? null, text: q ?? '' };
}

function parseText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Where the person was when a record was opened. */
export const healthPlace = createReturnPlace<HealthSearch>();
