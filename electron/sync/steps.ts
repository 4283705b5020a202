/** The steps of one sync, in order. A step that the plan refuses is reported; the others go on. */
import type { DataCategory, MissingPart } from '#shared/model/plans/connection';
import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import { type AppError, FhirError, toFailure } from '../errors.ts';
import { acceptCheckpoint } from '../fhir/accept.ts';
import { type Capabilities, readCapabilities, unknownCapabilities } from '../fhir/capabilities.ts';
import { isListBegun } from './checkpoints.ts';
import { claimsType, syncClaims } from './claims.ts';
import { type CoverageRefusal, rememberNoCoverageSearch, syncCoverage } from './coverage.ts';
import { needsHints, syncHealth } from './health.ts';
import { syncInsuranceCard } from './insurance-card.ts';
import { isLongAgo } from './passes.ts';
import { noteMissingPatients, readNamedPatients, syncPatient } from './patients.ts';
import { typeOf } from './reference-kinds.ts';
import { isRefusalOld, ReferencesRead, readKnownAgain, readMissing, recallRefusals } from './references.ts';
import { asFailureOfPart } from './refusals.ts';
import { isGranted, isoNow, isPermissionOver, isRefusal, planUrl, type SyncRun } from './run.ts';
import { askForUnseen } from './unseen-claims.ts';

/**
 * The person, the claims, the coverages and whom they name, then the health records and whom those name. Only what was
 * agreed to is asked.
 */
export async function runSteps(run: SyncRun, wish: { full: boolean }): Promise<MissingPart[]> {
  const missing: MissingPart[] = [];
  const note = (category: DataCategory, error: AppError) =>
    missing.push({ category, resourceType: null, failure: toFailure(error) });
  const attempt = async (category: DataCategory, step: () => Promise<void>) => {
    if (!isGranted(run, category)) return;
    run.signal.throwIfAborted();
    run.progress.begin(category);
    try {
      await step();
    } catch (error) {
      const failure = await asFailureOfPart(run, error);
      if (failure === null) throw error;
      note(category, failure);
    }
  };
  const checkpoints = await run.data.archive.listCheckpoints(run.connection.id);
  const lastOf = (type: string) => checkpoints.find((one) => one.resourceType === type);
  const isFirst = checkpoints.every(({ resourceType }) => resourceType === acceptCheckpoint);
  const isHintNeeded = isFirst || isFullPassDue(run, checkpoints) || needsHints(run, checkpoints, wish.full);
  const hints = isHintNeeded ? await askCapabilities(run) : unknownCapabilities;
  await attempt('patient', async () => {
    await syncPatient(run);
    await readNamedPatients(run, null);
  });
  let hasNews = false;
  await attempt('claims', async () => {
    hasNews = await syncClaims(run, { last: lastOf(claimsType), full: wish.full, hints });
    await askForUnseen(run);
  });
  const isWhole = hasNews;
  hasNews ||= run.counts.news > 0;
  let refusedSearch: CoverageRefusal | null = null;
  await attempt('coverage', async () => {
    refusedSearch = await syncCoverages(run, lastOf('Coverage'), hints);
  });
  const references = new ReferencesRead();
  const isAsked = hasNews || isRefusalOld(run, checkpoints) || (await hasAnswers(run));
  await readRest(run, { isAsked, refusedSearch, note, references });
  missing.push(...(await readHealth(run, { full: wish.full, hints, checkpoints }, references)));
  await readKnownAgain(run, references);
  await noteMissingPatients(run, isWhole);
  await readNamedPatients(run, isWhole ? await findWholeSince(run) : null);
  await noteMissingPatients(run, isWhole);
  await readLate(run, references);
  for (const { category, resourceType, error } of [...references.refused, ...run.listFaults])
    missing.push({ category, resourceType, failure: toFailure(error) });
  return missing;
}

/** True where records were filed by an answer of the person since the last check. */
async function hasAnswers({ data, connection: { id, lastCheckedAt } }: SyncRun): Promise<boolean> {
  return lastCheckedAt !== null && data.archive.hasAnswersSince(id, lastCheckedAt);
}

/**
 * Whose a record is may be known only by what came last, as a coverage that it names or a Patient: whom it names, too, is
 * asked for in the same check.
 */
