/** Keeps the records of a connection up to date: one sync at a time for each, which can be cancelled and killed. */
import type { EventChannel } from '#shared/ipc/channels';
import type { EventPayload } from '#shared/ipc/contract';
import { searchedTypes } from '#shared/model/health/health-kinds';
import type { MissingPart, SyncEnd, SyncProgress } from '#shared/model/plans/connection';
import type { ConnectionPatch, ConnectionRecord } from '../data/people/connections.ts';
import { type FaultPlace, locateFault, OAuthError, StoreError, SyncError, toFailure } from '../errors.ts';
import { AcceptBook } from '../fhir/accept.ts';
import { type AuthorizedFetch, createFhirClient } from '../fhir/client.ts';
import { isHealthCategory } from '../fhir/health-query.ts';
import { usualPageSize } from '../fhir/query.ts';
import { waitBy } from '../fhir/waits.ts';
import { requiredCategories } from '../oauth/scopes.ts';
import type { Clock, Log } from '../ports.ts';
import { type SyncAmount, SyncBudget, usualBudget } from './budget.ts';
import { rememberAccept } from './checkpoints.ts';
import { claimsType, listUnsettled, settlePass } from './claims.ts';
import { ProgressReporter } from './progress.ts';
import { isoNow, isPermissionOver, type PlanConnection, type SyncData, type SyncRun } from './run.ts';
import { runSteps } from './steps.ts';

export type SyncParts = {
  authorizedFetch: AuthorizedFetch;
  /** Which form of JSON plans take, as `authorizedFetch` learns it; never anything else than FHIR's when absent. */
  accepts?: AcceptBook;
  data: SyncData;
  clock: Clock;
  log: Log;
  emit<E extends EventChannel>(event: E, payload: EventPayload<E>): void;
  /** Further hosts that the registry knows as a plan's own for links to further pages. */
  linkHosts?(payerId: string | null): readonly string[];
  /** True for plans that make an insurance card on request. */
  makesCard?(payerId: string | null): boolean;
  /** The largest page size that the plan accepts, where known. */
  mostPerPage?(payerId: string | null): number | null;
  /** How much one check may bring before the person is asked; as usual when absent. */
  budget?: SyncAmount;
  /** Asks whether a check goes on that brought so much; without it, it ends. */
  askToGoOn?(planName: string): Promise<boolean>;
  /** From 0 to 1, for the jitter of waits. */
  random?(): number;
};

export type SyncWish = { full?: boolean; isAttended?: boolean };

export type Sync = {
  /**
   * Brings the connection up to date and returns how that ended; `full` asks for everything again, `isAttended` means
   * that the person wants it now and can be asked.
   *
   * @throws {SyncError} sync/already-running; sync/cancelled once everything was cancelled
   */
  start(connectionId: string, wish?: SyncWish): Promise<SyncEnd>;
  /** Ends a running sync; what has arrived is kept. Resolves when it has ended. */
  cancel(connectionId: string): Promise<void>;
  /** Ends every running sync as `cancel` does. */
  cancelAll(): Promise<void>;
  running(connectionId: string): SyncProgress | null;
  /** Cancels everything and waits for it; nothing starts any more. */
  dispose(): Promise<void>;
};

type Running = { abort: AbortController; progress: ProgressReporter; ended: Promise<SyncEnd> };

/** No plan is left alone for longer, whatever it asks for. */
const longestPlanWait = 24 * 60 * 60 * 1000;

/** A sync service over the given parts. */
export function createSync(parts: SyncParts): Sync {
  const running = new Map<string, Running>();
  let isDisposed = false;
  const cancel = async (connectionId: string) => {
    const one = running.get(connectionId);
    one?.abort.abort(new SyncError('sync/cancelled', 'The check was cancelled.'));
    await one?.ended;
  };
  const cancelAll = async () => {
    await Promise.all([...running.keys()].map(cancel));
  };
  return {
    async start(connectionId, { full = false, isAttended = false } = {}) {
      // A check that begins while the app closes would use a refresh token whose successor nobody keeps.
      if (isDisposed) throw new SyncError('sync/cancelled', 'The app is closing.');
      if (running.has(connectionId))
        throw new SyncError('sync/already-running', 'This plan is being checked already.');
      const abort = new AbortController();
      let personId: string | null = null;
      const progress = new ProgressReporter(parts.clock, connectionId, {
        progress: (now) => parts.emit('sync.progress', now),
        changed: () => parts.emit('data.changed', { personId }),
      });
      const load = async () => {
        const connection = await connectionOf(parts, connectionId);
        personId = connection.personId;
        return connection;
      };
      const { signal } = abort;
      const ended = syncOnce({ parts, connectionId, signal, progress, load, full, isAttended });
      running.set(connectionId, { abort, progress, ended });
      const end = await ended.finally(() => running.delete(connectionId));
      parts.emit('data.changed', { personId });
      parts.emit('sync.ended', end);
      return end;
    },
    cancel,
    cancelAll,
    running: (connectionId) => running.get(connectionId)?.progress.current ?? null,
    async dispose() {
      isDisposed = true;
      await cancelAll();
    },
  };
}

