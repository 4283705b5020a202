/** Single resources: the person, and whom claims and health records name without bringing them along. */
import PQueue from 'p-queue';
import type { AccessWhat } from '#shared/model/access-log';
import type { DataCategory } from '#shared/model/connection';
import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { AppError } from '../errors.ts';
import { readAnswer } from './read-answer.ts';
import { isFailureOfPart, isGranted, isoNow, isPermissionOver, planUrl, type SyncRun } from './run.ts';

const together = 3;
/** A coverage names its payer, and that may name another: more steps than this bring nothing. */
const mostRounds = 3;

type Kind = {
  what: AccessWhat;
  /** Any of these must have been agreed to. */
  categories: readonly DataCategory[];
};

const kinds: Record<string, Kind> = {
  Patient: { what: 'patient', categories: ['patient'] },
  Coverage: { what: 'coverage', categories: ['coverage'] },
  Organization: { what: 'provider', categories: ['providers'] },
  Practitioner: { what: 'provider', categories: ['providers'] },
  PractitionerRole: { what: 'provider', categories: ['providers'] },
  RelatedPerson: { what: 'provider', categories: ['providers'] },
  Location: { what: 'provider', categories: ['visits', 'providers'] },
  Medication: { what: 'health-record', categories: ['medicines'] },
};

/** Providers' types whose refusal is told: without them there are no names. */
const providerTypes = ['Organization', 'Practitioner', 'RelatedPerson'];

/** A refusal of a whole type. `resourceType: null`: it stands for its category. */
export type RefusedType = { category: DataCategory; resourceType: string | null; error: AppError };

/** What reading one by one brought so far: how many coverages, and what was refused. */
export class ReferencesRead {
  readonly tried = new Set<string>();
  readonly refusedTypes = new Set<string>();
  readonly refused: RefusedType[] = [];
  coverages = 0;

  /** Notes the refusal of a type; one for all providers. */
  refuse(type: string, category: DataCategory, error: AppError): void {
    if (this.refusedTypes.has(type)) return;
    this.refusedTypes.add(type);
    const resourceType = category === 'providers' ? null : type;
    const isTold = category === 'providers' ? providerTypes.includes(type) : category !== 'coverage';
    const isKnown = this.refused.some(
      (one) => one.category === category && one.resourceType === resourceType,
    );
    if (isTold && !isKnown) this.refused.push({ category, resourceType, error });
  }
}

/** Reads the person's own record. */
export async function syncPatient(run: SyncRun): Promise<void> {
  await readOne(run, `Patient/${encodeURIComponent(run.connection.patientId)}`);
}

/**
 * Reads what is missing, a few at a time, and notes it in `result`; nothing that was tried there is asked for again.
 * What the plan refuses or does not have is left out: claims and records then show the name they carry themselves.
 */
export async function readMissing(run: SyncRun, result: ReferencesRead): Promise<void> {
  const { tried, refusedTypes } = result;
  const checkpoints = await run.data.archive.listCheckpoints(run.connection.id);
  const tryOne = async (reference: string) => {
    const type = typeOf(reference);
    if (refusedTypes.has(type) || run.signal.aborted) return;
    try {
      const known = checkpoints.find((one) => one.resourceType === type);
      await readOne(run, reference, known);
      if (type === 'Coverage') result.coverages += 1;
    } catch (error) {
      if (!(isFailureOfPart(error) || isPermissionOver(error))) throw error;
      if (isFailureOfPart(error) && error.code !== 'fhir/forbidden') return;
      // Some plans say 401 for a type that they do not share; whether all is over, the next check finds out.
      const category = categoryOf(run, type);
      if (category !== undefined) result.refuse(type, category, error);
    }
  };
  for (let round = 0; round < mostRounds; round += 1) {
    const wanted = (await run.data.archive.listMissingReferences(run.connection.id)).filter(
      (reference) => !tried.has(reference) && isAllowed(run, reference),
    );
    if (wanted.length === 0) break;
    for (const reference of wanted) tried.add(reference);
    await allOf(wanted, tryOne);
    run.signal.throwIfAborted();
  }
}

/** The category in whose name a type is read: the first that was agreed to. */
function categoryOf(run: SyncRun, type: string): DataCategory | undefined {
  return kinds[type]?.categories.find((category) => isGranted(run, category));
}

async function allOf(references: readonly string[], tryOne: (one: string) => Promise<void>): Promise<void> {
  const queue = new PQueue({ concurrency: together });
  try {
    await Promise.all(references.map((one) => queue.add(() => tryOne(one))));
  } finally {
    queue.clear();
    await queue.onIdle();
  }
}

function typeOf(reference: string): string {
  return reference.slice(0, reference.indexOf('/'));
}

/** Only kinds that the person agreed to, and only references that are plainly a type and an id. */
function isAllowed(run: SyncRun, reference: string): boolean {
  const category = categoryOf(run, typeOf(reference));
  const isPlain = /^[A-Za-z]+\/[\w.-]{1,128}(?:\/_history\/[\w.-]{1,64})?$/.test(reference);
  return category !== undefined && isPlain && !reference.includes('..');
}

/** Reads and stores one resource; how its type is searched stays as it is known. */
async function readOne(run: SyncRun, reference: string, known?: SyncCheckpoint): Promise<void> {
  const resourceType = typeOf(reference);
  const what = kinds[resourceType]?.what;
  const category = categoryOf(run, resourceType);
  if (what === undefined || category === undefined) return;
  const url = planUrl(run, reference);
  const { read } = await readAnswer(run, { url, resourceType, what, category, page: null });
  const now = isoNow(run.clock);
  const fresh: SyncCheckpoint = {
    connectionId: run.connection.id,
    resourceType,
    mode: 'first',
    startedAt: now,
    since: null,
    rung: 0,
    nextUrl: null,
    pages: 1,
    done: true,
  };
  await run.data.archive.storePage(read.page, known ?? fresh, now);
  run.counts.pages += 1;
}
