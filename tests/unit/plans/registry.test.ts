import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../../electron/plans/registry.ts';
import builtIn from '../../../resources/payers.json' with { type: 'json' };

const named = (id: string, name: string, alsoKnownAs: string[] = []) => ({
  id,
  name,
  alsoKnownAs,
  fhirBaseUrl: `https://${id}.example/fhir`,
});
const registry = createRegistry(
  [
    named('pinar', 'Salud Peñar Plan'),
    named('bay', 'Blue Bay Health', ['Bay Advantage', 'BBH']),
    named('red', 'Red Blue Health'),
  ],
  [named('own', 'My own plan')],
);
const found = (text: string) => registry.search(text).map(({ id }) => id);

describe('finding a plan', () => {
  it.each([
    ['blue', ['bay', 'red']],
    ['BLUE', ['bay', 'red']],
    ['health blue', ['bay', 'red']],
    ['  red,  health ', ['red']],
    ['bbh', ['bay']],
    ['advantage bay', ['bay']],
    ['penar', ['pinar']],
    ['peñar SALUD', ['pinar']],
    ['own', ['own']],
    ['lue', []],
    ['blue nothing', []],
  ])('%s', (text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  it('lists all by name when nothing is typed', () => {
    expect(found(' ')).toEqual(['bay', 'own', 'red', 'pinar']);
  });

  it('says what must be known before it is opened', () => {
    expect(registry.search('bbh')).toEqual([
      {
        id: 'bay',
        name: 'Blue Bay Health',
        alsoKnownAs: ['Bay Advantage', 'BBH'],
        kind: 'plan',
        portalUrl: null,
        host: 'bay.example',
        isSample: false,
        needsClientId: true,
      },
    ]);
  });

  it('says when a plan is not there', () => {
    expect(() => registry.payer('nobody')).toThrowError(expect.objectContaining({ code: 'store/not-found' }));
  });

  it('takes no plan with fields that it does not know', () => {
    expect(() => createRegistry([{ ...named('a', 'A'), clientSecret: 'x' }])).toThrow(/clientSecret/);
  });

  it('adds the sample plans, and replaces them after a restart', () => {
    const sample = {
      id: 'evergreen',
      name: 'Evergreen (sample)',
      issuer: 'http://127.0.0.1:1/e',
      clientId: 'sample',
    } as const;
    const own = createRegistry([]);
    own.addSamplePlans([{ ...sample, fhirBaseUrl: 'http://127.0.0.1:1/e/fhir' }]);
    own.addSamplePlans([{ ...sample, fhirBaseUrl: 'http://127.0.0.1:2/e/fhir' }]);
    expect(own.search('evergreen')).toMatchObject([
      { id: 'sample-evergreen', host: '127.0.0.1:2', isSample: true, needsClientId: false },
    ]);
    expect(own.payer('sample-evergreen').redirect.path).toBe('/callback/sample-evergreen');
  });
});

describe('the list that comes with the app', () => {
  const all = createRegistry(builtIn);
  const entries = [...all.search(''), ...all.search('sandbox')];
  const payers = entries.filter(({ kind }) => kind !== 'portal-only').map(({ id }) => all.payer(id));
  const stale =
    /\.fhir\.flex\.optum|authz\.flex\.optum|production\.api\.centene|fhir\.humana\.com\/sandbox|p-hi2|bcbsdirect|patient360/;

  it('is in the schema, whole, and each name stands there once', () => {
    expect(entries).toHaveLength(builtIn.length);
    expect(payers.length).toBeGreaterThanOrEqual(40);
    expect(new Set(builtIn.map(({ id }) => id)).size).toBe(builtIn.length);
    expect(new Set(builtIn.map(({ name }) => name)).size).toBe(builtIn.length);
    for (const { name, kind } of entries) expect(/\(sandbox\)$/.test(name)).toBe(kind === 'sandbox');
  });

  it('pins https, has no address that is known to be dead, no secret, and no client id that is registered', () => {
    for (const payer of payers) {
      const { fhirBaseUrl, smartConfigurationUrl, authorizeUrl, tokenUrl, revocationUrl } = payer;
      const addresses = [fhirBaseUrl, smartConfigurationUrl, authorizeUrl, tokenUrl, revocationUrl];
      for (const one of [...addresses, payer.developerPortalUrl])
        if (one !== null) expect(one).toMatch(/^https:\/\/[a-z0-9.-]+(:443)?(\/|$)/);
      for (const one of addresses) expect(one ?? '').not.toMatch(stale);
      expect(payer.clientId === null || payer.id === 'smart-health-it-sandbox').toBe(true);
      expect(payer.scopes ?? []).not.toContain('openid');
      if (payer.noOfflineAccess) expect(payer.scopes).not.toContain('offline_access');
      expect(fhirBaseUrl.endsWith('/')).toBe(false);
    }
    expect(stale.test('https://patient360c.anthem.com/x')).toBe(true);
    expect(JSON.stringify(builtIn)).not.toMatch(/secret["']?\s*:/i);
  });

  it('calls Medicare by its name', () => {
    const shown = createRegistry(builtIn).search('blue button');
    expect(shown[0]).toMatchObject({ name: 'Medicare' });
    expect(shown.flatMap(({ name, alsoKnownAs }) => [name, ...alsoKnownAs]).join()).not.toMatch(
      /blue button/i,
    );
    for (const { name } of entries) expect(name).not.toMatch(/blue button/i);
    expect(all.search('blue button')[0]?.name).toBe('Medicare');
  });

  it.each([
    ['medicare', 'cms-medicare'],
    ['Original medicare', 'cms-medicare'],
    ['bcbs nc', 'bcbs-nc'],
    ['BCBSNC', 'bcbs-nc'],
    ['Blue Cross & Blue Shield of North Carolina', 'bcbs-nc'],
    ['uhc', 'unitedhealthcare'],
    ['united healthcare', 'unitedhealthcare'],
    ['aarp', 'unitedhealthcare'],
    ['Kaiser', 'kaiser-permanente'],
    ['health partners', 'healthpartners'],
    ['ambeter', 'ambetter'],
    ['Wellcare', 'wellcare'],
    ['amerigroup', 'wellpoint'],
    ['humanna', 'humana'],
    ['aenta', 'aetna'],
    ['blue shield of california', 'blue-shield-ca'],
    ['BCBS TX', 'bcbs-tx'],
    ['bluecross blueshield texas', 'bcbs-tx'],
  ])('finds %s first', (typed, id) => {
    expect(all.search(typed)[0]?.id).toBe(id);
  });

  it('takes a short word as it is: SCAN is not San Mateo', () => {
    expect(all.search('scan')).toEqual([]);
  });

  it('keeps sandboxes apart, and finds them by that word', () => {
    expect(all.search('humana').map(({ id }) => id)).toEqual(['humana']);
    expect(all.search('humana sandbox').map(({ id }) => id)).toEqual(['humana-sandbox']);
    expect(all.search('Sandbox').every(({ kind }) => kind === 'sandbox')).toBe(true);
  });

  it('says which plans have no address that is known here, after those that have one', () => {
    const blues = all.search('blue cross').filter(({ name }) => name.startsWith('Blue Cross and'));
    const kinds = blues.map(({ kind }) => kind);
    expect(kinds).toEqual(kinds.toSorted());
    expect(new Set(kinds)).toEqual(new Set(['plan', 'portal-only']));
    expect(all.search('ambetter')[0]).toMatchObject({
      kind: 'portal-only',
      host: null,
      portalUrl: 'https://partners.centene.com/',
    });
    expect(() => all.payer('ambetter')).toThrowError(expect.objectContaining({ code: 'store/not-found' }));
  });
});

describe('public services', () => {
  const fhirBaseUrl = 'https://plan.example/fhir';

  it('are those of plans that have one, by name', () => {
    const registry = createRegistry([
      { id: 'b', name: 'Birch', fhirBaseUrl, directoryUrl: 'https://plan.example/directory' },
      { id: 'a', name: 'Alder', fhirBaseUrl, formularyUrl: 'https://plan.example/drugs' },
      { id: 'c', name: 'Cedar', fhirBaseUrl },
    ]);
    expect(registry.publicServices()).toEqual([
      {
        payerId: 'a',
        name: 'Alder',
        isSample: false,
        formularyUrl: 'https://plan.example/drugs',
        directoryUrl: null,
      },
      {
        payerId: 'b',
        name: 'Birch',
        isSample: false,
        formularyUrl: null,
        directoryUrl: 'https://plan.example/directory',
      },
    ]);
  });

  it('of the list are https, and may be asked', () => {
    const registry = createRegistry(builtIn);
    const services = registry.publicServices();
    expect(services.length).toBeGreaterThan(2);
    for (const { formularyUrl, directoryUrl } of services)
      for (const url of [formularyUrl, directoryUrl])
        if (url !== null) expect(registry.payerFromAddress(url)).toBeDefined();
  });
});

describe('a plan by its address', () => {
  it('brings along all that is known, when the address is in the list', () => {
    const known = createRegistry(builtIn).payerFromAddress('https://api.bluebutton.cms.gov/v2/fhir/');
    expect(known).toMatchObject({ id: 'cms-medicare', name: 'Medicare', noOfflineAccess: true });
  });

  it.each([
    ['https://plan.example/fhir', 'https://plan.example/fhir', 'https://plan.example/fhir'],
    ['  https://plan.example/fhir/  ', 'https://plan.example/fhir', 'https://plan.example/fhir/'],
    ['plan.example/fhir', 'https://plan.example/fhir', 'https://plan.example/fhir'],
    ['HTTPS://Plan.Example/FHIR', 'https://plan.example/FHIR', 'HTTPS://Plan.Example/FHIR'],
    ['https://plan.example:443/fhir//', 'https://plan.example/fhir', 'https://plan.example:443/fhir//'],
    ['https://plan.example/fhir/metadata', 'https://plan.example/fhir', 'https://plan.example/fhir'],
    [
      'https://plan.example/fhir/.well-known/smart-configuration',
      'https://plan.example/fhir',
      'https://plan.example/fhir',
    ],
    ['https://plan.example', 'https://plan.example', 'https://plan.example'],
    ['https://8.8.8.8/fhir', 'https://8.8.8.8/fhir', 'https://8.8.8.8/fhir'],
    ['http://127.0.0.1:4000/fhir', 'http://127.0.0.1:4000/fhir', 'http://127.0.0.1:4000/fhir'],
  ])('takes %s', (typed, fhirBaseUrl, aud) => {
    const payer = registry.payerFromAddress(typed);
    expect(payer).toMatchObject({ id: fhirBaseUrl, fhirBaseUrl, aud, clientId: null, signInHosts: null });
    expect(payer.name).toBe(new URL(fhirBaseUrl).host);
  });

  it.each([
    ['nothing', ''],
    ['words', 'my health plan'],
    ['plain http', 'http://plan.example/fhir'],
    ['another scheme', 'ftp://plan.example/fhir'],
    ['a script', 'javascript:alert(1)'],
    ['a user name', 'https://me@plan.example/fhir'],
    ['an empty user name', 'https://@plan.example/fhir'],
    ['a password', 'https://me:secret@plan.example/fhir'],
    ['a fragment', 'https://plan.example/fhir#x'],
    ['an empty fragment', 'https://plan.example/fhir#'],
    ['a query', 'https://plan.example/fhir?x=1'],
    ['a backslash', 'https://plan.example\\fhir'],
    ['a line break', 'https://plan.example/\nfhir'],
    ['localhost', 'https://localhost/fhir'],
    ['http on localhost', 'http://localhost:4000/fhir'],
    ['a name of one word', 'https://intranet/fhir'],
    ['a dot after the name', 'https://plan.example./fhir'],
    ['a local name', 'https://printer.local/fhir'],
    ['10.x', 'https://10.0.0.1/fhir'],
    ['172.16.x', 'https://172.31.255.255/fhir'],
    ['192.168.x', 'https://192.168.1.1/fhir'],
    ['169.254.x (cloud metadata)', 'https://169.254.169.254/latest'],
    ['100.64.x', 'https://100.64.0.1/fhir'],
    ['0.0.0.0', 'https://0.0.0.0/fhir'],
    ['127.0.0.2', 'http://127.0.0.2/fhir'],
    ['an address as one number', 'https://3232235777/fhir'],
    ['an address in hexadecimal', 'https://0xc0a80101/fhir'],
    ['an address in octal', 'https://0300.0250.1.1/fhir'],
    ['IPv6 loopback', 'https://[::1]/fhir'],
    ['IPv6 local', 'https://[fd00::1]/fhir'],
    ['IPv6 link local', 'https://[fe80::1]/fhir'],
    ['IPv4 in IPv6', 'https://[::ffff:192.168.1.1]/fhir'],
    ['multicast', 'https://224.0.0.1/fhir'],
  ])('refuses %s with words', (_name, typed) => {
    expect(() => registry.payerFromAddress(typed)).toThrowError(
      expect.objectContaining({
        code: 'plan/bad-address',
        message: expect.stringMatching(/^(The|This) .*\.$/),
      }),
    );
  });
});
