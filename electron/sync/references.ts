/** Resources read by id: the person, and whom claims and health records name without bringing them along. */
import PQueue from 'p-queue';
import type { DataCategory } from '#shared/model/plans/connection';
import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { KnownReference } from '../data/archive/missing-references.ts';
import { type AppError, FhirError } from '../errors.ts';
import {
  forgetRefusal,
  isStillRefused,
  notSearchedBecause,
  rememberedRefusal,
  rememberNoSearch,
  rememberRefusal,
} from './checkpoints.ts';
import { claimsType } from './claims.ts';
import { isListable, readIdList, splitReferences } from './id-lists.ts';
import { isUnsettled } from './passes.ts';
import { readAnswer } from './read-answer.ts';
import { categoryOf, isAllowed, questionAbout, storeReadById, typeOf } from './reference-kinds.ts';
import {
  isAbsence,
  isFailureOfPart,
  isPermissionOver,
  isRefusal,
  planUrl,
  refusedPartError,
  type SyncRun,
} from './run.ts';

const together = 3;
/** A coverage names its payer, which may name another organization; longer chains are not followed. */
const mostRounds = 3;
/** What came since is not asked for again, however often a plan sends all claims: some do at each check. */
const oldAfterMs = 15 * 86_400_000;

/** Types of providers whose refusal is reported: without them there are no names. */
const providerTypes = ['Organization', 'Practitioner', 'RelatedPerson'];

/** A refusal of a whole type. `resourceType: null`: it stands for its category. */
export type RefusedType = { category: DataCategory; resourceType: string | null; error: AppError };

/** What reading by id brought so far: how many coverages, and what was refused. */
export class ReferencesRead {
  readonly tried = new Set<string>();
  /** What the plan has, and what it says it has not. */
  readonly answered = new Set<string>();
  readonly refusedTypes = new Map<string, AppError>();
  /** Types whose resources the plan does not find by a list of ids. */
  readonly unlistable = new Set<string>();
  readonly refused: RefusedType[] = [];
  coverages = 0;

  /** Notes the refusal of a type; one for all providers. */
  refuse(type: string, category: DataCategory, error: AppError): void {
    if (this.refusedTypes.has(type)) return;
    this.refusedTypes.set(type, error);
    const resourceType = category === 'providers' ? null : type;
    const isReported = category === 'providers' ? providerTypes.includes(type) : category !== 'coverage';
    const isKnown = this.refused.some(
      (one) => one.category === category && one.resourceType === resourceType,
    );
    if (isReported && !isKnown) this.refused.push({ category, resourceType, error });
  }
}

/**
 * Reads what is missing and notes it in `result`: several of a type in one search where the plan supports that, else
 * one by one, a few at a time. Nothing is asked for twice with one `result`. What the plan refuses or lacks is left
 * out: claims and records then show the name they carry themselves.
 */
export async function readMissing(run: SyncRun, result: ReferencesRead): Promise<void> {
  const { tried } = result;
  const reader = new ReferenceReader(run, result, await run.data.archive.listCheckpoints(run.connection.id));
  for (let round = 0; round < mostRounds; round += 1) {
    const wanted = (await run.data.archive.listMissingReferences(run.connection.id)).filter(
      (reference) => !tried.has(reference) && isAllowed(run, reference),
    );
    if (wanted.length === 0) break;
    for (const reference of wanted) tried.add(reference);
    await reader.read(wanted);
    run.signal.throwIfAborted();
  }
  await reader.noteRefusals();
}

/**
 * Notes in `result` what the plan refused to give by id in an earlier check and is still missing, for a check that asks
 * for none of it.
 */
export async function recallRefusals(run: SyncRun, result: ReferencesRead): Promise<void> {
  const refused = (await run.data.archive.listCheckpoints(run.connection.id)).flatMap((one) => {
    const error = isReadCheckpoint(one) ? rememberedRefusal(one) : null;
    return error === null ? [] : [{ type: one.resourceType.slice(0, -readSuffix.length), error }];
  });
  if (refused.length === 0) return;
  const missing = await run.data.archive.listMissingReferences(run.connection.id);
  const types = new Set(missing.filter((reference) => isAllowed(run, reference)).map(typeOf));
  for (const { type, error } of refused) {
    const category = categoryOf(run, type);
    if (category !== undefined && types.has(type)) result.refuse(type, category, error);
  }
}

