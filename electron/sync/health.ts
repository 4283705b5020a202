/**
 * The health records that the person agreed to share, type by type. A type that the plan refuses or lacks is reported
 * with the reason; the others go on.
 */

import { type HealthType, isRareType, searchedTypes } from '#shared/model/health/health-kinds';
import type { DataCategory, HealthCategory, MissingPart } from '#shared/model/plans/connection';
import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { HealthSearch } from '../data/archive/search-form.ts';
import { FhirError, toFailure } from '../errors.ts';
import type { Capabilities } from '../fhir/capabilities.ts';
import {
  firstHealthSearch,
  healthQuery,
  isHealthCategory,
  isUsualPart,
  nextHealthSearch,
  partsOf,
  plainestHealthSearch,
} from '../fhir/health-query.ts';
import {
  healthSearchOf,
  isListBegun,
  isStillRefused,
  notSearchedBecause,
  rememberedRefusal,
  rememberNoSearch,
  rememberRefusal,
} from './checkpoints.ts';
import { downloadPages, type PageSource } from './pages.ts';
import { isLongAgo, nextPass, withEverything, withProvenance } from './passes.ts';
import { asFailureOfPart } from './refusals.ts';
import { isRefusal, type SyncRun } from './run.ts';

type Wish = { full: boolean; hints: Capabilities; checkpoints: readonly SyncCheckpoint[] };
/** `isSome`: only some of the type is missing. */
type Fault = { error: FhirError; isSome: boolean };
type Part = { category: HealthCategory; type: HealthType; part: string | null };

/** True when the plan's own description is needed to know which types it has. */
export function needsHints(run: SyncRun, checkpoints: readonly SyncCheckpoint[], full: boolean): boolean {
  const now = run.clock.now();
  return grantedHealth(run).some((category) =>
    searchedTypes(category).some((type) => {
      const known = checkpoints.filter(({ resourceType }) => resourceType.split('|')[0] === type);
      const isOld = (one: SyncCheckpoint) =>
        notSearchedBecause(one) === 'unlisted' && isLongAgo(one.startedAt, now);
      return full || known.length === 0 || known.some(isOld);
    }),
  );
}

function grantedHealth(run: SyncRun): HealthCategory[] {
  return run.connection.granted.filter((category: DataCategory) => isHealthCategory(category));
}

/** Downloads every granted category and returns what is missing. */
export async function syncHealth(run: SyncRun, wish: Wish): Promise<MissingPart[]> {
  const missing: MissingPart[] = [];
  let stopped: Fault | null = null;
  for (const category of grantedHealth(run)) {
    run.signal.throwIfAborted();
    run.progress.begin(category);
    const faults: (Fault & { type: string })[] = [];
    const asked: string[] = [];
    for (const type of searchedTypes(category)) {
      if (await isUnlisted(run, type, wish)) continue;
      asked.push(type);
      const fault: Fault | null = stopped ?? (await syncType(run, { category, type, part: null }, wish));
      if (fault === null) continue;
      faults.push({ ...fault, type });
      if (isFatal(fault.error)) stopped = { ...fault, isSome: false };
    }
    missing.push(...missingOf(category, asked, faults));
  }
  return missing;
}

/** One entry for a category that is missing as a whole, else one for each missing type. */
function missingOf(
  category: DataCategory,
  asked: readonly string[],
  faults: readonly (Fault & { type: string })[],
): MissingPart[] {
  const [first] = faults;
  if (first !== undefined && faults.length === asked.length && faults.every(({ isSome }) => !isSome))
    return [{ category, resourceType: null, failure: toFailure(first.error) }];
  return faults.map(({ type, error, isSome }) => ({
    category,
    resourceType: type,
    ...(isSome ? { isSome } : {}),
    failure: toFailure(error),
  }));
}

/** True when the remaining types need not be tried: the plan cannot be reached, or asks for a long pause. */
function isFatal({ code }: FhirError): boolean {
  return code === 'fhir/unreachable' || code === 'fhir/throttled';
}

/**
 * True when the plan's description lists other types but not this one; where it lists none, of a type that few plans have.
 * Remembers that.
 */
async function isUnlisted(run: SyncRun, type: string, { hints, checkpoints }: Wish): Promise<boolean> {
  const known = checkpoints.filter(({ resourceType }) => resourceType === type);
  if (!hints.listsAny && known.length > 0) return known.some((one) => notSearchedBecause(one) === 'unlisted');
  const isOffered = hints.listsAny ? hints.lists(type) : !isRareType(type);
  if (!isOffered) await rememberNoSearch(run, type, 'unlisted');
  return !isOffered;
}

/** Downloads one type: as a whole, else category by category. `null` when it is all here. */
async function syncType(run: SyncRun, whole: Part, wish: Wish): Promise<Fault | null> {
  const parts = partsOf(whole.type);
  const isSplit = isStillByCategory(run, lastOf(wish, whole));
  const error = isSplit ? null : await attempt(run, () => download(run, whole, wish));
  const isRefused = error !== null && isRefusal(error) && !(await isListBegun(run, whole.type));
  // 401 is said of a whole type.
  if (!isSplit && (parts.length === 0 || !isRefused || error.status === 401))
    return error && { error, isSome: false };
  return await syncParts(run, whole, { parts, refused: error, wish });
}

