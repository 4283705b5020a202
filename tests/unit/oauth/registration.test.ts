/** The app registers itself at a plan: what it asks for, what of the answer counts, and how it is taken back. */
import { describe, expect, it } from 'vitest';
import { deleteRegistration, registerClient } from '../../../electron/oauth/registration.ts';
import type { SmartServer } from '../../../electron/oauth/smart-server.ts';
import { Payer, usualPorts } from '../../../electron/plans/payer.ts';
import type { Fetch, HttpRequest } from '../../../electron/ports.ts';

const endpoint = 'https://plan.example/register';
const nowMs = Date.UTC(2026, 0, 15);
const server: SmartServer = {
  authorizationEndpoint: 'https://plan.example/authorize',
  tokenEndpoint: 'https://tokens.example/token',
  registrationEndpoint: endpoint,
  revocationEndpoint: null,
  issuer: null,
  sendsIss: false,
  capabilities: null,
  scopesSupported: null,
  clientMethods: null,
};
type Answer = { status?: number; body?: object | string; headers?: Record<string, string> };

async function register(answer: Answer, more: object = {}, of: Partial<SmartServer> = {}) {
  const asked: HttpRequest[] = [];
  const fetch: Fetch = async (request) => {
    asked.push(request);
    const { status = 201, body = {}, headers = {} } = request.method === 'DELETE' ? { status: 204 } : answer;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return { status, headers, body: new TextEncoder().encode(text) };
  };
  const payer = Payer.parse({ id: 'p', name: 'Plan', fhirBaseUrl: 'https://plan.example/fhir', ...more });
  const made = registerClient(payer, { ...server, ...of }, endpoint, { fetch, nowMs });
  const client = await made.catch((error: unknown) => error);
  return { client, asked, sent: JSON.parse(asked[0]?.body ?? '{}') as Record<string, unknown> };
}
const made = { client_id: 'c-1' };
const management = { registration_client_uri: `${endpoint}/c-1`, registration_access_token: 'rat' };
const refused = { code: 'oauth/registration-refused' };
const failed = { code: 'oauth/registration-failed', retryable: true };

describe('what is asked for', () => {
  it('is a native app without a secret, that comes back to its own ports', async () => {
    const { asked, sent } = await register({ body: made });
    expect(asked[0]).toMatchObject({ method: 'POST', url: endpoint, timeoutMs: 20_000, maxBytes: 1 << 20 });
    expect(sent).toMatchObject({
      client_name: 'Claimfolio',
      application_type: 'native',
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      scope: expect.stringContaining('patient/ExplanationOfBenefit.read'),
    });
    expect(sent['redirect_uris']).toHaveLength(usualPorts.length);
    const fixed = await register({ body: made }, { redirect: { ports: [4711], path: '/back' } });
    expect(fixed.sent['redirect_uris']).toEqual(['http://127.0.0.1:4711/back']);
  });

  it('is to stay up to date only where the plan lets apps', async () => {
    const able = await register({ body: made }, {}, { capabilities: ['permission-offline'] });
    expect(able.sent['grant_types']).toEqual(['authorization_code', 'refresh_token']);
    expect(able.sent['scope']).toContain('offline_access');
    const unable = await register({ body: made }, { noOfflineAccess: true });
    expect(unable.sent['grant_types']).toEqual(['authorization_code']);
    expect(unable.sent['scope']).not.toContain('offline_access');
  });
});

