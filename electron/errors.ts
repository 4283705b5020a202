/** Faults, by area. Expected outcomes are values; what is thrown carries a code that the page can put in words. */
import type { Failure, FailureCode } from '#shared/ipc/result';

type Facts = {
  cause?: unknown;
  retryable?: boolean;
  retryAfterMs?: number;
  /** Short facts that may be shown: a host, a port, the plan's own words. Never tokens, names or URL queries. */
  details?: string[];
  /** Where it happened, when the error itself was thrown in another thread. */
  place?: FaultPlace;
};

/** Where something unexpected happened, fit for a log: no value, no message, no folder of this computer. */
export type FaultPlace = {
  /** Class of the first cause, with its code where it has one: `TypeError`, `SqliteError SQLITE_IOERR`. */
  kind: string;
  /** Our own file and line, `electron/data/archive/pages.ts:120`; empty when no line of ours is in the stack. */
  at: string;
};

/** The base of all of Claimfolio's own errors. `message` is for developers; people read the text of `code`. */
export class AppError extends Error {
  readonly code: FailureCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly details: string[] | undefined;
  readonly place: FaultPlace | undefined;

  constructor(code: FailureCode, message: string, facts: Facts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = new.target.name;
    this.code = code;
    this.retryable = facts.retryable ?? false;
    this.retryAfterMs = facts.retryAfterMs;
    this.details = facts.details;
    this.place = facts.place;
  }
}

export class OAuthError extends AppError {}
export class VaultError extends AppError {}
export class StoreError extends AppError {}
export class StatementError extends AppError {}
export class SyncError extends AppError {}
export class ImportError extends AppError {}
export class ScanError extends AppError {}

/** A FHIR request that failed; `status` is the HTTP status, `null` when there was no answer. */
export class FhirError extends AppError {
  readonly status: number | null;

  constructor(code: FailureCode, message: string, facts: Facts & { status?: number | null } = {}) {
    super(code, message, facts);
    this.status = facts.status ?? null;
  }
}

/** The failure to hand to the page; anything unexpected becomes `internal` without its message. */
export function toFailure(error: unknown): Failure {
  if (!(error instanceof AppError))
    return { code: 'internal', message: 'Something unexpected went wrong.', retryable: false };
  const failure: Failure = { code: error.code, message: error.message, retryable: error.retryable };
  if (error.retryAfterMs !== undefined) failure.retryAfterMs = error.retryAfterMs;
  if (error.details !== undefined) failure.details = error.details;
  return failure;
}

/** Where an error happened: the place of its first cause, so that a wrapped fault leads to the line that broke. */
export function locateFault(error: unknown): FaultPlace {
  if (error instanceof AppError && error.place) return error.place;
  if (error instanceof AppError && error.cause !== undefined) return locateFault(error.cause);
  if (!(error instanceof Error)) return { kind: typeof error, at: '' };
  const code = 'code' in error && !(error instanceof AppError) ? String(error.code) : '';
  const { name } = error.constructor;
  const kind = /^[A-Z][A-Za-z]{0,30}(Error|Exception)$/.test(name) ? name : 'Error';
  return { kind: /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? `${kind} ${code}` : kind, at: ownLine(error) };
}

// Greedy, so that a folder of the same name above ours is left out.
const ownFrame = /^.*[/\\]((?:electron|shared|scripts|out)[/\\][\w@./\\-]+:\d+):\d+\)?$/;

/** The innermost line of the stack that is in our own files. */
function ownLine({ stack = '', message }: Error): string {
  // The stack begins with the message, which may look like a line of it.
  const frames = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'));
  for (const frame of frames.slice(0, 50)) {
    const at = ownFrame.exec(frame.slice(-300))?.[1];
    if (at !== undefined) return at.replaceAll('\\', '/');
  }
  return '';
}
