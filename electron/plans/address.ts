/** Checks a plan address that a person typed, before anything is sent there. */

import { longestAddress } from '#shared/bounds';
import { trimSlashes } from '#shared/trim-end';
import { isPublicHost, thisComputer } from '../access/public-host.ts';
import { AppError } from '../errors.ts';

function badAddressError(why: string): AppError {
  return new AppError('plan/bad-address', why);
}

/** The FHIR base without a slash at its end, and its original spelling. */
export type PlanAddress = { fhirBaseUrl: string; aud: string; host: string };

/**
 * Reads the address of a plan's FHIR service. A missing `https://` is added; the address of the plan's
 * `metadata` or `smart-configuration` is cut back to the base.
 *
 * @throws {AppError} plan/bad-address, with words that say what is wrong
 */
export function parsePlanAddress(typed: string): PlanAddress {
  const text = typed
    .trim()
    .replace(/\/(metadata|\.well-known\/smart-configuration)\/?$/, '')
    .replace(/^(?![a-z][a-z0-9+.-]*:\/\/)/i, 'https://');
  if (/[\s\\]/.test(text)) throw badAddressError('The address may not have spaces or backslashes in it.');
  if (!URL.canParse(text))
    throw badAddressError('This is not a web address. It looks like https://plan.example/fhir.');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || /^[^/]*\/\/[^/]*@/.test(text))
    throw badAddressError('The address may not have a user name in it.');
  if (text.includes('#') || text.includes('?'))
    throw badAddressError('The address may not have ? or # in it.');
  if (url.href.length > longestAddress) throw badAddressError('The address is too long.');
  checkHost(url);
  return { fhirBaseUrl: `${url.origin}${trimSlashes(url.pathname)}`, aud: text, host: url.host };
}

function checkHost(url: URL): void {
  const isThisComputer = url.hostname === thisComputer;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisComputer))
    throw badAddressError('The address must start with https://.');
  if (isThisComputer || isPublicHost(url.hostname)) return;
  if (/^[^.[]+$|\.$/.test(url.hostname) && url.hostname !== 'localhost')
    throw badAddressError('The address needs the full name of the plan’s service.');
  throw badAddressError('This address is inside a private network. A plan has a public address.');
}
