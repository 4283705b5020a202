/** The person's coverages: searched where the plan can, else read one by one as claims name them. */

import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { CoverageSearch } from '../data/archive/search-form.ts';
import type { FhirError } from '../errors.ts';
import type { Capabilities } from '../fhir/capabilities.ts';
import { coverageQuery, firstCoverageSearch, nextCoverageSearch } from '../fhir/query.ts';
import { coverageSearchOf, notSearchedBecause, rememberNoSearch } from './checkpoints.ts';
import { downloadPages, type PageSource } from './pages.ts';
import { isLongAgo, newPass } from './passes.ts';
import { isFailureOfPart, isRefusal, type SyncRun } from './run.ts';

const coverageType = 'Coverage';

/** Downloads coverages. Returns the plan's refusal when it has no search for them: claims may still name them. */
export async function syncCoverage(
  run: SyncRun,
  last: SyncCheckpoint | undefined,
  hints: Capabilities,
): Promise<FhirError | null> {
  const isRefused = last !== undefined && notSearchedBecause(last) !== null;
  if (isRefused && !isLongAgo(last.startedAt, run.clock.now())) return null;
  const search = coverageSearchOf(last) ?? firstCoverageSearch(hints.searchParameters(coverageType));
  const pass = newPass('full', search);
  try {
    await downloadPages(run, coverageSource(run, last?.matches ?? 0), pass);
    return null;
  } catch (error) {
    if (!isFailureOfPart(error)) throw error;
    if (!(isRefused && isRefusal(error))) return error;
    await rememberNoCoverageSearch(run);
    return null;
  }
}

/** Remembers that this plan gives coverages only one by one. */
export async function rememberNoCoverageSearch(run: SyncRun): Promise<void> {
  await rememberNoSearch(run, coverageType, 'refused');
}

/** `before`: how many the last search found. */
function coverageSource(run: SyncRun, before: number): PageSource<CoverageSearch> {
  return {
    resourceType: coverageType,
    what: 'coverage',
    category: 'coverage',
    known: before,
    query: ({ search }) => coverageQuery(run.connection.patientId, search),
    afterRefusal(pass) {
      const search = nextCoverageSearch(pass.search);
      return search === null ? null : { ...pass, search };
    },
  };
}
