/** Faults, by area. Expected outcomes are values; what is thrown carries a code that the page can put in words. */
import type { Failure, FailureCode } from '#shared/ipc/result';

type Facts = {
  cause?: unknown;
  retryable?: boolean;
  retryAfterMs?: number;
  /** Short facts that may be shown: a host, a port, the plan's own words. Never tokens, names or URL queries. */
  details?: string[];
};

/** The base of all of Claimfolio's own errors. `message` is for developers; people read the text of `code`. */
export class AppError extends Error {
  readonly code: FailureCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly details: string[] | undefined;

  constructor(code: FailureCode, message: string, facts: Facts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = new.target.name;
    this.code = code;
    this.retryable = facts.retryable ?? false;
    this.retryAfterMs = facts.retryAfterMs;
    this.details = facts.details;
  }
}

export class OAuthError extends AppError {}
export class VaultError extends AppError {}
export class StoreError extends AppError {}
export class StatementError extends AppError {}
export class SyncError extends AppError {}
export class ImportError extends AppError {}

/** A FHIR request that failed; `status` is the HTTP status, `null` when there was no answer. */
export class FhirError extends AppError {
  readonly status: number | null;

  constructor(code: FailureCode, message: string, facts: Facts & { status?: number | null } = {}) {
    super(code, message, facts);
    this.status = facts.status ?? null;
  }
}

/** The failure to hand to the page; anything unexpected becomes `internal` without its message. */
export function failureFrom(error: unknown): Failure {
  if (!(error instanceof AppError))
    return { code: 'internal', message: 'Something unexpected went wrong.', retryable: false };
  const failure: Failure = { code: error.code, message: error.message, retryable: error.retryable };
  if (error.retryAfterMs !== undefined) failure.retryAfterMs = error.retryAfterMs;
  if (error.details !== undefined) failure.details = error.details;
  return failure;
}
