import type { CoverageCard } from '#shared/model/coverage';

/** True for a card that a person may still use: the plan sends it and did not say that it has ended. */
export function isCurrent({ state, removed }: CoverageCard): boolean {
  return state !== 'past' && !removed;
}

/** True for a card that is known to hold today. */
export function isActive({ state, removed }: CoverageCard): boolean {
  return state === 'current' && !removed;
}
