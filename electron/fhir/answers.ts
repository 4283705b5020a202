/**
 * Turns what a plan's server answered into a FhirError, or lets it pass.
 *
 * @see FHIR R4 RESTful API, HTTP status codes
 */
import type { FailureCode } from '#shared/ipc/result';
import { FhirError } from '../errors.ts';
import type { HttpResponse } from '../ports.ts';
import { isAboutPermission, outcomeTexts } from './outcome.ts';
import { longestPause, retryAfterMs } from './waits.ts';

const meanings: Record<number, [FailureCode, string]> = {
  401: ['fhir/unauthorized', 'The plan does not accept the permission any more.'],
  403: ['fhir/forbidden', 'The plan refused this part.'],
  404: ['fhir/not-found', 'The plan does not have this.'],
  410: ['fhir/gone', 'The plan no longer has this.'],
  429: ['fhir/throttled', 'The plan asked to slow down.'],
};

/** The failure that the status means; `null` for success. `now` is what a `Retry-After` date is compared with. */
export function failureOf(response: HttpResponse, now: number): FhirError | null {
  const { status } = response;
  if (status >= 200 && status < 300) return null;
  const details = outcomeTexts(response.body);
  const asked = retryAfterMs(response.headers['retry-after'], now);
  const isServerFault = status >= 500 && status !== 501;
  const isTransient = isServerFault || status === 429 || status === 408;
  const [code, message] = meanings[isForbidden(response) ? 403 : status] ?? [
    isTransient ? ('fhir/server-error' as const) : ('fhir/rejected' as const),
    isTransient ? 'The plan had a problem of its own.' : 'The plan did not accept the question.',
  ];
  return new FhirError(code, message, {
    status,
    retryable: isTransient,
    ...(isTransient && asked !== null ? { retryAfterMs: asked } : {}),
    ...(details.length === 0 ? {} : { details }),
  });
}

/** Some plans answer 400 or 422 to what they do not allow, and say why in words only. */
function isForbidden({ status, body }: HttpResponse): boolean {
  return (status === 400 || status === 422) && isAboutPermission(body);
}

/**
 * Refuses bodies that cannot be FHIR JSON: empty ones and web pages. Ignores the content type, since plans send JSON
 * as text.
 */
export function refuseBody(response: HttpResponse): FhirError | null {
  const first = response.body.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
  if (first === undefined)
    return new FhirError('fhir/malformed', 'The plan sent an empty answer.', {
      status: response.status,
      retryable: true,
    });
  if (first === 0x3c)
    return new FhirError('fhir/not-fhir', 'A web page came instead of records.', { status: response.status });
  return null;
}

/** After a timeout of two minutes the plan gets one more chance, after other faults more. */
const mostSilences = 2;

/** True when the same request is worth repeating in this sync, after so many tries. */
export function isWorthRetrying(error: unknown, tries: number): boolean {
  if (!(error instanceof FhirError) || (error.retryAfterMs ?? 0) > longestPause) return false;
  if (error.code === 'fhir/timeout') return tries < mostSilences;
  return error.retryable || error.code === 'fhir/unreachable';
}
