/** Single resources: the person, and whom claims name without bringing them along. */
import PQueue from 'p-queue';
import type { AccessWhat } from '#shared/model/access-log';
import type { DataCategory } from '#shared/model/connection';
import type { SyncCheckpoint } from '../data/operations.ts';
import type { AppError } from '../errors.ts';
import { readAnswer } from './read-answer.ts';
import { isFailureOfPart, isGranted, isoNow, isPermissionOver, planUrl, type SyncRun } from './run.ts';

const together = 3;
/** A coverage names its payer, and that may name another: more steps than this bring nothing. */
const mostRounds = 3;

const kinds: Record<string, { what: AccessWhat; category: DataCategory }> = {
  Patient: { what: 'patient', category: 'patient' },
  Coverage: { what: 'coverage', category: 'coverage' },
  Organization: { what: 'provider', category: 'providers' },
  Practitioner: { what: 'provider', category: 'providers' },
  RelatedPerson: { what: 'provider', category: 'providers' },
};

/** What reading one by one brought: how many coverages, and the first refusal of a whole type of providers. */
export type ReferencesRead = { coverages: number; refused: AppError | null };

/** Reads the person's own record. */
export async function syncPatient(run: SyncRun): Promise<void> {
  await readOne(run, `Patient/${encodeURIComponent(run.connection.patientId)}`);
}

/**
 * Reads what is missing, a few at a time. What the plan refuses or does not have is left out: claims then show the
 * name they carry themselves.
 */
export async function readMissing(run: SyncRun): Promise<ReferencesRead> {
  const tried = new Set<string>();
  const refusedTypes = new Set<string>();
  const result: ReferencesRead = { coverages: 0, refused: null };
  const checkpoints = await run.data.checkpoints(run.connection.id);
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
      refusedTypes.add(type);
      if (kinds[type]?.category === 'providers') result.refused ??= error;
    }
  };
  for (let round = 0; round < mostRounds; round += 1) {
    const wanted = (await run.data.missingReferences(run.connection.id)).filter(
      (reference) => !tried.has(reference) && isAllowed(run, reference),
    );
    if (wanted.length === 0) break;
    for (const reference of wanted) tried.add(reference);
    await allOf(wanted, tryOne);
    run.signal.throwIfAborted();
  }
  return result;
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
  const kind = kinds[typeOf(reference)];
  const isPlain = /^[A-Za-z]+\/[\w.-]{1,128}(?:\/_history\/[\w.-]{1,64})?$/.test(reference);
  return kind !== undefined && isPlain && !reference.includes('..') && isGranted(run, kind.category);
}

/** Reads and stores one resource; how its type is searched stays as it is known. */
async function readOne(run: SyncRun, reference: string, known?: SyncCheckpoint): Promise<void> {
  const resourceType = typeOf(reference);
  const kind = kinds[resourceType];
  if (kind === undefined) return;
  const { read } = await readAnswer(run, { url: planUrl(run, reference), resourceType, ...kind, page: null });
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
  await run.data.storePage(read.page, known ?? fresh, now);
  run.counts.pages += 1;
}
