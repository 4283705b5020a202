/** One question over HTTP: follows redirects only inside the service; each hop is a send of its own. */
import type { AnswerRead, AnswerReader, SendReason } from '../access/logged-fetch.ts';
import { type LinkPlace, resolveLink } from '../data/fhir/links.ts';
import { FhirError } from '../errors.ts';
import type { Clock, HttpRequest, HttpResponse } from '../ports.ts';
import { acceptFhir } from './accept.ts';
import { failureOf } from './answers.ts';
import { maskPath } from './mask-path.ts';

const mostHops = 3;

/** What is asked of whom; `reason` is what the access log says of it besides the outcome. */
export type Exchange<T> = {
  url: string;
  place: Omit<LinkPlace, 'requestUrl'>;
  reason: SendReason;
  limits: Pick<HttpRequest, 'timeoutMs' | 'maxBytes' | 'signal'>;
  /** Accepted types besides FHIR's JSON, as the end of an `Accept` header. */
  alsoAccept?: string;
  send<R>(request: HttpRequest, reason: SendReason, read: AnswerReader<R>): Promise<R>;
  /** Makes sense of what `url` answered; `records` goes into the access log. */
  read(response: HttpResponse, url: string): Promise<AnswerRead<T>>;
};

/**
 * Asks once, following up to three redirects.
 *
 * @throws {FhirError} for a failure status, or fhir/foreign-link; and whatever `send` and `read` throw
 */
export async function exchange<T>(clock: Clock, asked: Exchange<T>): Promise<T> {
  let { url } = asked;
  for (let hop = 0; hop <= mostHops; hop += 1) {
    const sent = await sendOne(clock, asked, url);
    if ('value' in sent) return sent.value;
    url = sent.redirectedTo;
  }
  throw new FhirError('fhir/rejected', 'One address sent us to the next, and so on.', { status: 302 });
}

function sendOne<T>(
  clock: Clock,
  asked: Exchange<T>,
  url: string,
): Promise<{ value: T } | { redirectedTo: string }> {
  const reason = { ...asked.reason, path: maskPath(url, asked.place.fhirBaseUrl) };
  return asked.send<{ value: T } | { redirectedTo: string }>(
    httpRequest(asked, url),
    reason,
    async (response) => {
      const redirectedTo = redirectTarget(response, url, asked.place);
      if (redirectedTo !== null) return { value: { redirectedTo }, records: null };
      const failure = failureOf(response, clock.now());
      if (failure !== null) throw failure;
      const { value, records } = await asked.read(response, url);
      return { value: { value }, records };
    },
  );
}

function httpRequest({ limits, alsoAccept = '' }: Exchange<unknown>, url: string): HttpRequest {
  const headers = { accept: `${acceptFhir}${alsoAccept}` };
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
