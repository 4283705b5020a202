/** Maps Chromium's network errors to our codes. Pure: no Electron here. */
import { FhirError } from '../errors.ts';

/** Chromium names its errors `net::ERR_…`; the address in them is dropped. */
export function networkFailure(error: unknown): FhirError {
  const name =
    /net::ERR_[A-Z0-9_]+/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'net::ERR_FAILED';
  if (name.includes('CERT') || name.includes('SSL'))
    return new FhirError('fhir/certificate', 'The connection to the plan is not safe.', { details: [name] });
  if (name.includes('TIMED_OUT'))
    return new FhirError('fhir/timeout', 'The plan took too long.', { retryable: true, details: [name] });
  return new FhirError('fhir/unreachable', 'The plan did not answer.', { retryable: true, details: [name] });
}

/** Header values as one text each, names in lower case. */
export function joinHeaders(headers: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
