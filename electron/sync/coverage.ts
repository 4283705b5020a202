/** The person's coverages: searched where the plan can, else read one by one as claims name them. */
import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { FhirError } from '../errors.ts';
import type { Capabilities } from '../fhir/capabilities.ts';
import { coverageQuery, coverageRungs, firstCoverageRung } from '../fhir/query.ts';
import { downloadPages, type PageSource } from './pages.ts';
import { wholePass } from './passes.ts';
import { isFailureOfPart, isoNow, type SyncRun } from './run.ts';

const coverageType = 'Coverage';

/** Downloads coverages. The plan's refusal is the answer when it has no search for them: claims may still name them. */
export async function syncCoverage(
  run: SyncRun,
  last: SyncCheckpoint | undefined,
  hints: Capabilities,
): Promise<FhirError | null> {
  const firstRung = firstCoverageRung(hints.searchParameters(coverageType));
  const pass = wholePass(last, firstRung);
  if (pass.rung >= coverageRungs) return null;
  try {
    await downloadPages(run, coverageSource(run, last?.matches ?? 0), pass);
    return null;
  } catch (error) {
    if (isFailureOfPart(error)) return error;
    throw error;
  }
}

/** Remembers that this plan gives coverages only one by one. */
export async function rememberNoCoverageSearch(run: SyncRun): Promise<void> {
  const now = isoNow(run.clock);
  await run.data.archive.saveCheckpoint({
    connectionId: run.connection.id,
    resourceType: coverageType,
    mode: 'full',
    startedAt: now,
    since: null,
    rung: coverageRungs,
    nextUrl: null,
    pages: 0,
    done: true,
  });
}

/** `before`: how many the last answer brought. */
function coverageSource(run: SyncRun, before: number): PageSource {
  return {
    resourceType: coverageType,
    what: 'coverage',
    category: 'coverage',
    known: before,
    query: ({ rung }) => coverageQuery(run.connection.patientId, rung),
    afterRefusal(pass) {
      const rung = pass.rung + 1;
      return rung < coverageRungs ? { ...pass, rung } : null;
    },
  };
}
