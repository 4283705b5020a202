import type { Failure } from '#shared/ipc/result';

/** A request that the main process could not answer; `failure.code` picks the words. */
export class RequestError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'RequestError';
    this.failure = failure;
  }
}

/** The failure behind anything thrown; an error that is not ours becomes `internal`. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof RequestError) return error.failure;
  return { code: 'internal', message: 'Unexpected error in the page.', retryable: false };
}