/** True when a type is searched by category, and that is not so long ago that it is tried as a whole again. */
function isStillByCategory(run: SyncRun, last: SyncCheckpoint | undefined): boolean {
  if (last === undefined || notSearchedBecause(last) !== 'by-category') return false;
  return !isLongAgo(last.startedAt, run.clock.now());
}

async function syncParts(
  run: SyncRun,
  whole: Part,
  { parts, refused, wish }: { parts: readonly string[]; refused: FhirError | null; wish: Wish },
): Promise<Fault | null> {
  let failed: FhirError | null = null;
  let refusal = refused;
  let worked = 0;
  /** Categories that the plan refuses, by name. */
  const without = new Map<string, FhirError>();
  const remembered = new Map<string, FhirError | null>();
  for (const part of parts) {
    const one = { ...whole, part };
    const last = lastOf(wish, one);
    if (isStillRefused(run, last) && !wish.full) {
      remembered.set(part, rememberedRefusal(last));
      continue;
    }
    const error = await attempt(run, () => download(run, one, wish));
    if (error === null) worked += 1;
    else if (isRefusal(error) && !hasBrought(last) && !(await isListBegun(run, nameOf(one))))
      without.set(part, error);
    else failed ??= error;
    if (error !== null && isRefusal(error)) refusal ??= error;
    if (error !== null && isFatal(error)) break;
    // A plan that refuses the most usual categories too does not share this type at all.
    if (worked === 0 && without.size > (error?.status === 403 || error?.status === 401 ? 0 : 1)) break;
  }
  const held = [...remembered, ...without].find(([part, error]) => error !== null && isHeldBack(part, error));
  const some = failed ?? held?.[1] ?? null;
  if (worked === 0) {
    const error = failed ?? refusal ?? some;
    return error && { error, isSome: false };
  }
  await rememberNoSearch(run, whole.type, 'by-category');
  for (const [part, error] of without) await rememberRefusal(run, nameOf({ ...whole, part }), error);
  return some && { error: some, isSome: true };
}

/** True for a refused category of which the plan has records; others are refused by plans that do not know them. */
function isHeldBack(part: string, { code }: FhirError): boolean {
  return code === 'fhir/forbidden' || isUsualPart(part);
}

/** Returns the error if the other parts can still be tried after it; `null` on success. */
async function attempt(run: SyncRun, step: () => Promise<void>): Promise<FhirError | null> {
  run.signal.throwIfAborted();
  try {
    await step();
    return null;
  } catch (error) {
    if (error instanceof FhirError && isFatal(error)) return error;
    const failure = await asFailureOfPart(run, error);
    if (failure === null) throw error;
    return failure;
  }
}

/** True for a search that has worked before: if the plan refuses it now, something is missing. */
function hasBrought(last: SyncCheckpoint | undefined): boolean {
  return last !== undefined && last.pages > 0;
}

function nameOf({ type, part }: Part): string {
  return part === null ? type : `${type}|${part}`;
}

function lastOf({ checkpoints, hints }: Wish, part: Part): SyncCheckpoint | undefined {
  const last = checkpoints.find(({ resourceType }) => resourceType === nameOf(part));
  return notSearchedBecause(last) === 'unlisted' && hints.listsAny ? undefined : last;
}

async function download(run: SyncRun, part: Part, wish: Wish): Promise<void> {
  const last = lastOf(wish, part);
  const known = last !== undefined && last.pages > 0 ? last : undefined;
  const first = firstHealthSearch(part);
  const search = healthSearchOf(known) ?? first;
  const next = nextPass(known, { now: run.clock.now(), full: wish.full, search });
  const pass = withProvenance(withEverything(next, first), wish.hints.bringsProvenance(part.type));
  await downloadPages(run, sourceOf(run, part, known?.fullMatches ?? 0), pass);
}

function sourceOf(run: SyncRun, part: Part, known: number): PageSource<HealthSearch> {
  const { patientId } = run.connection;
  return {
    resourceType: part.type,
    checkpoint: nameOf(part),
    what: 'health-record',
    category: part.category,
    known,
    query: ({ since, search }) =>
      healthQuery({ patientId, type: part.type, part: part.part, since, pageSize: run.pageSize }, search),
    afterRefusal(pass, status) {
      // The search has worked before, so it is the date that the plan refuses.
      if (pass.mode === 'changes') return { ...pass, mode: 'full', since: null };
      const search = nextHealthSearch(part, pass.search, status);
      return search === null ? null : { ...pass, search };
    },
    afterFault(pass) {
      const search = plainestHealthSearch(part, pass.search);
      return search === null ? null : { ...pass, search };
    },
  };
}
