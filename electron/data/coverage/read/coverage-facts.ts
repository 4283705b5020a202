/** What a Coverage says by itself, and how it stands on a day. */
import type { CoverageCard } from '#shared/model/plans/coverage';

/** A card without what only the archive knows: whose it is, when it came, whether the plan still sends it. */
export type CoverageFacts = Omit<
  CoverageCard,
  | 'id'
  | 'connectionId'
  | 'planName'
  | 'openedAt'
  | 'asOf'
  | 'fileVersion'
  | 'state'
  | 'removed'
  | 'seenAt'
  | 'leftOut'
>;

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
