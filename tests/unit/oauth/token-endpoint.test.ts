/** What is sent to a plan's token endpoint, and what becomes of each of its answers. */
import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { FhirError } from '../../../electron/errors.ts';
import type { ClientProof } from '../../../electron/oauth/plan-client.ts';
import {
  exchangeCode,
  refreshTokens,
  retryAfterOf,
  revokeToken,
  type TokenPlace,
} from '../../../electron/oauth/token-endpoint.ts';
import type { Fetch, HttpRequest, HttpResponse } from '../../../electron/ports.ts';

const tokenEndpoint = 'https://plan.example/token';
const publicProof: ClientProof = { method: 'public', secret: null, keyId: null };
const place = (more: Partial<TokenPlace> = {}): TokenPlace => ({
  clientId: 'app',
  proof: publicProof,
  issuer: 'https://plan.example',
  tokenEndpoint,
  revocationEndpoint: null,
  ...more,
});

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };

/** A plan that answers so, one answer after another, and what it was asked. */
function answering(...answers: (Answer | Error)[]) {
  const asked: HttpRequest[] = [];
  const fetch: Fetch = async (request) => {
    asked.push(request);
    const answer = answers[Math.min(asked.length, answers.length) - 1] ?? {};
    if (answer instanceof Error) throw answer;
    const { status = 200, body = {}, headers = { 'content-type': 'application/json' } } = answer;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return { status, headers, body: new TextEncoder().encode(text) } satisfies HttpResponse;
  };
  const form = (at = 0) => Object.fromEntries(new URLSearchParams(asked[at]?.body));
  return { fetch, asked, form };
}

const tokens = { access_token: 'at', token_type: 'Bearer', expires_in: 3600, refresh_token: 'rt' };
const refresh = (answer: Answer | Error, more: Partial<TokenPlace> = {}) =>
  refreshTokens(place(more), answering(answer).fetch, 'old');
const readTokens = (more: object) => refresh({ body: { ...tokens, ...more } });

describe('an answer with tokens', () => {
  it('is read as it stands', async () => {
    expect(
      await readTokens({
        scope: 'patient/*.read',
        patient: 'p-1',
        fhirUser: 'Patient/p-1',
        id_token: 'a.b.c',
        access_grant_expiration: '2027-01-01',
      }),
    ).toEqual({
      accessToken: 'at',
      refreshToken: 'rt',
      expiresInSeconds: 3600,
      scope: 'patient/*.read',
      patient: 'p-1',
      fhirUser: 'Patient/p-1',
      idToken: 'a.b.c',
      accessEndsAt: '2027-01-01',
    });
  });

  it('says nothing of what it leaves out, sends as null or empty', async () => {
    const nothing = {
      accessToken: 'at',
      refreshToken: null,
      expiresInSeconds: null,
      scope: undefined,
      patient: null,
      fhirUser: null,
      idToken: null,
      accessEndsAt: null,
    };
    expect(await refresh({ body: { access_token: 'at' } })).toEqual(nothing);
    for (const none of [null, ''])
      expect(
        await refresh({
          body: {
            access_token: 'at',
            token_type: none,
            expires_in: none,
            refresh_token: none,
            patient: none,
            fhirUser: none,
            id_token: none,
            access_grant_expiration: none,
            ...(none === null && { scope: none }),
          },
        }),
      ).toEqual(nothing);
  });

  it.each([
    ['seconds as text', { expires_in: '600' }, { expiresInSeconds: 600 }],
    ['an end that is past', { expires_in: 0 }, { expiresInSeconds: null }],
    ['an end before now', { expires_in: -5 }, { expiresInSeconds: null }],
    ['one second', { expires_in: 1 }, { expiresInSeconds: 1 }],
    ['an end in words', { expires_in: 'soon' }, { expiresInSeconds: null }],
    ['a list of scopes', { scope: ['a', 7, 'b'] }, { scope: 'a b' }],
    ['an empty scope: nothing was granted', { scope: '' }, { scope: '' }],
    ['a scope that is none', { scope: 7 }, { scope: undefined }],
    ['a patient as a number', { patient: 42 }, { patient: '42' }],
    ['a patient as an object', { patient: {} }, { patient: null }],
    ['an id_token that is no text', { id_token: 7 }, { idToken: null }],
    ['the type of Apigee', { token_type: 'BearerToken' }, { accessToken: 'at' }],
    ['a type in small letters', { token_type: 'bearer' }, { accessToken: 'at' }],
    ['a type that is no text', { token_type: 7 }, { accessToken: 'at' }],
  ])('takes %s', async (_, body, read) => {
    expect(await readTokens(body)).toMatchObject(read);
  });

  it.each([
    ['a token of another type', { token_type: 'mac' }],
    ['a token of a type that the app cannot send', { token_type: 'DPoP' }],
    ['a token that no header can hold', { access_token: 'ü' }],
    ['no token', { access_token: null }],
  ])('is of no use with %s', async (_, body) => {
    await expect(readTokens(body)).rejects.toMatchObject({ code: 'oauth/exchange-failed' });
  });

  it('is of no use when it is empty, or no JSON, whatever its status', async () => {
    for (const body of ['', 'hello', '[]'])
      await expect(refresh({ body })).rejects.toMatchObject({
        code: 'oauth/exchange-failed',
        retryable: false,
      });
  });

  it('is taken with any status of success', async () => {
    expect(await refresh({ status: 299, body: tokens })).toMatchObject({ accessToken: 'at' });
    for (const status of [199, 300, 302])
      await expect(refresh({ status, body: tokens })).rejects.toMatchObject({
        code: 'oauth/exchange-failed',
      });
  });

  it('is read whatever header for signing in comes with it', async () => {
    const headers = {
      'content-type': 'application/json',
      'www-authenticate': 'Bearer error="invalid_token"',
    };
    await expect(refresh({ status: 400, headers, body: { error: 'invalid_grant' } })).rejects.toMatchObject({
      code: 'oauth/reconnect-needed',
    });
    expect(await refresh({ headers, body: tokens })).toMatchObject({ accessToken: 'at' });
  });
});

