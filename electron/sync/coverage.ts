/** The person's coverages: searched where the plan can, else read one by one as claims name them. */

import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { CoverageSearch } from '../data/archive/search-form.ts';
import type { FhirError } from '../errors.ts';
import type { Capabilities } from '../fhir/capabilities.ts';
import { coverageQuery, firstCoverageSearch, nextCoverageSearch } from '../fhir/query.ts';
import {
  coverageSearchOf,
  isStillRefused,
  notSearchedBecause,
  rememberedRefusal,
  rememberRefusal,
} from './checkpoints.ts';
import { downloadPages, type PageSource } from './pages.ts';
import { newPass, type Pass } from './passes.ts';
import { asFailureOfPart } from './refusals.ts';
import { isRefusal, refusedPartError, type SyncRun } from './run.ts';

const coverageType = 'Coverage';

/** `isKnown`: the search was refused before, and claims brought coverages that were read one by one. */
export type CoverageRefusal = { error: FhirError; isKnown: boolean };

/** Downloads coverages. Returns the plan's refusal when it has no search for them: claims may still name them. */
export async function syncCoverage(
  run: SyncRun,
  last: SyncCheckpoint | undefined,
  hints: Capabilities,
): Promise<CoverageRefusal | null> {
  if (isStillRefused(run, last))
    return { error: rememberedRefusal(last) ?? refusedPartError(), isKnown: true };
  const search = coverageSearchOf(last) ?? firstCoverageSearch(hints.searchParameters(coverageType));
  const pass = newPass('full', search);
  try {
    await downloadPages(run, coverageSource(run, last?.matches ?? null), pass);
    return null;
  } catch (caught) {
    const error = await asFailureOfPart(run, caught);
    if (error === null) throw caught;
    const isKnown = notSearchedBecause(last) === 'refused' && isRefusal(error);
    if (isKnown) await rememberNoCoverageSearch(run, error);
    return { error, isKnown };
  }
}

/** Remembers that this plan gives coverages only one by one. */
export async function rememberNoCoverageSearch(run: SyncRun, error: FhirError): Promise<void> {
  await rememberRefusal(run, coverageType, error);
}

/** `before`: how many the last search found; `null`: there was none. */
function coverageSource(run: SyncRun, before: number | null): PageSource<CoverageSearch> {
  return {
    resourceType: coverageType,
    what: 'coverage',
    category: 'coverage',
    known: before ?? 0,
    query: ({ search }) => coverageQuery(run.connection.patientId, search),
    afterRefusal(pass) {
      const search = nextCoverageSearch(pass.search);
      return search === null ? null : { ...pass, search };
    },
    afterNothing: (pass) => (before === null ? listNextSearches(pass) : []),
  };
}

/** The passes that name the person in each of the other ways. */
function listNextSearches(pass: Pass<CoverageSearch>): Pass<CoverageSearch>[] {
  const search = nextCoverageSearch(pass.search);
  return search === null ? [] : [{ ...pass, search }, ...listNextSearches({ ...pass, search })];
}