/** True when the plan refused something by id so long ago, or before a new sign-in, that it is asked for again. */
export function isRefusalOld(run: SyncRun, checkpoints: readonly SyncCheckpoint[]): boolean {
  return checkpoints.some(
    (one) => isReadCheckpoint(one) && rememberedRefusal(one) !== null && !isStillRefused(run, one),
  );
}

/**
 * Reads again what is known by name and has not come for long, once a pass over all claims has ended: that brings along
 * only what plans include. What the plan refuses stays as it is. A coverage that neither that pass nor the search has
 * brought counts as taken back, unless it is found here; until each has been answered, none does.
 */
export async function readKnownAgain(run: SyncRun, { tried }: ReferencesRead): Promise<void> {
  const checkpoints = await run.data.archive.listCheckpoints(run.connection.id);
  const claims = checkpoints.find(({ resourceType }) => resourceType === claimsType);
  const isWhole = isUnsettled(claims);
  const begunAt = isWhole ? claims?.startedAt : claims?.fullAt;
  if (begunAt === undefined) return;
  const longAgo = new Date(Date.parse(begunAt) - oldAfterMs).toISOString();
  const isOld = ({ reference, seenIn, isRemoved }: KnownReference) =>
    typeOf(reference) === 'Coverage'
      ? seenIn < begunAt && (isWhole || !isRemoved)
      : isWhole && seenIn < longAgo;
  const wanted = (await run.data.archive.listKnownReferences(run.connection.id))
    .filter(isOld)
    .map(({ reference }) => reference)
    .filter((reference) => isListable(reference) && !tried.has(reference) && isAllowed(run, reference));
  const result = new ReferencesRead();
  try {
    await new ReferenceReader(run, result, checkpoints).read(wanted);
  } finally {
    const open = wanted.filter((reference) => !result.answered.has(reference));
    const search = checkpoints.find(({ resourceType, pages }) => resourceType === 'Coverage' && pages > 0);
    if (search !== undefined && open.some((reference) => typeOf(reference) === 'Coverage'))
      await run.data.archive.saveCheckpoint({ ...search, done: false });
  }
  run.signal.throwIfAborted();
}

class ReferenceReader {
  readonly #run: SyncRun;
  readonly #result: ReferencesRead;
  readonly #checkpoints: readonly SyncCheckpoint[];
  /** What the current round has not tried yet. */
  readonly #left = new Set<string>();
  /** Types whose list found nothing: either none of it exists, or the plan does not support lists. */
  readonly #doubted = new Set<string>();
  /** What the plan answered where it did not take the question for one resource. */
  readonly #rejected = new Map<string, FhirError>();
  /** Types that the plan refused to this reader. */
  readonly #refusedHere = new Set<string>();

  constructor(run: SyncRun, result: ReferencesRead, checkpoints: readonly SyncCheckpoint[]) {
    this.#run = run;
    this.#result = result;
    this.#checkpoints = checkpoints;
  }