describe('a renewal that fails', () => {
  it.each([
    ['the grant has ended', 400, { error: 'invalid_grant' }, 'oauth/reconnect-needed'],
    ['the app is not known any more', 401, { error: 'invalid_client' }, 'oauth/reconnect-needed'],
    ['the app may not do so', 400, { error: 'unauthorized_client' }, 'oauth/reconnect-needed'],
    ['the token is lost, in Medicare’s words', 400, { error: 'invalid_request' }, 'oauth/reconnect-needed'],
    ['the same with another status', 403, { error: 'invalid_request' }, 'oauth/exchange-failed'],
    ['another error', 400, { error: 'invalid_scope' }, 'oauth/exchange-failed'],
    ['an error that is no word', 400, { error: 'No Such Thing' }, 'oauth/exchange-failed'],
    ['no error word', 400, {}, 'oauth/exchange-failed'],
  ])('%s', async (_, status, body, code) => {
    await expect(refresh({ status, body })).rejects.toMatchObject({ code });
  });

  it('says what the plan said: its word, the status, and plain words', async () => {
    const body = { error: 'invalid_scope', error_description: 'Not for you.' };
    await expect(refresh({ status: 400, body })).rejects.toMatchObject({
      details: ['invalid_scope', 'HTTP 400', 'Not for you.'],
    });
    await expect(refresh({ status: 400, body: { error: 'No such' } })).rejects.toMatchObject({
      details: ['unknown', 'HTTP 400'],
    });
    await expect(refresh({ body: { message: 'All is well.' } })).rejects.toMatchObject({
      details: ['HTTP 200'],
    });
  });

  it.each([
    [500, true],
    [503, true],
    [499, false],
    [429, true],
    [404, true],
    [403, false],
    [400, false],
  ])('may be tried again after HTTP %i: %s', async (status, retryable) => {
    await expect(refresh({ status, body: {} })).rejects.toMatchObject({ retryable });
  });

  it('says when to try again, where the plan does', async () => {
    const headers = { 'content-type': 'application/json', 'retry-after': '7' };
    await expect(refresh({ status: 503, headers })).rejects.toMatchObject({ retryAfterMs: 7_000 });
    await expect(refresh({ status: 503 })).rejects.not.toHaveProperty('retryAfterMs', expect.any(Number));
    expect(retryAfterOf('Wed, 21 Oct 2026 07:28:00 GMT')).toBeUndefined();
    expect(retryAfterOf(undefined)).toBeUndefined();
  });

  it('is tried once more, and no more, when no answer came', async () => {
    const lost = new FhirError('fhir/unreachable', 'lost', { retryable: true });
    const again = answering(lost, { body: tokens });
    expect(await refreshTokens(place(), again.fetch, 'old')).toMatchObject({ accessToken: 'at' });
    expect(again.asked).toHaveLength(2);
    const never = answering(lost);
    await expect(refreshTokens(place(), never.fetch, 'old')).rejects.toBe(lost);
    expect(never.asked).toHaveLength(2);
    const answered = answering({ status: 500 });
    await expect(refreshTokens(place(), answered.fetch, 'old')).rejects.toMatchObject({
      code: 'oauth/exchange-failed',
    });
    expect(answered.asked).toHaveLength(1);
    const foreign = answering(new FhirError('fhir/foreign-link', 'no', { retryable: false }));
    await expect(refreshTokens(place(), foreign.fetch, 'old')).rejects.toMatchObject({
      code: 'fhir/foreign-link',
    });
    expect(foreign.asked).toHaveLength(1);
  });
});