async function connectionOf(parts: Pick<SyncParts, 'data'>, connectionId: string): Promise<PlanConnection> {
  const found = (await parts.data.connection.list()).find(({ id }) => id === connectionId);
  if (found === undefined || found.patientId === null)
    throw new StoreError('store/not-found', 'This plan is not here any more.');
  return { ...found, patientId: found.patientId };
}

type Job = {
  parts: SyncParts;
  connectionId: string;
  signal: AbortSignal;
  progress: ProgressReporter;
  load(): Promise<PlanConnection>;
  full: boolean;
  isAttended: boolean;
};

/** One sync, up to its saved result. Never rejects: failures are part of the result. */
async function syncOnce(job: Job): Promise<SyncEnd> {
  let run: SyncRun | null = null;
  let missing: MissingPart[] = [];
  let error: unknown = null;
  try {
    const connection = await job.load();
    if (isPastEnd(connection, job.parts.clock))
      throw new OAuthError('oauth/reconnect-needed', 'The permission for this plan has ended.');
    run = newRun(job, connection);
    run.accepts.recall(connection.fhirBaseUrl, await run.data.archive.listCheckpoints(connection.id));
    if ((await listUnsettled(run)).length > 0) await settlePass(run);
    missing = await runSteps(run, { full: job.full });
    // A renewal named the person by another id: what was asked by the one of before is not all.
    if (await isRenamed(run)) missing = await runSteps(run, { full: true });
  } catch (caught) {
    error = caught;
  }
  try {
    if (run !== null && run.counts.pages > 0) await settlePass(run);
    if (run !== null) await rememberAccept(run);
  } catch (caught) {
    error ??= caught;
  }
  job.progress.stop();
  const end = endOf(job, run, missing, error);
  await saveEnd(job.parts, run, end, isPermissionOver(error)).catch((fault: unknown) =>
    job.parts.log.write('sync.end-not-saved', faultFacts(fault)),
  );
  for (const { category, resourceType, failure } of end.missing)
    job.parts.log.write('sync.missing', { category, type: resourceType ?? '', code: failure.code });
  const code = end.failure === null ? {} : { code: end.failure.code };
  const place = end.failure?.code === 'internal' ? locateFault(error) : {};
  job.parts.log.write('sync.ended', { outcome: end.outcome, missing: end.missing.length, ...code, ...place });
  return end;
}

/** True where the person's id is another one since the check began; it is asked by that one from then on. */
async function isRenamed(run: SyncRun): Promise<boolean> {
  const { patientId } = await connectionOf(run, run.connection.id);
  if (patientId === run.connection.patientId) return false;
  run.connection = { ...run.connection, patientId };
  run.listFaults.length = 0;
  return true;
}

/** Facts for the log: the code of a fault, and its place in our code when it was unexpected. */
function faultFacts(error: unknown): { code: string } & Partial<FaultPlace> {
  const { code } = toFailure(error);
  return { code, ...(code === 'internal' ? locateFault(error) : {}) };
}

function newRun(job: Job, connection: PlanConnection): SyncRun {
  const { parts, signal, progress } = job;
  const { id, personId, fhirBaseUrl, payerId } = connection;
  const allowedHosts = parts.linkHosts?.(payerId) ?? [];
  const makesCard = parts.makesCard?.(payerId) ?? false;
  const pageSize = Math.min(usualPageSize, parts.mostPerPage?.(payerId) ?? usualPageSize);
  progress.had(connection.claims);
  const { askToGoOn } = parts;
  const askPerson = async () => (job.isAttended && (await askToGoOn?.(connection.planName))) === true;
  const budget = new SyncBudget(parts.budget ?? usualBudget, askPerson, signal);
  const client = createFhirClient({
    place: { connectionId: id, personId, fhirBaseUrl, allowedHosts },
    authorizedFetch: parts.authorizedFetch,
    clock: parts.clock,
    wait: waitBy(parts.clock),
    random: parts.random ?? Math.random,
    allowMore: () => budget.allowMore(),
    onBytes: (bytes) => budget.spend({ bytes }),
    onWaiting: (ms) => progress.waiting(ms),
  });
  const why = connection.firstSyncDone ? 'check' : 'first-sync';
  const counts = { pages: 0, news: 0, records: 0, newClaims: 0, changedClaims: 0 };
  const { data, clock, log } = parts;
  const accepts = parts.accepts ?? new AcceptBook();
  const tools = { client, accepts, data, clock, log, signal, progress, budget };
  const patients = { patientsRead: new Set<string>(), patientsMissing: new Set<string>() };
  return {
    connection,
    allowedHosts,
    makesCard,
    pageSize,
    why,
    counts,
    listFaults: [],
    ...patients,
    ...tools,
  };
}