async function readLate(run: SyncRun, references: ReferencesRead): Promise<void> {
  if (run.counts.pages === 0) return;
  if (await run.data.archive.fileOpen(run.connection.id, isoNow(run.clock)))
    await readMissing(run, references);
}

/** When the pass over all claims began that this check has brought to its end; `null` when it has not. */
async function findWholeSince(run: SyncRun): Promise<string | null> {
  const checkpoints = await run.data.archive.listCheckpoints(run.connection.id);
  const claims = checkpoints.find(({ resourceType }) => resourceType === claimsType);
  return claims?.done && claims.mode !== 'changes' ? claims.startedAt : null;
}

/** True when a pass over everything is to come: the plan may have learned to send more meanwhile. */
function isFullPassDue({ clock }: SyncRun, checkpoints: readonly SyncCheckpoint[]): boolean {
  return checkpoints.some(({ fullAt }) => fullAt !== undefined && isLongAgo(fullAt, clock.now()));
}

/** The health records, and whom new ones name. */
async function readHealth(
  run: SyncRun,
  wish: Parameters<typeof syncHealth>[1],
  references: ReferencesRead,
): Promise<MissingPart[]> {
  const missing = await syncHealth(run, wish);
  if (run.counts.records > 0) await readMissing(run, references);
  return missing;
}

/** Searches coverages and asks for the plan's own card. Returns a refusal only if neither brought a coverage. */
async function syncCoverages(
  run: SyncRun,
  last: SyncCheckpoint | undefined,
  hints: Capabilities,
): Promise<CoverageRefusal | null> {
  const refusedSearch = await syncCoverage(run, last, hints);
  const card = await syncInsuranceCard(run);
  if (card.coverages > 0) return null;
  if (refusedSearch !== null || card.refused === null) return refusedSearch;
  const searched = (await run.data.archive.listCheckpoints(run.connection.id)).find(
    ({ resourceType }) => resourceType === 'Coverage',
  );
  return (searched?.matches ?? 0) > 0 ? null : { error: card.refused, isKnown: false };
}

/**
 * The plan refuses the search for coverages: that is told, unless they come one by one, as claims name them. Then it is
 * remembered, and told again once the plan gives none any more.
 */
async function noteCoverage(
  run: SyncRun,
  { error, isKnown }: CoverageRefusal,
  { references, note }: Pick<Rest, 'references' | 'note'>,
): Promise<void> {
  const isRefused = isRefusal(error) && !(await isListBegun(run, 'Coverage'));
  const come = isKnown ? await hasCoverage(run) : references.coverages > 0;
  if (!isRefused || !come || references.refusedTypes.has('Coverage')) note('coverage', error);
  else if (!isKnown) await rememberNoCoverageSearch(run, error);
}

async function hasCoverage(run: SyncRun): Promise<boolean> {
  const known = await run.data.archive.listKnownReferences(run.connection.id);
  return known.some(({ reference, isRemoved }) => typeOf(reference) === 'Coverage' && !isRemoved);
}

type Rest = {
  /** False: nothing new may name anybody, so what was refused by id before is not asked for again. */
  isAsked: boolean;
  refusedSearch: CoverageRefusal | null;
  note(category: DataCategory, error: AppError): void;
  references: ReferencesRead;
};

async function readRest(run: SyncRun, { isAsked, refusedSearch, note, references }: Rest): Promise<void> {
  if (isAsked) {
    run.signal.throwIfAborted();
    run.progress.begin('providers');
    await readMissing(run, references);
  } else await recallRefusals(run, references);
  if (refusedSearch !== null) await noteCoverage(run, refusedSearch, { references, note });
}

/**
 * What the plan says about itself; other failures are ignored, since the real requests will meet them too.
 *
 * @throws {FhirError} fhir/wrong-version
 */
async function askCapabilities(run: SyncRun): Promise<Capabilities> {
  try {
    return await run.client.get({
      url: planUrl(run, 'metadata'),
      what: 'plan-lookup',
      category: null,
      page: null,
      why: run.why,
      signal: run.signal,
      retries: 0,
      read: async ({ bytes }) => ({ value: readCapabilities(bytes), records: null }),
    });
  } catch (error) {
    const isHarmless = error instanceof FhirError && error.code !== 'fhir/wrong-version';
    if (isHarmless || isPermissionOver(error)) return unknownCapabilities;
    throw error;
  }
}