describe('what is sent', () => {
  it('for a renewal is the refresh token, as a form', async () => {
    const { fetch, asked, form } = answering({ body: tokens });
    await refreshTokens(place({ issuer: null }), fetch, 'old');
    expect(asked[0]).toMatchObject({
      method: 'POST',
      url: tokenEndpoint,
      timeoutMs: 30_000,
      maxBytes: 1 << 20,
    });
    expect(form()).toEqual({ grant_type: 'refresh_token', refresh_token: 'old', client_id: 'app' });
    expect(asked[0]).not.toHaveProperty('signal');
  });

  it('for a code is the code, its verifier, and the address to come back to, letter by letter', async () => {
    const { fetch, asked, form } = answering({ body: tokens });
    const { signal } = new AbortController();
    const code = { redirectUri: 'http://127.0.0.1:4711', code: 'c', state: 's', codeVerifier: 'v', signal };
    expect(await exchangeCode(place(), fetch, code)).toMatchObject({ accessToken: 'at' });
    expect(form()).toEqual({
      grant_type: 'authorization_code',
      code: 'c',
      code_verifier: 'v',
      redirect_uri: 'http://127.0.0.1:4711',
      client_id: 'app',
    });
    expect(asked[0]?.signal).toBe(signal);
  });

  it('to a plan on this computer may go without encryption, to no other', async () => {
    const local = { tokenEndpoint: 'http://127.0.0.1:4711/token', issuer: null };
    expect(await refresh({ body: tokens }, local)).toMatchObject({ accessToken: 'at' });
    const open = answering({ body: tokens });
    const place2 = place({ tokenEndpoint: 'http://plan.example/token' });
    await expect(refreshTokens(place2, open.fetch, 'old')).rejects.toThrow();
    expect(open.asked).toEqual([]);
  });

  it.each([
    [400, { error: 'invalid_client' }, 'oauth/bad-client'],
    [400, { error: 'unauthorized_client' }, 'oauth/bad-client'],
    [400, { error: 'invalid_grant' }, 'oauth/exchange-failed'],
    [400, { error: 'invalid_request' }, 'oauth/exchange-failed'],
    [404, {}, 'oauth/exchange-failed'],
  ])('for a code, HTTP %i with %o is %s', async (status, body, code) => {
    const exchange = exchangeCode(place(), answering({ status, body }).fetch, {
      redirectUri: 'http://127.0.0.1:4711/callback',
      code: 'c',
      state: 's',
      codeVerifier: 'v',
      signal: new AbortController().signal,
    });
    await expect(exchange).rejects.toMatchObject({ code, retryable: false });
  });
});

