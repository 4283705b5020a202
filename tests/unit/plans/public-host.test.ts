import { describe, expect, it } from 'vitest';
import { isPublicHost, requirePublicHost } from '../../../electron/access/public-host.ts';
import { parsePlanAddress } from '../../../electron/plans/address.ts';

const hostOf = (host: string) => new URL(`https://${host}/`).hostname;

describe('hosts inside a network are refused in every spelling', () => {
  it.each([
    ...['127.0.0.2', '2130706434', '0x7f000002', '0177.0.0.2', '127.2', '0.0.0.0', '10.1.2.3', '172.16.0.1'],
    ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...[
      '[::]',
      '[::1]',
      '[::7f00:1]',
      '[::ffff:7f00:1]',
      '[::ffff:10.0.0.1]',
      '[2002:7f00:1::]',
      '[fe80::1]',
    ],
    ...[
      '[64:ff9b::7f00:1]',
      '[64:ff9b:1::1]',
      '[fc00::1]',
      '[fd12::1]',
      '[fec0::1]',
      '[ff02::1]',
      '[100::1]',
    ],
    ...['[2001:db8::1]', '[2001::1]', '[4000::1]', 'localhost', 'x.localhost', 'box.local', 'a.internal'],
    ...['plan.intranet', 'nas.lan', 'x.home.arpa', 'hr.corp', 'router', 'plan.example.', 'A.LAN'],
  ])('%s', (host) => {
    expect(isPublicHost(hostOf(host))).toBe(false);
    expect(() => parsePlanAddress(`https://${host}/fhir`)).toThrow(
      expect.objectContaining({ code: 'plan/bad-address' }),
    );
  });
});

it.each(['plan.example', '8.8.8.8', '[2606:4700::1111]', '[64:ff9b::808:808]', 'local.example'])(
  'a public host is taken: %s',
  (host) => {
    expect(isPublicHost(hostOf(host))).toBe(true);
    expect(parsePlanAddress(`https://${host}/fhir`).fhirBaseUrl).toBe(`https://${host}/fhir`);
  },
);

describe('a name is judged by the addresses that it leads to', () => {
  const resolveTo = (addresses: string[]) => async () => addresses;
  it.each([
    ['127.0.0.1.nip.io', ['127.0.0.1']],
    ['plan.example', ['8.8.8.8', '::ffff:a00:1']],
    ['plan.example', ['fe80::1%eth0']],
    ['router', []],
  ])('%s at %j is refused', async (host, addresses) => {
    await expect(requirePublicHost(host, resolveTo(addresses))).rejects.toMatchObject({
      code: 'plan/bad-address',
    });
  });

  it('public addresses pass, and so do a name without any and the sample plan', async () => {
    await requirePublicHost('plan.example', resolveTo(['8.8.8.8', '2606:4700::1111']));
    await requirePublicHost('plan.example', resolveTo([]));
    // A fault of the question itself lets nothing through.
    await expect(requirePublicHost('plan.example', () => Promise.reject(new TypeError()))).rejects.toThrow();
    await requirePublicHost('127.0.0.1', resolveTo([]));
  });
});