function isPastEnd({ accessEndsAt }: ConnectionRecord, clock: Clock): boolean {
  return accessEndsAt !== null && Date.parse(accessEndsAt) <= clock.now();
}

function endOf(job: Job, run: SyncRun | null, missing: MissingPart[], error: unknown): SyncEnd {
  const { newClaims, changedClaims } = run?.counts ?? { newClaims: 0, changedClaims: 0 };
  const end = { connectionId: job.connectionId, newClaims, changedClaims, missing, failure: null };
  if (error !== null && job.signal.aborted) return { ...end, outcome: 'cancelled' };
  if (error !== null) return { ...end, outcome: 'failed', failure: toFailure(error) };
  const asked = run?.connection.granted.filter((category) => requiredCategories.includes(category)) ?? [];
  const whole = missing.filter(({ resourceType }) => resourceType === null);
  const gone = new Map(whole.map(({ category, failure }) => [category, failure]));
  const nothingCame = asked.length > 0 && asked.every((category) => gone.has(category));
  if (nothingCame)
    return { ...end, outcome: 'failed', failure: gone.get('claims') ?? missing[0]?.failure ?? null };
  return { ...end, outcome: missing.length > 0 ? 'partial' : 'done' };
}

async function saveEnd(
  parts: SyncParts,
  run: SyncRun | null,
  end: SyncEnd,
  isPermissionOver: boolean,
): Promise<void> {
  const patch: ConnectionPatch = { lastEnd: end, waitsUntil: findWaitsUntil(end, parts.clock.now()) };
  const connection = run?.connection ?? (await connectionOf(parts, end.connectionId));
  if (isPermissionOver) patch.state = isPastEnd(connection, parts.clock) ? 'ended' : 'sign-in-again';
  const hasClaims = !end.missing.some(
    ({ category, resourceType }) => category === 'claims' && resourceType === null,
  );
  if (hasClaims && (end.outcome === 'done' || end.outcome === 'partial')) {
    patch.state = 'connected';
    patch.lastCheckedAt = isoNow(parts.clock);
    patch.firstSyncDone = true;
    if (connection.isQuiet && (await hasWholePass(parts, end.connectionId))) {
      patch.isQuiet = false;
      patch.asksForAll = false;
    }
  }
  await noteRefused(parts, connection, end);
  await parts.data.connection.update(end.connectionId, patch);
}

/** Until when the plan asked to be left alone (RFC 9110 10.2.3), a day at most. */
function findWaitsUntil({ failure, missing }: SyncEnd, now: number): string | null {
  const waits = [failure, ...missing.map((part) => part.failure)].map((one) => one?.retryAfterMs ?? 0);
  const longest = Math.min(Math.max(...waits), longestPlanWait);
  return longest === 0 ? null : new Date(now + longest).toISOString();
}

/** True once all claims were asked for, and what the plan took back is noted. */
async function hasWholePass(parts: SyncParts, connectionId: string): Promise<boolean> {
  const checkpoints = await parts.data.archive.listCheckpoints(connectionId);
  return checkpoints.some(({ resourceType, fullAt }) => resourceType === claimsType && fullAt !== undefined);
}

/** What a check did not get at all is counted beside what came and is not shown. */
async function noteRefused(parts: SyncParts, { id }: PlanConnection, { missing }: SyncEnd): Promise<void> {
  const refused = missing.map(({ category, resourceType, failure }) => ({
    type: resourceType ?? nameMainType(category),
    fate: failure.code === 'fhir/too-large' ? ('too-large' as const) : ('refused' as const),
  }));
  await parts.data.archive.noteRefused(id, isoNow(parts.clock), refused);
}

/** The type that stands for a category which is missing as a whole. */
function nameMainType(category: MissingPart['category']): string {
  if (isHealthCategory(category)) return searchedTypes(category)[0] ?? '';
  return mainTypes[category];
}

const mainTypes = {
  patient: 'Patient',
  claims: 'ExplanationOfBenefit',
  coverage: 'Coverage',
  providers: 'Practitioner',
} as const;
