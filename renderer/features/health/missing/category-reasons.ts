/** Why a kind of health record is not here, plan by plan. */

import type { Failure } from '#shared/ipc/result';
import { isRareType, searchedTypes } from '#shared/model/health/health-kinds';
import { type ConnectionSummary, healthCategories, type MissingPart } from '#shared/model/plans/connection';

type HealthCategory = (typeof healthCategories)[number];

export type Reason = {
  category: HealthCategory;
  /** `refused`: the plan did not allow it. `failed`: the plan did not send it. */
  why: 'refused' | 'failed';
  failure: Failure | null;
  /** Which parts of the category; empty when all of it is missing. */
  parts: readonly MissingPart[];
};

const refusals: ReadonlySet<Failure['code']> = new Set(['fhir/unauthorized', 'fhir/forbidden']);

/** The kinds that this plan was asked for and did not share. */
export function findReasons({ lastEnd, notGranted }: ConnectionSummary): Reason[] {
  const missing = lastEnd?.missing ?? [];
  return healthCategories.flatMap((category): Reason[] => {
    const parts = missing.filter((part) => part.category === category);
    const refused = parts.find(({ failure }) => refusals.has(failure.code));
    if (notGranted.includes(category))
      return [{ category, why: 'refused', failure: refused?.failure ?? null, parts: [] }];
    const [failed] = parts;
    if (failed === undefined) return [];
    const why = refused ? 'refused' : 'failed';
    const { failure } = refused ?? failed;
    return [{ category, why, failure, parts: isWhole(category, parts) ? [] : parts }];
  });
}

function isWhole(category: HealthCategory, parts: readonly MissingPart[]): boolean {
  const isMissing = (type: string | null) =>
    parts.some(({ resourceType, isSome }) => resourceType === type && !isSome);
  // What few plans have is asked for where they list it: it is missing only where they then refuse it.
  const asked = searchedTypes(category).filter((type) => !isRareType(type));
  return isMissing(null) || asked.every(isMissing);
}

/** True when this plan was asked for no health records at all: it can be asked again. */
export function isNeverAsked(plan: ConnectionSummary): boolean {
  return listNotAsked(plan).length === healthCategories.length;
}

/** The kinds of health records that this plan was not asked for; empty for a file. */
export function listNotAsked({ origin, granted, notGranted }: ConnectionSummary): HealthCategory[] {
  const asked = [...granted, ...notGranted];
  return origin === 'file' ? [] : healthCategories.filter((category) => !asked.includes(category));
}

/** True when this plan shares at least one kind of health record. */
export function isHealthGiver({ origin, granted }: ConnectionSummary): boolean {
  return origin === 'file' || healthCategories.some((category) => granted.includes(category));
}
