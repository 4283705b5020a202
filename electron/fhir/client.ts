/** Asks one plan one question, with retries. */
import pRetry from 'p-retry';
import type { AccessWhat, AccessWhy } from '#shared/model/access-log';
import type { DataCategory } from '#shared/model/plans/connection';
import type { AnswerRead, AnswerReader, SendReason } from '../access/logged-fetch.ts';
import { FhirError } from '../errors.ts';
import type { Clock, HttpRequest, HttpResponse } from '../ports.ts';
import { isWorthRetrying, refuseBody } from './answers.ts';
import { exchange } from './exchange.ts';
import { backoffMs, type Wait } from './waits.ts';

/** The largest answer that is accepted, in bytes. */
const largestAnswer = 50 * 1024 * 1024;
/** Plans with many claims are slow: some need more than half a minute for one page. */
const timeoutMs = 120_000;
const mostRetries = 4;

/** Sends a request with the connection's token, only inside its base; renews the token once after a 401. */
export type AuthorizedFetch = <T>(
  connectionId: string,
  request: HttpRequest,
  reason: SendReason,
  read: AnswerReader<T>,
) => Promise<T>;

export type FhirPlace = {
  connectionId: string;
  personId: string;
  fhirBaseUrl: string;
  allowedHosts: readonly string[];
};

export type FhirAnswer = {
  bytes: Uint8Array<ArrayBuffer>;
  /** The address that answered; relative links start from here. */
  url: string;
  /** The plan's clock in milliseconds, from its `Date` header; `null` when it sent none. */
  plansClock: number | null;
};

export type FhirRequest<T> = {
  url: string;
  what: AccessWhat;
  category: DataCategory | null;
  page: number | null;
  why: AccessWhy;
  signal: AbortSignal;
  /** Called as the request leaves. */
  onSent?(): void;
  /** How often to ask again; four times when absent. */
  retries?: number;
  /**
   * Makes sense of the answer; `records` goes into the access log, `null` for an answer about no records. When it
   * throws a retryable FhirError, the plan is asked again.
   */
  read(answer: FhirAnswer): Promise<AnswerRead<T>>;
};

export type FhirClient = { get<T>(request: FhirRequest<T>): Promise<T> };

export type FhirClientParts = {
  place: FhirPlace;
  authorizedFetch: AuthorizedFetch;
  clock: Clock;
  wait: Wait;
  /** From 0 to 1, for the jitter of waits. */
  random: () => number;
  /** Awaited before each request; what it throws ends the asking. */
  allowMore(): Promise<void>;
  /** Called with the length of each answer, whatever its status. */
  onBytes(bytes: number): void;
  /** Called before a wait, and with `null` after it. */
  onWaiting(ms: number | null): void;
};

/**
 * A client for one connection. `get` asks again after 429, 5xx, silence and broken answers, up to four times.
 *
 * @throws {FhirError} of the last try
 * @throws {OAuthError} oauth/reconnect-needed
 */
export function createFhirClient(parts: FhirClientParts): FhirClient {
  return {
    get(request) {
      return pRetry(() => askOnce(parts, request), {
        retries: request.retries ?? mostRetries,
        minTimeout: 0,
        signal: request.signal,
        shouldRetry: ({ error, attemptNumber }) => isWorthRetrying(error, attemptNumber),
        async onFailedAttempt({ error, attemptNumber, retriesLeft }) {
          if (retriesLeft === 0 || !isWorthRetrying(error, attemptNumber)) return;
          const asked = error instanceof FhirError ? error.retryAfterMs : undefined;
          const ms = asked ?? backoffMs(attemptNumber, parts.random());
          parts.onWaiting(ms);
          await parts.wait(ms, request.signal);
          parts.onWaiting(null);
        },
      });
    },
  };
}

async function askOnce<T>(parts: FhirClientParts, request: FhirRequest<T>): Promise<T> {
  await parts.allowMore();
  const { place, authorizedFetch } = parts;
  const { connectionId, personId } = place;
  const { url, what, category, page, why, signal, onSent } = request;
  return exchange(parts.clock, {
    url,
    place,
    reason: {
      personId,
      connectionId,
      what,
      category,
      page,
      why,
      ...(onSent === undefined ? {} : { onSent }),
    },
    limits: { timeoutMs, maxBytes: largestAnswer, signal },
    send: (sent, reason, read) =>
      authorizedFetch(connectionId, sent, reason, (response) => {
        parts.onBytes(response.body.byteLength);
        return read(response);
      }),
    async read(response, answeredBy) {
      const refusal = refuseBody(response);
      if (refusal !== null) throw refusal;
      return request.read(answerFrom(response, answeredBy));
    },
  });
}

function answerFrom(response: HttpResponse, url: string): FhirAnswer {
  const date = Date.parse(response.headers['date'] ?? '');
  return { bytes: response.body, url, plansClock: Number.isNaN(date) ? null : date };
}
