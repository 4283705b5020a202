/** Clients that prove themselves, and brokers: what goes over the wire, where to, and what stays here. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import { usualPorts } from '../../../electron/plans/payer.ts';
import type { ClientAnswer } from '../../../shared/model/plans/connection.ts';
import { canaries, type SeenRequest, wellBehaved } from '../../support/hostile-authorization-server.ts';
import { hostilePayer } from '../../support/hostile-payer.ts';
import { navigate } from '../../support/navigate.ts';
import { oauthApp } from '../../support/oauth-app.ts';
import { publicClient } from '../../support/public/public-client.ts';

const client = (changes: Partial<ClientAnswer>): ClientAnswer => ({ ...publicClient('my-app'), ...changes });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const pem = ({ privateKey }: { privateKey: KeyObject }) =>
  privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const jwk = ({ privateKey }: { privateKey: KeyObject }, more: object) =>
  JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...more });

async function assertionOf({ form }: SeenRequest, key: KeyObject) {
  expect(form['client_assertion_type']).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
  return jwtVerify(form['client_assertion'] ?? '', key);
}

describe('a client with a private key', () => {
  it.each([
    ['an RSA key in PEM', pem(rsa), rsa.publicKey, 'RS384', null, /^[\w-]{43}$/],
    ['a P-384 key in PEM with an id', pem(p384), p384.publicKey, 'ES384', 'key-7', /^key-7$/],
    ['a P-384 JWK', jwk(p384, { kid: 'from-jwk' }), p384.publicKey, 'ES384', null, /^from-jwk$/],
    [
      'a set with one RSA JWK',
      `{"keys":[${jwk(rsa, { kid: 'in-set', alg: 'RS384' })}]}`,
      rsa.publicKey,
      'RS384',
      null,
      /^in-set$/,
    ],
  ])('signs each token request afresh with %s', async (_name, secret, key, alg, keyId, kid) => {
    const { server, payer } = await hostilePayer();
    const app = oauthApp();
    await app.connect(payer, { client: client({ method: 'private-key', secret, keyId }) });
    app.clock.advance(3_600_000);
    await app.read(`${payer.fhirBaseUrl}/Coverage`);
    await app.sessions.revoke('connection-1');
    const sent = [...server.seenAt('/token'), ...server.seenAt('/revoke')];
    expect(sent).toHaveLength(4);
    const ids = new Set<unknown>();
    for (const one of sent) {
      const { payload, protectedHeader } = await assertionOf(one, key);
      expect(protectedHeader).toMatchObject({ alg, typ: 'JWT', kid: expect.stringMatching(kid) });
      expect(payload).toMatchObject({ iss: 'my-app', sub: 'my-app', aud: `${server.origin}/token` });
      expect((payload.exp ?? Number.POSITIVE_INFINITY) - (payload.iat ?? 0)).toBeLessThanOrEqual(300);
      ids.add(payload.jti);
      expect(one.authorization).toBeUndefined();
    }
    expect(ids.size).toBe(4);
  });

  it('gets a key from the platform that nothing in the app can read out again', async () => {
    const imports = vi.spyOn(crypto.subtle, 'importKey');
    onTestFinished(() => imports.mockRestore());
    const { payer } = await hostilePayer();
    await oauthApp().connect(payer, { client: client({ method: 'private-key', secret: pem(p384) }) });
    const keys = await Promise.all(imports.mock.results.map(({ value }) => value as Promise<CryptoKey>));
    const privateKeys = keys.filter(({ type }) => type === 'private');
    expect(privateKeys.length).toBeGreaterThan(0);
    for (const key of privateKeys) await expect(crypto.subtle.exportKey('jwk', key)).rejects.toThrow();
  });

  it.each([
    ['words', 'not a key'],
    ['a public key', p384.publicKey.export({ format: 'pem', type: 'spki' }).toString()],
    ['a key of another curve', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }))],
    ['a short RSA key', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }))],
    ['a shared key', '{"kty":"oct","k":"canary-key-part"}'],
    ['a set of two keys', `{"keys":[${jwk(p384, {})},${jwk(p384, {})}]}`],
    ['a set of nothing', '{"keys":[null]}'],
    ['null', 'null'],
    [
      'a key with a password',
      p384.privateKey
        .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'canary' })
        .toString(),
    ],
    ['a key for Ed25519', pem(generateKeyPairSync('ed25519'))],
    ['a public JWK', JSON.stringify(p384.publicKey.export({ format: 'jwk' }))],
    ['a broken JWK', '{"kty":"RSA","n":"canary-key-part"}'],
  ])('is refused with %s before the browser opens', async (_name, secret) => {
    const { server, payer } = await hostilePayer();
    const { connect, browser, log } = oauthApp();
    const refused = connect(payer, { client: client({ method: 'private-key', secret }) });
    const error: Error = await refused.then(
      () => new Error('connected'),
      (problem: Error) => problem,
    );
    expect(error).toMatchObject({ code: 'oauth/bad-client' });
    expect(browser.opened).toEqual([]);
    expect(server.seenAt('/token')).toEqual([]);
    expect(`${error.message} ${String(error.cause)} ${log.text()}`).not.toContain('canary');
  });
});

describe('a client with a secret', () => {
  const secret = 'canary-client-secret';

  it.each(['secret-basic', 'secret-post'] as const)('proves itself by %s in each request', async (method) => {
    const { server, payer } = await hostilePayer();
    const app = oauthApp();
    await app.connect(payer, { client: client({ method, secret }) });
    app.clock.advance(3_600_000);
    await app.read(`${payer.fhirBaseUrl}/Coverage`);
    await app.sessions.revoke('connection-1');
    for (const one of [...server.seenAt('/token'), ...server.seenAt('/revoke')]) {
      const basic = `Basic ${Buffer.from(`my-app:${secret}`).toString('base64')}`;
      expect(one.authorization).toBe(method === 'secret-basic' ? basic : undefined);
      expect(one.form['client_secret']).toBe(method === 'secret-post' ? secret : undefined);
    }
    const others = server.seen.filter(({ target }) => !/^\/(token|revoke)/.test(target));
    expect(others.length).toBeGreaterThan(2);
    expect(JSON.stringify(others)).not.toContain(secret);
    const kept = JSON.stringify([[...app.cabinet.values], app.log.lines, app.access]);
    expect(kept).toContain('sealed:');
    expect(kept).not.toContain(secret);
    expect(app.browser.opened.join()).not.toContain(secret);
  });

  it('is remembered with its secret for the next start', async () => {
    const { server, payer } = await hostilePayer();
    const first = oauthApp();
    await first.connect(payer, { client: client({ method: 'secret-post', secret }) });
    const next = oauthApp({ cabinet: first.cabinet });
    await next.connect(payer, { client: null });
    expect(server.seenAt('/token').at(-1)?.form['client_secret']).toBe(secret);
    // The same client without pasting the secret again; another client does not get it.
    await next.connect(payer, { client: client({ method: 'secret-post' }) });
    expect(server.seenAt('/token')).toHaveLength(3);
    const other = client({ method: 'secret-post', clientId: 'other-app' });
    await expect(next.connect(payer, { client: other })).rejects.toMatchObject({ code: 'oauth/bad-client' });
  });

  it('is remembered also under the id that the registry knows', async () => {
    const { server, payer } = await hostilePayer();
    const first = oauthApp();
    await first.connect(payer, {
      client: client({ clientId: 'test-client', method: 'secret-post', secret }),
    });
    await oauthApp({ cabinet: first.cabinet }).connect(payer, { client: null });
    expect(server.seenAt('/token').at(-1)?.form['client_secret']).toBe(secret);
  });

  it('is in memory only where the key store is not safe, and works until the app closes', async () => {
    const { server, payer } = await hostilePayer();
    const app = oauthApp();
    app.secrets.now = 'unprotected';
    await app.connect(payer, { client: client({ method: 'secret-post', secret }) });
    await app.connect(payer, { client: null });
    expect(server.seenAt('/token')).toHaveLength(2);
    expect(app.cabinet.writes).toBe(0);
    const next = oauthApp({ cabinet: app.cabinet });
    await next.connect(payer, { client: null });
    expect(server.seenAt('/token').at(-1)?.form).toMatchObject({ client_id: 'test-client' });
    expect(server.seenAt('/token').at(-1)?.form).not.toHaveProperty('client_secret');
  });

  it('that can no longer be opened is asked for again, and blocks no sign-in', async () => {
    const { server, payer } = await hostilePayer();
    const first = oauthApp();
    await first.connect(payer, { client: client({ method: 'secret-post', secret }) });
    for (const name of first.cabinet.names()) first.cabinet.set(name, 'of another key');
    const next = () => oauthApp({ cabinet: first.cabinet });
    await next().connect(payer, { client: client({}) });
    expect(server.seenAt('/token').at(-1)?.form).toMatchObject({ client_id: 'my-app' });
    for (const name of first.cabinet.names()) first.cabinet.set(name, 'of another key');
    await next().connect(payer, { client: null });
    expect(server.seenAt('/token').at(-1)?.form).toMatchObject({ client_id: 'test-client' });
    const without = { ...payer, clientId: null };
    for (const name of first.cabinet.names()) first.cabinet.set(name, 'of another key');
    await first.connect(payer, { client: client({ method: 'secret-post', secret }) });
    const locked = next();
    locked.secrets.now = 'locked';
    await expect(locked.connect(without, { client: null })).rejects.toMatchObject({ code: 'vault/locked' });
    await locked.connect(without, { client: client({}) });
  });

  it('is kept apart from that of another plan', async () => {
    const [one, other] = [await hostilePayer(), await hostilePayer()];
    const app = oauthApp();
    const connect = (payer: typeof one.payer, id: string, secretOf: string) =>
      app.connect({ ...payer, id }, { client: client({ method: 'secret-post', secret: secretOf }) });
    await connect(one.payer, 'plan-one', 'secret-of-one');
    await connect(other.payer, 'plan-two', 'secret-of-two');
    const next = oauthApp({ cabinet: app.cabinet });
    await next.connect({ ...one.payer, id: 'plan-one' }, { client: null });
    expect(one.server.seenAt('/token').at(-1)?.form).toMatchObject({ client_secret: 'secret-of-one' });
  });

  it('goes over the wire as it is, whatever signs are in it', async () => {
    const odd = 'a:b%20c+d&e=f é€😀"\\';
    for (const method of ['secret-basic', 'secret-post'] as const) {
      const { server, payer } = await hostilePayer();
      await oauthApp().connect(payer, { client: client({ method, secret: odd, clientId: 'my app/1' }) });
      const [sent] = server.seenAt('/token');
      const basic = `Basic ${Buffer.from(`my app/1:${odd}`, 'utf8').toString('base64')}`;
      if (method === 'secret-basic') expect(sent?.authorization).toBe(basic);
      else expect(sent?.form).toMatchObject({ client_secret: odd, client_id: 'my app/1' });
    }
  });

  it('does not send a remembered secret to a host that did not have it before', async () => {
    const { payer } = await hostilePayer();
    const open = { ...payer, signInHosts: null };
    const app = oauthApp();
    await app.connect(open, { client: client({ method: 'secret-post', secret }) });
    const { server: elsewhere } = await hostilePayer();
    const moved = { ...open, tokenUrl: `${elsewhere.origin}/token` };
    await expect(app.connect(moved, { client: null })).rejects.toMatchObject({
      code: 'oauth/discovery-failed',
      details: [new URL(elsewhere.origin).host],
    });
    expect(elsewhere.seen).toEqual([]);
  });
});

describe('a broker', () => {
  it('gets code and renewals with no secret of ours; the plan gets neither', async () => {
    const { server, payer } = await hostilePayer();
    const { server: broker } = await hostilePayer();
    // It stands between: what it is asked, it asks the plan, with the secret that only it has.
    const forwarded: SeenRequest[] = [];
    const app = oauthApp({
      async fetch(request) {
        if (!request.url.startsWith(`${broker.origin}/exchange`)) return nodeFetch(request);
        const form = Object.fromEntries(new URLSearchParams(request.body));
        forwarded.push({
          method: request.method,
          target: request.url,
          authorization: request.headers['authorization'],
          form,
        });
        return nodeFetch({ ...request, url: `${server.origin}/token` });
      },
    });
    const brought = client({
      brokerUrl: `${broker.origin}/exchange`,
      method: 'secret-basic',
      secret: 'never-sent',
    });
    await app.connect(payer, { client: brought });
    app.clock.advance(3_600_000);
    expect((await app.read(`${payer.fhirBaseUrl}/Coverage`)).status).toBe(200);
    expect(forwarded.map(({ form }) => form['grant_type'])).toEqual(['authorization_code', 'refresh_token']);
    for (const { form, authorization } of forwarded) {
      expect(form['client_id']).toBe('my-app');
      expect(authorization).toBeUndefined();
    }
    expect(forwarded[0]?.form).toMatchObject({
      code: 'canary-code',
      redirect_uri: expect.stringContaining('127.0.0.1'),
    });
    expect(JSON.stringify([forwarded, server.seen])).not.toContain('never-sent');
    const hosts = app.access.filter(({ what }) => what === 'token').map(({ host }) => host);
    expect(new Set(hosts)).toEqual(new Set([new URL(broker.origin).host]));
  });

  it.each([
    ['a broker over http', { brokerUrl: 'http://broker.example/token' }],
    ['a broker with a user name', { brokerUrl: 'https://me@broker.example/token' }],
    ['words as a broker', { brokerUrl: 'my broker' }],
    ['a page to come back through over http', { relayUrl: 'http://relay.example/' }],
    ['a page to come back through with a query', { relayUrl: 'https://relay.example/?to=app' }],
  ])('is not asked: %s', async (_name, changes) => {
    const { server, payer } = await hostilePayer();
    await expect(oauthApp().connect(payer, { client: client(changes) })).rejects.toMatchObject({
      code: 'oauth/bad-client',
    });
    expect(server.seen).toEqual([]);
  });
});

describe('the way back', () => {
  it('is the one port that the person registered', async () => {
    const { payer } = await hostilePayer();
    const { connect, browser } = oauthApp();
    await connect(payer, { client: client({ redirectPort: 28_519 }) });
    expect(new URL(browser.opened[0] ?? '').searchParams.get('redirect_uri')).toBe(
      'http://127.0.0.1:28519/callback',
    );
  });

  it('through a page in between is that page letter by letter, at a port that the page can know', async () => {
    const { server, payer } = await hostilePayer();
    const tried: Promise<boolean>[] = [];
    const app = oauthApp({
      visit(url) {
        const asked = new URL(url).searchParams;
        expect(asked.get('redirect_uri')).toBe('https://relay.example');
        const answer = new URLSearchParams({ code: canaries.code, state: asked.get('state') ?? '' });
        for (const port of usualPorts)
          tried.push(
            navigate(`http://127.0.0.1:${port}/callback?${answer}`).then(
              () => true,
              () => false,
            ),
          );
      },
    });
    const connecting = app.connect(payer, { client: client({ relayUrl: ' https://relay.example ' }) });
    // The stand-in was not asked for this code, so it refuses it; what it was sent is what counts.
    await expect(connecting).rejects.toMatchObject({ code: 'oauth/exchange-failed' });
    expect(await Promise.all(tried)).toContain(true);
    expect(server.seenAt('/token')[0]?.form['redirect_uri']).toBe('https://relay.example');
  });

  it('checks who a pasted answer is from', async () => {
    const { server, payer } = await hostilePayer({
      configuration: (origin) => ({
        body: {
          ...(wellBehaved().configuration(origin).body as object),
          authorization_response_iss_parameter_supported: true,
        },
      }),
    });
    const app = oauthApp({
      visit(url) {
        const asked = new URL(url).searchParams;
        const answer = new URLSearchParams({
          code: 'x',
          state: asked.get('state') ?? '',
          iss: 'https://other.example',
        });
        expect(app.signIn.pasteAnswer(`${asked.get('redirect_uri')}?${answer}`)).toBe('taken');
      },
    });
    await expect(app.connect(payer)).rejects.toMatchObject({ code: 'oauth/response-invalid' });
    expect(server.seenAt('/token')).toEqual([]);
  });
});
