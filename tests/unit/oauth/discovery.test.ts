import { describe, expect, it } from 'vitest';
import { FhirError } from '../../../electron/errors.ts';
import { discoverServer } from '../../../electron/oauth/discovery.ts';
import { offerFrom } from '../../../electron/oauth/offer.ts';
import { publicClient } from '../../../electron/oauth/plan-client.ts';
import { Payer } from '../../../electron/plans/payer.ts';
import type { Fetch, HttpRequest } from '../../../electron/ports.ts';
import { healthCategories } from '../../../shared/model/plans/connection.ts';

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown };

const base = 'https://plan.example/fhir';
const wellKnown = `${base}/.well-known/smart-configuration`;
const endpoints = {
  authorization_endpoint: 'https://plan.example/authorize',
  token_endpoint: 'https://plan.example/token',
};
const payer = (changes: Record<string, unknown> = {}) =>
  Payer.parse({ id: 'p', name: 'Plan', fhirBaseUrl: base, ...changes });

/** A plan that answers by address; what it does not know is 404. */
function plan(answers: Record<string, Answer | Error>) {
  const asked: HttpRequest[] = [];
  const fetch: Fetch = async (request) => {
    asked.push(request);
    const answer = answers[request.url] ?? { status: 404 };
    if (answer instanceof Error) throw answer;
    const { status = 200, headers = {}, body = '' } = answer;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return { status, headers, body: new TextEncoder().encode(text) };
  };
  return { fetch, asked };
}

const oauthUris = (uris: Record<string, string>) => ({
  resourceType: 'CapabilityStatement',
  rest: [
    {
      security: {
        extension: [
          { url: 'http://plan.example/other' },
          {
            url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
            extension: Object.entries(uris).map(([url, valueUri]) => ({ url, valueUri })),
          },
        ],
      },
    },
  ],
});

