/** Checks a plan address that a person typed, before anything is sent there. */

import { BlockList, isIP } from 'node:net';
import { trimSlashes } from '#shared/trim-end';
import { AppError } from '../errors.ts';

const notPublic = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  notPublic.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  notPublic.addSubnet(net, bits, 'ipv6');

const localName = /(^|\.)(localhost|local|internal|home\.arpa|lan)$/;

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
  checkHost(url);
  return { fhirBaseUrl: `${url.origin}${trimSlashes(url.pathname)}`, aud: text, host: url.host };
}

function checkHost(url: URL): void {
  const isThisComputer = url.hostname === '127.0.0.1';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisComputer))
    throw badAddressError('The address must start with https://.');
  if (isThisComputer) return;
  const name = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const kind = isIP(name);
  const isInside = kind === 0 ? localName.test(name) : notPublic.check(name, kind === 4 ? 'ipv4' : 'ipv6');
  if (isInside)
    throw badAddressError('This address is inside a private network. A plan has a public address.');
  if (kind === 0 && (!name.includes('.') || name.endsWith('.')))
    throw badAddressError('The address needs the full name of the plan’s service.');
}