describe('giving a token back', () => {
  const give = async (
    answer: Answer | Error,
    revocationEndpoint: string | null = 'https://plan.example/revoke',
  ) => {
    const plan = answering(answer);
    const { signal } = new AbortController();
    const token = { value: 'rt', kind: 'refresh_token', signal } as const;
    const isGiven = await revokeToken(place({ revocationEndpoint }), plan.fetch, token);
    return { ...plan, isGiven };
  };

  it('is done when the plan says so', async () => {
    const { isGiven, asked, form } = await give({ body: '' });
    expect(isGiven).toBe(true);
    expect(asked[0]).toMatchObject({ url: 'https://plan.example/revoke', timeoutMs: 5_000 });
    expect(asked[0]?.signal).toBeDefined();
    expect(form()).toEqual({ token: 'rt', token_type_hint: 'refresh_token', client_id: 'app' });
  });

  it('is not done when the plan has no place for it, refuses, or does not answer', async () => {
    const without = await give({}, null);
    expect([without.isGiven, without.asked]).toEqual([false, []]);
    expect((await give({ status: 400, body: { error: 'invalid_request' } })).isGiven).toBe(false);
    expect((await give(new FhirError('fhir/unreachable', 'lost'))).isGiven).toBe(false);
  });

  it('goes to a plan on this computer without encryption', async () => {
    expect((await give({ body: '' }, 'http://127.0.0.1:4711/revoke')).isGiven).toBe(true);
  });
});

describe('how the app proves that it is itself', () => {
  const sent = async (proof: ClientProof) => {
    const { fetch, asked, form } = answering({ body: tokens });
    await refreshTokens(place({ proof }), fetch, 'old');
    const headers = new Headers(asked[0]?.headers);
    return { authorization: headers.get('authorization'), form: form() };
  };
  const refusal = { code: 'oauth/bad-client' };
  const keyOf = (more: object) =>
    ({ method: 'private-key', secret: null, keyId: null, ...more }) as ClientProof;

  it('by its secret, raw, in the head or in the form', async () => {
    const secret = 'sec ret+ü';
    expect(await sent({ method: 'secret-basic', secret, keyId: null })).toMatchObject({
      authorization: `Basic ${Buffer.from(`app:${secret}`).toString('base64')}`,
    });
    const post = await sent({ method: 'secret-post', secret, keyId: null });
    expect(post).toMatchObject({ authorization: null, form: { client_id: 'app', client_secret: secret } });
  });

  it('by a key: RSA of 2048 bits or the curve P-384, as PEM, JWK or a set of one', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
    const pem = rsa.export({ type: 'pkcs8', format: 'pem' }).toString();
    const jwk = ec.export({ format: 'jwk' });
    const headOf = async (proof: ClientProof) => {
      const { form } = await sent(proof);
      const assertion = form['client_assertion'] ?? '';
      expect(decodeJwt(assertion)).toMatchObject({ aud: tokenEndpoint, iss: 'app', sub: 'app' });
      return decodeProtectedHeader(assertion);
    };
    const own = (text: string, keyId: string | null = null) => headOf(keyOf({ secret: text, keyId }));
    const importKey = vi.spyOn(crypto.subtle, 'importKey');
    expect(await own(pem, 'k-1')).toMatchObject({ alg: 'RS384', typ: 'JWT', kid: 'k-1' });
    // Once imported, the key can sign and cannot be read any more.
    expect(importKey.mock.calls.map(([, , , isExtractable]) => isExtractable)).toEqual([false]);
    importKey.mockRestore();
    const thumbprint = (await own(pem)).kid;
    expect(thumbprint).toMatch(/^[\w-]{43}$/);
    expect(await own(JSON.stringify(jwk))).toMatchObject({
      alg: 'ES384',
      kid: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(await own(JSON.stringify({ ...jwk, kid: 'k-2' }))).toMatchObject({ kid: 'k-2' });
    expect((await own(JSON.stringify({ ...jwk, kid: '' }))).kid).toMatch(/^[\w-]{43}$/);
    expect(await own(JSON.stringify({ keys: [{ ...jwk, kid: 'k-3' }] }), 'k-4')).toMatchObject({
      kid: 'k-4',
    });
    await expect(sent(keyOf({ secret: JSON.stringify({ keys: [jwk, jwk] }) }))).rejects.toMatchObject(
      refusal,
    );
  });

  it('by no other key, and by no text that is none; the text is in no error', async () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const other = generateKeyPairSync('ed25519').privateKey;
    for (const key of [weak, curve, other])
      await expect(
        sent(keyOf({ secret: key.export({ type: 'pkcs8', format: 'pem' }).toString() })),
      ).rejects.toMatchObject({ ...refusal, message: expect.stringContaining('2048 bits') });
    for (const secret of ['canary', '{"canary":1}', null])
      await expect(sent(keyOf({ secret }))).rejects.toMatchObject({
        ...refusal,
        message: expect.not.stringContaining('canary'),
      });
  });
});
