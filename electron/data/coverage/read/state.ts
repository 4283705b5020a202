import type { CoverageCard } from '#shared/model/coverage';
import type { CoverageFacts } from './read-coverage.ts';

/** How a coverage stands on a day (`YYYY-MM-DD`): by its dates first, then by the plan's status. */
export function coverageState(
  { start, end, statusText }: Pick<CoverageFacts, 'start' | 'end' | 'statusText'>,
  today: string,
): CoverageCard['state'] {
  if (statusText === 'cancelled' || statusText === 'entered-in-error') return 'past';
  if (end !== null && end < today.slice(0, end.length)) return 'past';
  if (start !== null && start > today.slice(0, start.length)) return 'future';
  if (statusText === 'active') return 'current';
  return statusText === null && start !== null ? 'current' : 'not-stated';
}