describe('a registration', () => {
  it('is what the plan answers', async () => {
    expect((await register({ body: { ...made, ...management, scope: 'patient/*.read' } })).client).toEqual({
      method: 'public',
      secret: null,
      keyId: null,
      clientId: 'c-1',
      brokerUrl: null,
      relayUrl: null,
      redirectPort: null,
      tokenHost: null,
      registration: {
        ports: [...usualPorts],
        scope: 'patient/*.read',
        management: { url: `${endpoint}/c-1`, token: 'rat' },
      },
    });
  });

  it.each([
    ['a secret without a word about it', {}, 'secret-basic'],
    ['a secret in the form', { token_endpoint_auth_method: 'client_secret_post' }, 'secret-post'],
    ['a secret that never ends', { client_secret_expires_at: 0 }, 'secret-basic'],
    ['a secret that ends later', { client_secret_expires_at: nowMs / 1000 + 1 }, 'secret-basic'],
  ])('has %s, for the host of the tokens', async (_, more, method) => {
    const { client } = await register({ body: { ...made, client_secret: 'sec', ...more } });
    expect(client).toMatchObject({ method, secret: 'sec', tokenHost: 'tokens.example' });
  });

  it('has no secret where the plan says that none is needed', async () => {
    const body = { ...made, client_secret: 'sec', token_endpoint_auth_method: 'none' };
    expect((await register({ body })).client).toMatchObject({
      method: 'public',
      secret: null,
      tokenHost: null,
    });
  });

  it('has the ports that the plan took', async () => {
    const redirect = { ports: [4711, 4712], path: '/back' };
    const body = { ...made, redirect_uris: ['http://127.0.0.1:4712/back'] };
    expect((await register({ body }, { redirect })).client).toMatchObject({
      registration: { ports: [4712] },
    });
  });

  it.each([
    ['of another host', { ...management, registration_client_uri: 'https://other.example/c-1' }],
    ['that is no address', { ...management, registration_client_uri: 'c-1' }],
    ['without a token', { registration_client_uri: `${endpoint}/c-1` }],
    ['without an address', { registration_access_token: 'rat' }],
  ])('cannot be taken back by a way %s', async (_, more) => {
    expect((await register({ body: { ...made, ...more } })).client).toMatchObject({
      registration: { management: null },
    });
  });

  it.each([
    ['a secret that has ended', { client_secret: 'sec', client_secret_expires_at: nowMs / 1000 }],
    ['a method without its secret', { token_endpoint_auth_method: 'client_secret_basic' }],
    [
      'a key that the app does not have',
      { client_secret: 's', token_endpoint_auth_method: 'private_key_jwt' },
    ],
    ['a method that is not known', { client_secret: 's', token_endpoint_auth_method: 'tls_client_auth' }],
    ['none of the app’s addresses', { redirect_uris: ['https://other.example/'] }],
    ['no claims', { scope: 'patient/Patient.read' }],
  ])('is of no use with %s, and is taken back at once', async (_, more) => {
    const { client, asked } = await register({ body: { ...made, ...management, ...more } });
    expect(client).toMatchObject({ ...refused, details: ['the answer does not fit'] });
    expect(asked[1]).toMatchObject({
      method: 'DELETE',
      url: `${endpoint}/c-1`,
      headers: { authorization: 'Bearer rat' },
      timeoutMs: 5_000,
    });
  });
});

describe('a plan that does not register the app', () => {
  it.each([
    [400, refused],
    [403, refused],
    [499, refused],
    [429, failed],
    [500, failed],
    [503, failed],
    [302, failed],
    [300, failed],
  ])('with HTTP %i', async (status, error) => {
    expect((await register({ status, body: made })).client).toMatchObject(error);
  });

  it('says why in its own words, and when to try again', async () => {
    const body = { error: 'invalid_redirect_uri', error_description: 'Not this one.' };
    expect((await register({ status: 400, body })).client).toMatchObject({
      details: ['invalid_redirect_uri', 'HTTP 400', 'Not this one.'],
    });
    const headers = { 'retry-after': '9' };
    expect((await register({ status: 503, headers })).client).toMatchObject({ retryAfterMs: 9_000 });
    const { client } = await register({ status: 503, body: 'Down' });
    expect(client).toMatchObject({ details: ['HTTP 503'] });
    expect(client).not.toHaveProperty('retryAfterMs', expect.any(Number));
  });

  it.each([{}, 'hello', { client_id: '' }])('with an answer without an id: %o', async (body) => {
    expect((await register({ body })).client).toMatchObject(failed);
  });
});

describe('taking a registration back', () => {
  const take = async (status: number, more: object = management) => {
    const { client } = await register({ body: { ...made, ...more } });
    return deleteRegistration(client as never, async () => ({ status, headers: {}, body: new Uint8Array() }));
  };

  it('is done when the plan says so', async () => {
    expect(await take(204)).toBe(true);
    expect(await take(200)).toBe(true);
    expect(await take(404)).toBe(false);
    expect(await take(204, {})).toBe(false);
  });
});
