/**
 * Asks a public service one question: with retries, with redirects only inside the service, and a row in the access
 * log per request. There is no way to give it a token, a cookie or a header: it makes every request itself.
 *
 * @see US Drug Formulary and Plan-Net: servers need no sign-in, and apps send nothing about the person
 */
import pRetry from 'p-retry';
import type { AccessEntry } from '#shared/model/access-log';
import { AppError, FhirError } from '../errors.ts';
import { failureOf, isWorthRetrying, refuseBody } from '../fhir/answers.ts';
import { followableUrl } from '../fhir/links.ts';
import { maskedPath } from '../fhir/masked-path.ts';
import { backoffMs, type Wait } from '../fhir/waits.ts';
import type { Clock, Fetch, HttpRequest, HttpResponse } from '../ports.ts';

/** A page of a directory is small; anything larger is not what was asked for. */
const largestAnswer = 20 * 1024 * 1024;
/** A person waits in front of the screen. */
const timeoutMs = 30_000;
const longestWait = 10_000;
const mostRetries = 2;
const mostHops = 3;

export type PublicQuestion<T> = {
  /** The service's own address; `url` is under it. */
  baseUrl: string;
  url: string;
  what: 'drug-list' | 'directory';
  page: number | null;
  signal: AbortSignal;
  /** Makes sense of the answer; `records` goes into the access log. */
  read(bytes: Uint8Array<ArrayBuffer>): Promise<{ value: T; records: number }>;
};

export type PublicAnswer<T> = { value: T; url: string };

export type PublicClient = { get<T>(question: PublicQuestion<T>): Promise<PublicAnswer<T>> };

export type PublicClientParts = {
  fetch: Fetch;
  clock: Clock;
  wait: Wait;
  /** From 0 to 1, for the jitter of waits. */
  random: () => number;
  recordAccess(entry: AccessEntry): void;
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
        return await pRetry(() => ask(parts, question), {
          retries: mostRetries,
          minTimeout: 0,
          signal: question.signal,
          shouldRetry: ({ error, attemptNumber }) => isWorthAsking(error, attemptNumber),
          async onFailedAttempt({ error, attemptNumber, retriesLeft }) {
            if (retriesLeft === 0 || !isWorthAsking(error, attemptNumber)) return;
            const asked = error instanceof FhirError ? error.retryAfterMs : undefined;
            await parts.wait(asked ?? backoffMs(attemptNumber, parts.random()), question.signal);
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
  // Some answer 500 to a search they do not know; a plainer question helps more than the same one.
  if (error instanceof FhirError && error.status === 500) return false;
  return isWorthRetrying(error, tries);
}

async function ask<T>(parts: PublicClientParts, question: PublicQuestion<T>): Promise<PublicAnswer<T>> {
  let url = followable(question, question.url, question.baseUrl);
  for (let hop = 0; hop <= mostHops; hop += 1) {
    const sent = await send(parts, question, url);
    if ('value' in sent) return { value: sent.value, url };
    url = sent.redirectedTo;
  }
  throw new FhirError('fhir/rejected', 'The service sent us from one address to the next.', { status: 302 });
}

/** One exchange and its row in the access log. */
async function send<T>(
  parts: PublicClientParts,
  question: PublicQuestion<T>,
  url: string,
): Promise<{ value: T } | { redirectedTo: string }> {
  const at = new Date(parts.clock.now()).toISOString();
  let response: HttpResponse | null = null;
  let size: number | null = null;
  const record = (result: AccessEntry['result'], records: number | null) =>
    parts.recordAccess({
      at,
      personId: null,
      connectionId: null,
      host: new URL(url).host,
      what: question.what,
      category: null,
      page: question.page,
      why: 'you-asked',
      result,
      status: response?.status ?? null,
      records,
      bytes: size,
      method: 'GET',
      path: maskedPath(url, question.baseUrl),
    });
  try {
    response = await parts.fetch(httpRequest(url, question.signal));
    size = response.body.byteLength;
    const { location } = response.headers;
    if (response.status >= 300 && response.status <= 399 && location !== undefined) {
      const redirectedTo = followable(question, location, url);
      record('ok', null);
      return { redirectedTo };
    }
    const failure = failureOf(response, parts.clock.now()) ?? refuseBody(response);
    if (failure !== null) throw failure;
    const { value, records } = await question.read(response.body);
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

/** Every address stays inside the service, a first one and a link of the service alike. */
function followable({ baseUrl }: { baseUrl: string }, link: string, requestUrl: string): string {
  return followableUrl(link, { requestUrl, fhirBaseUrl: baseUrl, allowedHosts: [] });
}

function isRefusal(error: unknown): boolean {
  return error instanceof FhirError && error.status !== null && error.status >= 400 && error.status < 500;
}
