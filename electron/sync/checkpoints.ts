/** How a plan is searched, as read from checkpoints of this version and earlier ones, and written to them. */

import type { SyncCheckpoint } from '../data/archive/checkpoints.ts';
import type {
  AcceptForm,
  ClaimsSearch,
  CoverageSearch,
  HealthSearch,
  NoSearch,
  SearchForm,
} from '../data/archive/search-form.ts';
import { type AppError, FhirError, toFailure } from '../errors.ts';
import { acceptCheckpoint, keptForm } from '../fhir/accept.ts';
import { filtersOf, isSearchedHealthType } from '../fhir/health-query.ts';
import { knownIncludes } from '../fhir/query.ts';
import { isLongAgo } from './passes.ts';
import { isoNow, type SyncRun } from './run.ts';

/** How claims were searched last; `null` when they were not. */
export function claimsSearchOf(last: SyncCheckpoint | undefined): ClaimsSearch | null {
  const search = searchOf(last);
  return search !== null && 'includes' in search ? search : null;
}

export function coverageSearchOf(last: SyncCheckpoint | undefined): CoverageSearch | null {
  const search = searchOf(last);
  return search !== null && 'person' in search ? search : null;
}

export function healthSearchOf(last: SyncCheckpoint | undefined): HealthSearch | null {
  const search = searchOf(last);
  return search !== null && 'filter' in search ? search : null;
}

/** Why a type, or one category of it, is not searched; `null` when it is, or was never asked for. */
export function notSearchedBecause(last: SyncCheckpoint | undefined): NoSearch['notSearched'] | null {
  const search = searchOf(last);
  return search !== null && 'notSearched' in search ? search.notSearched : null;
}

/** True when a list broke off after its first page: what was refused then is not the search. */
export async function isListBegun(run: SyncRun, resourceType: string): Promise<boolean> {
  const checkpoints = await run.data.archive.listCheckpoints(run.connection.id);
  return checkpoints.some((one) => one.resourceType === resourceType && one.pages > 0 && !one.done);
}

/** What the plan answered when it refused a type or one category of it; `null` when that was not kept. */
export function rememberedRefusal(last: SyncCheckpoint | undefined): FhirError | null {
  const search = searchOf(last);
  const failure = search !== null && 'notSearched' in search ? search.failure : undefined;
  if (failure === undefined) return null;
  const { code, message, details } = failure;
  return new FhirError(code, message, details === undefined ? {} : { details });
}

/** True for a refusal that is not tried again yet: not for a month, unless the person signs in again before. */
export function isStillRefused(run: SyncRun, last: SyncCheckpoint | undefined): boolean {
  if (last === undefined || notSearchedBecause(last) !== 'refused') return false;
  const isOfThisSignIn = Date.parse(last.startedAt) >= Date.parse(run.connection.connectedAt);
  return isOfThisSignIn && !isLongAgo(last.startedAt, run.clock.now());
}

/** Remembers why a type, or one category of it, is not searched; `resourceType` is the checkpoint's name. */
export async function rememberNoSearch(
  run: SyncRun,
  resourceType: string,
  notSearched: NoSearch['notSearched'],
): Promise<void> {
  await remember(run, resourceType, { notSearched });
}

/** Remembers what the plan answered when it refused; the checks that do not ask again tell it from here. */
export async function rememberRefusal(run: SyncRun, resourceType: string, error: AppError): Promise<void> {
  await remember(run, resourceType, { notSearched: 'refused', failure: toFailure(error) });
}

/** Forgets a refusal: the plan gives now what it refused. */
export async function forgetRefusal(run: SyncRun, resourceType: string): Promise<void> {
  await remember(run, resourceType, null);
}

/** Keeps which form of JSON the plan takes, where that is not what was kept. */
export async function rememberAccept(run: SyncRun): Promise<void> {
  const accept = run.accepts.takenAt(run.connection.fhirBaseUrl);
  const kept = keptForm(await run.data.archive.listCheckpoints(run.connection.id));
  if (accept !== kept) await remember(run, acceptCheckpoint, { accept });
}

async function remember(
  run: SyncRun,
  resourceType: string,
  search: NoSearch | AcceptForm | null,
): Promise<void> {
  await run.data.archive.saveCheckpoint({
    connectionId: run.connection.id,
    resourceType,
    mode: 'changes',
    startedAt: isoNow(run.clock),
    since: null,
    ...(search === null ? {} : { search }),
    nextUrl: null,
    pages: 0,
    done: true,
  });
}

function searchOf(last: SyncCheckpoint | undefined): SearchForm | null {
  if (last?.search !== undefined) return last.search;
  return last?.rung === undefined ? null : searchOfNumber(last.resourceType, last.rung);
}

/**
 * The search that a number stood for. Even numbers named a page size, each further pair asked for less, and a number
 * past the last meant that the plan does not search.
 */
function searchOfNumber(checkpoint: string, number: number): SearchForm | null {
  const [type = '', part = null] = checkpoint.split('|');
  const step = Math.floor(number / 2);
  const pageSize = number % 2 === 0;
  if (type === 'ExplanationOfBenefit') {
    return { includes: step === 0 ? 'all' : step === 1 ? knownIncludes : [], pageSize };
  }
  if (type === 'Coverage') {
    const person = (['patient', 'beneficiary', 'beneficiary-id'] as const)[number];
    return person === undefined ? { notSearched: 'refused' } : { person };
  }
  if (!isSearchedHealthType(type)) return null;
  if (number < 0) return { notSearched: 'unlisted' };
  const filter = filtersOf({ type, part })[step];
  if (filter === undefined) return { notSearched: part === null ? 'by-category' : 'refused' };
  return { filter, pageSize };
}