  async read(wanted: readonly string[]): Promise<void> {
    for (const reference of wanted) this.#left.add(reference);
    const byType = Map.groupBy(wanted.filter(isListable), typeOf);
    await forEachTogether([...byType], ([type, references]) => this.#readLists(type, references));
    await forEachTogether([...this.#left], (reference) => this.#readAlone(reference));
  }

  async #readLists(type: string, references: readonly string[]): Promise<void> {
    if (notSearchedBecause(this.#checkpoint(listCheckpoint(type))) !== null) return;
    for (const list of splitReferences(this.#run, type, references)) {
      if (this.#run.signal.aborted || this.#isRefused(type) || this.#result.unlistable.has(type)) return;
      if (list.length > 1) await this.#readList(type, list);
    }
  }

  async #readList(type: string, references: readonly string[]): Promise<void> {
    const { unlistable } = this.#result;
    try {
      const known = this.#checkpoint(type);
      const { brought, outcome } = await readIdList(this.#run, type, { references, known });
      for (const reference of brought) {
        this.#left.delete(reference);
        this.#result.answered.add(reference);
      }
      if (type === 'Coverage') this.#result.coverages += brought.length;
      if (outcome !== 'found') unlistable.add(type);
      if (outcome === 'nothing') this.#doubted.add(type);
      if (outcome === 'ignored') await rememberNoSearch(this.#run, listCheckpoint(type), 'refused');
    } catch (error) {
      if (!(isFailureOfPart(error) || isPermissionOver(error))) throw error;
      unlistable.add(type);
      if (isPermissionOver(error)) this.#refuse(type, error);
      if (isListRefusal(error)) await rememberNoSearch(this.#run, listCheckpoint(type), 'refused');
      // The plan may forbid the whole type, which one read shows.
      const [first] = references;
      if (error.code === 'fhir/forbidden' && first !== undefined) await this.#readAlone(first);
    }
  }

  async #readAlone(reference: string): Promise<void> {
    const type = typeOf(reference);
    this.#left.delete(reference);
    if (this.#isRefused(type) || this.#run.signal.aborted) return;
    try {
      await readOne(this.#run, reference, this.#checkpoint(type));
      this.#result.answered.add(reference);
      if (type === 'Coverage') this.#result.coverages += 1;
      if (isListable(reference) && this.#doubted.delete(type))
        await rememberNoSearch(this.#run, listCheckpoint(type), 'refused');
    } catch (error) {
      if (!(isFailureOfPart(error) || isPermissionOver(error))) throw error;
      if (isAbsence(error)) this.#result.answered.add(reference);
      if (isFailureOfPart(error) && error.code === 'fhir/rejected') this.#rejected.set(type, error);
      if (isFailureOfPart(error) && error.code !== 'fhir/forbidden') return;
      this.#refuse(type, error);
    }
  }

  /**
   * Notes the types of which the plan takes no question by id at all, and keeps all refusals for the checks that ask for
   * nothing. What it gives now is refused no more.
   */
  async noteRefusals(): Promise<void> {
    const { refusedTypes, answered } = this.#result;
    if (this.#rejected.size > 0) {
      const known = await this.#run.data.archive.listKnownReferences(this.#run.connection.id);
      const given = new Set(known.map(({ reference }) => typeOf(reference)));
      for (const [type, error] of this.#rejected) if (!given.has(type)) this.#refuse(type, error);
    }
    for (const type of this.#refusedHere) {
      const error = refusedTypes.get(type);
      if (error !== undefined) await rememberRefusal(this.#run, `${type}${readSuffix}`, error);
    }
    for (const type of new Set([...answered].map(typeOf))) {
      const name = `${type}${readSuffix}`;
      const isForgotten = !refusedTypes.has(type) && rememberedRefusal(this.#checkpoint(name)) !== null;
      if (isForgotten) await forgetRefusal(this.#run, name);
    }
  }

  #checkpoint(resourceType: string): SyncCheckpoint | undefined {
    return this.#checkpoints.find((one) => one.resourceType === resourceType);
  }

  #isRefused(type: string): boolean {
    return this.#result.refusedTypes.has(type);
  }

  /** Some plans answer 401 for a type that they do not share; the next check shows whether the permission is over. */
  #refuse(type: string, error: AppError): void {
    const category = categoryOf(this.#run, type);
    const isPartOnly = error.code === 'fhir/unauthorized' || error.code === 'oauth/reconnect-needed';
    if (category === undefined) return;
    this.#refusedHere.add(type);
    this.#result.refuse(type, category, isPartOnly ? refusedPartError() : error);
  }
}

/** Ends the name of the checkpoint that says that the plan refuses to give a type by id. */
const readSuffix = '|read';

function isReadCheckpoint({ resourceType }: SyncCheckpoint): boolean {
  return resourceType.endsWith(readSuffix);
}

/** Name of the checkpoint that says whether the plan finds a type by lists of ids. */
function listCheckpoint(type: string): string {
  return `${type}|by-id`;
}

function isListRefusal(error: AppError): boolean {
  return error instanceof FhirError && (isRefusal(error) || isAbsence(error));
}

/** Runs a step for each, a few at a time. After a fault, no further step begins. */
async function forEachTogether<T>(all: readonly T[], step: (one: T) => Promise<void>): Promise<void> {
  const queue = new PQueue({ concurrency: together });
  try {
    await Promise.all(all.map((one) => queue.add(() => step(one))));
  } finally {
    queue.clear();
    await queue.onIdle();
  }
}

async function readOne(run: SyncRun, reference: string, known: SyncCheckpoint | undefined): Promise<void> {
  const resourceType = typeOf(reference);
  const question = questionAbout(run, resourceType);
  if (question === null) return;
  const answered = await readAnswer(run, { ...question, url: planUrl(run, reference), page: null });
  await storeReadById(run, answered, { resourceType, known });
}
