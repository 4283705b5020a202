/** What every request to the main process answers: the value, or a failure that a person can read. */
import { z } from 'zod';

export const failureCodes = [
  'start/no-sandbox',
  'start/refused-switch',
  'oauth/discovery-failed',
  'oauth/client-id-needed',
  'oauth/bad-client',
  'oauth/redirect-port-busy',
  'oauth/redirect-timeout',
  'oauth/cancelled',
  'oauth/access-denied',
  'oauth/response-invalid',
  'oauth/exchange-failed',
  'oauth/reconnect-needed',
  'oauth/nothing-granted',
  'oauth/no-patient',
  'oauth/other-person',
  'fhir/unreachable',
  'fhir/timeout',
  'fhir/certificate',
  'fhir/unauthorized',
  'fhir/forbidden',
  'fhir/not-found',
  'fhir/gone',
  'fhir/rejected',
  'fhir/throttled',
  'fhir/server-error',
  'fhir/malformed',
  'fhir/not-fhir',
  'fhir/wrong-version',
  'fhir/too-large',
  'fhir/foreign-link',
  'fhir/too-many-pages',
  'sync/cancelled',
  'sync/already-running',
  'sync/too-much',
  'vault/unavailable',
  'vault/locked',
  'vault/refused',
  'vault/unreadable',
  'vault/not-kept',
  'store/corrupt',
  'store/full',
  'store/read-only',
  'store/write-failed',
  'store/not-found',
  'access-log/not-written',
  'statement/render-failed',
  'statement/write-failed',
  'import/unreadable',
  'import/not-local',
  'import/too-large',
  'import/cancelled',
  'import/running',
  'written/too-large',
  'paper/wrong-type',
  'paper/too-large',
  'paper/too-many-pages',
  'paper/locked',
  'paper/broken',
  'paper/not-drawn',
  'plan/bad-address',
  'lookup/own-number',
  'lookup/nothing-to-ask',
  'ipc/invalid-input',
  'ipc/untrusted-sender',
  'internal',
] as const;
export const FailureCode = z.enum(failureCodes);
export type FailureCode = z.infer<typeof FailureCode>;

/**
 * Why a request failed. The page words it by `code` (`errors` texts); `details` are short facts for "Details":
 * the plan's own OperationOutcome texts, a host, a port, a status. Never a stack, a token, a URL query or a name.
 */
export const Failure = z.strictObject({
  code: FailureCode,
  message: z.string(),
  retryable: z.boolean(),
  retryAfterMs: z.int().optional(),
  details: z.array(z.string()).optional(),
});
export type Failure = z.infer<typeof Failure>;

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };
