/** Which download comes next for one resource type, from where the last one stands. */
import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';

/** Plans reload their data with delay, so each check looks back this much further. */
const overlapMs = 3_600_000;
/** Only a pass over everything shows what a plan removed. */
export const fullPassEveryMs = 30 * 86_400_000;

/** One pass: a checkpoint whose beginning may not be known yet. */
export type Pass = Omit<SyncCheckpoint, 'connectionId' | 'resourceType' | 'startedAt' | 'done'> & {
  startedAt: string | null;
};

/**
 * The next pass over a type: what was cut off goes on where it stopped; else only changes; everything when asked, at
 * first, and after 30 days.
 */
export function nextPass(
  last: SyncCheckpoint | undefined,
  wish: { now: number; full: boolean; firstRung: number },
): Pass {
  if (last === undefined) return newPass('first', wish.firstRung);
  const { fullAt } = last;
  if (!last.done && !(wish.full && last.mode === 'changes')) return continued(last);
  const isDue = fullAt === undefined || wish.now - Date.parse(fullAt) > fullPassEveryMs;
  const kept = keptOf(last);
  if (wish.full || isDue) return { ...newPass('full', last.rung), ...kept };
  const since = new Date(Date.parse(last.startedAt) - overlapMs).toISOString();
  return { ...newPass('changes', last.rung), since, ...kept };
}

/** A pass over everything of a type that is small. */
export function wholePass(last: SyncCheckpoint | undefined, firstRung: number): Pass {
  return newPass('full', last?.rung ?? firstRung);
}

function continued(last: SyncCheckpoint): Pass {
  const { nextUrl, pages, matches = 0 } = last;
  return nextUrl === null ? restarted(last) : { ...restarted(last), nextUrl, pages, matches };
}

/** The same pass from its first page. Keeps its beginning, so that nothing seen before counts as removed. */
export function restarted(pass: Pass): Pass {
  const { mode, startedAt, since, rung } = pass;
  return { mode, startedAt, since, rung, nextUrl: null, pages: 0, ...keptOf(pass) };
}

/** What is known of the last finished pass over everything. */
function keptOf({ fullAt, fullMatches }: Pass | SyncCheckpoint): Partial<Pass> {
  return {
    ...(fullAt === undefined ? {} : { fullAt }),
    ...(fullMatches === undefined ? {} : { fullMatches }),
  };
}

/** A pass over everything was downloaded, and the app ended before it was settled. */
export function isUnsettled(last: SyncCheckpoint | undefined): last is SyncCheckpoint {
  return last?.done === true && last.mode !== 'changes' && last.fullAt !== last.startedAt;
}

function newPass(mode: Pass['mode'], rung: number): Pass {
  return { mode, startedAt: null, since: null, rung, nextUrl: null, pages: 0 };
}
