/** What may be read by id, under which category, and how the answer is stored. */
import type { AccessWhat } from '#shared/model/access-log';
import type { DataCategory } from '#shared/model/plans/connection';
import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type { Question, ReadAnswer } from './read-answer.ts';
import { isGranted, isoNow, type SyncRun } from './run.ts';

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

/** `Organization` of `Organization/12`. */
export function typeOf(reference: string): string {
  return reference.slice(0, reference.indexOf('/'));
}

/** The category in whose name a type is read: the first that was agreed to. */
export function categoryOf(run: SyncRun, type: string): DataCategory | undefined {
  return kinds[type]?.categories.find((category) => isGranted(run, category));
}

/** Only kinds that the person agreed to, and only references that are plainly a type and an id. */
export function isAllowed(run: SyncRun, reference: string): boolean {
  const category = categoryOf(run, typeOf(reference));
  const isPlain = /^[A-Za-z]+\/(?!\.+$)[\w.-]{1,128}(?:\/_history\/[\w.-]{1,64})?$/.test(reference);
  return category !== undefined && isPlain && !reference.includes('..');
}

/** The part of a question that follows from the type; `null` when no agreed category covers the type. */
export function questionAbout(
  run: SyncRun,
  resourceType: string,
): Pick<Question, 'resourceType' | 'what' | 'category'> | null {
  const what = kinds[resourceType]?.what;
  const category = categoryOf(run, resourceType);
  return what === undefined || category === undefined ? null : { resourceType, what, category };
}

/** Stores what was read by id, without changing what is known about searching its type. */
export async function storeReadById(
  run: SyncRun,
  answered: ReadAnswer,
  { resourceType, known }: { resourceType: string; known: SyncCheckpoint | undefined },
): Promise<void> {
  const now = isoNow(run.clock);
  const fresh: SyncCheckpoint = {
    connectionId: run.connection.id,
    resourceType,
    mode: 'first',
    startedAt: now,
    since: null,
    nextUrl: null,
    pages: 1,
    done: true,
  };
  await answered.store(known ?? fresh, { begunAt: now });
  run.counts.pages += 1;
}
