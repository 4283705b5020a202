/**
 * Which addresses may be asked with a person's token. A link of the plan is followed as it is, but only to where the
 * person agreed to: the plan's own base.
 *
 * @see FHIR R4 RESTful API, paging; RFC 6750 5.3
 */
import { trimSlashes } from '#shared/trim-end';
import { FhirError } from '../../errors.ts';

export type LinkPlace = {
  /** The address that gave the link; relative links are resolved against it. */
  requestUrl: string;
  fhirBaseUrl: string;
  /** Further hosts (`host` or `host:port`) that the registry knows as this plan's own. Always https. */
  allowedHosts: readonly string[];
};

/**
 * The absolute address of a link of the plan.
 *
 * @throws {FhirError} fhir/foreign-link, with the link's host in `details`; fhir/broken-link for one that names nothing
 */
export function resolveLink(link: string, place: LinkPlace): string {
  if (link === '') throw new FhirError('fhir/broken-link', 'The plan sent a link without an address.');
  const url = isTidy(link) ? URL.parse(link, place.requestUrl) : null;
  if (url === null) throw foreignLinkError('The plan sent a link that cannot be read.', null);
  url.hash = '';
  const base = new URL(place.fhirBaseUrl);
  if (url.username !== '' || url.password !== '')
    throw foreignLinkError('The plan sent a link with a user name in it.', url.host);
  if (!isSafeScheme(url)) throw foreignLinkError('The plan sent a link that is not secure.', url.host);
  const atHome = url.origin === base.origin && isUnder(url.pathname, base.pathname);
  const allowed = url.protocol === 'https:' && place.allowedHosts.includes(url.host);
  if (!atHome && !allowed) throw foreignLinkError('The plan sent a link to somewhere else.', url.host);
  return url.href;
}

function foreignLinkError(message: string, host: string | null): FhirError {
  return new FhirError('fhir/foreign-link', message, host === null ? {} : { details: [host] });
}

/** Parsers drop control characters and turn backslashes into slashes; an honest link has neither. */
function isTidy(link: string): boolean {
  return /^[^\p{Cc}\\]+$/u.test(link);
}

function isSafeScheme(url: URL): boolean {
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback);
}

/** The base itself (with a query) or below it. Encoded slashes and dots could climb out on the server: refused. */
function isUnder(path: string, basePath: string): boolean {
  if (/%2f|%5c|\\|%00/i.test(path) && /\.\.|%2e/i.test(path)) return false;
  const base = trimSlashes(basePath);
  return path === base || path.startsWith(`${base}/`);
}
