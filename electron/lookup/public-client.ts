/**
 * Asks a public service one question, with retries. It cannot be given a token, a cookie or a header: the
 * exchange builds every request itself.
 *
 * @see US Drug Formulary and Plan-Net: servers need no sign-in, and apps send nothing about the person
 */
import pRetry from 'p-retry';
import type { LoggedFetch } from '../access/logged-fetch.ts';
import { resolveLink } from '../data/fhir/links.ts';
import { AppError, FhirError } from '../errors.ts';
import { isWorthRetrying, refuseBody } from '../fhir/answers.ts';
import { exchange } from '../fhir/exchange.ts';
import { backoffMs, waitBy } from '../fhir/waits.ts';
import type { Clock } from '../ports.ts';

/** A page of a directory is small; anything larger is not what was asked for. */
const largestAnswer = 20 * 1024 * 1024;
/** A person is waiting. */
const timeoutMs = 30_000;
const longestWait = 10_000;
const mostRetries = 2;

export type PublicQuestion<T> = {
  /** The service's own address; `url` is under it. */
  baseUrl: string;
  url: string;
  /** The plan whose service it is; its address where the plan is not known. */
  payerId: string;
  what: 'drug-list' | 'directory';
  page: number | null;
  signal: AbortSignal;
  /** Makes sense of the answer; `records` goes into the access log. */
  read(bytes: Uint8Array<ArrayBuffer>): Promise<{ value: T; records: number }>;
};

export type PublicAnswer<T> = { value: T; url: string };

export type PublicClient = { get<T>(question: PublicQuestion<T>): Promise<PublicAnswer<T>> };

export type PublicClientParts = {
  fetch: LoggedFetch;
  clock: Clock;
  /** From 0 to 1, for the jitter of waits. */
  random: () => number;
};

/**
 * A client for public services. `get` asks again after 429, 5xx and silence, twice at most, and never waits longer
 * than ten seconds.
 *
 * @throws {FhirError} of the last try; fhir/foreign-link for an address outside the service
 * @throws {AppError} sync/cancelled when the signal ended it
 */
export function createPublicClient(parts: PublicClientParts): PublicClient {
  return {
    async get(question) {
      try {
        return await pRetry(() => askOnce(parts, question), {
          retries: mostRetries,
          minTimeout: 0,
          signal: question.signal,
          shouldRetry: ({ error, attemptNumber }) => isWorthAsking(error, attemptNumber),
          async onFailedAttempt({ error, attemptNumber, retriesLeft }) {
            if (retriesLeft === 0 || !isWorthAsking(error, attemptNumber)) return;
            const asked = error instanceof FhirError ? error.retryAfterMs : undefined;
            await waitBy(parts.clock)(asked ?? backoffMs(attemptNumber, parts.random()), question.signal);
          },
        });
      } catch (error) {
        if (question.signal.aborted)
          throw new AppError('sync/cancelled', 'The look-up was stopped.', { cause: error });
        throw error;
      }
    },
  };
}

function isWorthAsking(error: unknown, tries: number): boolean {
  if (error instanceof FhirError && (error.retryAfterMs ?? 0) > longestWait) return false;
  // Some answer 500 to a search they do not know; a plainer search helps more than a retry.
  if (error instanceof FhirError && error.status === 500) return false;
  return isWorthRetrying(error, tries);
}

async function askOnce<T>(parts: PublicClientParts, question: PublicQuestion<T>): Promise<PublicAnswer<T>> {
  const { baseUrl, payerId, what, page, signal } = question;
  const place = { fhirBaseUrl: baseUrl, allowedHosts: [] };
  return exchange(parts.clock, {
    url: resolveLink(question.url, { ...place, requestUrl: baseUrl }),
    place,
    reason: { what, page, why: 'you-asked', payerId },
    limits: { timeoutMs, maxBytes: largestAnswer, signal },
    send: parts.fetch,
    async read(response, url) {
      const refusal = refuseBody(response);
      if (refusal !== null) throw refusal;
      const { value, records } = await question.read(response.body);
      return { value: { value, url }, records };
    },
  });
}