describe('looking a plan up', () => {
  it.each([
    [299, false],
    [300, true],
    [399, true],
    [400, false],
    [404, false],
  ])('follows the address that comes with %i: %s', async (status, isFollowed) => {
    const elsewhere = 'https://plan.example/elsewhere';
    const { fetch, asked } = plan({
      [wellKnown]: { status, headers: { location: elsewhere } },
      [elsewhere]: { body: endpoints },
    });
    await discoverServer(payer(), fetch).catch(() => null);
    expect(asked.some(({ url }) => url === elsewhere)).toBe(isFollowed);
  });

  it('goes nowhere with a redirect that says no address', async () => {
    const { fetch, asked } = plan({ [wellKnown]: { status: 302 } });
    await expect(discoverServer(payer(), fetch)).rejects.toMatchObject({ code: 'oauth/discovery-failed' });
    expect(asked.map(({ url }) => url)).toEqual([wellKnown, `${base}/metadata`]);
  });

  it.each(['authorizeUrl', 'tokenUrl'])(
    'needs more than the %s of the list where the plan says nothing',
    async (name) => {
      const { fetch } = plan({});
      const half = payer({ [name]: 'https://login.plan.example/a' });
      await expect(discoverServer(half, fetch)).rejects.toMatchObject({
        code: 'oauth/discovery-failed',
        message: 'The plan’s service does not describe its sign-in.',
      });
    },
  );

  it('reads smart-configuration, without any credential', async () => {
    const { fetch, asked } = plan({
      [wellKnown]: {
        body: {
          ...endpoints,
          issuer: 'https://plan.example',
          revocation_endpoint: 'https://plan.example/revoke',
          capabilities: ['launch-standalone'],
        },
      },
    });
    expect(await discoverServer(payer(), fetch)).toEqual({
      authorizationEndpoint: endpoints.authorization_endpoint,
      tokenEndpoint: endpoints.token_endpoint,
      registrationEndpoint: null,
      revocationEndpoint: 'https://plan.example/revoke',
      issuer: 'https://plan.example',
      sendsIss: false,
      capabilities: ['launch-standalone'],
      scopesSupported: null,
      clientMethods: null,
    });
    expect(asked.map(({ url, method, headers, body }) => ({ url, method, headers, body }))).toEqual([
      { url: wellKnown, method: 'GET', headers: { accept: 'application/json' }, body: undefined },
    ]);
  });

  it.each([
    ['the content type is text/plain', { headers: { 'content-type': 'text/plain' }, body: endpoints }],
    [
      'fields are of the wrong kind',
      { body: { ...endpoints, issuer: 7, capabilities: 'all', scopes_supported: null } },
    ],
    ['a BOM comes first', { body: `\uFEFF${JSON.stringify(endpoints)}` }],
    ['a redirect stays on the host', { status: 302, headers: { location: '/elsewhere' } }],
  ])('works when %s', async (_name, answer) => {
    const { fetch } = plan({ [wellKnown]: answer, 'https://plan.example/elsewhere': { body: endpoints } });
    expect(await discoverServer(payer(), fetch)).toMatchObject({
      tokenEndpoint: endpoints.token_endpoint,
      issuer: null,
      capabilities: null,
    });
  });

  it('reads relative addresses from the base', async () => {
    const { fetch } = plan({
      [wellKnown]: { body: { authorization_endpoint: 'oauth/authorize', token_endpoint: '/token' } },
    });
    expect(await discoverServer(payer({ fhirBaseUrl: `${base}/` }), fetch)).toMatchObject({
      authorizationEndpoint: `${base}/oauth/authorize`,
      tokenEndpoint: 'https://plan.example/token',
    });
  });

  it.each([
    ['is missing', { status: 404 }],
    ['needs a sign-in', { status: 401 }],
    ['is a web page', { body: '<!doctype html>' }],
    ['is a list', { body: [] }],
    ['names no token endpoint', { body: { authorization_endpoint: endpoints.authorization_endpoint } }],
    ['leads to another host', { status: 302, headers: { location: 'https://other.example/x' } }],
    ['leads round in circles', { status: 302, headers: { location: wellKnown } }],
  ])('asks the CapabilityStatement when smart-configuration %s', async (_name, answer) => {
    const { fetch, asked } = plan({
      [wellKnown]: answer,
      [`${base}/metadata`]: {
        body: oauthUris({
          authorize: '/a',
          token: 'https://plan.example/t',
          revoke: 'https://plan.example/r',
        }),
      },
    });
    expect(await discoverServer(payer(), fetch)).toMatchObject({
      authorizationEndpoint: 'https://plan.example/a',
      tokenEndpoint: 'https://plan.example/t',
      revocationEndpoint: 'https://plan.example/r',
      capabilities: null,
    });
    expect(asked.filter(({ url }) => !url.startsWith('https://plan.example/'))).toEqual([]);
    expect(asked.find(({ url }) => url === wellKnown)?.headers['accept']).toBe('application/json');
    expect(asked.find(({ url }) => url === `${base}/metadata`)?.headers['accept']).toContain('fhir+json');
  });

  it('fails with the plan’s host when neither says anything', async () => {
    const { fetch } = plan({});
    await expect(discoverServer(payer(), fetch)).rejects.toMatchObject({
      code: 'oauth/discovery-failed',
      details: ['plan.example'],
    });
  });

  it('says that the plan cannot be reached when it cannot', async () => {
    const down = new FhirError('fhir/unreachable', 'Down.', { retryable: true });
    const { fetch } = plan({ [wellKnown]: down, [`${base}/metadata`]: down });
    await expect(discoverServer(payer(), fetch)).rejects.toBe(down);
  });

  it('says that the plan describes no sign-in when it answers, but with too much', async () => {
    const large = new FhirError('fhir/too-large', 'The answer is too large.', { status: 200 });
    const { fetch } = plan({ [wellKnown]: large, [`${base}/metadata`]: large });
    await expect(discoverServer(payer(), fetch)).rejects.toMatchObject({ code: 'oauth/discovery-failed' });
  });

  it('ends when it is stopped, though the plan has not answered', { timeout: 5_000 }, async () => {
    const stop = new AbortController();
    const silent: Fetch = ({ signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const found = discoverServer(payer(), silent, stop.signal);
    stop.abort();
    await expect(found).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('uses the registry’s addresses where the plan says nothing', async () => {
    const { fetch } = plan({});
    const known = payer({
      authorizeUrl: 'https://login.plan.example/a',
      tokenUrl: 'https://login.plan.example/t',
      signInHosts: [],
    });
    expect(await discoverServer(known, fetch)).toMatchObject({
      tokenEndpoint: 'https://login.plan.example/t',
    });
  });

  it('lets the registry’s addresses win', async () => {
    const { fetch, asked } = plan({
      'https://login.plan.example/smart': { body: { ...endpoints, issuer: 'https://x.example' } },
    });
    const known = payer({
      smartConfigurationUrl: 'https://login.plan.example/smart',
      tokenUrl: 'https://plan.example/t2',
      issuer: 'https://plan.example/own',
      revocationUrl: 'https://revoke.plan.example/r',
    });
    expect(await discoverServer(known, fetch)).toMatchObject({
      authorizationEndpoint: endpoints.authorization_endpoint,
      tokenEndpoint: 'https://plan.example/t2',
      issuer: 'https://plan.example/own',
      revocationEndpoint: 'https://revoke.plan.example/r',
    });
    expect(asked).toHaveLength(1);
  });
});

describe('addresses that are not used', () => {
  it.each([
    ['plain http', { token_endpoint: 'http://plan.example/token' }],
    ['plain http on this computer', { token_endpoint: 'http://127.0.0.1:9/token' }],
    ['a script', { authorization_endpoint: 'javascript:alert(1)' }],
    ['a file', { authorization_endpoint: 'file:///etc/passwd' }],
    ['a user name', { token_endpoint: 'https://plan.example@other.example/token' }],
    ['no S256', { code_challenge_methods_supported: ['plain'] }],
    ['no address at all', { token_endpoint: 'https://' }],
  ])('%s', async (_name, changes) => {
    const { fetch } = plan({ [wellKnown]: { body: { ...endpoints, ...changes } } });
    await expect(discoverServer(payer(), fetch)).rejects.toMatchObject({ code: 'oauth/discovery-failed' });
  });

  it.each(['authorization_endpoint', 'token_endpoint'])(
    'a %s on a host that is not pinned',
    async (field) => {
      const { fetch } = plan({ [wellKnown]: { body: { ...endpoints, [field]: 'https://other.example/x' } } });
      await expect(discoverServer(payer({ signInHosts: [] }), fetch)).rejects.toMatchObject({
        code: 'oauth/discovery-failed',
        details: ['plan.example', 'other.example'],
      });
      expect(await discoverServer(payer({ signInHosts: ['other.example'] }), fetch)).toBeDefined();
      // A plan that is not pinned is shown to the person instead.
      expect(await discoverServer(payer(), fetch)).toBeDefined();
    },
  );

  it('a place to give tokens back that did not give them', async () => {
    const { fetch } = plan({
      [wellKnown]: { body: { ...endpoints, revocation_endpoint: 'https://other.example/revoke' } },
    });
    expect((await discoverServer(payer(), fetch)).revocationEndpoint).toBeNull();
  });
});

describe('the offer', () => {
  it('tells what the person must know before the browser opens', async () => {
    const { fetch } = plan({
      [wellKnown]: { body: { ...endpoints, authorization_endpoint: 'https://login.example/a' } },
    });
    const known = payer({ accessMonths: 3 });
    const server = await discoverServer(known, fetch);
    expect(offerFrom(known, server, null)).toEqual({
      planName: 'Plan',
      signInHost: 'login.example',
      dataHost: 'plan.example',
      isSample: false,
      categories: [
        { category: 'patient', required: true },
        { category: 'claims', required: true },
        { category: 'coverage', required: true },
        { category: 'providers', required: false },
        ...healthCategories.map((category) => ({ category, required: false })),
      ],
      canKeepUpToDate: true,
      accessMonths: 3,
      planSetsHowLong: false,
      endsOtherSignIns: false,
      needsClientId: true,
      registrationHost: null,
      client: {
        methods: ['public', 'secret-basic', 'secret-post', 'private-key'],
        remembered: null,
        portalUrl: null,
        tokenHost: 'plan.example',
        needsRelay: false,
        redirectUrls: [28431, 28432, 28433].map((port) => `http://127.0.0.1:${port}/callback`),
      },
      mayNotSupportApps: true,
    });
    const mine = { ...publicClient('mine'), method: 'secret-basic' as const, secret: 'canary-secret' };
    const again = offerFrom(known, server, mine);
    expect(again).toMatchObject({ needsClientId: false, client: { remembered: { clientId: 'mine' } } });
    expect(JSON.stringify(again)).not.toContain('canary');
    const capabilities = [
      'launch-standalone',
      'client-public',
      'context-standalone-patient',
      'permission-patient',
    ];
    expect(offerFrom(known, { ...server, capabilities }, null).mayNotSupportApps).toBe(false);
  });
});
