/** Which download comes next for one resource type, from where the last one stands. */

import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { ClaimsSearch, HealthSearch, SearchForm } from '../data/archive/search-form.ts';

/** Plans reload their data with delay, so each check looks back this much further. */
const overlapMs = 3_600_000;
/** Only a pass over everything shows what a plan removed. */
const fullPassEveryMs = 30 * 86_400_000;

/** One pass, searched in the form `Search`: a checkpoint whose beginning may not be known yet. */
export type Pass<Search extends SearchForm> = Omit<
  SyncCheckpoint,
  'connectionId' | 'resourceType' | 'startedAt' | 'done' | 'search' | 'rung'
> & {
  startedAt: string | null;
  search: Search;
};

/**
 * The next pass over a type: an interrupted one is resumed; else only changes are asked for; everything at first, on
 * request, and after 30 days.
 */
export function nextPass<Search extends SearchForm>(
  last: SyncCheckpoint | undefined,
  wish: { now: number; full: boolean; search: Search },
): Pass<Search> {
  const { search } = wish;
  if (last === undefined) return newPass('first', search);
  const { fullAt } = last;
  if (!last.done && !(wish.full && last.mode === 'changes')) return resumePass(last, search);
  const isDue = fullAt === undefined || isLongAgo(fullAt, wish.now);
  // What came while a clock was ahead must not be left out.
  const isAhead = Date.parse(last.startedAt) - wish.now > overlapMs;
  const kept = lastFullPass(last);
  if (wish.full || isDue || isAhead) return { ...newPass('full', search), ...kept };
  const since = new Date(Date.parse(last.startedAt) - overlapMs).toISOString();
  return { ...newPass('changes', search), since, ...kept };
}

/** True for what was noted so long ago that it is asked for again; so is a day that a clock which was ahead noted. */
export function isLongAgo(instant: string, now: number): boolean {
  return Math.abs(now - Date.parse(instant)) > fullPassEveryMs;
}

function resumePass<Search extends SearchForm>(last: SyncCheckpoint, search: Search): Pass<Search> {
  const { nextUrl, pages, matches = 0, sent = matches } = last;
  const pass = restartPass({ ...last, search });
  return nextUrl === null ? pass : { ...pass, nextUrl, pages, matches, sent };
}

/** The same pass from its first page. Keeps its beginning, so that nothing seen before counts as removed. */
export function restartPass<Search extends SearchForm>(pass: Pass<Search>): Pass<Search> {
  const { mode, startedAt, since, search } = pass;
  return { mode, startedAt, since, search, nextUrl: null, pages: 0, ...lastFullPass(pass) };
}

type FullPassFacts = 'fullAt' | 'fullMatches' | 'shortSince';

/** What is known of the last finished pass over everything. */
function lastFullPass({
  fullAt,
  fullMatches,
  shortSince,
}: Pick<SyncCheckpoint, FullPassFacts>): Pick<SyncCheckpoint, FullPassFacts> {
  return {
    ...(fullAt === undefined ? {} : { fullAt }),
    ...(fullMatches === undefined ? {} : { fullMatches }),
    ...(shortSince === undefined ? {} : { shortSince }),
  };
}

/** A pass over everything was downloaded, and the app ended before it was settled. */
export function isUnsettled(last: SyncCheckpoint | undefined): boolean {
  return last?.done === true && last.mode !== 'changes' && last.fullAt !== last.startedAt;
}

/**
 * Asks for provenance, too, where the plan lists that and has not refused it: from the first page of a pass over
 * everything on, so that what is here already gets its own.
 */
export function withProvenance<Search extends ClaimsSearch | HealthSearch>(
  pass: Pass<Search>,
  isListed: boolean,
): Pass<Search> {
  const isNew = pass.search.provenance === undefined && pass.mode !== 'changes' && pass.nextUrl === null;
  return isListed && isNew ? { ...pass, search: { ...pass.search, provenance: true } } : pass;
}

/** Asks for everything again, once in each pass over everything, where a service failed at that before. */
export function withEverything<Search extends ClaimsSearch | HealthSearch>(
  pass: Pass<Search>,
  everything: Search,
): Pass<Search> {
  const isNew = pass.mode !== 'changes' && pass.nextUrl === null;
  return isNew && pass.search.afterFault ? { ...pass, search: everything } : pass;
}

/** A pass from its first page. */
export function newPass<Search extends SearchForm>(
  mode: SyncCheckpoint['mode'],
  search: Search,
): Pass<Search> {
  return { mode, startedAt: null, since: null, search, nextUrl: null, pages: 0 };
}
