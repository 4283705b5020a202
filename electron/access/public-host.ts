/**
 * Whether a host is on the public internet, as a plan's must be. Keeps addresses that a plan or the page names from
 * reaching services on this computer or in its network.
 *
 * @see RFC 6890 and the IANA registries of special-purpose addresses, as ipaddr.js has them
 */
import ipaddr from 'ipaddr.js';
import { AppError } from '../errors.ts';

const insideName = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/** The host of the sample plan, and of a person's own test service; checked where an address is first read. */
export const thisComputer = '127.0.0.1';

/** Whether the host of a URL may be a plan's, as far as it can be told without asking for the name's addresses. */
export function isPublicHost(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (ipaddr.isValid(name)) return isPublicAddress(name);
  return name.includes('.') && !name.endsWith('.') && !insideName.test(name);
}

/** Whether an IP address is public, in whatever way it is wrapped. */
function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast';
  const { parts } = address;
  // NAT64 (RFC 6052 §2.1): networks without IPv4 wrap the plan's own address.
  if (address.toNormalizedString().startsWith('64:ff9b:0:0:0:0:'))
    return isPublicAddress(ipaddr.fromByteArray(address.toByteArray().slice(12)).toString());
  // Global unicast is 2000::/3 only (RFC 4291 §2.4), which leaves out IPv4-compatible addresses.
  return address.range() === 'unicast' && ((parts[0] ?? 0) & 0xe000) === 0x2000;
}

/**
 * Refuses a request whose host is inside a network, or whose name leads there. A name for which `resolve` gives no
 * addresses passes: behind a proxy only the proxy finds them, and elsewhere the request fails by itself.
 *
 * @throws {AppError} plan/bad-address
 */
export async function requirePublicHost(
  hostname: string,
  resolve: (name: string) => Promise<string[]>,
): Promise<void> {
  if (hostname === thisComputer) return;
  const isName = !ipaddr.isValid(hostname.replace(/^\[|\]$/g, ''));
  const addresses = isName && isPublicHost(hostname) ? await resolve(hostname) : [];
  if (!isPublicHost(hostname) || !addresses.every(isPublicAddress))
    throw new AppError('plan/bad-address', 'This address leads into a private network.', {
      details: [hostname],
    });
}
