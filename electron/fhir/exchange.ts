/** One request over HTTP: follows redirects only inside the service, and adds a row to the access log per exchange. */
import type { AccessEntry } from '#shared/model/access-log';
import { type LinkPlace, resolveLink } from '../data/fhir/links.ts';
import { FhirError, OAuthError } from '../errors.ts';
import type { Clock, HttpRequest, HttpResponse } from '../ports.ts';
import { failureOf } from './answers.ts';
import { maskPath } from './mask-path.ts';

const mostHops = 3;

/** What is asked of whom; `row` is what the access log says of it besides the outcome. */
export type Exchange<T> = {
  url: string;
  place: Omit<LinkPlace, 'requestUrl'>;
  row: Pick<AccessEntry, 'personId' | 'connectionId' | 'what' | 'category' | 'page' | 'why'>;
  limits: Pick<HttpRequest, 'timeoutMs' | 'maxBytes' | 'signal'>;
  /** Accepted types besides FHIR's JSON, as the end of an `Accept` header. */
  alsoAccept?: string;
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Makes sense of what `url` answered; `records` goes into the access log. */
  read(response: HttpResponse, url: string): Promise<{ value: T; records: number | null }>;
};

type Recorder = { clock: Clock; recordAccess(entry: AccessEntry): void };

/**
 * Asks once, following up to three redirects.
 *
 * @throws {FhirError} for a failure status, or fhir/foreign-link; and whatever `send` and `read` throw
 */
export async function exchange<T>(recorder: Recorder, asked: Exchange<T>): Promise<T> {
  let { url } = asked;
  for (let hop = 0; hop <= mostHops; hop += 1) {
    const sent = await sendOne(recorder, asked, url);
    if ('value' in sent) return sent.value;
    url = sent.redirectedTo;
  }
  throw new FhirError('fhir/rejected', 'One address sent us to the next, and so on.', { status: 302 });
}

async function sendOne<T>(
  { clock, recordAccess }: Recorder,
  asked: Exchange<T>,
  url: string,
): Promise<{ value: T } | { redirectedTo: string }> {
  const at = new Date(clock.now()).toISOString();
  let response: HttpResponse | null = null;
  let bytes: number | null = null;
  const record = (result: AccessEntry['result'], records: number | null) =>
    recordAccess({
      at,
      ...asked.row,
      host: new URL(url).host,
      result,
      status: response?.status ?? null,
      records,
      bytes,
      method: 'GET',
      path: maskPath(url, asked.place.fhirBaseUrl),
    });
  try {
    response = await asked.send(httpRequest(asked, url));
    // Counted before `read`, which may transfer the bytes to the worker.
    bytes = response.body.byteLength;
    const redirectedTo = redirectTarget(response, url, asked.place);
    if (redirectedTo !== null) {
      record('ok', null);
      return { redirectedTo };
    }
    const failure = failureOf(response, clock.now());
    if (failure !== null) throw failure;
    const { value, records } = await asked.read(response, url);
    record('ok', records);
    return { value };
  } catch (error) {
    record(isRefusal(error) ? 'refused' : 'failed', null);
    throw error;
  }
}

function httpRequest({ limits, alsoAccept = '' }: Exchange<unknown>, url: string): HttpRequest {
  const headers = { accept: `application/fhir+json, application/json;q=0.9${alsoAccept}` };
  return { method: 'GET', url, headers, ...limits };
}

function redirectTarget(
  response: HttpResponse,
  requestUrl: string,
  place: Exchange<unknown>['place'],
): string | null {
  const { location } = response.headers;
  if (response.status < 300 || response.status > 399 || location === undefined) return null;
  return resolveLink(location, { ...place, requestUrl });
}

function isRefusal(error: unknown): boolean {
  if (error instanceof OAuthError) return true;
  return error instanceof FhirError && error.status !== null && error.status >= 400 && error.status < 500;
}
