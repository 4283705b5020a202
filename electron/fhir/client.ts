/** Asks one plan one question: with retries, redirects only inside the plan, and a row in the access log per request. */
import pRetry from 'p-retry';
import type { AccessEntry, AccessWhat, AccessWhy } from '#shared/model/access-log';
import type { DataCategory } from '#shared/model/connection';
import { FhirError, OAuthError } from '../errors.ts';
import type { Clock, HttpRequest, HttpResponse } from '../ports.ts';
import { failureOf, isWorthRetrying, refuseBody } from './answers.ts';
import { followableUrl } from './links.ts';
import { maskedPath } from './masked-path.ts';
import { backoffMs, type Wait } from './waits.ts';

/** The largest answer that is taken, in bytes. */
export const largestAnswer = 50 * 1024 * 1024;
/** Plans with many claims are slow: some need more than half a minute for one page. */
const timeoutMs = 120_000;
const mostRetries = 4;
const mostHops = 3;

/** Sends a request with the connection's token, only inside its base; renews the token once after a 401. */
export type AuthorizedFetch = (connectionId: string, request: HttpRequest) => Promise<HttpResponse>;

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
  /** How often to ask again; four times when absent. */
  retries?: number;
  /**
   * Makes sense of the answer; `records` goes into the access log. When it throws a retryable FhirError, the plan is
   * asked again.
   */
  read(answer: FhirAnswer): Promise<{ value: T; records: number }>;
};

export type FhirClient = { get<T>(request: FhirRequest<T>): Promise<T> };

export type FhirClientParts = {
  place: FhirPlace;
  authorizedFetch: AuthorizedFetch;
  clock: Clock;
  wait: Wait;
  /** From 0 to 1, for the jitter of waits. */
  random: () => number;
  recordAccess(entry: AccessEntry): void;
  /** Told before a wait for the plan, and `null` after it. */
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
      return pRetry(() => ask(parts, request), {
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

async function ask<T>(parts: FhirClientParts, request: FhirRequest<T>): Promise<T> {
  let url = request.url;
  for (let hop = 0; hop <= mostHops; hop += 1) {
    const sent = await send(parts, request, url);
    if ('value' in sent) return sent.value;
    url = sent.redirectedTo;
  }
  throw new FhirError('fhir/rejected', 'The plan sent us from one address to the next.', { status: 302 });
}

/** One exchange and its row in the access log. */
async function send<T>(
  parts: FhirClientParts,
  request: FhirRequest<T>,
  url: string,
): Promise<{ value: T } | { redirectedTo: string }> {
  const at = new Date(parts.clock.now()).toISOString();
  let response: HttpResponse | null = null;
  let bytes: number | null = null;
  const record = (result: AccessEntry['result'], records: number | null) =>
    parts.recordAccess({
      at,
      personId: parts.place.personId,
      connectionId: parts.place.connectionId,
      host: new URL(url).host,
      what: request.what,
      category: request.category,
      page: request.page,
      why: request.why,
      result,
      status: response?.status ?? null,
      records,
      bytes,
      method: 'GET',
      path: maskedPath(url, parts.place.fhirBaseUrl),
    });
  try {
    response = await parts.authorizedFetch(parts.place.connectionId, httpRequest(url, request.signal));
    bytes = response.body.byteLength;
    const redirectedTo = redirectTarget(response, url, parts.place);
    if (redirectedTo !== null) {
      record('ok', null);
      return { redirectedTo };
    }
    const failure = failureOf(response, parts.clock.now()) ?? refuseBody(response);
    if (failure !== null) throw failure;
    const { value, records } = await request.read(answerFrom(response, url));
    record('ok', records);
    return { value };
  } catch (error) {
    record(isRefusal(error) ? 'refused' : 'failed', null);
    throw error;
  }
}

function httpRequest(url: string, signal: AbortSignal): HttpRequest {
  const headers = { accept: 'application/fhir+json, application/json;q=0.9' };
  return { method: 'GET', url, headers, timeoutMs, maxBytes: largestAnswer, signal };
}

function redirectTarget(response: HttpResponse, url: string, place: FhirPlace): string | null {
  const { location } = response.headers;
  if (response.status < 300 || response.status > 399 || location === undefined) return null;
  return followableUrl(location, { ...place, requestUrl: url });
}

function answerFrom(response: HttpResponse, url: string): FhirAnswer {
  const date = Date.parse(response.headers['date'] ?? '');
  return { bytes: response.body, url, plansClock: Number.isNaN(date) ? null : date };
}

function isRefusal(error: unknown): boolean {
  if (error instanceof OAuthError) return true;
  return error instanceof FhirError && error.status !== null && error.status >= 400 && error.status < 500;
}
