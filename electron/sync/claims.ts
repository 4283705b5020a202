/** The claims of one connection: everything at first, then what changed, and everything again once a month. */

import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { ClaimsSearch } from '../data/archive/search-form.ts';
import type { Capabilities } from '../fhir/capabilities.ts';
import { isSearchedHealthType } from '../fhir/health-query.ts';
import {
  claimsQuery,
  firstClaimsSearch,
  type IncludeHints,
  nextClaimsSearch,
  plainClaimsSearches,
  plainestClaimsSearch,
} from '../fhir/query.ts';
import { claimsSearchOf } from './checkpoints.ts';
import { downloadPages, type PageSource } from './pages.ts';
import { isUnsettled, nextPass, withEverything, withProvenance } from './passes.ts';
import { isoNow, type SyncRun } from './run.ts';

export const claimsType = 'ExplanationOfBenefit';

/** Downloads claims from where the last checkpoint stands. True when that was everything, not only changes. */
export async function syncClaims(
  run: SyncRun,
  wish: { last: SyncCheckpoint | undefined; full: boolean; hints: Capabilities },
): Promise<boolean> {
  const hints = { granted: run.connection.granted, listed: wish.hints.searchIncludes(claimsType) };
  const first = firstClaimsSearch(hints);
  const search = claimsSearchOf(wish.last) ?? first;
  const next = nextPass(wish.last, { now: run.clock.now(), full: wish.full, search });
  const pass = withProvenance(withEverything(next, first), wish.hints.bringsProvenance(claimsType));
  await downloadPages(run, claimsSource(run, hints, wish.last?.fullMatches), pass);
  return pass.mode !== 'changes';
}

/** `before`: how many the last pass over everything brought; those that are here include what the plan took back. */
function claimsSource(
  run: SyncRun,
  hints: IncludeHints,
  before = run.connection.claims,
): PageSource<ClaimsSearch> {
  const { patientId, granted } = run.connection;
  const { pageSize } = run;
  return {
    resourceType: claimsType,
    what: 'claims',
    category: 'claims',
    known: before,
    mayAbsenceRefuse: true,
    query: (pass) => claimsQuery({ patientId, granted, since: pass.since, pageSize }, pass.search),
    afterRefusal(pass, status) {
      // The search has worked before, so it is the date that the plan refuses.
      if (pass.mode === 'changes') return { ...pass, mode: 'full', since: null };
      const search = nextClaimsSearch(pass.search, status, hints);
      return search === null ? null : { ...pass, search };
    },
    afterFault(pass) {
      const search = plainestClaimsSearch(pass.search);
      return search === null ? null : { ...pass, search };
    },
    // Nothing new is usual; no claim at all is not.
    afterNothing: (pass) =>
      pass.mode === 'changes' || before > 0
        ? []
        : plainClaimsSearches(pass.search).map((search) => ({ ...pass, search })),
  };
}

/** Settles what has arrived, counts it for the person, and notes which passes over everything have ended. */
export async function settlePass(run: SyncRun): Promise<void> {
  const ended = await run.data.archive.endPass(run.connection.id, isoNow(run.clock));
  run.counts.newClaims += ended.newClaims;
  run.counts.changedClaims += ended.changedClaims;
  run.log.write('sync.settled', { removed: ended.removed });
  for (const { shortSince: _, ...last } of await listUnsettled(run))
    await run.data.archive.saveCheckpoint({
      ...last,
      fullAt: last.startedAt,
      fullMatches: last.matches ?? 0,
    });
}

/** Finished passes over everything whose removals are not noted yet. */
export async function listUnsettled(run: SyncRun): Promise<SyncCheckpoint[]> {
  const checkpoints = await run.data.archive.listCheckpoints(run.connection.id);
  return checkpoints.filter((one) => isPaged(one) && isUnsettled(one));
}

/** True for types that are also asked for changes only; single records and coverages are always read whole. */
function isPaged({ resourceType }: SyncCheckpoint): boolean {
  const [type = ''] = resourceType.split('|');
  return type === claimsType || isSearchedHealthType(type);
}
