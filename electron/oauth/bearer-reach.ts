/** Decides which addresses may get a connection's access token. Every address that a plan sends passes through here. */
import { trimSlashes } from '#shared/trim-end';
import { FhirError } from '../errors.ts';
import { baseOf, isLoopbackHttp } from './smart-server.ts';

/** Where a token may go: the plan's FHIR base and below, and further hosts that the registry names. */
export type BearerReach = { fhirBaseUrl: string; allowedHosts: readonly string[] };

function foreignLinkError(why: string): FhirError {
  return new FhirError('fhir/foreign-link', `The plan gave a link that is not its own: ${why}.`);
}

/** Dots alone, also with parameters behind them, which some servers take away before they look at the dots. */
const dotSegment = /^\.\.?(?:;|$)/;

/** True for a path with dot segments or slashes, plain or encoded, however often. */
function isTricky(path: string): boolean {
  let text = path;
  for (let round = 0; round < 4; round++) {
    if (text.includes('\\') || text.split('/').some((part) => dotSegment.test(part))) return true;
    let next: string;
    try {
      next = decodeURIComponent(text);
    } catch {
      return true;
    }
    if (next === text) return false;
    if (next.split('/').length !== text.split('/').length) return true;
    text = next;
  }
  return true;
}

/** The path as written, before a parser normalizes it. */
function writtenPath(text: string): string {
  return text.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#][\s\S]*$/, '');
}

/**
 * The address to send the token to: normalized, without fragment.
 *
 * @throws {FhirError} fhir/foreign-link for every other address
 */
export function resolveInReach(address: string, reach: BearerReach): string {
  // Control characters and spaces would be dropped by the parser; backslashes would become slashes.
  if (/[^\x21-\x7e]|\\/.test(address) || !/^https?:\/\/[^/]/i.test(address))
    throw foreignLinkError('unclear address');
  if (!URL.canParse(address)) throw foreignLinkError('unclear address');
  const url = new URL(address);
  const authority = /^[^/]*\/\/([^/?#]*)/.exec(address)?.[1] ?? '';
  if (authority.includes('@')) throw foreignLinkError('user name in the address');
  if (/\.(:|$)/.test(authority)) throw foreignLinkError('odd host name');
  if (isTricky(writtenPath(address))) throw foreignLinkError('odd path');
  const base = new URL(baseOf(reach.fhirBaseUrl));
  if (url.protocol !== 'https:' && !(isLoopbackHttp(base) && isLoopbackHttp(url)))
    throw foreignLinkError('not safe');
  url.hash = '';
  if (url.protocol === 'https:' && reach.allowedHosts.includes(url.host)) return url.href;
  const isOurs = url.origin === base.origin && isBelow(url.pathname, trimSlashes(base.pathname));
  if (!isOurs) throw foreignLinkError(url.origin === base.origin ? 'other path' : 'other host');
  return url.href;
}

function isBelow(path: string, basePath: string): boolean {
  return path === basePath || path.startsWith(`${basePath}/`);
}
