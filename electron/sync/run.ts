/** Shared by all steps of one sync. */

import type { AccessWhy } from '#shared/model/access-log';
import type { DataCategory } from '#shared/model/plans/connection';
import { trimSlashes } from '#shared/trim-end';
import type { ConnectionRecord } from '../data/people/connections.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import { AppError, FhirError } from '../errors.ts';
import type { AcceptBook } from '../fhir/accept.ts';
import type { FhirClient } from '../fhir/client.ts';
import type { Clock, Log } from '../ports.ts';
import type { SyncBudget } from './budget.ts';
import type { ProgressReporter } from './progress.ts';

/** The part of the data worker that a sync uses. */
export type SyncData = {
  connection: Pick<DataClient['connection'], 'list' | 'update'>;
  archive: DataClient['archive'];
};

/** A connection to a plan; only one of a file may not know whose it is. */
export type PlanConnection = ConnectionRecord & { patientId: string };

export type SyncRun = {
  connection: PlanConnection;
  allowedHosts: readonly string[];
  /** True when the plan makes an insurance card on request. */
  makesCard: boolean;
  /** How many records a page may have. */
  pageSize: number;
  client: FhirClient;
  accepts: AcceptBook;
  data: SyncData;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  why: AccessWhy;
  progress: ProgressReporter;
  budget: SyncBudget;
  /**
   * `news`, `records`: claims and health records that were new or changed as they came; `newClaims`, `changedClaims`:
   * as settled, for the person.
   */
  counts: { pages: number; news: number; records: number; newClaims: number; changedClaims: number };
  /** Ids of Patients that this check has read besides that of the sign-in, and of those that the plan does not show. */
  patientsRead: Set<string>;
  patientsMissing: Set<string>;
  /** Lists that came to their end and in which the plan says that something went wrong. */
  listFaults: { category: DataCategory; resourceType: string; error: FhirError }[];
};

export function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}

/** Absolute address of `Type?…` or `Type/id` at the connection's plan. */
export function planUrl(run: SyncRun, rest: string): string {
  return `${trimSlashes(run.connection.fhirBaseUrl)}/${rest}`;
}

export function isGranted(run: SyncRun, category: DataCategory): boolean {
  return run.connection.granted.includes(category);
}

const partCodes = new Set([
  'fhir/forbidden',
  'fhir/not-found',
  'fhir/gone',
  'fhir/rejected',
  'fhir/server-error',
  'fhir/timeout',
  'fhir/malformed',
  'fhir/not-fhir',
  'fhir/too-large',
  'fhir/foreign-link',
  'fhir/broken-link',
  'fhir/too-many-pages',
]);

/** True for a failure of one part, after which the other parts can still be asked for. */
export function isFailureOfPart(error: unknown): error is FhirError {
  return error instanceof FhirError && partCodes.has(error.code);
}

/** True when the plan does not answer such a question, rather than fails at it. */
export function isRefusal({ code }: AppError): boolean {
  return code === 'fhir/rejected' || code === 'fhir/forbidden';
}

/** True when the service failed at a question, and does not say that it is busy. */
export function isServiceFault(error: unknown): boolean {
  return error instanceof FhirError && error.code === 'fhir/server-error' && error.status !== 503;
}

/** True when the plan says that what was asked for is not there. */
export function isAbsence({ code }: AppError): boolean {
  return code === 'fhir/not-found' || code === 'fhir/gone';
}

/** The failure of a part that the plan does not share although it answered something else than 403. */
export function refusedPartError(): FhirError {
  return new FhirError('fhir/forbidden', 'The plan does not share this part.', { status: 401 });
}

const overCodes = new Set([
  'oauth/reconnect-needed',
  'oauth/other-person',
  'fhir/unauthorized',
  'vault/unreadable',
  'vault/not-kept',
]);

/** True when only a new sign-in helps: the plan no longer accepts the permission, or its tokens are lost here. */
export function isPermissionOver(error: unknown): error is AppError {
  return error instanceof AppError && overCodes.has(error.code);
}
